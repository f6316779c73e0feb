import type { Input } from '../model/input';
import { mapExpressions } from '../model/template';
import { type Attributes, isObject, mapTexts, UnusableInput } from '../model/value';
import { isConfiguration, readConfiguration } from './configuration';
import { isPlan, readPlan } from './plan';
import { isState, readState } from './state';

/**
 * Reads a document of any kind, told apart by its content: a plan or a state as `terraform show -json` prints it, the
 * file of a state, or configuration in JSON.
 * @throws UnusableInput where it is neither
 */
export function readInput(document: unknown): Input {
  if (isPlan(document) && isObject(document)) return readPlan(document);
  if (isState(document) && isObject(document)) return readState(document);
  if (isConfiguration(document) && isObject(document)) return readConfiguration(document);
  throw new UnusableInput(`neither a plan, a state nor Terraform configuration in JSON: ${describeDocument(document)}`);
}

/** Inputs by name: the stack of a synthesized app, otherwise the file. */
export type Inputs = Readonly<Record<string, Input>>;

/** Inputs by name. Two of one name would hide each other. */
export function namedInputs(inputs: readonly (readonly [name: string, input: Input])[]): Inputs {
  const names = new Set<string>();
  for (const [name] of inputs) {
    if (names.has(name)) throw new UnusableInput(`two inputs are called '${name}'`);
    names.add(name);
  }
  return Object.fromEntries(inputs);
}

/**
 * Several inputs as one. Where there are several, each address and each reference gets the name of its input before
 * it, so that resources of two stacks are not taken for each other.
 */
export function mergeInputs(inputs: Inputs, several = Object.keys(inputs).length > 1): Input {
  const links = several ? linksOf(inputs) : new Map<string, string>();
  const named = Object.entries(inputs).map(([name, input]) => (several ? prefixed(name, input, links) : input));
  return {
    kind: (['plan', 'state'] as const).find((kind) => named.some((one) => one.kind === kind)) ?? 'configuration',
    changes: named.flatMap(({ changes }) => changes),
    gaps: named.flatMap(({ gaps }) => gaps),
    unread: countsOf(named.flatMap(({ unread }) => [...unread])),
  };
}

function countsOf(counts: readonly (readonly [kind: string, count: number])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [kind, count] of counts) found.set(kind, (found.get(kind) ?? 0) + count);
  return found;
}

/** The outputs of all inputs, as text in which each reference has the name of its input before it. */
function linksOf(inputs: Inputs): Map<string, string> {
  return new Map(
    Object.entries(inputs).flatMap(([name, { outputs = new Map<string, string>() }]) =>
      [...outputs].map(([reference, value]) => [reference, withName(name, value)] as const),
    ),
  );
}

function withName(name: string, text: string): string {
  return text.replaceAll(/\$\{(?=az(?:urerm|api)_|module\.)/g, () => `\${${name}/`);
}

/** Most stacks that an output is passed through. */
const MAX_LINKS = 10;

function linked(text: string, links: ReadonlyMap<string, string>): string {
  let result = text;
  for (let step = 0; step < MAX_LINKS && result.includes('${data.terraform_remote_state.'); step++)
    result = mapExpressions(result, (expression) => links.get(expression.slice(2, -1)) ?? expression);
  return result;
}

function prefixed(name: string, { kind, changes, gaps, unread }: Input, links: ReadonlyMap<string, string>): Input {
  const side = (attributes: Attributes) => mapTexts(attributes, (text) => linked(withName(name, text), links));
  return {
    kind,
    unread,
    changes: changes.map((change) => ({
      ...change,
      address: `${name}/${change.address}`,
      ...(change.before && { before: side(change.before) as Attributes }),
      ...(change.after && { after: side(change.after) as Attributes }),
    })),
    gaps: gaps.map((gap) => ({ ...gap, address: `${name}/${gap.address}` })),
  };
}

function describeDocument(document: unknown): string {
  if (!isObject(document)) return 'it is no object';
  if ('@level' in document) return "it is the log of a run; run 'terraform show -json' on a plan file";
  return 'it does not have their keys';
}

import type { Input, ResourceChange } from '../model/input';
import { mapExpressions } from '../model/template';
import { type Attributes, idKey, isObject, mapTexts, refuseDeep, UnusableInput } from '../model/value';
import { isConfiguration, readConfiguration } from './configuration';
import { isExport, readExport } from './exports/exported';
import { isTemplateParameters } from './exports/template-document';
import { isPlan, readPlan } from './plan';
import { isState, readState } from './state';

/**
 * Reads a document of any kind, told apart by its content: a plan or a state as `terraform show -json` prints it, the
 * file of a state, resources of Azure as a tool exports them, an ARM template, or Terraform configuration in JSON.
 * @param parameters document with the parameters of an ARM template, if there is one
 * @throws UnusableInput if it is none of them
 */
export function readInput(document: unknown, parameters?: unknown): Input {
  refuseDeep(document);
  if (isPlan(document) && isObject(document)) return readPlan(document);
  if (isState(document) && isObject(document)) return readState(document);
  if (isExport(document)) return readExport(document, parameters);
  if (isConfiguration(document) && isObject(document)) return readConfiguration(document);
  throw new UnusableInput(
    `neither a plan, a state, Terraform configuration in JSON nor an export of Azure: ${describeDocument(document)}`,
  );
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
 * it, so that resources of two stacks are not taken for each other. Ids of Azure stay as they are.
 */
export function mergeInputs(inputs: Inputs, several = Object.keys(inputs).length > 1): Input {
  const links = several ? linksOf(inputs) : new Map<string, string>();
  const named = Object.entries(withoutDoubles(inputs)).map(([name, input]) =>
    several ? prefixed(name, input, links) : input,
  );
  return {
    kind: KINDS.find((kind) => named.some((one) => one.kind === kind)) ?? 'configuration',
    changes: named.flatMap(({ changes }) => changes),
    gaps: named.flatMap(({ gaps }) => gaps),
    unread: countsOf(named.flatMap(({ unread }) => [...unread])),
  };
}

/** Kinds of inputs. Several inputs are of the first kind that one of them has. */
const KINDS: readonly Input['kind'][] = ['plan', 'state', 'configuration', 'export'];

/** Inputs in which a resource of an export is left out if another input holds it: by its id, which is its address. */
function withoutDoubles(inputs: Inputs): Inputs {
  const all = Object.values(inputs);
  const managed = all.filter(({ kind }) => kind !== 'export').flatMap(({ changes }) => changes);
  const seen = new Set(
    managed.flatMap(({ before, after, importing }) => [idKey((after ?? before)?.['id']), idKey(importing?.id)]),
  );
  const isNew = ({ address }: ResourceChange): boolean => !address.startsWith('/') || !seen.has(idKey(address));
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      if (input.kind !== 'export') return [name, input];
      const changes = input.changes.filter(isNew);
      for (const { address } of changes) seen.add(idKey(address));
      return [name, { ...input, changes }];
    }),
  );
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
      address: placed(name, change.address),
      ...(change.before && { before: side(change.before) as Attributes }),
      ...(change.after && { after: side(change.after) as Attributes }),
    })),
    gaps: gaps.map((gap) => ({ ...gap, address: placed(name, gap.address) })),
  };
}

/** An address with the name of its input before it. An id of Azure is the same in every input. */
function placed(name: string, address: string): string {
  return address.startsWith('/') ? address : `${name}/${address}`;
}

function describeDocument(document: unknown): string {
  if (Array.isArray(document)) return 'it is a list without a resource';
  if (!isObject(document)) return 'it is no object';
  if (isTemplateParameters(document)) return 'it has the parameters of a template; read a directory that holds both';
  if ('@level' in document) return "it is the log of a run; run 'terraform show -json' on a plan file";
  return 'it does not have their keys';
}

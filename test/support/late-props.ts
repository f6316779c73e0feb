import { type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import { type Path, pathText } from '../../lib/core/problems';
import type { Shape } from '../../lib/core/shapes';
import { validPropsOf } from './arbitrary-props';
import { placesOf, valueAt, withValue } from './arbitrary-shapes';
import { constructOf, newStack } from './generated-props';

/** A text or a number in props. */
export interface Leaf {
  readonly path: Path;
  readonly value: string | number;
}

/** Valid props of a construct, with the leaves that no sample before has. */
export interface Sample {
  readonly input: string;
  readonly id: string;
  readonly props: unknown;
  readonly leaves: readonly Leaf[];
  readonly fresh: readonly Leaf[];
}

/** Props in which `\${` is no template: a variable is there only as a token. */
const ESCAPED = ['query', 'changes', 'computers'];

/** Props without a check here: the provider checks tags in the plan, and reasons are not in it. */
const WITHOUT_CHECK = ['tags', 'requiredTags', 'acknowledgedWarnings'];

/** Samples that together have every leaf, as far as they are accepted. */
export function samplesOf(input: string, shape: Shape): Sample[] {
  const seen = new Set<string>();
  const chosen: Sample[] = [];
  for (const props of fc.sample(validPropsOf(shape), { seed: 2_026, numRuns: 18 })) {
    const leaves = leavesOf(props, shape).filter(({ path }) => !WITHOUT_CHECK.some((key) => path.includes(key)));
    const fresh = leaves.filter(({ path }) => !seen.has(kindOf(path)));
    if (fresh.length === 0 || refusal(input, props, [], true) !== undefined) continue;
    for (const { path } of fresh) seen.add(kindOf(path));
    chosen.push({ input, id: `${input}${chosen.length}`, props, leaves, fresh });
  }
  return chosen;
}

function leavesOf(props: unknown, shape: Shape): Leaf[] {
  return placesOf(props, shape)
    .filter(({ shape: part }) => part === 'text' || part === 'number')
    .map(({ path }) => ({ path, value: valueAt(props, path) as string | number }));
}

/** A path without the places in lists and the names of users. */
function kindOf(path: Path): string {
  return pathText(path.filter((key) => typeof key === 'string' && key !== 'one' && key !== 'two'));
}

/** A stack with a construct whose leaves are behind variables. */
export function build(input: string, props: unknown, id = 'It', variables: readonly Leaf[] = []): TerraformStack {
  const stack = newStack();
  const behind = variables.reduce<unknown>((given, { path, value }, index) => {
    const name = `${id}v${index}`;
    const type = typeof value === 'number' ? 'number' : 'string';
    const variable = new TerraformVariable(stack, name, { type, default: value });
    const isRaw = index % 2 === 0 && !path.some((key) => ESCAPED.includes(String(key)));
    const token = typeof value === 'number' ? variable.numberValue : isRaw ? `\${var.${name}}` : variable.stringValue;
    return withValue(given, path, token);
  }, props);
  const construct = constructOf(input);
  new construct(stack, id, behind);
  return stack;
}

/** The message of an input that is refused. */
export function refusal(
  input: string,
  props: unknown,
  variables: readonly Leaf[] = [],
  isWhole = false,
): string | undefined {
  try {
    const stack = build(input, props, 'It', variables);
    if (isWhole) Testing.synth(stack, true);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

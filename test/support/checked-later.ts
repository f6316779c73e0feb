import { Testing } from 'cdktf';
import { pathText } from '../../lib/core/problems';
import type { Shape } from '../../lib/core/shapes';
import { CONSTRUCTS } from './generated-props';
import { build, type Leaf, refusal, type Sample, samplesOf } from './late-props';

export const CHECKED_LATER_FILE = 'test/fixtures/checked-later.json';

/** By prop: the message that refuses a variable, or each condition of Terraform on its value with the message. */
export type CheckedLater = Readonly<Record<string, readonly string[]>>;

export function checkedLater(input: string, shape: Shape): CheckedLater {
  const leaves = samplesOf(input, shape).flatMap((sample) => sample.fresh.map((leaf) => [sample, leaf] as const));
  return Object.fromEntries(leaves.map(([sample, leaf]) => [pathText(leaf.path), checksOf(sample, leaf)]));
}

function checksOf({ input, props }: Sample, leaf: Leaf): string[] {
  const refused = refusal(input, props, [leaf]);
  if (refused !== undefined) return refused.split('\n').slice(1);
  const blocks: unknown = JSON.parse(Testing.synth(build(input, props, 'It', [leaf]), true));
  return conditionsIn(blocks)
    .filter(({ condition }) => /var\.Itv0|_Checked_/.test(condition))
    .map(({ condition, error_message: message }) => `${condition} => ${message}`.replaceAll(VALUE, 'value'));
}

/** What conditions look at: the local value that holds a prop. */
const VALUE = /local\.\w+_Checked_\w+\["[^"]*"\]/g;

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

function conditionsIn(value: unknown): Condition[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'condition' in value && typeof value.condition === 'string' ? [value as Condition] : [];
  return [...own, ...Object.values(value).flatMap(conditionsIn)];
}

/** The text of `CHECKED_LATER_FILE`, by construct. */
export function checkedLaterFile(): string {
  const all = Object.fromEntries(CONSTRUCTS.map(([input, shape]) => [input, checkedLater(input, shape)]));
  return `${JSON.stringify(all, undefined, 1)}\n`;
}

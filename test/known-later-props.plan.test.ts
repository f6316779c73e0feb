import { type TerraformStack, Testing } from 'cdktf';
import { type Path, pathText } from '../lib/core/problems';
import { withValue } from './support/arbitrary-shapes';
import { CONSTRUCTS } from './support/generated-props';
import { build, type Leaf, type Sample as PropsSample, refusal, samplesOf } from './support/late-props';
import { type Blocks, describeWithTerraform, merged, plan } from './support/terraform';

/** With a value that is refused as a literal for each leaf that has one. */
interface Sample extends PropsSample {
  readonly wrong: readonly Leaf[];
}

const WRONG: readonly (string | number)[] = [
  '',
  'West Europe',
  '*',
  'x',
  '-',
  '/subscriptions/x',
  'ä'.repeat(300),
  0,
  -1,
  0.5,
  1e9,
];

const SAMPLES = CONSTRUCTS.flatMap(([input, shape]) => samplesOf(input, shape)).map((sample) => ({
  ...sample,
  wrong: sample.fresh.flatMap((leaf) => wrongLeaf(sample, leaf)),
}));

function wrongLeaf({ input, props }: PropsSample, { path, value }: Leaf): Leaf[] {
  const refused = WRONG.filter((one) => typeof one === typeof value).find((one) =>
    refusal(input, withValue(props, path, one))?.includes(`] ${pathText(path)} `),
  );
  return refused === undefined ? [] : [{ path, value: refused }];
}

function blocksOf(stack: TerraformStack): Blocks {
  return JSON.parse(Testing.synth(stack, true)) as Blocks;
}

/** A word that is converted only if it is a literal: Terraform refuses it with the form that it must have. */
function isShort({ path, value }: Leaf): boolean {
  const key = String(path.at(-1));
  return value === 'never' || (['managementGroupId', 'subscriptionId'].includes(key) && !String(value).includes('/'));
}

/** The group, the workspace and the rule of the pattern come first: if they are wrong, Terraform does not plan the other parts. */
const FIRST = ['location', 'newResourceGroupName', 'resourceGroupName', 'workspace', 'contentStorage'];

function comesFirst({ input }: Sample, path: Path): boolean {
  return input === 'ChangeTracking' && FIRST.includes(String(path[0]));
}

/** The leaves that may be known later: others are refused at synth, with their path. */
function lateLeaves({ input, props }: PropsSample, leaves: readonly Leaf[]): Leaf[] {
  return leaves.filter(
    (leaf) => !isShort(leaf) && !refusal(input, props, [leaf])?.includes(`] ${pathText(leaf.path)} `),
  );
}

test('samples reach most checks', () => {
  expect(SAMPLES.flatMap(({ wrong }) => wrong).length).toBeGreaterThan(150);
});

describeWithTerraform('props behind Terraform variables', () => {
  test('lead to the same plan as literals', () => {
    const late = SAMPLES.map((sample) => ({ ...sample, late: lateLeaves(sample, sample.leaves) }));
    const plans = [false, true].map((isLate) =>
      plan(merged(late.map(({ input, props, id, late }) => blocksOf(build(input, props, id, isLate ? late : []))))),
    );
    expect(plans.map(({ errors }) => errors)).toEqual([[], []]);
    // Roles on a rule that may be outside the scope are granted besides, and a role of several has its principal as address.
    const [literal = [], variable = []] = plans.map(({ resources }) =>
      Object.entries(resources).map(([address, values]) => `${address.split('.')[0]} ${JSON.stringify(values)}`),
    );
    expect(literal.filter((values) => !variable.includes(values))).toEqual([]);
  }, 120_000);

  test('that are wrong are refused by the plan, as literals are', () => {
    const late = SAMPLES.map((sample) => ({
      ...sample,
      late: lateLeaves(sample, sample.wrong).filter(({ path }) => !comesFirst(sample, path)),
    })).filter(({ late }) => late.length > 0);
    const { errors } = plan(merged(late.map(({ input, props, id, late }) => blocksOf(build(input, props, id, late)))));
    const told = errors.map((error) => error.replaceAll(/\s+/g, ' '));
    const missed = late.flatMap(({ id, late: leaves }) =>
      leaves
        .filter(({ path }) => !told.some((error) => isAbout(error, id, path)))
        .map(({ path, value }) => `${id} ${pathText(path)} ${value}`),
    );
    expect(missed).toEqual([]);
  }, 120_000);
});

/** Whether an error is about a prop. The parts of a pattern have paths and names of their own. */
function isAbout(error: string, id: string, path: Path): boolean {
  const construct = new RegExp(`\\[test/${id}(/[^\\]]*)?\\] `);
  const names = [pathText(path), ...path.map((_, index) => pathText(path.slice(index)))];
  return construct.test(error) && names.some((name) => name !== '' && error.includes(`${name} `));
}

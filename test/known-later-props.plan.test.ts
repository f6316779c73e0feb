import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import * as library from '../lib';
import shapeTable from '../lib/constructs/kit/prop-shapes.json';
import { type Path, pathText } from '../lib/core/problems';
import { type Shape, type ShapeTable, shapesOf } from '../lib/core/shapes';
import { validPropsOf } from './support/arbitrary-props';
import { placesOf, withValue } from './support/arbitrary-shapes';
import { type Blocks, describeWithTerraform, merged, plan } from './support/terraform';

type Constructs = Record<string, new (scope: unknown, id: string, props: unknown) => unknown>;

/** A text or a number in props. */
interface Leaf {
  readonly path: Path;
  readonly value: string | number;
}

/** Valid props of a construct, and a value that is refused as a literal for each leaf that has one. */
interface Sample {
  readonly input: string;
  readonly id: string;
  readonly props: unknown;
  readonly leaves: readonly Leaf[];
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

/** Props in which `\${` is no template: a variable is there only as a token. */
const ESCAPED = ['query', 'changes', 'computers'];

/** Props without a check here: the provider checks tags in the plan, and reasons are not in it. */
const WITHOUT_CHECK = ['tags', 'requiredTags', 'acknowledgedWarnings'];

const SAMPLES = Object.entries(shapesOf(shapeTable as ShapeTable))
  .filter(([input]) => !input.includes('.'))
  .flatMap(([input, shape]) => samplesOf(input, shape));

/** Samples that together have every leaf, as far as they are accepted. */
function samplesOf(input: string, shape: Shape): Sample[] {
  const seen = new Set<string>();
  const chosen: Sample[] = [];
  for (const props of fc.sample(validPropsOf(shape), { seed: 2_026, numRuns: 18 })) {
    const leaves = leavesOf(props, shape).filter(({ path }) => !WITHOUT_CHECK.some((key) => path.includes(key)));
    const fresh = leaves.filter(({ path }) => !seen.has(kindOf(path)));
    if (fresh.length === 0 || refusal(input, props, [], true) !== undefined) continue;
    for (const { path } of fresh) seen.add(kindOf(path));
    const wrong = fresh.flatMap(({ path, value }) => {
      const refused = WRONG.filter((one) => typeof one === typeof value).find((one) =>
        refusal(input, withValue(props, path, one))?.includes(`] ${pathText(path)} `),
      );
      return refused === undefined ? [] : [{ path, value: refused }];
    });
    chosen.push({ input, id: `${input}${chosen.length}`, props, leaves, wrong });
  }
  return chosen;
}

function leavesOf(props: unknown, shape: Shape): Leaf[] {
  return placesOf(props, shape).flatMap(({ path, shape: part }) => {
    if (part !== 'text' && part !== 'number') return [];
    return [
      { path, value: path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], props) as string },
    ];
  });
}

/** A path without the places in lists and the names of users. */
function kindOf(path: Path): string {
  return pathText(path.filter((key) => typeof key === 'string' && key !== 'one' && key !== 'two'));
}

function build(input: string, props: unknown, id = 'It', variables: readonly Leaf[] = []): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'test');
  new AzurermProvider(stack, 'azurerm', {
    features: [{}],
    storageUseAzuread: true,
    subscriptionId: '00000000-0000-0000-0000-000000000001',
  });
  const behind = variables.reduce<unknown>((given, { path, value }, index) => {
    const name = `${id}v${index}`;
    const type = typeof value === 'number' ? 'number' : 'string';
    const variable = new TerraformVariable(stack, name, { type, default: value });
    const isRaw = index % 2 === 0 && !path.some((key) => ESCAPED.includes(String(key)));
    const token = typeof value === 'number' ? variable.numberValue : isRaw ? `\${var.${name}}` : variable.stringValue;
    return withValue(given, path, token);
  }, props);
  const construct = (library as unknown as Constructs)[input];
  if (construct === undefined) throw new Error(`the library has no ${input}`);
  new construct(stack, id, behind);
  return stack;
}

/** The message of an input that is refused. */
function refusal(input: string, props: unknown, variables: readonly Leaf[] = [], isWhole = false): string | undefined {
  try {
    const stack = build(input, props, 'It', variables);
    if (isWhole) Testing.synth(stack, true);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

function blocksOf(stack: TerraformStack): Blocks {
  return JSON.parse(Testing.synth(stack, true)) as Blocks;
}

/** A word that is converted only if it is a literal: Terraform refuses it with the form that it must have. */
function isShort({ path, value }: Leaf): boolean {
  const key = String(path.at(-1));
  return value === 'never' || (['managementGroupId', 'subscriptionId'].includes(key) && !String(value).includes('/'));
}

/** The group and the workspace of the pattern come first: if they are wrong, Terraform does not plan the other parts. */
function comesFirst({ input }: Sample, path: Path): boolean {
  return input === 'ChangeTracking' && ['location', 'resourceGroupName', 'workspace'].includes(String(path[0]));
}

/** The leaves that may be known later: others are refused at synth, with their path. */
function lateLeaves({ input, props }: Sample, leaves: readonly Leaf[]): Leaf[] {
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

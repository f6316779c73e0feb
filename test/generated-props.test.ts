import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';
import fc from 'fast-check';
import * as library from '../lib';
import shapeTable from '../lib/constructs/kit/prop-shapes.json';
import { type ShapeTable, shapesOf } from '../lib/core/shapes';
import { propsOf } from './support/arbitrary-props';
import { describeWithTerraform, plan } from './support/terraform';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;
type Constructs = Record<string, new (scope: unknown, id: string, props: unknown) => unknown>;

/** Blocks of every input that is not refused, ready for one plan. The name of a construct keeps addresses apart. */
const accepted: { input: string; props: unknown; json: Blocks }[] = [];
const SAMPLES = 60;

const CONSTRUCTS = Object.entries(shapesOf(shapeTable as ShapeTable)).filter(([input]) => !input.includes('.'));

describe.each(CONSTRUCTS)('generated props of %s', (input, shape) => {
  test('are refused before anything is created, or synthesize', () => {
    const results = fc.sample(propsOf(shape), { seed: 4_711, numRuns: SAMPLES }).map((props, index) => {
      const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'test');
      new AzurermProvider(stack, 'azurerm', {
        features: [{}],
        storageUseAzuread: true,
        subscriptionId: '00000000-0000-0000-0000-000000000001',
      });
      const id = `${input}${index}`;
      try {
        const construct = (library as unknown as Constructs)[input];
        if (construct === undefined) throw new Error(`the library has no ${input}`);
        new construct(stack, id, props);
      } catch (error) {
        const { message } = error as Error;

        const below = stack.node.tryFindChild(id)?.node.children.map(({ node }) => node.path) ?? [];
        expect({ props, message, below }).toEqual({
          props,
          message: expect.stringMatching(/^Validation failed with the following errors:\n {2}\[test\//),
          below: [],
        });
        return 'refused';
      }
      accepted.push({ input, props, json: JSON.parse(synthesized(stack, props)) as Blocks });
      return 'accepted';
    });
    expect(new Set(results)).toEqual(new Set(['accepted', 'refused']));
  }, 60_000);
});

function synthesized(stack: TerraformStack, props: unknown): string {
  try {
    return Testing.synth(stack, true);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nfor ${JSON.stringify(props)}`);
  }
}

describeWithTerraform('props that synthesize', () => {
  test('pass a plan', () => {
    const whole: Blocks = {};
    for (const { json } of accepted) {
      for (const kind of ['terraform', 'provider']) whole[kind] = json[kind] ?? {};
      for (const kind of ['data', 'resource']) {
        for (const [type, blocks] of Object.entries(json[kind] ?? {})) {
          whole[kind] = { ...whole[kind], [type]: { ...whole[kind]?.[type], ...blocks } };
        }
      }
      whole['locals'] = { ...whole['locals'], ...json['locals'] };
    }
    expect(plan(JSON.stringify(whole)).errors).toEqual([]);
  }, 120_000);
});

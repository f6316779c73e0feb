import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import fc from 'fast-check';
import * as library from '../lib';
import shapeTable from '../lib/constructs/kit/prop-shapes.json';
import { type ShapeTable, shapesOf } from '../lib/core/shapes';
import { Later, propsOf, propsWithLater } from './support/arbitrary-props';
import { describeWithTerraform, plan } from './support/terraform';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;
type Constructs = Record<string, new (scope: unknown, id: string, props: unknown) => unknown>;

/** Blocks of every input that is not refused, ready for one plan. The name of a construct keeps addresses apart. */
const accepted: { input: string; props: unknown; json: Blocks }[] = [];
const SAMPLES = 60;
/** The text of a token of the framework for a text, a list or a map. */
const TOKEN = /TfToken|Token Value/;

const CONSTRUCTS = Object.entries(shapesOf(shapeTable as ShapeTable)).filter(([input]) => !input.includes('.'));

describe.each(CONSTRUCTS)('generated props of %s', (input, shape) => {
  test('are refused before anything is created, or synthesize', () => {
    const results = fc.sample(propsOf(shape), { seed: 4_711, numRuns: SAMPLES }).map((props, index) => {
      const stack = newStack();
      const id = `${input}${index}`;
      const message = refusal(stack, input, id, props);
      if (message !== undefined) {
        expect({ props, message }).toEqual({ props, message: expect.not.stringMatching(TOKEN) });
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

test('no construct reads the token of a list or map that is known only at apply as an item', () => {
  const messages = CONSTRUCTS.flatMap(([input, shape]) =>
    fc
      .sample(propsWithLater(shape), { seed: 4_711, numRuns: 100 })
      .flat()
      .flatMap((props) => refusal(newStack(), input, input, props) ?? []),
  );
  expect(messages.length).toBeGreaterThan(500);
  expect(messages.filter((message) => TOKEN.test(message))).toEqual([]);
}, 60_000);

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'test');
  new AzurermProvider(stack, 'azurerm', {
    features: [{}],
    storageUseAzuread: true,
    subscriptionId: '00000000-0000-0000-0000-000000000001',
  });
  return stack;
}

/** The message with which a construct refuses props, if it does. */
function refusal(stack: TerraformStack, input: string, id: string, props: unknown): string | undefined {
  const construct = (library as unknown as Constructs)[input];
  if (construct === undefined) throw new Error(`the library has no ${input}`);
  try {
    new construct(stack, id, behindVariables(stack, id, props));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The same props with variables in place of values that are known only at apply. */
function behindVariables(stack: TerraformStack, id: string, props: unknown): unknown {
  if (Array.isArray(props)) return props.map((item) => behindVariables(stack, id, item));
  if (props instanceof Later) return tokenOf(new TerraformVariable(stack, `${id}Later`, { default: props.value }));
  if (typeof props !== 'object' || props === null || Object.getPrototypeOf(props) !== Object.prototype) return props;
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, behindVariables(stack, id, value)]));
}

/** The token of the framework for the type of the default of a variable. */
function tokenOf(variable: TerraformVariable): unknown {
  const { default: value } = variable;
  if (typeof value === 'string') return variable.stringValue;
  if (typeof value === 'number') return variable.numberValue;
  if (Array.isArray(value)) return variable.listValue;
  return typeof value === 'boolean' ? variable.booleanValue : Token.asStringMap(variable.value);
}

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
      for (const kind of ['data', 'resource', 'variable']) {
        for (const [type, blocks] of Object.entries(json[kind] ?? {})) {
          whole[kind] = { ...whole[kind], [type]: { ...whole[kind]?.[type], ...blocks } };
        }
      }
      whole['locals'] = { ...whole['locals'], ...json['locals'] };
    }
    const { errors } = plan(JSON.stringify(whole));
    // The library refuses a value that is known only at apply by a precondition that names the construct.
    expect(errors.filter((error) => !error.startsWith('Resource precondition failed: [test/'))).toEqual([]);
  }, 120_000);
});

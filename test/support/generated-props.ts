import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import fc from 'fast-check';
import * as library from '../../lib';
import shapeTable from '../../lib/constructs/kit/prop-shapes.json';
import { type Shape, type ShapeTable, shapesOf } from '../../lib/core/shapes';
import { Later, propsOf } from './arbitrary-props';

type Constructs = Record<string, new (scope: unknown, id: string, props: unknown) => unknown>;

/** Generated props, and what became of them: a message, with what was created before it, or a stack. */
export interface Tried {
  readonly props: unknown;
  readonly message?: string;
  readonly below: readonly string[];
  readonly json?: string;
}

const SAMPLES = 60;

/** The constructs with the shapes of their props. */
export const CONSTRUCTS = Object.entries(shapesOf(shapeTable as ShapeTable)).filter(([input]) => !input.includes('.'));

/** Creates a construct with each of many props. The id of a construct keeps addresses apart. */
export function triedProps(input: string, shape: Shape): Tried[] {
  return fc.sample(propsOf(shape), { seed: 4_711, numRuns: SAMPLES }).map((props, index) => {
    const stack = newStack();
    const id = `${input}${index}`;
    const message = refusal(stack, input, id, props);
    if (message === undefined) return { props, below: [], json: synthesized(stack, props) };
    return { props, message, below: stack.node.tryFindChild(id)?.node.children.map(({ node }) => node.path) ?? [] };
  });
}

export function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'test');
  new AzurermProvider(stack, 'azurerm', {
    features: [{}],
    storageUseAzuread: true,
    subscriptionId: '00000000-0000-0000-0000-000000000001',
  });
  return stack;
}

export function constructOf(input: string): Constructs[string] {
  const construct = (library as unknown as Constructs)[input];
  if (construct === undefined) throw new Error(`the library has no ${input}`);
  return construct;
}

/** The message with which a construct refuses props, if it does. */
export function refusal(stack: TerraformStack, input: string, id: string, props: unknown): string | undefined {
  const construct = constructOf(input);
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

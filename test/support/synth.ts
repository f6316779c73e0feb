import { AzurermProvider, type AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { App, type AppConfig, DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from 'cdktf';

type Attributes = Record<string, unknown>;

/** What a stack synthesizes to, with the resources of each type by their address. */
export interface Synthesized {
  readonly json: Record<string, unknown>;
  /** Attributes of the resources of one type, in no particular order. */
  all(type: string): Attributes[];
  /** Attributes of the only resource of one type. */
  only(type: string): Attributes;
  /** The warnings and other annotations, as the manifest carries them. */
  readonly annotations: Annotation[];
}

interface Annotation {
  readonly level: string;
  readonly message: string;
}

/** Synthesizes what `build` creates in a stack `test`, validations included. */
export function synthesize(
  build: (stack: TerraformStack) => void,
  provider: AzurermProviderConfig = { features: [{}], storageUseAzuread: true },
): Synthesized {
  const stack = newStack(provider);
  build(stack);
  const json = JSON.parse(Testing.synth(stack, true)) as Record<string, Record<string, Record<string, Attributes>>>;
  const all = (type: string) => Object.values(json.resource?.[type] ?? {});
  return {
    json,
    all,
    only(type) {
      const found = all(type);
      if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
      return found[0] as Attributes;
    },
    annotations: annotationsIn(stack),
  };
}

/** The annotations of what `build` creates in a stack `test`, after its validations. Quicker than `synthesize` for many resources. */
export function validate(build: (stack: TerraformStack) => void): Annotation[] {
  const stack = newStack();
  build(stack);
  stack.runAllValidations();
  return annotationsIn(stack);
}

function annotationsIn(stack: TerraformStack): Annotation[] {
  return stack.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type.startsWith('@cdktf/'))
        .map(({ type, data }) => ({ level: type.slice('@cdktf/'.length), message: String(data) })),
    );
}

/** A stack with a provider. */
export function newStack(provider?: AzurermProviderConfig): TerraformStack {
  return stackIn(newApp(), 'test', provider);
}

/** Two stacks of one app, `first` and `second`, each with a provider. */
export function twoStacks(): [first: TerraformStack, second: TerraformStack] {
  const app = newApp();
  return [stackIn(app, 'first'), stackIn(app, 'second')];
}

/** A stack that is written as HCL, with a provider. */
export function newHclStack(): TerraformStack {
  return stackIn(newApp({ hclOutput: true }), 'test');
}

const newApp = (options: AppConfig = {}) => Testing.stubVersion(new App({ stackTraces: false, ...options }));

function stackIn(
  app: App,
  name: string,
  provider: AzurermProviderConfig = { features: [{}], storageUseAzuread: true },
): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AzurermProvider(stack, 'azurerm', provider);
  return stack;
}

/** The message of what `act` throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error, none was thrown');
}

/** A value as a stack writes it, tokens replaced. */
export function resolvedIn(stack: TerraformStack, value: string): unknown {
  return Tokenization.resolve(value, { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()) });
}

/** The addresses of everything that a stack creates, sorted. */
export function addressesIn({ json }: Synthesized): string[] {
  const types = Object.entries((json['resource'] ?? {}) as Record<string, object>);
  return types.flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)).sort();
}

/** The addresses that a stack has Terraform forget, sorted. */
export function forgottenIn({ json }: Synthesized): string[] {
  return ((json['removed'] ?? []) as { readonly from: string }[]).map(({ from }) => from).sort();
}

/** What a plan that breaks the conditions of a resource is refused with. What Terraform remembers is `…`. */
export function refusalsOf(attributes: Attributes): string[] {
  const { precondition = [] } = (attributes['lifecycle'] ?? {}) as { precondition?: { error_message: string }[] };
  return precondition.map(({ error_message }) => error_message.replaceAll(/\$\{[^}]*\}/g, '…'));
}

import { type TerraformElement, TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import { isKnown } from '../../core/known';
import { isResolvable } from '../../core/values';

/** Represents a setting whose value Terraform knows only later: from a variable or an override of the stack. */
export const UNKNOWN_SETTING = Symbol('unknown setting');

/** A provider as synthesized, including overrides. */
export interface ProviderBlock {
  /** Path of the construct. */
  readonly path: string;
  /** The value of an argument that is written out, `undefined` if nothing sets it, or `UNKNOWN_SETTING`. */
  setting(...keys: readonly string[]): unknown;
}

/** The provider of a resource, `undefined` if it is not a construct of the stack. */
export function providerOf(resource: TerraformResource): ProviderBlock | undefined {
  const stack = TerraformStack.of(resource);
  const name = providerName(resource);
  const provider = stack.node
    .findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .find(({ fqn }) => fqn === name);
  if (provider === undefined) return undefined;
  const rendered: { provider: Record<string, unknown[]> } = provider.toTerraform();
  const [block] = rendered.provider[provider.terraformResourceType] ?? [];
  const isOverridden = overridesOf(stack)['provider'] !== undefined;
  return {
    path: provider.node.path,
    setting: (...keys) => (isOverridden ? UNKNOWN_SETTING : valueAt(block, keys)),
  };
}

/** The name of the provider of a resource, as an override may have set it. */
function providerName(resource: TerraformResource): string {
  const overridden = overridesOf(resource)['provider'];
  return typeof overridden === 'string' ? overridden : (resource.provider?.fqn ?? 'azurerm');
}

/** The framework does not expose overrides. */
function overridesOf(element: TerraformElement | TerraformStack): Readonly<Record<string, unknown>> {
  return (element as unknown as { readonly rawOverrides?: Readonly<Record<string, unknown>> }).rawOverrides ?? {};
}

/** The value under some keys. A block is in a list, and the last block with the key counts. */
function valueAt(block: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (Array.isArray(block)) {
    const values = block.map((one) => valueAt(one, keys)).filter((value) => value !== undefined);
    return values.at(-1);
  }
  if (isLater(block)) return UNKNOWN_SETTING;
  if (key === undefined) return block ?? undefined;
  if (typeof block !== 'object' || block === null) return undefined;
  return valueAt((block as Readonly<Record<string, unknown>>)[key], rest);
}

function isLater(value: unknown): boolean {
  return typeof value === 'string' ? !isKnown(value) : isResolvable(value);
}

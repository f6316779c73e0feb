import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';
import { isKnown } from './core/known';
import { IDENTIFYING_ARGUMENTS } from './facts/azurerm';

const GUARDED = new WeakSet<TerraformStack>();

/**
 * Has the stack of `scope` refuse two resources that are one in Azure, such as two assignments of a name at one scope.
 * Terraform creates the first of them and stops at the second, which it then asks to import.
 */
export function refuseTwins(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (GUARDED.has(stack)) return;
  GUARDED.add(stack);
  stack.node.addValidation({ validate: () => twinProblems(stack) });
}

function twinProblems(stack: TerraformStack): string[] {
  const first = new Map<string, TerraformResource>();
  return candidates(stack).flatMap((resource) => {
    const type = resource.terraformResourceType;
    const identity = identityOf(resource);
    if (identity === undefined) return [];
    const key = [type, identity.provider, ...identity.values].join('\n').toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, resource);
    return earlier === undefined
      ? []
      : [
          `'${resource.node.path}' is the same ${type} in Azure as '${earlier.node.path}', named '${identity.values[0]}': give one of them another name`,
        ];
  });
}

/** Resources of a type of which the stack has several: only they can be twins. */
function candidates(stack: TerraformStack): TerraformResource[] {
  const resources = stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformResource)
    .filter((resource) => Object.hasOwn(IDENTIFYING_ARGUMENTS, resource.terraformResourceType))
    .filter((resource) => TerraformStack.of(resource) === stack);
  const count = new Map<string, number>();
  for (const { terraformResourceType: type } of resources) count.set(type, (count.get(type) ?? 0) + 1);
  return resources.filter(({ terraformResourceType: type }) => count.get(type) !== 1);
}

/** What tells a resource from others; nothing where one block stands for several, or for one that may not be there. */
function identityOf(resource: TerraformResource): { provider: string; values: string[] } | undefined {
  const type = resource.terraformResourceType;
  const blocks = resource.toTerraform() as { resource: Record<string, Record<string, Record<string, unknown>>> };
  const [block = {}] = Object.values(blocks.resource[type] ?? {});
  if (block['for_each'] !== undefined || block['count'] !== undefined) return undefined;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const values = (IDENTIFYING_ARGUMENTS[type] ?? []).map((argument) =>
    String(Tokenization.resolve(block[argument] ?? '', { scope: resource, resolver })),
  );
  return isKnown(values[0] ?? '') ? { provider: String(resource.provider?.fqn ?? ''), values } : undefined;
}

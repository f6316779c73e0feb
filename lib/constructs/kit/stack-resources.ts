import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A value as Terraform reads it: tokens are replaced by expressions. This fixes the address of each resource in it. */
export function resolved(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}

/** The resources of a stack, including those of nested constructs. */
export function resourcesOf(stack: TerraformStack): TerraformResource[] {
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformResource)
    .filter((resource) => TerraformStack.of(resource) === stack);
}

/** The address of a resource in Terraform. It fixes the logical id. */
export function addressOf({
  terraformResourceType: type,
  friendlyUniqueId,
}: Pick<TerraformResource, 'terraformResourceType' | 'friendlyUniqueId'>): string {
  return `${type}.${friendlyUniqueId}`;
}

/** The arguments of a resource as they are synthesized, overrides included. Tokens in them are not resolved. */
export function renderedArguments(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = resource.toTerraform() as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
  };
  return types[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {};
}

/** Everything in a value that has the form of the address of a resource. It is for validations: it resolves the value. */
export function referredAddresses(scope: IConstruct, value: unknown): string[] {
  const text = JSON.stringify(resolved(scope, value)) ?? '';
  return text.match(/(?<![\w.-])[\w-]+\.[\w-]+/g) ?? [];
}

/** The resources of the same stack that a value refers to. */
export function referredResources(scope: IConstruct, value: unknown): TerraformResource[] {
  const addresses = new Set(referredAddresses(scope, value));
  return resourcesOf(TerraformStack.of(scope)).filter((resource) => addresses.has(addressOf(resource)));
}

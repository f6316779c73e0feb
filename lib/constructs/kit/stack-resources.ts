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

/** The resources of the same stack that a value refers to. It is for validations: it resolves the value. */
export function referredResources(scope: IConstruct, value: unknown): TerraformResource[] {
  const text = JSON.stringify(resolved(scope, value)) ?? '';
  const addresses = new Set(text.match(/(?<![\w.-])[\w-]+\.[\w-]+/g));
  return resourcesOf(TerraformStack.of(scope)).filter(({ terraformResourceType: type, friendlyUniqueId }) =>
    addresses.has(`${type}.${friendlyUniqueId}`),
  );
}

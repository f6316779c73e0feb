import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';

/** An argument of a resource as text, with tokens replaced by Terraform expressions. */
export function argumentOf(resource: TerraformResource, name: string): string | undefined {
  const value = (resource as unknown as Readonly<Record<string, unknown>>)[`${name}Input`];
  if (typeof value !== 'string') return undefined;
  return String(
    Tokenization.resolve(value, { scope: resource, resolver: new DefaultTokenResolver(new StringConcat()) }),
  );
}

/** The resources of a stack, including those of nested constructs. */
export function resourcesOf(stack: TerraformStack): TerraformResource[] {
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformResource)
    .filter((resource) => TerraformStack.of(resource) === stack);
}

/** The scope of a policy assignment, an exemption or a definition, if the resource has one. */
export function policyScopeOf(resource: TerraformResource): string | undefined {
  return ['managementGroupId', 'subscriptionId', 'resourceGroupId', 'resourceId']
    .map((name) => argumentOf(resource, name))
    .find((id) => id !== undefined);
}

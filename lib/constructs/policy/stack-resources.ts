import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';

/** An argument of a resource as text, with the expressions that Terraform will see. */
export function argumentOf(resource: TerraformResource, name: string): string | undefined {
  const value = (resource as unknown as Readonly<Record<string, unknown>>)[`${name}Input`];
  if (typeof value !== 'string') return undefined;
  return String(
    Tokenization.resolve(value, { scope: resource, resolver: new DefaultTokenResolver(new StringConcat()) }),
  );
}

/** The resources of a stack, those of nested constructs included. */
export function resourcesOf(stack: TerraformStack): TerraformResource[] {
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformResource)
    .filter((resource) => TerraformStack.of(resource) === stack);
}

/** The scope of an assignment or an exemption of policy, or of a definition, if it has one of its own. */
export function policyScopeOf(resource: TerraformResource): string | undefined {
  return ['managementGroupId', 'subscriptionId', 'resourceGroupId', 'resourceId']
    .map((name) => argumentOf(resource, name))
    .find((id) => id !== undefined);
}

import type { TerraformResource } from 'cdktf';
import { resolved } from '../kit/stack-resources';

/** An argument of a resource as text, with tokens replaced by Terraform expressions. */
export function argumentOf(resource: TerraformResource, name: string): string | undefined {
  const value = (resource as unknown as Readonly<Record<string, unknown>>)[`${name}Input`];
  return typeof value === 'string' ? String(resolved(resource, value)) : undefined;
}

/** The scope of a policy assignment, an exemption or a definition, if the resource has one. */
export function policyScopeOf(resource: TerraformResource): string | undefined {
  return ['managementGroupId', 'subscriptionId', 'resourceGroupId', 'resourceId', 'parentId']
    .map((name) => argumentOf(resource, name))
    .find((id) => id !== undefined);
}

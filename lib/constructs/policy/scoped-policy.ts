import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { ManagementGroupPolicyRemediation } from '@cdktf/provider-azurerm/lib/management-group-policy-remediation';
import { ResourceGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/resource-group-policy-assignment';
import { ResourceGroupPolicyRemediation } from '@cdktf/provider-azurerm/lib/resource-group-policy-remediation';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import {
  SubscriptionPolicyRemediation,
  type SubscriptionPolicyRemediationConfig,
} from '@cdktf/provider-azurerm/lib/subscription-policy-remediation';
import type { TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import { jsonArgument } from '../kit/json-text';
import { later } from '../kit/later';
import { TerraformData } from '../kit/terraform-data';
import type { ResolvedScope, ScopeKind } from './assignment-scope';
import { type AssignmentArguments, VersionedAssignment } from './definition-version/versioned-assignment';

/** The provider has one resource per kind of scope; these functions choose among them. */

export type PolicyAssignment = ProviderAssignment | VersionedAssignment;

type ProviderAssignment =
  | ManagementGroupPolicyAssignment
  | SubscriptionPolicyAssignment
  | ResourceGroupPolicyAssignment;

export type PolicyRemediation =
  | ManagementGroupPolicyRemediation
  | SubscriptionPolicyRemediation
  | ResourceGroupPolicyRemediation;

/** Assigns a policy or an initiative, in one version if that is given. */
export function assignPolicy(
  scope: Construct,
  id: string,
  at: ResolvedScope,
  given: AssignmentArguments,
  definitionVersion?: string,
): PolicyAssignment {
  const { parameters, ...others } = given;
  const lifecycle = { ...given.lifecycle, ...replacedWithIdentityType(scope, given) };
  if (definitionVersion !== undefined)
    return new VersionedAssignment(scope, id, at, { ...given, lifecycle }, definitionVersion);
  const config = { ...others, lifecycle, ...(parameters && { parameters: jsonArgument(parameters) }) };
  switch (at.kind) {
    case 'managementGroup':
      return new ManagementGroupPolicyAssignment(scope, id, { managementGroupId: at.id, ...config });
    case 'subscription':
      return new SubscriptionPolicyAssignment(scope, id, { subscriptionId: at.id, ...config });
    case 'resourceGroup':
      return new ResourceGroupPolicyAssignment(scope, id, { resourceGroupId: at.id, ...config });
  }
}

/**
 * Replaces an assignment whose identity changes from user-assigned to system-assigned or back. In place, the provider
 * plans the roles of the new identity without its principal, and Terraform stops halfway.
 */
function replacedWithIdentityType(
  scope: Construct,
  { identity }: AssignmentArguments,
): TerraformResourceLifecycle | undefined {
  if (identity === undefined) return undefined;
  const type = new TerraformData(scope, 'IdentityType', { input: { type: identity.type } });
  return { replaceTriggeredBy: [later(() => `${TerraformData.tfResourceType}.${type.friendlyUniqueId}`)] };
}

/** Type of the assignments that the provider makes at a kind of scope. */
export function assignmentType(kind: ScopeKind): string {
  switch (kind) {
    case 'managementGroup':
      return ManagementGroupPolicyAssignment.tfResourceType;
    case 'subscription':
      return SubscriptionPolicyAssignment.tfResourceType;
    case 'resourceGroup':
      return ResourceGroupPolicyAssignment.tfResourceType;
  }
}

/** Type of the remediation tasks at a kind of scope. */
export function remediationType(kind: ScopeKind): string {
  switch (kind) {
    case 'managementGroup':
      return ManagementGroupPolicyRemediation.tfResourceType;
    case 'subscription':
      return SubscriptionPolicyRemediation.tfResourceType;
    case 'resourceGroup':
      return ResourceGroupPolicyRemediation.tfResourceType;
  }
}

/** Starts a remediation task. A management group offers no choice of how machines are discovered. */
export function remediatePolicy(
  scope: Construct,
  id: string,
  at: ResolvedScope,
  { resourceDiscoveryMode, ...config }: Omit<SubscriptionPolicyRemediationConfig, 'subscriptionId'>,
): PolicyRemediation {
  switch (at.kind) {
    case 'managementGroup':
      return new ManagementGroupPolicyRemediation(scope, id, { managementGroupId: at.id, ...config });
    case 'subscription':
      return new SubscriptionPolicyRemediation(scope, id, { subscriptionId: at.id, resourceDiscoveryMode, ...config });
    case 'resourceGroup':
      return new ResourceGroupPolicyRemediation(scope, id, {
        resourceGroupId: at.id,
        resourceDiscoveryMode,
        ...config,
      });
  }
}

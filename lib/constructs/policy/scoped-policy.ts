import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { ManagementGroupPolicyRemediation } from '@cdktf/provider-azurerm/lib/management-group-policy-remediation';
import { ResourceGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/resource-group-policy-assignment';
import { ResourceGroupPolicyRemediation } from '@cdktf/provider-azurerm/lib/resource-group-policy-remediation';
import {
  SubscriptionPolicyAssignment,
  type SubscriptionPolicyAssignmentConfig,
} from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import {
  SubscriptionPolicyRemediation,
  type SubscriptionPolicyRemediationConfig,
} from '@cdktf/provider-azurerm/lib/subscription-policy-remediation';
import { DataResource, type TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import { later } from '../kit/later';
import type { ResolvedScope, ScopeKind } from './assignment-scope';

/** The provider has one resource per kind of scope; these functions choose among them. */

export type PolicyAssignment =
  | ManagementGroupPolicyAssignment
  | SubscriptionPolicyAssignment
  | ResourceGroupPolicyAssignment;

export type PolicyRemediation =
  | ManagementGroupPolicyRemediation
  | SubscriptionPolicyRemediation
  | ResourceGroupPolicyRemediation;

type AssignmentConfig = Omit<SubscriptionPolicyAssignmentConfig, 'subscriptionId'>;

/** Assigns a policy or an initiative. */
export function assignPolicy(
  scope: Construct,
  id: string,
  at: ResolvedScope,
  given: AssignmentConfig,
): PolicyAssignment {
  const config = { ...given, lifecycle: { ...given.lifecycle, ...replacedWithIdentityType(scope, given) } };
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
  { identity }: AssignmentConfig,
): TerraformResourceLifecycle | undefined {
  if (identity === undefined) return undefined;
  const type = new DataResource(scope, 'IdentityType', { input: { type: identity.type } });
  return { replaceTriggeredBy: [later(() => `${DataResource.tfResourceType}.${type.friendlyUniqueId}`)] };
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

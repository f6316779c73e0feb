import { ManagementGroupPolicyExemption } from '@cdktf/provider-azurerm/lib/management-group-policy-exemption';
import { ResourceGroupPolicyExemption } from '@cdktf/provider-azurerm/lib/resource-group-policy-exemption';
import { ResourcePolicyExemption } from '@cdktf/provider-azurerm/lib/resource-policy-exemption';
import { SubscriptionPolicyExemption } from '@cdktf/provider-azurerm/lib/subscription-policy-exemption';
import { Construct } from 'constructs';
import { checkLater } from '../../kit/check-later';
import { acceptProps } from '../../kit/props';
import { refuseTwins } from '../../kit/twins';
import { resolveScope } from '../assignment-scope';
import { recordExemption } from '../overlaps/overlaps';
import { policyExemptionProblems } from './policy-exemption-checks';
import type { PolicyExemptionProps } from './policy-exemption-props';

/** Exempts machines from an assignment, with a reason and an end. The assignment's remediation starts after it. */
export class PolicyExemption extends Construct {
  readonly resource:
    | ManagementGroupPolicyExemption
    | SubscriptionPolicyExemption
    | ResourceGroupPolicyExemption
    | ResourcePolicyExemption;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PolicyExemptionProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'PolicyExemption', props, policyExemptionProblems);
    props = accepted.props;
    this.resource = this.exempt(props);
    checkLater(this.resource, accepted.unchecked);
    props.assignment.remediation?.startAfter(this.resource);
    refuseTwins(this);
    const { assignment, scope: exempted, members } = props;
    // No assignment is within a resource.
    if (exempted.resourceId === undefined) recordExemption(this, { assignment, at: resolveScope(exempted), members });
  }

  private exempt(props: PolicyExemptionProps): PolicyExemption['resource'] {
    const config = {
      name: props.name,
      policyAssignmentId: props.assignment.assignmentId,
      exemptionCategory: props.category,
      expiresOn: props.expiresOn === 'never' ? undefined : props.expiresOn,
      policyDefinitionReferenceIds: props.members && [...props.members],
      displayName: props.displayName,
      description: props.description,
    };
    if (props.scope.resourceId !== undefined) {
      return new ResourcePolicyExemption(this, 'Resource', { resourceId: props.scope.resourceId, ...config });
    }
    const at = resolveScope(props.scope);
    switch (at.kind) {
      case 'managementGroup':
        return new ManagementGroupPolicyExemption(this, 'Resource', { managementGroupId: at.id, ...config });
      case 'subscription':
        return new SubscriptionPolicyExemption(this, 'Resource', { subscriptionId: at.id, ...config });
      case 'resourceGroup':
        return new ResourceGroupPolicyExemption(this, 'Resource', { resourceGroupId: at.id, ...config });
    }
  }
}

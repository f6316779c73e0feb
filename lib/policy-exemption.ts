import { ManagementGroupPolicyExemption } from '@cdktf/provider-azurerm/lib/management-group-policy-exemption';
import { ResourceGroupPolicyExemption } from '@cdktf/provider-azurerm/lib/resource-group-policy-exemption';
import { ResourcePolicyExemption } from '@cdktf/provider-azurerm/lib/resource-policy-exemption';
import { SubscriptionPolicyExemption } from '@cdktf/provider-azurerm/lib/subscription-policy-exemption';
import { Construct } from 'constructs';
import { policyExemptionProblems } from './checks/policy-exemption';
import { rejectProblems } from './core/problems';
import { type AssignmentScope, resolveScope } from './core/scope';
import { templateProblems } from './core/text';
import type { MemberName } from './facts/initiatives';
import type { IInitiativeAssignment } from './initiative-assignment';
import { refuseTwins } from './twins';

/** What is exempted: everything below a scope, or one resource. */
export type ExemptionScope =
  | (AssignmentScope & { readonly resourceId?: never })
  | {
      /** Id of one machine or other resource. */
      readonly resourceId: string;
      readonly managementGroupId?: never;
      readonly subscriptionId?: never;
      readonly resourceGroupId?: never;
    };

export interface PolicyExemptionProps {
  /**
   * The assignment that shall not apply: of an initiative, or of a policy about the version of the extension. Changing it
   * replaces the exemption below a management group.
   */
  readonly assignment: Pick<IInitiativeAssignment, 'assignmentId' | 'remediation'> & Partial<IInitiativeAssignment>;
  /** What is exempted, at or below the scope of the assignment. Changing it replaces the exemption. */
  readonly scope: ExemptionScope;
  /** Name of the exemption, 1 to 64 characters, unique in its scope. Changing it replaces the exemption. */
  readonly name: string;
  /** `Waiver`: the state is accepted for a time; `Mitigated`: the purpose is met in another way. */
  readonly category: 'Waiver' | 'Mitigated';
  /**
   * When the exemption ends, in UTC as `2027-01-31T00:00:00Z`; `'never'` for one that stands until it is removed. After
   * that time policy applies again, and the exemption stays as a record.
   */
  readonly expiresOn: string;
  /**
   * The members of the initiative that do not apply.
   * @default - all
   */
  readonly members?: readonly MemberName[];
  /**
   * 1 to 128 characters.
   * @default - none
   */
  readonly displayName?: string;
  /**
   * Why, in 1 to 512 characters.
   * @default - none
   */
  readonly description?: string;
}

/** Machines an initiative does not apply to, with a reason and an end. The assignment's remediation starts after it. */
export class PolicyExemption extends Construct {
  readonly resource:
    | ManagementGroupPolicyExemption
    | SubscriptionPolicyExemption
    | ResourceGroupPolicyExemption
    | ResourcePolicyExemption;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PolicyExemptionProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...policyExemptionProblems(props)]);
    this.resource = this.exempt(props);
    props.assignment.remediation?.startAfter(this.resource);
    refuseTwins(this);
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

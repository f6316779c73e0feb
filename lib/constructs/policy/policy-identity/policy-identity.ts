import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { checkLater } from '../../kit/check-later';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { refuseTwins } from '../../kit/twins';
import type { AssignmentIdentity } from '../assignment-options';
import { policyIdentityProblems } from './policy-identity-checks';
import type { PolicyIdentityProps } from './policy-identity-props';

/**
 * A user-assigned identity that assignments share: pass it to each of them as `identity`. A role that several of them
 * need at one scope is then granted once.
 */
export class PolicyIdentity extends Construct implements AssignmentIdentity {
  readonly identityId: string;
  readonly principalId: string;
  readonly resource: UserAssignedIdentity;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PolicyIdentityProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'PolicyIdentity', props, policyIdentityProblems);
    const { name = 'id-change-tracking-policy', resourceGroupName, location, tags } = accepted.props;
    this.resource = new UserAssignedIdentity(this, 'Resource', {
      name,
      resourceGroupName,
      location,
      tags,
      lifecycle: { ignoreChanges: ['location'] },
    });
    checkLater(this.resource, accepted.unchecked);
    refuseTwins(this.resource, 'pass the first one as identity of both, or give one of them another name');
    this.identityId = later(() => this.resource.id);
    this.principalId = later(() => this.resource.principalId);
  }
}

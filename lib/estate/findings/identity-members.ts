import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { SUBSCRIPTION_STAGES } from '../../facts/stages';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { idKey } from '../model/value';
import { assignmentTarget, idName, scopeName } from '../model/words';
import { finding, type Wrong } from './finding';
import { disabledMembers } from './policy-effects';

export const identityScope = finding({
  id: 'identity-scope',
  severity: 'attention',
  holds: 'both',
  title: 'A policy deploys above the scope of its assignment',
  when: 'An initiative is assigned at a resource group with the member that attaches an identity to machines.',
  why: 'That member deploys at the subscription, where roles at the resource group do not reach (Azure/azure-policy#1311).',
  remedy: 'Disable the member and attach the identity yourself, or assign the initiative at the subscription.',
  *wrong({ assignments }) {
    for (const assignment of assignments) {
      const { address, type, scope } = assignment;
      const attaching = type === 'azurerm_resource_group_policy_assignment' ? attachingMembers(assignment) : [];
      if (attaching.length === 0) continue;
      const is = `${attaching.join(', ')} deploys at the subscription of ${scopeName(scope)}`;
      yield { address, subject: assignmentTarget(assignment), was: 'deploys at its scope', is };
    }
  },
});

export const identityUnattached = finding({
  id: 'identity-unattached',
  severity: 'attention',
  holds: 'both',
  title: 'Nothing attaches the identity of the agents to their machines',
  when: 'An initiative tells agents to use an identity that the same input makes, and the member that attaches it is disabled.',
  why: 'An agent whose machine does not have the identity cannot sign in and reports nothing.',
  remedy: 'Enable the member that attaches the identity, or attach it to every machine.',
  wrong: unattached,
});

function* unattached({ assignments, byId }: Estate): Iterable<Wrong> {
  for (const assignment of assignments) {
    const id = parameter(assignment, 'userAssignedIdentityResourceId');
    const identity = byId.get(idKey(id));
    if (identity?.type !== 'azurerm_user_assigned_identity' || stageMembers(assignment).length === 0) continue;
    if (attachingMembers(assignment).length > 0) continue;
    const { address } = assignment;
    yield { address, subject: `identity ${idName(id)}`, was: 'attached by the initiative', is: 'attached by nothing' };
  }
}

/** The members of the assigned initiative that attach an identity and are on. */
function attachingMembers(assignment: Assignment): string[] {
  const off = new Set(disabledMembers(assignment).map(({ name }) => name.toLowerCase()));
  return stageMembers(assignment).filter((name) => !off.has(name.toLowerCase()));
}

function stageMembers({ initiative, attributes }: Assignment): string[] {
  if (initiative === undefined || !idKey(attributes['policy_definition_id']).endsWith(INITIATIVES[initiative].id))
    return [];
  return membersOf(initiative)
    .filter(([, { stage }]) => SUBSCRIPTION_STAGES.includes(stage))
    .map(([name]) => name);
}

function membersOf(initiative: InitiativeName): [string, InitiativeMember][] {
  return Object.entries(INITIATIVES[initiative].members);
}

export const IDENTITY_MEMBER_FINDINGS = [identityScope, identityUnattached];

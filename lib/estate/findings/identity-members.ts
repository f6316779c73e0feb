import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { SUBSCRIPTION_STAGES } from '../../facts/stages';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { blocks, idKey, mayBeAnything, member, sameId, textsOf } from '../model/value';
import { assignmentTarget, idName, scopeName } from '../model/words';
import { finding, type Wrong } from './finding';
import { disabledMembers } from './policy-effects';
import { ownerOf, ownerOfId } from './principals';

export const identityScope = finding({
  id: 'identity-scope',
  severity: 'attention',
  holds: 'both',
  title: 'A policy deploys above the scope of its assignment',
  when: 'An initiative is assigned at a resource group with the member that attaches an identity to machines, and the input grants the identity of the assignment no role at the subscription.',
  why: 'That member deploys at the subscription, where roles at the resource group do not reach (Azure/azure-policy#1311).',
  remedy:
    'Grant the roles of the member at the subscription, disable the member and attach the identity yourself, or assign the initiative at the subscription.',
  *wrong(estate) {
    for (const assignment of estate.assignments) {
      const { address, type, scope } = assignment;
      const attaching = type === 'azurerm_resource_group_policy_assignment' ? attachingMembers(assignment) : [];
      if (attaching.length === 0 || hasRoleAtSubscription(assignment, estate)) continue;
      const is = `${attaching.join(', ')} deploys at the subscription of ${scopeName(scope)}`;
      yield { address, subject: assignmentTarget(assignment), was: 'deploys at its scope', is };
    }
  },
});

/** Whether the input grants the identity of an assignment a role at the subscription of its resource group, or may do so. */
function hasRoleAtSubscription({ address, scope, attributes }: Assignment, { roles, byId }: Estate): boolean {
  const subscription = idKey(scope).split('/').slice(0, 3).join('/');
  const [identity] = blocks(attributes['identity']);
  const ids = textsOf(member(identity, 'identity_ids'));
  const owners = new Set([address, ...ids.map((id) => byId.get(idKey(id))?.address ?? ownerOfId(id))]);
  const principal = member(identity, 'principal_id');
  return roles.some(({ attributes: role }) => {
    const to = role['principal_id'];
    const owner = ownerOf(String(to));
    const isTheirs = owner === '' ? mayBeAnything(to) || sameId(to, principal) : owners.has(owner);
    return isTheirs && idKey(role['scope']) === subscription;
  });
}

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

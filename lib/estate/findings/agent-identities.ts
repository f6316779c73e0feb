import { type Assignment, type Estate, parameter, type Resource } from '../model/estate';
import { blocks, idKey, mayBeAnything, member, textsOf, textsOrOpen } from '../model/value';
import { idName, machineKind } from '../model/words';
import { agentIdentityChanged } from './assignment-identities';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { unseen } from './unseen';

export const agentIdentityRemoved = finding({
  id: 'agent-identity-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The identity of the agents is destroyed',
  when: 'A user-assigned identity is destroyed or replaced that an assignment gives to agents, that onboarded machines carry or that an assignment deploys with.',
  why: 'Agents that sign in with it stop reporting. Machines whose agent is installed are not given another one by policy.',
  remedy: 'Keep the identity until every machine has another one.',
});

/** What a change does to the identities agents sign in with. */
export function agentIdentityFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const used = new Map(usesOf(before));
  const removed = before.identities.flatMap(({ address, id, attributes }) => {
    const use = used.get(idKey(id));
    const action = changes.get(address)?.action;
    if (use === undefined || (action !== 'delete' && action !== 'replace')) return [];
    const subject = `identity ${String(attributes['name'])}`;
    return [
      agentIdentityRemoved.found({
        address,
        subject,
        was: use,
        becomes: action === 'delete' ? 'destroyed' : 'replaced',
      }),
    ];
  });
  return [...removed, ...machineIdentities(before, after)];
}

/** Identities an assignment uses: its own, and the one it gives to agents. */
export function identityIds(assignment: Assignment): string[] {
  const own = textsOf(member(blocks(assignment.attributes['identity'])[0], 'identity_ids'));
  return [...own, parameter(assignment, 'userAssignedIdentityResourceId')].map(idKey);
}

/** What uses each identity, in words. */
function* usesOf(estate: Estate): Generator<[string, string]> {
  const onboarded = onboardedMachines(estate);
  for (const machine of estate.machines) {
    if (!onboarded.has(idKey(machine.id))) continue;
    for (const id of carried(machine)) yield [id, 'carried by onboarded machines'];
  }
  for (const one of estate.assignments) {
    for (const id of identityIds(one)) yield [id, `used by ${one.address}`];
  }
}

function onboardedMachines({ extensions, agents, associations }: Estate): Set<string> {
  return new Set([...extensions, ...agents, ...associations].map(({ machine }) => idKey(machine)));
}

/** Ids of the identities of a machine, with an expression in the place of each that cannot be seen. */
function carried({ attributes }: Resource): string[] {
  return textsOrOpen(member(blocks(attributes['identity'])[0], 'identity_ids')).map(idKey);
}

/** Onboarded machines that lose an identity they carried. */
function machineIdentities(before: Estate, after: Estate): Finding[] {
  const onboarded = onboardedMachines(after);
  return pairs(before.machines, after.machines).flatMap(({ address, was, becomes }) => {
    if (was === undefined || becomes === undefined || !onboarded.has(idKey(becomes.id))) return [];
    const left = carried(becomes);
    const subject = `identities of ${machineKind(was.id)} ${idName(was.id)}`;
    return carried(was)
      .filter((id) => !left.includes(id) && !mayBeAnything(id))
      .map((id) => {
        const had = `carries ${idName(id)}`;
        return left.some(mayBeAnything)
          ? unseen(address, subject, had)
          : agentIdentityChanged.found({ address, subject, was: had, becomes: 'does not' });
      });
  });
}

export const AGENT_IDENTITY_FINDINGS = [agentIdentityRemoved];

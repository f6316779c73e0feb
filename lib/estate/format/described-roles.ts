import { INITIATIVES, type Initiative, type InitiativeMember } from '../../facts/initiatives';
import { ROLES, type RoleName } from '../../facts/roles';
import { ownerOf } from '../findings/principals';
import type { Assignment, Estate, Resource } from '../model/estate';
import { roleName } from '../model/role-names';
import { at, idKey, textOf } from '../model/value';
import { scopeName } from '../model/words';

/** A role that change tracking needs, or that is granted on its rule or its storage. */
export interface DescribedRole {
  readonly address: string;
  readonly role: string;
  readonly scope: string;
  readonly purpose: string;
}

/** The roles that have to do with change tracking, with their purposes. */
export function rolesOf(estate: Estate): DescribedRole[] {
  const ours = new Set([...estate.rules, ...estate.accounts, ...estate.containers].map(({ id }) => id.toLowerCase()));
  const holders = new Map<string, Assignment>();
  for (const one of estate.assignments) {
    holders.set(one.address, one);
    const principal = at(one.attributes, 'identity', 'principal_id');
    if (typeof principal === 'string') holders.set(principal.toLowerCase(), one);
  }
  return estate.roles
    .map((role) => ({ role, purpose: purposeOf(role, ours, holders) }))
    .filter(({ purpose }) => purpose !== undefined)
    .map(({ role, purpose }) => ({
      address: role.address,
      role: roleName(role),
      scope: scopeName(role.attributes['scope']),
      purpose: purpose ?? '',
    }));
}

const STAGES: Readonly<Record<InitiativeMember['stage'], string>> = {
  identity: "attach the agent's identity to machines",
  agent: 'install the Azure Monitor Agent',
  extension: 'install the change tracking extension',
  association: 'associate machines with the rule',
};

const OTHER_PURPOSES: Readonly<Partial<Record<RoleName, string>>> = {
  reader: 'read the rule',
  managedIdentityOperator: "assign the agent's identity",
  storageBlobDataContributor: 'upload the content of changed files',
};

/** Why a role is needed; `undefined` where it has nothing to do with change tracking. */
function purposeOf(
  role: Resource,
  ours: ReadonlySet<string>,
  holders: ReadonlyMap<string, Assignment>,
): string | undefined {
  const name = (Object.keys(ROLES) as RoleName[]).find((key) => ROLES[key].name === roleName(role));
  const { principal_id: principal, scope } = role.attributes;
  const onOurs = ours.has(idKey(scope));
  const assignment = holders.get(idKey(principal)) ?? holders.get(ownerOf(textOf(principal) ?? ''));
  if (assignment === undefined && !onOurs) return undefined;
  if (name === undefined) return 'not needed for change tracking';
  const initiatives: readonly Initiative[] = assignment?.initiative
    ? [INITIATIVES[assignment.initiative]]
    : Object.values(INITIATIVES);
  const stages = initiatives.flatMap(({ members }) =>
    Object.values(members).filter(({ roles }) => roles.includes(name)),
  );
  const purposes = [...new Set(stages.map(({ stage }) => STAGES[stage]))];
  return purposes.length > 0 ? purposes.join(', ') : (OTHER_PURPOSES[name] ?? 'not needed for change tracking');
}

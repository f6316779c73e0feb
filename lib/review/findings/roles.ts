import { INITIATIVES, type Initiative } from '../../facts/initiatives';
import { EXCESSIVE_ROLES, ROLES } from '../../facts/roles';
import { roleId, roleName } from '../roles';
import type { Resource, Tracking } from '../tracking';
import { at, isHidden, sameId, textOf } from '../value';
import { scopeName } from '../words';
import { type Comparison, type Finding, finding, isUnseen, pairs, unseen } from './finding';

/** What a change does to the roles of the identities that onboard machines and upload content. */
export function roleFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  return pairs(ours(before, comparison), ours(after, comparison)).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    if (becomes === undefined) {
      const moved = was !== undefined && after.roles.some((one) => sameGrant(one, was));
      return was === undefined || moved || change?.action === 'forget' ? [] : [removed(was)];
    }
    if (was === undefined) return before.roles.some((one) => sameGrant(one, becomes)) ? [] : [added(becomes)];
    return changed(was, becomes);
  });
}

/** Role assignments to the identity of a policy assignment, or on something of change tracking. */
function ours(side: Tracking, { before, after }: Comparison): Resource[] {
  const sides = [before, after];
  const assignments = sides.flatMap((one) => one.assignments);
  const principals = new Set(
    assignments
      .map(({ attributes }) => at(attributes, 'identity', 'principal_id'))
      .filter((id) => typeof id === 'string'),
  );
  const scopes = sides.flatMap((one) => [...one.rules, ...one.containers, ...one.accounts].map(({ id }) => id));
  const roles = neededRoles();
  return side.roles.filter((role) => {
    const { principal_id: principal, scope } = role.attributes;
    if (typeof principal === 'string' && principals.has(principal)) return true;
    if (typeof principal === 'string' && assignments.some(({ address }) => mentions(principal, address))) return true;
    if (scopes.some((id) => sameId(id, scope))) return true;
    return isHidden(principal) && assignments.length > 0 && roles.has(roleId(role));
  });
}

function mentions(expression: string, address: string): boolean {
  return expression.includes(`\${${address}.`);
}

function neededRoles(): Set<string> {
  const members = Object.values<Initiative>(INITIATIVES).flatMap((initiative) => Object.values(initiative.members));
  return new Set(members.flatMap(({ roles }) => roles.map((name) => ROLES[name].id)));
}

function isExcessive(role: Resource): boolean {
  return Object.values(EXCESSIVE_ROLES).some(({ id }) => id === roleId(role));
}

function isBroad(role: Resource): boolean {
  return isExcessive(role) || [ROLES.contributor, ROLES.userAccessAdministrator].some(({ id }) => id === roleId(role));
}

function sameGrant(a: Resource, b: Resource): boolean {
  return (
    a.address !== b.address &&
    roleId(a) === roleId(b) &&
    sameId(a.attributes['scope'], b.attributes['scope']) &&
    a.attributes['principal_id'] === b.attributes['principal_id']
  );
}

function words(role: Resource): string {
  return `granted at ${scopeName(role.attributes['scope'])}`;
}

function removed(was: Resource): Finding {
  return finding('role-removed', was.address, roleName(was), words(was), 'not granted');
}

function added(becomes: Resource): Finding {
  const id = isExcessive(becomes) ? 'role-broadened' : 'role-added';
  return finding(id, becomes.address, roleName(becomes), 'not granted', words(becomes));
}

function changed(was: Resource, becomes: Resource): Finding[] {
  const [role, scope] = [
    roleId(was) !== roleId(becomes),
    !sameId(was.attributes['scope'], becomes.attributes['scope']),
  ];
  if (!role && !scope) return [];
  const next = becomes.attributes['scope'];
  if (scope && isUnseen(next)) return [unseen(becomes.address, `scope of ${roleName(becomes)}`, words(was), next)];
  const broader =
    (role && isBroad(becomes) && !isBroad(was)) || isExcessive(becomes) || (scope && isWider(was, becomes));
  return [
    finding(
      broader ? 'role-broadened' : 'role-added',
      becomes.address,
      roleName(becomes),
      `${roleName(was)}, ${words(was)}`,
      words(becomes),
    ),
  ];
}

/** Whether a scope is above another, or one of a kind that lies above it. */
function isWider(was: Resource, becomes: Resource): boolean {
  const [from, to] = [was, becomes].map(({ attributes }) => (textOf(attributes['scope']) ?? '').toLowerCase()) as [
    string,
    string,
  ];
  return from.startsWith(`${to}/`) || (/\/managementgroups\/[^/]+$/.test(to) && from.startsWith('/subscriptions/'));
}

import { INITIATIVES, type Initiative } from '../../facts/initiatives';
import { EXCESSIVE_ROLES, ROLES } from '../../facts/roles';
import type { Estate, Resource } from '../model/estate';
import { roleId, roleName } from '../model/role-names';
import { at, idKey, isHidden, sameId, textOf } from '../model/value';
import { scopeName } from '../model/words';
import { trackedWorkspaces } from '../read/alerts';
import { identityIds } from './agent-identities';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { ownerOf } from './principals';
import { isUnseen, unseen } from './unseen';

export const roleBroadened = finding({
  id: 'role-broadened',
  severity: 'blocking',
  holds: 'both',
  title: 'An identity gets a broader role',
  when: 'An identity of change tracking gets Owner or Role Based Access Control Administrator, a broader role than it had, or its role at a wider scope.',
  why: 'It may do more, or the same in more places, than onboarding needs.',
  remedy: 'Grant the roles the initiative names, at the scope of the assignment.',
});

export const roleAdded = finding({
  id: 'role-added',
  severity: 'attention',
  holds: 'change',
  title: 'A role is granted',
  when: 'An identity of change tracking gets a role, or a principal gets a role on the rule, the workspace or the content storage.',
  why: 'The principal can do more than before.',
  remedy: 'Check that the role and its scope are needed.',
});

export const roleRemoved = finding({
  id: 'role-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A role is taken away',
  when: 'A role of an identity of change tracking, or on the rule, the workspace or the content storage, is taken away.',
  why: 'Onboarding by policy, the upload of content or the access of readers stops working.',
  remedy: 'Check that nothing needs it any more.',
});

/** What a change does to the roles of the identities that onboard machines and upload content. */
export function roleFindings(comparison: Comparison): Finding[] {
  const { before, after } = comparison;
  const [granted, grants] = [before, after].map(({ roles }) => new Set(roles.map(grantOf))) as [
    Set<string>,
    Set<string>,
  ];
  return pairs(ours(before, comparison), ours(after, comparison)).flatMap(({ was, becomes }) => {
    if (was === undefined) return becomes === undefined || granted.has(grantOf(becomes)) ? [] : [added(becomes)];
    if (becomes !== undefined) return changed(was, becomes);
    const isUnclear = isUnseen(after.resources.get(was.address)?.attributes['principal_id']);
    return grants.has(grantOf(was)) || isUnclear ? [] : [removed(was)];
  });
}

/** Role assignments to the identity of a policy assignment, or on something of change tracking. */
function ours(side: Estate, { before, after }: Comparison): Resource[] {
  const sides = [before, after];
  const assignments = sides.flatMap((one) => one.assignments);
  const identities = usedIdentities(sides);
  const principals = new Set([
    ...assignments.map(({ attributes }) => at(attributes, 'identity', 'principal_id')),
    ...identities.map(({ attributes }) => attributes['principal_id']),
  ]);
  const addresses = new Set([...assignments, ...identities].map(({ address }) => address));
  const scopes = new Set(
    sides.flatMap((one) => [
      ...[...one.rules, ...one.containers, ...one.accounts].map(({ id }) => id.toLowerCase()),
      ...trackedWorkspaces(one.rules, one.solutions),
    ]),
  );
  const roles = neededRoles();
  return side.roles.filter((role) => {
    const { principal_id: principal, scope } = role.attributes;
    if (typeof principal === 'string' && (principals.has(principal) || addresses.has(ownerOf(principal)))) return true;
    if (typeof scope === 'string' && scopes.has(scope.toLowerCase())) return true;
    return isHidden(principal) && assignments.length > 0 && (roles.has(roleId(role)) || isExcessive(role));
  });
}

/** User-assigned identities of assignments and of the agents they install. */
function usedIdentities(sides: readonly Estate[]): Resource[] {
  const ids = new Set(sides.flatMap((side) => side.assignments.flatMap(identityIds)));
  return sides.flatMap(({ identities }) => identities.filter(({ id }) => ids.has(idKey(id))));
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

/** Equal for the same role of the same identity at the same scope. */
function grantOf(role: Resource): string {
  const { scope, principal_id: principal } = role.attributes;
  const hidden = [scope, principal].some(isHidden) ? role.address : '';
  return `${roleId(role)} ${idKey(scope)} ${idKey(principal)} ${hidden}`;
}

function words(role: Resource): string {
  return `granted at ${scopeName(role.attributes['scope'])}`;
}

function removed(was: Resource): Finding {
  return roleRemoved.found({ address: was.address, subject: roleName(was), was: words(was), becomes: 'not granted' });
}

function added(becomes: Resource): Finding {
  const { principal_id: principal } = becomes.attributes;
  if (isExcessive(becomes) && isHidden(principal)) {
    return unseen(becomes.address, `principal of ${roleName(becomes)}`, 'none', principal);
  }
  const kind = isExcessive(becomes) ? roleBroadened : roleAdded;
  return kind.found({
    address: becomes.address,
    subject: roleName(becomes),
    was: 'not granted',
    becomes: words(becomes),
  });
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
    (role && isBroad(becomes) && !isBroad(was)) || (role && isExcessive(becomes)) || (scope && isWider(was, becomes));
  return [
    (broader ? roleBroadened : roleAdded).found({
      address: becomes.address,
      subject: roleName(becomes),
      was: `${roleName(was)}, ${words(was)}`,
      becomes: words(becomes),
    }),
  ];
}

/** Whether a scope is above another, or of a kind that is above it. */
function isWider(was: Resource, becomes: Resource): boolean {
  const [from, to] = [was, becomes].map(({ attributes }) => (textOf(attributes['scope']) ?? '').toLowerCase()) as [
    string,
    string,
  ];
  return (
    (to === '/' && from !== '/') ||
    from.startsWith(`${to}/`) ||
    (/\/managementgroups\/[^/]+$/.test(to) && from.startsWith('/subscriptions/'))
  );
}

export const ROLE_FINDINGS = [roleBroadened, roleAdded, roleRemoved];

import { lengthProblems, namedProblems, oneOfProblems, textProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { at, listed, type Path, type Problem, phrase } from '../../core/problems';
import { didYouMean } from '../../core/suggest';
import { LONGEST_TEXTS } from '../../facts/azurerm';
import { idProblems, principalProblems } from '../../facts/ids';
import { EXCESSIVE_ROLES, PRINCIPAL_TYPES, RESOURCE_ROLES, ROLES, roleGuid } from '../../facts/roles';
import type { RoleAssignments } from './role-assignments-props';

type Kind = keyof typeof RESOURCE_ROLES;

/** Problems of the roles on a resource. */
export function roleAssignmentProblems(
  path: Path,
  kind: Kind,
  assignments: RoleAssignments<Kind> | undefined,
): Problem[] {
  const first = new Map<string, string>();
  return namedProblems(path, assignments, (place, assignment, name) => {
    const { roleDefinitionIdOrName: role, principalId, principalType, description, condition } = assignment;
    const grant = `${roleGuid(role) ?? role} ${principalId}`.toLowerCase();
    const earlier = first.get(grant);
    if (earlier === undefined) first.set(grant, name);
    return [
      ...roleProblems([...place, 'roleDefinitionIdOrName'], kind, role),
      ...principalProblems([...place, 'principalId'], principalId),
      ...oneOfProblems([...place, 'principalType'], principalType, PRINCIPAL_TYPES),
      ...lengthProblems([...place, 'description'], description, LONGEST_TEXTS.roleDescription),
      ...(condition === undefined ? [] : textProblems([...place, 'condition'], condition)),
      ...(earlier === undefined
        ? []
        : [{ path: place, message: phrase`grants the same role as ${at(...path, earlier)}: remove one` }]),
    ];
  });
}

function roleProblems(path: Path, kind: Kind, role: string): Problem[] {
  const wrong = textProblems(path, role);
  const names = RESOURCE_ROLES[kind].map((name) => ROLES[name].name);
  if (wrong.length > 0 || !isKnown(role) || names.some((name) => name === role)) return wrong;
  if (role.startsWith('/')) return idProblems(path, 'roleDefinition', role);
  const others = [...Object.values(ROLES), ...Object.values(EXCESSIVE_ROLES)];
  const known = others.find(({ name }) => name === role);
  const must = `must be one of ${listed(names, 60)}, or the id of a role definition, got '${role}'`;
  if (known === undefined) return [{ path, message: `${must}${didYouMean(role, names)}` }];
  const id = `/subscriptions/<guid>/providers/Microsoft.Authorization/roleDefinitions/${known.id}`;
  return [{ path, message: `${must}: if it is needed here, give its id, '${id}'` }];
}

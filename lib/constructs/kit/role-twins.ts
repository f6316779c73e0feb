import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { alikeBy } from '../../core/grouping';
import { roleGuid } from '../../facts/roles';
import { checkStackOf } from './stack-checks';
import { renderedArguments, resolved, resourcesOf } from './stack-resources';

const REMEDIES = new WeakMap<Construct, string>();

/**
 * Refuses two grants of the stack that are one in Azure: of the same role, to the same principal, at the same scope. Azure refuses
 * the second with RoleAssignmentExists, whatever its name. `remedy` is the advice if `role` is the second.
 */
export function refuseRoleTwins(role: RoleAssignment, remedy?: string): void {
  if (remedy !== undefined) REMEDIES.set(role, remedy);
  checkStackOf(role, roleTwinProblems);
}

function roleTwinProblems(stack: TerraformStack): string[] {
  const roles = resourcesOf(stack).filter((resource) => resource instanceof RoleAssignment);
  // Only rendering applies overrides, and it is slow: it is done only for grants that look like twins.
  const alike = alikeBy(roles, (role) => keyOf(role, givenGrant(role))).flat();
  return alikeBy(alike, (role) => keyOf(role, renderedGrant(role))).flatMap(([first, ...others]) =>
    others.map(
      (other) =>
        `'${other.node.path}' grants the same role as '${first.node.path}', to the same principal at the same scope, which Azure refuses with RoleAssignmentExists: ${REMEDIES.get(other) ?? 'remove one of them'}`,
    ),
  );
}

/** What a grant is made of; `undefined` if one block makes several. */
interface Grant {
  readonly scope: unknown;
  readonly principal: unknown;
  readonly roleId: unknown;
  readonly roleName: unknown;
}

function givenGrant(role: RoleAssignment): Grant | undefined {
  if (role.forEach !== undefined || role.count !== undefined) return undefined;
  return {
    scope: role.scopeInput,
    principal: role.principalIdInput,
    roleId: role.roleDefinitionIdInput,
    roleName: role.roleDefinitionNameInput,
  };
}

function renderedGrant(role: RoleAssignment): Grant | undefined {
  const block = renderedArguments(role);
  if (block['for_each'] !== undefined || block['count'] !== undefined) return undefined;
  const { scope, principal_id: principal, role_definition_id: roleId, role_definition_name: roleName } = block;
  return { scope, principal, roleId, roleName };
}

function keyOf(role: RoleAssignment, grant: Grant | undefined): string | undefined {
  if (grant === undefined) return undefined;
  const [scope, principal, id] = [grant.scope, grant.principal, grant.roleId ?? grant.roleName].map((value) =>
    String(resolved(role, value ?? '')),
  ) as [string, string, string];
  return JSON.stringify([scope, principal, roleGuid(id) ?? id]).toLowerCase();
}

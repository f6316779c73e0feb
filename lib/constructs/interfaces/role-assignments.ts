import { createHash } from 'node:crypto';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { type RESOURCE_ROLES, ROLES, roleGuid } from '../../facts/roles';
import { definitionId, grantName } from '../kit/role-grants';
import { refuseRoleTwins } from '../kit/role-twins';
import { resolved } from '../kit/stack-resources';
import type { RoleAssignments } from './role-assignments-props';

/**
 * Grants roles on a resource. The address of an assignment names its role and principal: a grant under another name stays
 * what it is, where Azure would refuse to create it beside the one that is destroyed.
 */
export function addRoleAssignments(
  parent: Construct,
  scope: string,
  assignments: RoleAssignments<keyof typeof RESOURCE_ROLES>,
  after?: readonly TerraformResource[],
): void {
  const home = new Construct(parent, 'RoleAssignments');
  for (const [name, { roleDefinitionIdOrName: role, principalId, ...options }] of Object.entries(assignments)) {
    const guid = roleGuid(role);
    const assignment = new RoleAssignment(home, addressPart(home, guid ?? role, principalId), {
      scope,
      roleDefinitionId: guid === undefined ? role : definitionId(guid, scope),
      name: grantName(guid ?? role, scope, principalId),
      principalId,
      principalType: options.principalType,
      description: options.description,
      condition: options.condition,
      conditionVersion: options.condition === undefined ? undefined : '2.0',
      dependsOn: after && [...after],
    });
    refuseRoleTwins(assignment, `remove '${name}' from roleAssignments of '${parent.node.path}'`);
  }
}

function addressPart(scope: Construct, role: string, principalId: string): string {
  const named = Object.entries<{ readonly id: string }>(ROLES).find(([, { id }]) => id === role)?.[0] ?? 'role';
  const key = JSON.stringify(resolved(scope, [role, principalId])).toLowerCase();
  return named + createHash('sha256').update(key).digest('hex').slice(0, 8);
}

import { createHash } from 'node:crypto';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { pascalCase } from '../../core/letter-case';
import { ROLES, type RoleName } from '../../facts/roles';
import { subscriptionOf } from './id-segments';
import { refuseRoleTwins } from './role-twins';
import { resolved } from './stack-resources';
import { movedFrom } from './state-blocks';

/**
 * Id of a built-in role's definition in the form Azure returns for a role assignment at `scope`. In any other form the
 * provider replaces the assignment on every run.
 */
export function roleDefinitionId(role: RoleName, scope: string, atManagementGroup = false): string {
  return definitionId(ROLES[role].id, scope, atManagementGroup);
}

/** The same for any role, by the GUID of its definition. */
export function definitionId(guid: string, scope: string, atManagementGroup = false): string {
  const definition = `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
  return atManagementGroup ? definition : `${subscriptionOf(scope)}${definition}`;
}

/** Name of a role assignment: a GUID that is the same on every run and unique to scope, role and principal. */
export function roleAssignmentName(role: RoleName, scope: string, principalId: string): string {
  return grantName(ROLES[role].id, scope, principalId);
}

/** The same for any role, by the GUID of its definition. */
export function grantName(role: string, scope: string, principalId: string): string {
  return Fn.uuidv5('url', [scope, role, principalId].join('|'));
}

/** A role to grant to the identity of an assignment. */
export interface Grant {
  readonly role: RoleName;
  readonly scope: string;
  readonly atManagementGroup?: boolean;
  readonly principalId: string;
  /** Whether other assignments may have granted it to the same identity: Azure refuses the same grant twice. */
  readonly shared: boolean;
}

/** Grants a role. Assignments of a stack that share an identity share the role too, whichever of them is removed. */
export function grantRole(scope: Construct, id: string, grant: Grant): RoleAssignment {
  return grant.shared ? sharedGrant(scope, id, grant) : newGrant(scope, id, grant);
}

function newGrant(scope: Construct, id: string, grant: Grant): RoleAssignment {
  const role = new RoleAssignment(scope, id, {
    scope: grant.scope,
    roleDefinitionId: roleDefinitionId(grant.role, grant.scope, grant.atManagementGroup),
    name: roleAssignmentName(grant.role, grant.scope, grant.principalId),
    principalId: grant.principalId,
    principalType: 'ServicePrincipal',
  });
  refuseRoleTwins(role);
  return role;
}

/** A role that belongs to the stack. Its address names its principal and scope, and therefore does not change. */
function sharedGrant(scope: Construct, id: string, grant: Grant): RoleAssignment {
  const stack = TerraformStack.of(scope);
  const home = stack.node.tryFindChild(SHARED_ROLES) ?? new Construct(stack, SHARED_ROLES);
  const address = roleAddress(scope, grant.role, [grant.scope, grant.principalId]);
  const granted = home.node.tryFindChild(address);
  if (granted instanceof RoleAssignment) {
    NEED.get(granted)?.push(scope);
    return granted;
  }
  const role = newGrant(home, address, grant);
  NEED.set(role, [scope]);
  movedFrom(scope, id, role);
  return role;
}

/** A construct id for a role that does not depend on the order in which roles are listed. */
export function roleAddress(scope: Construct, role: RoleName, parts: readonly string[]): string {
  const key = JSON.stringify(resolved(scope, parts));
  return pascalCase(role) + createHash('sha256').update(key).digest('hex').slice(0, 8);
}

const NEED = new WeakMap<RoleAssignment, Construct[]>();

/** The roles of a stack that belong to no single assignment, each with the constructs that need it. */
export function sharedRoles(stack: TerraformStack): [role: RoleAssignment, needed: readonly Construct[]][] {
  const roles = stack.node.tryFindChild(SHARED_ROLES)?.node.children ?? [];
  return roles.filter((role) => role instanceof RoleAssignment).map((role) => [role, NEED.get(role) ?? []]);
}

/** Construct id of the roles that belong to no single assignment. */
const SHARED_ROLES = 'SharedRoles';

import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { DefaultTokenResolver, Fn, StringConcat, TerraformStack, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';
import { ROLES, type RoleName } from '../../facts/roles';
import { subscriptionOf } from './id-segments';

/**
 * Id of a built-in role's definition in the form Azure returns for a role assignment at `scope`. In any other form the
 * provider replaces the assignment on every run.
 */
export function roleDefinitionId(role: RoleName, scope: string, atManagementGroup = false): string {
  const definition = `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`;
  return atManagementGroup ? definition : `${subscriptionOf(scope)}${definition}`;
}

/** Name of a role assignment: a GUID that is the same on every run and unique to scope, role and principal. */
export function roleAssignmentName(role: RoleName, scope: string, principalId: string): string {
  return Fn.uuidv5('url', [scope, ROLES[role].id, principalId].join('|'));
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

/** Grants a role, once in a stack. */
export function grantRole(scope: Construct, id: string, grant: Grant): RoleAssignment {
  const name = roleAssignmentName(grant.role, grant.scope, grant.principalId);
  return (
    (grant.shared ? grantedAlready(scope, name) : undefined) ??
    new RoleAssignment(scope, id, {
      scope: grant.scope,
      roleDefinitionId: roleDefinitionId(grant.role, grant.scope, grant.atManagementGroup),
      name,
      principalId: grant.principalId,
      principalType: 'ServicePrincipal',
    })
  );
}

function grantedAlready(scope: Construct, name: string): RoleAssignment | undefined {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = (value?: string): unknown => Tokenization.resolve(value, { scope, resolver });
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((construct) => construct instanceof RoleAssignment)
    .find((assignment) => resolved(assignment.nameInput) === resolved(name));
}

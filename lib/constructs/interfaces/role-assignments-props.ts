import type { PRINCIPAL_TYPES, RESOURCE_ROLES, ResourceRole } from '../../facts/roles';

/** A role of a principal on a resource. Everything in it replaces the role assignment when it changes. */
export interface RoleAssignmentOptions<Kind extends keyof typeof RESOURCE_ROLES> {
  /**
   * Name of a role that makes sense on the resource, or the id of any role definition. Changing it replaces the assignment.
   * Roles that may grant roles or do everything, such as Owner, are accepted by id only.
   */
  readonly roleDefinitionIdOrName: ResourceRole<Kind> | (string & {});
  /**
   * Object id of the principal, a GUID: of a service principal or a managed identity it is not the client id. Changing it replaces
   * the assignment.
   */
  readonly principalId: string;
  /**
   * Type of the principal: User, Group or ServicePrincipal, which a managed identity is too. With it, Azure accepts a principal
   * that has just been created. Changing it replaces the assignment.
   */
  readonly principalType: (typeof PRINCIPAL_TYPES)[number];
  /**
   * What the role is for, 1 to 2048 characters. Changing it replaces the assignment.
   * @default - none
   */
  readonly description?: string;
  /**
   * Condition of the assignment in the syntax of version 2.0. Azure evaluates conditions only for roles with data actions on
   * blobs or queues, and for roles that grant roles. Changing it replaces the assignment.
   * @default - none
   */
  readonly condition?: string;
}

/**
 * Roles on a resource by a name you choose. The name is for messages only: changing it changes nothing in Azure. Two
 * grants of a role to one principal on the resource are refused, here and elsewhere in the stack, since Azure knows only one.
 */
export type RoleAssignments<Kind extends keyof typeof RESOURCE_ROLES> = Readonly<
  Record<string, RoleAssignmentOptions<Kind>>
>;

/**
 * A resource that exists in Azure. The members beside `id` are needed for resources whose name the constructs choose: they
 * tell which resource of the stack it is, although its name differs.
 */
export interface ExistingResource {
  /** Id in Azure, in any case. */
  readonly id: string;
  /**
   * Object id of the principal: of a role assignment, the one that has the role; of an assignment of policy or an
   * identity, its own.
   * @default - a role assignment is identified by its scope and role
   */
  readonly principalId?: string;
  /**
   * Role definition id of a role assignment, or its GUID.
   * @default - the resource is no role assignment
   */
  readonly roleDefinitionId?: string;
  /**
   * Data collection rule of an association.
   * @default - the resource is no association, or has the name that the construct gives it
   */
  readonly dataCollectionRuleId?: string;
  /**
   * Type of an extension, such as `ChangeTracking-Linux`.
   * @default - the resource is no extension, or has the name that the construct gives it
   */
  readonly extensionType?: string;
  /**
   * Address of the resource in the state of this stack, such as `azurerm_monitor_data_collection_rule.dcr`: the resource
   * moves in the state instead of being imported. Set it only if the stack continues the state that has the resource.
   * @default - the resource is imported
   */
  readonly address?: string;
}

/**
 * The ids that Terraform imports resources with. Source: the section "Import" of each page of the documentation of azurerm
 * v4.55.0, compared with the parsers of its source.
 *
 * The provider compares the fixed segments with case. The others become arguments, most of which replace the resource if
 * they change: an import id has them as the configuration has them.
 */

const GROUP = '/subscriptions/{subscription}/resourceGroups/{resource_group_name}';
const IN_GROUP = `${GROUP}/providers`;
const AUTHORIZATION = 'providers/Microsoft.Authorization';
const MANAGEMENT_GROUP_OR_SUBSCRIPTION = '{management_group_id|/subscriptions/{subscription}}';

/** The scopes of policy, by the beginning of the type and the argument that has the id of the scope. */
const SCOPES = {
  management_group: 'management_group_id',
  subscription: 'subscription_id',
  resource_group: 'resource_group_id',
  resource: 'resource_id',
} as const;

/** The ids of assignments and exemptions at every scope. */
function atEveryScope(kind: string, collection: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCOPES).map(([scope, argument]) => [
      `azurerm_${scope}_policy_${kind}`,
      `{${argument}}/${AUTHORIZATION}/${collection}/{name}`,
    ]),
  );
}

/**
 * Import ids by type of resource. `{name}` stands for an argument, `{a|b}` for `b` if there is no argument `a`,
 * and `{subscription}` for the GUID of the subscription of the provider.
 */
export const IMPORT_IDS: Readonly<Record<string, string>> = {
  azurerm_resource_group: '/subscriptions/{subscription}/resourceGroups/{name}',
  azurerm_log_analytics_workspace: `${IN_GROUP}/Microsoft.OperationalInsights/workspaces/{name}`,
  // No import, but in one state it moves.
  azurerm_log_analytics_workspace_table: '{workspace_id}/tables/{name}',
  azurerm_log_analytics_solution: `${IN_GROUP}/Microsoft.OperationsManagement/solutions/{solution_name}({workspace_name})`,
  azurerm_monitor_data_collection_rule: `${IN_GROUP}/Microsoft.Insights/dataCollectionRules/{name}`,
  azurerm_monitor_data_collection_rule_association:
    '{target_resource_id}/providers/Microsoft.Insights/dataCollectionRuleAssociations/{name}',
  azurerm_monitor_data_collection_endpoint: `${IN_GROUP}/Microsoft.Insights/dataCollectionEndpoints/{name}`,
  azurerm_monitor_private_link_scope: `${IN_GROUP}/Microsoft.Insights/privateLinkScopes/{name}`,
  azurerm_monitor_private_link_scoped_service: `${IN_GROUP}/Microsoft.Insights/privateLinkScopes/{scope_name}/scopedResources/{name}`,
  azurerm_user_assigned_identity: `${IN_GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/{name}`,
  azurerm_storage_account: `${IN_GROUP}/Microsoft.Storage/storageAccounts/{name}`,
  azurerm_storage_container: '{storage_account_id}/blobServices/default/containers/{name}',
  azurerm_storage_management_policy: '{storage_account_id}/managementPolicies/default',
  azurerm_private_endpoint: `${IN_GROUP}/Microsoft.Network/privateEndpoints/{name}`,
  azurerm_role_assignment: `{scope}/${AUTHORIZATION}/roleAssignments/{name}`,
  azurerm_policy_definition: `${MANAGEMENT_GROUP_OR_SUBSCRIPTION}/${AUTHORIZATION}/policyDefinitions/{name}`,
  azurerm_policy_set_definition: `${MANAGEMENT_GROUP_OR_SUBSCRIPTION}/${AUTHORIZATION}/policySetDefinitions/{name}`,
  azurerm_management_group_policy_set_definition: `{management_group_id}/${AUTHORIZATION}/policySetDefinitions/{name}`,
  ...atEveryScope('assignment', 'policyAssignments'),
  ...atEveryScope('exemption', 'policyExemptions'),
  azurerm_virtual_machine_extension: '{virtual_machine_id}/extensions/{name}',
  azurerm_virtual_machine_scale_set_extension: '{virtual_machine_scale_set_id}/extensions/{name}',
  azurerm_arc_machine_extension: '{arc_machine_id}/extensions/{name}',
  azurerm_log_analytics_query_pack: `${IN_GROUP}/Microsoft.OperationalInsights/queryPacks/{name}`,
  azurerm_log_analytics_query_pack_query: '{query_pack_id}/queries/{name}',
  azurerm_application_insights_workbook: `${IN_GROUP}/Microsoft.Insights/workbooks/{name}`,
  azurerm_monitor_scheduled_query_rules_alert_v2: `${IN_GROUP}/Microsoft.Insights/scheduledQueryRules/{name}`,
  azurerm_monitor_action_group: `${IN_GROUP}/Microsoft.Insights/actionGroups/{name}`,
  azurerm_monitor_diagnostic_setting: '{target_resource_id}|{name}',
  azurerm_management_lock: `{scope}/${AUTHORIZATION}/locks/{name}`,
};

/**
 * Arguments by which two resources are the same one in Azure although their names differ: Azure refuses a second one, or
 * a second one is of no use. The name of such a resource is taken from what exists.
 */
export const SAME_BY: Readonly<Record<string, readonly string[]>> = {
  azurerm_role_assignment: ['role_definition_id', 'principal_id'],
  azurerm_monitor_data_collection_rule_association: ['data_collection_rule_id'],
  azurerm_virtual_machine_extension: ['type'],
  azurerm_virtual_machine_scale_set_extension: ['type'],
  azurerm_arc_machine_extension: ['type'],
};

/** Kinds of resources that Terraform cannot import, or should not, by their collection in an id. */
export const NOT_IMPORTED: Readonly<Record<string, string>> = {
  tables:
    'the provider cannot import a table of a workspace: it takes the table over when it creates it, without losing data',
  remediations: 'a remediation is a task that runs once: the construct starts a new one',
};

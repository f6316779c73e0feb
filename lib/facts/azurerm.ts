/**
 * Behaviour of arguments of the azurerm provider, as far as constructs and the reviewer need it.
 *
 * Source: schema of azurerm 4.55.0 (`ForceNew` and `Default`).
 */

/**
 * Versions of the provider: the one whose schema and source the facts are read from, which the bindings for CDKTF are made
 * from; the oldest that the bindings may have; and that of the bindings for CDK Terrain.
 */
export const AZURERM_VERSIONS = { facts: '4.55.0', oldest: '4.35.0', cdktn: '4.73.0' } as const;

/** Arguments whose change replaces the resource, by type. */
export const REPLACING_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  azurerm_log_analytics_workspace: ['name', 'location', 'resource_group_name'],
  azurerm_log_analytics_solution: [
    'solution_name',
    'workspace_name',
    'workspace_resource_id',
    'location',
    'resource_group_name',
  ],
  azurerm_monitor_data_collection_rule: ['name', 'resource_group_name', 'location'],
  azurerm_monitor_data_collection_rule_association: ['target_resource_id', 'name'],
  azurerm_monitor_data_collection_endpoint: ['name', 'resource_group_name', 'location'],
  azurerm_monitor_private_link_scope: ['name', 'resource_group_name'],
  azurerm_monitor_private_link_scoped_service: ['name', 'resource_group_name', 'scope_name', 'linked_resource_id'],
  azurerm_storage_account: [
    'name',
    'resource_group_name',
    'location',
    'account_tier',
    'is_hns_enabled',
    'nfsv3_enabled',
    'infrastructure_encryption_enabled',
  ],
  azurerm_storage_container: ['name'],
  azurerm_management_group_policy_assignment: ['name', 'policy_definition_id', 'management_group_id', 'location'],
  azurerm_subscription_policy_assignment: ['name', 'policy_definition_id', 'subscription_id', 'location'],
  azurerm_resource_group_policy_assignment: ['name', 'policy_definition_id', 'resource_group_id', 'location'],
  azurerm_resource_policy_assignment: ['name', 'policy_definition_id', 'resource_id', 'location'],
  azurerm_virtual_machine_extension: ['name', 'virtual_machine_id', 'publisher'],
  azurerm_virtual_machine_scale_set_extension: ['name', 'virtual_machine_scale_set_id', 'publisher', 'type'],
  azurerm_arc_machine_extension: ['name', 'arc_machine_id', 'publisher', 'type', 'location'],
  azurerm_role_assignment: ['name', 'role_definition_id', 'role_definition_name', 'principal_id', 'scope'],
  azurerm_policy_definition: ['name', 'policy_type', 'management_group_id'],
};

/**
 * Arguments that make up the id of a resource, by type. Azure has one resource for the same values, ignoring case, and
 * the provider refuses to create it a second time.
 */
export const IDENTIFYING_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  azurerm_resource_group: ['name'],
  azurerm_user_assigned_identity: ['name', 'resource_group_name'],
  azurerm_log_analytics_workspace: ['name', 'resource_group_name'],
  azurerm_log_analytics_solution: ['solution_name', 'workspace_resource_id'],
  azurerm_monitor_data_collection_rule: ['name', 'resource_group_name'],
  azurerm_monitor_data_collection_endpoint: ['name', 'resource_group_name'],
  azurerm_monitor_private_link_scope: ['name', 'resource_group_name'],
  azurerm_monitor_private_link_scoped_service: ['name', 'scope_name', 'resource_group_name'],
  azurerm_monitor_scheduled_query_rules_alert_v2: ['name', 'resource_group_name'],
  azurerm_monitor_action_group: ['name', 'resource_group_name'],
  azurerm_monitor_diagnostic_setting: ['name', 'target_resource_id'],
  azurerm_application_insights_workbook: ['name', 'resource_group_name'],
  azurerm_log_analytics_query_pack: ['name', 'resource_group_name'],
  azurerm_log_analytics_query_pack_query: ['name', 'query_pack_id'],
  azurerm_storage_account: ['name'],
  azurerm_private_endpoint: ['name', 'resource_group_name'],
  azurerm_policy_definition: ['name', 'management_group_id'],
  azurerm_policy_set_definition: ['name'],
  azurerm_management_group_policy_set_definition: ['name', 'management_group_id'],
  azurerm_management_group_policy_assignment: ['name', 'management_group_id'],
  azurerm_subscription_policy_assignment: ['name', 'subscription_id'],
  azurerm_resource_group_policy_assignment: ['name', 'resource_group_id'],
  azapi_resource: ['name', 'parent_id', 'type'],
  azurerm_management_group_policy_exemption: ['name', 'management_group_id'],
  azurerm_subscription_policy_exemption: ['name', 'subscription_id'],
  azurerm_resource_group_policy_exemption: ['name', 'resource_group_id'],
  azurerm_resource_policy_exemption: ['name', 'resource_id'],
  azurerm_management_group_policy_remediation: ['name', 'management_group_id'],
  azurerm_subscription_policy_remediation: ['name', 'subscription_id'],
  azurerm_resource_group_policy_remediation: ['name', 'resource_group_id'],
  azurerm_virtual_machine_extension: ['name', 'virtual_machine_id'],
  azurerm_virtual_machine_scale_set_extension: ['name', 'virtual_machine_scale_set_id'],
  azurerm_arc_machine_extension: ['name', 'arc_machine_id'],
  azurerm_monitor_data_collection_rule_association: ['name', 'target_resource_id'],
};

/** Types whose name is unique in all of Azure. Source: the page `azurerm_storage_account` of the provider 4.55, "name". */
export const GLOBAL_TYPES: readonly string[] = ['azurerm_storage_account'];

/**
 * Types of resources that Azure does not delete while the resource they belong to is locked, since they are its parts or
 * extend it. Source: "Lock your resources to protect your infrastructure", 2023-08-24, and the ids of the types.
 * A private endpoint is a resource of its own; that its connection belongs to the locked one makes the order matter.
 */
export const PART_TYPES: readonly string[] = [
  'azurerm_role_assignment',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_storage_container',
  'azurerm_storage_management_policy',
  'azurerm_private_endpoint',
  'azurerm_log_analytics_workspace_table',
  'azurerm_log_analytics_linked_service',
  'azurerm_log_analytics_linked_storage_account',
  'azurerm_log_analytics_saved_search',
  'azurerm_log_analytics_data_export_rule',
];

/** Provider defaults of the security-relevant arguments of content storage. */
export const STORAGE_DEFAULTS = {
  allow_nested_items_to_be_public: true,
  shared_access_key_enabled: true,
  https_traffic_only_enabled: true,
  public_network_access_enabled: true,
  min_tls_version: 'TLS1_2',
} as const;

/** Names of arguments in earlier versions of the provider, by type (upgrade guides of 3.0 and 4.0). */
export const EARLIER_ARGUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_storage_account: {
    enable_https_traffic_only: 'https_traffic_only_enabled',
    allow_blob_public_access: 'allow_nested_items_to_be_public',
  },
};

/** Versions of TLS a storage account may ask for, oldest first. */
export const TLS_VERSIONS = ['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'] as const;

/**
 * Default upgrade behaviour of extensions. From the reference of azurerm 4.55.0: the default of the scale set's minor
 * version is in its code, not in its schema.
 */
export const UPGRADE_DEFAULTS: Readonly<Record<string, { readonly automatic?: boolean; readonly minor?: boolean }>> = {
  azurerm_arc_machine_extension: { automatic: true },
  azurerm_virtual_machine_scale_set_extension: { minor: true },
};

/**
 * Characters of the longest texts. Notes of a lock: azurerm 4.55.0. Description of a role assignment: Microsoft's page "Azure
 * subscription and service limits, quotas, and constraints", looked up 2026-11-26.
 */
export const LONGEST_TEXTS = { lockNotes: 512, roleDescription: 2048 } as const;

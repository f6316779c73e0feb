/**
 * Resource types and solutions that queries of a pack belong to. Source: azurerm 4.55.0,
 * `azurerm_log_analytics_query_pack_query`; the provider knows no resource type of Arc servers.
 */
export const QUERY_RESOURCE_TYPES = [
  'microsoft.operationalinsights/workspaces',
  'microsoft.compute/virtualmachines',
  'microsoft.compute/virtualmachinescalesets',
] as const;

export const QUERY_SOLUTIONS = ['ChangeTracking'] as const;

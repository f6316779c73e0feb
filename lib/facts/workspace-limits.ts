/**
 * Values that a Log Analytics workspace and its tables accept.
 *
 * Source: terraform-provider-azurerm 4.55.0, `log_analytics_workspace_resource.go` and
 * `log_analytics_workspace_table_resource.go`. The tier Free is refused there, and so are the retired tiers Standard and
 * Premium. Version 5 knows larger commitments.
 */

/** Pricing tiers. */
export const WORKSPACE_SKUS = ['PerGB2018', 'CapacityReservation', 'LACluster', 'PerNode', 'Standalone'] as const;
export type WorkspaceSku = (typeof WORKSPACE_SKUS)[number];

export const DEFAULT_WORKSPACE_SKU = 'PerGB2018' satisfies WorkspaceSku;

/** The pricing tier with a commitment, which no other has. */
export const COMMITMENT_SKU = 'CapacityReservation' satisfies WorkspaceSku;

/** The pricing tier of a workspace that is linked to a cluster. Azure sets it when the two are linked, and not before. */
export const CLUSTER_SKU = 'LACluster' satisfies WorkspaceSku;

/** Commitments in GB per day. */
export const RESERVATION_CAPACITIES_GB = [100, 200, 300, 400, 500, 1000, 2000, 5000] as const;
export type ReservationCapacityGb = (typeof RESERVATION_CAPACITIES_GB)[number];

/**
 * How often Azure links one workspace to a cluster, and to no second one while it is linked. Source:
 * MicrosoftDocs/azure-monitor-docs@0dc78c6e `logs/customer-managed-keys.md`.
 */
export const CLUSTER_LINKS = { most: 2, days: 30 } as const;

/**
 * Kinds of queries that a workspace can keep in a linked account: saved ones and those of alert rules. Source:
 * MicrosoftDocs/azure-monitor-docs `logs/private-storage.md`, 2025-07-01, which also lists two retired kinds.
 */
export const LINKED_STORAGE_TYPES = ['Query', 'Alerts'] as const;
export type LinkedStorageType = (typeof LINKED_STORAGE_TYPES)[number];

/** What the account keeps of each kind. */
export const LINKED_STORAGE_WORDS = {
  Query: 'saved queries',
  Alerts: 'queries of alerts',
} as const satisfies Record<LinkedStorageType, string>;

/** Days a workspace keeps data. */
export const WORKSPACE_RETENTION_DAYS = { minimum: 30, maximum: 730, default: 30 } as const;

/** Days a table keeps data, for interactive queries and in all. */
export const TABLE_RETENTION_DAYS = { minimum: 4, maximum: 730 } as const;

/** Longer periods a table may keep data in all: 3 to 12 years. */
export const TOTAL_RETENTION_DAYS = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;

/**
 * Days that Azure keeps a deleted workspace. A new one with the same name in the same resource group restores it within
 * that time. Source: Microsoft's page "Delete and recover Azure Log Analytics workspace", 2025-11.
 */
export const SOFT_DELETED_WORKSPACE_DAYS = 14;

/**
 * Values that a storage account for the content of files accepts.
 *
 * Sources: terraform-provider-azurerm 4.55.0, `storage_account_resource.go` and `storage_management_policy_resource.go`,
 * for kinds and ranges; Microsoft's pages "Soft delete for blobs" and "Soft delete for containers", 2025-11, for the
 * shortest period they recommend; IANA's registry of special-purpose IPv4 addresses for private ranges.
 */

/** Kinds of replication. */
export const REPLICATIONS = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;
export type Replication = (typeof REPLICATIONS)[number];

/** Days that deleted content can be restored. */
export const SOFT_DELETE_DAYS = { minimum: 1, recommended: 7, maximum: 365, default: 14 } as const;

/** Days until uploaded content expires. */
export const CONTENT_EXPIRY_DAYS = { minimum: 1, maximum: 99999, default: 90 } as const;

/** Network access of an account. */
export const NETWORK_ACCESS = ['allNetworks', 'selectedNetworks', 'privateEndpoint'] as const;
export type NetworkAccess = (typeof NETWORK_ACCESS)[number];

/** The longest prefix of an IP range that the firewall accepts. Smaller ranges are single addresses. */
export const LONGEST_IP_PREFIX = 30;

/** Ranges that cover this share of all addresses or more count as open to the internet. */
export const EVERYBODY_SHARE = 0.5;

/** Ranges that the firewall refuses, because it sees only public addresses. */
export const PRIVATE_IP_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** Zones that the names of blobs are looked up in begin with this, in every cloud. */
export const BLOB_ZONE_PREFIX = 'privatelink.blob.';

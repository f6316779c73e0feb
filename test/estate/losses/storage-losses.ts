import type { Row } from './row';

const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});
const ARM_ACCOUNT = 'account/body/properties';

export const WORKSPACE_LOSSES: readonly Row[] = [
  {
    change: 'the workspace keeps data for a shorter time',
    finds: { 'retention-shortened': 'blocking' },
    azurerm: { 'workspace/retention_in_days': 30 },
    arm: { 'workspace/body/properties/retentionInDays': 30 },
  },
  {
    change: 'the workspace is destroyed',
    finds: { 'workspace-removed': 'blocking', 'lock-weakened': 'attention' },
    ...gone('workspace', 'table', 'lock'),
  },
  {
    change: 'the workspace that the rule of another input writes to is destroyed',
    finds: { 'workspace-removed': 'blocking' },
    given: {
      azurerm: { rule: undefined, solution: undefined, table: undefined, lock: undefined },
      arm: { rule: undefined, solution: undefined, table: undefined, lock: undefined },
    },
    has: {},
    ...gone('workspace'),
  },
  {
    change: 'the table that the rule of another input writes to is destroyed',
    finds: { 'unknown-until-apply': 'attention' },
    given: {
      azurerm: { rule: undefined, solution: undefined, workspace: undefined, lock: undefined },
      arm: { rule: undefined, solution: undefined, workspace: undefined, lock: undefined },
    },
    ...gone('table'),
  },
  {
    change: 'the solution is removed',
    finds: { 'solution-removed': 'blocking', 'solution-missing': 'attention' },
    ...gone('solution'),
  },
  {
    change: 'the solution is replaced by another one',
    finds: { 'solution-removed': 'blocking', 'solution-missing': 'attention' },
    azurerm: {
      'solution/solution_name': 'Updates',
      'solution/plan/0/product': 'OMSGallery/Updates',
    },
    arm: {
      'solution/name': 'Updates(log-inventory)',
      'solution/body/plan/name': 'Updates(log-inventory)',
      'solution/body/plan/product': 'OMSGallery/Updates',
    },
    replaced: ['solution'],
  },
  {
    change: 'the solution is replaced because of the case of an id',
    finds: { 'solution-replaced': 'blocking' },
    azurerm: { 'solution/workspace_resource_id': (id: string) => id.toLowerCase() },
    arm: { 'solution/body/properties/workspaceResourceId': (id: string) => id.toLowerCase() },
    replaced: ['solution'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a table goes to the plan Basic',
    finds: { 'table-plan': 'blocking', 'retention-shortened': 'blocking' },
    azurerm: { 'table/plan': 'Basic', 'table/retention_in_days': 30 },
    arm: { 'table/body/properties/plan': 'Basic', 'table/body/properties/retentionInDays': 30 },
  },
  {
    change: 'the workspace gets a daily quota',
    finds: { 'daily-quota': 'attention' },
    azurerm: { 'workspace/daily_quota_gb': 1 },
    arm: { 'workspace/body/properties/workspaceCapping/dailyQuotaGb': 1 },
  },
  {
    change: 'the workspace takes data from private networks only',
    finds: {
      'ingestion-private': 'attention',
      'ingestion-endpoint-missing': 'blocking',
      'machine-endpoint-missing': 'attention',
    },
    azurerm: { 'workspace/internet_ingestion_enabled': false },
    arm: { 'workspace/body/properties/publicNetworkAccessForIngestion': 'Disabled' },
  },
  {
    change: 'the workspace goes to the SKU Free',
    finds: { 'workspace-sku': 'blocking', 'retention-shortened': 'blocking' },
    azurerm: { 'workspace/sku': 'Free', 'workspace/retention_in_days': 7 },
    arm: { 'workspace/body/properties/sku/name': 'Free', 'workspace/body/properties/retentionInDays': 7 },
  },
  {
    change: 'the workspace accepts keys',
    finds: { 'local-authentication': 'blocking' },
    azurerm: { 'workspace/local_authentication_enabled': true },
    arm: { 'workspace/body/properties/features/disableLocalAuth': false },
  },
  {
    change: 'the lock on the workspace is removed',
    finds: { 'lock-weakened': 'attention' },
    ...gone('lock'),
  },
  {
    change: 'the lock on the workspace is lowered',
    finds: { 'lock-weakened': 'attention' },
    azurerm: { 'lock/lock_level': 'CanNotDelete' },
    arm: { 'lock/body/properties/level': 'CanNotDelete' },
  },
];

export const STORAGE_LOSSES: readonly Row[] = [
  {
    change: 'the content storage is destroyed',
    finds: { 'storage-removed': 'blocking', 'private-endpoint-removed': 'attention' },
    ...gone('account', 'blobs', 'container', 'privateEndpoint'),
  },
  {
    change: 'the container is replaced by one of another name',
    finds: { 'storage-replaced': 'blocking' },
    azurerm: { 'container/name': 'content' },
    arm: { 'container/name': 'content' },
    replaced: ['container'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the private endpoint of the content storage is removed',
    finds: { 'private-endpoint-removed': 'attention' },
    ...gone('privateEndpoint'),
  },
  {
    change: 'the versions of content are no longer kept',
    finds: { 'versioning-off': 'attention' },
    azurerm: { 'account/blob_properties/0/versioning_enabled': false },
    arm: { 'blobs/body/properties/isVersioningEnabled': false },
  },
  {
    change: 'the content storage loses its own key',
    finds: { 'customer-key-removed': 'blocking' },
    azurerm: { 'account/customer_managed_key': [] },
    arm: { [`${ARM_ACCOUNT}/encryption`]: { keySource: 'Microsoft.Storage' } },
  },
  {
    change: 'the content storage is opened to all networks',
    finds: { 'network-opened': 'blocking' },
    azurerm: { 'account/network_rules/0/default_action': 'Allow' },
    arm: { [`${ARM_ACCOUNT}/networkAcls/defaultAction`]: 'Allow' },
  },
  {
    change: 'the public network of a closed content storage is opened',
    finds: { 'network-opened': 'blocking' },
    given: {
      azurerm: { 'account/public_network_access_enabled': false },
      arm: { [`${ARM_ACCOUNT}/publicNetworkAccess`]: 'Disabled' },
    },
    azurerm: { 'account/public_network_access_enabled': true, 'account/network_rules/0/default_action': 'Allow' },
    arm: { [`${ARM_ACCOUNT}/publicNetworkAccess`]: 'Enabled', [`${ARM_ACCOUNT}/networkAcls/defaultAction`]: 'Allow' },
  },
  {
    change: 'the last permitted range of the content storage is removed',
    finds: { 'network-closed': 'attention' },
    azurerm: { 'account/network_rules/0/ip_rules': [] },
    arm: { [`${ARM_ACCOUNT}/networkAcls/ipRules`]: [] },
  },
  {
    change: 'the content storage accepts connections without encryption, by the old name of the argument',
    finds: { 'tls-weakened': 'blocking' },
    given: { azurerm: { 'account/https_traffic_only_enabled': undefined, 'account/enable_https_traffic_only': true } },
    azurerm: { 'account/enable_https_traffic_only': false },
  },
  {
    change: 'the content storage becomes public, by the old name of the argument',
    finds: { 'public-blobs': 'blocking' },
    given: {
      azurerm: { 'account/allow_nested_items_to_be_public': undefined, 'account/allow_blob_public_access': false },
    },
    azurerm: { 'account/allow_blob_public_access': true },
  },
  {
    change: 'the content storage accepts keys',
    finds: { 'shared-keys': 'blocking' },
    azurerm: { 'account/shared_access_key_enabled': true },
    arm: { [`${ARM_ACCOUNT}/allowSharedKeyAccess`]: true },
  },
];

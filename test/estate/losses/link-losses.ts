import { ACCOUNT, GROUP, OTHER_WORKSPACE } from './ids';
import { CLUSTER, LINK_PIECES, LINKED, OTHER_CLUSTER } from './link-pieces';
import { AT_APPLY } from './piece';
import type { Row } from './row';

const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});

const OTHER_ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stother`;

/** A workspace with all its links. */
const WHOLE = { has: LINK_PIECES, given: LINKED };

export const LINK_LOSSES: readonly Row[] = [
  {
    change: 'the workspace leaves its cluster',
    finds: { 'cluster-unlinked': 'blocking' },
    ...WHOLE,
    ...gone('link_cluster'),
  },
  {
    change: 'the link to a cluster goes to another workspace',
    finds: { 'cluster-unlinked': 'blocking' },
    ...WHOLE,
    azurerm: { 'link_cluster/workspace_id': OTHER_WORKSPACE },
    arm: { 'link_cluster/parent': OTHER_WORKSPACE },
  },
  {
    change: 'the workspace goes to another cluster',
    finds: { 'cluster-changed': 'attention' },
    ...WHOLE,
    azurerm: { 'link_cluster/write_access_id': OTHER_CLUSTER },
    arm: { 'link_cluster/body/properties/writeAccessResourceId': OTHER_CLUSTER },
  },
  {
    change: 'the link to the cluster is replaced',
    finds: { 'cluster-changed': 'attention' },
    ...WHOLE,
    azurerm: { 'link_cluster/resource_group_name': 'RG-INVENTORY' },
    arm: { 'link_cluster/body/properties/writeAccessResourceId': CLUSTER.toUpperCase() },
    replaced: ['link_cluster'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the cluster is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    ...WHOLE,
    azurerm: { 'link_cluster/write_access_id': AT_APPLY },
    arm: { 'link_cluster/body/properties/writeAccessResourceId': AT_APPLY },
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the tier of a linked workspace changes',
    finds: { 'cluster-sku': 'attention' },
    ...WHOLE,
    azurerm: { 'workspace/sku': 'PerGB2018' },
    arm: { 'workspace/body/properties/sku/name': 'PerGB2018' },
  },
  {
    change: 'saved queries are no longer kept in an account',
    finds: { 'linked-storage-removed': 'attention' },
    ...WHOLE,
    ...gone('link_query'),
  },
  {
    change: 'queries of alerts are no longer kept in an account',
    finds: { 'linked-storage-removed': 'attention' },
    ...WHOLE,
    ...gone('link_alerts'),
  },
  {
    change: 'saved queries are kept in another account',
    finds: { 'linked-storage-changed': 'attention' },
    ...WHOLE,
    azurerm: { 'link_query/storage_account_ids/0': OTHER_ACCOUNT },
    arm: { 'link_query/body/properties/storageAccountIds/0': OTHER_ACCOUNT },
  },
  {
    change: 'the link to the account of queries is replaced',
    finds: { 'linked-storage-changed': 'attention' },
    ...WHOLE,
    azurerm: { 'link_query/storage_account_ids/0': ACCOUNT.toUpperCase() },
    arm: { 'link_query/body/properties/storageAccountIds/0': ACCOUNT.toUpperCase() },
    replaced: ['link_query'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the account of queries is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    ...WHOLE,
    azurerm: { 'link_query/storage_account_ids': AT_APPLY },
    arm: { 'link_query/body/properties/storageAccountIds': AT_APPLY },
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'saved queries of an existing workspace go to an account',
    finds: { 'saved-queries-moved': 'attention' },
    given: LINKED,
    adds: LINK_PIECES,
  },
  {
    change: 'saved queries need not be kept in an account',
    finds: { 'query-key-optional': 'attention' },
    ...WHOLE,
    azurerm: { 'workspace/cmk_for_query_forced': false },
    arm: { 'workspace/body/properties/forceCmkForQuery': undefined },
  },
  {
    change: 'an alert leaves the account of queries',
    finds: { 'alert-storage-unused': 'attention' },
    ...WHOLE,
    azurerm: { 'alert/workspace_alerts_storage_enabled': false },
    arm: { 'alert/body/properties/checkWorkspaceAlertsStorageConfigured': undefined },
  },
  {
    change: 'an alert leaves an account that is linked elsewhere',
    finds: { 'alert-storage-unused': 'attention' },
    given: LINKED,
    azurerm: { 'alert/workspace_alerts_storage_enabled': false },
    arm: { 'alert/body/properties/checkWorkspaceAlertsStorageConfigured': undefined },
  },
  {
    change: 'an alert does not use the account of queries',
    by: 'check',
    finds: { 'alert-storage-unused': 'attention' },
    has: LINK_PIECES,
    azurerm: { 'alert/workspace_alerts_storage_enabled': false },
    arm: { 'alert/body/properties/checkWorkspaceAlertsStorageConfigured': false },
  },
];

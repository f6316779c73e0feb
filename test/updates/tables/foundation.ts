import {
  ChangeTrackingRule,
  type ChangeTrackingRuleProps,
  ContentStorage,
  type ContentStorageNetwork,
  type ContentStorageProps,
  type CustomerManagedKey,
  type LinkedStorage,
  type PrivateEndpointOptions,
  PrivateIngestion,
  type TableRetention,
  Workspace,
  type WorkspaceProps,
} from 'cdktf-azure-change-tracking';
import {
  account,
  cluster,
  existingEndpoints,
  existingWorkspace,
  keyVault,
  OTHER_PRINCIPAL,
  PRINCIPAL,
  subnet,
  workspaceId,
  zone,
} from '../support/azure';
import { interfaceUpdates } from '../support/interface-updates';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const WORKSPACE = ['azurerm_log_analytics_workspace', 'azurerm_log_analytics_solution'];
const ACCOUNT = ['azurerm_storage_account', 'azurerm_storage_container', 'azurerm_storage_management_policy'];
const RULE = 'azurerm_monitor_data_collection_rule';

const refusedPlan = (saying: string) => ({ at: 'plan', saying }) as const;

const workspaceProps = (): WorkspaceProps => ({
  name: 'log-change-tracking',
  resourceGroupName: 'rg-change-tracking',
  location: 'westeurope',
});

export const workspace = updateTable<WorkspaceProps>({
  of: 'Workspace',
  base: workspaceProps,
  build: (stack, props) => new Workspace(stack, 'Workspace', props),
  updates: {
    name: { to: { name: 'log-other' }, destroys: WORKSPACE },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: WORKSPACE },
    location: [
      { to: { location: 'northeurope' }, refused: refusedPlan("location of the workspace 'log-change-tracking'") },
      { title: 'with another name', to: { location: 'northeurope', name: 'log-north' }, destroys: WORKSPACE },
    ],
    sku: [
      { title: 'to a commitment', to: { sku: 'CapacityReservation', reservationCapacityInGbPerDay: 100 } },
      {
        title: 'to one that replaces',
        to: { sku: 'PerNode' },
        refused: refusedPlan("sku of the workspace 'log-change-tracking' cannot change from 'PerGB2018' to 'PerNode'"),
      },
      {
        title: 'to one that replaces, with another name',
        to: { sku: 'PerNode', name: 'log-node' },
        destroys: WORKSPACE,
      },
    ],
    reservationCapacityInGbPerDay: {
      given: { sku: 'CapacityReservation', reservationCapacityInGbPerDay: 100 },
      to: { reservationCapacityInGbPerDay: 200 },
    },
    clusterResourceId: [
      { title: 'added', to: { clusterResourceId: cluster('law-cluster') } },
      {
        title: 'added to a commitment',
        given: { sku: 'CapacityReservation', reservationCapacityInGbPerDay: 100 },
        to: {
          sku: undefined,
          reservationCapacityInGbPerDay: undefined,
          clusterResourceId: cluster('law-cluster'),
        },
      },
      {
        title: 'another one',
        given: { clusterResourceId: cluster('law-cluster') },
        to: { clusterResourceId: cluster('law-other') },
      },
      {
        title: 'removed',
        given: { clusterResourceId: cluster('law-cluster') },
        to: { clusterResourceId: undefined },
        destroys: ['azurerm_log_analytics_linked_service'],
      },
    ],
    linkedStorage: [
      { title: 'added', to: { linkedStorage: { storageAccountResourceId: account('stqueries'), roleWaitSeconds: 0 } } },
      {
        title: 'removed',
        given: { linkedStorage: { storageAccountResourceId: account('stqueries'), roleWaitSeconds: 0 } },
        to: { linkedStorage: undefined },
        destroys: ['azurerm_log_analytics_linked_storage_account', 'azurerm_role_assignment'],
      },
    ],
    cmkForQueryForced: [
      {
        title: 'added',
        given: { linkedStorage: { storageAccountResourceId: account('stqueries'), roleWaitSeconds: 0 } },
        to: { cmkForQueryForced: true },
      },
      { title: 'removed', given: { cmkForQueryForced: true }, to: { cmkForQueryForced: undefined } },
    ],
    retentionInDays: { to: { retentionInDays: 90 } },
    dailyQuotaGb: { to: { dailyQuotaGb: 5 } },
    internetIngestionEnabled: { to: { internetIngestionEnabled: false } },
    internetQueryEnabled: { to: { internetQueryEnabled: false } },
    localAuthenticationEnabled: { to: { localAuthenticationEnabled: true } },
    tableRetention: [
      { title: 'added', to: { tableRetention: { ConfigurationChange: { retentionInDays: 90 } } } },
      {
        title: 'removed',
        given: { tableRetention: { ConfigurationChange: { retentionInDays: 90 } } },
        to: { tableRetention: {} },
        destroys: ['azurerm_log_analytics_workspace_table'],
      },
    ],
    tableWaitSeconds: { to: { tableWaitSeconds: 0 } },
    tags: { to: { tags: { owner: 'platform' } } },
    preventDestroy: { to: { preventDestroy: true }, keeps: true },
    ...interfaceUpdates<'workspace'>('Log Analytics Data Reader'),
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const linkedStorage = updateTable<LinkedStorage>({
  of: 'LinkedStorage',
  base: () => ({ storageAccountResourceId: account('stqueries'), roleWaitSeconds: 0 }),
  build: (stack, given) => new Workspace(stack, 'Workspace', { ...workspaceProps(), linkedStorage: given }),
  updates: {
    storageAccountResourceId: {
      to: { storageAccountResourceId: account('stother') },
      destroys: ['azurerm_role_assignment'],
    },
    dataSourceTypes: { to: { dataSourceTypes: ['Query'] }, destroys: ['azurerm_log_analytics_linked_storage_account'] },
    roleWaitSeconds: { to: { roleWaitSeconds: 1 } },
  },
});

export const tableRetention = updateTable<TableRetention>({
  of: 'TableRetention',
  base: () => ({ retentionInDays: 30 }),
  build: (stack, ConfigurationChange) =>
    new Workspace(stack, 'Workspace', { ...workspaceProps(), tableRetention: { ConfigurationChange } }),
  updates: {
    retentionInDays: { to: { retentionInDays: 60 } },
    totalRetentionInDays: { to: { totalRetentionInDays: 365 } },
  },
});

export const rule = updateTable<ChangeTrackingRuleProps>({
  of: 'ChangeTrackingRule',
  base: (stack) => ({ workspace: existingWorkspace(stack), name: 'dcr-change-tracking' }),
  build: (stack, props) => new ChangeTrackingRule(stack, 'Rule', props),
  updates: {
    workspace: [
      {
        title: 'another one',
        to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other') }),
      },
      {
        title: 'another one in another location',
        to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other', 'northeurope') }),
        refused: refusedPlan("location of the rule 'dcr-change-tracking' cannot change from 'westeurope'"),
      },
      {
        title: 'another one in another location, with another name',
        to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other', 'northeurope'), name: 'dcr-north' }),
        destroys: [RULE],
      },
    ],
    name: { to: { name: 'dcr-other' }, destroys: [RULE] },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: [RULE] },
    settings: { to: { settings: { windows: false } } },
    privateIngestion: [
      { title: 'added', to: (stack) => ({ privateIngestion: existingEndpoints(stack) }) },
      {
        title: 'created',
        to: (stack) => ({
          privateIngestion: new PrivateIngestion(stack, 'PrivateIngestion', {
            workspace: existingWorkspace(stack),
            privateEndpoint: { subnetId: subnet('endpoints') },
          }),
        }),
      },
    ],
    contentStorage: {
      to: (stack) => ({ contentStorage: new ContentStorage(stack, 'Content', storageProps()) }),
    },
    description: { to: { description: 'What machines report.' } },
    tags: { to: { tags: { owner: 'platform' } } },
    preventDestroy: { to: { preventDestroy: true }, keeps: true },
    ...interfaceUpdates<'rule'>('Monitoring Reader'),
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

const KEY: CustomerManagedKey = { keyVaultResourceId: keyVault('kv-audit'), keyName: 'content', roleWaitSeconds: 0 };

const storageProps = (network: ContentStorageNetwork = { access: 'allNetworks' }): ContentStorageProps => ({
  name: 'stchangetracking',
  resourceGroupName: 'rg-change-tracking',
  location: 'westeurope',
  network,
  writers: { web01: PRINCIPAL },
});

export const contentStorage = updateTable<ContentStorageProps>({
  of: 'ContentStorage',
  base: () => storageProps(),
  build: (stack, props) => new ContentStorage(stack, 'Content', props),
  updates: {
    name: { to: { name: 'stother' }, destroys: [...ACCOUNT, 'azurerm_role_assignment'] },
    resourceGroupName: {
      to: { resourceGroupName: 'rg-other' },
      refused: refusedPlan('resourceGroupName of the storage'),
    },
    location: [
      { to: { location: 'northeurope' }, refused: refusedPlan('location of the storage account') },
      {
        title: 'with another name',
        to: { location: 'northeurope', name: 'stother' },
        destroys: [...ACCOUNT, 'azurerm_role_assignment'],
      },
    ],
    network: [
      { title: 'selected networks', to: { network: { access: 'selectedNetworks', ipRanges: ['203.0.113.0/24'] } } },
      { title: 'a private endpoint', to: { network: { access: 'privateEndpoint', subnetId: subnet('snet-a') } } },
      {
        title: 'no private endpoint',
        given: { network: { access: 'privateEndpoint', subnetId: subnet('snet-a') } },
        to: { network: { access: 'allNetworks' } },
        destroys: ['azurerm_private_endpoint'],
      },
    ],
    privateEndpoints: [
      { title: 'added', to: { privateEndpoints: { hub: { subnetResourceId: subnet('snet-hub') } } } },
      {
        title: 'removed, beside the one of the network',
        given: {
          network: { access: 'privateEndpoint', subnetId: subnet('snet-a') },
          privateEndpoints: { hub: { subnetResourceId: subnet('snet-hub') } },
        },
        to: { privateEndpoints: {} },
        destroys: ['azurerm_private_endpoint'],
      },
      {
        title: 'another name for an entry whose endpoint has none',
        given: { privateEndpoints: { hub: { subnetResourceId: subnet('snet-hub') } } },
        to: { privateEndpoints: { core: { subnetResourceId: subnet('snet-hub') } } },
        destroys: ['azurerm_private_endpoint'],
      },
      {
        title: 'another name for an entry whose endpoint has one',
        given: { privateEndpoints: { hub: { subnetResourceId: subnet('snet-hub'), name: 'pe-hub' } } },
        to: { privateEndpoints: { core: { subnetResourceId: subnet('snet-hub'), name: 'pe-hub' } } },
        refused: refusedPlan("privateEndpoints have other names: 'hub' is now 'core'"),
      },
    ],
    renamedPrivateEndpoints: {
      given: { privateEndpoints: { hub: { subnetResourceId: subnet('snet-hub'), name: 'pe-hub' } } },
      to: {
        privateEndpoints: { core: { subnetResourceId: subnet('snet-hub'), name: 'pe-hub' } },
        renamedPrivateEndpoints: { hub: 'core' },
      },
    },
    writers: [
      { title: 'one more', to: { writers: { web01: PRINCIPAL, web02: OTHER_PRINCIPAL } } },
      { title: 'none', to: { writers: {} }, destroys: ['azurerm_role_assignment'] },
      {
        title: 'another name for the same',
        to: { writers: { web02: PRINCIPAL } },
        refused: refusedPlan("writers have other names: 'web01' is now 'web02'"),
      },
    ],
    renamedWriters: { to: { writers: { web02: PRINCIPAL }, renamedWriters: { web01: 'web02' } } },
    contentRetentionDays: { to: { contentRetentionDays: 30 } },
    softDeleteDays: { to: { softDeleteDays: 30 } },
    replication: [
      { title: 'in place', to: { replication: 'GRS' } },
      {
        title: 'to one that replaces',
        to: { replication: 'ZRS' },
        refused: refusedPlan('replication of the storage account'),
      },
    ],
    tags: { to: { tags: { owner: 'platform' } } },
    preventDestroy: { to: { preventDestroy: true }, keeps: true },
    infrastructureEncryption: [
      {
        title: 'of an account that has none',
        to: { infrastructureEncryption: true },
        refused: refusedPlan('infrastructureEncryption of the storage account'),
      },
      {
        title: 'with another name',
        to: { infrastructureEncryption: true, name: 'stother' },
        destroys: [...ACCOUNT, 'azurerm_role_assignment'],
      },
      {
        title: 'switched off',
        given: { infrastructureEncryption: true },
        to: { infrastructureEncryption: false },
        refused: refusedPlan('infrastructureEncryption of the storage account'),
      },
    ],
    customerManagedKey: [
      {
        title: 'added',
        to: { customerManagedKey: KEY },
        fails:
          'the stand-in takes the key, which has the id of its account, for an account that is created after its container',
      },
      {
        title: 'removed',
        given: { customerManagedKey: KEY },
        to: { customerManagedKey: undefined },
        destroys: [
          'azurerm_role_assignment',
          'azurerm_storage_account_customer_managed_key',
          'azurerm_user_assigned_identity',
        ],
      },
    ],
    trustedServices: { to: { trustedServices: true } },
    versionRetentionDays: { to: { versionRetentionDays: 30 } },
    ...interfaceUpdates<'content'>('Storage Blob Data Reader', workspaceId('log-audit')),
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

const network = (alternative: ContentStorageNetwork) => () => alternative;

export const selectedNetworks = updateTable<Extract<ContentStorageNetwork, { access: 'selectedNetworks' }>>({
  of: 'ContentStorageNetwork with selected networks',
  base: network({ access: 'selectedNetworks', ipRanges: ['203.0.113.0/24'] }) as never,
  build: (stack, props) => new ContentStorage(stack, 'Content', storageProps(props)),
  updates: {
    access: { to: {}, unchanged: 'a row of ContentStorage.network changes it' },
    subnetIds: { to: { subnetIds: [subnet('snet-a')] } },
    ipRanges: { to: { ipRanges: ['198.51.100.0/24'] } },
  },
});

const ENDPOINT = ['azurerm_private_endpoint'];

export const privateEndpoints = updateTable<PrivateEndpointOptions>({
  of: 'PrivateEndpointOptions',
  base: () => ({ subnetResourceId: subnet('snet-a') }),
  build: (stack, hub) => new ContentStorage(stack, 'Content', { ...storageProps(), privateEndpoints: { hub } }),
  updates: {
    subnetResourceId: [
      {
        to: { subnetResourceId: subnet('snet-b') },
        refused: refusedPlan('subnetResourceId of the private endpoint'),
      },
      {
        title: 'with another name',
        to: { subnetResourceId: subnet('snet-b'), name: 'pe-other' },
        destroys: ENDPOINT,
      },
    ],
    privateDnsZoneResourceIds: { to: { privateDnsZoneResourceIds: [zone('rg-dns')] } },
    name: { to: { name: 'pe-other' }, destroys: ENDPOINT },
    location: { to: { location: 'northeurope' }, refused: refusedPlan('location of the private endpoint') },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: ENDPOINT },
    tags: { to: { tags: { owner: 'network' } } },
  },
});

export const privateEndpoint = updateTable<Extract<ContentStorageNetwork, { access: 'privateEndpoint' }>>({
  of: 'ContentStorageNetwork with a private endpoint',
  base: network({ access: 'privateEndpoint', subnetId: subnet('snet-a') }) as never,
  build: (stack, props) => new ContentStorage(stack, 'Content', storageProps(props)),
  updates: {
    access: { to: {}, unchanged: 'a row of ContentStorage.network changes it' },
    subnetId: [
      { to: { subnetId: subnet('snet-b') }, refused: refusedPlan('network.subnetId of the private endpoint') },
      {
        title: 'with another name',
        to: { subnetId: subnet('snet-b'), name: 'pe-other' },
        destroys: ['azurerm_private_endpoint'],
      },
    ],
    privateDnsZoneIds: [
      { title: 'added', to: { privateDnsZoneIds: [zone('rg-dns')] } },
      {
        title: 'removed',
        given: { privateDnsZoneIds: [zone('rg-dns')] },
        to: { privateDnsZoneIds: [] },
      },
    ],
    name: { to: { name: 'pe-other' }, destroys: ['azurerm_private_endpoint'] },
  },
});

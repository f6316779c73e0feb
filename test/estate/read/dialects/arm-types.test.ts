import { UNKNOWN, UNSTATED } from '../../../../lib/estate/model/value';
import { GROUP, ID, normal, SHARED } from './support';

const inside = (path: string) => `${GROUP}/providers/${path}`;
const WORKSPACE = inside('Microsoft.OperationalInsights/workspaces/log');
const EXTENSION = {
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  type: 'ChangeTracking-Linux',
  typeHandlerVersion: '2.0',
  enableAutomaticUpgrade: true,
  autoUpgradeMinorVersion: false,
  settings: { a: 1 },
};
const EXTENSION_ARGUMENTS = {
  publisher: EXTENSION.publisher,
  type: EXTENSION.type,
  type_handler_version: '2.0',
  automatic_upgrade_enabled: true,
  auto_upgrade_minor_version: false,
  settings: { a: 1 },
};

test.each<[type: string, parentId: string, content: object, azurerm: string, own: object]>([
  [
    'Microsoft.OperationalInsights/workspaces',
    GROUP,
    {
      properties: {
        sku: { name: 'PerGB2018' },
        retentionInDays: 30,
        workspaceCapping: { dailyQuotaGb: 5 },
        features: { disableLocalAuth: false },
        publicNetworkAccessForIngestion: 'disabled',
        publicNetworkAccessForQuery: 'SecuredByPerimeter',
        forceCmkForQuery: true,
      },
    },
    'azurerm_log_analytics_workspace',
    {
      sku: 'PerGB2018',
      retention_in_days: 30,
      daily_quota_gb: 5,
      local_authentication_enabled: true,
      internet_ingestion_enabled: false,
      internet_query_enabled: true,
      cmk_for_query_forced: true,
    },
  ],
  [
    'Microsoft.OperationalInsights/workspaces/linkedServices',
    WORKSPACE,
    { properties: { writeAccessResourceId: '/cluster', resourceId: '/automation' } },
    'azurerm_log_analytics_linked_service',
    { workspace_id: WORKSPACE, write_access_id: '/cluster', read_access_id: '/automation' },
  ],
  [
    'Microsoft.OperationalInsights/workspaces/linkedStorageAccounts',
    WORKSPACE,
    { properties: { storageAccountIds: ['/account'] } },
    'azurerm_log_analytics_linked_storage_account',
    { workspace_id: WORKSPACE, data_source_type: 'one', storage_account_ids: ['/account'] },
  ],
  [
    'Microsoft.OperationalInsights/workspaces/tables',
    WORKSPACE,
    { properties: { plan: 'Basic', retentionInDays: 8, totalRetentionInDays: 90 } },
    'azurerm_log_analytics_workspace_table',
    { workspace_id: WORKSPACE, plan: 'Basic', retention_in_days: 8, total_retention_in_days: 90 },
  ],
  [
    'Microsoft.OperationsManagement/solutions',
    GROUP,
    {
      plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
      properties: { workspaceResourceId: '/w' },
    },
    'azurerm_log_analytics_solution',
    {
      solution_name: 'ChangeTracking',
      workspace_resource_id: '/w',
      plan: [{ publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' }],
    },
  ],
  [
    'Microsoft.Insights/dataCollectionRuleAssociations',
    inside('Microsoft.Compute/virtualMachines/vm'),
    { properties: { dataCollectionEndpointId: '/endpoint' } },
    'azurerm_monitor_data_collection_rule_association',
    {
      target_resource_id: inside('Microsoft.Compute/virtualMachines/vm'),
      data_collection_rule_id: null,
      data_collection_endpoint_id: '/endpoint',
    },
  ],
  [
    'Microsoft.Insights/dataCollectionEndpoints',
    GROUP,
    { properties: { networkAcls: { publicNetworkAccess: 'Disabled' } } },
    'azurerm_monitor_data_collection_endpoint',
    { public_network_access_enabled: false },
  ],
  [
    'Microsoft.Insights/privateLinkScopes',
    GROUP,
    { properties: { accessModeSettings: { ingestionAccessMode: 'Open', queryAccessMode: 'PrivateOnly' } } },
    'azurerm_monitor_private_link_scope',
    { ingestion_access_mode: 'Open', query_access_mode: 'PrivateOnly' },
  ],
  [
    'Microsoft.Insights/privateLinkScopes/scopedResources',
    inside('microsoft.insights/privatelinkscopes/ampls'),
    { properties: { linkedResourceId: WORKSPACE } },
    'azurerm_monitor_private_link_scoped_service',
    { scope_name: 'ampls', linked_resource_id: WORKSPACE },
  ],
  ...(['Windows', 'Linux'] as const).map((osType): [string, string, object, string, object] => [
    'Microsoft.Compute/virtualMachines',
    GROUP,
    { properties: { storageProfile: { osDisk: { osType } } } },
    `azurerm_${osType.toLowerCase()}_virtual_machine`,
    {},
  ]),
  [
    'Microsoft.Compute/virtualMachineScaleSets',
    GROUP,
    {
      properties: {
        virtualMachineProfile: { extensionProfile: { extensions: [{ name: 'ct', properties: EXTENSION }, UNKNOWN] } },
      },
    },
    'azurerm_orchestrated_virtual_machine_scale_set',
    { extension: [{ name: 'ct', ...EXTENSION_ARGUMENTS }, UNKNOWN] },
  ],
  ...(
    [
      ['Microsoft.Compute/virtualMachines', 'virtual_machine', 'virtual_machine_id'],
      ['Microsoft.Compute/virtualMachineScaleSets', 'virtual_machine_scale_set', 'virtual_machine_scale_set_id'],
      ['Microsoft.HybridCompute/machines', 'arc_machine', 'arc_machine_id'],
    ] as const
  ).map(([machine, azurerm, argument]): [string, string, object, string, object] => [
    `${machine}/extensions`,
    inside(`${machine}/m`),
    { properties: EXTENSION },
    `azurerm_${azurerm}_extension`,
    { [argument]: inside(`${machine}/m`), ...EXTENSION_ARGUMENTS },
  ]),
  ['Microsoft.HybridCompute/machines', GROUP, {}, 'azurerm_arc_machine', {}],
  [
    'Microsoft.ManagedIdentity/userAssignedIdentities',
    GROUP,
    { properties: { principalId: 'p' } },
    'azurerm_user_assigned_identity',
    { principal_id: 'p' },
  ],
  [
    'Microsoft.Authorization/roleAssignments',
    GROUP,
    { properties: { scope: '/subscriptions/s', roleDefinitionId: '/role', principalId: 'p' } },
    'azurerm_role_assignment',
    { scope: '/subscriptions/s', role_definition_id: '/role', principal_id: 'p' },
  ],
  [
    'Microsoft.Authorization/locks',
    WORKSPACE,
    { properties: { level: 'CanNotDelete' } },
    'azurerm_management_lock',
    { scope: WORKSPACE, lock_level: 'CanNotDelete' },
  ],
  [
    'Microsoft.Network/privateEndpoints',
    GROUP,
    {
      properties: {
        subnet: { id: '/subnet' },
        privateLinkServiceConnections: [{ properties: { privateLinkServiceId: '/account', groupIds: ['blob'] } }],
        manualPrivateLinkServiceConnections: [{ properties: { privateLinkServiceId: '/other', groupIds: ['file'] } }],
      },
    },
    'azurerm_private_endpoint',
    {
      subnet_id: '/subnet',
      private_dns_zone_group: UNSTATED,
      private_service_connection: [
        { private_connection_resource_id: '/account', subresource_names: ['blob'] },
        { private_connection_resource_id: '/other', subresource_names: ['file'] },
      ],
    },
  ],
])('%s below %s is read with its properties', (type, parentId, content, azurerm, own) => {
  expect(normal(type, {}, { parentId, content })).toEqual({ type: azurerm, attributes: { ...SHARED, ...own } });
});

test('the zones of a private endpoint are the endpoint in part', () => {
  const parentId = inside('Microsoft.Network/privateEndpoints/pe');
  const zones = { privateDnsZoneConfigs: [{ properties: { privateDnsZoneId: '/zone' } }] };
  expect(normal('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', zones, { parentId })).toEqual({
    type: 'azurerm_private_endpoint',
    attributes: {
      ...{ id: parentId, name: 'pe', resource_group_name: 'rg' },
      ...{ location: UNSTATED, tags: UNSTATED, identity: UNSTATED },
      private_service_connection: [],
      private_dns_zone_group: [{ private_dns_zone_ids: ['/zone'] }],
    },
  });
});

test.each<[product: unknown, name: unknown, solution: unknown]>([
  [undefined, 'ChangeTracking(log)', 'ChangeTracking'],
  ['OMSGallery/Updates', 'ChangeTracking(log)', 'Updates'],
  [UNKNOWN, 'ChangeTracking(log)', UNKNOWN],
  [undefined, UNKNOWN, undefined],
])('a solution of product %p, named %p', (product, name, solution) => {
  const content = { plan: { product } };
  const { attributes } = normal('Microsoft.OperationsManagement/solutions', {}, { name, content }) ?? {};
  expect(attributes?.['solution_name']).toBe(solution);
});

test('what cannot be seen stays hidden in what is made of it', () => {
  const attributes = (type: string) => normal(type, UNKNOWN)?.attributes;
  expect(attributes('Microsoft.OperationalInsights/workspaces')).toMatchObject({
    local_authentication_enabled: UNKNOWN,
    internet_ingestion_enabled: UNKNOWN,
  });
  expect(attributes('Microsoft.Network/privateEndpoints')).toMatchObject({
    private_service_connection: [UNKNOWN, UNKNOWN],
  });
  expect(attributes('Microsoft.Compute/virtualMachineScaleSets')).toMatchObject({ extension: UNKNOWN });
});

test('a scope that is not stated is that of the parent', () => {
  expect(normal('Microsoft.Authorization/roleAssignments', {})?.attributes).toMatchObject({ scope: GROUP });
});

test('what every resource has', () => {
  const content = { location: 'westeurope', tags: { a: 'b' }, identity: { type: 'SystemAssigned', principalId: 'p' } };
  expect(normal('Microsoft.HybridCompute/machines', {}, { content, parentId: UNKNOWN })?.attributes).toEqual({
    ...{ id: ID, name: 'one', location: 'westeurope', resource_group_name: UNKNOWN, tags: { a: 'b' } },
    identity: [{ type: 'SystemAssigned', principal_id: 'p' }],
  });
});

test.each(['microsoft.web/sites', 'constructor', '__proto__'])('of the type %s nothing is read', (type) => {
  expect(normal(type, {})).toBeUndefined();
});

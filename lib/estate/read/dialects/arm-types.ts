import type { Attributes } from '../../model/value';
import { isHidden, textOf, UNSTATED } from '../../model/value';
import { actionGroup, alert, diagnosticSetting, suppression, workbook } from './arm-alerts';
import { assignment, definition, exemption, policySet, remediation } from './arm-policy';
import { type ArmResource, armAt, armList, armMap, identityOf, type Normal, segmentOf } from './arm-resource';
import { rule } from './arm-rule';
import { account, blobService, managementPolicy } from './arm-storage';

/**
 * How each type of Azure Resource Manager reads in the words of azurerm. An entry is all it takes to read a further
 * type, from azapi and from ARM templates alike; what is not listed is counted as not read.
 */
export const ARM_TYPES: Readonly<Record<string, (resource: ArmResource) => Normal>> = {
  'microsoft.operationalinsights/workspaces': (resource) => ({
    type: 'azurerm_log_analytics_workspace',
    attributes: {
      sku: armAt(resource.content, 'properties.sku.name'),
      retention_in_days: armAt(resource.content, 'properties.retentionInDays'),
      daily_quota_gb: armAt(resource.content, 'properties.workspaceCapping.dailyQuotaGb'),
      local_authentication_enabled: armMap(resource.content, 'properties.features.disableLocalAuth', not),
      internet_ingestion_enabled: armMap(resource.content, 'properties.publicNetworkAccessForIngestion', isEnabled),
      internet_query_enabled: armMap(resource.content, 'properties.publicNetworkAccessForQuery', isEnabled),
      cmk_for_query_forced: armAt(resource.content, 'properties.forceCmkForQuery'),
    },
  }),
  'microsoft.operationalinsights/workspaces/linkedservices': ({ content, parentId }) => ({
    type: 'azurerm_log_analytics_linked_service',
    attributes: {
      workspace_id: parentId,
      write_access_id: armAt(content, 'properties.writeAccessResourceId'),
      read_access_id: armAt(content, 'properties.resourceId'),
    },
  }),
  'microsoft.operationalinsights/workspaces/linkedstorageaccounts': ({ content, name, parentId }) => ({
    type: 'azurerm_log_analytics_linked_storage_account',
    attributes: {
      workspace_id: parentId,
      data_source_type: name,
      storage_account_ids: armAt(content, 'properties.storageAccountIds'),
    },
  }),
  'microsoft.operationalinsights/workspaces/tables': ({ content, parentId }) => ({
    type: 'azurerm_log_analytics_workspace_table',
    attributes: {
      workspace_id: parentId,
      plan: armAt(content, 'properties.plan'),
      retention_in_days: armAt(content, 'properties.retentionInDays'),
      total_retention_in_days: armAt(content, 'properties.totalRetentionInDays'),
    },
  }),
  'microsoft.operationsmanagement/solutions': ({ content, name }) => ({
    type: 'azurerm_log_analytics_solution',
    attributes: {
      solution_name: solutionName(armAt(content, 'plan.product')) ?? textOf(name)?.split('(')[0],
      workspace_resource_id: armAt(content, 'properties.workspaceResourceId'),
      plan: [{ publisher: armAt(content, 'plan.publisher'), product: armAt(content, 'plan.product') }],
    },
  }),
  'microsoft.insights/scheduledqueryrules': alert,
  'microsoft.insights/actiongroups': actionGroup,
  'microsoft.alertsmanagement/actionrules': suppression,
  'microsoft.insights/workbooks': workbook,
  'microsoft.insights/diagnosticsettings': diagnosticSetting,
  'microsoft.insights/datacollectionrules': rule,
  'microsoft.insights/datacollectionruleassociations': ({ content, parentId }) => ({
    type: 'azurerm_monitor_data_collection_rule_association',
    attributes: {
      target_resource_id: parentId,
      data_collection_rule_id: armAt(content, 'properties.dataCollectionRuleId') ?? null,
      data_collection_endpoint_id: armAt(content, 'properties.dataCollectionEndpointId'),
    },
  }),
  'microsoft.insights/datacollectionendpoints': ({ content }) => ({
    type: 'azurerm_monitor_data_collection_endpoint',
    attributes: {
      public_network_access_enabled: armMap(content, 'properties.networkAcls.publicNetworkAccess', isEnabled),
    },
  }),
  'microsoft.insights/privatelinkscopes': ({ content }) => ({
    type: 'azurerm_monitor_private_link_scope',
    attributes: {
      ingestion_access_mode: armAt(content, 'properties.accessModeSettings.ingestionAccessMode'),
      query_access_mode: armAt(content, 'properties.accessModeSettings.queryAccessMode'),
    },
  }),
  'microsoft.insights/privatelinkscopes/scopedresources': ({ content, parentId }) => ({
    type: 'azurerm_monitor_private_link_scoped_service',
    attributes: {
      scope_name: segmentOf(parentId, 'privateLinkScopes'),
      linked_resource_id: armAt(content, 'properties.linkedResourceId'),
    },
  }),
  'microsoft.compute/virtualmachines': ({ content }) => ({
    type: /windows/i.test(String(textOf(armAt(content, 'properties.storageProfile.osDisk.osType'))))
      ? 'azurerm_windows_virtual_machine'
      : 'azurerm_linux_virtual_machine',
    attributes: {},
  }),
  'microsoft.compute/virtualmachinescalesets': ({ content }) => ({
    type: 'azurerm_orchestrated_virtual_machine_scale_set',
    attributes: {
      extension: armList(content, 'properties.virtualMachineProfile.extensionProfile.extensions', (one) => ({
        name: armAt(one, 'name'),
        ...extensionArguments(one),
      })),
    },
  }),
  'microsoft.compute/virtualmachines/extensions': ({ content, parentId }) => ({
    type: 'azurerm_virtual_machine_extension',
    attributes: { virtual_machine_id: parentId, ...extensionArguments(content) },
  }),
  'microsoft.compute/virtualmachinescalesets/extensions': ({ content, parentId }) => ({
    type: 'azurerm_virtual_machine_scale_set_extension',
    attributes: { virtual_machine_scale_set_id: parentId, ...extensionArguments(content) },
  }),
  'microsoft.hybridcompute/machines/extensions': ({ content, parentId }) => ({
    type: 'azurerm_arc_machine_extension',
    attributes: { arc_machine_id: parentId, ...extensionArguments(content) },
  }),
  'microsoft.hybridcompute/machines': () => ({ type: 'azurerm_arc_machine', attributes: {} }),
  'microsoft.managedidentity/userassignedidentities': ({ content }) => ({
    type: 'azurerm_user_assigned_identity',
    attributes: { principal_id: armAt(content, 'properties.principalId') },
  }),
  'microsoft.authorization/roleassignments': ({ content, parentId }) => ({
    type: 'azurerm_role_assignment',
    attributes: {
      scope: armAt(content, 'properties.scope') ?? parentId,
      role_definition_id: armAt(content, 'properties.roleDefinitionId'),
      principal_id: armAt(content, 'properties.principalId'),
    },
  }),
  'microsoft.authorization/locks': ({ content, parentId }) => ({
    type: 'azurerm_management_lock',
    attributes: { scope: parentId, lock_level: armAt(content, 'properties.level') },
  }),
  'microsoft.authorization/policyassignments': assignment,
  'microsoft.authorization/policydefinitions': definition,
  'microsoft.authorization/policysetdefinitions': policySet,
  'microsoft.authorization/policyexemptions': exemption,
  'microsoft.policyinsights/remediations': remediation,
  'microsoft.storage/storageaccounts': account,
  'microsoft.storage/storageaccounts/blobservices': blobService,
  'microsoft.storage/storageaccounts/blobservices/containers': ({ content, parentId }) => ({
    type: 'azurerm_storage_container',
    attributes: {
      storage_account_id: typeof parentId === 'string' ? parentId.replace(/\/blobServices\/[^/]+$/i, '') : parentId,
      container_access_type: armMap(content, 'properties.publicAccess', (value) =>
        value === 'None' ? 'private' : String(value).toLowerCase(),
      ),
    },
  }),
  'microsoft.storage/storageaccounts/managementpolicies': managementPolicy,
  'microsoft.network/privateendpoints': ({ content }) => ({
    type: 'azurerm_private_endpoint',
    attributes: {
      subnet_id: armAt(content, 'properties.subnet.id'),
      // A resource below it has them.
      private_dns_zone_group: UNSTATED,
      private_service_connection: [
        ...connections(content, 'properties.privateLinkServiceConnections'),
        ...connections(content, 'properties.manualPrivateLinkServiceConnections'),
      ],
    },
  }),
  'microsoft.network/privateendpoints/privatednszonegroups': ({ content, parentId }) => ({
    type: 'azurerm_private_endpoint',
    partial: true,
    attributes: {
      id: parentId,
      name: segmentOf(parentId, 'privateEndpoints'),
      private_service_connection: [],
      private_dns_zone_group: [
        {
          private_dns_zone_ids: armList(content, 'properties.privateDnsZoneConfigs', (one) =>
            armAt(one, 'properties.privateDnsZoneId'),
          ),
        },
      ],
    },
  }),
};

/**
 * A resource in the words of azurerm; `undefined` of a type that is not read. Of a partial resource, whatever is absent
 * is marked as not in the input.
 */
export function normalOf(resource: ArmResource): Normal | undefined {
  const read = Object.hasOwn(ARM_TYPES, resource.type) ? ARM_TYPES[resource.type] : undefined;
  if (read === undefined) return undefined;
  const { type, attributes, partial = resource.partial } = read(resource);
  const { id, name, parentId, content } = resource;
  const shared: Attributes = {
    name,
    location: armAt(content, 'location'),
    resource_group_name: segmentOf(parentId, 'resourceGroups'),
    tags: armAt(content, 'tags'),
    identity: identityOf(content),
  };
  const stated = Object.entries({ id, ...shared, ...attributes }).map(([key, value]) => [
    key,
    value === undefined && partial ? UNSTATED : value,
  ]);
  return { type, attributes: Object.fromEntries(stated) };
}

function extensionArguments(content: unknown): Attributes {
  return {
    publisher: armAt(content, 'properties.publisher'),
    type: armAt(content, 'properties.type'),
    type_handler_version: armAt(content, 'properties.typeHandlerVersion'),
    automatic_upgrade_enabled: armAt(content, 'properties.enableAutomaticUpgrade'),
    auto_upgrade_minor_version: armAt(content, 'properties.autoUpgradeMinorVersion'),
    settings: armAt(content, 'properties.settings'),
  };
}

function connections(content: unknown, path: string): unknown[] {
  const found = armList(content, path, (one) => ({
    private_connection_resource_id: armAt(one, 'properties.privateLinkServiceId'),
    subresource_names: armAt(one, 'properties.groupIds'),
  }));
  return isHidden(found) ? [found] : Array.isArray(found) ? found : [];
}

/** The product is `OMSGallery/<name of the solution>`. */
function solutionName(product: unknown): unknown {
  return isHidden(product) ? product : textOf(product)?.split('/')[1];
}

function not(value: unknown): unknown {
  return value !== true;
}

function isEnabled(value: unknown): boolean {
  return !/^disabled$/i.test(String(value));
}

import { MONITOR_ZONES } from '../../../lib/facts/private-link';
import { GROUP, machine, WORKSPACE } from './ids';
import type { Edits, Piece, Pieces } from './piece';

const LOCATION = 'westeurope';
const own = { location: LOCATION, resource_group_name: 'rg-inventory' };
const INSIGHTS = `${GROUP}/providers/Microsoft.Insights`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;

export const INGESTION_ENDPOINT = `${INSIGHTS}/dataCollectionEndpoints/dce-ingestion`;
const CONFIGURATION_ENDPOINT = `${INSIGHTS}/dataCollectionEndpoints/dce-west`;
export const ZONES = MONITOR_ZONES.AzureCloud.map((name) => `${NETWORK}/privateDnsZones/${name}`);

function endpoint(name: string): Piece {
  return {
    azurerm: {
      type: 'azurerm_monitor_data_collection_endpoint',
      attributes: {
        ...own,
        id: `${INSIGHTS}/dataCollectionEndpoints/${name}`,
        name,
        public_network_access_enabled: false,
      },
    },
    arm: {
      type: 'Microsoft.Insights/dataCollectionEndpoints',
      version: '2023-03-11',
      name,
      parent: GROUP,
      location: LOCATION,
      body: { properties: { networkAcls: { publicNetworkAccess: 'Disabled' } } },
    },
  };
}

function scope(name: string): Piece {
  return {
    azurerm: {
      type: 'azurerm_monitor_private_link_scope',
      attributes: {
        id: `${INSIGHTS}/privateLinkScopes/${name}`,
        name,
        resource_group_name: 'rg-inventory',
        ingestion_access_mode: 'Open',
        query_access_mode: 'Open',
      },
    },
    arm: {
      type: 'Microsoft.Insights/privateLinkScopes',
      version: '2021-07-01-preview',
      name,
      parent: GROUP,
      location: 'global',
      body: { properties: { accessModeSettings: { ingestionAccessMode: 'Open', queryAccessMode: 'Open' } } },
    },
  };
}

function link(linkedResourceId: string): Piece {
  const name = linkedResourceId.split('/').at(-1) ?? '';
  return {
    azurerm: {
      type: 'azurerm_monitor_private_link_scoped_service',
      attributes: {
        id: `${INSIGHTS}/privateLinkScopes/ampls/scopedResources/${name}`,
        name,
        resource_group_name: 'rg-inventory',
        scope_name: 'ampls',
        linked_resource_id: linkedResourceId,
      },
    },
    arm: {
      type: 'Microsoft.Insights/privateLinkScopes/scopedResources',
      version: '2021-07-01-preview',
      name,
      parent: `${INSIGHTS}/privateLinkScopes/ampls`,
      body: { properties: { linkedResourceId } },
    },
  };
}

/** A private endpoint of a scope. In Azure Resource Manager its zones are in a resource of their own. */
function privateEndpoint(name: string, scopeName: string): Piece {
  const subnet = `${NETWORK}/virtualNetworks/vnet-hub/subnets/${name}`;
  const target = `${INSIGHTS}/privateLinkScopes/${scopeName}`;
  return {
    azurerm: {
      type: 'azurerm_private_endpoint',
      attributes: {
        ...own,
        id: `${NETWORK}/privateEndpoints/${name}`,
        name,
        subnet_id: subnet,
        private_service_connection: [
          { private_connection_resource_id: target, subresource_names: ['azuremonitor'], is_manual_connection: false },
        ],
        private_dns_zone_group: [{ name: 'default', private_dns_zone_ids: ZONES }],
      },
    },
    arm: {
      type: 'Microsoft.Network/privateEndpoints',
      version: '2024-01-01',
      name,
      parent: GROUP,
      location: LOCATION,
      body: {
        properties: {
          subnet: { id: subnet },
          privateLinkServiceConnections: [
            { name: 'monitor', properties: { privateLinkServiceId: target, groupIds: ['azuremonitor'] } },
          ],
        },
      },
    },
  };
}

const zoneGroup: Piece = {
  arm: {
    type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    version: '2024-01-01',
    name: 'default',
    parent: `${NETWORK}/privateEndpoints/pe-monitor`,
    body: {
      properties: {
        privateDnsZoneConfigs: ZONES.map((privateDnsZoneId) => ({
          name: privateDnsZoneId.split('/').at(-1),
          properties: { privateDnsZoneId },
        })),
      },
    },
  },
};

function endpointAssociation(name: string): Piece {
  const target = machine(name);
  const type = 'Microsoft.Insights/dataCollectionRuleAssociations';
  return {
    azurerm: {
      type: 'azurerm_monitor_data_collection_rule_association',
      attributes: {
        id: `${target}/providers/${type}/configurationAccessEndpoint`,
        name: 'configurationAccessEndpoint',
        target_resource_id: target,
        data_collection_rule_id: null,
        data_collection_endpoint_id: CONFIGURATION_ENDPOINT,
      },
    },
    arm: {
      type,
      version: '2023-03-11',
      name: 'configurationAccessEndpoint',
      parent: target,
      body: { properties: { dataCollectionEndpointId: CONFIGURATION_ENDPOINT } },
    },
  };
}

/** Everything that private ingestion of the healthy estate needs. */
export const PRIVATE_PIECES: Pieces = {
  endpoint_ingestion: endpoint('dce-ingestion'),
  endpoint_west: endpoint('dce-west'),
  scope: scope('ampls'),
  link_workspace: link(WORKSPACE),
  link_ingestion: link(INGESTION_ENDPOINT),
  link_west: link(CONFIGURATION_ENDPOINT),
  private_monitor: privateEndpoint('pe-monitor', 'ampls'),
  zones: zoneGroup,
  endpoint_web: endpointAssociation('web'),
  endpoint_app: endpointAssociation('app'),
};

/** A second scope in the network of the first. */
export const SECOND_SCOPE: Pieces = {
  scope_second: scope('ampls-second'),
  private_second: privateEndpoint('pe-second', 'ampls-second'),
};

/** A machine as a resource, in another location than the endpoints. */
export const MOVED_MACHINE: Pieces = {
  machine_web: {
    azurerm: {
      type: 'azurerm_linux_virtual_machine',
      attributes: { id: machine('web'), name: 'web', location: 'northeurope', identity: [{ type: 'SystemAssigned' }] },
    },
    arm: {
      type: 'Microsoft.Compute/virtualMachines',
      version: '2024-07-01',
      name: 'web',
      parent: GROUP,
      location: 'northeurope',
      identity: { type: 'SystemAssigned' },
      body: { properties: { storageProfile: { osDisk: { osType: 'Linux' } } } },
    },
  },
};

/** The rule sends data through the endpoint. */
export const ROUTED: { readonly azurerm: Edits; readonly arm: Edits } = {
  azurerm: { 'rule/data_collection_endpoint_id': INGESTION_ENDPOINT },
  arm: { 'rule/body/properties/dataCollectionEndpointId': INGESTION_ENDPOINT },
};

/** The same, and the workspace accepts data from private networks only. */
export const CLOSED: { readonly azurerm: Edits; readonly arm: Edits } = {
  azurerm: { ...ROUTED.azurerm, 'workspace/internet_ingestion_enabled': false },
  arm: { ...ROUTED.arm, 'workspace/body/properties/publicNetworkAccessForIngestion': 'Disabled' },
};

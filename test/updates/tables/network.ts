import {
  type ExistingEndpoint,
  type MonitorPrivateEndpoint,
  type NewPrivateLinkScope,
  PrivateIngestion,
  type PrivateIngestionProps,
} from 'cdktf-azure-change-tracking';
import { MONITOR_ZONES } from '../../../lib/facts/private-link';
import { dataCollectionEndpoint, existingWorkspace, privateLinkScope, subnet, zone } from '../support/azure';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const ENDPOINT = 'azurerm_monitor_data_collection_endpoint';
const LINK = 'azurerm_monitor_private_link_scoped_service';
const SCOPE = 'azurerm_monitor_private_link_scope';
const PRIVATE_ENDPOINT = 'azurerm_private_endpoint';
const PRIVATE: MonitorPrivateEndpoint = { subnetId: subnet('endpoints') };
const EXISTING_SCOPE = { privateLinkScopeId: privateLinkScope('ampls-hub') };

const refusedPlan = (saying: string) => ({ at: 'plan', saying }) as const;
const zones = (group: string) => MONITOR_ZONES.AzureCloud.map((name) => zone(group, name));

export const privateIngestion = updateTable<PrivateIngestionProps>({
  of: 'PrivateIngestion',
  base: (stack) => ({ workspace: existingWorkspace(stack), privateEndpoint: PRIVATE }),
  build: (stack, props) => new PrivateIngestion(stack, 'PrivateIngestion', props),
  updates: {
    workspace: [
      {
        title: 'another one',
        to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other') }),
        destroys: [LINK],
      },
      {
        title: 'another one in another location',
        to: (stack) => ({
          workspace: existingWorkspace(stack, 'log-north', 'northeurope'),
          privateEndpoint: { ...PRIVATE, location: 'westeurope' },
          machineLocations: ['westeurope'],
        }),
        destroys: [ENDPOINT, LINK],
      },
    ],
    resourceGroupName: [
      {
        to: { resourceGroupName: 'rg-other' },
        refused: refusedPlan("resourceGroupName of the data collection endpoint 'dce-change-tracking-"),
      },
      {
        title: 'with another prefix',
        to: { resourceGroupName: 'rg-other', endpointPrefix: 'dce-other' },
        destroys: [ENDPOINT, LINK, SCOPE, PRIVATE_ENDPOINT],
      },
    ],
    machineLocations: [
      { title: 'one more', to: { machineLocations: ['westeurope', 'northeurope'] } },
      {
        title: 'one less',
        given: { machineLocations: ['westeurope', 'northeurope'] },
        to: { machineLocations: ['westeurope'] },
        destroys: [ENDPOINT, LINK],
      },
    ],
    existingEndpoints: [
      {
        title: 'in place of a new one',
        to: { existingEndpoints: { westeurope: { endpointId: dataCollectionEndpoint('dce-hub') } } },
        destroys: [ENDPOINT, LINK],
      },
    ],
    ingestionEndpoint: {
      to: { ingestionEndpoint: { endpointId: dataCollectionEndpoint('dce-hub') } },
      destroys: [ENDPOINT, LINK],
    },
    endpointPrefix: { to: { endpointPrefix: 'dce-other' }, destroys: [ENDPOINT, LINK] },
    privateLinkScope: [
      {
        title: 'an existing one',
        to: { privateLinkScope: EXISTING_SCOPE, privateEndpoint: undefined },
        destroys: [LINK, SCOPE, PRIVATE_ENDPOINT],
      },
      {
        title: 'another existing one',
        given: { privateLinkScope: EXISTING_SCOPE, privateEndpoint: undefined },
        to: { privateLinkScope: { privateLinkScopeId: privateLinkScope('ampls-other') } },
        destroys: [LINK],
      },
    ],
    privateEndpoint: {
      title: 'removed from an existing scope',
      given: { privateLinkScope: EXISTING_SCOPE },
      to: { privateEndpoint: undefined },
      destroys: [PRIVATE_ENDPOINT],
    },
    linkWorkspace: { to: { linkWorkspace: false }, destroys: [LINK] },
    tags: { to: { tags: { owner: 'platform' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const newPrivateLinkScope = updateTable<Omit<NewPrivateLinkScope, 'privateLinkScopeId'>>({
  of: 'NewPrivateLinkScope',
  base: () => ({}),
  build: (stack, scope) =>
    new PrivateIngestion(stack, 'PrivateIngestion', {
      workspace: existingWorkspace(stack),
      privateEndpoint: PRIVATE,
      privateLinkScope: scope,
    }),
  updates: {
    name: { to: { name: 'ampls-other' }, destroys: [LINK, SCOPE, PRIVATE_ENDPOINT] },
    ingestionAccessMode: { to: { ingestionAccessMode: 'PrivateOnly' } },
    queryAccessMode: { to: { queryAccessMode: 'PrivateOnly' } },
  },
});

export const monitorPrivateEndpoint = updateTable<MonitorPrivateEndpoint>({
  of: 'MonitorPrivateEndpoint',
  base: () => PRIVATE,
  build: (stack, privateEndpoint) =>
    new PrivateIngestion(stack, 'PrivateIngestion', { workspace: existingWorkspace(stack), privateEndpoint }),
  updates: {
    subnetId: [
      {
        to: { subnetId: subnet('other') },
        refused: refusedPlan("privateEndpoint.subnetId of the private endpoint 'pe-ampls-change-tracking'"),
      },
      { title: 'with another name', to: { subnetId: subnet('other'), name: 'pe-other' }, destroys: [PRIVATE_ENDPOINT] },
    ],
    privateDnsZoneIds: [
      { title: 'added', to: { privateDnsZoneIds: zones('rg-dns') } },
      {
        title: 'others',
        given: { privateDnsZoneIds: zones('rg-dns') },
        to: { privateDnsZoneIds: zones('rg-hub') },
      },
    ],
    location: [
      {
        to: { location: 'northeurope' },
        refused: refusedPlan("privateEndpoint.location of the private endpoint 'pe-ampls-change-tracking'"),
      },
      { title: 'with another name', to: { location: 'northeurope', name: 'pe-north' }, destroys: [PRIVATE_ENDPOINT] },
    ],
    name: { to: { name: 'pe-other' }, destroys: [PRIVATE_ENDPOINT] },
  },
});

export const existingEndpoint = updateTable<ExistingEndpoint>({
  of: 'ExistingEndpoint',
  base: () => ({ endpointId: dataCollectionEndpoint('dce-hub') }),
  build: (stack, westeurope) =>
    new PrivateIngestion(stack, 'PrivateIngestion', {
      workspace: existingWorkspace(stack),
      existingEndpoints: { westeurope },
      privateLinkScope: EXISTING_SCOPE,
    }),
  updates: {
    endpointId: { to: { endpointId: dataCollectionEndpoint('dce-other') }, destroys: [LINK] },
    link: { to: { link: false }, destroys: [LINK] },
  },
});

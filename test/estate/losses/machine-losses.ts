import { association, extension } from './healthy';
import { GROUP, machine, RULE, server } from './ids';
import type { Piece } from './piece';
import type { Row } from './row';

const CHANGE_TRACKING = 'Microsoft.Azure.ChangeTrackingAndInventory';
const SECOND_RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-second`;

/** An extension of an Arc server with a pinned version that Azure upgrades all the same. */
const arcPin = (upgrades: boolean): Piece => ({
  azurerm: {
    type: 'azurerm_arc_machine_extension',
    attributes: {
      name: 'ChangeTracking-Linux',
      arc_machine_id: server('plant'),
      publisher: CHANGE_TRACKING,
      type: 'ChangeTracking-Linux',
      type_handler_version: '2.35.0.0',
      automatic_upgrade_enabled: upgrades,
    },
  },
  arm: {
    type: 'Microsoft.HybridCompute/machines/extensions',
    version: '2024-07-10',
    name: 'ChangeTracking-Linux',
    parent: server('plant'),
    location: 'westeurope',
    body: {
      properties: {
        publisher: CHANGE_TRACKING,
        type: 'ChangeTracking-Linux',
        typeHandlerVersion: '2.35.0.0',
        enableAutomaticUpgrade: upgrades,
      },
    },
  },
});

const VM_WEB: Piece = {
  azurerm: {
    type: 'azurerm_linux_virtual_machine',
    attributes: { id: machine('web'), name: 'web', location: 'westeurope' },
  },
  arm: {
    type: 'Microsoft.Compute/virtualMachines',
    version: '2024-07-01',
    name: 'web',
    parent: machine('web').replace(/\/providers\/.*/, ''),
    location: 'westeurope',
    body: { properties: { storageProfile: { osDisk: { osType: 'Linux' } } } },
  },
};

export const MACHINE_LOSSES: readonly Row[] = [
  {
    change: 'an imported extension is replaced because of the case of an id',
    finds: { 'import-replaced': 'blocking' },
    azurerm: { 'extension_web/virtual_machine_id': machine('WEB') },
    arm: { 'extension_web/parent': machine('WEB') },
    replaced: ['extension_web'],
    imported: ['extension_web'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'an association is imported to two addresses',
    finds: { 'import-twice': 'blocking' },
    adds: { association_again: association('inventory', machine('web'), RULE) },
    imported: ['association_web', 'association_again'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a machine loses its association',
    finds: { 'machine-dropped': 'blocking' },
    azurerm: { association_web: undefined },
    arm: { association_web: undefined },
  },
  {
    change: 'a machine loses its extension',
    finds: { 'machine-dropped': 'blocking' },
    azurerm: { extension_web: undefined },
    arm: { extension_web: undefined },
  },
  {
    change: 'a machine loses its agent',
    finds: { 'machine-dropped': 'blocking' },
    azurerm: { agent_web: undefined },
    arm: { agent_web: undefined },
  },
  {
    change: 'a machine is destroyed with all that onboards it',
    finds: { 'machine-removed': 'attention' },
    has: { vm_web: VM_WEB },
    azurerm: { vm_web: undefined, agent_web: undefined, extension_web: undefined, association_web: undefined },
    arm: { vm_web: undefined, agent_web: undefined, extension_web: undefined, association_web: undefined },
  },
  {
    change: 'Azure no longer upgrades the extension',
    finds: { 'upgrade-off': 'attention' },
    given: {
      azurerm: { 'extension_web/automatic_upgrade_enabled': true },
      arm: { 'extension_web/body/properties/enableAutomaticUpgrade': true },
    },
    azurerm: { 'extension_web/automatic_upgrade_enabled': false },
    arm: { 'extension_web/body/properties/enableAutomaticUpgrade': false },
  },
  {
    change: 'the extension is downgraded below what Microsoft recommends',
    finds: { 'extension-downgraded': 'blocking', 'extension-below-floor': 'blocking' },
    given: {
      azurerm: { 'extension_web/auto_upgrade_minor_version': false },
      arm: { 'extension_web/body/properties/autoUpgradeMinorVersion': false },
    },
    azurerm: { 'extension_web/type_handler_version': '2.19' },
    arm: { 'extension_web/body/properties/typeHandlerVersion': '2.19' },
  },
  {
    change: 'a machine gets a second rule of the input',
    finds: { 'second-rule': 'blocking' },
    has: { second: { ...secondRule() } },
    adds: { association_second: association('second', machine('web'), SECOND_RULE) },
  },
  {
    change: 'the extension of a machine gets another address',
    finds: { 'address-changed': 'blocking' },
    azurerm: { extension_web: undefined },
    arm: { extension_web: undefined },
    adds: { extension_frontend: extension('ChangeTracking-Linux', machine('web'), CHANGE_TRACKING, '2.35') },
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a machine gets a second extension of change tracking',
    finds: { 'extension-duplicate': 'blocking' },
    adds: {
      extension_again: extension('ct', machine('web'), CHANGE_TRACKING, '2.35', 'ChangeTracking-Linux'),
    },
  },
  {
    change: 'the version of an extension of a virtual machine gets four parts',
    finds: { 'version-malformed': 'blocking' },
    azurerm: { 'extension_web/type_handler_version': '2.35.0.0' },
    arm: { 'extension_web/body/properties/typeHandlerVersion': '2.35.0.0' },
  },
  {
    change: 'the pinned extension of an Arc server is upgraded automatically',
    finds: { 'pin-ignored': 'attention' },
    has: { extension_plant: arcPin(false), association_plant: association('inventory', server('plant'), RULE) },
    azurerm: { 'extension_plant/automatic_upgrade_enabled': true },
    arm: { 'extension_plant/body/properties/enableAutomaticUpgrade': true },
  },
];

/** A rule beside the other, for another list of files. */
function secondRule(): Piece {
  const streams = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
  const workspaceId = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-inventory`;
  const settings = {
    enableFiles: true,
    enableSoftware: true,
    enableRegistry: false,
    enableServices: true,
    enableInventory: true,
    fileSettings: { fileCollectionFrequency: 900, fileInfo: [] },
    softwareSettings: { softwareCollectionFrequency: 300 },
    inventorySettings: { inventoryCollectionFrequency: 36000 },
    servicesSettings: { serviceCollectionFrequency: 300 },
  };
  const source = { name: 'inventory-linux', streams };
  return {
    azurerm: {
      type: 'azurerm_monitor_data_collection_rule',
      attributes: {
        id: SECOND_RULE,
        name: 'dcr-second',
        location: 'westeurope',
        data_sources: [
          {
            extension: [
              { ...source, extension_name: 'ChangeTracking-Linux', extension_json: JSON.stringify(settings) },
            ],
          },
        ],
        data_flow: [{ streams, destinations: ['inventory'] }],
        destinations: [{ log_analytics: [{ name: 'inventory', workspace_resource_id: workspaceId }] }],
      },
    },
    arm: {
      type: 'Microsoft.Insights/dataCollectionRules',
      version: '2023-03-11',
      name: 'dcr-second',
      parent: GROUP,
      location: 'westeurope',
      body: {
        properties: {
          dataSources: {
            extensions: [{ ...source, extensionName: 'ChangeTracking-Linux', extensionSettings: settings }],
          },
          dataFlows: [{ streams, destinations: ['inventory'] }],
          destinations: { logAnalytics: [{ name: 'inventory', workspaceResourceId: workspaceId }] },
        },
      },
    },
  };
}

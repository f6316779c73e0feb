import { ALERT_CHANGES } from './alert-losses';
import { assigned, association, exempted, extension, granted } from './healthy';
import { AGENT_IDENTITY, assignment, initiative, machine, RULE, SUBSCRIPTION } from './ids';
import { LINK_PIECES, LINKED } from './link-pieces';
import type { Piece } from './piece';
import { CLOSED, PRIVATE_PIECES, ROUTED } from './private-pieces';
import type { Row } from './row';

const SITE = '/subscriptions/00000000-0000-0000-0000-000000000009';
const CHANGE_TRACKING = 'Microsoft.Azure.ChangeTrackingAndInventory';
const FILES = 'fileSettings/fileInfo';
const AZURERM_LINUX = 'rule/data_sources/0/extension/1/extension_json';
const ARM_LINUX = 'rule/body/properties/dataSources/extensions/1/extensionSettings';
const AZURERM_WINDOWS = 'rule/data_sources/0/extension/0/extension_json/fileSettings';
const ARM_WINDOWS = 'rule/body/properties/dataSources/extensions/0/extensionSettings/fileSettings';
const respelt = ({ fileInfo, ...others }: { readonly fileInfo: unknown }) => ({ ...others, fileinfo: fileInfo });
const reversed = (value: object) => Object.fromEntries(Object.entries(value).reverse());
const another = (files: readonly object[]) => [
  ...files,
  { ...files[1], name: 'hostname', destinationPath: '/etc/hostname' },
];

/** Changes that lose nothing. */
export const HEALTHY_CHANGES: readonly Row[] = [
  ...ALERT_CHANGES,
  { change: 'nothing', finds: {} },
  {
    change: 'the description of the rule',
    finds: {},
    azurerm: { 'rule/description': 'Inventory' },
    arm: { 'rule/body/properties/description': 'Inventory' },
  },
  {
    change: 'the order of the settings',
    finds: {},
    azurerm: { [`${AZURERM_LINUX}/fileSettings`]: reversed },
    arm: { [`${ARM_LINUX}/fileSettings`]: reversed },
  },
  {
    change: 'a copy of a landing zone with the same rule and identity',
    finds: {},
    adds: {
      assignment_zone: assigned(
        'Deploy-VM-ChangeTrack',
        SUBSCRIPTION,
        initiative('virtualMachines').replace(/[^/]+$/, 'copy'),
        {
          dcrResourceId: RULE,
          bringYourOwnUserAssignedManagedIdentity: true,
          restrictBringYourOwnUserAssignedIdentityToSubscription: false,
          userAssignedIdentityResourceId: AGENT_IDENTITY,
        },
      ),
    },
  },
  {
    change: 'the newest major version of an initiative, which is the default',
    finds: {},
    arm: { 'assignment_vm/body/properties/definitionVersion': '1.*.*' },
    only: ['azapi', 'template'],
  },
  {
    change: 'one more file',
    finds: {},
    azurerm: { [`${AZURERM_LINUX}/${FILES}`]: another },
    arm: { [`${ARM_LINUX}/${FILES}`]: another },
  },
  {
    change: 'one more machine',
    finds: {},
    adds: {
      agent_db: extension('AzureMonitorLinuxAgent', machine('db'), 'Microsoft.Azure.Monitor', '1.29'),
      extension_db: extension('ChangeTracking-Linux', machine('db'), CHANGE_TRACKING, '2.35'),
      association_db: association('inventory', machine('db'), RULE),
    },
  },
  {
    change: 'a newer extension',
    finds: {},
    azurerm: { 'extension_web/type_handler_version': '2.38' },
    arm: { 'extension_web/body/properties/typeHandlerVersion': '2.38' },
  },
  {
    change: 'longer retention',
    finds: {},
    azurerm: { 'workspace/retention_in_days': 180 },
    arm: { 'workspace/body/properties/retentionInDays': 180 },
  },
  {
    change: 'one more location of an assignment',
    finds: {},
    azurerm: { 'assignment_vm/parameters/listOfApplicableLocations/value/2': 'uksouth' },
    arm: { 'assignment_vm/body/properties/parameters/listOfApplicableLocations/value/2': 'uksouth' },
  },
  {
    change: 'an exemption that ends earlier',
    finds: {},
    azurerm: { 'exemption/expires_on': '2026-12-31T00:00:00Z' },
    arm: { 'exemption/body/properties/expiresOn': '2026-12-31T00:00:00Z' },
  },
  {
    change: 'the extension on one more machine, without an association',
    finds: {},
    adds: { extension_db: extension('ChangeTracking-Linux', machine('db'), CHANGE_TRACKING, '2.35') },
  },
  {
    change: 'the spelling of a key that Microsoft itself writes in two ways',
    finds: {},
    azurerm: { [AZURERM_WINDOWS]: respelt },
    arm: { [ARM_WINDOWS]: respelt },
  },
  {
    change: 'the case of an id',
    finds: {},
    azurerm: { 'association_web/data_collection_rule_id': RULE.toUpperCase() },
    arm: { 'association_web/body/properties/dataCollectionRuleId': RULE.toUpperCase() },
  },
  {
    change: 'the workspace is closed when everything private is there',
    finds: {},
    has: PRIVATE_PIECES,
    given: ROUTED,
    ...CLOSED,
  },
  {
    change: 'everything private is added beside an open workspace',
    finds: {},
    adds: PRIVATE_PIECES,
    ...ROUTED,
  },
  {
    change: 'the case of the ids of links',
    finds: {},
    has: LINK_PIECES,
    given: LINKED,
    azurerm: {
      'link_cluster/write_access_id': (id: string) => id.toUpperCase(),
      'link_query/storage_account_ids/0': (id: string) => id.toUpperCase(),
    },
    arm: {
      'link_cluster/body/properties/writeAccessResourceId': (id: string) => id.toUpperCase(),
      'link_query/body/properties/storageAccountIds/0': (id: string) => id.toUpperCase(),
    },
  },
  {
    change: 'the links of the workspace leave the state',
    finds: {},
    has: LINK_PIECES,
    given: LINKED,
    azurerm: { link_cluster: undefined, link_query: undefined, link_alerts: undefined },
    arm: { link_cluster: undefined, link_query: undefined, link_alerts: undefined },
    forgotten: ['link_cluster', 'link_query', 'link_alerts'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a workspace is linked to a cluster',
    finds: {},
    adds: { link_cluster: LINK_PIECES['link_cluster'] as Piece },
    azurerm: {},
    arm: {},
  },
  {
    change: 'the workspace leaves the state',
    finds: {},
    azurerm: { workspace: undefined },
    arm: { workspace: undefined },
    forgotten: ['workspace'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a new assignment with an exemption from it',
    finds: {},
    has: { role_site: granted('site', SITE, 'azureConnectedMachineResourceAdministrator', 'ct-site') },
    adds: {
      site: assigned('ct-site', SITE, initiative('arcServers'), { dcrResourceId: RULE, effect: 'DeployIfNotExists' }),
      site_exemption: exempted('plant', `${SITE}/resourceGroups/rg-plant`, assignment(SITE, 'ct-site'), []),
    },
    only: ['azurerm', 'azapi'],
  },
];

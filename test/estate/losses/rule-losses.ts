import { STREAMS } from '../../../lib/facts/rule';
import { association } from './healthy';
import { GROUP, machine, OTHER_RULE, OTHER_WORKSPACE } from './ids';
import { AT_APPLY } from './piece';
import type { Row } from './row';

const AZURERM_SOURCE = 'rule/data_sources/0/extension';
const ARM_SOURCE = 'rule/body/properties/dataSources/extensions';
const AZURERM_FLOW = 'rule/data_flow/0';
const ARM_FLOW = 'rule/body/properties/dataFlows/0';
const LINUX = `${AZURERM_SOURCE}/1/extension_json`;
const ARM_LINUX = `${ARM_SOURCE}/1/extensionSettings`;

/** A value of the settings of Linux, in both forms. */
const linux = (path: string, to: unknown) => ({
  azurerm: { [`${LINUX}/${path}`]: to },
  arm: { [`${ARM_LINUX}/${path}`]: to },
});
const windows = (path: string, to: unknown) => ({
  azurerm: { [`${AZURERM_SOURCE}/0/extension_json/${path}`]: to },
  arm: { [`${ARM_SOURCE}/0/extensionSettings/${path}`]: to },
});
const linuxFile = (destinationPath: string) =>
  linux('fileSettings/fileInfo/2', {
    name: 'one-more',
    enabled: true,
    destinationPath,
    useSudo: true,
    recurse: false,
    maxContentsReturnable: 0,
    pathType: 'File',
    type: 'File',
    links: 'Follow',
    maxOutputSize: 500000,
    groupTag: 'Custom',
    checksum: 'Sha256',
    uploadContent: false,
  });

export const RULE_LOSSES: readonly Row[] = [
  {
    change: 'the rule is destroyed',
    finds: { 'rule-removed': 'blocking', 'machine-dropped': 'blocking' },
    azurerm: { rule: undefined, association_web: undefined, association_app: undefined },
    arm: { rule: undefined, association_web: undefined, association_app: undefined },
  },
  {
    change: 'a kind of data is switched off',
    finds: { 'data-type-off': 'blocking' },
    ...linux('enableServices', false),
  },
  {
    change: 'a kind of data depends on a value that is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    arm: { [`${ARM_LINUX}/enableServices`]: AT_APPLY },
    only: ['azapi'],
  },
  {
    change: 'the files come from a value that is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    arm: { [`${ARM_LINUX}/fileSettings/fileInfo`]: AT_APPLY },
    only: ['azapi'],
  },
  {
    change: 'the content storage is one whose id is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    arm: {
      [`${ARM_LINUX}/fileSettings/uploadSetting/storageAccountResourceId`]: AT_APPLY,
      [`${ARM_LINUX}/fileSettings/uploadSetting/blobEndpoint`]: AT_APPLY,
    },
    only: ['azapi'],
  },
  {
    change: 'a file is removed',
    finds: { 'item-removed': 'blocking' },
    ...linux('fileSettings/fileInfo/1', undefined),
  },
  {
    change: 'a data source loses its settings',
    finds: { 'settings-missing': 'blocking' },
    azurerm: { [LINUX]: null },
    arm: { [ARM_LINUX]: undefined },
  },
  {
    change: 'the settings of a data source become a list',
    finds: { 'settings-unreadable': 'blocking' },
    azurerm: { [LINUX]: (text: string) => `[${text}]` },
    arm: { [ARM_LINUX]: (settings: unknown) => [settings] },
  },
  {
    change: 'the settings of a data source are encoded twice',
    finds: { 'settings-unreadable': 'blocking' },
    azurerm: { [LINUX]: (text: string) => JSON.stringify(text) },
    arm: { [ARM_LINUX]: (settings: unknown) => JSON.stringify(settings) },
  },
  {
    change: 'the settings of a data source are truncated',
    finds: { 'settings-unreadable': 'blocking' },
    azurerm: { [LINUX]: (text: string) => text.slice(0, 200) },
  },
  {
    change: 'a data source names an extension that does not exist',
    finds: { 'extension-unknown': 'blocking' },
    azurerm: { [`${AZURERM_SOURCE}/1/extension_name`]: 'ChangeTrackng-Linux' },
    arm: { [`${ARM_SOURCE}/1/extensionName`]: 'ChangeTrackng-Linux' },
  },
  {
    change: 'a new rule has a data source for an extension that does not exist',
    finds: { 'extension-unknown': 'blocking', 'key-ignored': 'blocking', 'source-idle': 'blocking' },
    adds: {
      second: {
        azurerm: {
          type: 'azurerm_monitor_data_collection_rule',
          attributes: {
            name: 'dcr-second',
            location: 'westeurope',
            data_sources: [
              {
                extension: [
                  { name: 'x', extension_name: 'ChangeTrakcing-Windows', streams: [...STREAMS], extension_json: '{}' },
                ],
              },
            ],
            data_flow: [{ streams: [...STREAMS], destinations: ['inventory'] }],
            destinations: [
              {
                log_analytics: [
                  {
                    name: 'inventory',
                    workspace_resource_id: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-inventory`,
                  },
                ],
              },
            ],
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
                extensions: [
                  { name: 'x', extensionName: 'ChangeTrakcing-Windows', streams: [...STREAMS], extensionSettings: {} },
                ],
              },
              dataFlows: [{ streams: [...STREAMS], destinations: ['inventory'] }],
              destinations: {
                logAnalytics: [
                  {
                    name: 'inventory',
                    workspaceResourceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-inventory`,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  {
    change: 'the rule loses its data flow',
    finds: { 'flow-missing': 'blocking' },
    azurerm: { 'rule/data_flow': [] },
    arm: { 'rule/body/properties/dataFlows': [] },
  },
  {
    change: 'the data flow goes nowhere',
    finds: { 'flow-broken': 'blocking' },
    azurerm: { [`${AZURERM_FLOW}/destinations`]: [] },
    arm: { [`${ARM_FLOW}/destinations`]: [] },
  },
  {
    change: 'the data flow transforms',
    finds: { 'flow-transformed': 'blocking' },
    azurerm: { [`${AZURERM_FLOW}/transform_kql`]: 'source | where ConfigChangeType == "Files"' },
    arm: { [`${ARM_FLOW}/transformKql`]: 'source | where ConfigChangeType == "Files"' },
  },
  {
    change: 'the data flow writes into another table',
    finds: { 'flow-redirected': 'blocking' },
    azurerm: { [`${AZURERM_FLOW}/output_stream`]: 'Custom-Inventory_CL' },
    arm: { [`${ARM_FLOW}/outputStream`]: 'Custom-Inventory_CL' },
  },
  {
    change: 'the rule gets data sources of something else',
    finds: { 'foreign-source': 'attention' },
    azurerm: {
      'rule/data_sources/0/syslog': [{ name: 'syslog', facility_names: ['auth'], streams: ['Microsoft-Syslog'] }],
    },
    arm: {
      'rule/body/properties/dataSources/syslog': [
        { name: 'syslog', facilityNames: ['auth'], streams: ['Microsoft-Syslog'] },
      ],
    },
  },
  {
    change: 'the kind of the rule excludes one of its data sources',
    finds: { 'kind-excludes-source': 'blocking' },
    azurerm: { 'rule/kind': 'Windows' },
    arm: { 'rule/body/kind': 'Windows' },
  },
  {
    change: 'the rule is made again outside the region of its workspace',
    finds: { 'rule-replaced': 'blocking', 'rule-region': 'blocking' },
    azurerm: { 'rule/location': 'northeurope' },
    arm: { 'rule/location': 'northeurope' },
    replaced: ['rule'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'data goes to another workspace',
    finds: { 'destination-changed': 'attention', 'alert-elsewhere': 'blocking' },
    azurerm: { 'rule/destinations/0/log_analytics/0/workspace_resource_id': OTHER_WORKSPACE },
    arm: { 'rule/body/properties/destinations/logAnalytics/0/workspaceResourceId': OTHER_WORKSPACE },
  },
  {
    change: 'a file is collected more often than the agent can',
    finds: { 'frequency-out-of-range': 'blocking', 'frequency-changed': 'attention' },
    ...linux('fileSettings/fileCollectionFrequency', 5),
  },
  {
    change: 'a file is collected once a day',
    finds: { 'frequency-out-of-range': 'blocking', 'frequency-changed': 'attention' },
    ...windows('fileSettings/fileCollectionFrequency', 86400),
  },
  {
    change: 'a frequency becomes negative',
    finds: { 'frequency-out-of-range': 'blocking', 'frequency-changed': 'attention' },
    ...windows('servicesSettings/serviceCollectionFrequency', -1),
  },
  {
    change: 'a file is added that the agent cannot track',
    finds: { 'item-unsupported': 'blocking' },
    ...linuxFile('etc/relative.conf'),
  },
  {
    change: 'a registry key of a user is added',
    finds: { 'item-unsupported': 'blocking', 'item-removed': 'blocking' },
    ...windows('registrySettings/registryInfo/0/keyName', 'HKEY_CURRENT_USER\\Software\\Run'),
  },
  {
    change: 'the content of a file of secrets is uploaded',
    finds: { 'upload-sensitive': 'blocking', 'upload-started': 'attention', 'item-removed': 'blocking' },
    ...linux('fileSettings/fileInfo/1', (file: object) => ({
      ...file,
      destinationPath: '/etc/shadow',
      uploadContent: true,
    })),
  },
  {
    change: 'a machine is repointed to a rule that is not in the input',
    finds: { 'association-repointed': 'attention' },
    azurerm: { 'association_web/data_collection_rule_id': OTHER_RULE },
    arm: { 'association_web/body/properties/dataCollectionRuleId': OTHER_RULE },
  },
  {
    change: 'a machine is repointed to a rule that is known only at apply',
    finds: { 'association-repointed': 'attention' },
    azurerm: { 'association_web/data_collection_rule_id': AT_APPLY },
    arm: { 'association_web/body/properties/dataCollectionRuleId': AT_APPLY },
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a machine is repointed in an input that holds no rule',
    finds: { 'association-repointed': 'attention' },
    given: { azurerm: { rule: undefined }, arm: { rule: undefined } },
    azurerm: { 'association_web/data_collection_rule_id': OTHER_RULE },
    arm: { 'association_web/body/properties/dataCollectionRuleId': OTHER_RULE },
  },
  {
    change: 'a machine gets another rule that is not in the input, listed before its own',
    finds: { 'unknown-until-apply': 'attention' },
    adds: { a_second: association('a-second', machine('web'), OTHER_RULE) },
  },
  {
    change: 'a machine gets another rule that is not in the input, listed after its own',
    finds: { 'unknown-until-apply': 'attention' },
    adds: { z_second: association('z-second', machine('web'), OTHER_RULE) },
  },
];

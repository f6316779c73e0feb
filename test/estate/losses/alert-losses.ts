import { alertOn, QUERY, suppression } from './alert-pieces';
import { ACTION_GROUP, OTHER_WORKSPACE } from './ids';
import { AT_APPLY, type Edits } from './piece';
import type { Row } from './row';

const PROPERTIES = 'alert/body/properties';
const ARM_CRITERIA = `${PROPERTIES}/criteria/allOf/0`;
const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});
const query = (text: unknown): { azurerm: Edits; arm: Edits } => ({
  azurerm: { 'alert/criteria/0/query': text },
  arm: { [`${ARM_CRITERIA}/query`]: text },
});
const instead = (from: string, to: string) => query((text: string) => text.replace(from, to));

const SOFTWARE_QUERY =
  'ConfigurationChange | where ConfigChangeType == "Software" | summarize Changes = count() by _ResourceId';
const INVENTORY_QUERY =
  'Heartbeat | join kind=leftanti (ConfigurationData) on _ResourceId | summarize Changes = count() by _ResourceId';
const switchedOff = (key: string) => ({
  azurerm: Object.fromEntries([0, 1].map((os) => [`rule/data_sources/0/extension/${os}/extension_json/${key}`, false])),
  arm: Object.fromEntries(
    [0, 1].map((os) => [`rule/body/properties/dataSources/extensions/${os}/extensionSettings/${key}`, false]),
  ),
});

export const ALERT_LOSSES: readonly Row[] = [
  { change: 'an alert is destroyed', finds: { 'alert-removed': 'blocking' }, ...gone('alert') },
  {
    change: 'an alert reads other data',
    finds: { 'alert-removed': 'blocking' },
    ...query('Perf | summarize Changes = count() by _ResourceId'),
  },
  {
    change: 'an alert is switched off',
    finds: { 'alert-off': 'attention' },
    azurerm: { 'alert/enabled': false },
    arm: { [`${PROPERTIES}/enabled`]: false },
  },
  {
    change: 'an alert is muted for two days',
    finds: { 'alert-muted': 'attention' },
    azurerm: { 'alert/mute_actions_after_alert_duration': 'P2D' },
    arm: { [`${PROPERTIES}/muteActionsDuration`]: 'PT48H' },
  },
  {
    change: 'an alert processing rule suppresses the notifications of an alert',
    finds: { 'alert-suppressed': 'attention' },
    adds: { quiet: suppression('quiet') },
  },
  {
    change: 'an alert loses its action group',
    finds: { 'alert-no-action': 'attention' },
    azurerm: { 'alert/action': [] },
    arm: { [`${PROPERTIES}/actions`]: undefined },
  },
  {
    change: 'the action group of an alert is switched off',
    finds: { 'alert-no-action': 'attention' },
    azurerm: { 'actionGroup/enabled': false },
    arm: { 'actionGroup/body/properties/enabled': false },
  },
  {
    change: 'the action group of an alert loses its last receiver',
    finds: { 'alert-no-action': 'attention' },
    azurerm: { 'actionGroup/email_receiver': [] },
    arm: { 'actionGroup/body/properties/emailReceivers': [] },
  },
  {
    change: 'the action group of an alert is destroyed',
    finds: { 'alert-no-action': 'attention' },
    ...gone('actionGroup'),
  },
  {
    change: 'an alert looks for silent machines instead of changes',
    finds: { 'alert-removed': 'blocking' },
    ...query('Heartbeat\n| where OSType == "Linux"'),
  },
  {
    change: 'an alert reads a table in small letters',
    finds: { 'alert-table': 'blocking' },
    ...instead('ConfigurationChange', 'configurationchange'),
  },
  {
    change: 'an alert reads a table that is misspelt in a join',
    finds: { 'alert-table': 'blocking' },
    ...query(`${QUERY}\n| join kind=leftouter (ConfigurationDatas) on Computer`),
  },
  {
    change: 'an alert reads another workspace',
    finds: { 'alert-elsewhere': 'blocking' },
    azurerm: { 'alert/scopes': [OTHER_WORKSPACE] },
    arm: { [`${PROPERTIES}/scopes`]: [OTHER_WORKSPACE] },
  },
  {
    change: 'an alert runs less often than it looks back',
    finds: { 'alert-invalid': 'attention' },
    azurerm: { 'alert/evaluation_frequency': 'PT6H', 'alert/window_duration': 'PT1H' },
    arm: { [`${PROPERTIES}/evaluationFrequency`]: 'PT6H', [`${PROPERTIES}/windowSize`]: 'PT60M' },
  },
  {
    change: 'an alert looks back a week',
    finds: { 'alert-invalid': 'attention' },
    ...instead('where ', 'where TimeGenerated > ago(7d) and '),
  },
  {
    change: 'an alert that is muted resolves itself',
    finds: { 'alert-invalid': 'attention' },
    azurerm: { 'alert/mute_actions_after_alert_duration': 'PT1H', 'alert/auto_mitigation_enabled': true },
    arm: { [`${PROPERTIES}/muteActionsDuration`]: 'PT1H', [`${PROPERTIES}/autoMitigate`]: undefined },
  },
  {
    change: 'an alert looks at a file that no rule watches',
    finds: { 'alert-unwatched': 'attention' },
    ...instead('/etc/nginx/nginx.conf', '/etc/passwd'),
  },
  {
    change: 'the file that an alert looks at is no longer watched',
    finds: { 'alert-unwatched': 'attention', 'item-removed': 'blocking' },
    azurerm: { 'rule/data_sources/0/extension/1/extension_json/fileSettings/fileInfo/0': undefined },
    arm: { 'rule/body/properties/dataSources/extensions/1/extensionSettings/fileSettings/fileInfo/0': undefined },
  },
  {
    change: 'software is switched off that an alert looks at',
    finds: { 'alert-unwatched': 'attention', 'data-type-off': 'blocking' },
    has: { software: alertOn('alert-software', SOFTWARE_QUERY) },
    ...switchedOff('enableSoftware'),
  },
  {
    change: 'the inventory is switched off that an alert misses',
    finds: { 'alert-unwatched': 'attention', 'data-type-off': 'blocking' },
    has: { inventory: alertOn('alert-inventory', INVENTORY_QUERY) },
    ...switchedOff('enableInventory'),
  },
  {
    change: 'the query of an alert is not validated although its tables are made elsewhere',
    finds: { 'alert-unvalidated': 'attention' },
    given: { azurerm: { solution: undefined }, arm: { solution: undefined } },
    azurerm: { 'alert/skip_query_validation': true },
    arm: { [`${PROPERTIES}/skipQueryValidation`]: true },
  },
  {
    change: 'an alert on errors of the rule has nothing to read',
    finds: { 'alert-no-log': 'attention' },
    given: { azurerm: { diagnostics: undefined }, arm: { diagnostics: undefined } },
    adds: { errors: alertOn('alert-errors', 'DCRLogErrors | summarize Changes = count() by _ResourceId') },
  },
  {
    change: 'the query of an alert is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    ...query(AT_APPLY),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'whether an alert is on is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    azurerm: { 'alert/enabled': AT_APPLY },
    arm: { [`${PROPERTIES}/enabled`]: AT_APPLY },
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the action groups of an alert are known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    azurerm: { 'alert/action/0/action_groups': AT_APPLY },
    arm: { [`${PROPERTIES}/actions/actionGroups`]: AT_APPLY },
    only: ['azurerm', 'azapi'],
  },
  { change: 'the workbook is destroyed', finds: { 'workbook-removed': 'attention' }, ...gone('workbook') },
  {
    change: 'the workbook shows other data',
    finds: { 'workbook-removed': 'attention' },
    azurerm: { 'workbook/data_json': '{"items":[]}' },
    arm: { 'workbook/body/properties/serializedData': '{"items":[]}' },
  },
  {
    change: 'the workbook goes to another workspace',
    finds: { 'workbook-source': 'attention' },
    azurerm: { 'workbook/source_id': OTHER_WORKSPACE.toLowerCase() },
    arm: { 'workbook/body/properties/sourceId': OTHER_WORKSPACE.toLowerCase() },
  },
  {
    change: 'the errors of the rule are no longer logged',
    finds: { 'diagnostics-removed': 'attention' },
    ...gone('diagnostics'),
  },
];

/** Changes of alerts that are told and lose nothing. */
export const ALERT_CHANGES: readonly Row[] = [
  {
    change: 'the threshold of an alert',
    finds: {},
    azurerm: { 'alert/criteria/0/threshold': 5 },
    arm: { [`${ARM_CRITERIA}/threshold`]: 5 },
  },
  {
    change: 'an alert processing rule for alerts of another severity',
    finds: {},
    adds: { quiet: suppression('quiet', 'Sev4') },
  },
  {
    change: 'an alert processing rule that is off',
    finds: {},
    adds: { quiet: suppression('quiet', undefined, false) },
  },
  {
    change: 'one more action group of an alert',
    finds: {},
    azurerm: { 'alert/action/0/action_groups/1': `${ACTION_GROUP}-2` },
    arm: { [`${PROPERTIES}/actions/actionGroups/1`]: `${ACTION_GROUP}-2` },
  },
  {
    change: 'an alert under another address',
    finds: {},
    ...gone('alert'),
    adds: { renamed: alertOn('alert-renamed', QUERY) },
  },
  {
    change: 'an alert on other data of the same workspace, which notifies nobody',
    finds: {},
    adds: { other: alertOn('alert-performance', 'Perf | summarize Changes = count() by _ResourceId') },
    azurerm: { 'actionGroup/short_name': 'other' },
    arm: { 'actionGroup/body/properties/groupShortName': 'other' },
  },
];

import type { TerraformStack } from 'cdktf';
import {
  ActionGroup,
  type ActionGroupProps,
  ChangeAlerts,
  type ChangeAlertsProps,
  ChangeQueries,
  type ChangeQueriesProps,
  ChangeTrackingRule,
  ChangeWorkbook,
  type ChangeWorkbookProps,
  DiagnosticSetting,
  type DiagnosticSettingProps,
} from 'cdktf-azure-change-tracking';
import { existingWorkspace, SUBSCRIPTION } from '../support/azure';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const GROUP = 'azurerm_monitor_action_group';
const ALERT = 'azurerm_monitor_scheduled_query_rules_alert_v2';
const WORKBOOK = 'azurerm_application_insights_workbook';
const PACK = ['azurerm_log_analytics_query_pack', 'azurerm_log_analytics_query_pack_query'];
const SETTING = 'azurerm_monitor_diagnostic_setting';
const INSIGHTS = `${SUBSCRIPTION}/resourceGroups/rg-servers/providers/Microsoft.Insights`;

function existingRule(stack: TerraformStack, id: string) {
  return ChangeTrackingRule.fromRuleId(stack, id, {
    ruleId: `${INSIGHTS}/dataCollectionRules/dcr-${id.toLowerCase()}`,
    location: 'westeurope',
  });
}

export const actionGroup = updateTable<ActionGroupProps>({
  of: 'ActionGroup',
  base: () => ({ resourceGroupName: 'rg-servers', emails: { oncall: 'oncall@example.com' } }),
  build: (stack, props) => new ActionGroup(stack, 'ActionGroup', props),
  updates: {
    name: { to: { name: 'ag-other' }, destroys: [GROUP] },
    shortName: { to: { shortName: 'other' } },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: [GROUP] },
    emails: { to: { emails: { oncall: 'team@example.com' } } },
    webhooks: {
      to: {
        webhooks: {
          api: {
            uri: 'https://example.com/alerts',
            entraApplication: { objectId: '00000000-0000-0000-0000-0000000000b1' },
          },
        },
      },
    },
    tags: { to: { tags: { owner: 'platform' } } },
  },
});

export const changeAlerts = updateTable<ChangeAlertsProps>({
  of: 'ChangeAlerts',
  base: (stack) => ({ workspace: existingWorkspace(stack), hostsFile: {}, own: { sizes: { query: 'Heartbeat' } } }),
  build: (stack, props) => new ChangeAlerts(stack, 'Alerts', props),
  updates: {
    workspace: { to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other') }), destroys: [ALERT] },
    rule: { given: { ingestionErrors: {} }, to: (stack) => ({ rule: existingRule(stack, 'Rule') }) },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: [ALERT] },
    namePrefix: { to: { namePrefix: 'alert-other' }, destroys: [ALERT] },
    actionGroups: { to: { actionGroups: [{ actionGroupId: `${INSIGHTS}/actionGroups/ag-everybody` }] } },
    notify: { to: { notify: { emails: { oncall: 'oncall@example.com' } } } },
    workspaceAlertsStorageEnabled: [
      { title: 'added', to: { workspaceAlertsStorageEnabled: true } },
      {
        title: 'removed',
        given: { workspaceAlertsStorageEnabled: true },
        to: { workspaceAlertsStorageEnabled: undefined },
      },
    ],
    queryValidation: { to: { queryValidation: false } },
    hostsFile: [
      { title: 'other options', to: { hostsFile: { severity: 0, lateArrival: false } } },
      { title: 'removed', to: { hostsFile: undefined }, destroys: [ALERT] },
    ],
    driverFiles: { to: { driverFiles: {} } },
    autoServiceStopped: { to: { autoServiceStopped: {} } },
    daemonNotRunning: { to: { daemonNotRunning: {} } },
    registryRunKeys: { to: { registryRunKeys: {} } },
    firewallPolicy: { to: { firewallPolicy: {} } },
    softwareAdded: { to: { softwareAdded: {} } },
    softwareRemoved: { to: { softwareRemoved: {} } },
    changeFlood: { to: { changeFlood: {} } },
    heartbeatMissing: { to: { heartbeatMissing: {} } },
    noInventory: { to: { noInventory: {} } },
    ingestionErrors: { to: { ingestionErrors: {} } },
    dailyCap: { to: { dailyCap: {} } },
    own: { to: { own: { sizes: { query: 'Heartbeat', threshold: 5 } } } },
    tags: { to: { tags: { owner: 'platform' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const changeWorkbook = updateTable<ChangeWorkbookProps>({
  of: 'ChangeWorkbook',
  base: (stack) => ({ workspace: existingWorkspace(stack) }),
  build: (stack, props) => new ChangeWorkbook(stack, 'Workbook', props),
  updates: {
    workspace: { to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other') }) },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: [WORKBOOK] },
    title: { to: { title: 'Changes' } },
    description: { to: { description: 'What changed.' } },
    tags: { to: { tags: { owner: 'platform' } } },
  },
});

export const changeQueries = updateTable<ChangeQueriesProps>({
  of: 'ChangeQueries',
  base: () => ({ resourceGroupName: 'rg-servers', location: 'westeurope', only: ['noise', 'volume'] }),
  build: (stack, props) => new ChangeQueries(stack, 'Queries', props),
  updates: {
    name: { to: { name: 'qp-other' }, destroys: PACK },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: PACK },
    location: { to: { location: 'northeurope' }, destroys: PACK },
    only: { to: { only: ['noise'] }, destroys: [PACK[1] as string] },
    own: { to: { own: { mine: { title: 'Mine', query: 'Heartbeat' } } } },
    tags: { to: { tags: { owner: 'platform' } } },
  },
});

export const diagnosticSetting = updateTable<DiagnosticSettingProps>({
  of: 'DiagnosticSetting',
  base: (stack) => ({ workspace: existingWorkspace(stack), of: existingRule(stack, 'One') }),
  build: (stack, props) => new DiagnosticSetting(stack, 'Logs', props),
  updates: {
    of: { to: (stack) => ({ of: existingRule(stack, 'Other') }), destroys: [SETTING] },
    workspace: { to: (stack) => ({ workspace: existingWorkspace(stack, 'log-other') }) },
    name: { to: { name: 'diag-other' }, destroys: [SETTING] },
  },
});

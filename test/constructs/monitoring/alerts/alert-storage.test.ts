import { LogAnalyticsLinkedStorageAccount } from '@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account';
import type { TerraformStack } from 'cdktf';
import { ChangeTracking } from '../../../../lib/constructs/change-tracking/change-tracking';
import { ChangeAlerts } from '../../../../lib/constructs/monitoring/alerts/change-alerts';
import type { ChangeAlertsOptions } from '../../../../lib/constructs/monitoring/alerts/change-alerts-props';
import { Workspace } from '../../../../lib/constructs/workspace/workspace';
import type { IWorkspace, LinkedStorage } from '../../../../lib/constructs/workspace/workspace-props';
import { synthesize } from '../../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-test';
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stqueries`;
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-test`;
const ALERT = 'azurerm_monitor_scheduled_query_rules_alert_v2';

const newWorkspace = (stack: TerraformStack, id: string, linkedStorage?: LinkedStorage) =>
  new Workspace(stack, id, {
    name: `log-${id.toLowerCase()}`,
    resourceGroupName: 'rg-test',
    location: 'westeurope',
    linkedStorage,
  });

const created = (linkedStorage?: LinkedStorage) => (stack: TerraformStack) =>
  newWorkspace(stack, 'Workspace', linkedStorage);

const existing = (stack: TerraformStack) =>
  Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId: WORKSPACE, location: 'westeurope' });

/** Alerts on a workspace, with what else `before` adds to the stack. */
function alertsOn(workspaceOf: (stack: TerraformStack) => IWorkspace, options: Partial<ChangeAlertsOptions> = {}) {
  return synthesize((stack) => {
    const workspace = workspaceOf(stack);
    new ChangeAlerts(stack, 'Alerts', {
      workspace,
      hostsFile: {},
      actionGroups: [{ actionGroupId: `${GROUP}/providers/Microsoft.Insights/actionGroups/ag` }],
      ...options,
    });
  });
}

/** An existing workspace that is linked by hand. */
const linkedByHand = (stack: TerraformStack) => {
  const workspace = existing(stack);
  new LogAnalyticsLinkedStorageAccount(stack, 'Link', {
    dataSourceType: 'Alerts',
    resourceGroupName: 'rg-test',
    workspaceId: workspace.workspaceId.toUpperCase(),
    storageAccountIds: [ACCOUNT],
  });
  return workspace;
};

/** An existing workspace beside a new one that is linked. */
const besideLinked = (stack: TerraformStack) => {
  newWorkspace(stack, 'Other', { storageAccountResourceId: ACCOUNT });
  return existing(stack);
};

const warningsOf = ({ annotations }: ReturnType<typeof synthesize>) => annotations.map(({ message }) => message);

const UNUSED =
  'workspaceAlertsStorageEnabled must be true for the queries to be kept in the account that this stack links to the workspace; without it, Azure keeps them in storage of its own [alert-storage-unused]';
const MISSING =
  'workspaceAlertsStorageEnabled is true, and nothing in this stack links the workspace to an account for the queries of alerts, without which Azure refuses them; add Alerts to dataSourceTypes of its linkedStorage [alert-storage-missing]';

describe('the queries of alerts', () => {
  test('are kept in the account of their workspace, which is linked before', () => {
    const stack = alertsOn(created({ storageAccountResourceId: ACCOUNT }));
    expect(stack.only(ALERT)).toMatchObject({
      workspace_alerts_storage_enabled: true,
      depends_on: expect.arrayContaining([
        expect.stringMatching(/^azurerm_log_analytics_linked_storage_account\.Workspace_LinkedStorage_Alerts_/),
      ]),
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('are kept in the account of the pattern too', () => {
    const stack = synthesize((scope) => {
      new ChangeTracking(scope, 'ChangeTracking', {
        location: 'westeurope',
        settings: { windows: false },
        workspace: { linkedStorage: { storageAccountResourceId: ACCOUNT } },
        alerts: { hostsFile: {} },
      });
    });
    expect(stack.only(ALERT)).toMatchObject({ workspace_alerts_storage_enabled: true });
  });

  test.each<[string, (stack: TerraformStack) => IWorkspace]>([
    ['no account', created()],
    ['an account for saved queries only', created({ storageAccountResourceId: ACCOUNT, dataSourceTypes: ['Query'] })],
    ['an account elsewhere', existing],
  ])('stay where they are for a workspace with %s', (_what, workspace) => {
    const stack = alertsOn(workspace);
    expect(stack.only(ALERT)).not.toHaveProperty('workspace_alerts_storage_enabled');
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, (stack: TerraformStack) => IWorkspace, boolean | undefined, string[]]>([
    ['off beside an account', created({ storageAccountResourceId: ACCOUNT }), false, [UNUSED]],
    ['off beside an account that is linked by hand', linkedByHand, undefined, [UNUSED]],
    ['on with an account that is linked by hand', linkedByHand, true, []],
    ['on without an account', created(), true, [MISSING]],
    ['on with a workspace that may be linked elsewhere', existing, true, []],
    ['off beside an account of another workspace', besideLinked, false, []],
    [
      'on beside another workspace without an account',
      (stack) => {
        newWorkspace(stack, 'Other');
        return existing(stack);
      },
      true,
      [],
    ],
  ])('give a warning if the stack says otherwise: %s', (_what, workspace, workspaceAlertsStorageEnabled, warnings) => {
    expect(warningsOf(alertsOn(workspace, { workspaceAlertsStorageEnabled }))).toEqual(warnings);
  });
});

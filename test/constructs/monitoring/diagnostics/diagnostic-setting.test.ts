import { ContentStorage } from '../../../../lib/constructs/content-storage/content-storage';
import { DiagnosticSetting } from '../../../../lib/constructs/monitoring/diagnostics/diagnostic-setting';
import type { DiagnosticSettingProps } from '../../../../lib/constructs/monitoring/diagnostics/diagnostic-setting-props';
import { ChangeTrackingRule } from '../../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../../lib/constructs/workspace/workspace';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr`;
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`;
const location = 'westeurope';

const REFERENCE = {
  workspaceId: WORKSPACE,
  name: 'log',
  resourceGroupName: 'rg',
  location: 'westeurope',
  dependables: [],
};

describe('DiagnosticSetting', () => {
  test.each([
    ['the errors of a rule', 'rule', RULE, 'diag-errors', ['LogErrors']],
    ['the queries of a workspace', 'workspace', WORKSPACE, 'diag-audit', ['Audit']],
    [
      'who uses recorded content',
      'content',
      `${ACCOUNT}/blobServices/default`,
      'diag-content',
      ['StorageRead', 'StorageWrite', 'StorageDelete'],
    ],
  ] as const)('logs %s in one line', (_, kind, target, name, categories) => {
    const { only } = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', {
        workspaceId: WORKSPACE,
        location,
        addSolution: false,
      });
      const rule = ChangeTrackingRule.fromRuleId(stack, 'Rule', { ruleId: RULE, location });
      const content = ContentStorage.fromStorageAccountId(stack, 'Content', { storageAccountId: ACCOUNT });
      new DiagnosticSetting(stack, 'Logs', { of: { rule, workspace, content }[kind], workspace });
    });
    expect(only('azurerm_monitor_diagnostic_setting')).toMatchObject({
      name,
      target_resource_id: target,
      log_analytics_workspace_id: WORKSPACE,
      enabled_log: categories.map((category) => ({ category })),
    });
  });

  test.each([
    [{}, 'workspace is missing: give a Workspace or the result of Workspace.fromWorkspaceId'],
    [
      { of: {}, workspace: REFERENCE },
      'of must be a ContentStorage, a ChangeTrackingRule or a Workspace, got an object',
    ],
    [
      { of: { ruleId: RULE.toLowerCase(), location, features: [] }, workspace: REFERENCE, name: 'service' },
      "and not 'service', which Azure cannot delete, got 'service'",
    ],
    [
      {
        of: { ruleId: WORKSPACE, location, features: [] },
        workspace: { ...REFERENCE, workspaceId: RULE },
        name: 'a/b',
      },
      [
        `of must be the id of a data collection rule, got that of a Log Analytics workspace, '${WORKSPACE}'`,
        `workspace.workspaceId must be the id of a Log Analytics workspace, got that of a data collection rule, '${RULE}'`,
        "name must be 1 to 260 characters, none of *<>%&:\\?+/, and not 'service', which Azure cannot delete, got 'a/b'",
      ].join('\n  [test/Logs] '),
    ],
  ])('refuses %j', (props, message) => {
    const create = () => new DiagnosticSetting(newStack(), 'Logs', props as unknown as DiagnosticSettingProps);
    expect(messageOf(create)).toContain(message);
  });
});

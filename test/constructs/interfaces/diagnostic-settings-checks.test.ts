import {
  diagnosticSettingsProblems,
  sinksOf,
  withDestinations,
} from '../../../lib/constructs/interfaces/diagnostic-settings-checks';
import type { DiagnosticSettings } from '../../../lib/constructs/interfaces/diagnostic-settings-props';
import { textOf } from '../../../lib/core/problems';
import type { DiagnosticKind } from '../../../lib/facts/diagnostics';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-test/providers';
const workspaceResourceId = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-audit`;
const storageAccountResourceId = `${GROUP}/Microsoft.Storage/storageAccounts/staudit`;
const eventHubAuthorizationRuleResourceId = `${GROUP}/Microsoft.EventHub/namespaces/evhns-audit/authorizationRules/send`;

const problemsOf = (settings: object | undefined, kind: DiagnosticKind = 'content') =>
  diagnosticSettingsProblems(['logs'], kind, settings as DiagnosticSettings).map(textOf);

describe('diagnostic settings', () => {
  test.each<[object, string]>([
    [
      {},
      'logs.one must have a destination: workspaceResourceId, storageAccountResourceId, eventHubAuthorizationRuleResourceId, got none',
    ],
    [
      { workspaceResourceId: storageAccountResourceId },
      `logs.one.workspaceResourceId must be the id of a Log Analytics workspace, got that of a storage account, '${storageAccountResourceId}'`,
    ],
    [
      { storageAccountResourceId: workspaceResourceId },
      `logs.one.storageAccountResourceId must be the id of a storage account, got that of a Log Analytics workspace, '${workspaceResourceId}'`,
    ],
    [
      { eventHubAuthorizationRuleResourceId: workspaceResourceId },
      `logs.one.eventHubAuthorizationRuleResourceId must be the id of an authorization rule of an event hubs namespace, got that of a Log Analytics workspace, '${workspaceResourceId}'`,
    ],
    [
      { workspaceResourceId, eventHubName: 'audit' },
      'logs.one.eventHubName needs logs.one.eventHubAuthorizationRuleResourceId: set both',
    ],
    [{ eventHubAuthorizationRuleResourceId, eventHubName: 1 }, 'logs.one.eventHubName must be text, got 1'],
    [
      { workspaceResourceId, logCategories: ['Audit'] },
      "logs.one.logCategories[0] must be one of 'StorageRead', 'StorageWrite', 'StorageDelete', got 'Audit'",
    ],
    [
      { workspaceResourceId, logGroups: ['all'] },
      "logs.one.logGroups[0] must be one of 'audit', 'allLogs', got 'all'; did you mean 'allLogs'?",
    ],
    [
      { workspaceResourceId, metricCategories: ['AllMetrics'] },
      "logs.one.metricCategories[0] must be one of 'Transaction', 'Capacity', got 'AllMetrics'",
    ],
    [
      { workspaceResourceId, logCategories: ['StorageRead'], logGroups: ['audit'] },
      'logs.one.logGroups must not be set beside logs.one.logCategories: a group contains categories',
    ],
  ])('with %j are refused', (setting, problem) => {
    expect(problemsOf({ one: setting })).toEqual([problem]);
  });

  test('have a name that Azure accepts, by default that of their entry', () => {
    const allowed = "must be 1 to 260 characters, none of *<>%&:\\?+/, and not 'service', which Azure cannot delete";
    expect(problemsOf({ 'a&b': { workspaceResourceId } })).toEqual([`logs['a&b'].name ${allowed}, got 'diag-a&b'`]);
    expect(problemsOf({ 'a&b': { workspaceResourceId, name: 'audit' } })).toEqual([]);
  });

  test.each<[object | undefined, DiagnosticKind]>([
    [undefined, 'content'],
    [{ one: { eventHubAuthorizationRuleResourceId, eventHubName: 'audit' } }, 'content'],
    [{ one: { workspaceResourceId, logCategories: ['Audit', 'SummaryLogs'] } }, 'workspace'],
    [
      { reads: { workspaceResourceId }, metrics: { workspaceResourceId, metricCategories: ['Transaction'] } },
      'content',
    ],
  ])('may be %j of %s', (settings, kind) => {
    expect(problemsOf(settings, kind)).toEqual([]);
  });

  test('are five at most', () => {
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `n${index}`,
          { storageAccountResourceId: `${storageAccountResourceId}${index}` },
        ]),
      );
    expect(problemsOf(many(5))).toEqual([]);
    expect(problemsOf(many(6))).toEqual([
      'logs must have at most 5 settings, which Azure allows for one resource, got 6',
    ]);
  });

  test('send a category to a destination once, ids compared without case', () => {
    const settings = {
      audit: { workspaceResourceId, logCategories: ['StorageWrite'] },
      archive: { storageAccountResourceId },
      both: {
        storageAccountResourceId: storageAccountResourceId.toUpperCase(),
        workspaceResourceId,
        logCategories: ['StorageRead'],
      },
    };
    expect(problemsOf(settings).at(-1)).toBe(
      'logs.both sends a category to a destination of logs.archive, which Azure refuses: use one setting for both',
    );
    const third = { audit: { workspaceResourceId }, again: { workspaceResourceId }, more: { workspaceResourceId } };
    expect(problemsOf(third)).toEqual(
      ['again', 'more'].map(
        (name) =>
          `logs.${name} sends a category to a destination of logs.audit, which Azure refuses: use one setting for both`,
      ),
    );
  });
});

describe('what a setting sends', () => {
  test.each<[object, string[]]>([
    [{}, ['Audit']],
    [{ logCategories: ['SummaryLogs'] }, ['SummaryLogs']],
    [{ logGroups: ['audit'] }, ['Audit', 'SummaryLogs']],
    [{ metricCategories: ['AllMetrics'] }, ['AllMetrics']],
    [{ metricCategories: ['AllMetrics'], logCategories: ['Audit'] }, ['Audit', 'AllMetrics']],
  ])('of a workspace with %j is %j', (setting, categories) => {
    expect(sinksOf('workspace', { storageAccountResourceId: 'Archive', ...setting })).toEqual(
      categories.map((category) => `${category} archive`),
    );
  });

  test('goes to each of its destinations', () => {
    expect(sinksOf('rule', { workspaceResourceId: 'a', eventHubAuthorizationRuleResourceId: 'b' })).toEqual([
      'LogErrors a',
      'LogErrors b',
    ]);
  });
});

test('a setting without a destination gets the workspace, and nothing else changes', () => {
  const elsewhere = { eventHubAuthorizationRuleResourceId };
  const props = { lock: 'any', diagnosticSettings: { here: { name: 'here' }, elsewhere } };
  expect(withDestinations(props, workspaceResourceId)).toEqual({
    lock: 'any',
    diagnosticSettings: { here: { name: 'here', workspaceResourceId }, elsewhere },
  });
  const without = { lock: 'any' };
  expect(withDestinations<{ lock: string; diagnosticSettings?: DiagnosticSettings }>(without, 'id')).toBe(without);
});

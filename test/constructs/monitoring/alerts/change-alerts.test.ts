import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { ActionGroup } from '../../../../lib/constructs/monitoring/action-group/action-group';
import { ChangeAlerts } from '../../../../lib/constructs/monitoring/alerts/change-alerts';
import type { ChangeAlertsProps } from '../../../../lib/constructs/monitoring/alerts/change-alerts-props';
import { DiagnosticSetting } from '../../../../lib/constructs/monitoring/diagnostics/diagnostic-setting';
import { ChangeTrackingRule } from '../../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../../lib/constructs/workspace/workspace';
import type { IWorkspace } from '../../../../lib/constructs/workspace/workspace-props';
import type { ChangeTrackingSettings } from '../../../../lib/settings/types';
import { messageOf, newStack, refusalsOf, synthesize } from '../../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const ACTION_GROUP = `${GROUP}/providers/Microsoft.Insights/actionGroups/ag-ops`;
const TYPE = 'azurerm_monitor_scheduled_query_rules_alert_v2';

type Options = Omit<ChangeAlertsProps, 'workspace'>;

function existing(scope: TerraformStack, addSolution = false): IWorkspace {
  return Workspace.fromWorkspaceId(scope, 'Workspace', {
    workspaceId: WORKSPACE,
    location: 'westeurope',
    addSolution,
  });
}

function newWorkspace(scope: TerraformStack): IWorkspace {
  return new Workspace(scope, 'Workspace', { name: 'log-ct', resourceGroupName: 'rg', location: 'westeurope' });
}

const QUIET = { acknowledgedWarnings: { 'alert-no-action': 'seen in the portal' } };

function synthesizeAlerts(options: Options) {
  return synthesize((stack) => new ChangeAlerts(stack, 'Alerts', { ...QUIET, ...options, workspace: existing(stack) }));
}

/** The lines of the error that options cause. */
function problemsOf(options: unknown): string[] {
  const stack = newStack();
  const props = { ...(options as Options), workspace: existing(stack) };
  const [, ...lines] = messageOf(() => new ChangeAlerts(stack, 'Alerts', props)).split('\n');
  return lines.map((line) => line.replace('  [test/Alerts] ', ''));
}

describe('ChangeAlerts', () => {
  test('an alert that is named has the values of the catalogue', () => {
    const { only } = synthesizeAlerts({ hostsFile: {} });
    expect(only(TYPE)).toEqual({
      depends_on: [],
      name: 'alert-change-tracking-hosts-file',
      display_name: 'Change Tracking: Hosts file changed',
      description: 'The content of the hosts file changed, which redirects names to other addresses.',
      resource_group_name: 'rg',
      location: 'westeurope',
      scopes: [WORKSPACE],
      enabled: true,
      severity: 2,
      evaluation_frequency: 'PT15M',
      window_duration: 'P1D',
      auto_mitigation_enabled: false,
      skip_query_validation: false,
      criteria: [
        {
          query: [
            'ConfigurationChange',
            'where ingestion_time() > ago(15m)',
            'where ConfigChangeType == "Files" and FieldsChanged has "FileContentChecksum" and FileSystemPath in~ ("C:\\\\Windows\\\\System32\\\\drivers\\\\etc\\\\hosts", "/etc/hosts")',
            'summarize Changes = count(), LastChange = max(TimeGenerated), Changed = strcat_array(make_set(FileSystemPath, 10), ", ") by _ResourceId, Computer',
          ].join('\n| '),
          time_aggregation_method: 'Total',
          metric_measure_column: 'Changes',
          operator: 'GreaterThan',
          threshold: 0,
          resource_id_column: '_ResourceId',
        },
      ],
    });
  });

  test('options replace the values of the catalogue', () => {
    const { only } = synthesizeAlerts({
      heartbeatMissing: { severity: 0, frequency: 'PT5M', silentMinutes: 30, enabled: false, description: 'call us' },
    });
    expect(only(TYPE)).toMatchObject({
      severity: 0,
      evaluation_frequency: 'PT5M',
      window_duration: 'PT15M',
      query_time_range_override: 'P2D',
      enabled: false,
      description: 'call us',
      auto_mitigation_enabled: true,
      criteria: [{ threshold: 30, metric_measure_column: 'MinutesSilent', time_aggregation_method: 'Maximum' }],
    });
  });

  test('alerts may be in a resource group of their own', () => {
    expect(synthesizeAlerts({ hostsFile: {}, resourceGroupName: 'rg-alerts' }).only(TYPE).resource_group_name).toBe(
      'rg-alerts',
    );
  });

  test('a run a day looks at two days, so that a change may arrive late', () => {
    expect(synthesizeAlerts({ hostsFile: { frequency: 'P1D' } }).only(TYPE).window_duration).toBe('P2D');
  });

  test('alerts on states may run every minute', () => {
    const frequency = 'PT1M';
    const { all } = synthesizeAlerts({
      heartbeatMissing: { frequency },
      noInventory: { frequency, window: 'PT6H' },
      ingestionErrors: { frequency },
      dailyCap: { frequency, window: 'PT6H' },
    });
    expect(all(TYPE).map((alert) => alert.evaluation_frequency)).toEqual(['PT1M', 'PT1M', 'PT1M', 'PT1M']);
  });

  test('an alert notifies the groups of all alerts, or its own', () => {
    const { json, all } = synthesize((stack) => {
      const everybody = ActionGroup.fromActionGroupId(stack, 'Everybody', { actionGroupId: ACTION_GROUP });
      const nobody: ActionGroup[] = [];
      new ChangeAlerts(stack, 'Alerts', {
        workspace: existing(stack),
        actionGroups: [everybody],
        notify: { emails: { oncall: 'oncall@example.com' } },
        hostsFile: {},
        dailyCap: { actionGroups: [everybody] },
        noInventory: { actionGroups: nobody },
      });
    });
    const [group] = Object.keys((json.resource as Record<string, object>).azurerm_monitor_action_group ?? {});
    expect(Object.fromEntries(all(TYPE).map(({ name, action }) => [name, action]))).toEqual({
      'alert-change-tracking-hosts-file': {
        action_groups: [ACTION_GROUP, `\${azurerm_monitor_action_group.${group}.id}`],
      },
      'alert-change-tracking-no-inventory': undefined,
      'alert-change-tracking-daily-cap': { action_groups: [ACTION_GROUP] },
    });
  });

  test('an alert notifies a group of the same stack', () => {
    const { only } = synthesize((stack) => {
      const group = new ActionGroup(stack, 'Group', {
        resourceGroupName: 'rg',
        emails: { oncall: 'oncall@example.com' },
      });
      new ChangeAlerts(stack, 'Alerts', { workspace: existing(stack), hostsFile: { actionGroups: [group] } });
    });
    expect(only(TYPE).action).toEqual({
      action_groups: [expect.stringMatching(/^\$\{azurerm_monitor_action_group\.\w+\.id\}$/)],
    });
  });

  test.each([
    [
      'a workspace of the same stack',
      newWorkspace,
      { 'hosts-file': true, 'heartbeat-missing': false },
      ['log_analytics_solution'],
    ],
    [
      'an existing workspace that gets the solution',
      (stack: TerraformStack) => existing(stack, true),
      { 'hosts-file': true, 'heartbeat-missing': false },
      ['log_analytics_solution'],
    ],
    ['an existing workspace with the solution', existing, { 'hosts-file': false, 'heartbeat-missing': false }, []],
  ] as const)('with %s alerts wait for the tables', (_, workspace, skipped, dependencies) => {
    const { all } = synthesize((stack) => {
      new ChangeAlerts(stack, 'Alerts', { ...QUIET, workspace: workspace(stack), hostsFile: {}, heartbeatMissing: {} });
    });
    const skips = all(TYPE).map(({ name, skip_query_validation: skip }) => [
      String(name).replace(/^alert-change-tracking-/, ''),
      skip,
    ]);
    expect(Object.fromEntries(skips)).toEqual(skipped);
    for (const alert of all(TYPE))
      expect(alert.depends_on ?? []).toEqual(dependencies.map((type) => expect.stringContaining(type)));
  });

  test('queryValidation overrides the default of the stack', () => {
    expect(synthesizeAlerts({ queryValidation: false, dailyCap: {} }).only(TYPE).skip_query_validation).toBe(true);
  });

  test('texts of filters are escaped for the query language and for Terraform', () => {
    const paths = ['C:\\a "b" ${c} %{d}\\e.txt'];
    const { only } = synthesizeAlerts({ own: { odd: { changes: { kind: 'files', paths } } } });
    const [{ query }] = only(TYPE).criteria as [{ query: string }];
    expect(query).toContain('FileSystemPath in~ ("C:\\\\a \\"b\\" $${c} %%{d}\\\\e.txt")');
  });

  test('texts in filters are compared as they are written, but for registry keys', () => {
    const changes = { kind: 'registry', keys: ['HKLM\\a'], valueNames: ['HKLM\\%b%'] } as const;
    const { only } = synthesizeAlerts({ own: { odd: { changes, computers: ['${c}'] } } });
    const [{ query }] = only(TYPE).criteria as [{ query: string }];
    expect(query).toContain(
      'RegistryKey in~ ("HKEY_LOCAL_MACHINE\\\\a") and ValueName in~ ("HKLM\\\\%b%") and Computer in~ ("$${c}")',
    );
  });

  test('texts that are known only at apply are escaped by Terraform', () => {
    const { only } = synthesize((stack) => {
      const computer = new TerraformVariable(stack, 'computer', { type: 'string' });
      new ChangeAlerts(stack, 'Alerts', {
        ...QUIET,
        workspace: existing(stack),
        hostsFile: { computers: [computer.stringValue], description: computer.stringValue },
      });
    });
    const { criteria, description } = only(TYPE);
    const [{ query }] = criteria as [{ query: string }];
    expect(query).toContain('Computer in~ ("${replace(jsonencode(var.computer), "/^\\"|\\"$/", "")}")');
    expect(description).toBe('${var.computer}');
  });

  test('what is known only at apply is checked then, once for all alerts', () => {
    const { all } = synthesize((stack) => {
      const namePrefix = new TerraformVariable(stack, 'prefix', { type: 'string' }).stringValue;
      new ChangeAlerts(stack, 'Alerts', {
        ...QUIET,
        workspace: existing(stack),
        namePrefix,
        hostsFile: {},
        dailyCap: {},
      });
    });
    expect(all(TYPE).map(refusalsOf)).toEqual([
      [],
      [
        '[test/Alerts] namePrefix must not be empty',
        '[test/Alerts] namePrefix must be 1 to 260 characters, none of *<>%%{}&:\\?/#;, not ending in a period or space',
      ],
    ]);
  });

  test('an alert of your own on a query keeps the query unchanged', () => {
    const query =
      'ConfigurationData\n| where Publisher != "${x}"\n| summarize Machines = dcount(Computer) by CurrentVersion';
    const own = {
      versions: { query, measure: 'Machines', splitBy: ['CurrentVersion'], operator: 'LessThan', threshold: 5 },
    } as const;
    expect(synthesizeAlerts({ own }).only(TYPE)).toMatchObject({
      name: 'alert-change-tracking-versions',
      display_name: 'Change Tracking: versions',
      severity: 2,
      evaluation_frequency: 'PT15M',
      window_duration: 'PT15M',
      auto_mitigation_enabled: false,
      criteria: [
        {
          query: query.replace('$', '$$$$'),
          operator: 'LessThan',
          dimension: [{ name: 'CurrentVersion', operator: 'Include', values: ['*'] }],
        },
      ],
    });
  });

  test('an alert may need several runs that meet its condition', () => {
    const query = 'Heartbeat | summarize Beats = count() by bin(TimeGenerated, 5m)';
    const { only } = synthesizeAlerts({ own: { beats: { query, failingPeriods: { atLeast: 2, of: 3 } } } });
    expect(only(TYPE)).toMatchObject({
      criteria: [{ failing_periods: { minimum_failing_periods_to_trigger_alert: 2, number_of_evaluation_periods: 3 } }],
    });
  });

  test('an alert of your own whose query is undefined is one on changes', () => {
    const own = { files: { changes: { kind: 'files' }, query: undefined } } as unknown as Options['own'];
    expect(synthesizeAlerts({ own }).only(TYPE)).toMatchObject({ criteria: [{ resource_id_column: '_ResourceId' }] });
  });

  test('alerts are found by their name in the props', () => {
    synthesize((stack) => {
      const { alerts } = new ChangeAlerts(stack, 'Alerts', {
        ...QUIET,
        workspace: existing(stack),
        hostsFile: {},
        own: { mine: { query: 'Heartbeat' } },
      });
      expect(Object.keys(alerts)).toEqual(['hostsFile', 'mine']);
      expect(alerts['hostsFile']).toBeInstanceOf(MonitorScheduledQueryRulesAlertV2);
    });
  });

  test('two sets of alerts with the same names are refused', () => {
    expect(
      messageOf(() =>
        synthesize((stack) => {
          const workspace = existing(stack);
          new ChangeAlerts(stack, 'Alerts', { ...QUIET, workspace, hostsFile: {} });
          new ChangeAlerts(stack, 'More', { ...QUIET, workspace, hostsFile: {} });
        }),
      ),
    ).toContain("named 'alert-change-tracking-hosts-file'");
  });
});

describe('a rule that Azure or the provider refuses is an error', () => {
  const query = 'ConfigurationChange | summarize Changes = count() by Computer, bin(TimeGenerated, 5m)';
  test.each([
    [{}, 'no alert is switched on: name at least one, such as hostsFile: {}'],
    [{ hostsFile: true }, 'hostsFile must be an object, got true'],
    [{ hostsFile: { severity: 5 } }, 'hostsFile.severity must be a whole number from 0 to 4 (0 is critical), got 5'],
    [
      { hostsFile: { frequency: 'PT20M' } },
      "hostsFile.frequency must be one of 'PT1M', 'PT5M', 'PT10M', 'PT15M', 'PT30M', 'PT45M', 'PT1H', 'PT2H', 'PT3H', 'PT4H', 'PT5H', 'PT6H', 'P1D', got 'PT20M'; did you mean 'PT10M'?",
    ],
    [
      { hostsFile: { frequency: 'PT1H', window: 'PT15M' } },
      "hostsFile.frequency must not be longer than hostsFile.window times the number of periods (15 minutes), got 'PT1H': the time between would never be looked at",
    ],
    [
      { own: { a: { query, window: 'P1D', frequency: 'PT1H', failingPeriods: { atLeast: 1, of: 3 } } } },
      'own.a.window times own.a.failingPeriods.of must not exceed 48 hours, got 72 hours',
    ],
    [
      { own: { a: { query, failingPeriods: { atLeast: 3, of: 2 } } } },
      'own.a.failingPeriods.atLeast must not be more than own.a.failingPeriods.of (2), got 3',
    ],
    [
      { own: { a: { query, failingPeriods: { atLeast: 1, of: 7 } } } },
      'own.a.failingPeriods.of must be a whole number from 1 to 6 periods, got 7',
    ],
    [
      { dailyCap: { window: 'PT1M' } },
      "dailyCap.frequency must not be longer than dailyCap.window times the number of periods (1 minutes), got 'PT1H': the time between would never be looked at\ndailyCap.window must not be 'PT1M' unless dailyCap.frequency is, which is 'PT1H'",
    ],
    [
      { hostsFile: { frequency: 'PT1M' } },
      "hostsFile.lateArrival must be false with hostsFile.frequency 'PT1M': Azure refuses ingestion_time() in a query that runs every minute",
    ],
    [
      { hostsFile: { frequency: 'PT1M', window: 'P1D', lateArrival: false } },
      "hostsFile.window must be at most 'PT6H' with hostsFile.frequency 'PT1M', got 'P1D'",
    ],
    [
      { own: { a: { query, window: 'PT1H', timeRange: 'PT30M' } } },
      "own.a.timeRange must not be shorter than own.a.window times the number of periods (60 minutes), got 'PT30M'",
    ],
    [
      { hostsFile: { autoResolve: true, muteActions: 'PT1H' } },
      'hostsFile.muteActions conflicts with hostsFile.autoResolve: Azure mutes only alerts that do not resolve themselves; remove one',
    ],
    [
      { hostsFile: { muteActions: 'PT5M' } },
      "hostsFile.muteActions must not be shorter than hostsFile.frequency ('PT15M'), got 'PT5M'",
    ],
    [
      { noInventory: { frequency: 'P1D' } },
      "noInventory.autoResolve must be false with noInventory.frequency 'P1D': Azure resolves alerts only of rules that run at least every 12 hours",
    ],
    [
      { own: { a: { query, aggregation: 'Maximum' } } },
      "own.a.measure is missing: own.a.aggregation 'Maximum' needs the column to aggregate",
    ],
    [
      { own: { a: { query, aggregation: 'Count', measure: 'Changes' } } },
      "own.a.measure must be left out with own.a.aggregation 'Count', which counts rows, got 'Changes'",
    ],
    [
      { own: { a: { query, measure: 'Change' } } },
      "own.a.measure must be a column that own.a.query returns, got 'Change'",
    ],
    [
      { own: { a: { query, resourceIdColumn: '_ResourceId' } } },
      "own.a.resourceIdColumn must be a column that own.a.query returns, got '_ResourceId'",
    ],
    [
      { own: { a: { query: 'Heartbeat', splitBy: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } } },
      'own.a.splitBy must have at most 6 columns, got 7',
    ],
    [
      { own: { a: { query: 'Heartbeat | summarize AggregatedValue = count()' } } },
      "own.a.query must not use 'AggregatedValue', which Azure refuses in alerts",
    ],
    [
      { own: { a: { query: 'Heartbeat | evaluate bag_unpack(x)' } } },
      "own.a.query must not use 'bag_unpack', which Azure refuses in alerts",
    ],
    [
      { own: { a: { query: 'union Heartbeat | take 5', frequency: 'PT1M' } } },
      "own.a.query must not use 'union', 'take' with own.a.frequency 'PT1M': set it to 'PT5M' or longer",
    ],
    [
      { own: { a: { query: 'arg("").resources | count' } } },
      "own.a.query must not call 'arg': other services are read with a managed identity, which these alerts do not have",
    ],
    [
      { own: { a: { query: 'Heartbeat | where TimeGenerated > ago(7d)' } } },
      'own.a.query must not look back more than 48 hours, got ago(7d)',
    ],
    [
      { own: { a: { query: 'Heartbeat | where TimeGenerated > ago(x)' } } },
      'own.a.query must call ago() with a literal timespan only, such as ago(1h)',
    ],
    [
      { own: { a: { query: 'Heartbeat', failingPeriods: { atLeast: 1, of: 2 } } } },
      'own.a.query must return a time, such as bin(TimeGenerated, 5m), with own.a.failingPeriods.of 2',
    ],
    [{ own: { a: { query: ' ' } } }, 'own.a.query must not be empty'],
    [
      { own: { a: { query: `Heartbeat | where Computer == "${'x'.repeat(65536)}"` } } },
      /^own\.a\.query makes the rule \d+ bytes long, and Azure accepts at most 65536$/,
    ],
    [{ own: { a: {} } }, 'own.a must have either changes or query'],
    [{ own: { a: { query, changes: { kind: 'files' } } } }, 'own.a must have either changes or query'],
    [{ hostsFile: { computers: [] } }, 'hostsFile.computers must not be empty: leave it out to select everything'],
    [
      { softwareAdded: { names: [' '] }, own: { a: { changes: { kind: 'files', paths: ['/etc/a', ''] } } } },
      'own.a.changes.paths[1] must not be empty\nsoftwareAdded.names[0] must not be empty',
    ],
    [
      { hostsFile: { computers: Token.asList('${var.computers}') } },
      'hostsFile.computers must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      {
        hostsFile: {},
        resourceGroupName: 'a/b',
        tags: { owner: 'x'.repeat(257) },
        rule: { ruleId: 'dcr', location: 'westeurope', features: [] },
        actionGroups: [{ actionGroupId: 'ag-ops' }],
      },
      [
        "rule.ruleId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionRules/<name>', got 'dcr'; copy the complete id from the resource",
        "resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'a/b'",
        'tags.owner may have at most 256 characters, got 257',
        "actionGroups[0].actionGroupId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>', got 'ag-ops'; copy the complete id from the resource",
      ].join('\n'),
    ],
    [
      { own: { 'hosts-file': { query }, 'Hosts file': { query } } },
      "own must not have an alert whose resource is named 'alert-change-tracking-hosts-file', as another alert is: rename it",
    ],
    [
      { own: { a: { changes: { kind: 'file' } } } },
      "own.a.changes.kind must be one of 'files', 'registry', 'services', 'daemons', 'software', got 'file'; did you mean 'files'?",
    ],
    [
      { own: { a: { changes: { kind: 'files', paths: [] } } } },
      'own.a.changes.paths must not be empty: leave it out to select everything',
    ],
    [
      { own: { a: { changes: { kind: 'files', paths: ['%windir%\\win.ini'] } } } },
      "own.a.changes.paths[0] must not have an environment variable, which machines replace before they report, got '%windir%\\win.ini'",
    ],
    [
      { own: { a: { changes: { kind: 'files', categories: ['added'] } } } },
      "own.a.changes.categories[0] must be one of 'Added', 'Removed', 'Modified', got 'added'; did you mean 'Added'?",
    ],
    [
      { softwareAdded: { types: ['Packages'] } },
      "softwareAdded.types[0] must be one of 'Application', 'Update', 'Package', got 'Packages'; did you mean 'Package'?",
    ],
    [
      { heartbeatMissing: { silentMinutes: 1 } },
      'heartbeatMissing.silentMinutes must be a whole number from 5 to 2880 minutes, got 1',
    ],
    [
      { hostsFile: { description: 'x'.repeat(4097) } },
      'hostsFile.description must have 1 to 4096 characters, got 4097',
    ],
    [
      { hostsFile: {}, namePrefix: 'a;b' },
      "namePrefix must be 1 to 260 characters, none of *<>%{}&:\\?/#;, not ending in a period or space, got 'a;b-hosts-file'",
    ],
    [
      { hostsFile: { actionGroups: [{ actionGroupId: 'ag-ops' }] } },
      "hostsFile.actionGroups[0].actionGroupId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>', got 'ag-ops'; copy the complete id from the resource",
    ],
    [{ hostsFile: {}, notify: {} }, 'notify emails and webhooks are both empty: name at least one receiver'],
    [
      { hostsFile: {}, notify: { emails: { a: 'nobody' }, shortName: 'longer than twelve' } },
      "notify.shortName must have 1 to 12 characters, got 18\nnotify.emails.a must be an e-mail address, got 'nobody'",
    ],
    [
      { hostsFile: {}, notify: { webhooks: { chat: { uri: 'https://example.com/secret' } } } },
      'notify.webhooks.chat.uri must be a value that Terraform learns at apply, such as a sensitive TerraformVariable: the address is enough to post to it, so it must not be in the code',
    ],
    [
      {
        hostsFile: {},
        notify: { emails: { a: 'a@b.c' }, webhooks: { A: { uri: 'http://x', entraApplication: { objectId: 'x' } } } },
      },
      "notify emails and webhooks have the receivers 'a' and 'A', which are one name to Azure: rename one\nnotify.webhooks.A.uri must begin with 'https://', got 'http://x'\nnotify.webhooks.A.entraApplication.objectId must be the object id of a principal, a GUID, got 'x'",
    ],
  ])('%j', (options, message) => {
    const problems = problemsOf(options).join('\n');
    if (typeof message === 'string') expect(problems).toBe(message);
    else expect(problems).toMatch(message);
  });

  test('a reference to a workspace that is wrong', () => {
    const workspace = { workspaceId: 'logs', name: 'logs', resourceGroupName: 'a/b', location: '', dependables: [] };
    const create = () => new ChangeAlerts(newStack(), 'Alerts', { workspace, hostsFile: {} });
    expect(messageOf(create)).toBe(`Validation failed with the following errors:
  [test/Alerts] workspace.workspaceId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>', got 'logs'; copy the complete id from the resource
  [test/Alerts] workspace.location must be a location's name in lower case without spaces, such as 'westeurope', got ''
  [test/Alerts] workspace.resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'a/b'`);
  });

  test('a word of the query language in a text is no word of the query', () => {
    const own = {
      a: {
        query: 'Heartbeat | where Computer == "take AggregatedValue" // ago(9d)',
        frequency: 'PT1M',
        window: 'PT5M',
      },
    } as const;
    expect(synthesizeAlerts({ own }).all(TYPE)).toHaveLength(1);
  });
});

describe('an alert that cannot do its work is a warning', () => {
  function warningsOf(
    options: Options,
    settings: ChangeTrackingSettings,
    more?: (stack: TerraformStack, rule: ChangeTrackingRule, workspace: IWorkspace) => void,
  ) {
    const { annotations } = synthesize((stack) => {
      const workspace = existing(stack);
      const acknowledgedWarnings = { 'windows-files-empty': 'on purpose', 'windows-registry-empty': 'on purpose' };
      const rule = new ChangeTrackingRule(stack, 'Rule', { workspace, settings, acknowledgedWarnings });
      new ChangeAlerts(stack, 'Alerts', { ...QUIET, ...options, workspace, rule });
      more?.(stack, rule, workspace);
    });
    return annotations.filter(({ level }) => level === 'warn').map(({ message }) => message);
  }

  const windowsHosts = { windows: { files: [{ path: '%windir%\\System32\\drivers\\etc\\*' }] } };
  test.each<[string, Options, ChangeTrackingSettings, string[]]>([
    [
      'a file that is not watched',
      { hostsFile: {} },
      windowsHosts,
      [
        "hostsFile does not see '/etc/hosts', which no setting of the rule watches: list it in the files [alert-unwatched]",
      ],
    ],
    ['files that are watched', { hostsFile: {} }, { ...windowsHosts, linux: { files: [{ path: '/etc/hosts' }] } }, []],
    ['a file of an operating system that is left out', { hostsFile: {} }, { ...windowsHosts, linux: false }, []],
    [
      'files that are off',
      { hostsFile: {} },
      { windows: { files: false }, linux: { files: false } },
      ['hostsFile never fires: the settings of the rule switch files off [alert-unwatched]'],
    ],
    [
      'a folder with the folders below it',
      { driverFiles: {} },
      { windows: { files: [{ path: 'C:\\Windows\\System32\\drivers\\*', recurse: true }] } },
      [],
    ],
    [
      'keys that are not watched',
      { firewallPolicy: {} },
      {},
      [
        "firewallPolicy never fires: no setting of the rule watches 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy*'; list the keys in registryKeys [alert-unwatched]",
      ],
    ],
    ['a preset that is a key of the alert', { registryRunKeys: {} }, { windows: { registryKeys: ['runWow64'] } }, []],
    [
      'a path of an alert of your own',
      { own: { ssh: { changes: { kind: 'files', paths: ['/etc/ssh/sshd_config'] } } } },
      { linux: { files: [{ path: '/etc/passwd' }] } },
      [
        "own.ssh does not see '/etc/ssh/sshd_config', which no setting of the rule watches: list it in the files [alert-unwatched]",
      ],
    ],
    [
      'a path in a query of your own',
      {
        own: {
          ssh: {
            query:
              'ConfigurationChange | where ConfigChangeType == "Files" and Name == "a" and FileSystemPath == "/srv/a"',
          },
        },
      },
      { linux: { files: [{ path: '/etc/passwd' }] } },
      ["own.ssh does not see '/srv/a', which no setting of the rule watches: list it in the files [alert-unwatched]"],
    ],
    [
      'a part of a path that is in none of the files',
      {
        own: {
          ssh: {
            query: 'ConfigurationChange | where ConfigChangeType == "Files" and FileSystemPath has "/etc/passwd"',
          },
        },
      },
      { linux: { files: [{ path: '/etc/hosts' }] } },
      [
        "own.ssh does not see '*/etc/passwd*', which no setting of the rule watches: list it in the files [alert-unwatched]",
      ],
    ],
    [
      'a part of a path that a wildcard may find',
      {
        own: {
          ssh: { query: 'ConfigurationChange | where ConfigChangeType == "Files" and FileSystemPath has "passwd"' },
        },
      },
      { linux: { files: [{ path: '/etc/*' }] } },
      [],
    ],
    [
      'a path that the default watches',
      { own: { ssh: { changes: { kind: 'files', paths: ['/etc/ssh/my.conf'] } } } },
      {},
      [],
    ],
    [
      'errors that are not logged',
      { ingestionErrors: {} },
      {},
      [
        'ingestionErrors needs the diagnostic setting of the rule, which this stack does not create: add new DiagnosticSetting with of: rule [alert-no-log]',
      ],
    ],
    [
      'a key of an alert of your own',
      { own: { tls: { changes: { kind: 'registry', keys: ['HKLM\\SOFTWARE\\Contoso'] } } } },
      {},
      [
        "own.tls never fires: no setting of the rule watches 'HKLM\\SOFTWARE\\Contoso'; list the keys in registryKeys [alert-unwatched]",
      ],
    ],
    [
      'nobody who is notified of some alerts',
      {
        acknowledgedWarnings: {},
        dailyCap: {},
        noInventory: { actionGroups: [] },
        heartbeatMissing: { actionGroups: [{ actionGroupId: ACTION_GROUP }] },
      },
      {},
      [
        "noInventory sends no notification, the alert shows in the portal only: set actionGroups or notify; the same holds for 'dailyCap' [alert-no-action]",
      ],
    ],
    [
      'nobody who is notified',
      { acknowledgedWarnings: {}, dailyCap: {} },
      {},
      [
        'dailyCap sends no notification, the alert shows in the portal only: set actionGroups or notify [alert-no-action]',
      ],
    ],
  ])('%s', (_, options, settings, expected) => {
    expect(warningsOf(options, settings)).toEqual(expected);
  });

  test('errors of every rule, if none is known, may be logged anywhere', () => {
    const { only, annotations } = synthesizeAlerts({ ingestionErrors: {} });
    const [{ query }] = only(TYPE).criteria as [{ query: string }];
    expect(query).toMatch(/^DCRLogErrors\n\| summarize /);
    expect(annotations.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('errors beside a diagnostic setting of something else', () => {
    const warnings = warningsOf({ ingestionErrors: {} }, {}, (stack, _, workspace) => {
      new DiagnosticSetting(stack, 'Queries', { of: workspace, workspace });
    });
    expect(warnings).toEqual([expect.stringContaining('[alert-no-log]')]);
  });

  test('errors that a diagnostic setting logs, which may be created later', () => {
    const warnings = warningsOf({ ingestionErrors: {} }, {}, (stack, rule, workspace) => {
      new DiagnosticSetting(stack, 'Errors', { of: rule, workspace });
    });
    expect(warnings).toEqual([]);
  });
});

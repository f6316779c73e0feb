import { check, review } from '../../../lib/estate';
import { file, linux, type PlannedChange, plan, rule, same } from '../support';

const OWN = '/w/log-ct';
const OTHER = '/w/log-other';
const FILES = 'ConfigurationChange | where ConfigChangeType == "Files" and FileSystemPath == "/etc/hosts"';
const AZURE = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log-other';
const HEARTBEAT = 'Heartbeat | where OSType == "Linux"';

const ruleTo = (name: string, workspace_resource_id: string, settings: unknown = linux()) =>
  same(`azurerm_monitor_data_collection_rule.${name}`, {
    ...rule(settings),
    id: `/rules/${name}`,
    destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id }] }],
  });
/** What hides whether a rule is of change tracking. */
const UNNAMED = { data_sources: [{ extension: [{ extension_name: true }] }] };
const extensionsOf = (settings: unknown) =>
  (rule(settings)['data_sources'] as readonly [{ readonly extension: readonly object[] }])[0].extension;
const workspace = (id: string) =>
  same(`azurerm_log_analytics_workspace.${id.split('-')[1]}`, { id, name: id.slice(3) });
const solution = (workspace_resource_id: string) =>
  same('azurerm_log_analytics_solution.ct', { solution_name: 'ChangeTracking', workspace_resource_id });
const diagnostics = (target_resource_id: string) =>
  same('azurerm_monitor_diagnostic_setting.ct', { name: 'errors', target_resource_id });
const alert = (query: string, more: object = {}): PlannedChange =>
  same('azurerm_monitor_scheduled_query_rules_alert_v2.a', {
    name: 'alert',
    scopes: [OWN],
    criteria: [{ query, time_aggregation_method: 'Count', operator: 'GreaterThan', threshold: 0 }],
    evaluation_frequency: 'PT1H',
    window_duration: 'PT1H',
    severity: 2,
    auto_mitigation_enabled: false,
    ...more,
  });

/** What a check finds of the query of an alert. */
const found = (...changes: readonly PlannedChange[]) =>
  check(plan(...changes))
    .findings.filter(({ id }) => /^alert-(?!no-action)/.test(id))
    .map(({ id, becomes }) => `${id}: ${becomes}`);

describe('the workspace that an alert reads', () => {
  const elsewhere = 'alert-elsewhere: reads workspace log-other, which no rule writes to';
  const onOther = { scopes: [OTHER] };

  test.each<[string, PlannedChange[], ...string[]]>([
    ['is one of the input', [ruleTo('ct', OWN), workspace(OWN), workspace(OTHER), alert(FILES, onOther)], elsewhere],
    [
      'is read for another table too',
      [
        ruleTo('ct', OWN),
        workspace(OWN),
        workspace(OTHER),
        alert(`${HEARTBEAT} | join (${FILES}) on Computer`, onOther),
      ],
      elsewhere,
    ],
    [
      'is that of one rule of two',
      [ruleTo('ct', OWN), ruleTo('other', OTHER), workspace(OWN), workspace(OTHER), alert(FILES)],
    ],
    [
      'may be written to by a rule that cannot be seen',
      [
        ruleTo('ct', OWN),
        { ...ruleTo('other', OTHER), unknown: UNNAMED },
        ...[workspace(OWN), workspace(OTHER), alert(FILES, onOther)],
      ],
    ],
    ['is not that of a rule, of which there is none', [solution(OTHER), workspace(OTHER), alert(FILES, onOther)]],
    ['is only a part of one', [ruleTo('ct', OWN), workspace(OWN), alert(FILES, { scopes: [`${AZURE}/tables/t`] })]],
    [
      'is one that the input does not hold',
      [ruleTo('ct', OWN), workspace(OWN), alert(FILES, { scopes: [AZURE] })],
      elsewhere,
    ],
    ['is no workspace', [ruleTo('ct', OWN), workspace(OWN), alert(FILES, onOther)]],
    [
      'is read for a table that every workspace has',
      [ruleTo('ct', OWN), solution(OTHER), workspace(OWN), workspace(OTHER), alert(HEARTBEAT, onOther)],
    ],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found(...changes).filter((line) => !line.startsWith('alert-unwatched'))).toEqual(wanted);
  });
});

test('a wrong number of failing periods is named by its argument', () => {
  const failing_periods = [{ minimum_failing_periods_to_trigger_alert: 3, number_of_evaluation_periods: 2 }];
  const query = 'ConfigurationChange';
  const criteria = [
    { query, time_aggregation_method: 'Count', operator: 'GreaterThan', threshold: 0, failing_periods },
  ];
  expect(found(alert(query, { criteria }))).toEqual([
    'alert-invalid: criteria.failing_periods.minimum_failing_periods_to_trigger_alert must not be more than criteria.failing_periods.number_of_evaluation_periods (2), got 3',
  ]);
});

describe('a file that an alert looks at', () => {
  const twoSources = [...extensionsOf(linux()), { ...extensionsOf(linux())[0], extension_name: '${var.extension}' }];
  const watching = (name: string) => ruleTo(name, OWN, linux(file('/etc/hosts')));
  const unwatched =
    "alert-unwatched: does not see '/etc/hosts', which no setting of the rule watches: list it in the files";

  test.each<[string, PlannedChange[], ...string[]]>([
    ['is watched by no rule', [ruleTo('ct', OWN), ruleTo('second', OWN)], unwatched],
    ['is watched by one of two rules', [ruleTo('ct', OWN), watching('second')]],
    [
      'may be watched by a rule of which the settings cannot be seen',
      [
        ruleTo('ct', OWN),
        { ...ruleTo('second', OWN), unknown: { data_sources: [{ extension: [{ extension_json: true }] }] } },
      ],
    ],
    [
      'may be watched by a rule of which the settings cannot be read',
      [ruleTo('ct', OWN), ruleTo('second', OWN, 'text')],
    ],
    [
      'may be watched by the same rule, of which the settings of one system cannot be read',
      [
        same('azurerm_monitor_data_collection_rule.ct', {
          ...rule(linux()),
          data_sources: [{ extension: [...extensionsOf(linux()), ...extensionsOf('text')] }],
        }),
      ],
    ],
    [
      'may be watched by a rule of which the data source cannot be seen',
      [ruleTo('ct', OWN), { ...ruleTo('second', OWN), unknown: UNNAMED }],
    ],
    [
      'may be watched by the same rule, of which the name of a data source cannot be seen',
      [
        same('azurerm_monitor_data_collection_rule.ct', {
          ...rule(linux()),
          data_sources: [{ extension: twoSources }],
        }),
      ],
    ],
  ])('%s', (_what, rules, ...wanted) => {
    expect(found(...rules, alert(FILES))).toEqual(wanted);
  });
});

describe('the query of an alert that is not validated', () => {
  const unvalidated = 'alert-unvalidated: not validated';

  test.each<[string, string, object, PlannedChange[], ...string[]]>([
    ['reads tables that the input creates', 'ConfigurationChange', {}, [solution(OWN.toUpperCase())]],
    ['reads tables that the input creates elsewhere', 'ConfigurationChange', {}, [solution(OTHER)], unvalidated],
    [
      'may read tables that the input creates',
      'ConfigurationChange',
      { scopes: ['${var.workspace}'] },
      [solution(OTHER)],
    ],
    ['reads tables of every workspace', HEARTBEAT, {}, [solution(OWN)], unvalidated],
    ['reads tables that no solution creates', 'ConfigurationChange', {}, [], unvalidated],
  ])('%s', (_what, query, more, changes, ...wanted) => {
    expect(found(alert(query, { skip_query_validation: true, ...more }), ...changes)).toEqual(wanted);
  });
});

describe('an alert on errors of the rule', () => {
  const errors = alert('DCRLogErrors');

  test.each<[string, PlannedChange[], ...string[]]>([
    ['without a log', [ruleTo('ct', OWN)], 'alert-no-log: reads a log that nothing writes'],
    [
      'with a log of something else',
      [ruleTo('ct', OWN), diagnostics('/rules/other')],
      'alert-no-log: reads a log that nothing writes',
    ],
    ['with a log of the rule', [ruleTo('ct', OWN), diagnostics('/RULES/ct')]],
    ['with a log of one rule of two', [ruleTo('ct', OWN), ruleTo('second', OWN), diagnostics('/rules/second')]],
    ['without a rule', [solution(OWN)]],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found(errors, ...changes)).toEqual(wanted);
  });

  test('loses its log', () => {
    const { findings } = review(
      plan(errors, ruleTo('ct', OWN), { ...diagnostics('/rules/ct'), after: undefined } as never),
    );
    expect(findings.find(({ id }) => id === 'alert-no-log')?.was).toBe('reads a log');
  });
});

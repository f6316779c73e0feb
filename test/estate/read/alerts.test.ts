import type { Resource, Rule } from '../../../lib/estate/model/estate';
import { SENSITIVE, UNKNOWN } from '../../../lib/estate/model/value';
import {
  isOurWorkbook,
  ourDiagnostics,
  readAlert,
  scopeOf,
  sourceOf,
  trackedWorkspaces,
} from '../../../lib/estate/read/alerts';

const resource = (attributes: object, id = '/id'): Resource => ({
  address: 'a',
  type: 't',
  id,
  attributes: { ...attributes },
});
const TRACKED = new Set(['/w']);
const OURS = 'ConfigurationChange | count';

test('workspaces are tracked that rules write to, or that have the solution', () => {
  const destinations = [
    { name: 'a', workspaceId: '/A' },
    { name: 'b', workspaceId: UNKNOWN },
  ];
  const solutions = [resource({ workspace_resource_id: '/B' }), resource({})];
  expect(trackedWorkspaces([{ destinations } as unknown as Rule], solutions)).toEqual(new Set(['/a', '/b']));
});

test.each<[query: unknown, more: object, isOnTracked: boolean, isElsewhere: boolean]>([
  [OURS, {}, true, true],
  ['ConfigurationChanges | count', {}, true, true],
  ['Heartbeat | count', {}, true, false],
  ['Perf | count', {}, false, false],
  [UNKNOWN, {}, true, false],
  [undefined, {}, false, false],
  [OURS, { kind: '' }, true, true],
  [OURS, { kind: 'logalert' }, true, true],
  [OURS, { kind: 'SimpleLogAlert' }, false, false],
])('an alert on %p with %j is of change tracking', (query, more, isOnTracked, isElsewhere) => {
  const read = (scope: string) => readAlert(resource({ criteria: [{ query }], scopes: [scope], ...more }), TRACKED);
  expect([read('/W').length, read('/other').length]).toEqual([Number(isOnTracked), Number(isElsewhere)]);
});

test.each<[scopes: unknown, scope: unknown]>([
  [['/a', '/b'], '/a'],
  ['/a', '/a'],
  [[UNKNOWN], UNKNOWN],
  [SENSITIVE, SENSITIVE],
  [[], ''],
  [undefined, ''],
])('the scopes %p', (scopes, scope) => {
  expect(scopeOf(scopes)).toBe(scope);
});

const alert = (more: object, criteria: object = {}) =>
  readAlert(resource({ criteria: [{ query: OURS, ...criteria }], scopes: ['/w'], ...more }), TRACKED)[0];

test.each<[action: unknown, groups: unknown]>([
  [
    [{ action_groups: ['/a', UNKNOWN, 1, '${x}'] }, { action_groups: ['/b'] }],
    ['/a', UNKNOWN, '${x}', '/b'],
  ],
  [[{ action_groups: SENSITIVE }], SENSITIVE],
  [[{ action_groups: '${x}' }], UNKNOWN],
  [UNKNOWN, UNKNOWN],
  [[{}], []],
  [undefined, []],
])('the action groups of %p', (action, groups) => {
  expect(alert({ action })?.actionGroups).toEqual(groups);
});

test('an alert has its rule, in the words of its construct', () => {
  const criteria = {
    time_aggregation_method: 'Total',
    metric_measure_column: 'Changes',
    operator: 'GreaterThan',
    threshold: '1',
    resource_id_column: '_ResourceId',
    dimension: [{ name: 'Computer' }, {}],
    failing_periods: [{ minimum_failing_periods_to_trigger_alert: 1, number_of_evaluation_periods: '2' }],
  };
  const more = {
    severity: 2,
    evaluation_frequency: 'PT60M',
    window_duration: 'P1DT0H',
    query_time_range_override: 'P2D',
    auto_mitigation_enabled: true,
    mute_actions_after_alert_duration: 'PT7M',
    description: 'Text',
  };
  expect(alert(more, criteria)).toMatchObject({ query: OURS, scope: '/w', actionGroups: [] });
  expect(alert(more, criteria)?.rule).toEqual({
    ...{ severity: 2, frequency: 'PT1H', window: 'P1D', query: OURS, aggregation: 'Total', measure: 'Changes' },
    ...{ operator: 'GreaterThan', threshold: 1, resourceIdColumn: '_ResourceId', splitBy: ['Computer'] },
    ...{ failingPeriods: { atLeast: 1, of: 2 }, timeRange: 'P2D', autoResolve: true, muteActions: 'PT7M' },
    description: 'Text',
  });
  expect(alert({ description: '${x}' }, { metric_measure_column: '', failing_periods: null })?.rule).toEqual({
    ...{ query: OURS, splitBy: [], autoResolve: false },
  });
});

test.each<[more: object, criteria: object]>([
  ...['severity', 'auto_mitigation_enabled', 'evaluation_frequency', 'window_duration'].map((key): [object, object] => [
    { [key]: UNKNOWN },
    {},
  ]),
  ...['query_time_range_override', 'mute_actions_after_alert_duration'].map((key): [object, object] => [
    { [key]: '${x}' },
    {},
  ]),
  ...['query', 'time_aggregation_method', 'metric_measure_column', 'operator', 'threshold'].map(
    (key): [object, object] => [{}, { [key]: SENSITIVE }],
  ),
  [{}, { dimension: [{ name: UNKNOWN }] }],
  [{}, { failing_periods: [{ minimum_failing_periods_to_trigger_alert: UNKNOWN }] }],
  [{}, { failing_periods: [{ number_of_evaluation_periods: '${x}' }] }],
])('an alert with %p and %p has no rule that can be seen', (more, criteria) => {
  const found = alert(more, criteria);
  expect([found !== undefined, found?.rule]).toEqual([true, undefined]);
});

test.each<[attributes: object, is: boolean]>([
  [{ data_json: '{"query":"ConfigurationData"}' }, true],
  [{ data_json: '{"query":"Heartbeat"}', source_id: '/w' }, false],
  [{ data_json: UNKNOWN, source_id: '/W' }, true],
  [{ data_json: UNKNOWN, source_id: '/other' }, false],
  [{ source_id: '/w' }, false],
])('a workbook with %p is of change tracking: %p', (attributes, is) => {
  expect(isOurWorkbook(resource(attributes), TRACKED)).toBe(is);
});

test.each([
  ['${lower(azurerm_x.a.id)}', '${azurerm_x.a.id}'],
  ['${upper(azurerm_x.a.id)}', '${upper(azurerm_x.a.id)}'],
  ['/w', '/w'],
  [UNKNOWN, UNKNOWN],
])('the source %p of a workbook', (source_id, source) => {
  expect(sourceOf({ source_id })).toBe(source);
});

test('diagnostic settings are those of rules, workspaces and the blobs of accounts', () => {
  const targets = ['/W', '/Rule', '/account/blobServices/default', '/account', '/other', UNKNOWN];
  const settings = targets.map((target_resource_id) => resource({ target_resource_id }));
  const rules = [{ id: '/rule' } as Rule];
  expect(ourDiagnostics(settings, rules, TRACKED, [resource({}, '/Account')])).toEqual(settings.slice(0, 3));
});

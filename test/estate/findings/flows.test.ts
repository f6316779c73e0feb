import { check } from '../../../lib/estate';
import { linux, type PlannedChange, plan, rule } from '../support';

const STREAM = 'Microsoft-ConfigurationChange';
const RULE = { ...rule(linux()), location: 'westeurope' };
const DCR = 'azurerm_monitor_data_collection_rule.ct';
const made = (more: object, unknown: unknown = {}): PlannedChange => ({
  address: DCR,
  after: { ...RULE, ...more },
  unknown,
});
const flow = (more: object, ...streams: readonly string[]) => ({
  data_flow: [{ streams: streams.length > 0 ? streams : [STREAM], destinations: ['ct'], ...more }],
});
const to = (...ids: readonly string[]) => ({
  destinations: [{ log_analytics: ids.map((workspace_resource_id) => ({ name: 'ct', workspace_resource_id })) }],
});
const workspace = (more: object = {}, key = 'ct'): PlannedChange => ({
  address: `azurerm_log_analytics_workspace.${key}`,
  after: { id: `/w/${key}`, name: key, ...more },
});
const found = (kind: string, ...changes: readonly PlannedChange[]) =>
  check(plan(...changes))
    .findings.filter(({ id }) => id === kind)
    .map(({ subject, becomes }) => `${subject}: ${becomes}`);

test.each<[string, PlannedChange, string[]]>([
  ['no data flow', made({ data_flow: [] }), ['data flows: none']],
  ['a data flow', made({}), []],
  ['data flows that cannot be seen', made({ data_flow: [] }, { data_flow: true }), []],
])('a rule has %s', (_what, change, wanted) => {
  expect(found('flow-missing', change)).toEqual(wanted);
});

test.each<[string, object, string[]]>([
  ['a transformation', { transform_kql: 'source | take 1' }, ['data flow, transform_kql: source | take 1']],
  ['a transformation of Azure', { built_in_transform: 'x' }, ['data flow, built_in_transform: x']],
  ['a transformation that changes nothing', { transform_kql: ' source\n' }, []],
  ['an empty transformation', { transform_kql: '', built_in_transform: null }, []],
  ['a transformation in a variable', { transform_kql: '${var.kql}' }, []],
])('a data flow has %s', (_what, more, wanted) => {
  expect(found('flow-transformed', made(flow(more)))).toEqual(wanted);
  expect(found('flow-transformed', made(flow(more, 'Microsoft-Perf', STREAM)))).toEqual(wanted);
  expect(found('flow-transformed', made(flow(more, 'Microsoft-Perf')))).toEqual([]);
});

test.each<[unknown, string[]]>([
  ['Custom-Changes', ['data flow, output_stream: Custom-Changes']],
  [STREAM, []],
  ['', []],
  [null, []],
  ['${var.stream}', []],
])('a data flow has the output stream %j', (output_stream, wanted) => {
  expect(found('flow-redirected', made(flow({ output_stream })))).toEqual(wanted);
});

describe('the workspace of a rule', () => {
  const away = ['destination ct: the rule is in westeurope, the workspace in northeurope'];

  test.each<[string, object, PlannedChange[], string[]]>([
    ['is in the same region', to('/W/ct'), [workspace({ location: 'West Europe' })], []],
    ['is in another region', to('/W/ct'), [workspace({ location: 'North Europe' })], away],
    ['is the second of two', to('/w/other', '/w/ct'), [workspace({ location: 'northeurope' })], away],
    ['is in a region in a variable', to('/w/ct'), [workspace({ location: '${var.location}' })], []],
    ['is in a region that is not stated', to('/w/ct'), [workspace()], []],
    ['is not in the input', to('/w/ct'), [], []],
  ])('%s', (_what, more, changes, wanted) => {
    expect(found('rule-region', made(more), ...changes)).toEqual(wanted);
  });

  const solution = (
    workspace_resource_id: unknown,
    solution_name: unknown = 'ChangeTracking',
    unknown: unknown = {},
  ) => ({
    address: 'azurerm_log_analytics_solution.ct',
    after: { solution_name, workspace_resource_id },
    unknown,
  });
  const missing = ['workspace ct: no solution ChangeTracking in the input'];

  test.each<[string, PlannedChange[], string[]]>([
    ['has no solution', [workspace()], missing],
    ['has the solution', [workspace(), solution('/W/ct')], []],
    ['has another solution', [workspace(), solution('/w/ct', 'Updates')], missing],
    ['is another one than that of the solution', [workspace(), solution('/w/other')], missing],
    [
      'may be that of a solution',
      [workspace(), solution('/w/other', 'ChangeTracking', { workspace_resource_id: true })],
      [],
    ],
    ['may have the solution', [workspace(), solution('/w/ct', '${var.solution}')], []],
    ['is not in the input', [], []],
    ['is not the one of the input', [workspace({}, 'other')], []],
  ])('%s', (_what, changes, wanted) => {
    expect(found('solution-missing', made(to('/w/ct')), ...changes)).toEqual(wanted);
  });
});

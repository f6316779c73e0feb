import { filterValue, machineRows, machineTable } from '../../../lib/estate/format/inspection-rows';
import { CAUSE_ORDER, SILENCE_CAUSES } from '../../../lib/facts/silence-causes';
import { inspectionOf, machine, machines } from './an-inspection';

const OFF = SILENCE_CAUSES.machineOff.title;
const MISSING = SILENCE_CAUSES.agentMissing.title;
const ALL = [
  machine({ name: 'reports', location: 'west', rules: ['/x/rule-a', '/x/rule-b'] }),
  machine({ name: 'unknown', state: 'unknown', missing: 'rules', os: undefined }),
  machine({ name: 'silent', state: 'silent', cause: 'agentMissing', detail: '/x/detail' }),
  machine({ name: 'off', group: 'a<b', state: 'silent', cause: 'machineOff', detail: undefined }),
];
const tableOf = (all: typeof ALL) => machineTable(machineRows(inspectionOf(all)));

/** The texts of each row, column by column. */
const cellsOf = (table: string) =>
  [...table.matchAll(/<tr class="(state\d)">(.*?)<\/tr>/g)].map(([, state, cells = '']) => [
    state,
    ...[...cells.matchAll(/<td data-label="[\w ]+">(.*?)<\/td>/g)].map(([, cell]) => cell),
  ]);

test('each machine has a row, silent ones first and in the order of their causes', () => {
  const order = [OFF, MISSING].sort((a, b) => filterValue('cause', a) - filterValue('cause', b));
  const silent = (cause: string) =>
    cause === OFF
      ? ['state0', 'off', 'Silent', OFF, 'linux virtual machine', 'north', 'sub', 'a&#60;b', '']
      : [
          ...['state0', 'silent', 'Silent', `${MISSING}<span class="detail">detail</span>`, 'linux virtual machine'],
          ...['north', 'sub', 'rg', ''],
        ];
  expect(cellsOf(tableOf(ALL))).toEqual([
    ...order.map(silent),
    [
      ...['state2', 'unknown', 'Unknown', '<span class="detail">missing: rules</span>', 'virtual machine'],
      ...['north', 'sub', 'rg', ''],
    ],
    ['state4', 'reports', 'Reports', '', 'linux virtual machine', 'west', 'sub', 'rg', 'rule-a, rule-b'],
  ]);
});

test.each([
  ['/x/log-a', 'log-a'],
  ['failed/at once', 'failed/at once'],
])('the detail %s is shown as %s', (detail, shown) => {
  const table = tableOf([machine({ state: 'silent', cause: 'agentFailed', detail })]);
  expect(table).toContain(`<span class="detail">${shown}</span>`);
});

test('the rows of a script are numbers in the lists of their columns', () => {
  const { size, lists, rows } = machineRows(inspectionOf(ALL.slice(0, 1)));
  expect([size, rows]).toEqual([200, [['reports', 4, CAUSE_ORDER.length, 0, 0, 0, 0, 0, 0]]]);
  expect(lists.map((list) => list.at(-1))).toEqual([
    ...[undefined, 'Reports', '', 'linux virtual machine', 'west', 'sub', 'rg', 'rule-a, rule-b', ''],
  ]);
});

test('a filter offers the values there are: states and causes in their order, others by name', () => {
  const all = [...ALL, machine({ name: 'none', location: '' }), machine({ name: 'east', location: 'east' })];
  const options = [...tableOf(all).matchAll(/<select id="(\w+)" data-column="(\d)">(.*?)<\/select>/g)].map(
    ([, name, column, list = '']) => [name, column, [...list.matchAll(/>([^<]*)<\/option>/g)].map(([, text]) => text)],
  );
  const causes = [OFF, MISSING].sort((a, b) => filterValue('cause', a) - filterValue('cause', b));
  expect(options).toEqual([
    ['state', '1', ['all', 'Silent', 'Unknown', 'Reports']],
    ['cause', '2', ['all', ...causes, 'none']],
    ['region', '4', ['all', 'none', 'east', 'north', 'west']],
    ['subscription', '5', ['all', 'sub']],
  ]);
});

test('a filter knows the values whose order has a meaning', () => {
  expect([filterValue('state', 'Unwatched'), filterValue('cause', 'other'), filterValue('region', 'west')]).toEqual([
    1, -1, -1,
  ]);
});

test('a page without a script has a thousand rows, and says how many more there are', () => {
  const rest = /<p id="rest">.*<\/p>/;
  const few = tableOf(machines(1000, () => ({})));
  const many = tableOf(machines(1002, () => ({})));
  expect([cellsOf(few).length, rest.exec(few)]).toEqual([1000, null]);
  expect(cellsOf(many)).toHaveLength(1000);
  expect(rest.exec(many)?.[0]).toBe(
    '<p id="rest">and 2 more, which need JavaScript; the CSV and JSON formats list all</p>',
  );
});

test('no name ends the data of the script', () => {
  expect(tableOf([machine({ name: '</script>' })])).toContain('["\\u003c/script>"');
});

import { machineMap, mapTable } from '../../../lib/estate/format/inspection-map';
import type { InspectedMachine } from '../../../lib/estate/inspection/inspect';

const OFF = { state: 'silent', cause: 'machineOff', detail: undefined } as const;
const SILENT = { state: 'silent', cause: 'agentMissing', detail: undefined } as const;
const REPORTS = { state: 'reports' } as const;

function machine(
  group: string,
  location: string,
  state: typeof OFF | typeof SILENT | typeof REPORTS,
  subscription = 'sub',
): InspectedMachine {
  return {
    id: `/subscriptions/${subscription}/resourcegroups/${group}/providers/microsoft.compute/virtualmachines/m`,
    ...{ name: 'm', kind: 'virtualMachine', os: 'linux', isOn: true, hasSystemIdentity: true, identities: [] },
    ...{ upgradeMode: undefined, location, subscription, rules: [], ...state },
  };
}

const many = (count: number, of: (index: number) => InspectedMachine) => Array.from({ length: count }, (_, i) => of(i));
const cellsOf = (machines: readonly InspectedMachine[]) =>
  [...mapTable(machineMap(machines)).matchAll(/<td class="step(\d)"><b>(\d+ %)<\/b> <span>([^<]*)/g)].map((cell) =>
    cell.slice(1, 4).join(' '),
  );

test('counts machines by scope and region, the most silent first, without those that are off', () => {
  const { regions, rows } = machineMap([
    machine('a', 'north', REPORTS),
    machine('a', 'north', OFF),
    machine('b', 'west', SILENT),
    machine('b', 'north', REPORTS),
    machine('c', 'west', SILENT, 'other'),
    machine('c', 'west', SILENT, 'other'),
  ]);
  expect(regions).toEqual(['west', 'north']);
  expect(
    rows.map(({ subscription, group, total, byRegion }) => [
      subscription,
      group,
      `${total.silent} of ${total.machines}`,
      [...byRegion].map(([region, { silent, machines }]) => `${region}: ${silent} of ${machines}`).join(', '),
    ]),
  ).toEqual([
    ['other', undefined, '2 of 2', 'west: 2 of 2'],
    ['other', 'c', '2 of 2', 'west: 2 of 2'],
    ['sub', undefined, '1 of 4', 'north: 0 of 3, west: 1 of 1'],
    ['sub', 'b', '1 of 2', 'west: 1 of 1, north: 0 of 1'],
    ['sub', 'a', '0 of 2', 'north: 0 of 2'],
  ]);
});

test('puts regions after the twelfth in one column, and names how many resource groups have no row', () => {
  const map = machineMap(many(25, (index) => machine(`rg-${index}`, `region-${index}`, SILENT)));
  expect([map.regions.length, map.regions.at(-1), map.rows.length, map.left.groups]).toEqual([
    13,
    'other regions',
    11,
    15,
  ]);
  expect(map.rows[0]?.byRegion.get('other regions')).toEqual({ machines: 13, silent: 13 });
  expect(mapTable(map)).toContain('and 15 more resource groups, which the rows of their subscriptions include');
});

test('has a row for 100 subscriptions, and says how many have none', () => {
  const map = machineMap(many(103, (index) => machine('a', 'north', REPORTS, `sub-${index}`)));
  expect([map.rows.length, map.left]).toEqual([200, { subscriptions: 3, groups: 0 }]);
  expect(mapTable(map)).toContain('<p>and 3 more subscriptions</p>');
});

test.each([
  [0, 3, '0 0 % 0 of 3'],
  [1, 999, '1 1 % 1 of 1000'],
  [1, 1, '2 50 % 1 of 2'],
  [999, 1, '4 99 % 999 of 1000'],
  [2, 0, '4 100 % 2 of 2'],
])('%i silent machines beside %i that report have the share and shade %s', (silent, reporting, cell) => {
  const machines = [
    ...many(silent, () => machine('a', 'north', SILENT)),
    ...many(reporting, () => machine('a', 'north', REPORTS)),
  ];
  expect([...new Set(cellsOf(machines))]).toEqual([cell]);
});

test('a machine without a region has a column', () => {
  expect(mapTable(machineMap([machine('a', '', SILENT)]))).toContain('<th scope="col">no region</th>');
});

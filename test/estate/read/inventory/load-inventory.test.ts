import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableInput } from '../../../../lib/estate/model/value';
import {
  isInventory,
  loadInventory,
  loadRows,
  machinesFile,
} from '../../../../lib/estate/read/inventory/load-inventory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inventory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const VM = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm';
const MACHINES = { 'machines.json': [{ id: VM }] };
const MISSING = [
  ['extensions', 'whether agents and extensions are installed is not known'],
  ['associations', 'which rule machines have is not known'],
  ['rules', 'what rules collect is not known'],
  ['solutions', 'whether workspaces have the solution is not known'],
  ['workspaces', 'whether workspaces take data is not known'],
  ['assignments', 'which machines policy covers is not known'],
  ['reporting', 'whether data arrives is not known'],
].map(([kind, why]) => `there is no usable ${kind} file: ${why}`);

test('a folder with a file of machines is an export', () => {
  write({ 'rules.json': [], 'machines-2.json': [], 'machines-1.json': [] });
  expect([machinesFile(folder), isInventory(folder)]).toEqual(['machines-1.json', true]);
  const none = join(folder, 'none');
  expect([machinesFile(none), isInventory(none)]).toEqual([undefined, false]);
});

test('what is missing is said, with what it is needed for', () => {
  write(MACHINES);
  expect(loadInventory(folder).gaps).toEqual(MISSING);
});

test('each file is read or said not to be', () => {
  write({
    ...MACHINES,
    'notes.md': '',
    'other.json': [],
    'other.csv': '',
    'solutions.json': [{ id: '/subscriptions/s' }, {}],
    'rules.json': { error: { code: 'NotFound' } },
    'workspaces.csv': 'id,name\n"a',
    'assignments.json': [{ id: '/subscriptions/s', properties: 'not JSON' }],
  });
  const names: string[] = [];
  const { rows, gaps, incomplete } = loadRows(folder, (name) => names.push(name));
  expect(names).toEqual(['assignments.json', 'machines.json', 'rules.json', 'solutions.json', 'workspaces.csv']);
  expect(rows).toEqual({ machines: [{ id: VM }], solutions: [{ id: '/subscriptions/s' }] });
  expect(incomplete).toEqual(new Set(['assignments', 'rules', 'solutions', 'workspaces']));
  const known =
    'machines, extensions, rules, associations, solutions, workspaces, identities, assignments, states, exemptions, roles, reporting';
  expect(gaps.slice(0, 6)).toEqual([
    "assignments.json the 'properties' of a resource are text that is not JSON: with PowerShell, write it with ConvertTo-Json -Depth 20",
    `other.csv is not read: its name is none of ${known}`,
    `other.json is not read: its name is none of ${known}`,
    'rules.json the answer of Azure is an error (NotFound) and no resource',
    "solutions.json: 1 of 2 rows have no column 'id'",
    'workspaces.csv is no CSV with a line of columns',
  ]);
  expect(gaps.slice(6)).toEqual(MISSING.filter((gap) => !gap.includes('solutions')));
});

test('a CSV has the columns of its first line, and JSON in its cells', () => {
  write({
    ...MACHINES,
    'reporting.csv': '\ufeff"LastRow [UTC]",ResourceId ,Kind\n"11/1/2026, 4:00:00.000 PM",/vm,"{""a"":1}"\nx,[,{\n',
  });
  expect(loadRows(folder).rows.reporting).toEqual([
    { LastRow: '11/1/2026, 4:00:00.000 PM', ResourceId: '/vm', Kind: { a: 1 } },
    { LastRow: 'x', ResourceId: '[', Kind: '{' },
  ]);
});

test.each<[files: Readonly<Record<string, unknown>>, reason: string]>([
  [{ 'machines.json': '' }, 'machines.json is empty'],
  [
    { 'machines.json': [{ a: 1 }] },
    "machines.json has no column 'id': run the query again without changing its columns",
  ],
])('without machines nothing is read (%#)', (files, reason) => {
  write(files);
  expect(() => loadInventory(folder)).toThrow(new UnusableInput(reason));
});

test('a later file of machines that cannot be read is a gap', () => {
  write({ ...MACHINES, 'machines-2.json': '' });
  const { machines, gaps, incomplete } = loadInventory(folder);
  expect([machines.length, gaps[0], [...incomplete]]).toEqual([1, 'machines-2.json is empty', ['machines']]);
});

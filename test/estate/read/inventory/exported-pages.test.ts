import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadInventory } from '../../../../lib/estate/read/inventory/load-inventory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const machines = (...names: string[]) =>
  names.map((name) => ({
    id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`,
    name,
    type: 'microsoft.compute/virtualmachines',
  }));
const page = (token: string | null, total: number, ...names: string[]) => ({
  count: names.length,
  data: machines(...names),
  skip_token: token,
  total_records: total,
});

/** The machines of a folder with some files, and what is missing of them. */
function read(files: Readonly<Record<string, unknown>>) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  const inventory = loadInventory(folder);
  return {
    names: inventory.machines.map(({ id }) => id.split('/').pop()),
    gaps: inventory.gaps.filter((gap) => gap.startsWith('machines')),
  };
}

const FIRST = page('x', 5, 'a', 'b');
const SECOND = page('y', 5, 'c', 'd');
const LAST = page(null, 5, 'e');

test('pages that are all there miss nothing, whatever each says of the others', () => {
  const files = { 'machines.json': FIRST, 'machines-2.json': SECOND, 'machines-3.json': LAST };
  expect(read(files)).toEqual({ names: ['a', 'b', 'c', 'd', 'e'], gaps: [] });
});

test('a chain of pages may follow another, and pages are read by their number', () => {
  const pages = Array.from({ length: 11 }, (_, index) => [
    `machines-${index + 1}.json`,
    page(index === 4 || index === 10 ? null : 'x', 11, `m${index + 1}`),
  ]);
  expect(read(Object.fromEntries(pages))).toEqual({
    names: Array.from({ length: 11 }, (_, index) => `m${index + 1}`),
    gaps: [],
  });
});

test('pages of PowerShell and lists of a full page are pages too', () => {
  const full = machines(...Array.from({ length: 1000 }, (_, index) => `m${index}`));
  const { names, gaps } = read({
    'machines.json': { Data: machines('a'), SkipToken: 'x' },
    'machines-2.json': full,
    'machines-3.json': machines('z'),
  });
  expect(names).toHaveLength(1002);
  expect(gaps).toEqual([]);
});

test('a row that two calls return counts once, whatever the case of its id', () => {
  const [machine] = machines('a');
  const id = `${machine?.id}/providers/Microsoft.Insights/dataCollectionRuleAssociations/ct`;
  const row = { id, name: 'ct', dataCollectionRuleId: `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct` };
  read({
    'machines.json': [machine],
    'associations.json': [row],
    'associations-2.json': [{ ...row, id: id.toUpperCase() }],
  });
  expect([...(loadInventory(folder).associations?.values() ?? [])].map(({ length }) => length)).toEqual([1]);
});

const GOES_ON = 'a page is missing: the list goes on where this answer ends';
test.each<[which: string, files: Readonly<Record<string, unknown>>, names: string[], gaps: string[]]>([
  [
    'last',
    { 'machines.json': FIRST, 'machines-2.json': SECOND },
    ['a', 'b', 'c', 'd'],
    [`machines-2.json: ${GOES_ON}`],
  ],
  [
    'second',
    { 'machines.json': FIRST, 'machines-3.json': LAST },
    ['a', 'b', 'e'],
    [`machines.json: ${GOES_ON}`, 'machines-3.json: the page before it, machines-2, is missing'],
  ],
  [
    'first',
    { 'machines-2.json': SECOND, 'machines-3.json': LAST },
    ['c', 'd', 'e'],
    ['machines-2.json: the page before it, machines-1, is missing'],
  ],
  [
    'last, which is an error',
    { 'machines.json': page('x', 3, 'a', 'b'), 'machines-2.json': { error: { code: 'NotExported' } } },
    ['a', 'b'],
    ['machines-2.json the answer of Azure is an error (NotExported) and no resource'],
  ],
])('the %s page is missing', (_, files, names, gaps) => {
  expect(read(files)).toEqual({ names, gaps });
});

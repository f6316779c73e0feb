import { UnusableInput } from '../../../../lib/estate/model/value';
import { exportedFileOf, rowsOf } from '../../../../lib/estate/read/inventory/exported-files';

const rows = (count: number, id: string) =>
  Array<object>(count).fill({
    TableName: 'PrimaryResult',
    ResourceId: id,
    Computer: 'web01',
    Kind: 'Data:Files',
    LastRow: '2026-11-01T12:00:00Z',
  });
const gap = (count: number) =>
  `it has ${count} rows: Log Analytics returns at most 500000 rows or 100 MB, ask in parts`;

test.each([
  ['fewer rows than Log Analytics returns', rows(499_999, '/vm'), []],
  ['as many rows as it returns', rows(500_000, '/vm'), [gap(500_000)]],
  ['as many characters as it returns', rows(400_000, `/${'x'.repeat(220)}`), [gap(400_000)]],
])('a result with %s', (_, document, gaps) => {
  expect(rowsOf(document, 'reporting').gaps).toEqual(gaps);
});

test.each([
  ['machines.json', 'machines'],
  ['Machines-2.JSON', 'machines'],
  ['reporting_log.csv', 'reporting'],
  ['rules.old.json', 'rules'],
  ['machinesx.json', undefined],
  ['my-machines.json', undefined],
  ['machines.txt', undefined],
  ['machines.json.bak', undefined],
])('the file %s holds %s', (name, file) => {
  expect(exportedFileOf(name)).toBe(file);
});

const row = { id: '/subscriptions/s' };
test.each<[kind: 'machines' | 'states', document: unknown, read: object]>([
  ['machines', [row, 'text'], { rows: [row], gaps: [] }],
  ['machines', [{ ResourceId: '/a' }], { rows: [{ ResourceId: '/a' }], gaps: [] }],
  ['machines', [row, {}], { rows: [row], gaps: ["1 of 2 rows have no column 'id'"] }],
  [
    'states',
    [{ resourceId: '/a' }, row],
    {
      rows: [{ resourceId: '/a' }],
      gaps: ["1 of 2 rows have no column 'resourceId'"],
    },
  ],
  ['machines', [], { rows: [], gaps: [] }],
  [
    'machines',
    { value: [row], nextLink: 'x' },
    {
      rows: [row],
      gaps: ['a page is missing: the list goes on where this answer ends'],
    },
  ],
])('the rows of %s %j', (kind, document, read) => {
  expect(rowsOf(document, kind)).toEqual(read);
});

test.each([99, 100, 101, 999, 1000])('%d rows may be a full page', (count) => {
  const full = `it has exactly ${count} rows, which is a full page: others may be missing`;
  const many = Array<object>(count).fill(row);
  expect(rowsOf(many, 'machines').gaps).toEqual([100, 1000].includes(count) ? [full] : []);
  expect(rowsOf({ value: many }, 'machines').gaps).toEqual([]);
});

test.each<[kind: 'machines' | 'states', document: unknown, reason: string]>([
  ['machines', [{ a: 1 }], "has no column 'id': run the query again without changing its columns"],
  ['states', [{ id: 1 }], "has no column 'resourceId': run the query again without changing its columns"],
])('%s without the column they need are refused (%#)', (kind, document, reason) => {
  expect(() => rowsOf(document, kind)).toThrow(new UnusableInput(reason));
});

const table = { columns: [{ name: 'ResourceId' }, {}], rows: [['/vm', 1], 'text'] };
const PARTIAL = 'the answer is partial: Log Analytics reports an error beside the rows';
test.each<[document: unknown, rows: object[], gaps: string[]]>([
  [[{ a: 1 }, 'text'], [{ a: 1 }], []],
  [{ Results: [{ a: 1 }] }, [{ a: 1 }], []],
  [{ value: [{ a: 1 }] }, [{ a: 1 }], []],
  [{ tables: [table] }, [{ ResourceId: '/vm', '': 1 }, {}], []],
  [{ tables: [table], error: { code: 'PartialError' } }, [{ ResourceId: '/vm', '': 1 }, {}], [PARTIAL]],
])('rows of Log Analytics in %j', (document, rows, gaps) => {
  expect(rowsOf(document, 'reporting')).toEqual({ rows, gaps });
});

test.each([
  [{ error: { code: 'BadArgumentError' } }, 'is an error of Log Analytics (BadArgumentError)'],
  [{ error: {} }, 'is an error of Log Analytics (without a code)'],
  [{ tables: [] }, 'holds no rows of Log Analytics'],
  [{}, 'holds no rows of Log Analytics'],
  ['text', 'holds no rows of Log Analytics'],
])('%j is no result of Log Analytics', (document, reason) => {
  expect(() => rowsOf(document, 'reporting')).toThrow(new UnusableInput(reason));
});

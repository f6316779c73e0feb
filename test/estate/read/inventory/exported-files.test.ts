import { rowsOf } from '../../../../lib/estate/read/inventory/exported-files';

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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { inspect } from '../../../lib/estate/inspection/inspect';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** How each tool writes rows: the name of a file and its text. */
const FORMS: Readonly<Record<string, (kind: string, rows: Rows) => [name: string, text: string]>> = {
  az: (kind, rows) => [
    `${kind}.json`,
    JSON.stringify(
      kind === 'reporting'
        ? rows.map((row) => ({ TableName: 'PrimaryResult', ...row }))
        : { count: rows.length, data: rows, skip_token: null, total_records: rows.length },
    ),
  ],
  PowerShell: (kind, rows) => [
    `${kind}.json`,
    JSON.stringify(
      kind === 'reporting'
        ? { Results: rows }
        : { Data: rows.map((row) => ({ ...row, ResourceId: row['id'] })), SkipToken: null },
    ),
  ],
  'the portal': (kind, rows) => [`${kind}.csv`, csv(kind, rows)],
};

function csv(kind: string, rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown, column: string) => {
    if (column === 'LastRow') return `"${portalTime(String(value))}"`;
    const text =
      value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  const head = columns.map((column) => (kind === 'reporting' && column === 'LastRow' ? 'LastRow [UTC]' : column));
  return `\ufeff${[head.join(','), ...rows.map((row) => columns.map((column) => cell(row[column], column)).join(','))].join('\r\n')}\r\n`;
}

/** A time as the portal writes it. */
function portalTime(iso: string): string {
  const [date = '', time = ''] = iso.split('T');
  const [year, month, day] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${month}/${day}/${year}, ${hour % 12 || 12}:${String(minute).padStart(2, '0')}:00.000 ${hour < 12 ? 'AM' : 'PM'}`;
}

const estate = exportedEstate(2000);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(form: string, without: readonly string[] = []): void {
  for (const [kind, rows] of Object.entries(estate.files)) {
    if (without.includes(kind) || rows.length === 0) continue;
    const [name, text] = FORMS[form]?.(kind, rows) ?? ['', ''];
    writeFileSync(join(folder, name), text);
  }
}

test.each(Object.keys(FORMS))(
  'an export of %s: every machine has the cause that is planted, and none is wrong',
  (form) => {
    write(form);
    const { machines } = inspect(loadInventory(folder));
    const wrong = machines.flatMap((one) => {
      const found = one.state === 'silent' ? one.cause : one.state;
      const planted = estate.expected.get(one.id);
      return found === planted ? [] : [{ id: one.id, planted, found }];
    });
    expect(machines).toHaveLength(2000);
    expect(wrong).toEqual([]);
  },
);

describe('a damaged export', () => {
  beforeEach(() => write('az'));

  const inspected = () => inspect(loadInventory(folder));
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const rows = (kind: string) => estate.files[kind] ?? [];
  let whole: ReturnType<typeof inspect> | undefined;

  test.each<[what: string, damage: () => void, gap: string | RegExp, causes: readonly string[]]>([
    [
      'a page that is missing',
      () => put('extensions.json', JSON.stringify({ data: rows('extensions').slice(0, 1000), skip_token: 'x' })),
      'extensions.json: a page is missing: the list goes on where this answer ends',
      ['agentMissing', 'extensionMissing'],
    ],
    [
      'a list that is a full page',
      () => put('associations.json', JSON.stringify(rows('associations').slice(0, 1000))),
      'associations.json: it has exactly 1000 rows, which is a full page: others may be missing',
      ['associationMissing'],
    ],
    [
      'a file that ends in the middle',
      () => put('solutions.json', JSON.stringify({ data: rows('solutions') }).slice(0, -9)),
      /^solutions\.json is not JSON/,
      ['solutionMissing'],
    ],
    [
      'a query that failed',
      () => put('workspaces.json', JSON.stringify({ error: { code: 'BadRequest', message: 'secret' } })),
      'workspaces.json the answer of Azure is an error (BadRequest) and no resource',
      ['workspaceMissing', 'ingestionClosed', 'overQuota'],
    ],
    [
      'columns with other names',
      () =>
        put('rules.json', JSON.stringify({ data: rows('rules').map(({ id, ...row }) => ({ ...row, ruleId: id })) })),
      "rules.json has no column 'id': run the query again without changing its columns",
      ['ruleDeleted', 'ruleForeign'],
    ],
    [
      'a file of another tenant',
      () => {
        const other = rows('reporting').map((row) => ({
          ...row,
          ResourceId: `/subscriptions/x${String(row['ResourceId']).slice(20)}`,
        }));
        put('reporting.json', JSON.stringify(other));
      },
      'no row of the reporting file is about a machine of the export: it is of another tenant',
      ['unexplained'],
    ],
    [
      'an error of Log Analytics',
      () => put('reporting.json', JSON.stringify({ error: { code: 'InsufficientAccessError' } })),
      'reporting.json is an error of Log Analytics (InsufficientAccessError)',
      ['unexplained'],
    ],
  ])('with %s says so, uses the rest, and finds no cause that the damage would prove', (_, damage, gap, causes) => {
    whole ??= inspected();
    damage();
    const { gaps, machines } = inspected();
    expect(gaps).toContainEqual(typeof gap === 'string' ? gap : expect.stringMatching(gap));
    const found = new Set(machines.flatMap((one) => (one.state === 'silent' ? [one.cause] : [])));
    expect(causes.filter((cause) => found.has(cause as never))).toEqual([]);
    // What does not depend on the file is found as before, or is unknown.
    const earlier = new Map(whole.machines.map((one) => [one.id, one]));
    const wrong = machines.filter((one) => {
      const was = earlier.get(one.id);
      if (one.state === 'unknown' || one.state === 'configured') return false;
      return one.state === 'silent' && was?.state === 'silent' ? one.cause !== was.cause : one.state !== was?.state;
    });
    expect(wrong).toEqual([]);
  });

  test('without machines cannot be used', () => {
    put('machines.json', '{"data": [');
    expect(inspected).toThrow('machines.json is not JSON');
  });

  test('with a file that nothing reads says so', () => {
    put('notes.json', '{}');
    expect(inspected().gaps).toContainEqual(
      expect.stringMatching(/^notes\.json is not read: its name is none of machines, /),
    );
  });
});

test('an export with nothing but machines judges none of them', () => {
  write(
    'az',
    Object.keys(estate.files).filter((kind) => kind !== 'machines'),
  );
  const { states, gaps } = inspect(loadInventory(folder));
  expect([...states.keys()].sort()).toEqual(['silent', 'unknown']);
  expect(gaps).toContain(
    'there is no usable extensions file: whether agents and extensions are installed is not known',
  );
});

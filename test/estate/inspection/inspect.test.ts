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
  const cell = (value: unknown) => {
    const text =
      value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  const head = columns.map((column) => (kind === 'reporting' && column === 'LastRow' ? 'LastRow [UTC]' : column));
  return `\ufeff${[head.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n')}\r\n`;
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

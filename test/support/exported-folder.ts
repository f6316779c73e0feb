import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportedEstate } from '../../bench/support/exported-estate';

/** Writes an estate as az exports it, into a new folder; its path. */
export function exportedFolder({ files }: Pick<ExportedEstate, 'files'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  for (const [kind, rows] of Object.entries(files)) {
    if (rows.length === 0) continue;
    const answer = { count: rows.length, data: rows, skip_token: null, total_records: rows.length };
    writeFileSync(join(folder, `${kind}.json`), JSON.stringify(kind === 'reporting' ? rows : answer));
  }
  return folder;
}

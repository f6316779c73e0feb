import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFERENCE_FOLDER, REPORT_FOLDER, writeReference, writeReports } from '../scripts/api';

const generated = mkdtempSync(join(tmpdir(), 'api-'));
afterAll(() => rmSync(generated, { recursive: true }));

/** Text of the files of a folder by name. */
function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

test('the public surface equals the reports in etc: run `npm run generate` after an intended change', () => {
  writeReports(generated);
  expect(textsIn(generated)).toEqual(textsIn(REPORT_FOLDER));
}, 120_000);

test('the reference in docs/api matches the doc comments: run `npm run generate` after changing them', () => {
  writeReference(join(generated, 'reference'));
  expect(textsIn(join(generated, 'reference'))).toEqual(textsIn(REFERENCE_FOLDER));
}, 120_000);

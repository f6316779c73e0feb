import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFERENCE_FOLDER, writeReference } from '../scripts/api';
import { textsIn } from './support/texts-in';

const generated = mkdtempSync(join(tmpdir(), 'api-'));
afterAll(() => rmSync(generated, { recursive: true }));

test('the reference in docs/api matches the doc comments: run `npm run generate` after changing them', () => {
  writeReference(generated);
  expect(textsIn(generated)).toEqual(textsIn(REFERENCE_FOLDER));
}, 120_000);

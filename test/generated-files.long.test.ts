import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFERENCE_FOLDER, writeReference } from '../scripts/api';
import { PROPS_FOLDER, propsPages } from '../scripts/props-docs';
import { propShapes, SHAPES_FILE } from '../scripts/shapes';
import { textsIn } from './support/texts-in';

describe('what the compiler makes of the types (npm run generate after changing them)', () => {
  test('the shapes of props', () => {
    expect(propShapes()).toBe(readFileSync(SHAPES_FILE, 'utf8'));
  }, 60_000);

  test('the reference of props', () => {
    expect(propsPages()).toEqual(textsIn(PROPS_FOLDER));
  }, 60_000);

  test('the reference in docs/api', () => {
    const generated = mkdtempSync(join(tmpdir(), 'api-'));
    writeReference(generated);
    expect(textsIn(generated)).toEqual(textsIn(REFERENCE_FOLDER));
    rmSync(generated, { recursive: true });
  }, 120_000);
});

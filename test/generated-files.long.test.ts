import { readFileSync } from 'node:fs';
import { REFERENCE_FOLDER, writeReference } from '../scripts/api';
import { PROPS_FOLDER, propsPages } from '../scripts/props-docs';
import { propShapes, SHAPES_FILE } from '../scripts/shapes';
import { textsIn, textsWritten } from './support/texts-in';

describe('what the compiler makes of the types (npm run generate after changing them)', () => {
  test('the shapes of props', () => {
    expect(propShapes()).toBe(readFileSync(SHAPES_FILE, 'utf8'));
  }, 60_000);

  test('the reference of props', () => {
    expect(propsPages()).toEqual(textsIn(PROPS_FOLDER));
  }, 60_000);

  test('the reference in docs/api', () => {
    expect(textsWritten(writeReference)).toEqual(textsIn(REFERENCE_FOLDER));
  }, 120_000);
});

import { readFileSync } from 'node:fs';
import * as library from '../../lib';
import type { ShapeTable } from '../../lib/core/shapes';
import { SHAPES_FILE } from '../../scripts/shapes';

describe('the shapes of props', () => {
  const generated = readFileSync(SHAPES_FILE, 'utf8');

  test('are those of every public construct, and of every reference to an existing one', () => {
    const constructs = Object.entries(library).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype !== undefined && value.length === 3
        ? [
            name,
            ...Object.getOwnPropertyNames(value)
              .filter((method) => method.startsWith('from'))
              .map((method) => `${name}.${method}`),
          ]
        : [],
    );
    const { inputs } = JSON.parse(generated) as ShapeTable;
    expect(Object.keys(inputs).sort()).toEqual(constructs.sort());
  });

  test('are small enough to be loaded with the first construct', () => {
    expect(generated.length).toBeLessThan(36_000);
  });
});

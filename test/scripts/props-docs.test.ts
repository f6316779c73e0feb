import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isConstruct, type Shape, type ShapeTable, shapesOf } from '../../lib/core/shapes';
import { anchor, PROPS_FOLDER } from '../../scripts/props-docs';
import { SHAPES_FILE } from '../../scripts/shapes';

const pages = Object.fromEntries(
  readdirSync(PROPS_FOLDER).map((name) => [name, readFileSync(join(PROPS_FOLDER, name), 'utf8')]),
);
const inputs = Object.entries(shapesOf(JSON.parse(readFileSync(SHAPES_FILE, 'utf8')) as ShapeTable));

/** The paths of all props in a shape, as the reference names them. */
function pathsIn(shape: Shape, at: string): string[] {
  if (typeof shape !== 'object' || 'one' in shape) return [];
  if ('list' in shape) return pathsIn(shape.list, `${at}[]`);
  if ('map' in shape) return pathsIn(shape.map, `${at}.<key>`);
  if ('either' in shape) return shape.either.flatMap((one) => pathsIn(one, at));
  if ('by' in shape) return Object.values(shape.cases).flatMap((one) => pathsIn(one, at));
  if (isConstruct(shape)) return [];
  return Object.entries(shape.keys).flatMap(([key, part]) => {
    if (part === 'never') return [];
    const path = [at, key.replace('?', '')].filter((name) => name !== '').join('.');
    return [path, ...pathsIn(part, path)];
  });
}

/** Whether a page has a prop: a row of its own, a key in the row of its parent, or the same prop at another place. */
function has(page: string, path: string): boolean {
  const rowOf = (prop: string) =>
    page.split('\n').find((line) => line.includes(`<a id="${anchor(prop)}"></a>\`${prop}\``));
  if (rowOf(path) !== undefined) return true;
  const parts = path.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const [parent, rest] = [parts.slice(0, length).join('.'), parts.slice(length).join('.')];
    const row = rowOf(parent.replace(/(\[\]|\.<key>)+$/, ''));
    const [, same] = /The same as \[`([^`]+)`\]/.exec(row ?? '') ?? [];
    if (same !== undefined) return has(page, `${same}.${rest.replace(/^<key>\./, '')}`);
    if (row !== undefined) return row.includes('Keys: ids of [warnings]') || row.includes(`\`${rest}\``);
  }
  return false;
}

test.each(inputs)('every prop of %s is in the reference', (name, shape) => {
  const page = pages[`${name}.md`] ?? '';
  const paths = pathsIn(isConstruct(shape) ? { keys: shape.keys } : shape, '');
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !has(page, path))).toEqual([]);
});

test.each(inputs)(
  'every prop of %s has a type, a default or the word that it is required, and a description',
  (name) => {
    const rows = (pages[`${name}.md`] ?? '').split('\n').filter((line) => line.startsWith('| <a'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => /\|\s*\|/.test(row))).toEqual([]);
  },
);

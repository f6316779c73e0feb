import fc from 'fast-check';
import type { Path } from '../../lib/core/problems';
import type { ObjectShape, Shape } from '../../lib/core/shapes';

/** A place in an input, with what it has to look like. */
export interface Place {
  readonly path: Path;
  readonly shape: Shape;
}

/** How values are made: the texts and numbers at a path, and whether every key that may be left out is there. */
export interface Making {
  readonly leaf: (path: Path, shape: 'text' | 'number' | 'any' | 'instance') => fc.Arbitrary<unknown>;
  readonly isComplete: boolean;
  /** How often a key that may be left out is left out, for each time that it is there. 4 by default. */
  readonly absent?: number;
  /** The keys of the map at a path. `one` and `two` by default. */
  readonly keys?: (path: Path) => readonly string[] | undefined;
}

/** Made once: reading the pattern takes longer than making a text of it. */
const WORDS = fc.stringMatching(/^[a-z]{3,12}$/);

const ANYTHING: Making = {
  leaf: (_path, shape) => {
    if (shape === 'any' || shape === 'instance') return fc.constant({});
    return shape === 'text' ? WORDS : fc.integer({ min: 1, max: 500 });
  },
  isComplete: true,
};

/** Values of a shape. Without a `making` of its own, what they mean is mostly wrong. */
export function ofShape(shape: Shape, making = ANYTHING, path: Path = []): fc.Arbitrary<unknown> {
  if (shape === 'never') return fc.constant(undefined);
  if (shape === 'flag') return fc.boolean();
  if (typeof shape === 'string') return making.leaf(path, shape);
  if ('one' in shape) return fc.constantFrom(...shape.one);
  if ('list' in shape && shape.list === 'instance' && !making.isComplete) return fc.constant([]);
  if ('list' in shape) return fc.array(ofShape(shape.list, making, path), { minLength: 1, maxLength: 2 });
  if ('map' in shape)
    return fc.dictionary(
      fc.constantFrom(...(making.keys?.(path) ?? ['one', 'two'])),
      ofShape(shape.map, making, path),
      { minKeys: 1 },
    );
  if ('either' in shape) return fc.oneof(...shape.either.map((one) => ofShape(one, making, path)));
  if ('by' in shape) return fc.oneof(...Object.values(shape.cases).map((one) => ofShape(one, making, path)));
  const { needs = [] } = shape;
  if (making.isComplete || needs.length === 0) return objectOf(shape, making, path, []);
  return fc.oneof(
    ...needs.map((needed) =>
      objectOf(
        shape,
        making,
        path,
        needed,
        needs.flat().filter((key) => !needed.includes(key)),
      ),
    ),
  );
}

/** Objects of a shape with the keys that are needed, and without those that belong to another alternative. */
function objectOf(
  shape: ObjectShape,
  making: Making,
  path: Path,
  needed: readonly string[],
  ruledOut: readonly string[] = [],
): fc.Arbitrary<unknown> {
  const keys = Object.entries(shape.keys).map(([name, part]): [string, fc.Arbitrary<unknown>] => {
    const key = nameOf(name);
    const value = ofShape(part, making, [...path, key]);
    if (ruledOut.includes(key)) return [key, fc.constant(undefined)];
    const isSure = making.isComplete || key === name || needed.includes(key);
    return [
      key,
      isSure
        ? value
        : fc.oneof({ weight: making.absent ?? 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }),
    ];
  });
  return fc.record(Object.fromEntries(keys));
}

/** Every place in a value of a shape, the value itself first. */
export function placesOf(value: unknown, shape: Shape, path: Path = []): Place[] {
  if (value === undefined || shape === 'any' || shape === 'never') return [];
  if (typeof shape === 'string' || 'one' in shape) return [{ path, shape }];
  const here = { path, shape };
  if ('either' in shape) {
    const chosen = shape.either.find((one) => looksLike(value, one));
    // A value that may be one of several things has the name of all of them.
    return chosen === undefined ? [here] : [here, ...placesOf(value, chosen, path).slice(1)];
  }
  if ('list' in shape)
    return [here, ...(value as unknown[]).flatMap((item, index) => placesOf(item, shape.list, [...path, index]))];
  const object = value as Readonly<Record<string, unknown>>;
  if ('map' in shape)
    return [here, ...Object.entries(object).flatMap(([key, part]) => placesOf(part, shape.map, [...path, key]))];
  if ('by' in shape) {
    const chosen = shape.cases[String(object[shape.by])] as ObjectShape;
    const words: Shape = { one: Object.keys(shape.cases) };
    const inside = placesOf(value, chosen, path).slice(1);
    return [
      here,
      ...inside.map((place) => (isAt(place.path, [...path, shape.by]) ? { ...place, shape: words } : place)),
    ];
  }
  return [
    here,
    ...Object.entries(shape.keys).flatMap(([key, part]) => placesOf(object[nameOf(key)], part, [...path, nameOf(key)])),
  ];
}

function looksLike(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'object' && 'one' in shape) return shape.one.includes(value as string);
  if (typeof shape !== 'object' || !('keys' in shape) || typeof value !== 'object' || value === null) return false;
  const known = Object.keys(shape.keys).map(nameOf);
  return Object.keys(value).every((key) => known.includes(key));
}

function isAt(path: Path, other: Path): boolean {
  return path.length === other.length && path.every((key, index) => key === other[index]);
}

export function nameOf(key: string): string {
  return key.replace('?', '');
}

/** The value at a place of an input. */
export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<string | number, unknown>>)[key], input);
}

/** The same input with another value at a place; `undefined` removes it. */
export function withValue(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(input)) return input.map((item, index) => (index === key ? withValue(item, rest, value) : item));
  const object = input as Readonly<Record<string, unknown>>;
  const { [key]: old, ...others } = object;
  const changed = withValue(old, rest, value);
  return changed === undefined ? others : { ...object, [key]: changed };
}

/** Values of other types than that of a shape. */
export function notOfShape(shape: Shape): fc.Arbitrary<unknown> {
  const values = [7, true, null, 'text', '7', 'true', [], [{}], {}, Number.NaN].filter(
    (value) => !isOfType(value, shape),
  );
  return fc.constantFrom(...values);
}

function isOfType(value: unknown, shape: Shape): boolean {
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'number') return typeof value === 'number' && !Number.isNaN(value);
  if (shape === 'flag') return typeof value === 'boolean';
  if (shape === 'instance') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (typeof shape === 'string') return true;
  if ('one' in shape) return false;
  if ('either' in shape) return shape.either.some((one) => isOfType(value, one));
  return 'list' in shape ? Array.isArray(value) : typeof value === 'object' && value !== null && !Array.isArray(value);
}

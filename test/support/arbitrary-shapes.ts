import fc from 'fast-check';
import type { Path } from '../../lib/core/problems';
import type { ObjectShape, Shape } from '../../lib/core/shapes';

/** A place in an input, with what it has to look like. */
export interface Place {
  readonly path: Path;
  readonly shape: Shape;
}

/** Values of a shape, with every key of every object. What they mean is mostly wrong. */
export function ofShape(shape: Shape): fc.Arbitrary<unknown> {
  if (shape === 'any') return fc.constant({});
  if (shape === 'never') return fc.constant(undefined);
  if (shape === 'text') return fc.stringMatching(/^[a-z]{3,12}$/);
  if (shape === 'number') return fc.integer({ min: 1, max: 500 });
  if (shape === 'flag') return fc.boolean();
  if ('one' in shape) return fc.constantFrom(...shape.one);
  if ('list' in shape) return fc.array(ofShape(shape.list), { minLength: 1, maxLength: 2 });
  if ('map' in shape) return fc.dictionary(fc.constantFrom('one', 'two'), ofShape(shape.map), { minKeys: 1 });
  if ('either' in shape) return fc.oneof(...shape.either.map(ofShape));
  if ('by' in shape) return fc.oneof(...Object.values(shape.cases).map(ofShape));
  return fc.record(Object.fromEntries(Object.entries(shape.keys).map(([key, part]) => [nameOf(key), ofShape(part)])));
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
  if (typeof shape === 'string') return true;
  if ('one' in shape) return false;
  if ('either' in shape) return shape.either.some((one) => isOfType(value, one));
  return 'list' in shape ? Array.isArray(value) : typeof value === 'object' && value !== null && !Array.isArray(value);
}

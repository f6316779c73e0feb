import {
  isObject,
  isPlain,
  isResolvable,
  isTooDeep,
  jsonIn,
  MAX_DEPTH,
  plainText,
  scalarText,
  withoutUndefined,
} from '../../lib/core/values';

const NONE = [undefined, null, 'a', 7, true, [], () => 1];
const WITHOUT_PROTOTYPE: unknown = Object.create(null);

test('an object is no list, no function and not null', () => {
  const objects = [{}, new Date(0), WITHOUT_PROTOTYPE];
  expect([...NONE, ...objects].filter(isObject)).toEqual(objects);
});

test('an object is plain if it has no class', () => {
  const plain = [{}, WITHOUT_PROTOTYPE];
  expect([...NONE, ...plain, new Date(0)].filter(isPlain)).toEqual(plain);
});

test('a token has a function that resolves it', () => {
  const token = { resolve: () => 1 };
  expect([...NONE, {}, { resolve: 'a' }, token].filter(isResolvable)).toEqual([token]);
});

test('only texts, numbers and flags have a text', () => {
  expect(['a', 0, false, null, undefined, {}, []].map(scalarText)).toEqual([
    'a',
    '0',
    'false',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([7, null].map(plainText)).toEqual(['7', '']);
});

describe('nesting', () => {
  const lists = (depth: number): unknown => (depth === 0 ? 'a' : [lists(depth - 1)]);

  test('may be as deep as the limit, in lists and in objects', () => {
    expect(isTooDeep(lists(MAX_DEPTH))).toBe(false);
    expect(isTooDeep({ a: [null], b: lists(MAX_DEPTH) })).toBe(false);
    expect(isTooDeep({ a: [null], b: [lists(MAX_DEPTH)] })).toBe(true);
  });

  test('of JSON is looked into', () => {
    expect(jsonIn('{"a":[1]}')).toEqual({ a: [1] });
    expect(jsonIn('{a}')).toBeUndefined();
    expect(jsonIn(JSON.stringify(lists(MAX_DEPTH + 2)))).toBeUndefined();
  });
});

test('members that are undefined are left out, and null stays', () => {
  expect(Object.entries(withoutUndefined({ a: undefined, b: null, c: 0 }))).toEqual([
    ['b', null],
    ['c', 0],
  ]);
});

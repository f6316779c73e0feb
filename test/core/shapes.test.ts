import { isConstruct, type Shape, shapeName, shapesOf } from '../../lib/core/shapes';

test('the numbers of a table of shapes stand for those that several share', () => {
  const size = { one: [1, 2] };
  const { first, second } = shapesOf({
    inputs: {
      first: { needs: [['sizes']], keys: { 'sizes?': { list: 1 }, 'other?': { either: [1, 'text'] } } },
      second: { map: 0 },
    },
    shared: [{ list: 1 }, size],
  });
  expect(first).toEqual({
    needs: [['sizes']],
    keys: { 'sizes?': { list: size }, 'other?': { either: [size, 'text'] } },
  });
  expect(second).toEqual({ map: { list: size } });
});

test('a shape that several share is made once', () => {
  const { first, second } = shapesOf({ inputs: { first: 0, second: 0 }, shared: [{ list: 'text' }] });
  expect(second).toBe(first);
});

const RULE: Shape = { construct: 'Rule', keys: { ruleId: 'text' } };

describe('the name of a shape', () => {
  test.each<[Shape, string]>([
    ['number', 'a number'],
    ['flag', 'true or false'],
    ['instance', 'a construct'],
    ['text', 'text'],
    [{ one: ['a', 7, true] }, "one of 'a', 7, true"],
    [{ one: ['a'] }, "'a'"],
    [{ list: 'text' }, 'a list'],
    [{ map: 'text' }, 'an object'],
    [RULE, 'a Rule'],
    [{ ...RULE, from: 'Rule.fromId' }, 'a Rule or the result of Rule.fromId'],
    [{ keys: { 'a?': 'text', b: 'text', c: 'text' } }, '{ b, c }'],
    [{ keys: { 'a?': 'text' } }, 'an object'],
    [{ needs: [['a', 'b'], ['c'], ['d']], keys: { 'a?': 'text' } }, '{ a, b }, { c } or { d }'],
    [{ either: ['flag', { list: 'text' }, { one: [0] }] }, 'true or false, a list or 0'],
    [{ either: [RULE, { ...RULE, construct: 'Storage', from: 'Storage.fromId' }] }, 'a Rule or a Storage'],
    [{ either: [{ ...RULE, from: 'Rule.fromId' }, 'text'] }, 'a Rule or the result of Rule.fromId or text'],
  ])('%j is %s', (shape, name) => {
    expect(shapeName(shape)).toBe(name);
  });

  const access = (more: Readonly<Record<string, Shape>>): Shape => ({
    by: 'access',
    cases: {
      all: { keys: { access: { one: ['all'] }, 'ids?': 'never' } },
      some: { keys: { access: { one: ['some'] }, ...more } },
      other: 'any',
      none: { map: 'text' },
    },
  });

  test('that has cases is that of all', () => {
    expect(shapeName(access({ ids: 'text', 'names?': 'text' }))).toBe(
      "{ access: 'all' }, { access: 'some', ids, names? }, { access: 'other' } or { access: 'none' }",
    );
  });

  test('that has long cases is that of the word', () => {
    const key = (length: number) => 'x'.repeat(length);
    const rest = shapeName(access({ x: 'text' })).length - 1;
    expect(shapeName(access({ [key(200 - rest)]: 'text' }))).toHaveLength(200);
    expect(shapeName(access({ [key(201 - rest)]: 'text' }))).toBe(
      "an object with access one of 'all', 'some', 'other', 'none'",
    );
  });
});

test('the shape of a construct names its class', () => {
  expect([RULE, { keys: {} }, 'instance' as const].map(isConstruct)).toEqual([true, false, false]);
});

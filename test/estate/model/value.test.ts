import {
  at,
  blocks,
  hasHidden,
  hiddenOf,
  hiddenText,
  idKey,
  idKeysAround,
  isHidden,
  isOpenText,
  isUnseen,
  mapTexts,
  masked,
  mayBeAnything,
  member,
  numberOf,
  refuseDeep,
  SENSITIVE,
  sameId,
  sameValue,
  seenBlocks,
  textsOf,
  textsOrOpen,
  UNKNOWN,
  UNSTATED,
  UnusableInput,
} from '../../../lib/estate/model/value';

const nested = (depth: number): unknown => (depth === 0 ? 'a' : { a: nested(depth - 1) });
const TOO_DEEP = new UnusableInput('the input is nested more than 100 levels deep');

test.each<[value: unknown, reason: string | undefined, unseen: boolean, anything: boolean]>([
  [UNKNOWN, 'known only at apply', true, true],
  [SENSITIVE, 'sensitive', true, true],
  [UNSTATED, 'not in the input', true, true],
  ['${var.a}', undefined, true, true],
  ['a ${azurerm_x.a.id}', undefined, true, false],
  ['${azapi_resource.a.id}', undefined, true, false],
  ['${myazurerm_x.a.id}', undefined, true, true],
  ['azurerm_x.a', undefined, false, false],
  [null, undefined, false, false],
])('%p may be seen or not', (value, reason, unseen, anything) => {
  expect([isHidden(value), isUnseen(value), mayBeAnything(value)]).toEqual([reason !== undefined, unseen, anything]);
  expect(hiddenOf(value)).toBe(reason !== undefined ? value : unseen ? UNKNOWN : undefined);
  if (typeof value === 'symbol') expect(hiddenText(value)).toBe(reason);
});

test.each<[value: unknown, hidden: boolean]>([
  [{ a: [{ b: SENSITIVE }] }, true],
  [[1, null, '${x}', {}], false],
  [UNSTATED, true],
])('%p has something hidden: %p', (value, hidden) => {
  expect(hasHidden(value)).toBe(hidden);
});

test.each<[value: unknown, texts: string[], open: string[]]>([
  [
    ['a', 1, SENSITIVE, '${x}'],
    ['a', '${x}'],
    ['a', '${sensitive}', '${x}'],
  ],
  [UNKNOWN, [], ['${known only at apply}']],
  ['${x}', [], ['${x}']],
  ['a', [], []],
  [{ a: 'b' }, [], []],
])('the texts of %p', (value, texts, open) => {
  expect([textsOf(value), textsOrOpen(value)]).toEqual([texts, open]);
});

test.each([
  ['${known only at apply}', true],
  ['${sensitive}', true],
  ['${not in the input}', true],
  ['${x}', false],
])('%s stands for a hidden value: %p', (text, is) => {
  expect(isOpenText(text)).toBe(is);
});

test.each<[value: unknown, key: string, found: unknown]>([
  [{ a: 1 }, 'a', 1],
  [{ a: 1 }, 'toString', undefined],
  [UNKNOWN, 'a', UNKNOWN],
  ['${x}', 'a', UNKNOWN],
  ['text', 'length', undefined],
  [[1], 'length', undefined],
])('of %p the member %s', (value, key, found) => {
  expect(member(value, key)).toBe(found);
});

test('a path goes through the first of each block', () => {
  expect(at({ a: [{ b: { c: 1 } }, { b: { c: 2 } }] }, 'a', 'b', 'c')).toBe(1);
  expect(at({ a: [] }, 'a', 'b')).toBeUndefined();
  expect(at({ a: SENSITIVE }, 'a', 'b', 'c')).toBe(SENSITIVE);
});

test.each<[value: unknown, all: unknown[], seen: unknown[]]>([
  [{ a: 1 }, [{ a: 1 }], [{ a: 1 }]],
  [[{ a: 1 }, UNKNOWN, '${x}', 'text', null], [{ a: 1 }, UNKNOWN, UNKNOWN], [{ a: 1 }]],
  [UNKNOWN, [UNKNOWN], []],
  [undefined, [], []],
])('the blocks of %p', (value, all, seen) => {
  expect([blocks(value), seenBlocks(value)]).toEqual([all, seen]);
});

test.each<[value: unknown, number: number | undefined]>([
  [1.5, 1.5],
  ['-1', -1],
  ['1.25', 1.25],
  ['1.', undefined],
  ['a1', undefined],
  ['1a', undefined],
  [true, undefined],
])('the number of %p', (value, number) => {
  expect(numberOf(value)).toBe(number);
});

test.each<[value: unknown, mask: unknown, mark: symbol, found: unknown]>([
  ['a', true, SENSITIVE, SENSITIVE],
  [null, true, SENSITIVE, null],
  [undefined, true, SENSITIVE, undefined],
  [null, true, UNKNOWN, UNKNOWN],
  ['a', false, SENSITIVE, 'a'],
  ['a', null, SENSITIVE, 'a'],
  [['a', 'b'], [false, true], SENSITIVE, ['a', SENSITIVE]],
  [['a'], [false, true], UNKNOWN, ['a', UNKNOWN]],
  [null, [true], UNKNOWN, [UNKNOWN]],
  [null, [false, true], UNKNOWN, [undefined, UNKNOWN]],
  [['a', 'b'], [true], UNKNOWN, [UNKNOWN, 'b']],
  [{ a: 1, b: { c: 2, d: 3 } }, { b: { c: true } }, SENSITIVE, { a: 1, b: { c: SENSITIVE, d: 3 } }],
  [{ a: 1 }, { b: true }, UNKNOWN, { a: 1, b: UNKNOWN }],
  [{ a: 1 }, { b: { c: [true] } }, UNKNOWN, { a: 1, b: { c: [UNKNOWN] } }],
  [{ a: 1 }, { b: { c: [false] } }, UNKNOWN, { a: 1 }],
  [{ a: null }, { a: { b: false } }, UNKNOWN, { a: null }],
  [{ a: UNKNOWN, b: SENSITIVE }, { a: [], b: [false] }, SENSITIVE, { a: UNKNOWN, b: SENSITIVE }],
  [{ a: null }, { a: [] }, UNKNOWN, { a: null }],
  ['text', [], SENSITIVE, 'text'],
  [{ a: 1 }, { a: 'true', b: 1 }, SENSITIVE, { a: 1 }],
  [null, { a: true }, UNKNOWN, { a: UNKNOWN }],
])('%p with the mask %j', (value, mask, mark, found) => {
  expect(masked(value, mask, mark)).toEqual(found);
});

test('what carries no mark is shared', () => {
  const value = { a: { b: 1 } };
  expect(masked(value, { a: { b: false }, c: {} }, SENSITIVE)).toBe(value);
  const list = [{ a: 1 }];
  expect(masked(list, [{ a: false }], SENSITIVE)).toBe(list);
  expect(masked(value, {}, SENSITIVE)).toBe(value);
});

test('texts are replaced wherever they are, keys are not', () => {
  expect(mapTexts({ a: ['a', 1, null, { b: 'b' }] }, (text) => `${text}!`)).toEqual({
    a: ['a!', 1, null, { b: 'b!' }],
  });
});

test.each<[a: unknown, b: unknown, same: boolean]>([
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[1], [1, 2], false],
  [[1], { 0: 1 }, false],
  [[], {}, false],
  [1, '1', false],
  [1, {}, false],
  [{}, null, false],
  [null, {}, false],
  [{}, 1, false],
  [UNKNOWN, UNKNOWN, true],
  [UNKNOWN, SENSITIVE, false],
])('%p and %p are the same: %p', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});

test('nothing is read to any depth', () => {
  const [deep, deeper] = [nested(101), nested(102)];
  expect(mapTexts(deep, (text) => text)).toEqual(deep);
  expect(sameValue(deep, nested(101))).toBe(true);
  const mask = JSON.parse(JSON.stringify(deeper).replace('"a"}', 'true}')) as unknown;
  for (const read of [
    () => mapTexts(deeper, (text) => text),
    () => sameValue(deeper, nested(102)),
    () => mapTexts(JSON.parse('['.repeat(102) + ']'.repeat(102)), (text) => text),
    () => masked(deeper, mask, SENSITIVE),
    () => masked({}, mask, SENSITIVE),
    () => masked([], JSON.parse('['.repeat(102) + ']'.repeat(102)), SENSITIVE),
    () => refuseDeep(nested(110)),
  ])
    expect(read).toThrow(TOO_DEEP);
  expect(() => refuseDeep(nested(100))).not.toThrow();
});

test('ids are compared without case', () => {
  expect([idKey('/A/b'), idKey(UNKNOWN)]).toEqual(['/a/b', '']);
  expect([sameId('/A', '/a'), sameId('/a', '/b'), sameId(UNKNOWN, '/a'), sameId('/a', undefined)]).toEqual([
    ...[true, false, false, false],
  ]);
  expect(idKeysAround('/A/b')).toEqual(['/a', '/a/b']);
  expect(idKeysAround(UNKNOWN)).toEqual([]);
  expect(idKeysAround('/a'.repeat(100))).toHaveLength(39);
});

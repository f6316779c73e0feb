import fc from 'fast-check';
import { jsonSlip } from '../../lib/settings/json-slip';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonSlip', () => {
  test('finds none in what is JSON', () => {
    const written = fc.tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', ' ', '\t'));
    fc.assert(
      fc.property(written, ([value, indent]) => expect(jsonSlip(JSON.stringify(value, null, indent))).toBeUndefined()),
    );
  });

  test('agrees with the runtime on text that one change may have broken', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '.', 'e', ' ', 'x', '\n'),
      )
      .map(([text, at, change]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + change + text.slice(place + 1);
      });
    fc.assert(
      fc.property(broken, (text) => expect(jsonSlip(text) === undefined).toBe(isJson(text))),
      { numRuns: 2000 },
    );
  });

  test.each([
    ...['', ' ', ' \t\r\n1', '\v1', '\u00a01', '1 2', 'true false', 'nul', 'truex', 'true.', 'null-'],
    ...[
      '-',
      '-0',
      '-1',
      '+1',
      '01',
      '10',
      '1.',
      '.5',
      '1.5',
      '1.5.2',
      '1.50',
      '1e',
      '1e+',
      '1e5',
      '1E-52',
      '1e5.',
      '1+',
    ],
    ...[
      '""',
      '"',
      '"a" "b"',
      '"\\""',
      '"\\/\\b\\f\\n\\r\\t\\\\"',
      '"\\x"',
      '"\\u12aF"',
      '"\\u12"',
      '"\\u12g4"',
      '"\t"',
      '"ü😀"',
    ],
    ...['[]', '[ ]', '[1, 2]', '[1 2]', '[1,]', '[,1]', '[1}', '{}', '{ }', '{"a":1}', '{"a" : 1 , "b":2}', '{"a" 1}'],
    ...['{"a":1,}', '{"a":1]', '{a:1}', "{'a':1}", '{"a":1 "b":2}', '{1:2}', '[[1],[{"a":[]}]]', '[[1]', '{"a":{}'],
  ])('agrees with the runtime on %j', (text) => {
    expect(jsonSlip(text) === undefined).toBe(isJson(text));
  });

  test('counts levels, not values', () => {
    expect(jsonSlip(`${'['.repeat(100)}1${']'.repeat(100)}`)).toBeUndefined();
    expect(jsonSlip(`[${Array(101).fill('{"a":1}').join()}]`)).toBeUndefined();
  });

  test('does not follow nesting without end', () => {
    expect(jsonSlip('['.repeat(100_000))).toEqual({ offset: 101, expected: 'at most 100 levels' });
  });
});

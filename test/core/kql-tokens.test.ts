import fc from 'fast-check';
import { kqlText } from '../../lib/core/kql';
import { kqlTokens, kqlValue } from '../../lib/core/kql-tokens';

describe('the parts of a query', () => {
  const partsOf = (query: string) => kqlTokens(query).map(({ kind, text }) => `${kind} ${text}`);

  test.each([
    ['names', '_x9 Ab', ['name _x9', 'name Ab']],
    [
      'numbers and timespans',
      '12 10.25ms 3d 4.x',
      ['number 12', 'number 10.25ms', 'number 3d', 'number 4', 'sign .', 'name x'],
    ],
    ['signs', 'a!=b/c', ['name a', 'sign !', 'sign =', 'name b', 'sign /', 'name c']],
    ['texts', `"it's" 'a "b"' "" ''`, [`text "it's"`, `text 'a "b"'`, 'text ""', "text ''"]],
    ['texts with escapes', `"a\\"b" 'it\\'s' "\\\\"`, ['text "a\\"b"', "text 'it\\'s'", 'text "\\\\"']],
    ['texts to be hidden', `h"a" H'b' h@"c" H@'d'`, ['text h"a"', "text H'b'", 'text h@"c"', "text H@'d'"]],
    [
      'verbatim texts',
      `@"c:\\" @'d:\\' @"a""b" @'a''b'`,
      ['text @"c:\\"', "text @'d:\\'", 'text @"a""b"', "text @'a''b'"],
    ],
    ['texts of several lines', '```a "b\nc``` ~~~d~~~ ```e```', ['text ```a "b\nc```', 'text ~~~d~~~', 'text ```e```']],
    ['a text that does not end on its line', `"a\n'b\n`, ['sign "', 'name a', "sign '", 'name b']],
    ['no comments', 'a // b "c\nd // e', ['name a', 'name d']],
  ])('are %s', (_, query, parts) => {
    expect(partsOf(query)).toEqual(parts);
  });

  test('do not include words in texts and comments as names', () => {
    const query = 'T // union\n| where a == "take" and b == @"c:\\" and c == \'limit\' and d has "x\\"search"';
    expect(kqlTokens(query).filter(({ kind }) => kind === 'name')).toEqual(
      ['T', 'where', 'a', 'and', 'b', 'and', 'c', 'and', 'd', 'has'].map((text) => ({ kind: 'name', text })),
    );
  });

  test('include each text as one part, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tokens = kqlTokens(`Heartbeat | where Computer == ${kqlText(text)} and true`);
        return tokens.length === 9 && tokens[6]?.text === kqlText(text);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the value of a literal', () => {
  const valuesOf = (literal: string) => kqlTokens(literal).map(kqlValue);

  test.each([
    ['"C:\\\\a \\"b\\" \\t"', 'C:\\a "b" \t'],
    ["'it\\'s'", "it's"],
    ["'\\u0041\\u00fC1 \\u12'", 'A\u00fc1 u12'],
    ['"\\n\\r\\t\\b\\f\\v\\a\\0"', '\n\r\t\b\f\v\x07\0'],
    ['@"C:\\a ""b"""', 'C:\\a "b"'],
    ["h@'it''s C:\\a'", "it's C:\\a"],
    ['"ah"', 'ah'],
    ['h"ah"', 'ah'],
    ['H"a"', 'a'],
    ['```a\\b "```"', 'a\\b "'],
    ['~~~a~~~', 'a'],
    ['"```a```"', '```a```'],
  ])('%s is %j', (literal, value) => {
    expect(valuesOf(literal)[0]).toBe(value);
  });

  test('is the text that the literal was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => valuesOf(kqlText(text)).join() === text),
      { numRuns: 50 },
    );
  });
});

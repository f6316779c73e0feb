import fc from 'fast-check';
import { kqlMatch, kqlText } from '../../lib/core/kql';
import { kqlTokens, kqlValue } from '../../lib/core/kql-tokens';
import { analyse, childrenOf, kindOf, type SyntaxNode } from '../support/kql/service';

/** The values of the text literals of a query, as Microsoft's parser reads them. */
function literalsIn(node: SyntaxNode): string[] {
  return kindOf(node) === 'StringLiteralExpression'
    ? [String(node.LiteralValue)]
    : childrenOf(node).flatMap((child) => literalsIn(child));
}

describe('a text in a query', () => {
  test.each([
    'C:\\Windows\\System32\\drivers\\etc\\hosts',
    'say "yes" or \'no\'',
    'a\tb\nc',
    '") | where true //',
    'ü 日本 🙂',
    '\\',
    '',
  ])('is read back as it was: %j', (text) => {
    const { errors, syntax } = analyse(`Heartbeat | where Computer == ${kqlText(text)}`);
    expect(errors).toEqual([]);
    expect(literalsIn(syntax)).toEqual([text]);
  });

  test('is read back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { errors, syntax } = analyse(`Heartbeat | where Computer == ${kqlText(text)}`);
        return errors.length === 0 && literalsIn(syntax).join() === text;
      }),
      { numRuns: 50 },
    );
  });

  test('has the same limits for the tokens of a query', () => {
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
    ['@"C:\\a ""b"""', 'C:\\a "b"'],
    ["h@'C:\\a'", 'C:\\a'],
    ['h"a"', 'a'],
    ['```a\\b```', 'a\\b'],
  ])('of %s is what Microsoft reads', (literal, value) => {
    expect(valuesOf(literal)).toEqual([value]);
    expect(literalsIn(analyse(`Heartbeat | where Computer == ${literal}`).syntax)).toEqual([value]);
  });

  test('is the text that the literal was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => valuesOf(kqlText(text)).join() === text),
      { numRuns: 50 },
    );
  });
});

test('words in texts and comments are no names of a query', () => {
  const query = 'T // union\n| where a == "take" and b == @"c:\\" and c == \'limit\' and d has "x\\"search"';
  expect(kqlTokens(query).filter(({ kind }) => kind === 'name')).toEqual(
    ['T', 'where', 'a', 'and', 'b', 'and', 'c', 'and', 'd', 'has'].map((text) => ({ kind: 'name', text })),
  );
});

test.each([
  ['nothing', undefined, undefined],
  ['nothing', [], undefined],
  ['whole texts', ['a', 'b'], 'C in~ ("a", "b")'],
  ['a beginning', ['C:\\Windows\\*'], 'C startswith "C:\\\\Windows\\\\"'],
  ['an end', ['*.sys'], 'C endswith ".sys"'],
  ['a part', ['*drivers*'], 'C contains "drivers"'],
  ['a pattern with text around', ['/etc/*.conf'], 'C matches regex "(?is)^/etc/.*\\\\.conf$"'],
  ['several forms', ['a', 'b*'], '(C in~ ("a") or C startswith "b")'],
  ['a value that is known only at apply', ['${TfToken[*]}'], 'C in~ ("${TfToken[*]}")'],
])('a column is matched with %s', (_, patterns, condition) => {
  expect(kqlMatch('C', patterns)).toBe(condition);
});

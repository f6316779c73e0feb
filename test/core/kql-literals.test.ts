import fc from 'fast-check';
import { kqlText } from '../../lib/core/kql';
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
  ])('is read back by Microsoft as it was: %j', (text) => {
    const { errors, syntax } = analyse(`Heartbeat | where Computer == ${kqlText(text)}`);
    expect(errors).toEqual([]);
    expect(literalsIn(syntax)).toEqual([text]);
  });

  test('is read back by Microsoft as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { errors, syntax } = analyse(`Heartbeat | where Computer == ${kqlText(text)}`);
        return errors.length === 0 && literalsIn(syntax).join() === text;
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  '"C:\\\\a \\"b\\" \\t"',
  "'it\\'s'",
  '@"C:\\a ""b"""',
  "h@'C:\\a'",
  'h"a"',
  '"\\n\\r\\t\\b\\f\\v\\a\\0"',
  '```a\\b```',
])('the value of the literal %s is what Microsoft reads', (literal) => {
  const read = literalsIn(analyse(`Heartbeat | where Computer == ${literal}`).syntax);
  expect(kqlTokens(literal).map(kqlValue)).toEqual(read);
});

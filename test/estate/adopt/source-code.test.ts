import fc from 'fast-check';
import { Code, codeOf, given } from '../../../lib/estate/adopt/source-code';

/** The value of an expression. */
const evaluated = (code: string): unknown => new Function(`return (${code});`)();

describe('a value as code', () => {
  test('is that value, whatever its texts and names are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        "it's",
        '"',
        '\\',
        '\n',
        '`',
        '${x}',
        '*/',
        '//',
        '</script>',
        '\u2028',
        '\u2029',
        '\ud800',
        '__proto__',
      ),
    );
    const value = fc
      .jsonValue({ maxDepth: 3 })
      .chain((json) =>
        fc.record({ json: fc.constant(json), text, named: fc.dictionary(text, text, { noNullPrototype: true }) }),
      );
    fc.assert(
      fc.property(value, (given) => {
        expect(JSON.stringify(evaluated(codeOf(given)))).toBe(JSON.stringify(given));
      }),
      { numRuns: 100 },
    );
  });

  test('has a member named like the prototype', () => {
    const tags = JSON.parse('{"__proto__": "x"}') as object;
    expect(Object.keys(evaluated(codeOf(tags)) as object)).toEqual(['__proto__']);
  });

  test('has expressions as they are, and leaves out what is absent', () => {
    expect(codeOf({ rule: new Code('rule'), other: new Code('rule'), absent: undefined, list: [] })).toBe(
      '{ rule, other: rule, list: [] }',
    );
  });

  test('has one line as far as it fits', () => {
    expect(codeOf(['a'.repeat(60), 'b'.repeat(60)])).toBe(`[\n  '${'a'.repeat(60)}',\n  '${'b'.repeat(60)}',\n]`);
  });
});

test('what is given is an object with members, or nothing', () => {
  expect(given({ a: undefined, b: {}, c: null })).toBeUndefined();
  expect(given({ a: 1, b: undefined, c: new Code('c') })).toEqual({ a: 1, c: new Code('c') });
});

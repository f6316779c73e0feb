import {
  bytesOf,
  isLater,
  matches,
  quoted,
  type Rewrite,
  re2,
  rewritten,
  rewrittenExpression,
} from '../../lib/core/expressions';

const TOKEN = '${TfToken[TOKEN.1]}';
const OTHER = '${TfToken[TOKEN.2]}';

test.each([
  [`a${TOKEN}`, true],
  ['${var.a}', false],
  ['TfToken[', false],
])('whether the value of %j is known only later: %j', (text, later) => {
  expect(isLater(text)).toBe(later);
});

describe('a text as an expression', () => {
  test.each([
    ['', '""'],
    ['a "b" c:\\d', '"a \\"b\\" c:\\\\d"'],
    ['${a} %{b}', '"$\\u007ba\\u007d %\\u007bb\\u007d"'],
    ['a\tb\u200bc\u{e0001}', '"a\\u0009b\\u200bc\\U000e0001"'],
    [TOKEN, TOKEN],
    [`a${TOKEN}b`, `join("", ["a", ${TOKEN}, "b"])`],
    [TOKEN + OTHER, `join("", [${TOKEN}, ${OTHER}])`],
    ['${TfToken[TOKEN.1] }', '"$\\u007bTfToken[TOKEN.1] \\u007d"'],
  ])('%j is %s', (text, expression) => {
    expect(quoted(text)).toBe(expression);
  });
});

test('a match is an expression', () => {
  expect(matches(/^a{2}\.b$/i, 'x')).toBe('can(regex("(?i)^a\\u007b2\\u007d\\\\.b$", x))');
});

test('the number of bytes is an expression', () => {
  expect(bytesOf('x')).toBe('length(replace(urlencode(x), "/%../", "x"))');
});

describe('replacements', () => {
  const rewrites: readonly Rewrite[] = [
    [/B/i, 'x'],
    [/(x)(y)/i, '$2$1'],
  ];

  test('are made in every place, one after the other', () => {
    expect(rewritten('by-BY', rewrites)).toBe('yx-Yx');
    expect(rewritten('by', [])).toBe('by');
  });

  test('are made the same way by an expression', () => {
    expect(rewrittenExpression('e', rewrites)).toBe(
      'replace(replace(e, "/(?i)B/", "x"), "/(?i)(x)(y)/", "$\\u007b2\\u007d$\\u007b1\\u007d")',
    );
    expect(rewrittenExpression('e', [])).toBe('e');
  });
});

describe('a pattern', () => {
  test('has the syntax of Terraform', () => {
    expect(re2(/[\u00a0\u200B]+$/)).toBe('[\\x{00a0}\\x{200B}]+$');
    expect(re2(/(?<name>a)/i)).toBe('(?i)(?<name>a)');
  });

  test.each([/a(?=b)/, /a(?!b)/, /(?<=a)b/, /(?<!a)b/, /(a)\1/])(
    'that Terraform cannot match is refused: %s',
    (pattern) => {
      expect(() => re2(pattern)).toThrow(new Error(`Terraform cannot match ${String(pattern)}`));
    },
  );
});

import { textOf } from '../../lib/core/problems';
import {
  brokenRule,
  correctedText,
  messageIf,
  propProblems,
  type RuleGroup,
  rightExpression,
  ruleMessages,
  ruleProblems,
  type TextRule,
} from '../../lib/core/text-rules';

const TOKEN = '${TfToken[TOKEN.1]}';

const SLASHES: TextRule = {
  mustNot: /[/]/,
  except: /^http/,
  message: 'must use backslashes',
  instead: (text) => text.replaceAll('/', '\\'),
};
const ABSOLUTE: TextRule = { must: /^c:/, message: 'must begin with c:' };
const NO_SPACE: TextRule = { mustNot: / /, must: /^[^\t]*$/, message: 'must have no space' };
const GROUPS: readonly RuleGroup[] = [[SLASHES, ABSOLUTE], [NO_SPACE]];

describe('a known text', () => {
  test.each([
    ['c:\\a', []],
    ['c:/a', ["path must use backslashes: write 'c:\\a', got 'c:/a'"]],
    ['d:\\a', ["path must begin with c:, got 'd:\\a'"]],
    ['http://a', ["path must begin with c:, got 'http://a'"]],
    ['c:\\a b', ["path must have no space, got 'c:\\a b'"]],
    ['c:\\a\tb', ["path must have no space, got 'c:\\a\\tb'"]],
    ['/ ', ["path must use backslashes: write '\\ ', got '/ '", "path must have no space, got '/ '"]],
    [`${TOKEN} /`, []],
  ])('%j has the first broken rule of every group', (text, problems) => {
    expect(ruleProblems(['path'], text, GROUPS).map(textOf)).toEqual(problems);
  });

  test('breaks a rule, or none', () => {
    expect(brokenRule('d:/', [ABSOLUTE, SLASHES])).toBe(ABSOLUTE);
    expect(brokenRule('c:', [ABSOLUTE, SLASHES])).toBeUndefined();
  });

  test('is corrected until no rule suggests more', () => {
    const shorter: TextRule = { mustNot: /\\\\/, message: '', instead: (text) => text.replace('\\\\', '\\') };
    expect(correctedText('c:////a b', [[SLASHES, ABSOLUTE], [shorter], [NO_SPACE]])).toBe('c:\\a b');
  });
});

describe('a text of a prop', () => {
  test('is checked here if it is known', () => {
    expect(propProblems(['path'], 'd:/ ', [ABSOLUTE, NO_SPACE]).map(textOf)).toEqual([
      "path must begin with c:, got 'd:/ '",
    ]);
  });

  test('is checked by Terraform against every rule if it is known only later', () => {
    const problems = propProblems(['path'], TOKEN, [ABSOLUTE, NO_SPACE]);
    expect(problems.map((problem) => ({ ...problem, later: problem.later?.right('x') }))).toEqual([
      { path: ['path'], message: 'must begin with c:', later: 'can(regex("^c:", x))' },
      {
        path: ['path'],
        message: 'must have no space',
        later: '!can(regex(" ", x)) && can(regex("^[^\\\\t]*$", x))',
      },
    ]);
    expect(problems.map(({ later }) => later?.value)).toEqual([TOKEN, TOKEN]);
  });
});

test('a message applies under a condition', () => {
  expect(messageIf('a', 'is "b"')).toBe('a ? "is \\"b\\"" : ""');
  expect(messageIf('a', 'b', 'c')).toBe('a ? "b" : c');
});

test('a rule with exceptions is right for those, or if it is not broken', () => {
  expect(rightExpression(SLASHES, 'x')).toBe('can(regex("^http", x)) || (!can(regex("[/]", x)))');
});

test('the first broken rule of every group is an expression, which is empty if there is none', () => {
  expect(ruleMessages('x', GROUPS)).toEqual([
    '!can(regex("^http", x)) && (can(regex("[/]", x))) ? "must use backslashes" : !can(regex("^c:", x)) ? "must begin with c:" : ""',
    'can(regex(" ", x)) || !can(regex("^[^\\\\t]*$", x)) ? "must have no space" : ""',
  ]);
});

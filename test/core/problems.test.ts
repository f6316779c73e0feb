import {
  at,
  certain,
  listed,
  moved,
  type Problem,
  pathText,
  phrase,
  rejectLines,
  rejectProblems,
  shown,
  textOf,
  within,
} from '../../lib/core/problems';

const CLASH: Problem = { path: ['windows'], message: phrase`contradicts ${at('linux', 0)} (${7}): remove '${'one'}'` };
const LATER: Problem = {
  path: ['name'],
  message: 'is long',
  later: { value: '${a}', right: (text) => `${text} != ""` },
};

test('a problem is a sentence that names every value it is about', () => {
  expect(textOf(CLASH)).toBe("windows contradicts linux[0] (7): remove 'one'");
  expect(textOf({ path: [], message: 'is wrong' })).toBe('is wrong');
});

test('a problem moves with all that it names', () => {
  expect(within(['settings', 1], [CLASH, LATER]).map(textOf)).toEqual([
    "settings[1].windows contradicts settings[1].linux[0] (7): remove 'one'",
    'settings[1].name is long',
  ]);
  const [problem] = moved([LATER], ([first = '']) => [`${first}s`]);
  expect(problem).toEqual({ ...LATER, path: ['names'] });
});

test.each([
  [[], ''],
  [[0], '[0]'],
  [['cost center'], 'cost center'],
  [['windows', 'files', 0, 'path'], 'windows.files[0].path'],
  [['tags', 'cost center'], "tags['cost center']"],
  [['tags', '9a', 'a-'], "tags['9a']['a-']"],
  [['tags', '$a_9', '_', ''], "tags.$a_9._['']"],
])('the path %j is %j', (path, text) => {
  expect(pathText(path)).toBe(text);
});

describe('problems are thrown', () => {
  test('as one error that lists each certain one once', () => {
    expect(certain([CLASH, LATER])).toEqual([CLASH]);
    const all = [CLASH, LATER, { path: ['name'], message: 'is missing' }, CLASH];
    expect(() => rejectProblems('Rule', all)).toThrow(
      new Error(
        "Validation failed with the following errors:\n  [Rule] windows contradicts linux[0] (7): remove 'one'\n  [Rule] name is missing",
      ),
    );
  });

  test('unless there is none', () => {
    expect(() => rejectProblems('Rule', [LATER])).not.toThrow();
    expect(() => rejectLines([])).not.toThrow();
  });
});

test.each([
  [[], undefined, ''],
  [['a', 'b'], 2, "'a', 'b'"],
  [['a', 'b', 'c', 'd'], 2, "'a', 'b' and 2 more"],
  [[...'abcdefghijk'], undefined, "'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j' and 1 more"],
])('of %j at most %j are listed', (values, most, text) => {
  expect(listed(values, most)).toBe(text);
});

describe('in a message', () => {
  test.each([
    ['text', "'text'"],
    ['x'.repeat(120), `'${'x'.repeat(120)}'`],
    ['x'.repeat(121), `'${'x'.repeat(117)}...'`],
    ['a\tb\n', "'a\\tb\\n'"],
    ['a\u200bb\u00a0\u{e0001}', "'a\\u{200b}b\\u{a0}\\u{e0001}'"],
    ['می\u200cخواهم 👩\u200d🚀', "'می\u200cخواهم 👩\u200d🚀'"],
    [[], 'a list'],
    [() => 1, 'a function'],
    [{}, 'an object'],
    [null, 'null'],
    [undefined, 'undefined'],
    [7, '7'],
  ])('%j is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

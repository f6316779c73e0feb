import {
  lengthProblems,
  literalProblems,
  literalThen,
  missingProblems,
  namedProblems,
  numberProblems,
  oneOfProblems,
  propNumberProblems,
  rangeProblems,
  renamedProblems,
  repeatProblems,
  textProblems,
  wordListProblems,
} from '../../lib/core/checks';
import { type Problem, textOf } from '../../lib/core/problems';

const TEXT = '${TfToken[TOKEN.1]}';
const NUMBER = -1.8881545897087827e289;
const LIST = ['#{TfToken[TOKEN.2]}'];
const MAP = { '&{TfToken[TOKEN.3]}': 'String Map Token Value' };
const SIZES = ['small', 'large'];

const LITERAL_LIST =
  'must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked';
const LITERAL_MAP = 'must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked';

test.each<[string, Problem[], ...string[]]>([
  ['text', textProblems(['name'], '')],
  ['no text', textProblems(['name'], undefined), 'name must be text, got undefined'],
  [
    'the list of a text',
    textProblems(['name'], LIST[0]),
    'name must be one text: the items of a Terraform list are unknown until apply and cannot be checked',
  ],
  ['a list', literalProblems(['names'], ['a', 7])],
  ['a list of later items', literalProblems(['names'], [7, ...LIST]), `names ${LITERAL_LIST}`],
  ['a map', literalProblems(['tags'], { a: LIST[0] })],
  ['a map of later keys', literalProblems(['tags'], MAP), `tags ${LITERAL_MAP}`],
  ['no list and no map', [null, undefined, 7, LIST[0]].flatMap((value) => literalProblems(['tags'], value))],
  ['objects', missingProblems({ rule: {}, list: [] }, 'rule', 'list')],
  [
    'missing objects',
    missingProblems({ rule: null, name: 'a' }, 'rule', 'name', 'other'),
    'rule must be given, got null',
    "name must be given, got 'a'",
    'other must be given, got undefined',
  ],
  ['no length', lengthProblems(['name'], undefined, 3)],
  ['a length', ['a', 'abc'].flatMap((text) => lengthProblems(['name'], text, 3))],
  ['no characters', lengthProblems(['name'], '', 3), 'name must have 1 to 3 characters, got 0'],
  ['many characters', lengthProblems(['name'], 'abcd', 3), 'name must have 1 to 3 characters, got 4'],
  ['many bytes', lengthProblems(['name'], 'äb', 3)],
  [
    'too many bytes',
    lengthProblems(['name'], 'ää', 3),
    'name must have at most 3 bytes (the provider counts bytes), got 4',
  ],
  ['the length of no text', lengthProblems(['name'], 7 as never, 3), 'name must be text, got 7'],
  ['a number', numberProblems(['days'], Number.NaN)],
  [
    'a number in quotes',
    numberProblems(['days'], ' 7 '),
    "days must be a number, got the text ' 7 ': remove the quotes",
  ],
  ['spaces', numberProblems(['days'], ' '), "days must be a number, got ' '"],
  ['a word', numberProblems(['days'], 'a'), "days must be a number, got 'a'"],
  ['a flag', numberProblems(['days'], true), 'days must be a number, got true'],
  ['no number of a range', rangeProblems(['days'], undefined, 3, 5)],
  ['numbers of a range', [3, 4, 5].flatMap((days) => rangeProblems(['days'], days, 3, 5))],
  [
    'numbers outside of a range',
    [2, 3.5, 6].flatMap((days) => rangeProblems(['days'], days, 3, 5, 'days')),
    'days must be a whole number from 3 to 5 days, got 2',
    'days must be a whole number from 3 to 5 days, got 3.5',
    'days must be a whole number from 3 to 5 days, got 6',
  ],
  ['a range without a unit', rangeProblems(['count'], 2, 3, 5), 'count must be a whole number from 3 to 5, got 2'],
  ['no number in a range', rangeProblems(['days'], null as never, 3, 5), 'days must be a number, got null'],
  ['a word of a set', oneOfProblems(['size'], 'small', SIZES)],
  [
    'a word outside of a set',
    oneOfProblems(['size'], 'smal', SIZES),
    "size must be one of 'small', 'large', got 'smal'; did you mean 'small'?",
  ],
  ['no word', oneOfProblems(['size'], 7 as never, SIZES), 'size must be text, got 7'],
  ['words', repeatProblems(['sizes'], SIZES)],
  ['repeated words', repeatProblems(['sizes'], ['a', 'b', 'b', 'a', 'b', 'c']), "sizes repeats 'b', 'a'"],
  ['words of a set', wordListProblems(['sizes'], ['large'], SIZES)],
  [
    'no words of a set',
    wordListProblems(['sizes'], [], SIZES),
    "sizes must name at least one of 'small', 'large', got none: leave it out for all",
  ],
  [
    'wrong and repeated words',
    wordListProblems(['sizes'], ['large', 'huge', 'large'], SIZES),
    "sizes[1] must be one of 'small', 'large', got 'huge'",
    "sizes repeats 'large'",
  ],
  ['words known only later', wordListProblems(['sizes'], LIST, SIZES), `sizes ${LITERAL_LIST}`],
])('%s', (_, problems, ...texts) => {
  expect(problems.map(textOf)).toEqual(texts);
});

describe('a list of allowed words is cut off in a message', () => {
  const words = Array.from({ length: 61 }, (_, index) => `word${index}`);
  const some = `${words
    .slice(0, 60)
    .map((word) => `'${word}'`)
    .join(', ')} and 1 more`;

  test('after 60', () => {
    expect(oneOfProblems(['a'], '-', words).map(textOf)).toEqual([`a must be one of ${some}, got '-'`]);
    expect(wordListProblems(['a'], [], words).map(textOf)).toEqual([
      `a must name at least one of ${some}, got none: leave it out for all`,
    ]);
  });
});

test.each<[string, Problem[], string, string | number, string]>([
  [
    'the length of a text',
    lengthProblems(['a'], TEXT, 3),
    'must have 1 to 3 characters',
    TEXT,
    'x != "" && length(replace(urlencode(x), "/%../", "x")) <= 3',
  ],
  [
    'the range of a number',
    rangeProblems(['a'], NUMBER, 3, 5),
    'must be a whole number from 3 to 5',
    NUMBER,
    'tonumber(x) >= 3 && tonumber(x) <= 5 && floor(tonumber(x)) == tonumber(x)',
  ],
  [
    'a number',
    propNumberProblems(['a'], NUMBER, 'must be odd', { isRight: true, right: (number) => `${number} % 2 == 1` }),
    'must be odd',
    NUMBER,
    'tonumber(x) % 2 == 1',
  ],
  [
    'a word',
    oneOfProblems(['a'], TEXT, SIZES),
    "must be one of 'small', 'large'",
    TEXT,
    'contains(["small", "large"], x)',
  ],
])('%s that is known only later is checked by Terraform', (_, problems, message, value, right) => {
  expect(
    problems.map(({ later, ...problem }) => ({ ...problem, value: later?.value, right: later?.right('x') })),
  ).toEqual([{ path: ['a'], message, value, right }]);
});

describe('the items of a map', () => {
  const problems = (map: Readonly<Record<string, number>> | undefined) =>
    namedProblems(['machines'], map, (path, value, name) => [{ path, message: `is ${name} ${value}` }]).map(textOf);

  test('have names', () => {
    expect(problems({ a: 1, ' ': 2 })).toEqual([
      'machines.a is a 1',
      'machines must not have an empty name',
      "machines[' '] is   2",
    ]);
  });

  test('are left alone if there is no map, or if it is known only later', () => {
    expect(problems(undefined)).toEqual([]);
    expect(problems(MAP as never)).toEqual([`machines ${LITERAL_MAP}`]);
  });
});

test('the items of a list are checked unless they are known only later', () => {
  const problems = (list: readonly string[]) =>
    literalThen(['names'], list, (path, [first]) => [{ path, message: `begins with ${first}` }]).map(textOf);
  expect(problems(['a'])).toEqual(['names begins with a']);
  expect(problems(LIST)).toEqual([`names ${LITERAL_LIST}`]);
});

describe('new names by old ones', () => {
  const problems = (renamed: Readonly<Record<string, string>> | undefined, ...named: (object | undefined)[]) =>
    renamedProblems(['renamed'], renamed, named).map(textOf);

  test('name what is in use, each once', () => {
    expect(problems({ old: 'a', older: 'b' }, { a: 1 }, undefined, { b: 1 })).toEqual([]);
    expect(problems({ a: 'a' }, { a: 1 })).toEqual([]);
    expect(problems(undefined, { a: 1 })).toEqual([]);
    expect(problems({ web: 'db', app: 'weeb', old: 'db' }, { web: 1, db: 1 })).toEqual([
      "renamed.web names 'web', which is still in use: remove the entry",
      "renamed.app must be one of 'web', 'db', got 'weeb'; did you mean 'web'?",
      "renamed repeats 'db'",
    ]);
  });

  test('are not compared with names that are known only later', () => {
    expect(problems({ old: 'a' }, { b: 1 }, MAP)).toEqual([]);
    expect(problems(MAP, { b: 1 })).toEqual([`renamed ${LITERAL_MAP}`]);
  });
});

import { fits, isLater, isQuoted, remedy } from '../../lib/core/shape-remedies';
import type { Shape } from '../../lib/core/shapes';

const TEXT = '${TfToken[TOKEN.1]}';
const LIST = '#{TfToken[TOKEN.2]}';
const TOKEN = { resolve: () => 1 };
const SCOPE: Shape = {
  needs: [['subscriptionId'], ['resourceGroupId']],
  keys: { 'subscriptionId?': 'text', 'resourceGroupId?': 'text' },
};

describe('the remedy of a wrong value', () => {
  test.each<[unknown, Shape, string]>([
    [TOKEN, 'text', ': use Token.asString'],
    [LIST, 'text', ': use Token.asString'],
    [TOKEN, 'number', ': use Token.asNumber'],
    [TEXT, 'flag', ', which cannot be checked: set a literal value'],
    ['true', 'flag', ': remove the quotes'],
    ['7', 'number', ': remove the quotes'],
    ['on', 'flag', ''],
    [2.5, 'text', ': put it in quotes, because a number has no zeros at the end, so that 2.30 becomes 2.3'],
    [2.5, 'flag', ''],
    [7, 'text', ": write '7'"],
    [true, 'text', ": write 'true'"],
    [true, 'number', ''],
    [null, 'text', ''],
    ['/Subscriptions/a/resourceGroups/b', SCOPE, ": write { resourceGroupId: '…' }"],
    ['/subscriptions/a', SCOPE, ": write { subscriptionId: '…' }"],
    ['subscription', SCOPE, ''],
    [7, SCOPE, ''],
    ['/subscriptions/a', { keys: { subscriptionId: 'text' } }, ''],
    [[], { map: 'text' }, ': give each item a key, such as { first: … }'],
    [['a'], { keys: { 'a?': 'flag' } }, ": write { 'a': '…' }"],
    [['a'], { keys: { 'b?': 'flag' } }, ''],
    [['a'], { keys: { a: 'flag' } }, ''],
    [[7], { keys: { '7?': 'flag' } }, ''],
    [['a'], 'text', ''],
    [['a'], { one: ['a'] }, ''],
    ['a', { list: 'text' }, ': wrap the single item in a list'],
    [7, { list: 'text' }, ''],
    ['a', 'instance', ''],
    ['a', { map: 'text' }, ''],
  ])('%j in the place of %j is %j', (value, shape, text) => {
    expect(remedy(value, shape)).toBe(text);
  });
});

describe('a value fits the shape', () => {
  const values = ['a', 7, true, [], {}, TOKEN, undefined];
  test.each<[Shape, unknown[]]>([
    ['text', ['a']],
    ['number', [7]],
    ['flag', [true]],
    ['instance', [{}, TOKEN]],
    ['any', values],
    [{ one: ['b', 8] }, ['a', 7]],
    [{ list: 'text' }, [[]]],
    [{ map: 'text' }, [{}]],
  ])('%j if it has its type', (shape, fitting) => {
    expect(values.filter((value) => fits(value, shape))).toEqual(fitting);
  });
});

test('a value is known only later if it is a token', () => {
  const values = [TEXT, LIST, TOKEN, 'a', 7, {}, null];
  expect(values.filter(isLater)).toEqual([TEXT, LIST, TOKEN]);
});

describe('a text is in quotes what would be', () => {
  const texts = ['true', 'false', '7', '-1.5', '0x', '', ' ', 'Infinity'];
  test.each<[string, Shape, string[]]>([
    ['a flag', 'flag', ['true', 'false']],
    ['a number', 'number', ['7', '-1.5']],
    ['a word', { one: [7, false, ''] }, ['false', '7', '']],
    ['no text', 'text', []],
    ['no list', { list: 'number' }, []],
  ])('%s', (_, shape, quoted) => {
    expect(texts.filter((text) => isQuoted(text, shape))).toEqual(quoted);
  });
});

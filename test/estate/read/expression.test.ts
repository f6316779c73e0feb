import { SENSITIVE } from '../../../lib/estate/model/value';
import { evaluate } from '../../../lib/estate/read/expression';

const STATED: Readonly<Record<string, unknown>> = {
  'local.name': 'web "1"',
  'local.files': [{ path: '/etc/hosts' }],
  'local.more': { b: 2 },
  'var.secret': SENSITIVE,
};
const value = (expression: string) => evaluate(expression, (reference) => STATED[reference]);

describe('an expression', () => {
  test.each([
    ['"a\\n\\"b\\""', 'a\n"b"'],
    ['-1.5e3', -1500],
    ['null', null],
    ['local.name', 'web "1"'],
    ['"vm-${local.name}"', 'vm-web "1"'],
    ['[1, true, "a",]', [1, true, 'a']],
    ['{ a = 1, "b" : [] }', { a: 1, b: [] }],
    ['{\n  a = 1 # one\n  b = local.more\n}', { a: 1, b: { b: 2 } }],
    ['jsonencode({ files = local.files })', '{"files":[{"path":"/etc/hosts"}]}'],
    ['jsonencode({ id = azurerm_storage_account.a.id })', '{"id":"${azurerm_storage_account.a.id}"}'],
    ['merge({ a = 1 }, local.more)', { a: 1, b: 2 }],
    ['concat([1], toset([2]))', [1, 2]],
    ['lower("RG")', 'rg'],
    ['length([1, 2])', 2],
    ['length({ a = 1 })', 1],
    ['tomap({ a = tolist([1]) })', { a: [1] }],
    [' // comment\n 12 # comment', 12],
    ['1E+2', 100],
    ['{ "a${local.name}" = 1, }', { 'aweb "1"': 1 }],
    ['"$${local.name} ${azurerm_x.a.id}"', '$${local.name} ${azurerm_x.a.id}'],
    ['"a\\\\"', 'a\\'],
    [`${'['.repeat(49)}1${']'.repeat(49)}`, JSON.parse(`${'['.repeat(49)}1${']'.repeat(49)}`)],
    ['[azurerm_x.a.id, other(1)]', ['${azurerm_x.a.id}', '${other(1)}']],
    ['lookup(local.more, "b", 1)', 2],
    ['lookup(local.more, "toString", "none")', 'none'],
  ])('%s has a value', (expression, wanted) => {
    expect(value(expression)).toEqual(wanted);
  });

  test.each([
    'azurerm_storage_account.a.id',
    'jsonencode(azurerm_storage_account.a)',
    '1 + 2',
    'local.a ? 1 : 2',
    'lookup(local.more, "${var.key}", 1)',
    'lookup(local.name, "b", 1)',
    '[for one in local.files : one.path]',
    'local.files[*].path',
    'file("secret.txt")',
    'length("text")',
    'lower(1)',
    'concat([], 1)',
    'lookup({}, 1, 2)',
    'toString(1)',
    '[1 2]',
    '{ 1 = 2 }',
    '{ a 1 }',
    '"a\\x"',
    '1a',
    `${'['.repeat(50)}1${']'.repeat(50)}`,
    '"not closed',
    '{ a = }',
    'merge({}, [])',
    '',
    '['.repeat(100_000),
  ])('%.40s has none', (expression) => {
    expect(value(expression)).toBeUndefined();
  });

  test('that holds a sensitive value is sensitive', () => {
    expect(value('jsonencode({ key = var.secret })')).toBe(SENSITIVE);
    expect(value('"key ${var.secret}"')).toBe(SENSITIVE);
  });
});

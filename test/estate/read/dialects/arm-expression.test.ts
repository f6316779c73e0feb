import { SENSITIVE } from '../../../../lib/estate/model/value';
import { evaluate, type TemplateScope } from '../../../../lib/estate/read/dialects/arm-expression';

const SECRET = { id: SENSITIVE };
const PARAMETERS: Readonly<Record<string, unknown>> = {
  name: 'a',
  list: [1, 2],
  nested: { a: { b: 1 } },
  secret: SENSITIVE,
  holder: SECRET,
  open: '${resourceGroup().location}',
};
const SCOPE: TemplateScope = {
  parameter: (name) => PARAMETERS[name],
  variable: (name) => `variable ${name}`,
  base: '/subscriptions/S/resourceGroups/rg',
  copyIndex: 2,
};
const PLACE = '/subscriptions/S/resourceGroups/rg/providers';

test.each<[text: string, value: unknown]>([
  ['text', 'text'],
  ['[[literal]', '[literal]'],
  ['[no', '[no'],
  ['no]', 'no]'],
  ["[ parameters ( 'name' ) ]", 'a'],
  ["[variables('v')]", 'variable v'],
  ["['it''s']", "it's"],
  ['[12]', 12],
  ['[-3]', -3],
  ["[concat('a', 1, true())]", 'a1true'],
  ["[concat(parameters('list'), createArray(3))]", [1, 2, 3]],
  ['[concat()]', ''],
  ["[format('{0}-{1}-{0}', 'a', 2)]", 'a-2-a'],
  ["[string(parameters('nested'))]", '{"a":{"b":1}}'],
  ["[string(parameters('list'))]", '[1,2]'],
  ['[string(5)]', '5'],
  ["[int('7')]", 7],
  ["[bool('True')]", true],
  ['[bool(1)]', true],
  ["[bool('10')]", false],
  ["[bool('no')]", false],
  ['[false()]', false],
  ['[null()]', null],
  ["[toLower('AbC')]", 'abc'],
  ["[toUpper('AbC')]", 'ABC'],
  ["[if(true(), 'yes', 'no')]", 'yes'],
  ["[if(false(), 'yes', 'no')]", 'no'],
  ["[equals('a', 'a')]", true],
  ["[equals('a', 'b')]", false],
  ["[equals(parameters('list'), createArray(1, 2))]", true],
  ['[not(true())]', false],
  ['[not(false())]', true],
  ['[json(\'{"a":1}\')]', { a: 1 }],
  ["[createObject('a', 1, 'b', 2)]", { a: 1, b: 2 }],
  ['[copyIndex()]', 2],
  ['[copyIndex(1)]', 3],
  ["[copyIndex('loop', 5)]", 7],
  ["[resourceId('A.B/c', 'n')]", `${PLACE}/A.B/c/n`],
  ["[resourceId('A.B/c/d', 'n', 'm')]", `${PLACE}/A.B/c/n/d/m`],
  ["[resourceId('g', 'A.B/c', 'n')]", '/subscriptions/S/resourceGroups/g/providers/A.B/c/n'],
  ["[resourceId('T', 'g', 'A.B/c', 'n')]", '/subscriptions/T/resourceGroups/g/providers/A.B/c/n'],
  ["[subscriptionResourceId('A.B/c', 'n')]", '/subscriptions/S/providers/A.B/c/n'],
  ["[tenantResourceId('A.B/c', 'n')]", '/providers/A.B/c/n'],
  ["[managementGroupResourceId('A.B/c', 'n')]", `${PLACE}/A.B/c/n`],
  ["[extensionResourceId('/vm', 'A.B/c', 'n')]", '/vm/providers/A.B/c/n'],
  ['[resourceGroup().id]', '/subscriptions/S/resourceGroups/rg'],
  ['[resourceGroup().name]', 'rg'],
  ['[subscription().id]', '/subscriptions/S'],
  ['[subscription().subscriptionId]', 'S'],
  ["[parameters('nested').a['b']]", 1],
  ["[parameters('list')[1]]", 2],
])('%s has a value', (text, value) => {
  expect(evaluate(text, SCOPE)).toEqual(value);
});

test.each([
  "parameters('missing')",
  "concat(parameters('list'), 'a')",
  "concat('a', parameters('secret'))",
  "format(1, 'a')",
  "format('{0}', parameters('nested'))",
  "format('{0}{1}', 'a')",
  "string(parameters('secret'))",
  "string(parameters('holder'))",
  "int(parameters('secret'))",
  "int(parameters('open'))",
  "bool(parameters('secret'))",
  "bool(parameters('open'))",
  'toLower(1)',
  'toUpper(1)',
  "if('x', 'yes', 'no')",
  "equals(parameters('secret'), 'b')",
  "equals('b', parameters('open'))",
  "not('x')",
  "json('{')",
  'json(1)',
  "resourceId('n')",
  "resourceId('A.B/c/d', 'n')",
  "resourceId('A.B/c', parameters('secret'))",
  "extensionResourceId(1, 'A.B/c', 'n')",
  'resourceGroup().location',
  'subscription().tenantId',
  "parameters('list')[9]",
  "parameters('list')[1",
  "uniqueString('a')",
  "constructor('a')",
  "__proto__('a')",
  "concat('a' 'b')",
  "concat('a'",
  "concat('a',)",
  "concat('a', uniqueString('b'))",
  'concat',
  "concat('a') x",
  "'a",
  '1.5',
  '',
])('[%s] stays an expression', (text) => {
  expect(evaluate(`[ ${text} ]`, SCOPE)).toBe(`\${${text}}`);
});

test('expressions are looked for in lists and objects', () => {
  expect(evaluate({ a: ["[parameters('name')]", 1, null, true], b: { c: '[copyIndex()]' } }, SCOPE)).toEqual({
    a: ['a', 1, null, true],
    b: { c: 2 },
  });
});

test.each([
  ['[copyIndex()]', '${copyIndex()}'],
  ['[resourceGroup().id]', '${resourceGroup().id}'],
  ['[subscription().id]', '${subscription().id}'],
  ["[resourceId('A.B/c', 'n')]", '${rg}/providers/A.B/c/n'],
  ["[resourceId('g', 'A.B/c', 'n')]", '${rg}/providers/A.B/c/n'],
  ["[subscriptionResourceId('A.B/c', 'n')]", '${rg}#subscription/providers/A.B/c/n'],
])('%s without a known place or loop is %s', (text, value) => {
  const { copyIndex: _copyIndex, ...scope } = SCOPE;
  expect(evaluate(text, { ...scope, base: '${rg}' })).toBe(value);
});

import { textOf } from '../../lib/core/problems';
import { isEscaped, templateProblems } from '../../lib/core/templates';

const TEMPLATES: [unknown, ...string[]][] = [
  [{ name: 'ct-${env}' }, misread('name', '${env}', 'ct-${env}')],
  [{ scope: { subscriptionId: '${props.id}' } }, misread('scope.subscriptionId', '${props.id}', '${props.id}')],
  [{ notScopes: ['a', '${ b'] }, misread('notScopes[1]', '${ b', '${ b')],
  [{ tags: { 'a b': '%{x} y' } }, misread("tags['a b']", '%{x}', '%{x} y')],
  [{ virtualMachines: { '${name}': {} } }, misread('virtualMachines keys', '${name}', '${name}')],
  [
    { writers: JSON.parse('{ "__proto__": "x" }') },
    "writers must not have the key '__proto__', which the framework drops",
  ],
  [{ name: 'a $${b} %%{c} 100% $5 {d}' }],
  [{ name: '${var.a}-${each.key}-${azurerm_resource_group.a.name}-${upper("a")}-${true ? 1 : 2}' }],
  [{ name: '${TfToken[TOKEN.7]}', other: '%{ if var.a }b%{ endif }' }],
  [{ name: '%{~if var.a~}a%{else}b%{endif}%{~ for a in var.b ~}c%{ endfor }' }],
  [
    {
      name: '${count.index} ${data.azurerm_subscription.a.id} ${each.key} ${ephemeral.vault.a} ${local.a} ${module.a.b}',
      other: '${path.module} ${self.id} ${terraform.workspace} ${var.a} ${ true }, ${false} and ${null}',
    },
  ],
  [{ a: '${a + b}', b: '${9}', c: '${"a"}', d: '${a.b c}', e: '${a.}', f: '${(a)}' }],
  [{ a: '${a b}' }],
  [{ name: '${var}' }, misread('name', '${var}', '${var}')],
  [{ name: '${azurerm_group}' }, misread('name', '${azurerm_group}', '${azurerm_group}')],
  [{ name: '${ a-b.c-d.0.e\n}' }, misread('name', '${ a-b.c-d.0.e\\n}', '${ a-b.c-d.0.e\\n}')],
  [{ name: 'a ${ } b' }, misread('name', '${ }', 'a ${ } b')],
  [{ name: '$${a} %%{b} ${c}' }, misread('name', '${c}', '$${a} %%{b} ${c}')],
  [{ name: '${var.a} ${b}' }, misread('name', '${b}', '${var.a} ${b}')],
  [{ name: '${a} %{ b' }, misread('name', '%{ b', '${a} %{ b')],
  [{ name: '%{iffy}' }, misread('name', '%{iffy}', '%{iffy}')],
  [{ name: '${var.a${TfToken[TOKEN.7]}' }, misread('name', '${var.a', '${var.a${TfToken[TOKEN.7]}')],
  [{ name: '${a$${b}' }, misread('name', '${ab}', '${a$${b}')],
  [{ '${name}': 1 }, misread('props keys', '${name}', '${name}')],
  [JSON.parse('{ "__proto__": "x" }'), "props must not have the key '__proto__', which the framework drops"],
  [
    {
      settings: { name: '${b}' },
      rule: new (class Rule {
        readonly ruleId = '${b}';
      })(),
    },
  ],
];

function misread(where: string, part: string, text: string): string {
  return `${where} must not contain '${part}', which Terraform would read as an expression, got '${text}': use backticks for a value of the program, or write '${part[0]}${part}' for the text itself`;
}

describe('text that Terraform would misread', () => {
  test.each(TEMPLATES)('%j', (props, ...expected) => {
    expect(templateProblems(props).map(textOf)).toEqual(expected);
  });
});

describe('texts that are no templates', () => {
  test('are those at the escaped places and below them', () => {
    const props = { own: { a: { query: ['${b}'], title: '${b}' } }, query: '${b}', own2: { a: { query: '${b}' } } };
    expect(templateProblems(props, ['own.*.query', 'sql']).map(({ path }) => path)).toEqual([
      ['own', 'a', 'title'],
      ['query'],
      ['own2', 'a', 'query'],
    ]);
  });

  test.each([
    [['own', 'a', 'query'], true],
    [['own', 'a', 'query', 0, 'text'], true],
    [['sql'], true],
    [['own', 'a', 'title'], false],
    [['own', 'a'], false],
    [[], false],
    [['kql'], false],
    [['kql', 'a'], true],
  ])('are at %j: %j', (path, escaped) => {
    expect(isEscaped(path, ['own.*.query', 'sql', 'kql.*'])).toBe(escaped);
  });
});

import { parseEmbedded, soleExpression, templateText } from '../../lib/estate/model/template';
import { masked, SENSITIVE, UNKNOWN } from '../../lib/estate/model/value';
import { mergeInputs, readInput } from '../../lib/estate/read/documents';
import { plan } from './support';

const association = (attributes: object) => ({
  resource: { azurerm_monitor_data_collection_rule_association: { m: attributes } },
});
const afters = (document: unknown) =>
  readInput(document).changes.map(({ address, after }) => [address, after?.['target_resource_id']]);

describe('configuration', () => {
  test('unfolds for_each over a local and over a map of its own', () => {
    const expected = [
      ['azurerm_monitor_data_collection_rule_association.m["a"]', '/vm/a'],
      ['azurerm_monitor_data_collection_rule_association.m["b"]', '/vm/b'],
    ];
    const machines = { a: { id: '/vm/a' }, b: { id: '/vm/b' } };
    const each = { for_each: '${local.machines}', target_resource_id: '${each.value.id}' };
    expect(afters({ locals: { machines }, ...association(each) })).toEqual(expected);
    expect(afters(association({ for_each: machines, target_resource_id: '${each.value["id"]}' }))).toEqual(expected);
    const keys = { for_each: '${toset(local.names)}', target_resource_id: '/vm/${each.key}' };
    expect(afters({ locals: { names: ['a', 'b'] }, ...association(keys) })).toEqual(expected);
  });

  test('unfolds count', () => {
    expect(afters(association({ count: 2, target_resource_id: '/vm/${count.index}' }))).toEqual([
      ['azurerm_monitor_data_collection_rule_association.m[0]', '/vm/0'],
      ['azurerm_monitor_data_collection_rule_association.m[1]', '/vm/1'],
    ]);
  });

  test('keeps one resource where the instances cannot be known', () => {
    const each = { for_each: '${var.machines}', target_resource_id: '${each.value}' };
    expect(afters(association(each))).toEqual([
      ['azurerm_monitor_data_collection_rule_association.m[*]', '${each.value of var.machines}'],
    ]);
    expect(afters(association({ count: 1e12 }))).toEqual([
      ['azurerm_monitor_data_collection_rule_association.m[*]', undefined],
    ]);
  });

  test('is taken in every form Terraform takes', () => {
    const body = { target_resource_id: '/vm/a' };
    const address = 'azurerm_monitor_data_collection_rule_association.m';
    const type = 'azurerm_monitor_data_collection_rule_association';
    expect(afters({ resource: [{ [type]: [{ m: [body] }] }] })).toEqual([[address, '/vm/a']]);
  });

  test('with a name of a prototype in it harms nobody', () => {
    const document = JSON.parse('{"locals":{"__proto__":{"x":1}},"resource":{"__proto__":{"a":{}}}}') as unknown;
    expect(readInput(document).changes).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a plan of an alert', () => {
  const address = 'azurerm_monitor_scheduled_query_rules_alert_v2.a';
  const after = { scopes: [null], action: [{ action_groups: ['/groups/everybody', null] }] };
  const unknown = { scopes: [true], action: [{ action_groups: [false, true] }] };
  const read = (expressions: object) => {
    const resources = [{ address, type: address.split('.')[0], expressions }];
    const document = { ...plan({ address, after, unknown }), configuration: { root_module: { resources } } };
    const [change] = readInput(document).changes;
    return change?.after;
  };
  const workspace = ['azurerm_log_analytics_workspace.w.id', 'azurerm_log_analytics_workspace.w'];
  const group = ['azurerm_monitor_action_group.g.id', 'azurerm_monitor_action_group.g'];

  test('tells the items of a list that JSON states word for word', () => {
    const groups = ['/groups/everybody', '${azurerm_monitor_action_group.g.id}'];
    expect(
      read({
        scopes: { constant_value: ['${azurerm_log_analytics_workspace.w.id}'], references: workspace },
        action: [{ action_groups: { constant_value: groups, references: group } }],
      }),
    ).toMatchObject({ scopes: ['${azurerm_log_analytics_workspace.w.id}'], action: [{ action_groups: groups }] });
  });

  test('tells the only item of a list of other configuration by what it refers to', () => {
    const attributes = read({ scopes: { references: workspace }, action: [{ action_groups: { references: group } }] });
    expect(attributes).toMatchObject({
      scopes: ['${azurerm_log_analytics_workspace.w.id}'],
      action: [{ action_groups: ['/groups/everybody', UNKNOWN] }],
    });
  });

  test('does not guess what a variable, another kind of resource or several resources are', () => {
    for (const references of [
      ['var.scope'],
      ['azurerm_resource_group.g.id'],
      [...workspace, 'azurerm_log_analytics_workspace.v.id'],
    ])
      expect(read({ scopes: { references } })).toMatchObject({ scopes: [UNKNOWN] });
    expect(read({ scopes: { constant_value: ['${var.scope}'], references: ['var.scope'] } })).toMatchObject({
      scopes: [UNKNOWN],
    });
  });
});

describe('a plan', () => {
  test('tells from the configuration what is known only at apply, in modules too', () => {
    const address = 'module.ct["a"].azurerm_monitor_data_collection_rule_association.m';
    const document = {
      ...plan({ address, after: {}, unknown: { data_collection_rule_id: true } }),
      configuration: {
        root_module: {
          module_calls: {
            ct: {
              module: {
                resources: [
                  {
                    address: 'azurerm_monitor_data_collection_rule_association.m',
                    type: 'azurerm_monitor_data_collection_rule_association',
                    expressions: {
                      data_collection_rule_id: { constant_value: '${azurerm_monitor_data_collection_rule.ct.id}' },
                    },
                  },
                ],
              },
            },
          },
        },
      },
    };
    expect(readInput(document).changes[0]?.after?.['data_collection_rule_id']).toBe(
      '${module.ct["a"].azurerm_monitor_data_collection_rule.ct.id}',
    );
  });

  test('tells a role from its id, whatever expression gives the subscription', () => {
    const address = 'azurerm_role_assignment.reader';
    const id = '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7';
    const expression = (text: string) => ({ role_definition_id: { constant_value: text } });
    const read = (text: string) => {
      const resources = [{ address, type: 'azurerm_role_assignment', expressions: expression(text) }];
      const configuration = { root_module: { resources } };
      const document = { ...plan({ address, after: {}, unknown: { role_definition_id: true } }), configuration };
      return readInput(document).changes[0]?.after?.['role_definition_id'];
    };
    const subscription = '${join("/", slice(split("/", azurerm_monitor_data_collection_rule.ct.id), 0, 3))}';
    expect(read(subscription + id)).toBe(subscription + id);
    expect(typeof read(`\${join("", ["${id}"])}x`)).toBe('symbol');
  });

  test.each([
    [{ errored: true }, 'partial: the run failed, plan again'],
    [{ complete: false }, 'partial: -target, -exclude or a deferral leaves changes to a later plan'],
    [{ errored: false, complete: true }, undefined],
  ])('with %j says whether it is partial', (flags, what) => {
    expect(readInput({ ...plan(), ...flags }).gaps.map((gap) => gap.what)).toEqual(what === undefined ? [] : [what]);
  });

  test('of another format is refused', () => {
    expect(() => readInput({ ...plan(), format_version: '2.0' })).toThrow(
      'plans of format 2.0 are not known here, only 1.x',
    );
  });

  test.each([
    [{ '@level': 'info' }, "it is the log of a run; run 'terraform show -json' on a plan file"],
    [[], 'it is a list without a resource'],
    [7, 'it is no object'],
    [{ a: 1 }, 'it does not have their keys'],
  ])('is not %j', (document, reason) => {
    expect(() => readInput(document)).toThrow(
      `neither a plan, a state, Terraform configuration in JSON nor an export of Azure: ${reason}`,
    );
  });
});

describe('several inputs', () => {
  test('keep their addresses and references apart', () => {
    const input = readInput(association({ data_collection_rule_id: '${azurerm_monitor_data_collection_rule.ct.id}' }));
    const [change] = mergeInputs({ one: input, two: input }).changes;
    expect(change?.address).toBe('one/azurerm_monitor_data_collection_rule_association.m');
    expect(change?.after?.['data_collection_rule_id']).toBe('${one/azurerm_monitor_data_collection_rule.ct.id}');
  });
});

describe('a template', () => {
  test('of JSON keeps its expressions as text', () => {
    const text = '{"a":"${join("/", ["x", "}"])}","b":${var.b},"c":"$${literal} %%{if}","d":"\\\\"}';
    expect(parseEmbedded(templateText(text))).toEqual({
      a: '${join("/", ["x", "}"])}',
      b: '${var.b}',
      c: '${literal} %{if}',
      d: '\\',
    });
  });

  test('that is one expression says nothing', () => {
    expect(soleExpression('${jsonencode({a = "}"})}')).toBe('jsonencode({a = "}"})');
    expect(parseEmbedded(templateText('${jsonencode({})}'))).toBe(UNKNOWN);
    expect(soleExpression('${a}${b}')).toBeUndefined();
  });
});

describe('a mask', () => {
  test('hides what it marks, where the value has no such part too', () => {
    expect(masked({ a: 1, b: [{ c: 2 }] }, { b: [{ c: true }], d: true }, UNKNOWN)).toEqual({
      a: 1,
      b: [{ c: UNKNOWN }],
      d: UNKNOWN,
    });
    expect(masked({ key: 'secret' }, true, SENSITIVE)).toBe(SENSITIVE);
  });

  test('deeper than Terraform nests is refused', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}true${']'.repeat(5000)}`) as unknown;
    expect(() => masked(deep, deep, UNKNOWN)).toThrow('the input is nested more than 100 levels deep');
  });
});

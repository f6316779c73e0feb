import type { Action } from '../../../lib/estate/model/input';
import { SENSITIVE, UNKNOWN, UnusableInput } from '../../../lib/estate/model/value';
import { isPlan, readPlan } from '../../../lib/estate/read/plan';

const WORKSPACE = 'azurerm_log_analytics_workspace';
const ADDRESS = `${WORKSPACE}.log`;

const changed = (change: object, more: object = {}) => ({
  ...{ address: ADDRESS, mode: 'managed', type: WORKSPACE, change: { actions: ['update'], ...change } },
  ...more,
});
const planned = (...changes: unknown[]) => ({ format_version: '1.2', resource_changes: changes });
const read = (...changes: unknown[]) => readPlan(planned(...changes)).changes;
const found = (more: object) => ({ address: ADDRESS, type: WORKSPACE, action: 'update', replacedFor: [], ...more });

test.each<[actions: string[], action: Action]>([
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'delete'],
  [['forget'], 'forget'],
  [['no-op'], 'none'],
  [['read'], 'none'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
])('a change with actions %j', (actions, action) => {
  const [one] = read(changed({ actions, before: { name: 'was' }, after: { name: 'becomes' } }));
  const after = action === 'none' ? { name: 'was' } : { name: 'becomes' };
  expect(one).toEqual(found({ action, before: { name: 'was' }, after }));
});

test.each<[change: object, own: object]>([
  [{ before: null, after: { name: 'a' } }, { after: { name: 'a' } }],
  [{ before: { name: 'a' }, after: null }, { before: { name: 'a' } }],
  [{ before: { name: 'a' }, before_sensitive: { name: true } }, { before: { name: SENSITIVE } }],
  [{ before: { name: 'a' }, after_sensitive: { name: true } }, { before: { name: SENSITIVE } }],
  [{ before: { name: 'a' }, before_sensitive: true }, { before: {} }],
  [{ after: {}, after_unknown: { name: true } }, { after: { name: UNKNOWN } }],
  [{ after: { name: 'a' }, after_sensitive: { name: true } }, { after: { name: SENSITIVE } }],
  [{ after: {}, after_unknown: { name: true }, after_sensitive: { name: true } }, { after: { name: SENSITIVE } }],
  [{ after: { name: 'a' }, after_unknown: true }, { after: {} }],
  [{ replace_paths: [['name'], ['tags', 'a'], ['name'], 'location'] }, { replacedFor: ['name', 'tags', 'location'] }],
  [{ replace_paths: 'name' }, {}],
  [{ importing: { id: '/a' } }, { importing: { id: '/a' } }],
  [
    { importing: { identity: {} }, before: { id: '/b' } },
    { importing: { id: '/b' }, before: { id: '/b' } },
  ],
  [{ importing: {} }, { importing: {} }],
  [{ importing: null }, {}],
])('a change with %j', (change, own) => {
  expect(read(changed(change))).toEqual([found(own)]);
});

describe('a list that is known only at apply, of which Terraform marks nothing as sensitive', () => {
  const type = 'azurerm_storage_account';
  const change = {
    after: { name: 'a', network_rules: [{ default_action: 'Deny' }] },
    after_unknown: { id: true, identity: true, network_rules: [{ bypass: true, ip_rules: true }] },
    after_sensitive: { identity: [], network_rules: [{ bypass: [], ip_rules: [] }] },
  };
  const afterWith = (expressions?: object) => {
    const root_module = { resources: [{ address: `${type}.a`, mode: 'managed', type, name: 'a', expressions }] };
    const plan = planned(changed(change, { type, address: `${type}.a` }));
    const [one] = readPlan({ ...plan, ...(expressions && { configuration: { root_module } }) }).changes;
    return one?.after;
  };

  test('is not known if the configuration states it', () => {
    const [list, rules] = [{ references: ['var.a'] }, { ip_rules: { references: ['var.b'] } }];
    expect(afterWith({ identity: list, network_rules: [rules] })).toEqual({
      ...{ name: 'a', id: UNKNOWN, identity: UNKNOWN },
      network_rules: [{ default_action: 'Deny', ip_rules: UNKNOWN }],
    });
  });

  test('is what the provider fills in if the configuration does not', () => {
    expect(afterWith({ network_rules: [{}] })).toEqual({
      ...{ name: 'a', id: UNKNOWN },
      network_rules: [{ default_action: 'Deny' }],
    });
  });

  test('is not known without a configuration', () => {
    expect(afterWith()).toEqual({
      ...{ name: 'a', id: UNKNOWN, identity: UNKNOWN },
      network_rules: [{ default_action: 'Deny', bypass: UNKNOWN, ip_rules: UNKNOWN }],
    });
  });
});

test('of a machine only what is read is kept', () => {
  const type = 'azurerm_linux_virtual_machine';
  const attributes = { name: 'vm', identity: [{ type: 'None' }], admin_password: 'secret', size: 'S' };
  const marks = { name: true, admin_password: true };
  const change = { before: attributes, after: attributes, before_sensitive: marks, after_unknown: marks };
  expect(read(changed(change, { type, address: `${type}.vm` }))).toEqual([
    {
      ...found({ type, address: `${type}.vm` }),
      before: { name: SENSITIVE, identity: [{ type: 'None' }] },
      after: { name: UNKNOWN, identity: [{ type: 'None' }] },
    },
  ]);
});

test('data, what is deposed and other resources are no changes', () => {
  const subnet = { type: 'azurerm_subnet' };
  const plan = planned(changed({}, { mode: 'data' }), changed({}, { deposed: 'x' }), changed({}, subnet), {});
  expect(readPlan(plan)).toEqual({
    kind: 'plan',
    changes: [],
    gaps: [],
    unread: new Map([
      ['azurerm_subnet', 1],
      ['', 1],
    ]),
  });
});

const LATER = 'left to a later plan: Terraform cannot plan it yet';
test.each<[more: object, gaps: object[]]>([
  [{}, []],
  [{ complete: true, errored: false }, []],
  [{ errored: true, complete: false }, [{ address: 'plan', what: 'partial: the run failed, plan again' }]],
  [
    { complete: false },
    [{ address: 'plan', what: 'partial: -target, -exclude or a deferral leaves changes to a later plan' }],
  ],
  [
    {
      deferred_changes: [
        { reason: 'x', resource_change: { address: ADDRESS, type: WORKSPACE, mode: 'managed' } },
        { resource_change: { address: 'data.x', type: WORKSPACE, mode: 'data' } },
        { resource_change: { address: 'azurerm_subnet.x', type: 'azurerm_subnet', mode: 'managed' } },
        { resource_change: { type: WORKSPACE } },
      ],
    },
    [
      { address: ADDRESS, what: LATER },
      { address: '', what: LATER },
    ],
  ],
])('a plan with %j does not hold every change', (more, gaps) => {
  expect(readPlan({ ...planned(), ...more }).gaps).toEqual(gaps);
});

const MALFORMED = 'the plan is not of the form Terraform writes: resource_changes is no list of changes';
test.each<[plan: object, reason: string]>([
  [{ format_version: '2.0' }, 'plans of format 2.0 are not known here, only 1.x'],
  [{ format_version: 1 }, 'plans of format none are not known here, only 1.x'],
  [{ format_version: 'x'.repeat(30) }, `plans of format ${'x'.repeat(20)} are not known here, only 1.x`],
  [{ format_version: '1.0', resource_changes: {} }, MALFORMED],
  [{ format_version: '1.0', resource_changes: [1] }, MALFORMED],
  [planned({ type: WORKSPACE, change: { actions: ['create'] } }), MALFORMED],
  [planned(changed({ actions: [] })), MALFORMED],
  [planned({ type: WORKSPACE, address: ADDRESS }), MALFORMED],
])('a plan is refused (%#): %s', (plan, reason) => {
  expect(() => readPlan({ ...plan })).toThrow(new UnusableInput(reason));
});

test.each<[document: unknown, is: boolean]>([
  [planned(), true],
  [{ format_version: '1.2', planned_values: {} }, true],
  [{ format_version: '1.2' }, false],
  [{ resource_changes: [] }, false],
  [[], false],
  [null, false],
])('whether %j is a plan: %p', (document, is) => {
  expect(isPlan(document)).toBe(is);
});

describe('what is known only at apply is told from the configuration', () => {
  const RULE = 'azurerm_monitor_data_collection_rule';
  /** The value of an argument of a rule that is unknown, by its expression. */
  const told = (argument: string, expression: unknown, value: unknown = true) => {
    const resources = [{ address: `${RULE}.ct`, type: RULE, expressions: { [argument]: expression } }];
    const plan = {
      ...planned({
        ...{ address: `${RULE}.ct`, type: RULE, mode: 'managed' },
        change: { actions: ['create'], before: null, after: {}, after_unknown: { [argument]: value } },
      }),
      configuration: { root_module: { resources } },
    };
    return readPlan(plan).changes[0]?.after?.[argument];
  };
  const ID = '${azurerm_storage_account.a.id}';
  const ROLE = '/roleDefinitions/00000000-0000-0000-0000-00000000000a';

  test.each<[argument: string, template: unknown, value: unknown]>([
    ['extension_json', `{"id":${ID}}`, `{"id":"${ID}"}`],
    ['extension_json', `  [${ID}]`, `  ["${ID}"]`],
    ['description', `in ${ID}`, `in ${ID}`],
    ['description', 'in ${each.value}', UNKNOWN],
    ['description', `in ${ID} \${var.id}`, UNKNOWN],
    ['description', 'in ${ azapi_resource.a["x"].id }', 'in ${ azapi_resource.a["x"].id }'],
    ['role_definition_id', `\${var.subscription}${ROLE}`, `\${var.subscription}${ROLE}`],
    ['role_definition_id', `\${var.subscription}${ROLE}0`, UNKNOWN],
    ['scope', `\${var.subscription}${ROLE}`, UNKNOWN],
    ['description', 1, UNKNOWN],
    ['description', ID, ID],
  ])('%s with template %p', (argument, constant_value, value) => {
    expect(told(argument, { constant_value })).toEqual(value);
  });

  test.each<[expression: unknown, value: unknown]>([
    [{ references: ['azurerm_storage_account.a.id', 'azurerm_storage_account.a'] }, [ID]],
    [{ constant_value: [ID], references: [] }, [ID]],
    [[{ constant_value: ID }], [ID]],
    [{ constant_value: ID }, [UNKNOWN]],
    [undefined, [UNKNOWN]],
  ])('the only item of a list of %j', (expression, value) => {
    expect(told('storage_account_ids', expression, [true])).toEqual(value);
  });

  test('two items of one reference may be anything', () => {
    const references = ['azurerm_storage_account.a.id', 'azurerm_storage_account.a'];
    expect(told('storage_account_ids', { references }, [true, true])).toEqual([UNKNOWN, UNKNOWN]);
  });
});

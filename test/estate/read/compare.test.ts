import type { Input, ResourceChange } from '../../../lib/estate/model/input';
import type { Attributes } from '../../../lib/estate/model/value';
import { compareInputs, exportedByAddress } from '../../../lib/estate/read/compare';

const WORKSPACE = 'azurerm_log_analytics_workspace';
const RULE = 'azurerm_monitor_data_collection_rule';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';
const GROUP = '/subscriptions/s/resourceGroups/rg';

const resource = (address: string, after: Attributes, more: Partial<ResourceChange> = {}): ResourceChange => ({
  ...{ address, type: /azurerm_\w+/.exec(address)?.[0] ?? '', action: 'create', after, replacedFor: [] },
  ...more,
});
const input = (changes: readonly ResourceChange[], more: Partial<Input> = {}): Input => ({
  ...{ kind: 'configuration', changes, gaps: [], unread: new Map() },
  ...more,
});
const exported = (changes: readonly ResourceChange[]) => input(changes, { kind: 'export' });
const one = { name: 'log', resource_group_name: 'rg', location: 'westeurope' };

describe('a resource of two configurations', () => {
  const compared = (before: Attributes, after: Attributes, type = WORKSPACE) =>
    compareInputs(input([resource(`${type}.x`, before)]), input([resource(`${type}.x`, after)]));

  test.each<[after: Attributes, action: string, replacedFor: string[], gap: string | null]>([
    [one, 'none', [], null],
    [{ ...one, retention_in_days: 30 }, 'update', [], null],
    [{ ...one, location: 'West Europe' }, 'update', [], null],
    [{ ...one, location: 'northeurope' }, 'replace', ['location'], null],
    [{ ...one, location: undefined }, 'replace', ['location'], null],
    [{ ...one, name: 'other', resource_group_name: 'other' }, 'replace', ['name', 'resource_group_name'], null],
    [{ ...one, name: '${var.name}', resource_group_name: 'other' }, 'replace', ['resource_group_name'], null],
    [{ ...one, name: '${var.name}' }, 'update', [], 'name'],
    [{ ...one, name: '${var.a}', resource_group_name: '${var.b}' }, 'update', [], 'name, resource_group_name'],
  ])('becomes %j', (after, action, replacedFor, open) => {
    const { changes, gaps } = compared(one, after);
    expect(changes).toEqual([{ address: `${WORKSPACE}.x`, type: WORKSPACE, action, replacedFor, before: one, after }]);
    const what = `replaced where ${open} is not what it was, which a plan tells`;
    expect(gaps).toEqual(open === null ? [] : [{ address: `${WORKSPACE}.x`, what }]);
  });

  test.each([
    [RULE, 1],
    ['azurerm_storage_account', 1],
    [ASSOCIATION, 0],
  ])('that an expression may replace is a gap if it is a %s', (type, count) => {
    expect(compared({ name: 'a' }, { name: '${var.name}' }, type).gaps).toHaveLength(count);
    expect(compared({ name: '${var.name}' }, { name: 'a' }, type).gaps).toHaveLength(count);
  });

  test('has no place, whatever way that is said', () => {
    expect(compared({ location: null }, {}).changes).toMatchObject([{ action: 'update', replacedFor: [] }]);
    expect(compared({ name: null }, {}).changes).toMatchObject([{ action: 'update', replacedFor: [] }]);
  });
});

test('a resource of one configuration is created or deleted', () => {
  const { changes } = compareInputs(input([resource(`${WORKSPACE}.a`, one)]), input([resource(`${RULE}.b`, one)]));
  expect(changes).toEqual([
    { address: `${WORKSPACE}.a`, type: WORKSPACE, action: 'delete', replacedFor: [], before: one },
    { address: `${RULE}.b`, type: RULE, action: 'create', replacedFor: [], after: one },
  ]);
});

test('gaps are those of the later configuration, and what is no longer in it', () => {
  const gaps = (...addresses: string[]) => addresses.map((address) => ({ address, what: 'a module' }));
  const unread = new Map([['azurerm_subnet', 1]]);
  expect(
    compareInputs(input([], { gaps: gaps('module.a', 'module.b') }), input([], { gaps: gaps('module.b'), unread })),
  ).toEqual({
    ...{ kind: 'configuration', unread, changes: [] },
    gaps: [
      ...gaps('module.b'),
      { address: 'module.a', what: 'no longer in the configuration: review a plan to see what that removes' },
    ],
  });
});

describe('a resource that has another address', () => {
  const references = (address: string) =>
    Object.fromEntries(
      [`\${${address}.id}`, `a \${ ${address}.name } b`, `\${${address}x.id}`, `\${lower(${address}.id)}`].map(
        (text, index) => [String(index), text],
      ),
    );

  test.each([
    [`${WORKSPACE}.old`, `${WORKSPACE}.new`],
    [`${WORKSPACE}.old["a"]`, `${WORKSPACE}.new[0]`],
    [`module.a.${WORKSPACE}.old`, `${WORKSPACE}.new`],
    [`${WORKSPACE}.old`, `module.a.module.b-c.${WORKSPACE}.new`],
  ])('%s, now %s, is the same in what refers to it', (from, to) => {
    const { changes } = compareInputs(
      input([resource(from, one), resource(`${RULE}.x`, references(from))]),
      input([resource(to, one), resource(`${RULE}.x`, references(to))]),
    );
    expect(changes.map(({ address, action }) => [address, action])).toEqual([
      [to, 'none'],
      [`${RULE}.x`, 'update'],
    ]);
    expect(changes[1]?.before).toEqual({
      0: `\${${to}.id}`,
      1: `a \${ ${to}.name } b`,
      2: `\${${from}x.id}`,
      3: `\${lower(${from}.id)}`,
    });
  });

  test.each<[what: string, before: Attributes, after: Attributes]>([
    ['another name', one, { ...one, name: 'other' }],
    ['no known name', { ...one, name: 1 }, { ...one, name: 1 }],
  ])('and %s is another one', (_, before, after) => {
    const { changes } = compareInputs(
      input([resource(`${WORKSPACE}.a`, before)]),
      input([resource(`${WORKSPACE}.b`, after)]),
    );
    expect(changes.map(({ action }) => action)).toEqual(['delete', 'create']);
  });

  test('is not taken for one that has its identity under an earlier address', () => {
    const other = { ...one, name: 'other' };
    const { changes } = compareInputs(
      input([resource(`${WORKSPACE}.a`, one), resource(`${WORKSPACE}.b`, other)]),
      input([resource(`${WORKSPACE}.a`, other)]),
    );
    expect(changes.map(({ address, action }) => [address, action])).toEqual([
      [`${WORKSPACE}.a`, 'replace'],
      [`${WORKSPACE}.b`, 'delete'],
    ]);
  });

  test('is not taken for one that keeps its address', () => {
    const { changes } = compareInputs(
      input([resource(`${WORKSPACE}.a`, one)]),
      input([resource(`${WORKSPACE}.a`, one), resource(`${WORKSPACE}.b`, one)]),
    );
    expect(changes.map(({ action }) => action)).toEqual(['none', 'create']);
  });
});

describe('what is in Azure', () => {
  const id = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
  const machine = `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm`;
  const inAzure = (address: string, after: Attributes) => ({ ...resource(address, after), type: WORKSPACE });

  test('and not in configuration stays as it is', () => {
    const { changes } = compareInputs(exported([inAzure(id, one)]), input([]));
    expect(changes).toEqual([
      { address: id, type: WORKSPACE, action: 'none', before: one, after: one, replacedFor: [] },
    ]);
    expect(compareInputs(exported([inAzure(id, one)]), exported([])).changes).toMatchObject([{ action: 'delete' }]);
  });

  test('is what configuration imports, whatever the case of its ids', () => {
    const importing = { id: id.toUpperCase() };
    const head = input([resource(`${WORKSPACE}.x`, { ...one, resource_group_name: 'RG' }, { importing })]);
    const base = exported([inAzure(id, { ...one, id, resource_group_name: 'rg' })]);
    expect(compareInputs(base, head).changes).toEqual([
      {
        ...{ address: `${WORKSPACE}.x`, type: WORKSPACE, action: 'update', replacedFor: [], importing },
        before: { ...one, id: '${azurerm_log_analytics_workspace.x.id}' },
        after: { ...one, resource_group_name: 'RG' },
      },
    ]);
    expect(exportedByAddress(base, head)).toEqual(new Map([[`${WORKSPACE}.x`, base.changes[0]]]));
  });

  test('is replaced if the id of the import has another case than the argument', () => {
    const head = input([resource(`${WORKSPACE}.x`, { ...one, resource_group_name: 'RG' }, { importing: { id } })]);
    const base = exported([inAzure(id, { ...one, id })]);
    expect(compareInputs(base, head).changes).toMatchObject([{ replacedFor: ['resource_group_name'] }]);
  });

  test('is not replaced for the case of an argument if the id of the import cannot be seen', () => {
    const head = input([resource(`${WORKSPACE}.x`, { ...one, resource_group_name: 'RG' }, { importing: {} })]);
    const base = exported([inAzure(id, { ...one, id })]);
    expect(compareInputs(base, head).changes).toMatchObject([{ action: 'update', replacedFor: [] }]);
  });

  test('has the references that configuration has, over three steps', () => {
    const azure = [
      resource(
        machine,
        { id: machine, name: 'vm', resource_group_name: 'rg' },
        { type: 'azurerm_linux_virtual_machine' },
      ),
      resource(id, { id, ...one }, { type: WORKSPACE }),
      resource(
        '/solution',
        { id: '/solution', solution_name: 'ChangeTracking', workspace_resource_id: id.toUpperCase() },
        { type: 'azurerm_log_analytics_solution' },
      ),
    ];
    const code = [
      resource(`${WORKSPACE}.x`, one),
      resource('azurerm_log_analytics_solution.y', {
        solution_name: 'ChangeTracking',
        workspace_resource_id: `\${${WORKSPACE}.x.id}`,
      }),
    ];
    const { changes } = compareInputs(exported(azure), input(code));
    expect(changes.map(({ address, before }) => [address, before?.['workspace_resource_id']])).toEqual([
      [machine, undefined],
      [`${WORKSPACE}.x`, undefined],
      ['azurerm_log_analytics_solution.y', `\${${WORKSPACE}.x.id}`],
    ]);
    expect([...exportedByAddress(exported(azure), input(code)).keys()]).toEqual(changes.map(({ address }) => address));
  });
});

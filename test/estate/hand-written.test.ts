import { review } from '../../lib/estate';
import { INITIATIVES } from '../../lib/facts/initiatives';
import { file, ids, linux, type PlannedChange, plan, reviewed, rule, same } from './support';

const RULE = 'azurerm_monitor_data_collection_rule.ct';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';
const EXTENSION = 'azurerm_virtual_machine_extension';
const WORKSPACE = 'azurerm_log_analytics_workspace.ct';
const TABLE = 'azurerm_log_analytics_workspace_table.changes';
const ACCOUNT = 'azurerm_storage_account.content';
const SUBSCRIPTION = '/subscriptions/s';
const vm = (name: string) => `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`;
const known = { ...rule(linux(file('/etc/hosts'))), id: '/rules/ct' };
const follows = (machine: string, ruleId: string) => ({
  target_resource_id: vm(machine),
  data_collection_rule_id: ruleId,
});

/** A plan with other actions than those its changes suggest, by address. */
function acting(actions: Readonly<Record<string, readonly string[]>>, ...changes: readonly PlannedChange[]) {
  const document = plan(...changes) as { resource_changes: { address: string; change: { actions: unknown } }[] };
  for (const one of document.resource_changes) one.change.actions = actions[one.address] ?? one.change.actions;
  return document;
}

describe('a plan', () => {
  test('that destroys what is left of an earlier replacement loses nothing', () => {
    const document = plan(same(RULE, known), { address: RULE, before: { ...rule(linux(file('/old'))), name: 'old' } });
    const [, deposed] = document['resource_changes'] as { deposed?: string }[];
    if (deposed) deposed.deposed = '0badc0de';
    expect(reviewed(document)).toEqual([]);
  });

  test('that takes machines out of the state drops none', () => {
    const address = `${ASSOCIATION}.m`;
    const document = acting(
      { [address]: ['forget'] },
      { address, before: follows('web', '/rules/ct') },
      same(RULE, known),
    );
    expect(reviewed(document)).toEqual([
      `resource-forgotten@${address} azurerm_monitor_data_collection_rule_association: managed by Terraform -> not managed, and still in Azure`,
    ]);
  });

  test.each([
    ['AuditIfNotExists', []],
    ['Disabled', ['assignment-disabled']],
  ])('that creates an initiative whose member has the effect %s', (effect, wanted) => {
    const [[member = '', { definitionId }] = ['', { definitionId: '' }]] = Object.entries(
      INITIATIVES.arcServers.members,
    );
    const after = {
      name: 'ct-floor',
      policy_definition_reference: [
        {
          policy_definition_id: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}`,
          reference_id: member,
          parameter_values: JSON.stringify({ effect: { value: effect } }),
        },
      ],
    };
    expect(ids(review(plan({ address: 'azurerm_policy_set_definition.floor', after })).findings)).toEqual(wanted);
  });

  test('says what Terraform leaves to a later plan', () => {
    const deferred_changes = [{ reason: 'x', resource_change: { address: RULE, type: RULE.split('.')[0] } }];
    expect(reviewed({ ...plan(), deferred_changes })).toEqual([
      `unknown-until-apply@${RULE} content: not known -> left to a later plan: Terraform cannot plan it yet`,
    ]);
  });

  test('that is cut off or made by hand is refused', () => {
    const reason = 'the plan is not of the form Terraform writes: resource_changes is no list of changes';
    expect(() => review({ ...plan(), resource_changes: {} })).toThrow(reason);
    expect(() => review({ ...plan(), resource_changes: [{ address: RULE, type: RULE.split('.')[0] }] })).toThrow(
      reason,
    );
  });

  test('that sends the streams to another destination of the rule changes the destination', () => {
    const streams = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
    const destinations = [
      {
        log_analytics: [
          { name: 'ct', workspace_resource_id: '/workspaces/log-ct' },
          { name: 'perf', workspace_resource_id: '/workspaces/log-perf' },
        ],
      },
    ];
    const flowing = (name: string) => ({ ...known, destinations, data_flow: [{ streams, destinations: [name] }] });
    expect(reviewed(plan({ address: RULE, before: flowing('ct'), after: flowing('perf') }))).toEqual([
      `destination-changed@${RULE} destination perf: /workspaces/log-ct -> /workspaces/log-perf`,
    ]);
  });

  test('shows nothing of before that is sensitive from now on', () => {
    const sensitive = { data_sources: [{ extension: [{ extension_json: true }] }] };
    const before = rule(linux(file('/etc/hunter2')));
    const result = review(plan({ address: RULE, before, after: rule(linux()), afterSensitive: sensitive }));
    expect(JSON.stringify([result.before.rules, result.findings])).not.toContain('hunter2');
  });

  test('that changes nothing yields nothing, with two sources of one system and sensitive settings too', () => {
    const [first] = rule(linux(file('/etc/hosts')))['data_sources'] as [{ extension: object[] }];
    const [second] = rule(linux(file('/etc/fstab')))['data_sources'] as [{ extension: object[] }];
    const both = { ...known, data_sources: [{ extension: [...first.extension, ...second.extension] }] };
    const beforeSensitive = { data_sources: [{ extension: [{ extension_json: true }] }] };
    const document = acting({ [RULE]: ['no-op'], [`${RULE}2`]: ['no-op'] }, same(RULE, both), {
      ...same(`${RULE}2`, known),
      beforeSensitive,
      afterSensitive: beforeSensitive,
    });
    expect(reviewed(document)).toEqual([]);
    expect(reviewed(plan({ address: RULE, before: both, after: { ...both, tags: {} } }))).toEqual([]);
  });
});

describe('a plan of HCL', () => {
  const addresses = {
    first: `module.m["a"].${ASSOCIATION}.ct`,
    second: `${ASSOCIATION}.second`,
    new: 'module.other.azurerm_monitor_data_collection_rule.new',
  };
  const configuration = (references: readonly string[]) => ({
    root_module: {
      module_calls: {
        other: {
          module: {
            outputs: {
              rule_id: {
                expression: {
                  references: [
                    'azurerm_monitor_data_collection_rule.new.id',
                    'azurerm_monitor_data_collection_rule.new',
                  ],
                },
              },
            },
          },
        },
        m: {
          expressions: { rule_id: { references } },
          module: {
            resources: [
              {
                address: `${ASSOCIATION}.ct`,
                type: ASSOCIATION,
                expressions: { data_collection_rule_id: { references: ['var.rule_id'] } },
              },
            ],
          },
        },
      },
    },
  });
  const document = (references: readonly string[]) => ({
    ...plan(
      same(RULE, known),
      { address: addresses.new, after: rule(linux()), unknown: { id: true } },
      same(addresses.second, follows('web', '/rules/ct')),
      { address: addresses.first, after: follows('web', ''), unknown: { data_collection_rule_id: true } },
    ),
    configuration: configuration(references),
  });

  test('tells the second rule of a machine through modules', () => {
    expect(reviewed(document(['module.other.rule_id', 'module.other']))).toEqual([
      `second-rule@${addresses.first} machine web: 1 rule -> ct and ${addresses.new}`,
    ]);
  });

  test('says so where the rule may be any of several, and guesses none', () => {
    expect(reviewed(document(['module.other.rule_id', 'module.other', 'var.which']))).toEqual([
      `unknown-until-apply@${addresses.first} another rule of 1 machine: one rule of change tracking -> also known only at apply; whether that is of change tracking too is not in the input`,
    ]);
  });
});

describe('machines', () => {
  const extension = (more: object = {}) => ({
    publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
    type: 'ChangeTracking-Linux',
    virtual_machine_id: vm('web'),
    type_handler_version: '2.35',
    ...more,
  });
  const performance = { id: '/rules/perf', name: 'perf', data_sources: [{ performance_counter: [{}] }] };

  test('that keep an association with a rule of something else are dropped all the same', () => {
    const document = plan(
      same(RULE, known),
      same('azurerm_monitor_data_collection_rule.perf', performance),
      same(`${EXTENSION}.ct`, extension()),
      same(`${ASSOCIATION}.perf`, follows('web', '/rules/perf')),
      { address: `${ASSOCIATION}.ct`, before: follows('web', '/rules/ct') },
    );
    expect(reviewed(document)).toEqual([
      `machine-dropped@${ASSOCIATION}.ct virtual machine web: has extension, association -> keeps extension`,
    ]);
  });

  test('that lose a rule of something else lose nothing', () => {
    const document = plan(
      same('azurerm_monitor_data_collection_rule.perf', performance),
      same(`${EXTENSION}.ct`, extension()),
      { address: `${ASSOCIATION}.perf`, before: follows('web', '/rules/perf') },
    );
    expect(reviewed(document)).toEqual([]);
  });

  test('that lose one of two rules nobody knows may be dropped, and the review says so', () => {
    const document = plan(same(`${EXTENSION}.ct`, extension()), same(`${ASSOCIATION}.a`, follows('web', '/rules/a')), {
      address: `${ASSOCIATION}.b`,
      before: follows('web', '/rules/b'),
    });
    expect(reviewed(document)).toEqual([
      `unknown-until-apply@${ASSOCIATION}.b virtual machine web: follows rule b -> no longer does; whether that rule is of change tracking is not in the input`,
    ]);
  });

  test('that follow another rule lose what it does not watch', () => {
    const narrow = { ...rule(linux()), id: '/rules/narrow', name: 'narrow' };
    const document = plan(same(RULE, known), same('azurerm_monitor_data_collection_rule.narrow', narrow), {
      address: `${ASSOCIATION}.ct`,
      before: follows('web', '/rules/ct'),
      after: follows('web', '/rules/narrow'),
    });
    expect(reviewed(document)).toEqual([
      `item-removed@${ASSOCIATION}.ct Linux file /etc/hosts: watched -> not in the rule`,
    ]);
  });

  test.each([
    [
      'a newer minor version at installation',
      extension({ type_handler_version: '2.0', auto_upgrade_minor_version: true }),
      [],
    ],
    [
      'an upgrade nobody knows',
      extension({ type_handler_version: '2.0', automatic_upgrade_enabled: '${var.x}' }),
      ['unknown-until-apply'],
    ],
    ['no upgrade', extension({ type_handler_version: '2.0' }), ['extension-below-floor']],
  ])('with %s', (_, after, finds) => {
    const { findings } = review(plan({ address: `${EXTENSION}.ct`, after }));
    expect(findings.map(({ id }) => id).filter((id) => id !== 'extension-added')).toEqual(finds);
  });

  test('on Arc are kept up to date by Azure where nobody says', () => {
    const { virtual_machine_id: _, ...rest } = extension({ type_handler_version: '2.0' });
    const address = 'azurerm_arc_machine_extension.ct';
    const after = { ...rest, arc_machine_id: '/machines/a' };
    expect(review(plan({ address, after })).findings.map(({ id }) => id)).toEqual(['extension-added']);
  });

  test('of a collection nobody knows are neither dropped nor counted together', () => {
    const associate = (forEach: unknown, ruleName: string) => ({
      for_each: forEach,
      target_resource_id: '${each.value}',
      data_collection_rule_id: `\${azurerm_monitor_data_collection_rule.${ruleName}.id}`,
    });
    const stack = (forEach: unknown) => ({
      resource: {
        azurerm_monitor_data_collection_rule: { a: rule(linux()), b: { ...rule(linux()), name: 'b' } },
        [ASSOCIATION]: { a: associate(forEach, 'a'), b: associate('${var.others}', 'b') },
      },
    });
    expect(reviewed(stack('${var.machines}')).filter((line) => line.startsWith('second-rule'))).toEqual([]);
    expect(reviewed(stack('${var.machines}'), stack({ web: vm('web') })).slice(0, 1)).toEqual([
      `unknown-until-apply@${ASSOCIATION}.a[*] machines: other than now -> known only at apply`,
    ]);
  });
});

describe('policy', () => {
  const A = 'azurerm_subscription_policy_assignment.a';
  const definition = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.arcServers.id}`;
  const assignment = { id: '/a', policy_definition_id: definition, subscription_id: SUBSCRIPTION, enforce: true };
  const group = {
    ...assignment,
    id: '/g',
    subscription_id: undefined,
    resource_group_id: `${SUBSCRIPTION}/resourceGroups/rg`,
  };
  const G = 'azurerm_resource_group_policy_assignment.g';

  test('that is still assigned above is not lost', () => {
    expect(reviewed(plan(same(A, assignment), { address: G, before: group }))).toEqual([]);
    expect(reviewed(plan(same(A, { ...assignment, enforce: false }), { address: G, before: group }))).toHaveLength(1);
  });

  test('that gives way to another one is lost, also under the same address', () => {
    const member = Object.values(INITIATIVES.arcServers.members)[0]?.definitionId ?? '';
    const after = { ...assignment, policy_definition_id: `/policyDefinitions/${member}` };
    expect(reviewed(plan({ address: A, before: assignment, after }))).toEqual([
      `assignment-removed@${A} Arc servers: policy ${INITIATIVES.arcServers.id} -> policy ${member}`,
    ]);
    expect(reviewed(plan({ address: A, before: after, after: assignment }))).toEqual([]);
  });

  test('whose definition is known only at apply is not taken for lost', () => {
    const document = plan({
      address: A,
      before: assignment,
      after: assignment,
      unknown: { policy_definition_id: true },
    });
    expect(reviewed(document)).toEqual([`unknown-until-apply@${A} policy: Arc servers -> known only at apply`]);
  });

  test('of its own is not mistaken for another at the same scope', () => {
    const own = (name: string) => ({
      id: `/d/${name}`,
      name,
      policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}',
    });
    const assigned = (name: string) => ({ ...assignment, id: `/a/${name}`, policy_definition_id: `/d/${name}` });
    const document = plan(
      same('azurerm_policy_definition.x', own('x')),
      same('azurerm_policy_definition.y', own('y')),
      { address: A, before: assigned('x') },
      { address: 'azurerm_subscription_policy_assignment.b', after: assigned('y') },
    );
    expect(review(document).findings.map(({ id }) => id)).toEqual(['assignment-removed', 'assignment-added']);
  });

  test.each([
    ['disabled', '{"effect":{"value":"disabled"}}', ['assignment-disabled']],
    ['auditing', '{"effect":{"value":"AuditIfNotExists"}}', ['assignment-disabled']],
  ])('that is only %s onboards nobody', (_, parameters, finds) => {
    const { findings } = review(plan({ address: A, before: assignment, after: { ...assignment, parameters } }));
    expect(findings.map(({ id }) => id)).toEqual(finds);
  });

  test('covers fewer machines where a selector loses a value, and says what it cannot see', () => {
    const selecting = (...locations: string[]) => ({
      ...assignment,
      resource_selectors: [{ name: 'ring', selectors: [{ kind: 'resourceLocation', in: locations }] }],
    });
    const [was, becomes] = [selecting('westeurope', 'eastus'), selecting('westeurope')];
    expect(reviewed(plan({ address: A, before: was, after: becomes }))).toEqual([
      `scope-narrowed@${A} resource selectors: resourceLocation eastus -> left out`,
    ]);
    expect(reviewed(plan({ address: A, before: becomes, after: was }))).toEqual([]);
    const unknown = { not_scopes: [true] };
    expect(
      reviewed(plan({ address: A, before: assignment, after: { ...assignment, not_scopes: [null] }, unknown })),
    ).toEqual([`unknown-until-apply@${A} not_scopes: none -> known only at apply`]);
  });

  test('is remediated less where a remediation turns to another member', () => {
    const R = 'azurerm_subscription_policy_remediation.r';
    const [one, other] = Object.keys(INITIATIVES.arcServers.members);
    const remediation = (name: string | undefined) => ({
      policy_assignment_id: '/a',
      policy_definition_reference_id: name,
    });
    const lower = remediation(one?.toLowerCase());
    expect(
      reviewed(plan(same(A, assignment), { address: R, before: remediation(one), after: remediation(other) })),
    ).toEqual([`remediation-removed@${R} ${one}: remediated -> not remediated`]);
    expect(reviewed(plan(same(A, assignment), { address: R, before: remediation(one), after: lower }))).toEqual([]);
  });

  test('covers fewer machines where an exemption moves or grows', () => {
    const X = 'azurerm_resource_group_policy_exemption.x';
    const exemption = (name: string, ...members: string[]) => ({
      policy_assignment_id: '/a',
      resource_group_id: `${SUBSCRIPTION}/resourceGroups/${name}`,
      policy_definition_reference_ids: members,
    });
    const change = (before: object, after: object) =>
      reviewed(plan(same(A, assignment), { address: X, before: { ...before }, after: { ...after } }));
    expect(change(exemption('a'), exemption('b'))).toEqual([
      `scope-narrowed@${X} resource group b: covered -> exempted`,
    ]);
    expect(change(exemption('a', 'm'), exemption('a'))).toEqual([
      `scope-narrowed@${X} resource group a: m exempted -> all policies exempted`,
    ]);
    expect(change(exemption('a'), exemption('a', 'm'))).toEqual([]);
  });

  test('needs no narrower Owner to be called broader, and says when the principal is unknown', () => {
    const granted = (scope: string) => ({ scope, role_definition_name: 'Owner', principal_id: 'p' });
    const identified = { ...assignment, identity: [{ principal_id: 'p' }] };
    const R = 'azurerm_role_assignment.r';
    const change = (before: object, after: object) =>
      review(plan(same(A, identified), { address: R, before: { ...before }, after: { ...after } })).findings.map(
        ({ id }) => id,
      );
    expect(change(granted(SUBSCRIPTION), granted(`${SUBSCRIPTION}/resourceGroups/rg`))).toEqual(['role-added']);
    expect(change(granted(`${SUBSCRIPTION}/resourceGroups/rg`), granted(SUBSCRIPTION))).toEqual(['role-broadened']);
    const document = plan(same(A, identified), {
      address: R,
      after: granted(SUBSCRIPTION),
      unknown: { principal_id: true },
    });
    expect(reviewed(document)).toEqual([`unknown-until-apply@${R} principal of Owner: none -> known only at apply`]);
  });
});

describe('retention of a table', () => {
  const workspace = { id: '/w', name: 'log-ct', retention_in_days: 90 };
  const solution = same('azurerm_log_analytics_solution.ct', {
    solution_name: 'ChangeTracking',
    workspace_resource_id: '/w',
  });
  const table = (days?: number, total?: number) => ({
    name: 'ConfigurationChange',
    workspace_id: '/w',
    retention_in_days: days ?? null,
    total_retention_in_days: total ?? null,
  });
  const change = (before: object | undefined, after: object | undefined) =>
    reviewed(
      plan(solution, same(WORKSPACE, workspace), {
        address: TABLE,
        ...(before && { before: { ...before } }),
        ...(after && { after: { ...after } }),
      }),
    );

  test('is that of the workspace where the table says nothing', () => {
    expect(change(table(90), table())).toEqual([]);
    expect(change(table(), table(30))).toEqual([
      `retention-shortened@${TABLE} table ConfigurationChange, interactive: 90 days -> 30 days`,
    ]);
  });

  test('is shortened by a new resource and by the end of one', () => {
    expect(change(undefined, table(30, 90))).toEqual([
      `retention-shortened@${TABLE} table ConfigurationChange, interactive: 90 days -> 30 days`,
    ]);
    expect(change(table(90, 365), undefined)).toEqual([
      `retention-shortened@${TABLE} table ConfigurationChange, in all: 365 days -> 90 days`,
    ]);
  });

  test('that is left to a workspace nobody sees is not guessed', () => {
    expect(reviewed(plan({ address: TABLE, before: table(90, 90), after: table() }))).toEqual([
      `unknown-until-apply@${TABLE} table ConfigurationChange, interactive: 90 days -> as the workspace, which is not in the input`,
      `unknown-until-apply@${TABLE} table ConfigurationChange, in all: 90 days -> as the workspace, which is not in the input`,
    ]);
  });

  test('and keys of a workspace are read from either argument', () => {
    const before = { ...workspace, local_authentication_disabled: true };
    const after = { ...workspace, local_authentication_disabled: false };
    expect(reviewed(plan(solution, { address: WORKSPACE, before, after }))).toEqual([
      `local-authentication@${WORKSPACE} workspace log-ct: Entra ID only -> workspace keys too`,
    ]);
  });
});

describe('content storage', () => {
  const account = { id: '/s', name: 'stct', shared_access_key_enabled: false, allow_nested_items_to_be_public: false };
  const container = same('azurerm_storage_container.c', { name: 'changetrackingblob', storage_account_id: '/s' });
  const NETWORK = 'azurerm_storage_account_network_rules.n';
  const network = (action: string) => ({ storage_account_id: '/s', default_action: action, ip_rules: [] });
  const POLICY = 'azurerm_storage_management_policy.p';
  const expiry = (days: number, id = '/s', prefix?: string) => ({
    storage_account_id: id,
    rule: [
      {
        enabled: true,
        filters: [{ prefix_match: prefix === undefined ? [] : [prefix] }],
        actions: [{ base_blob: [{ delete_after_days_since_modification_greater_than: days }] }],
      },
    ],
  });

  test('is opened where its separate network rules are destroyed', () => {
    expect(reviewed(plan(container, same(ACCOUNT, account), { address: NETWORK, before: network('Deny') }))).toEqual([
      `network-opened@${NETWORK} network: private endpoints only -> all networks`,
    ]);
  });

  test('with separate network rules is not open', () => {
    const document = {
      resource: {
        azurerm_storage_account: { content: { ...account, id: undefined } },
        azurerm_storage_container: {
          c: { name: 'changetrackingblob', storage_account_id: '${azurerm_storage_account.content.id}' },
        },
        azurerm_storage_account_network_rules: {
          n: { ...network('Deny'), storage_account_id: '${azurerm_storage_account.content.id}' },
        },
      },
    };
    expect(reviewed(document)).toEqual([]);
  });

  test('expires sooner by a new policy, and not by that of another account', () => {
    expect(reviewed(plan(container, same(ACCOUNT, account), { address: POLICY, after: expiry(30) }))).toEqual([
      `retention-shortened@${POLICY} content in changetrackingblob: kept for ever -> 30 days`,
    ]);
    const other = { address: POLICY, before: expiry(90, '/other'), after: expiry(30, '/other') };
    expect(reviewed(plan(container, same(ACCOUNT, account), other))).toEqual([]);
  });

  test.each([
    ['changetrackingblob/web', 1],
    ['change', 1],
    ['changetrackingblob2/', 0],
  ])('that a policy with the prefix %s is about yields %d', (prefix, count) => {
    const change = { address: POLICY, before: expiry(90, '/s', prefix), after: expiry(30, '/s', prefix) };
    expect(reviewed(plan(container, same(ACCOUNT, account), change))).toHaveLength(count);
  });
});

describe('settings', () => {
  const change = (before: unknown[], after: unknown[]) =>
    reviewed(plan({ address: RULE, before: rule(linux(...before)), after: rule(linux(...after)) }));

  test('that list a file twice watch it as long as one entry does', () => {
    const [on, off] = [file('/etc/hosts'), file('/etc/hosts', { enabled: false })];
    expect(change([on], [on, off])).toEqual([]);
    expect(change([on, off], [off])).toEqual([`item-disabled@${RULE} Linux file /etc/hosts: watched -> disabled`]);
  });

  test('of Windows mean the same with doubled separators and in another case', () => {
    const windows = (path: string) =>
      rule(
        {
          ...linux(),
          enableRegistry: false,
          fileSettings: { fileCollectionFrequency: 2700, fileInfo: [{ name: 'a', path, enabled: true }] },
        },
        'Windows',
      );
    const [was, becomes] = [windows('C:\\inetpub\\web.config'), windows('c:\\\\InetPub\\\\web.config')];
    expect(reviewed(plan({ address: RULE, before: was, after: becomes }))).toEqual([]);
  });

  test('that are wrong in type say so, and not that they were absent', () => {
    const after = rule({ ...linux(), enableServices: 'true' });
    expect(reviewed(plan({ address: RULE, before: rule(linux()), after }))).toEqual([
      `data-type-off@${RULE} Linux services: on -> off`,
      `key-ignored@${RULE} Linux settings, enableServices: nothing to note -> must be true or false, got 'true'`,
    ]);
  });
});

describe('configuration', () => {
  const stack = (body: object, more: object = {}) => ({
    resource: { azurerm_monitor_data_collection_rule: { ct: { ...rule(linux()), ...body } }, ...more },
  });

  test('that writes a name or a location otherwise replaces nothing', () => {
    const group = { azurerm_resource_group: { rg: { name: 'rg-ct', location: 'westeurope' } } };
    const before = stack({ location: 'westeurope', resource_group_name: 'rg-ct' }, group);
    const after = stack({ location: 'West Europe', resource_group_name: '${azurerm_resource_group.rg.name}' }, group);
    expect(reviewed(after, before)).toEqual([]);
  });

  test('that takes a name from elsewhere may replace, and the review says so', () => {
    expect(reviewed(stack({ name: '${var.name}' }), stack({ name: 'dcr-ct' }))).toEqual([
      `unknown-until-apply@${RULE} content: not known -> replaced where name is not what it was, which a plan tells`,
    ]);
  });

  test('that no longer calls a module says so', () => {
    const base = { ...stack({}), module: { tracking: { source: './tracking' } } };
    expect(reviewed(stack({}), base)).toEqual([
      'unknown-until-apply@module.tracking content: not known -> no longer in the configuration: review a plan to see what that removes',
    ]);
  });

  test('may write flags as text', () => {
    const account = (flag: unknown) => ({
      resource: {
        azurerm_storage_account: {
          s: { name: 's', allow_nested_items_to_be_public: flag, shared_access_key_enabled: 'false' },
        },
        azurerm_storage_container: {
          c: { name: 'changetrackingblob', storage_account_id: '${azurerm_storage_account.s.id}' },
        },
      },
    });
    expect(reviewed(account('true'), account('false'))).toEqual([
      'public-blobs@azurerm_storage_account.s storage account s, allow_nested_items_to_be_public: false -> true',
    ]);
  });

  test.each([
    ['a package', { name: 'x', module: 'dist/index.mjs' }],
    ['an answer of Azure', { count: 1, data: [{}] }],
  ])('is not %s', (_, document) => {
    expect(() => review(document)).toThrow(
      'neither a plan, a state, Terraform configuration in JSON nor an export of Azure: it ',
    );
  });
});

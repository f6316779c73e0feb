import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const ADDRESS = 'azurerm_log_analytics_workspace.ct';
const RULE = 'azurerm_monitor_data_collection_rule.ct';
const LOG = { id: '/Workspaces/log-ct', name: 'log-ct', sku: 'PerGB2018' };
/** Writes to `/workspaces/log-ct`. */
const writer = same(RULE, { ...rule(linux()), id: '/rules/ct' });

const solution = same('azurerm_log_analytics_solution.ct', {
  solution_name: 'ChangeTracking',
  workspace_resource_id: LOG.id,
});

type Sides = Omit<PlannedChange, 'address'>;
const sides = (before: object, after: object, unknown?: object): Sides => ({
  before: { ...LOG, ...before },
  after: { ...LOG, ...after },
  unknown,
});
const found = (change: Sides, ...more: readonly PlannedChange[]) =>
  reviewed(plan(...more, { address: ADDRESS, ...change })).map((line) => line.replace(`@${ADDRESS}`, ''));

describe('a workspace', () => {
  const days = (retention_in_days?: unknown) => ({ retention_in_days });
  const period = (was: string, becomes: string) => `retention-shortened workspace log-ct: ${was} -> ${becomes}`;
  const closed = { internet_ingestion_enabled: false, internet_query_enabled: false };
  const NAME = 'workspace log-ct';

  test.each<[string, Sides, ...string[]]>([
    ['that keeps data for less', sides(days(90), days(31)), period('90 days', '31 days')],
    ['that keeps data for less than by default', sides(days(), days(7)), period('30 days', '7 days')],
    ['that keeps data as by default', sides(days(), days(30))],
    ['that keeps data as long, as text', sides(days('90'), days(90))],
    [
      'that keeps data for longer',
      sides(days(), days(90)),
      'retention-lengthened workspace log-ct: 30 days -> 90 days',
    ],
    [
      'that leaves out how long it keeps data',
      sides(days(90), days()),
      `unknown-until-apply ${NAME}, retention_in_days: 90 -> left out: Azure keeps what is there`,
    ],
    [
      'whose retention cannot be seen',
      sides(days(90), days(), { retention_in_days: true }),
      `unknown-until-apply ${NAME}, retention_in_days: 90 -> known only at apply`,
    ],
    ['that is new and keeps data for less', { after: { ...LOG, ...days(7) } }],
    [
      'that is opened',
      sides(closed, { internet_ingestion_enabled: true }),
      `network-opened ${NAME}, internet_ingestion_enabled: private networks only -> all networks`,
      `network-opened ${NAME}, internet_query_enabled: private networks only -> all networks`,
    ],
    ['that stays closed', sides(closed, closed)],
    ['that was open', sides({}, { internet_ingestion_enabled: true, internet_query_enabled: true })],
    [
      'that may be opened',
      sides({ internet_query_enabled: false }, {}, { internet_query_enabled: true }),
      `unknown-until-apply ${NAME}, internet_query_enabled: false -> known only at apply`,
    ],
    ['that is new and may be open', { after: LOG, unknown: { internet_query_enabled: true } }],
    [
      'that takes keys',
      sides({ local_authentication_enabled: false }, { local_authentication_enabled: true }),
      `local-authentication ${NAME}: Entra ID only -> workspace keys too`,
    ],
    [
      'that takes keys by default',
      sides({ local_authentication_disabled: true }, {}),
      `local-authentication ${NAME}: Entra ID only -> workspace keys too`,
    ],
    ['that took keys by default', sides({}, { local_authentication_enabled: true })],
    ['that takes keys no more', sides({}, { local_authentication_disabled: true })],
    [
      'that says the same with another argument',
      sides({ local_authentication_enabled: false }, { local_authentication_disabled: true }),
    ],
    ['that is new and takes keys', { after: { ...LOG, local_authentication_enabled: true } }],
    [
      'that may take keys',
      sides({ local_authentication_enabled: false }, {}, { local_authentication_enabled: true }),
      `unknown-until-apply ${NAME}, local_authentication_enabled: false -> known only at apply`,
    ],
    [
      'that may take keys by the other argument',
      sides({ local_authentication_disabled: true }, {}, { local_authentication_disabled: true }),
      `unknown-until-apply ${NAME}, local_authentication_enabled: false -> known only at apply`,
    ],
    ['that is new and may take keys', { after: LOG, unknown: { local_authentication_enabled: true } }],
    ['that is new in a region of the documentation', { after: { ...LOG, location: 'West Europe' } }],
    ['that is new in a region that is not known', { after: LOG }],
    [
      'with other tags',
      sides({ tags: { a: '1' } }, { tags: { a: '2' } }),
      'cosmetic-change tags: earlier text -> other text',
    ],
    ['with the same tags', sides({ tags: { a: '1' } }, { tags: { a: '1' } })],
    ['with tags that cannot be seen', sides({ tags: { a: '1' } }, {}, { tags: true })],
    ['that is new, with tags', { after: { ...LOG, tags: { a: '1' } } }],
    ['that is destroyed', { before: LOG }, `workspace-removed ${NAME}: keeps the history -> destroyed`],
  ])('%s is found as such', (_what, change, ...wanted) => {
    expect(found(change, writer, solution)).toEqual(wanted);
  });

  test('that is new in a region outside of the documentation is found as such', () => {
    const nowhere = { ...LOG, location: 'nowhere' };
    const [line, ...others] = found({ after: nowhere }, writer, solution);
    expect(line).toMatch(/^workspace-region location nowhere: not set -> .*nowhere/);
    expect(others).toEqual([]);
    expect(found(sides({ location: 'westeurope' }, { location: 'nowhere' }), writer, solution)).toEqual([
      line?.replace('not set', 'westeurope'),
    ]);
    expect(found({ before: nowhere, after: nowhere }, writer, solution)).toEqual([]);
  });
});

test.each<[readonly string[], Sides, string[]]>([
  [['forget'], { before: LOG }, ['resource-forgotten log-ct: managed by Terraform -> not managed, and still in Azure']],
  [
    ['delete', 'create'],
    sides({ retention_in_days: 90 }, {}),
    [
      'workspace-replaced workspace log-ct: keeps the history -> replaced',
      'retention-shortened workspace log-ct: 90 days -> 30 days',
    ],
  ],
])('a workspace of which the plan says %j is found as such', (actions, change, wanted) => {
  const document = plan({ address: ADDRESS, ...change }, writer, solution);
  const [first] = document['resource_changes'] as [{ change: Record<string, unknown> }];
  first.change['actions'] = actions;
  expect(reviewed(document).map((line) => line.replace(`@${ADDRESS}`, ''))).toEqual(wanted);
});

describe('a workspace that is destroyed', () => {
  const unclear =
    'unknown-until-apply workspace log-ct: keeps the history -> destroyed; whether a rule of change tracking writes to it is not in the input';
  const removed = 'workspace-removed workspace log-ct: keeps the history -> destroyed';
  const at = (id: string) => ({ address: ADDRESS, before: { ...LOG, id } });
  const policy = same('azurerm_subscription_policy_assignment.a', {
    id: '/assignments/a',
    subscription_id: '/subscriptions/s',
    policy_definition_id: '/policySetDefinitions/92a36f05-ebc9-4bba-9128-b47ad2ea3354',
    identity: [{ type: 'UserAssigned', identity_ids: ['/identities/a'] }],
  });

  test.each<[string, PlannedChange[], string[]]>([
    ['alone', [], [unclear]],
    ['beside an assignment', [policy], [removed]],
    ['beside a rule that writes to it', [writer], [removed]],
    [
      'beside a rule that writes elsewhere',
      [
        same(RULE, {
          ...rule(linux()),
          destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id: '/workspaces/other' }] }],
        }),
      ],
      [],
    ],
  ])('%s is found as such', (_what, more, wanted) => {
    expect(found({ before: LOG }, ...more)).toEqual(wanted);
  });

  test('together with its rule is found as such', () => {
    const gone = { address: RULE, before: { ...rule(linux()), id: '/rules/ct' } };
    expect(reviewed(plan(gone, at('/workspaces/LOG-CT')))).toEqual([
      `rule-removed@${RULE} rule dcr-ct: tracks Linux -> destroyed`,
      removed.replace(' ', `@${ADDRESS} `),
    ]);
  });
});

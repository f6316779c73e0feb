import { check } from '../../../lib/estate';
import { lines, type PlannedChange, plan, reviewed } from '../support';

const ACCOUNT = 'azurerm_storage_account.content';
const RULES = 'azurerm_storage_account_network_rules.n';
const account = {
  id: '/S',
  name: 'st',
  allow_nested_items_to_be_public: false,
  shared_access_key_enabled: false,
};
const beside = (value: object): PlannedChange[] => [
  { address: ACCOUNT, before: { ...account, ...value }, after: { ...account, ...value } },
  {
    address: 'azurerm_storage_container.c',
    before: { name: 'changetrackingblob', storage_account_id: '/s' },
    after: { name: 'changetrackingblob', storage_account_id: '/s' },
  },
];

const rules = (default_action: unknown, ip_rules: unknown = [], subnets: unknown = []) => ({
  default_action,
  ip_rules,
  virtual_network_subnet_ids: subnets,
});
const DENY = rules('Deny');
const OPEN = rules('Allow');
const RANGE = rules('Deny', ['203.0.113.0/24']);
const SUBNET = rules('Deny', [], ['/subnets/a']);
const HALF = rules('Deny', ['0.0.0.0/1']);

/** Changes of who reaches an account, with what is found of `network`, if anything is. */
const CHANGES: readonly [string, object, object, ...string[]][] = [
  ['from chosen networks to all', RANGE, OPEN, 'network-opened network: 203.0.113.0/24 -> all networks'],
  ['from private endpoints to all', DENY, OPEN, 'network-opened network: private endpoints only -> all networks'],
  ['to half of all addresses', RANGE, HALF, 'network-opened network: 203.0.113.0/24 -> all networks'],
  ['from all to half of them', OPEN, HALF],
  ['from all to none', OPEN, DENY, 'network-closed network: all networks -> private endpoints only'],
  ['from all to one', OPEN, RANGE],
  ['without its last range', RANGE, DENY, 'network-closed network: 203.0.113.0/24 -> private endpoints only'],
  ['without its last subnet', SUBNET, DENY, 'network-closed network: /subnets/a -> private endpoints only'],
  ['with its first range', DENY, RANGE, 'network-widened network: private endpoints only -> also 203.0.113.0/24'],
  [
    'with another subnet',
    RANGE,
    rules('Deny', ['203.0.113.0/24'], ['/subnets/a']),
    'network-widened network: 203.0.113.0/24 -> also /subnets/a',
  ],
  [
    'with two more',
    SUBNET,
    rules('Deny', ['203.0.113.0/24', '198.51.100.1'], ['/subnets/a']),
    'network-widened network: /subnets/a -> also 203.0.113.0/24, 198.51.100.1',
  ],
  ['with less', rules('Deny', ['203.0.113.0/24'], ['/subnets/a']), RANGE],
  ['as it was', RANGE, RANGE],
  ['as it was, closed', DENY, DENY],
  ['as it was, open', OPEN, rules(null)],
];

describe('rules of an account', () => {
  test.each(CHANGES)('that go %s', (_what, before, after, ...wanted) => {
    const [had, has] = [before, after].map((one) => ({ ...account, network_rules: [one] }));
    const change = { address: ACCOUNT, ...(had && { before: had }), ...(has && { after: has }) };
    expect(reviewed(plan(...beside({}).slice(1), change))).toEqual(
      wanted.map((line) => line.replace(' ', `@${ACCOUNT} `)),
    );
  });

  const closed = { public_network_access_enabled: false };
  test.each<[string, object, object, object | undefined, ...string[]]>([
    ['is left out', { network_rules: [RANGE] }, {}, undefined],
    [
      'is closed with its public network',
      { network_rules: [RANGE] },
      { network_rules: [RANGE], ...closed },
      undefined,
      'network-closed network: 203.0.113.0/24 -> private endpoints only',
    ],
    [
      'is opened with its public network',
      closed,
      {},
      undefined,
      'network-opened network: private endpoints only -> all networks',
    ],
    [
      'is opened to those it names',
      { network_rules: [RANGE], ...closed },
      { network_rules: [RANGE] },
      undefined,
      'network-widened network: private endpoints only -> also 203.0.113.0/24',
    ],
    ['is closed as before', { ...closed, network_rules: [OPEN] }, { ...closed, network_rules: [RANGE] }, undefined],
    [
      'cannot be seen',
      { network_rules: [RANGE] },
      { network_rules: [RANGE] },
      { network_rules: true },
      'unknown-until-apply network rules: 203.0.113.0/24 -> known only at apply',
    ],
    [
      'has an action that cannot be seen',
      { network_rules: [RANGE] },
      { network_rules: [RANGE] },
      { network_rules: [{ default_action: true }] },
      'unknown-until-apply network rules: 203.0.113.0/24 -> known only at apply',
    ],
    [
      'may have a public network',
      closed,
      {},
      { public_network_access_enabled: true },
      'unknown-until-apply network rules: private endpoints only -> known only at apply',
    ],
    [
      'has ranges that cannot be seen',
      { network_rules: [SUBNET] },
      { network_rules: [SUBNET] },
      { network_rules: [{ ip_rules: true }] },
      'unknown-until-apply network rules: /subnets/a -> known only at apply',
    ],
    ['cannot be seen, as before', { network_rules: '${var.rules}' }, { network_rules: '${var.rules}' }, undefined],
  ])('of which the network %s', (_what, before, after, unknown, ...wanted) => {
    const change = { address: ACCOUNT, before: { ...account, ...before }, after: { ...account, ...after }, unknown };
    expect(reviewed(plan(...beside({}).slice(1), change))).toEqual(
      wanted.map((line) => line.replace(' ', `@${ACCOUNT} `)),
    );
  });
});

describe('rules of their own', () => {
  const own = (value: object) => ({ storage_account_id: '/s', ...value });

  test.each(CHANGES)('that go %s', (_what, before, after, ...wanted) => {
    const change = { address: RULES, before: own(before), after: own(after) };
    expect(reviewed(plan(...beside({}), change))).toEqual(wanted.map((line) => line.replace(' ', `@${RULES} `)));
  });

  test.each<[string, object, Omit<PlannedChange, 'address'>, ...string[]]>([
    ['that are new', {}, { after: own(DENY) }, 'network-closed network: all networks -> private endpoints only'],
    ['that are new and open', {}, { after: own(OPEN) }],
    [
      'that are new, of a closed account',
      { network_rules: [DENY] },
      { after: own(RANGE) },
      'network-widened network: private endpoints only -> also 203.0.113.0/24',
    ],
    [
      'that are destroyed',
      { network_rules: [DENY] },
      { before: own(RANGE) },
      'network-opened network: 203.0.113.0/24 -> all networks',
    ],
    ['that are destroyed and were open', {}, { before: own(OPEN) }],
    ['of another account', {}, { before: { ...own(RANGE), storage_account_id: '/other' } }],
    [
      'of another account, opened',
      {},
      {
        before: { ...own(RANGE), storage_account_id: '/other' },
        after: { ...own(OPEN), storage_account_id: '/other' },
      },
    ],
  ])('%s', (_what, value, sides, ...wanted) => {
    expect(reviewed(plan(...beside(value), { address: RULES, ...sides }))).toEqual(
      wanted.map((line) => line.replace(' ', `@${RULES} `)),
    );
  });
});

describe('a check says that all networks reach', () => {
  const found = (value: object, ...more: readonly PlannedChange[]) =>
    lines({
      findings: check(plan(...beside(value), ...more)).findings.filter(({ id }) => id === 'network-open'),
    });
  const said = (address: string) => [`network-open@${address} network: not there -> all networks`];
  const separate = (value: object, storage_account_id = '/s') => {
    const rules = { storage_account_id, ...value };
    return { address: RULES, before: rules, after: rules };
  };

  test.each<[string, object, PlannedChange[], string[]]>([
    ['an account without rules', {}, [], said(ACCOUNT)],
    ['an account that allows all', { network_rules: [OPEN] }, [], said(ACCOUNT)],
    ['an account that allows half of all', { network_rules: [HALF] }, [], said(ACCOUNT)],
    ['none that denies', { network_rules: [RANGE] }, [], []],
    ['none without public network', { public_network_access_enabled: false }, [], []],
    ['rules of their own that allow all', {}, [separate(OPEN)], said(RULES)],
    ['no account with rules of their own', {}, [separate(RANGE)], []],
    ['an account beside rules of another', {}, [separate(OPEN, '/other')], said(ACCOUNT)],
  ])('%s', (_what, value, more, wanted) => {
    expect(found(value, ...more)).toEqual(wanted);
  });
});

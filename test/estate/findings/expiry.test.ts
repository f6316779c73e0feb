import { type PlannedChange, plan, reviewed, same } from '../support';

const ADDRESS = 'azurerm_storage_management_policy.p';
const MODIFIED = 'delete_after_days_since_modification_greater_than';
const CREATED = 'delete_after_days_since_creation_greater_than';
const account = { id: '/s', name: 'st', allow_nested_items_to_be_public: false, shared_access_key_enabled: false };
const CONTENT = [
  same('azurerm_storage_account.content', account),
  same('azurerm_storage_container.c', { name: 'changetrackingblob', storage_account_id: '/s' }),
];

const deleting = (days: unknown, more: object = {}, argument = MODIFIED) => ({
  enabled: true,
  actions: [{ base_blob: [{ [argument]: days }] }],
  ...more,
});
const policy = (...rule: readonly object[]) => ({ storage_account_id: '/S', rule });
const below = (...prefix_match: readonly string[]) => ({ filters: [{ prefix_match }] });

type Sides = Omit<PlannedChange, 'address'>;
const found = (sides: Sides, beside = CONTENT) =>
  reviewed(plan(...beside, { address: ADDRESS, ...sides })).map((line) =>
    line.replace(`@${ADDRESS} content in changetrackingblob`, ''),
  );
const change = (before: readonly object[], after: readonly object[]): Sides => ({
  before: policy(...before),
  after: policy(...after),
});

describe('a policy of content', () => {
  test.each<[string, Sides, ...string[]]>([
    ['that deletes sooner', change([deleting(90)], [deleting(30)]), 'retention-shortened: 90 days -> 30 days'],
    ['that deletes later', change([deleting(30)], [deleting(90)]), 'retention-lengthened: 30 days -> 90 days'],
    ['that deletes as before', change([deleting(30)], [deleting('30')])],
    [
      'that deletes by the age of content',
      change([deleting(90)], [deleting(1, {}, CREATED)]),
      'retention-shortened: 90 days -> 1 day',
    ],
    ['that begins to delete', change([], [deleting(30)]), 'retention-shortened: kept for ever -> 30 days'],
    ['that deletes at once', change([deleting(1)], [deleting(0)]), 'retention-shortened: 1 day -> 0 days'],
    ['with -1, which deletes nothing', change([], [deleting(-1)])],
    ['that deletes no more', change([deleting(30)], [])],
    ['that is removed', { before: policy(deleting(30)) }],
    ['that is new', { after: policy(deleting(30)) }, 'retention-shortened: kept for ever -> 30 days'],
    ['of which the soonest rule is another', change([deleting(60), deleting(90)], [deleting(90), deleting(60)])],
    [
      'with a sooner rule',
      change([deleting(90)], [deleting(90), deleting(60)]),
      'retention-shortened: 90 days -> 60 days',
    ],
    [
      'with a rule that is switched on',
      change([deleting(30, { enabled: false })], [deleting(30)]),
      'retention-shortened: kept for ever -> 30 days',
    ],
    ['with a rule that is switched off', change([deleting(90)], [deleting(90), deleting(1, { enabled: false })])],
    [
      'with a rule of the container',
      change([], [deleting(30, below('other/', 'changetrackingblob/web'))]),
      'retention-shortened: kept for ever -> 30 days',
    ],
    [
      'with a rule of what the name begins with',
      change([], [deleting(30, below('change'))]),
      'retention-shortened: kept for ever -> 30 days',
    ],
    ['with a rule of another container', change([], [deleting(30, below('other/', 'changetrackingblob2'))])],
    [
      'of which a rule cannot be seen',
      { ...change([deleting(90)], [deleting(90)]), unknown: { rule: true } },
      'unknown-until-apply: 90 days -> known only at apply',
    ],
    [
      'that is new and cannot be seen',
      { after: policy(deleting(90)), unknown: { rule: [{ enabled: true }] } },
      'unknown-until-apply: kept for ever -> known only at apply',
    ],
    [
      'that stays a secret',
      { ...change([deleting(90)], [deleting(90)]), beforeSensitive: { rule: true }, afterSensitive: { rule: true } },
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found(sides)).toEqual(wanted);
  });

  test.each<[string, object, string[]]>([
    ['names the container', below('changetrackingblob/web'), ['retention-shortened: 90 days -> 30 days']],
    ['names something else', below('change'), []],
    ['names nothing', {}, []],
  ])('of an account outside of the input is found where it %s', (_what, filters, wanted) => {
    expect(found(change([deleting(90, filters)], [deleting(30, filters)]), [])).toEqual(wanted);
  });

  test('of an account outside of the input is not said to be new', () => {
    expect(found({ after: policy(deleting(30, below('changetrackingblob'))) }, [])).toEqual([]);
  });
});

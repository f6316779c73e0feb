import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const LOCK = 'azurerm_management_lock.own';
const ENDPOINT = 'azurerm_private_endpoint.own';
const KEY = 'azurerm_storage_account_customer_managed_key.own';
const STORAGE = 'azurerm_storage_account.content';
const WORKSPACE = '/subscriptions/s/providers/Microsoft.OperationalInsights/workspaces/other';
const OTHER = '/subscriptions/s/providers/Microsoft.Storage/storageAccounts/other';
const RULE = { ...rule(linux()), id: '/subscriptions/s/resourceGroups/rg/rules/ct' };
const account = { id: '/accounts/content', name: 'stcontent' };

/** What is found of a change beside content storage and a rule, without the address. */
const found = (change: PlannedChange, ...more: readonly PlannedChange[]) =>
  reviewed(
    plan(
      same('azurerm_monitor_data_collection_rule.ct', RULE),
      same('azurerm_storage_container.c', { name: 'changetrackingblob', storage_account_id: account.id }),
      ...(change.address === STORAGE ? [] : [same(STORAGE, account)]),
      change,
      ...more,
    ),
  ).map((line) => line.replace(`@${change.address}`, ''));

describe('a lock', () => {
  const lock = (lock_level: string, scope = account.id) => ({ name: 'own', scope, lock_level });

  test.each<[string, Omit<PlannedChange, 'address'>, ...string[]]>([
    [
      'that is weaker',
      { before: lock('ReadOnly'), after: lock('CanNotDelete') },
      'lock-weakened lock on content: ReadOnly -> CanNotDelete',
    ],
    ['that is stronger', { before: lock('CanNotDelete'), after: lock('ReadOnly') }],
    ['that is the same', { before: lock('readonly'), after: lock('ReadOnly') }],
    ['that is removed', { before: lock('ReadOnly') }, 'lock-weakened lock on content: ReadOnly -> removed'],
    [
      'of which the level cannot be seen',
      { before: lock('ReadOnly'), after: lock(''), unknown: { lock_level: true } },
      'unknown-until-apply lock on content: ReadOnly -> known only at apply',
    ],
    [
      'of a workspace outside of the input',
      { before: lock('CanNotDelete', WORKSPACE) },
      'lock-weakened lock on other: CanNotDelete -> removed',
    ],
    [
      'of the group of the rule',
      { before: lock('CanNotDelete', '/subscriptions/s/resourceGroups/RG') },
      'lock-weakened lock on RG: CanNotDelete -> removed',
    ],
    ['of something else', { before: lock('ReadOnly', '/other') }],
    [
      'of an account outside of the input',
      { before: lock('ReadOnly', OTHER) },
      'lock-weakened lock on other: ReadOnly -> removed',
    ],
    [
      'of a rule outside of the input',
      { before: lock('ReadOnly', WORKSPACE.replace(/microsoft.*(?=\/)/i, 'Microsoft.Insights/dataCollectionRules')) },
      'lock-weakened lock on other: ReadOnly -> removed',
    ],
    ['of something in a workspace outside of the input', { before: lock('ReadOnly', `${WORKSPACE}/tables/t`) }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found({ address: LOCK, ...sides })).toEqual(wanted);
  });

  test('that another one replaces protects as before', () => {
    const after = lock('CanNotDelete', account.id.toUpperCase());
    expect(found({ address: LOCK, before: lock('CanNotDelete') }, { address: `${LOCK}2`, after })).toEqual([]);
  });
});

describe('a private endpoint that is removed', () => {
  const endpoint = (private_connection_resource_id: string) => ({
    name: 'pe-own',
    private_service_connection: [{ private_connection_resource_id }],
  });
  const lost = (name: string) => [`private-endpoint-removed private endpoint pe-own: of ${name} -> removed`];

  test.each([
    ['the content storage', account.id, [], lost('content')],
    ['an account outside of the input', OTHER, [], lost('other')],
    ['an account of something else', OTHER, [same('azurerm_storage_account.other', { id: OTHER })], []],
    ['something else', '/other', [], []],
  ])('is found where it is of %s', (_what, id, more, wanted) => {
    expect(found({ address: ENDPOINT, before: endpoint(id) }, ...more)).toEqual(wanted);
  });

  test('is no loss where another one is of the same storage', () => {
    const before = endpoint(account.id);
    expect(found({ address: ENDPOINT, before }, { address: `${ENDPOINT}2`, after: before })).toEqual([]);
  });
});

describe('content storage', () => {
  const kept = (versioning_enabled: unknown) => ({ ...account, blob_properties: [{ versioning_enabled }] });
  const key = { customer_managed_key: [{ key_vault_key_id: '/keys/own' }] };
  const storageKey = (storage_account_id: string) => ({ storage_account_id, key_name: 'own' });

  test.each<[string, PlannedChange, ...string[]]>([
    [
      'without its key',
      { address: KEY, before: storageKey(account.id.toUpperCase()) },
      "customer-key-removed key of stcontent: own key -> Microsoft's key",
    ],
    ['beside another account without its key', { address: KEY, before: storageKey(OTHER) }],
    [
      'without the key in its own resource',
      { address: STORAGE, before: { ...account, ...key }, after: account },
      "customer-key-removed storage account stcontent, key: own key -> Microsoft's key",
    ],
    [
      'without versions',
      { address: STORAGE, before: kept(true), after: account },
      'versioning-off storage account stcontent, versioning: on -> off',
    ],
    [
      'of which nobody sees whether it keeps versions',
      {
        address: STORAGE,
        before: kept(true),
        after: kept(null),
        unknown: { blob_properties: [{ versioning_enabled: true }] },
      },
      'unknown-until-apply storage account stcontent, versioning_enabled: true -> known only at apply',
    ],
    ['with versions', { address: STORAGE, before: kept(false), after: kept(true) }],
  ])('%s is found as such', (_what, change, ...wanted) => {
    expect(found(change)).toEqual(wanted);
  });
});

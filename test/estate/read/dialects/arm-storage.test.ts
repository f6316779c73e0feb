import { UNKNOWN, UNSTATED } from '../../../../lib/estate/model/value';
import { GROUP, normal, SHARED } from './support';

const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/st`;

/** The attributes of an account, hidden for one reason where it is given. */
const attributes = (hidden?: symbol) => ({
  account_kind: undefined,
  allow_nested_items_to_be_public: hidden ?? false,
  shared_access_key_enabled: hidden,
  https_traffic_only_enabled: hidden,
  min_tls_version: hidden,
  is_hns_enabled: hidden,
  public_network_access_enabled: hidden,
  customer_managed_key: hidden,
  network_rules: hidden,
});

describe('an account', () => {
  const account = (properties: unknown, more = {}) => normal('Microsoft.Storage/storageAccounts', properties, more);

  test.each<[properties: object, attributes: object]>([
    [{}, {}],
    [
      { allowBlobPublicAccess: true, isHnsEnabled: true },
      { allow_nested_items_to_be_public: true, is_hns_enabled: true },
    ],
    [
      { allowSharedKeyAccess: null, supportsHttpsTrafficOnly: null, minimumTlsVersion: null, isHnsEnabled: null },
      { shared_access_key_enabled: undefined },
    ],
    [{ publicNetworkAccess: 'Disabled' }, { public_network_access_enabled: false }],
    [{ publicNetworkAccess: 'SecuredByPerimeter' }, { public_network_access_enabled: true }],
    [{ encryption: { keySource: 'Microsoft.Storage' } }, { customer_managed_key: [] }],
    [
      { encryption: { keySource: 'Microsoft.Keyvault', keyvaultproperties: { keyvaulturi: 'https://kv' } } },
      { customer_managed_key: [{ key_vault_key_id: 'https://kv' }] },
    ],
    [{ networkAcls: null }, {}],
    [
      {
        networkAcls: {
          defaultAction: 'Allow',
          ipRules: [{ value: '1.2.3.4' }, UNKNOWN],
          virtualNetworkRules: [{ id: '/subnet' }],
        },
      },
      {
        network_rules: [
          { default_action: 'Allow', ip_rules: ['1.2.3.4', UNKNOWN], virtual_network_subnet_ids: ['/subnet'] },
        ],
      },
    ],
  ])('with %j has the arguments of azurerm', (properties, own) => {
    expect(account(properties)).toStrictEqual({
      type: 'azurerm_storage_account',
      attributes: { ...SHARED, location: undefined, tags: undefined, identity: undefined, ...attributes(), ...own },
    });
  });

  test('that cannot be seen has none that can be', () => {
    expect(account(UNKNOWN)?.attributes).toMatchObject({ ...attributes(UNKNOWN) });
  });

  test('that is updated in part keeps what is absent', () => {
    const partial = { ...attributes(UNSTATED), account_kind: 'StorageV2', location: UNSTATED, tags: UNSTATED };
    const content = { kind: 'StorageV2', properties: {} };
    expect(account({}, { partial: true, content })?.attributes).toEqual({ ...SHARED, ...partial, identity: UNSTATED });
  });
});

describe('the blob service of an account', () => {
  test.each<[properties: object, own: object]>([
    [{}, { versioning_enabled: undefined, delete_retention_policy: [], container_delete_retention_policy: [] }],
    [
      {
        isVersioningEnabled: true,
        deleteRetentionPolicy: { enabled: true, days: 7 },
        containerDeleteRetentionPolicy: { enabled: false, days: 9 },
      },
      { versioning_enabled: true, delete_retention_policy: [{ days: 7 }], container_delete_retention_policy: [] },
    ],
    [
      { deleteRetentionPolicy: UNKNOWN, containerDeleteRetentionPolicy: { enabled: true, days: UNKNOWN } },
      {
        versioning_enabled: undefined,
        delete_retention_policy: UNKNOWN,
        container_delete_retention_policy: [{ days: UNKNOWN }],
      },
    ],
  ])('is the account in part (%#)', (properties, own) => {
    expect(normal('Microsoft.Storage/storageAccounts/blobServices', properties, { parentId: ACCOUNT })).toStrictEqual({
      type: 'azurerm_storage_account',
      attributes: {
        ...attributes(UNSTATED),
        account_kind: UNSTATED,
        ...{ id: ACCOUNT, name: 'st', resource_group_name: 'rg' },
        ...{ location: UNSTATED, tags: UNSTATED, identity: UNSTATED },
        blob_properties: [own],
      },
    });
  });
});

test.each([
  [`${ACCOUNT}/blobServices/default`, 'None', ACCOUNT, 'private'],
  [`${ACCOUNT}/blobservices/default`, 'Blob', ACCOUNT, 'blob'],
  [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
  [ACCOUNT, undefined, ACCOUNT, undefined],
])('a container is in the account and has its access (%#)', (parentId, publicAccess, account, access) => {
  const container = normal('Microsoft.Storage/storageAccounts/blobServices/containers', { publicAccess }, { parentId });
  expect(container).toEqual({
    type: 'azurerm_storage_container',
    attributes: {
      ...{ ...SHARED, resource_group_name: typeof parentId === 'string' ? 'rg' : UNKNOWN },
      ...{ storage_account_id: account, container_access_type: access },
    },
  });
});

test('a management policy has its rules, of which each deletes after some days', () => {
  const deletes = { daysAfterModificationGreaterThan: 30, daysAfterCreationGreaterThan: 40 };
  const rule = {
    enabled: true,
    definition: { filters: { prefixMatch: ['c/'] }, actions: { baseBlob: { delete: deletes } } },
  };
  const policy = { policy: { rules: [rule, UNKNOWN] } };
  expect(normal('Microsoft.Storage/storageAccounts/managementPolicies', policy, { parentId: ACCOUNT })).toEqual({
    type: 'azurerm_storage_management_policy',
    attributes: {
      ...SHARED,
      storage_account_id: ACCOUNT,
      rule: [
        {
          enabled: true,
          filters: [{ prefix_match: ['c/'] }],
          actions: [
            {
              base_blob: [
                {
                  delete_after_days_since_modification_greater_than: 30,
                  delete_after_days_since_creation_greater_than: 40,
                },
              ],
            },
          ],
        },
        UNKNOWN,
      ],
    },
  });
});

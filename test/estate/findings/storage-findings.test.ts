import { type PlannedChange, plan, reviewed } from '../support';

const ACCOUNT = 'azurerm_storage_account.content';
const CONTAINER = 'azurerm_storage_container.c';
const held = { id: '/s', name: 'st' };
const container = { name: 'changetrackingblob', storage_account_id: '/s' };
const SAFE = { ...held, allow_nested_items_to_be_public: false, shared_access_key_enabled: false };

type Sides = Omit<PlannedChange, 'address'>;

/** What is found of one change, the account and its container beside it, without the address. */
function found(address: string, sides: Sides): string[] {
  const beside: PlannedChange[] = [
    { address: ACCOUNT, before: SAFE, after: SAFE },
    { address: CONTAINER, before: container, after: container },
  ];
  const document = plan(...beside.filter((one) => one.address !== address), { address, ...sides });
  return reviewed(document).map((line) => line.replace(`@${address}`, ''));
}

describe('an account', () => {
  const sides = (before: object, after: object): Sides => ({
    before: { ...SAFE, ...before },
    after: { ...SAFE, ...after },
  });
  const unseen = (name: string) => ({ ...sides({}, {}), unknown: { [name]: true } });
  const days = (name: string, count: unknown) => ({ blob_properties: [{ [name]: [{ days: count }] }] });

  test.each<[string, Sides, ...string[]]>([
    [
      'that becomes public',
      sides({}, { allow_nested_items_to_be_public: true }),
      'public-blobs storage account st, allow_nested_items_to_be_public: false -> true',
    ],
    [
      'that becomes public by default',
      sides({}, { allow_nested_items_to_be_public: null }),
      'public-blobs storage account st, allow_nested_items_to_be_public: false -> true',
    ],
    ['that was public', sides({ allow_nested_items_to_be_public: true }, { allow_nested_items_to_be_public: true })],
    [
      'that was public by default',
      sides({ allow_nested_items_to_be_public: null }, { allow_nested_items_to_be_public: true }),
    ],
    ['that is public no more', sides({ allow_nested_items_to_be_public: true }, {})],
    [
      'whose access cannot be seen',
      unseen('allow_nested_items_to_be_public'),
      'unknown-until-apply storage account st, allow_nested_items_to_be_public: false -> known only at apply',
    ],
    [
      'that takes keys',
      sides({}, { shared_access_key_enabled: true }),
      'shared-keys storage account st, shared_access_key_enabled: false -> true',
    ],
    [
      'that takes keys by default',
      sides({}, { shared_access_key_enabled: null }),
      'shared-keys storage account st, shared_access_key_enabled: false -> true',
    ],
    ['that takes keys no more', sides({ shared_access_key_enabled: true }, {})],
    [
      'without HTTPS',
      sides({}, { https_traffic_only_enabled: false }),
      'tls-weakened storage account st, https_traffic_only_enabled: true -> false',
    ],
    ['with HTTPS', sides({ https_traffic_only_enabled: false }, {})],
    [
      'with TLS 1.1',
      sides({ min_tls_version: 'TLS1_2' }, { min_tls_version: 'TLS1_1' }),
      'tls-weakened storage account st, min_tls_version: TLS1_2 -> TLS1_1',
    ],
    [
      'with TLS 1.0 in place of the default',
      sides({}, { min_tls_version: 'TLS1_0' }),
      'tls-weakened storage account st, min_tls_version: TLS1_2 -> TLS1_0',
    ],
    ['with TLS 1.1 in place of 1.0', sides({ min_tls_version: 'TLS1_0' }, { min_tls_version: 'TLS1_1' })],
    ['with TLS 1.3', sides({}, { min_tls_version: 'TLS1_3' })],
    ['with an unknown version of TLS', sides({}, { min_tls_version: 'SSL3' })],
    [
      'that is new and weak in everything',
      {
        after: {
          ...held,
          allow_nested_items_to_be_public: true,
          https_traffic_only_enabled: false,
          min_tls_version: 'TLS1_1',
        },
      },
      'public-blobs storage account st, allow_nested_items_to_be_public: no account -> true',
      'shared-keys storage account st, shared_access_key_enabled: no account -> true',
      'tls-weakened storage account st, https_traffic_only_enabled: no account -> false',
      'tls-weakened storage account st, min_tls_version: no account -> TLS1_1',
      'network-widened network: no account -> all networks',
    ],
    [
      'with shorter soft delete of blobs',
      sides(days('delete_retention_policy', 30), days('delete_retention_policy', 7)),
      'retention-shortened storage account st, delete_retention_policy: 30 days -> 7 days',
    ],
    [
      'with shorter soft delete of containers',
      sides(days('container_delete_retention_policy', 30), days('container_delete_retention_policy', 1)),
      'retention-shortened storage account st, container_delete_retention_policy: 30 days -> 1 day',
    ],
    [
      'without soft delete',
      sides(days('delete_retention_policy', 30), {}),
      'retention-shortened storage account st, delete_retention_policy: 30 days -> left to Azure',
    ],
    [
      'with longer soft delete',
      sides(days('delete_retention_policy', 7), days('delete_retention_policy', 30)),
      'retention-lengthened storage account st, delete_retention_policy: 7 days -> 30 days',
    ],
    [
      'with the same soft delete as text',
      sides(days('delete_retention_policy', 7), days('delete_retention_policy', '7')),
    ],
    ['with soft delete', sides({}, days('delete_retention_policy', 7))],
    [
      'with other tags',
      sides({ tags: { team: 'a' } }, { tags: { team: 'b' } }),
      'cosmetic-change tags: earlier text -> other text',
    ],
    ['with the same tags', sides({ tags: { team: 'a' } }, { tags: { team: 'a' } })],
    ['with tags that cannot be seen', { ...sides({ tags: { team: 'a' } }, {}), unknown: { tags: true } }],
    [
      'with its first tags',
      { after: { ...SAFE, tags: { team: 'a' } } },
      'network-widened network: no account -> all networks',
    ],
    ['that is destroyed', { before: SAFE }, 'storage-removed storage account st: keeps the content -> destroyed'],
  ])('%s is found as such', (_what, change, ...wanted) => {
    expect(found(ACCOUNT, change)).toEqual(wanted);
  });
});

describe('a container', () => {
  const access = (container_access_type: unknown) => ({ ...container, container_access_type });

  test.each<[string, Sides, ...string[]]>([
    [
      'that becomes public',
      { before: container, after: access('blob') },
      'public-blobs container changetrackingblob: private -> blob',
    ],
    [
      'that is new and public',
      { after: access('container') },
      'public-blobs container changetrackingblob: no container -> container',
    ],
    ['that is new and private', { after: container }],
    ['that was public', { before: access('blob'), after: access('container') }],
    ['that becomes private', { before: access('blob'), after: access('private') }],
    ['that stays private', { before: access('private'), after: access(null) }],
    [
      'whose access cannot be seen',
      { before: access('private'), after: access(null), unknown: { container_access_type: true } },
      'unknown-until-apply container changetrackingblob: private -> known only at apply',
    ],
    [
      'that is new, with access that cannot be seen',
      { after: container, unknown: { container_access_type: true } },
      'unknown-until-apply container changetrackingblob: not set -> known only at apply',
    ],
    [
      'that is destroyed',
      { before: container },
      'storage-removed container changetrackingblob: keeps the content -> destroyed',
    ],
  ])('%s is found as such', (_what, change, ...wanted) => {
    expect(found(CONTAINER, change)).toEqual(wanted);
  });
});

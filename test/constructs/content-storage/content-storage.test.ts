import { TerraformVariable, Token } from 'cdktf';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import type { ContentStorageProps } from '../../../lib/constructs/content-storage/content-storage-props';
import { addressesIn, forgottenIn, messageOf, newStack, refusalsOf, resolvedIn, synthesize } from '../../support/synth';

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers';
const PROPS: ContentStorageProps = {
  name: 'stcontent',
  resourceGroupName: 'rg-test',
  location: 'westeurope',
  network: { access: 'allNetworks' },
};
const KEY = {
  keyVaultResourceId: `${SUBNET.split('/').slice(0, 5).join('/')}/providers/Microsoft.KeyVault/vaults/kv-audit`,
  keyName: 'content',
};

const ACCOUNT_ID = /^\$\{azurerm_storage_account\.Content_\w+\.id\}$/;

function synthesizeStorage(props: Partial<ContentStorageProps> = {}, provider?: Parameters<typeof synthesize>[1]) {
  return synthesize((stack) => new ContentStorage(stack, 'Content', { ...PROPS, ...props }), provider);
}

describe('ContentStorage', () => {
  test('is closed to everything but Entra ID over HTTPS', () => {
    expect(synthesizeStorage().only('azurerm_storage_account')).toMatchObject({
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      default_to_oauth_authentication: true,
      https_traffic_only_enabled: true,
      local_user_enabled: false,
      min_tls_version: 'TLS1_2',
      shared_access_key_enabled: false,
    });
  });

  test('has the container whose name the agent knows', () => {
    expect(synthesizeStorage().only('azurerm_storage_container')).toMatchObject({
      name: 'changetrackingblob',
      container_access_type: 'private',
    });
  });

  test('keeps deleted content for 14 days and expires content after 90', () => {
    const { only } = synthesizeStorage();
    expect(only('azurerm_storage_account').blob_properties).toEqual({
      delete_retention_policy: { days: 14 },
      container_delete_retention_policy: { days: 14 },
    });
    expect(only('azurerm_storage_management_policy').rule).toEqual([
      {
        name: 'expireContent',
        enabled: true,
        filters: { blob_types: ['blockBlob', 'appendBlob'], prefix_match: ['changetrackingblob/'] },
        actions: { base_blob: { delete_after_days_since_modification_greater_than: 90 } },
      },
    ]);
  });

  test.each([
    ['all networks', { access: 'allNetworks' }, true, { default_action: 'Allow', bypass: ['None'] }],
    [
      'selected networks',
      { access: 'selectedNetworks', subnetIds: [SUBNET], ipRanges: ['203.0.113.7'] },
      true,
      { default_action: 'Deny', bypass: ['None'], ip_rules: ['203.0.113.7'], virtual_network_subnet_ids: [SUBNET] },
    ],
    [
      'a private endpoint',
      { access: 'privateEndpoint', subnetId: SUBNET },
      false,
      { default_action: 'Deny', bypass: ['None'] },
    ],
  ] as const)('with %s the firewall says so', (_, network, publicAccess, rules) => {
    const account = synthesizeStorage({ network }).only('azurerm_storage_account');
    expect(account.public_network_access_enabled).toBe(publicAccess);
    expect(account.network_rules).toEqual(rules);
  });

  test('a private endpoint leads to blobs and keeps zones that a policy adds', () => {
    const network = { access: 'privateEndpoint', subnetId: SUBNET } as const;
    expect(synthesizeStorage({ network }).only('azurerm_private_endpoint')).toMatchObject({
      name: 'pe-stcontent',
      subnet_id: SUBNET,
      private_service_connection: { subresource_names: ['blob'], is_manual_connection: false },
      lifecycle: { ignore_changes: ['private_dns_zone_group'] },
    });
  });

  test('writers get Storage Blob Data Contributor on the container, by stable keys and names', () => {
    const writers = { web01: '00000000-0000-0000-0000-0000000000b1' };
    const { only, json } = synthesizeStorage({ writers });
    const [container] = Object.keys((json.resource as Record<string, object>).azurerm_storage_container ?? {});
    expect(Object.values(json.locals as object)).toEqual([writers]);
    expect(only('azurerm_role_assignment')).toMatchObject({
      scope: `\${azurerm_storage_container.${container}.id}`,
      principal_id: '${each.value}',
      principal_type: 'ServicePrincipal',
      name: `\${uuidv5("url", "\${azurerm_storage_container.${container}.id}|ba92f5b4-2d11-453d-a403-e96b0029c9fe|\${each.value}")}`,
      role_definition_id: expect.stringMatching(
        /^\$\{join\("\/", slice\(split\("\/", azurerm_storage_account\.\w+\.id\), 0, 3\)\)\}\/providers\/Microsoft\.Authorization\/roleDefinitions\/ba92f5b4-/,
      ),
    });
  });

  test('protects the account and the container with preventDestroy', () => {
    const lifecycles = (preventDestroy: boolean) => {
      const { only } = synthesizeStorage({ preventDestroy });
      return ['azurerm_storage_account', 'azurerm_storage_container'].map((type) => only(type).lifecycle);
    };
    expect(lifecycles(true)).toMatchObject([{ prevent_destroy: true }, { prevent_destroy: true }]);
    expect(lifecycles(false)).toEqual([expect.not.objectContaining({ prevent_destroy: true }), undefined]);
  });

  test('writes every number and kind that is set', () => {
    const { only } = synthesizeStorage({ softDeleteDays: 30, contentRetentionDays: 400, replication: 'GZRS' });
    expect(only('azurerm_storage_account')).toMatchObject({
      account_replication_type: 'GZRS',
      blob_properties: { delete_retention_policy: { days: 30 }, container_delete_retention_policy: { days: 30 } },
    });
    expect(only('azurerm_storage_management_policy').rule).toMatchObject([
      { actions: { base_blob: { delete_after_days_since_modification_greater_than: 400 } } },
    ]);
  });

  test('refuses a plan that would replace the account with its content', () => {
    const { only } = synthesizeStorage({ replication: 'GZRS', infrastructureEncryption: true });
    const why =
      'that replaces the account with all content, and its name is taken until the old one is gone. Set another name together with it: the new account is created, and then the old one is destroyed.';
    expect(refusalsOf(only('azurerm_storage_account'))).toEqual([
      `resourceGroupName of the storage account 'stcontent' cannot change from '…' to 'rg-test': ${why}`,
      `location of the storage account 'stcontent' cannot change from '…' to 'westeurope': ${why}`,
      `replication of the storage account 'stcontent' cannot change from '…' to 'ZRS': ${why}`,
      `infrastructureEncryption of the storage account 'stcontent' cannot change from '…' to 'true': ${why}`,
    ]);
    expect(JSON.stringify(only('azurerm_storage_account')['lifecycle'])).toContain('\\"false\\"');
  });

  test('remembers the kind of replication that a change in place keeps, and encryption only if it is set', () => {
    const remembered = (props: Partial<ContentStorageProps>) => synthesizeStorage(props).only('terraform_data');
    const input = { resourceGroupName: 'rg-test', location: 'westeurope', replication: 'LRS' };
    expect(remembered({})).toMatchObject({ input, triggers_replace: { name: 'stcontent' } });
    expect(remembered({ replication: 'RAGRS' })['input']).toEqual(input);
    expect(remembered({ infrastructureEncryption: false })['input']).toEqual({
      ...input,
      infrastructureEncryption: 'false',
    });
  });

  test('leaves in Azure everything that it created, if it is no longer in the code', () => {
    const created = synthesizeStorage({
      network: { access: 'privateEndpoint', subnetId: SUBNET },
      writers: { web01: '00000000-0000-0000-0000-0000000000b1' },
      customerManagedKey: KEY,
    });
    const left = synthesize((stack) => ContentStorage.leave(stack, 'Content'));
    const kept = addressesIn(created).filter((address) => !/^terraform_data\.(?!Content_Unchanged)/.test(address));
    expect(forgottenIn(left)).toEqual(kept);
    expect(addressesIn(left)).toEqual([]);
  });

  test('encrypts twice, keeps versions and lets services of Azure in only if asked to', () => {
    const chosen = synthesizeStorage({
      versionRetentionDays: 30,
      infrastructureEncryption: true,
      trustedServices: true,
      tags: { team: 'audit' },
    });
    expect(chosen.only('azurerm_storage_account')).toMatchObject({
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: 'LRS',
      infrastructure_encryption_enabled: true,
      network_rules: { bypass: ['AzureServices'] },
      blob_properties: { versioning_enabled: true },
      tags: { team: 'audit' },
    });
    expect(chosen.only('azurerm_storage_management_policy')).toMatchObject({
      storage_account_id: expect.stringMatching(ACCOUNT_ID),
      rule: [{ actions: { version: { delete_after_days_since_creation: 30 } } }],
    });
    const plain = synthesizeStorage();
    for (const name of ['identity', 'infrastructure_encryption_enabled'])
      expect(plain.only('azurerm_storage_account')).not.toHaveProperty(name);
    expect(plain.only('azurerm_storage_account')['lifecycle']).not.toHaveProperty('ignore_changes');
    for (const type of ['azurerm_storage_container', 'azurerm_storage_management_policy'])
      expect(plain.only(type)).not.toHaveProperty('depends_on');
  });

  test('is encrypted with a key of its owner before it gets a container or an expiry', () => {
    const { only } = synthesizeStorage({ customerManagedKey: KEY });
    expect(only('azurerm_user_assigned_identity')['name']).toBe('id-stcontent');
    const identity = expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.\w+\.id\}$/);
    expect(only('azurerm_storage_account')).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [identity] },
      lifecycle: { ignore_changes: ['customer_managed_key'] },
    });
    for (const type of ['azurerm_storage_container', 'azurerm_storage_management_policy'])
      expect(only(type)['depends_on']).toEqual([
        expect.stringMatching(/^azurerm_storage_account_customer_managed_key\./),
      ]);
  });

  test('logs who reads and deletes content in its blobs', () => {
    const { only } = synthesizeStorage({
      diagnosticSettings: {
        reads: {
          workspaceResourceId: `${SUBNET.split('/').slice(0, 5).join('/')}/providers/Microsoft.OperationalInsights/workspaces/log-audit`,
        },
      },
    });
    expect(only('azurerm_monitor_diagnostic_setting')).toMatchObject({
      target_resource_id: expect.stringMatching(/^\$\{azurerm_storage_account\.\w+\.id\}\/blobServices\/default$/),
      enabled_log: [{ category: 'StorageRead' }, { category: 'StorageWrite' }, { category: 'StorageDelete' }],
    });
  });

  test('is complete with its container, its endpoint and the role of its writers', () => {
    const stack = newStack();
    const idsOf = ({ dependables }: ContentStorage) => dependables.map(({ node }) => node.id);
    const alone = new ContentStorage(stack, 'Content', PROPS);
    expect(idsOf(alone)).toEqual(['Container']);
    expect([alone.hasWriters, alone.privateEndpoints]).toEqual([false, {}]);
    expect(resolvedIn(stack, alone.storageAccountId)).toMatch(ACCOUNT_ID);
    expect(resolvedIn(stack, alone.blobEndpoint)).toMatch(
      /^\$\{azurerm_storage_account\.Content_\w+\.primary_blob_endpoint\}$/,
    );
    const network = { access: 'privateEndpoint', subnetId: SUBNET } as const;
    const writers = { web01: '00000000-0000-0000-0000-0000000000b1' };
    const whole = new ContentStorage(stack, 'Whole', { ...PROPS, name: 'stwhole', network, writers });
    expect(idsOf(whole)).toEqual(['Container', 'PrivateEndpoint', 'Writer']);
    expect(whole.hasWriters).toBe(true);
  });

  test('a writer gets another name by renamedWriters, and a plan that would replace its role otherwise is refused', () => {
    const writers = { web02: '00000000-0000-0000-0000-0000000000b1' };
    const { json, all } = synthesizeStorage({ writers, renamedWriters: { web01: 'web02' } });
    expect(json['moved']).toEqual([
      {
        from: expect.stringMatching(/^azurerm_role_assignment\.Content_Writer_\w+\["web01"\]$/),
        to: expect.stringMatching(/^azurerm_role_assignment\.Content_Writer_\w+\["web02"\]$/),
      },
    ]);
    const [names] = all('terraform_data').filter(({ lifecycle }) =>
      JSON.stringify(lifecycle).includes('renamedWriters'),
    );
    expect(JSON.stringify(names)).toContain('[test/Content] writers have other names: ');
  });

  test('warns of a soft delete that ends before a week', () => {
    const message =
      'softDeleteDays is 6: Microsoft recommends 7 days or more, so that a deletion is noticed before it is final [soft-delete-short]';
    expect(synthesizeStorage({ softDeleteDays: 6 }).annotations).toEqual([{ level: 'warn', message }]);
    const acknowledgedWarnings = { 'soft-delete-short': 'a test account' };
    expect(synthesizeStorage({ softDeleteDays: 6, acknowledgedWarnings }).annotations).toMatchObject([
      { level: 'info' },
    ]);
    expect(synthesizeStorage({ softDeleteDays: 7 }).annotations).toEqual([]);
  });

  test('exposes its resources', () => {
    const network = { access: 'privateEndpoint', subnetId: SUBNET } as const;
    const writers = { web01: '00000000-0000-0000-0000-0000000000b1' };
    const storage = new ContentStorage(newStack(), 'Content', { ...PROPS, network, writers });
    expect(
      [storage.resource, storage.container, storage.expiry, storage.privateEndpoint, storage.writerRole].map(
        (resource) => resource?.node.id,
      ),
    ).toEqual(['Resource', 'Container', 'Expiry', 'PrivateEndpoint', 'Writer']);
  });

  test.each([
    ['network.ipRanges', (list: string[]) => ({ network: { access: 'selectedNetworks', ipRanges: list } })],
    ['network.subnetIds', (list: string[]) => ({ network: { access: 'selectedNetworks', subnetIds: list } })],
    [
      'network.privateDnsZoneIds',
      (list: string[]) => ({ network: { access: 'privateEndpoint', subnetId: SUBNET, privateDnsZoneIds: list } }),
    ],
  ])('explains why %s cannot be a Terraform list', (path, propsWith) => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'list', { type: 'list(string)' });
    const props = { ...PROPS, ...propsWith(Token.asList(variable.value)) } as ContentStorageProps;
    expect(messageOf(() => new ContentStorage(stack, 'Content', props))).toBe(
      `Validation failed with the following errors:\n  [test/Content] ${path} must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked`,
    );
  });

  test('explains why writers cannot be a Terraform map', () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'map', { type: 'map(string)' });
    const props = { ...PROPS, writers: Token.asStringMap(variable.value) };
    expect(messageOf(() => new ContentStorage(stack, 'Content', props))).toBe(
      'Validation failed with the following errors:\n  [test/Content] writers must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
    );
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      ...PROPS,
      name: 'StContent',
      contentRetentionDays: 0,
      softDeleteDays: 400,
      replication: 'ZGRS' as 'ZRS',
      tags: { ['k'.repeat(129)]: 'v' },
      writers: {
        '': '00000000-0000-0000-0000-0000000000b1',
        web01: 'web01',
        db01: '00000000-0000-0000-0000-0000000000B1',
      },
      network: {
        access: 'selectedNetworks',
        subnetIds: ['subnets/servers'],
        ipRanges: ['10.0.0.0/8', '203.0.113.7/32', 'example.com', '203.0.113.0/08'],
      } as const,
    };
    expect(
      messageOf(() => new ContentStorage(newStack(), 'Content', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Content] name must be 3 to 24 lower-case letters and digits, got 'StContent'
  [test/Content] contentRetentionDays must be a whole number from 1 to 99999 days, got 0
  [test/Content] softDeleteDays must be a whole number from 1 to 365 days, got 400
  [test/Content] replication must be one of 'LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS', got 'ZGRS'; did you mean 'ZRS'?
  [test/Content] tags keys must have 1 to 128 characters, got 129: '${'k'.repeat(40)}'
  [test/Content] writers must not have an empty name
  [test/Content] writers.web01 must be the object id of a principal, a GUID, got 'web01'
  [test/Content] writers.db01 repeats the principal of writers['']: remove one
  [test/Content] network.subnetIds[0] must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<name>', got 'subnets/servers'; copy the complete id from the resource
  [test/Content] network.ipRanges[0] must be a public address: storage cannot see private ones, use network.subnetIds, got '10.0.0.0/8'
  [test/Content] network.ipRanges[1] must not be smaller than /30: write single addresses without a prefix, got '203.0.113.7/32'
  [test/Content] network.ipRanges[2] must be an IPv4 address or range, such as '203.0.113.0/24', got 'example.com'
  [test/Content] network.ipRanges[3] must be an IPv4 address or range, such as '203.0.113.0/24', got '203.0.113.0/08'`);
  });

  test.each([
    [
      'no choice',
      undefined,
      "network is missing: give { access: 'allNetworks' }, { access: 'selectedNetworks', subnetIds?, ipRanges? } or { access: 'privateEndpoint', subnetId, privateDnsZoneIds?, name? }",
    ],
    [
      'a misspelt choice',
      { access: 'selectedNetwork' },
      "network.access must be one of 'allNetworks', 'selectedNetworks', 'privateEndpoint', got 'selectedNetwork'; did you mean 'selectedNetworks'?",
    ],
    ['nobody', { access: 'selectedNetworks' }, 'no machine could upload'],
    [
      'a zone where no blob is looked up',
      {
        access: 'privateEndpoint',
        subnetId: SUBNET,
        privateDnsZoneIds: [
          `${SUBNET.split('/').slice(0, 5).join('/')}/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net`,
        ],
      },
      "network.privateDnsZoneIds[0] must be a zone privatelink.blob.core.windows.net, or that of another cloud, got 'privatelink.file.core.windows.net'",
    ],
  ])('refuses a network that is %s', (_, network, message) => {
    const props = { ...PROPS, network: network as ContentStorageProps['network'] };
    expect(messageOf(() => new ContentStorage(newStack(), 'Content', props))).toContain(message);
  });
});

describe('ContentStorage.fromStorageAccountId', () => {
  const storageAccountId =
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stcontent';
  const take = (blobEndpoint?: string) =>
    ContentStorage.fromStorageAccountId(newStack(), 'Content', { storageAccountId, blobEndpoint });

  test.each(['https://st.blob.core.windows.net', 'http://st.blob.core.windows.net/', 'st'])(
    'refuses %s, where the agent would upload nothing',
    (blobEndpoint) => {
      expect(messageOf(() => take(blobEndpoint))).toContain(
        `blobEndpoint must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/', got '${blobEndpoint}'`,
      );
    },
  );

  test('accepts the endpoint of another cloud, and knows that of the public one', () => {
    const blobEndpoint = 'https://st.blob.core.usgovcloudapi.net/';
    expect(take(blobEndpoint)).toEqual({ storageAccountId, blobEndpoint, dependables: [] });
    expect(take()).toEqual({
      storageAccountId,
      blobEndpoint: 'https://stcontent.blob.core.windows.net/',
      dependables: [],
    });
  });
});

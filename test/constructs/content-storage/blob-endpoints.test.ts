import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import type { ContentStorageProps } from '../../../lib/constructs/content-storage/content-storage-props';
import { addressesIn, messageOf, newStack, refusalsOf, synthesize } from '../../support/synth';

const NETWORK = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network';
const SUBNET = `${NETWORK}/virtualNetworks/vnet/subnets/endpoints`;
const HUB = `${NETWORK}/virtualNetworks/hub/subnets/endpoints`;
const ZONE = `${NETWORK}/privateDnsZones/privatelink.blob.core.windows.net`;
const PROPS: ContentStorageProps = {
  name: 'stcontent',
  resourceGroupName: 'rg-test',
  location: 'westeurope',
  network: { access: 'privateEndpoint', subnetId: SUBNET },
  tags: { owner: 'platform' },
};

const synthesizeStorage = (props: Partial<ContentStorageProps>) =>
  synthesize((stack) => new ContentStorage(stack, 'Content', { ...PROPS, ...props }));

describe('private endpoints of content storage', () => {
  test('are created beside the one of the network, with the values of the account by default', () => {
    const { all } = synthesizeStorage({
      privateEndpoints: {
        hub: { subnetResourceId: HUB, privateDnsZoneResourceIds: [ZONE] },
        north: {
          subnetResourceId: SUBNET,
          name: 'pe-north',
          location: 'northeurope',
          resourceGroupName: 'rg-north',
          tags: {},
        },
      },
    });
    const byName = new Map(all('azurerm_private_endpoint').map((endpoint) => [endpoint['name'], endpoint]));
    expect([...byName.keys()].sort()).toEqual(['pe-north', 'pe-stcontent', 'pe-stcontent-hub']);
    expect(byName.get('pe-stcontent-hub')).toMatchObject({
      subnet_id: HUB,
      location: 'westeurope',
      resource_group_name: 'rg-test',
      tags: { owner: 'platform' },
      private_service_connection: { subresource_names: ['blob'] },
      private_dns_zone_group: { private_dns_zone_ids: [ZONE] },
    });
    expect(byName.get('pe-north')).toMatchObject({
      location: 'northeurope',
      resource_group_name: 'rg-north',
      tags: {},
      lifecycle: { ignore_changes: ['private_dns_zone_group'] },
    });
  });

  test('lead to the blobs of the account, and have no names of entries to keep if there are none', () => {
    const only = synthesizeStorage({});
    expect(only.only('azurerm_private_endpoint')).toMatchObject({
      name: 'pe-stcontent',
      location: 'westeurope',
      resource_group_name: 'rg-test',
      tags: { owner: 'platform' },
      private_service_connection: {
        name: 'stcontent-blob',
        private_connection_resource_id: expect.stringMatching(/^\$\{azurerm_storage_account\.Content_\w+\.id\}$/),
      },
    });
    expect(addressesIn(only).map((address) => address.replace(/_[\dA-F]{8}$/, ''))).toEqual([
      'azurerm_private_endpoint.Content_PrivateEndpoint',
      'azurerm_storage_account.Content',
      'azurerm_storage_container.Content_Container',
      'azurerm_storage_management_policy.Content_Expiry',
      'terraform_data.Content_Endpoint_Unchanged',
      'terraform_data.Content_Unchanged',
    ]);
  });

  test('are not replaced under their names', () => {
    const { all } = synthesizeStorage({
      network: { access: 'privateEndpoint', subnetId: SUBNET, name: 'pe-main', privateDnsZoneIds: [ZONE] },
      privateEndpoints: { hub: { subnetResourceId: HUB } },
    });
    const why = 'that replaces the endpoint, and the new one is created before the old one is destroyed.';
    expect(all('azurerm_private_endpoint').flatMap(refusalsOf).sort()).toEqual([
      `location of the private endpoint 'pe-stcontent-hub' cannot change from '…' to 'westeurope': ${why} Set another name together with it.`,
      `network.subnetId of the private endpoint 'pe-main' cannot change from '…' to '${SUBNET}': ${why} Set another network.name together with it.`,
      `subnetResourceId of the private endpoint 'pe-stcontent-hub' cannot change from '…' to '${HUB}': ${why} Set another name together with it.`,
    ]);
    expect(all('azurerm_private_endpoint').map((one) => one['private_dns_zone_group'])).toContainEqual({
      name: 'default',
      private_dns_zone_ids: [ZONE],
    });
  });

  test('follow the key that encrypts the account', () => {
    const keyVaultResourceId = `${NETWORK.replace('Microsoft.Network', 'Microsoft.KeyVault')}/vaults/kv-audit`;
    const { all } = synthesizeStorage({
      customerManagedKey: { keyVaultResourceId, keyName: 'content' },
      privateEndpoints: { hub: { subnetResourceId: HUB } },
    });
    expect(all('azurerm_private_endpoint').map((one) => one['depends_on'])).toEqual(
      Array(2).fill([expect.stringMatching(/^azurerm_storage_account_customer_managed_key\./)]),
    );
  });

  test('come before anything that uploads', () => {
    const privateEndpoints = { hub: { subnetResourceId: HUB } };
    const content = new ContentStorage(newStack(), 'Content', { ...PROPS, privateEndpoints });
    expect(content.dependables).toContain(content.privateEndpoints['hub']);
  });

  test('two of one name are refused', () => {
    const endpoint = { subnetResourceId: HUB, name: 'PE-stcontent' };
    expect(messageOf(() => synthesizeStorage({ privateEndpoints: { hub: endpoint } }))).toContain(
      `Validation failed with the following errors:
  [test] 'test/Content/PrivateEndpoints/hub/Resource' is the same azurerm_private_endpoint in Azure as 'test/Content/PrivateEndpoint', named 'PE-stcontent': give one of them another name`,
    );
  });

  test('one error lists every invalid endpoint', () => {
    const wrong = {
      subnetResourceId: ZONE,
      privateDnsZoneResourceIds: [`${NETWORK}/privateDnsZones/privatelink.file.core.windows.net`],
      name: '-',
      location: 'North Europe',
      resourceGroupName: 'rg.',
      tags: { '': 'x' },
    };
    expect(messageOf(() => synthesizeStorage({ privateEndpoints: { hub: wrong } }))).toBe(
      `Validation failed with the following errors:
  [test/Content] privateEndpoints.hub.subnetResourceId must be the id of a subnet, got that of a private DNS zone, '${ZONE}'
  [test/Content] privateEndpoints.hub.privateDnsZoneResourceIds[0] must be a zone privatelink.blob.core.windows.net, or that of another cloud, got 'privatelink.file.core.windows.net'
  [test/Content] privateEndpoints.hub.name must be 1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore, got '-'
  [test/Content] privateEndpoints.hub.location must be a location's name in lower case without spaces, such as 'westeurope', got 'North Europe'; write 'northeurope'
  [test/Content] privateEndpoints.hub.resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'
  [test/Content] privateEndpoints.hub.tags keys must have 1 to 512 characters, got 0: ''`,
    );
  });
});

describe('an entry of privateEndpoints gets another name', () => {
  const hub = { subnetResourceId: HUB, name: 'pe-hub' };
  const checksOf = ({ all }: ReturnType<typeof synthesizeStorage>) =>
    all('terraform_data').filter(({ lifecycle }) => JSON.stringify(lifecycle).includes('renamedPrivateEndpoints'));

  test('and the endpoint moves with what Terraform remembers of it', () => {
    const north = { subnetResourceId: HUB };
    const before = synthesizeStorage({ privateEndpoints: { hub } });
    const after = synthesizeStorage({
      privateEndpoints: { core: hub, north },
      renamedPrivateEndpoints: { hub: 'core', north: 'north' },
    });
    const addressesOf = ({ json }: typeof before) =>
      Object.entries(json['resource'] as Record<string, object>).flatMap(([type, all]) =>
        Object.keys(all).flatMap((name) => (/PrivateEndpoints_(hub|core)_/.test(name) ? `${type}.${name}` : [])),
      );
    const [from, to] = [addressesOf(before).sort(), addressesOf(after).sort()];
    expect(from).toEqual([
      expect.stringMatching(/^azurerm_private_endpoint\.Content_PrivateEndpoints_hub_\w{8}$/),
      expect.stringMatching(/^terraform_data\.Content_PrivateEndpoints_hub_Unchanged_\w{8}$/),
    ]);
    expect(after.json['moved']).toEqual(from.map((address, index) => ({ from: address, to: to[index] })));
  });

  test('and Terraform refuses the plan if the endpoint keeps a name of its own', () => {
    const stack = synthesizeStorage({ privateEndpoints: { hub, north: { subnetResourceId: HUB } } });
    expect(checksOf(stack)).toHaveLength(1);
    expect(JSON.stringify(checksOf(stack))).toContain('[test/Content] privateEndpoints have other names: ');
    expect(Object.values(stack.json['locals'] as object)).toEqual([
      { hub: 'rg-test/pe-hub', north: 'rg-test/pe-stcontent-north' },
    ]);
    const unnamed = { subnetResourceId: HUB };
    expect(checksOf(synthesizeStorage({ privateEndpoints: { hub: unnamed } }))).toEqual([]);
  });

  test('that no entry has', () => {
    const wrong = { privateEndpoints: { hub }, renamedPrivateEndpoints: { hub: 'core' } };
    expect(messageOf(() => synthesizeStorage(wrong))).toBe(
      `Validation failed with the following errors:
  [test/Content] renamedPrivateEndpoints.hub names 'hub', which is still in use: remove the entry
  [test/Content] renamedPrivateEndpoints.hub must be one of 'hub', got 'core'`,
    );
  });
});

import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { addPrivateEndpoint, type EndpointConfig } from '../../../lib/constructs/interfaces/private-endpoint';
import { refusalsOf, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints`;
const ZONE = `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/stcontent`;

const configOf = (stack: TerraformStack): EndpointConfig => ({
  name: 'pe-test',
  resourceGroupName: 'rg-test',
  location: 'westeurope',
  subnetId: SUBNET,
  connection: { name: 'stcontent-blob', resourceId: ACCOUNT, subresource: 'blob' },
  memory: new Construct(stack, 'Memory'),
  kept: [{ prop: 'subnetId', value: SUBNET, remedy: 'Set another name together with it.' }],
});

const endpointWith = (props: Partial<EndpointConfig> = {}) => {
  const { only } = synthesize((stack) => {
    addPrivateEndpoint(stack, 'Endpoint', { ...configOf(stack), ...props });
  });
  return { endpoint: only('azurerm_private_endpoint'), memory: only('terraform_data') };
};

describe('a private endpoint', () => {
  test('leads to one part of a resource, without approval by hand', () => {
    const { endpoint } = endpointWith({ tags: { team: 'network' } });
    expect(endpoint).toEqual({
      name: 'pe-test',
      resource_group_name: 'rg-test',
      location: 'westeurope',
      subnet_id: SUBNET,
      tags: { team: 'network' },
      private_service_connection: {
        name: 'stcontent-blob',
        is_manual_connection: false,
        private_connection_resource_id: ACCOUNT,
        subresource_names: ['blob'],
      },
      lifecycle: { ignore_changes: ['private_dns_zone_group'], precondition: [expect.anything()] },
    });
  });

  test('is registered in its zones, and follows no policy then', () => {
    const { endpoint } = endpointWith({ zones: [ZONE] });
    expect(endpoint['private_dns_zone_group']).toEqual({ name: 'default', private_dns_zone_ids: [ZONE] });
    expect(endpoint['lifecycle']).not.toHaveProperty('ignore_changes');
  });

  test('comes after what it is to follow', () => {
    const { only } = synthesize((stack) => {
      const first = new ResourceGroup(stack, 'First', { name: 'rg-test', location: 'westeurope' });
      addPrivateEndpoint(stack, 'Endpoint', { ...configOf(stack), after: [first] });
    });
    expect(only('azurerm_private_endpoint')['depends_on']).toEqual(['azurerm_resource_group.First']);
  });

  test('is not replaced under its name', () => {
    const { endpoint, memory } = endpointWith();
    expect(refusalsOf(endpoint)).toEqual([
      `subnetId of the private endpoint 'pe-test' cannot change from '…' to '${SUBNET}': that replaces the endpoint, and the new one is created before the old one is destroyed. Set another name together with it.`,
    ]);
    expect(memory).toMatchObject({
      input: { subnetId: SUBNET },
      triggers_replace: { name: 'pe-test', resourceGroupName: 'rg-test' },
    });
  });
});

import { TerraformResource, type TerraformStack } from 'cdktf';
import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import { newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const COMPUTE = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines`;

/** A pattern with every part. */
function everything(stack: TerraformStack): ChangeTracking {
  return new ChangeTracking(stack, 'ChangeTracking', {
    location: 'westeurope',
    workspace: { tableRetention: { ConfigurationData: { retentionInDays: 60 } } },
    contentStorage: {
      name: 'stcontent',
      network: {
        access: 'privateEndpoint',
        subnetId: `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers`,
      },
      writers: { web01: '00000000-0000-0000-0000-0000000000b1' },
    },
    policy: { scope: { subscriptionId: SUBSCRIPTION }, extensionVersion: '2.35', remediation: {} },
    machines: { virtualMachines: { web01: { id: `${COMPUTE}/web01`, os: 'linux' } } },
  });
}

function resourcesOf(stack: TerraformStack): TerraformResource[] {
  return stack.node.findAll().filter(TerraformResource.isTerraformResource);
}

const stack = newStack();
everything(stack);

describe('overrideLogicalId on a resource of the pattern', () => {
  test.each(
    resourcesOf(stack).map(({ node, terraformResourceType: type, friendlyUniqueId }) => ({
      path: node.path,
      was: `${type}.${friendlyUniqueId}`,
    })),
  )('changes the address of $path and every reference to it', ({ path, was }) => {
    const { json } = synthesize((other) => {
      everything(other);
      const resource = resourcesOf(other).find(({ node }) => node.path === path);
      resource?.overrideLogicalId('renamed');
    });
    const [type = '', id] = was.split('.');
    const ofType = (json.resource as Record<string, object>)[type];
    expect(Object.keys(ofType ?? {})).toContain('renamed');
    expect(Object.keys(ofType ?? {})).not.toContain(id);
    expect(JSON.stringify(json)).not.toMatch(new RegExp(`${type}\\.${id}\\b`));
  });
});

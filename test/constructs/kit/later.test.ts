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
const addresses = resourcesOf(stack).map(({ terraformResourceType: type, friendlyUniqueId: id }) => ({ type, id }));

describe('overrideLogicalId on the resources of the pattern', () => {
  // All of them at once: to synthesize the pattern for each takes a minute.
  const { json } = synthesize((other) => {
    everything(other);
    for (const [index, resource] of resourcesOf(other).entries()) resource.overrideLogicalId(`renamed${index}`);
  });
  const text = JSON.stringify(json);

  test.each(addresses.map((address, index) => ({ ...address, index })))(
    'changes the address of $type.$id and every reference to it',
    ({ type, id, index }) => {
      const ofType = Object.keys((json.resource as Record<string, object>)[type] ?? {});
      expect(ofType).toContain(`renamed${index}`);
      expect(ofType).not.toContain(id);
      expect(text).not.toMatch(new RegExp(`${type}\\.${id}\\b`));
    },
  );
});

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { ChangeTracking, ContentStorage } from '../../../lib';
import { refuseTwins } from '../../../lib/constructs/kit/twins';
import { messageOf, newStack } from '../../support/synth';

/** What a stack with two resource groups is refused for. */
function refusals(names: readonly string[], change: (groups: ResourceGroup[]) => void = () => {}): string[] {
  const stack = newStack();
  const groups = names.map(
    (name, index) => new ResourceGroup(stack, `Group${index}`, { name, location: 'westeurope' }),
  );
  change(groups);
  refuseTwins(stack);
  return stack.node.validate();
}

describe('two resources of a stack', () => {
  test('that are one in Azure, which ignores case, are refused', () => {
    expect(refusals(['rg-a', 'RG-A'])).toEqual([
      "'test/Group1' is the same azurerm_resource_group in Azure as 'test/Group0', named 'RG-A': give one of them another name",
    ]);
  });

  test('are refused with the remedy of the second', () => {
    const message = refusals(['rg-a', 'rg-a'], ([, second]) => {
      if (second) refuseTwins(second, 'set another resourceGroupName');
    });
    expect(message).toEqual([expect.stringMatching(/: set another resourceGroupName$/)]);
  });

  test('pass with two names', () => {
    expect(refusals(['rg-a', 'rg-b'])).toEqual([]);
  });

  test('are compared as overrides leave them', () => {
    expect(refusals(['rg-a', 'rg-a'], ([first]) => first?.addOverride('name', 'rg-b'))).toEqual([]);
  });

  test.each(['for_each', 'count'])('pass if one of them is several by an override with %s', (argument) => {
    expect(refusals(['rg-a', 'rg-a'], ([first]) => first?.addOverride(argument, '${var.several}'))).toEqual([]);
  });

  test('pass if another provider creates one of them', () => {
    const others = (groups: ResourceGroup[]) => {
      const [first] = groups as [ResourceGroup];
      const provider = new AzurermProvider(TerraformStack.of(first), 'other', { features: [{}], alias: 'other' });
      first.provider = provider;
    };
    expect(refusals(['rg-a', 'rg-a'], others)).toEqual([]);
  });

  test('pass if Terraform makes the name', () => {
    const stack = newStack();
    const { stringValue: name } = new TerraformVariable(stack, 'name', { type: 'string' });
    expect(refusals([name, name])).toEqual([]);
  });
});

describe('the same pattern in two stacks of an app', () => {
  const [ONE, TWO] = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'];
  const corp = { policy: { scope: { managementGroupId: 'corp' }, kinds: ['virtualMachines'] } } as const;

  /** Synthesizes a pattern in the stacks `test` and `prod`, each with a provider for a subscription. */
  function synthesizeBoth(
    subscriptions: readonly (string | undefined)[],
    add: (stack: TerraformStack) => void = (stack) =>
      new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope', ...corp }),
  ): void {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    for (const [index, subscriptionId] of subscriptions.entries()) {
      const stack = new TerraformStack(app, ['test', 'prod'][index] ?? '');
      new AzurermProvider(stack, 'azurerm', { features: [{}], subscriptionId, storageUseAzuread: true });
      add(stack);
    }
    app.synth();
  }

  const problemsOf = (subscriptions: readonly string[]) =>
    messageOf(() => synthesizeBoth(subscriptions))
      .split('\n')
      .filter((line) => line.startsWith("  '"));

  test('is refused in one subscription, with what to set', () => {
    expect(problemsOf([ONE, ONE.toUpperCase()])).toEqual([
      "  'prod/ChangeTracking/ResourceGroup' is the same azurerm_resource_group in Azure as 'test/ChangeTracking/ResourceGroup', named 'rg-change-tracking': set newResourceGroupName of the second pattern to another name",
      "  'prod/ChangeTracking/VirtualMachines/Resource' is the same azurerm_management_group_policy_assignment in Azure as 'test/ChangeTracking/VirtualMachines/Resource', named 'ct-vm': set another nameSuffix on one of them",
    ]);
  });

  test('is refused in two subscriptions for what both create at one management group', () => {
    expect(problemsOf([ONE, TWO])).toEqual([
      expect.stringContaining("'prod/ChangeTracking/VirtualMachines/Resource' is the same"),
    ]);
  });

  test('is refused in two subscriptions for an account, whose name is unique in Azure', () => {
    const storage = (stack: TerraformStack) =>
      new ContentStorage(stack, 'Content', {
        name: 'stcontent',
        resourceGroupName: `rg-${stack.node.id}`,
        location: 'westeurope',
        network: { access: 'selectedNetworks', ipRanges: ['203.0.113.0/24'] },
      });
    expect(messageOf(() => synthesizeBoth([ONE, TWO], storage))).toContain("'prod/Content/Resource' is the same");
  });

  test.each<[what: string, subscriptions: (string | undefined)[]]>([
    ['subscriptions differ', [ONE, TWO]],
    ['one provider has the subscription of the environment', [ONE, undefined]],
    ['both have it', [undefined, undefined]],
    ['a variable is the subscription', [ONE, '${var.subscription}']],
  ])('passes if %s', (_, subscriptions) => {
    const pattern = (stack: TerraformStack) => new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope' });
    expect(() => synthesizeBoth(subscriptions, pattern)).not.toThrow();
  });

  test('passes if a stack has no provider', () => {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    for (const name of ['test', 'prod']) {
      const group = new ResourceGroup(new TerraformStack(app, name), 'Group', { name: 'rg', location: 'westeurope' });
      refuseTwins(group);
    }
    expect(app.node.validate()).toEqual([]);
  });

  test('passes if only references are alike, which each stack resolves by itself', () => {
    const pattern = (stack: TerraformStack) =>
      new ChangeTracking(stack, 'ChangeTracking', {
        location: 'westeurope',
        newResourceGroupName: `rg-${stack.node.id}`,
      });
    expect(() => synthesizeBoth([ONE, ONE], pattern)).not.toThrow();
  });

  test('passes if an override gives one of them another name or subscription', () => {
    const renamed = (stack: TerraformStack) => {
      const { resourceGroup } = new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope' });
      if (stack.node.id === 'prod') resourceGroup?.addOverride('name', 'rg-prod');
    };
    const elsewhere = (stack: TerraformStack) => {
      new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope' });
      if (stack.node.id === 'prod') stack.addOverride('provider.azurerm.0.subscription_id', TWO);
    };
    for (const add of [renamed, elsewhere]) expect(() => synthesizeBoth([ONE, ONE], add)).not.toThrow();
  });
});

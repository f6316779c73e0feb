import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformVariable } from 'cdktf';
import { refuseTwins } from '../../../lib/constructs/kit/twins';
import { newStack } from '../../support/synth';

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

  test('pass if Terraform makes the name', () => {
    const stack = newStack();
    const { stringValue: name } = new TerraformVariable(stack, 'name', { type: 'string' });
    expect(refusals([name, name])).toEqual([]);
  });
});

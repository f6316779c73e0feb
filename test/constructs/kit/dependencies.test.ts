import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack } from 'cdktf';
import { inStackOf } from '../../../lib/constructs/kit/dependencies';
import { newStack } from '../../support/synth';

test('resources of another stack are no dependencies', () => {
  const stack = newStack();
  const other = new TerraformStack(stack.node.root, 'other');
  const [near, far] = [stack, other].map(
    (at) => new ResourceGroup(at, 'Group', { name: 'rg', location: 'westeurope' }),
  );
  expect(
    inStackOf(
      stack,
      [near, far].filter((group) => group !== undefined),
    ),
  ).toEqual([near]);
});

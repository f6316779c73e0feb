import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { resourcesOf } from '../../../lib/constructs/kit/stack-resources';
import { newStack } from '../../support/synth';

test('a stack has the resources of its constructs, and not those of a stack within it', () => {
  const stack = newStack();
  const group = (scope: Construct) => new ResourceGroup(scope, 'Group', { name: 'rg', location: 'westeurope' });
  const own = [group(stack), group(new Construct(stack, 'Nested'))];
  const inner = new TerraformStack(stack, 'inner');
  const other = group(inner);
  expect([resourcesOf(stack), resourcesOf(inner)]).toEqual([own, [other]]);
});

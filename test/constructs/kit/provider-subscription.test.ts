import type { AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { subscriptionProblems } from '../../../lib/constructs/kit/provider-subscription';
import { newStack } from '../../support/synth';

const ONE = '00000000-0000-0000-0000-00000000000a';
const TWO = '00000000-0000-0000-0000-00000000000b';

/** Problems of a resource that belongs to the first subscription. */
function problemsWith(provider: Partial<AzurermProviderConfig>, change: (stack: TerraformStack) => void = () => {}) {
  const stack = newStack({ features: [{}], ...provider });
  change(stack);
  const group = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope' });
  return subscriptionProblems(group, `/subscriptions/${ONE}/resourceGroups/rg`);
}

describe('a resource that the provider creates in its own subscription', () => {
  test('is refused if the provider has another one', () => {
    expect(problemsWith({ subscriptionId: TWO })).toEqual([
      `the provider 'test/azurerm' would create 'test/Group' in its own subscription '${TWO}', but it belongs to '/subscriptions/${ONE}/resourceGroups/rg': use a provider with that subscription`,
    ]);
  });

  test('passes with the same subscription in another case', () => {
    expect(problemsWith({ subscriptionId: ONE.toUpperCase() })).toEqual([]);
  });

  test('passes if the environment or an override may set the subscription', () => {
    expect(problemsWith({})).toEqual([]);
    expect(
      problemsWith({ subscriptionId: TWO }, (stack) => stack.addOverride('provider.azurerm.0.subscription_id', ONE)),
    ).toEqual([]);
  });

  test('passes if the stack has no provider', () => {
    const stack = new TerraformStack(new App({ stackTraces: false }), 'test');
    const group = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope' });
    expect(subscriptionProblems(group, `/subscriptions/${ONE}/resourceGroups/rg`)).toEqual([]);
  });

  test('passes if a variable sets it', () => {
    const stack = newStack();
    const { stringValue } = new TerraformVariable(stack, 'subscription', { type: 'string' });
    expect(problemsWith({ subscriptionId: stringValue })).toEqual([]);
  });
});

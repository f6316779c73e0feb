import { AzurermProvider, type AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { providerOf, UNKNOWN_SETTING } from '../../../lib/constructs/kit/provider';
import { newStack } from '../../support/synth';

function groupIn(stack: TerraformStack, provider?: AzurermProvider): ResourceGroup {
  return new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope', provider });
}

function settingOf(provider: AzurermProviderConfig, ...keys: string[]): unknown {
  return providerOf(groupIn(newStack(provider)))?.setting(...keys);
}

describe('the provider of a resource', () => {
  test('is the one without an alias, the one that is given, or the one that an override names', () => {
    const stack = newStack();
    const other = new AzurermProvider(stack, 'other', { features: [{}], alias: 'other' });
    expect(providerOf(groupIn(stack))?.path).toBe('test/azurerm');
    stack.node.tryRemoveChild('Group');
    const group = groupIn(stack, other);
    expect(providerOf(group)?.path).toBe('test/other');
    group.addOverride('provider', 'azurerm');
    expect(providerOf(group)?.path).toBe('test/azurerm');
  });

  test('is unknown if it is no construct of the stack', () => {
    const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'empty');
    expect(providerOf(groupIn(stack))).toBeUndefined();
  });
});

describe('a setting of a provider', () => {
  test('is the literal subscription, nested blocks included', () => {
    const provider = { features: [{ storage: [{ dataPlaneAvailable: false }] }], storageUseAzuread: true };
    expect(settingOf(provider, 'storage_use_azuread')).toBe(true);
    expect(settingOf(provider, 'features', 'storage', 'data_plane_available')).toBe(false);
    expect(settingOf(provider, 'features', 'key_vault', 'anything')).toBeUndefined();
    expect(settingOf(provider, 'subscription_id')).toBeUndefined();
  });

  test('is unknown if a variable or an override of the whole stack sets it', () => {
    const stack = newStack();
    const subscriptionId = new TerraformVariable(stack, 'id', { type: 'string' }).stringValue;
    expect(settingOf({ features: [{}], subscriptionId }, 'subscription_id')).toBe(UNKNOWN_SETTING);
    stack.addOverride('provider.azurerm.0.environment', 'usgovernment');
    expect(providerOf(groupIn(stack))?.setting('environment')).toBe(UNKNOWN_SETTING);
  });
});

import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';

/**
 * With shared keys off, the provider reads a new account's data plane with a key that Azure refuses, and leaves the
 * account tainted. Either of two settings of the provider keeps it from that.
 */
export function storageProviderProblems(account: TerraformResource): string[] {
  const provider = (account.provider ?? defaultProvider(account)) as AzurermProvider | undefined;
  if (provider === undefined || provider.storageUseAzureadInput === true) return [];
  const features = provider.featuresInput;
  const planes = Array.isArray(features) ? features.map((feature) => feature.storage) : [];
  if (planes.some((storage) => Array.isArray(storage) && storage.some((one) => one.dataPlaneAvailable === false)))
    return [];
  return [
    `the provider '${provider.node.path}' would use account keys, which this account does not allow: ` +
      'add storageUseAzuread: true to it, or features: [{ storage: [{ dataPlaneAvailable: false }] }] where the data plane cannot be reached',
  ];
}

function defaultProvider(account: TerraformResource): TerraformProvider | undefined {
  return TerraformStack.of(account)
    .node.findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .find((provider) => provider.terraformResourceType === 'azurerm' && provider.alias === undefined);
}

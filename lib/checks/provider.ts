import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import { idSegment } from '../core/azure-ids';
import { isKnown } from '../core/known';

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

/**
 * What has a group or no scope of its own is created in the subscription of the provider, whatever an id beside it says.
 * `id` is that of what it belongs to.
 */
export function subscriptionProblems(resource: TerraformResource, id: string): string[] {
  if (!isKnown(id) || idSegment(id, 1) !== 'subscriptions') return [];
  const provider = (resource.provider ?? defaultProvider(resource)) as AzurermProvider | undefined;
  const given = provider?.subscriptionIdInput;
  if (provider === undefined || given === undefined || !isKnown(given)) return [];
  if (given.toLowerCase() === idSegment(id, 2).toLowerCase()) return [];
  return [
    `the provider '${provider.node.path}' would create '${resource.node.path}' in its own subscription '${given}', but it belongs to '${id}': use a provider with that subscription`,
  ];
}

function defaultProvider(resource: TerraformResource): TerraformProvider | undefined {
  return TerraformStack.of(resource)
    .node.findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .find((provider) => provider.terraformResourceType === 'azurerm' && provider.alias === undefined);
}

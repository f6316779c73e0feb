import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';
import type { Warning } from '../../facts/warnings';

/**
 * With shared keys off, the provider reads a new account's data plane with a key that Azure refuses, and leaves the
 * account tainted. Either of two settings of the provider keeps it from that.
 */
export function storageProviderProblems(account: TerraformResource): string[] {
  const provider = providerOf(account);
  if (provider === undefined || provider.storageUseAzureadInput === true || !usesDataPlane(provider)) return [];
  return [
    `the provider '${provider.node.path}' would use account keys, which this account does not allow: ` +
      `add storageUseAzuread: true to it, or ${NO_DATA_PLANE} where the data plane cannot be reached`,
  ];
}

/** Where not everybody reaches the account, Terraform may not either, and the provider takes that for a failure. */
export function dataPlaneWarnings(account: TerraformResource, access: string): Warning[] {
  const provider = providerOf(account);
  if (access === 'allNetworks' || provider === undefined || !usesDataPlane(provider)) return [];
  const who =
    access === 'privateEndpoint'
      ? 'only its private endpoint reaches the account, which is created after it'
      : 'only the networks named reach the account';
  const message = `the provider '${provider.node.path}' looks at the data of the account when it has created it, and at every plan, but ${who}: where Terraform is refused, creating fails; add ${NO_DATA_PLANE} to the provider`;
  return [{ id: 'storage-data-plane', path: [], message }];
}

const NO_DATA_PLANE = 'features: [{ storage: [{ dataPlaneAvailable: false }] }]';

function usesDataPlane({ featuresInput: features }: AzurermProvider): boolean {
  const planes = Array.isArray(features) ? features.map((feature) => feature.storage) : [];
  return !planes.some((storage) => Array.isArray(storage) && storage.some((one) => one.dataPlaneAvailable === false));
}

/**
 * What has a group or no scope of its own is created in the subscription of the provider, whatever an id beside it says.
 * `id` is that of what it belongs to.
 */
export function subscriptionProblems(resource: TerraformResource, id: string): string[] {
  if (!isKnown(id) || idSegment(id, 1) !== 'subscriptions') return [];
  const provider = providerOf(resource);
  const given = provider?.subscriptionIdInput;
  if (provider === undefined || given === undefined || !isKnown(given)) return [];
  if (given.toLowerCase() === idSegment(id, 2).toLowerCase()) return [];
  return [
    `the provider '${provider.node.path}' would create '${resource.node.path}' in its own subscription '${given}', but it belongs to '${id}': use a provider with that subscription`,
  ];
}

/** The provider of a resource, which is the one without an alias where none is set. */
function providerOf(resource: TerraformResource): AzurermProvider | undefined {
  const provider =
    resource.provider ??
    TerraformStack.of(resource)
      .node.findAll()
      .filter(TerraformProvider.isTerraformProvider)
      .find(({ terraformResourceType, alias }) => terraformResourceType === 'azurerm' && alias === undefined);
  return provider as AzurermProvider | undefined;
}

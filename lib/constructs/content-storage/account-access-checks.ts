import type { NetworkAccess } from '../../facts/storage';
import type { Warning } from '../../facts/warnings';
import type { ProviderBlock } from '../kit/provider';

const NO_DATA_PLANE = 'features: [{ storage: [{ dataPlaneAvailable: false }] }]';

/**
 * With shared keys off, the provider reads a new account's data plane with a key that Azure refuses, and leaves the
 * account tainted. Either of two settings of the provider prevents it. Only what is written out is refused.
 */
export function accountKeyProblems(provider: ProviderBlock | undefined): string[] {
  if (provider === undefined || usesEntraId(provider) !== false || usesDataPlane(provider) !== true) return [];
  return [
    `the provider '${provider.path}' has storageUseAzuread: false and would use account keys, which this account does not allow: ` +
      `set storageUseAzuread: true on it, or ${NO_DATA_PLANE} if the data plane cannot be reached`,
  ];
}

/** Warnings of a provider whose settings come from elsewhere, such as a variable, an override or the environment. */
export function accountKeyWarnings(provider: ProviderBlock | undefined): Warning[] {
  if (provider === undefined) return [];
  const [entraId, dataPlane] = [usesEntraId(provider), usesDataPlane(provider)];
  if (entraId === true || dataPlane === false || (entraId === false && dataPlane === true)) return [];
  const isUnset = provider.setting('storage_use_azuread') === undefined;
  const reason = isUnset
    ? 'uses account keys, which this account does not allow, unless ARM_STORAGE_USE_AZUREAD is true where Terraform runs'
    : 'may use account keys, which this account does not allow: its settings are known only when Terraform runs';
  const message = `the provider '${provider.path}' ${reason}; set storageUseAzuread: true on it, or ${NO_DATA_PLANE} if the data plane cannot be reached`;
  return [{ id: 'storage-keys', path: [], message }];
}

/** Warnings of an account that the provider may not reach. The provider treats this as a failure. */
export function dataPlaneWarnings(provider: ProviderBlock | undefined, access: NetworkAccess): Warning[] {
  if (access === 'allNetworks' || provider === undefined || usesDataPlane(provider) === false) return [];
  const who =
    access === 'privateEndpoint'
      ? 'only its private endpoint reaches the account, which is created after it'
      : 'only the networks named reach the account';
  const message = `the provider '${provider.path}' reads the data of the account after creating it and at every plan, but ${who}: creating fails if Terraform is refused; add ${NO_DATA_PLANE} to the provider`;
  return [{ id: 'storage-data-plane', path: [], message }];
}

/** Whether the provider signs in to the data plane with Entra ID, `undefined` if that is not known here. */
function usesEntraId(provider: ProviderBlock): boolean | undefined {
  return flag(provider.setting('storage_use_azuread'));
}

/** Whether the provider uses the data plane, which it does by default; `undefined` if that is not known here. */
function usesDataPlane(provider: ProviderBlock): boolean | undefined {
  const given = provider.setting('features', 'storage', 'data_plane_available');
  return given === undefined ? true : flag(given);
}

/** A flag or its text, as Terraform reads it; `undefined` for any other value. */
function flag(value: unknown): boolean | undefined {
  return [true, false].find((known) => String(known) === String(value));
}

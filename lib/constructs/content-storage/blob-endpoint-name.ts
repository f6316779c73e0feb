import type { PrivateEndpointOptions } from '../interfaces/private-endpoints-props';

/** The name of a private endpoint of an account. */
export function blobEndpointName(
  accountName: string,
  key: string,
  { name }: Pick<PrivateEndpointOptions, 'name'>,
): string {
  return name ?? `pe-${accountName}-${key}`;
}

import type { Location } from '../../facts/regions';
/** A private endpoint in a network of your own. */
export interface PrivateEndpointOptions {
  /** Id of the subnet of the endpoint. Changing it is refused at plan while `name` stays the same. */
  readonly subnetResourceId: string;
  /**
   * Ids of zones privatelink.blob.core.windows.net to register the endpoint in.
   * @default - none; you or a policy must provide name resolution, and the zones that a policy adds are left alone
   */
  readonly privateDnsZoneResourceIds?: readonly string[];
  /**
   * Name of the endpoint, 1 to 80 characters. Changing it replaces the endpoint.
   * @default - `pe-`, the name of the account, `-` and the name of the entry
   */
  readonly name?: string;
  /**
   * Location of the virtual network. Changing it is refused at plan while `name` stays the same.
   * @default - the location of the account
   */
  readonly location?: Location;
  /**
   * Name of an existing resource group for the endpoint. Changing it replaces the endpoint.
   * @default - the resource group of the account
   */
  readonly resourceGroupName?: string;
  /**
   * Tags of the endpoint.
   * @default - those of the account
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Private endpoints by a name you choose, which is part of the address. Another name replaces the endpoint, and is refused at plan if
 * the endpoint has a `name`, which stays the same.
 */
export type PrivateEndpoints = Readonly<Record<string, PrivateEndpointOptions>>;

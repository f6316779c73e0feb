import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { type Unchanged, unchanged } from '../kit/unchanged';

/** A private endpoint and what it leads to. */
export interface EndpointConfig {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly subnetId: string;
  /** Ids of DNS zones to register the endpoint in. Without any, those that a policy adds are left alone. */
  readonly zones?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly connection: { readonly name: string; readonly resourceId: string; readonly subresource: string };
  readonly after?: readonly ITerraformDependable[];
  /** Values that must not change while the endpoint keeps its name. `memory` is the construct that remembers them. */
  readonly kept: readonly Unchanged[];
  readonly memory: Construct;
}

/** Creates a private endpoint. */
export function addPrivateEndpoint(
  scope: Construct,
  id: string,
  { name, resourceGroupName, location, subnetId, zones = [], tags, connection, after, kept, memory }: EndpointConfig,
): PrivateEndpoint {
  const precondition = unchanged(
    memory,
    {
      called: `the private endpoint '${name}'`,
      identity: { name, resourceGroupName },
      why: 'that replaces the endpoint, and the new one is created before the old one is destroyed',
    },
    kept,
  );
  return new PrivateEndpoint(scope, id, {
    name,
    resourceGroupName,
    location,
    subnetId,
    privateServiceConnection: {
      name: connection.name,
      isManualConnection: false,
      privateConnectionResourceId: connection.resourceId,
      subresourceNames: [connection.subresource],
    },
    privateDnsZoneGroup: zones.length > 0 ? { name: 'default', privateDnsZoneIds: [...zones] } : undefined,
    tags,
    dependsOn: after && [...after],
    // A policy that registers endpoints adds the zone group later; without this Terraform would remove it.
    lifecycle: { ...(zones.length === 0 && { ignoreChanges: ['private_dns_zone_group'] }), precondition },
  });
}

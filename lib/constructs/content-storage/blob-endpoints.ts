import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { unchanged } from '../kit/unchanged';
import { blobEndpointName } from './blob-endpoint-name';
import type { ContentStorageNetwork, ContentStorageProps } from './content-storage-props';

/** The account that endpoints lead to, with what comes before them. */
interface Account {
  readonly storageAccountId: string;
  readonly name: string;
  readonly after: readonly TerraformResource[] | undefined;
}

interface BlobEndpoint {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly subnetId: string;
  readonly zones?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** A value of an endpoint that must not change while the endpoint keeps its name. */
interface Kept {
  readonly prop: string;
  readonly value: string;
  readonly remedy: string;
}

/** Creates the one endpoint of an account that nothing else reaches. */
export function addOnlyEndpoint(
  parent: Construct,
  account: Account,
  { name: accountName, resourceGroupName, location, tags }: ContentStorageProps,
  { name = `pe-${accountName}`, subnetId, privateDnsZoneIds }: ContentStorageNetwork & { access: 'privateEndpoint' },
): PrivateEndpoint {
  const endpoint = { name, resourceGroupName, location, subnetId, zones: privateDnsZoneIds, tags };
  const remedy = 'Set another network.name together with it.';
  return addEndpoint(parent, 'PrivateEndpoint', new Construct(parent, 'Endpoint'), account, endpoint, [
    { prop: 'network.subnetId', value: subnetId, remedy },
  ]);
}

/** Creates further endpoints of an account. */
export function addEndpoints(
  parent: Construct,
  account: Account,
  { privateEndpoints = {}, ...props }: ContentStorageProps,
): Readonly<Record<string, PrivateEndpoint>> {
  const entries = Object.entries(privateEndpoints);
  if (entries.length === 0) return {};
  const all = new Construct(parent, 'PrivateEndpoints');
  const remedy = 'Set another name together with it.';
  const made = entries.map(([key, { subnetResourceId: subnetId, privateDnsZoneResourceIds: zones, ...options }]) => {
    const { location = props.location, resourceGroupName = props.resourceGroupName, tags = props.tags } = options;
    const name = blobEndpointName(props.name, key, options);
    const home = new Construct(all, key);
    const endpoint = addEndpoint(
      home,
      'Resource',
      home,
      account,
      { name, resourceGroupName, location, subnetId, zones, tags },
      [
        { prop: 'subnetResourceId', value: subnetId, remedy },
        { prop: 'location', value: location, remedy },
      ],
    );
    return [key, endpoint] as const;
  });
  return Object.fromEntries(made);
}

function addEndpoint(
  scope: Construct,
  id: string,
  memory: Construct,
  { storageAccountId, name: accountName, after }: Account,
  { name, resourceGroupName, location, subnetId, zones = [], tags }: BlobEndpoint,
  kept: readonly Kept[],
): PrivateEndpoint {
  return new PrivateEndpoint(scope, id, {
    dependsOn: after && [...after],
    name,
    resourceGroupName,
    location,
    subnetId,
    privateServiceConnection: {
      name: `${accountName}-blob`,
      isManualConnection: false,
      privateConnectionResourceId: storageAccountId,
      subresourceNames: ['blob'],
    },
    privateDnsZoneGroup: zones.length > 0 ? { name: 'default', privateDnsZoneIds: [...zones] } : undefined,
    tags,
    // A policy that registers endpoints adds the zone group later; without this Terraform would remove it.
    lifecycle: {
      ...(zones.length === 0 && { ignoreChanges: ['private_dns_zone_group'] }),
      precondition: unchanged(
        memory,
        {
          called: `the private endpoint '${name}'`,
          identity: { name, resourceGroupName },
          why: 'that replaces the endpoint, and the new one is created before the old one is destroyed',
        },
        kept,
      ),
    },
  });
}

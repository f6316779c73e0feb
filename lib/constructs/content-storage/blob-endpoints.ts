import type { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { addPrivateEndpoint } from '../interfaces/private-endpoint';
import { blobEndpointName } from './blob-endpoint-name';
import type { ContentStorageNetwork, ContentStorageProps } from './content-storage-props';

/** The account that endpoints lead to, with what comes before them. */
interface Account {
  readonly storageAccountId: string;
  readonly name: string;
  readonly after: readonly TerraformResource[] | undefined;
}

/** Creates the one endpoint of an account that nothing else reaches. */
export function addOnlyEndpoint(
  parent: Construct,
  account: Account,
  { name: accountName, resourceGroupName, location, tags }: ContentStorageProps,
  { name = `pe-${accountName}`, subnetId, privateDnsZoneIds }: ContentStorageNetwork & { access: 'privateEndpoint' },
): PrivateEndpoint {
  const remedy = 'Set another network.name together with it.';
  return addPrivateEndpoint(parent, 'PrivateEndpoint', {
    ...leadingTo(account),
    ...{ name, resourceGroupName, location, subnetId, zones: privateDnsZoneIds, tags },
    memory: new Construct(parent, 'Endpoint'),
    kept: [{ prop: 'network.subnetId', value: subnetId, remedy }],
  });
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
    const endpoint = addPrivateEndpoint(home, 'Resource', {
      ...leadingTo(account),
      ...{ name, resourceGroupName, location, subnetId, zones, tags },
      memory: home,
      kept: [
        { prop: 'subnetResourceId', value: subnetId, remedy },
        { prop: 'location', value: location, remedy },
      ],
    });
    return [key, endpoint] as const;
  });
  return Object.fromEntries(made);
}

function leadingTo({ storageAccountId, name, after }: Account) {
  return { connection: { name: `${name}-blob`, resourceId: storageAccountId, subresource: 'blob' }, after };
}

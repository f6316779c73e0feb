import type { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { TerraformLocal, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { addPrivateEndpoint } from '../interfaces/private-endpoint';
import type { PrivateEndpointOptions } from '../interfaces/private-endpoints-props';
import { keepNames } from '../kit/named-instances';
import { movedFrom } from '../kit/state-blocks';
import type { TerraformData } from '../kit/terraform-data';
import { UNCHANGED } from '../kit/unchanged';
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
  { privateEndpoints = {}, renamedPrivateEndpoints: renamed = {}, ...props }: ContentStorageProps,
): Readonly<Record<string, PrivateEndpoint>> {
  const entries = Object.entries(privateEndpoints);
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
    for (const [from] of Object.entries(renamed).filter(([from, to]) => to === key && from !== key))
      moveEndpoint(all, from, home, endpoint);
    return [key, endpoint] as const;
  });
  if (entries.some(([, { name }]) => name !== undefined)) keepEndpointNames(parent, props, entries, renamed);
  return Object.fromEntries(made);
}

/** Moves an endpoint, and what is remembered of it, from an earlier name of its entry. */
function moveEndpoint(all: Construct, from: string, home: Construct, endpoint: PrivateEndpoint): void {
  const earlier = new Construct(all, from);
  movedFrom(earlier, 'Resource', endpoint);
  movedFrom(earlier, UNCHANGED, home.node.findChild(UNCHANGED) as TerraformData);
}

/** An entry that keeps the name of its endpoint under another key would create the endpoint beside the one that is destroyed. */
function keepEndpointNames(
  parent: Construct,
  { name: accountName, resourceGroupName }: ContentStorageProps,
  entries: readonly (readonly [key: string, endpoint: PrivateEndpointOptions])[],
  renamed: Readonly<Record<string, string>>,
): void {
  const home = new Construct(parent, 'PrivateEndpointNames');
  const places = entries.map(([key, options]) => [
    key,
    `${options.resourceGroupName ?? resourceGroupName}/${blobEndpointName(accountName, key, options)}`,
  ]);
  const members = new TerraformLocal(home, 'Members', Object.fromEntries(places));
  const groups = [{ members, names: entries.map(([key]) => key), id: 'member', resources: [] }] as const;
  keepNames(parent, { what: 'privateEndpoints', groups, prop: 'renamedPrivateEndpoints', renamed, home });
}

function leadingTo({ storageAccountId, name, after }: Account) {
  return { connection: { name: `${name}-blob`, resourceId: storageAccountId, subresource: 'blob' }, after };
}

import { literalThen, namedProblems, oneOfProblems, rangeProblems, renamedProblems } from '../../core/checks';
import { isKnown, isKnownNumber } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { idProblems, principalProblems } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { CONTENT_EXPIRY_DAYS, REPLICATIONS, SOFT_DELETE_DAYS } from '../../facts/storage';
import { TAG_LIMITS, tagProblems } from '../../facts/tags';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import { blobEndpointProblems } from '../../settings/upload-target';
import { customerManagedKeyProblems } from '../interfaces/customer-managed-key-checks';
import { resourceInterfaceProblems } from '../interfaces/resource-interfaces-checks';
import { blobEndpointsProblems, zonesProblems } from './blob-endpoints-checks';
import type { ContentStorageNetwork, ContentStorageProps, ContentStorageReference } from './content-storage-props';
import { ipRangeProblems } from './ip-range-checks';

/** Problems of the props of a content storage. */
export function contentStorageProblems(props: ContentStorageProps): Problem[] {
  const { network, replication = REPLICATIONS[0] } = props;
  return [
    ...nameProblems(['name'], 'storageAccount', props.name),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...daysProblems(['contentRetentionDays'], props.contentRetentionDays, CONTENT_EXPIRY_DAYS),
    ...daysProblems(['versionRetentionDays'], props.versionRetentionDays, CONTENT_EXPIRY_DAYS),
    ...customerManagedKeyProblems(['customerManagedKey'], props.customerManagedKey),
    ...daysProblems(['softDeleteDays'], props.softDeleteDays, SOFT_DELETE_DAYS),
    ...oneOfProblems(['replication'], replication, REPLICATIONS),
    ...tagProblems(['tags'], props.tags, TAG_LIMITS.storageKey),
    ...writerProblems(['writers'], props.writers),
    ...renamedProblems(['renamedWriters'], props.renamedWriters, [props.writers]),
    ...networkProblems(network),
    ...blobEndpointsProblems(['privateEndpoints'], props.name, props.privateEndpoints),
    ...renamedProblems(['renamedPrivateEndpoints'], props.renamedPrivateEndpoints, [props.privateEndpoints]),
    ...resourceInterfaceProblems('content', props),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Warns of a short period in which deleted content can be restored: it may end before the deletion is noticed. */
export function softDeleteWarnings({ softDeleteDays: days }: ContentStorageProps): Warning[] {
  const { recommended } = SOFT_DELETE_DAYS;
  if (days === undefined || !isKnownNumber(days) || days >= recommended) return [];
  const message = `is ${days}: Microsoft recommends ${recommended} days or more, so that a deletion is noticed before it is final`;
  return [{ id: 'soft-delete-short', path: ['softDeleteDays'], message }];
}

/** Problems of a reference to an account that exists. */
export function contentStorageReferenceProblems({
  storageAccountId,
  blobEndpoint,
}: Partial<ContentStorageReference>): Problem[] {
  return [
    ...idProblems(['storageAccountId'], 'storageAccount', storageAccountId as string),
    ...(blobEndpoint === undefined ? [] : blobEndpointProblems(['blobEndpoint'], blobEndpoint)),
  ];
}

/** Azure refuses a second grant of the same role to the same principal. */
function writerProblems(all: Path, writers: ContentStorageProps['writers']): Problem[] {
  const first = new Map<string, string>();
  return namedProblems(all, writers, (path, principalId, name) => {
    const key = String(principalId).toLowerCase();
    const earlier = isKnown(key) ? first.get(key) : undefined;
    first.set(key, name);
    return [
      ...principalProblems(path, principalId),
      ...(earlier === undefined
        ? []
        : [{ path, message: phrase`repeats the principal of ${at(...all, earlier)}: remove one` }]),
    ];
  });
}

function networkProblems(network: ContentStorageNetwork): Problem[] {
  switch (network.access) {
    case 'allNetworks':
      return [];
    case 'selectedNetworks': {
      const { subnetIds = [], ipRanges = [] } = network;
      if (subnetIds.length + ipRanges.length === 0) {
        return [
          {
            path: ['network'],
            message:
              "must name a subnet or an address with access 'selectedNetworks', got none: no machine could upload",
          },
        ];
      }
      return [
        ...literalThen(['network', 'subnetIds'], subnetIds, (path, ids) =>
          ids.flatMap((id, index) => idProblems([...path, index], 'subnet', id)),
        ),
        ...literalThen(['network', 'ipRanges'], ipRanges, ipRangeProblems),
      ];
    }
    case 'privateEndpoint':
      return [
        ...idProblems(['network', 'subnetId'], 'subnet', network.subnetId),
        ...nameProblems(['network', 'name'], 'privateEndpoint', network.name ?? 'pe-default'),
        ...zonesProblems(['network', 'privateDnsZoneIds'], network.privateDnsZoneIds),
      ];
  }
}

function daysProblems(
  path: Path,
  days: number | undefined,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): Problem[] {
  return rangeProblems(path, days, minimum, maximum, 'days');
}

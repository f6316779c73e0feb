import { isIPv4 } from 'node:net';
import { oneOfProblems, rangeProblems, textProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { idProblems, idSegment, principalProblems } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems } from '../../facts/warnings';
import type { ContentStorageNetwork, ContentStorageProps, ContentStorageReference } from './content-storage-props';

/** Problems of the props of a content storage. Empty means fine. */
export function contentStorageProblems(props: ContentStorageProps): Problem[] {
  const { network, replication = 'LRS' } = props;
  return [
    ...nameProblems(['name'], 'storageAccount', props.name),
    ...nameProblems(['resourceGroupName'], 'resourceGroup', props.resourceGroupName),
    ...locationProblems(['location'], props.location),
    ...rangeProblems(['contentRetentionDays'], props.contentRetentionDays, 1, 99999, 'days'),
    ...rangeProblems(['softDeleteDays'], props.softDeleteDays, 1, 365, 'days'),
    ...oneOfProblems(['replication'], replication, ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']),
    ...tagProblems(['tags'], props.tags, 128),
    ...writerProblems(props.writers ?? {}),
    ...networkProblems(network),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Problems of a reference to an account that exists. Empty means fine. */
export function contentStorageReferenceProblems({
  storageAccountId,
  blobEndpoint,
}: Partial<ContentStorageReference>): Problem[] {
  return [
    ...idProblems(['storageAccountId'], 'storageAccount', storageAccountId as string),
    ...(blobEndpoint === undefined ? [] : endpointProblems(['blobEndpoint'], blobEndpoint)),
  ];
}

/** The agent gets the endpoint as it is, and says nothing where it leads nowhere. */
function endpointProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  return wrong.length > 0 || !isKnown(value) || /^https:\/\/[^/\s]+\/$/.test(value)
    ? wrong
    : [
        {
          path,
          message: `must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/', got '${value}'`,
        },
      ];
}

/** Azure refuses a second grant of the same role to the same principal. */
function writerProblems(writers: Readonly<Record<string, string>>): Problem[] {
  const first = new Map<string, string>();
  return Object.entries(writers).flatMap(([name, principalId]): Problem[] => {
    const path = ['writers', name];
    const key = String(principalId).toLowerCase();
    const earlier = isKnown(key) ? first.get(key) : undefined;
    first.set(key, name);
    return [
      ...(name.trim() === '' ? [{ path: ['writers'], message: 'must not have an empty name' }] : []),
      ...principalProblems(path, principalId),
      ...(earlier === undefined
        ? []
        : [{ path, message: phrase`repeats the principal of ${at('writers', earlier)}: remove one` }]),
    ];
  });
}

function networkProblems(network: ContentStorageNetwork | undefined): Problem[] {
  switch (network?.access) {
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
        ...subnetIds.flatMap((id, index) => idProblems(['network', 'subnetIds', index], 'subnet', id)),
        ...ipRanges.flatMap((range, index) => ipRangeProblems(['network', 'ipRanges', index], range)),
      ];
    }
    case 'privateEndpoint':
      return [
        ...idProblems(['network', 'subnetId'], 'subnet', network.subnetId),
        ...nameProblems(['network', 'name'], 'privateEndpoint', network.name ?? 'pe-default'),
        ...(network.privateDnsZoneIds ?? []).flatMap((id, index) =>
          zoneProblems(['network', 'privateDnsZoneIds', index], id),
        ),
      ];
    default:
      return oneOfProblems(['network', 'access'], String((network as { access?: string } | undefined)?.access), [
        'allNetworks',
        'selectedNetworks',
        'privateEndpoint',
      ]);
  }
}

/** Names of blobs are looked up in one zone only. */
function zoneProblems(path: Path, id: string): Problem[] {
  const wrong = idProblems(path, 'privateDnsZone', id);
  return wrong.length > 0 || !isKnown(id) || idSegment(id, 8).startsWith('privatelink.blob.')
    ? wrong
    : [
        {
          path,
          message: `must be a zone privatelink.blob.core.windows.net, or that of another cloud, got '${idSegment(id, 8)}'`,
        },
      ];
}

/** What the provider takes as an address: public IPv4, alone or as a range up to /30. */
function ipRangeProblems(path: Path, range: string): Problem[] {
  if (!isKnown(range)) return [];
  const [address = '', prefix, ...rest] = range.split('/');
  if (!isIPv4(address) || rest.length > 0 || (prefix !== undefined && !/^(0|[1-9]\d?)$/.test(prefix))) {
    return [{ path, message: `must be an IPv4 address or range, such as '203.0.113.0/24', got '${range}'` }];
  }
  if (prefix !== undefined && Number(prefix) > 30) {
    return [{ path, message: `must not be smaller than /30: write single addresses without a prefix, got '${range}'` }];
  }
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
    ? [
        {
          path,
          message: phrase`must be a public address: storage cannot see private ones, use ${at('network', 'subnetIds')}, got '${range}'`,
        },
      ]
    : [];
}

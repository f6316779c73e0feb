import { isIPv4 } from 'node:net';
import type { ContentStorageNetwork, ContentStorageProps } from '../content-storage';
import { idProblems, principalProblems } from '../core/azure-ids';
import { isKnown } from '../core/known';
import { locationProblems, nameProblems, oneOfProblems, rangeProblems, tagProblems } from '../core/names';

/** Problems of the props of a content storage. Empty means fine. */
export function contentStorageProblems(props: ContentStorageProps): string[] {
  const { network, replication = 'LRS' } = props;
  return [
    ...nameProblems('name', 'storageAccount', props.name),
    ...nameProblems('resourceGroupName', 'resourceGroup', props.resourceGroupName),
    ...locationProblems('location', props.location),
    ...rangeProblems('contentRetentionDays', props.contentRetentionDays, 1, 99999, 'days'),
    ...rangeProblems('softDeleteDays', props.softDeleteDays, 1, 365, 'days'),
    ...oneOfProblems('replication', replication, ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']),
    ...tagProblems('tags', props.tags, 128),
    ...Object.entries(props.writers ?? {}).flatMap(([name, principalId]) => [
      ...(name.trim() === '' ? ['writers must not have an empty name'] : []),
      ...principalProblems(`writers['${name}']`, principalId),
    ]),
    ...networkProblems(network),
  ];
}

function networkProblems(network: ContentStorageNetwork | undefined): string[] {
  switch (network?.access) {
    case 'allNetworks':
      return [];
    case 'selectedNetworks': {
      const { subnetIds = [], ipRanges = [] } = network;
      if (subnetIds.length + ipRanges.length === 0) {
        return [
          "network must name a subnet or an address with access 'selectedNetworks', got none: no machine could upload",
        ];
      }
      return [
        ...subnetIds.flatMap((id, index) => idProblems(`network.subnetIds[${index}]`, 'subnet', id)),
        ...ipRanges.flatMap((range, index) => ipRangeProblems(`network.ipRanges[${index}]`, range)),
      ];
    }
    case 'privateEndpoint':
      return [
        ...idProblems('network.subnetId', 'subnet', network.subnetId),
        ...nameProblems('network.name', 'privateEndpoint', network.name ?? 'pe-default'),
        ...(network.privateDnsZoneIds ?? []).flatMap((id, index) =>
          idProblems(`network.privateDnsZoneIds[${index}]`, 'privateDnsZone', id),
        ),
      ];
    default:
      return oneOfProblems('network.access', String((network as { access?: string } | undefined)?.access), [
        'allNetworks',
        'selectedNetworks',
        'privateEndpoint',
      ]);
  }
}

/** What the provider takes as an address: public IPv4, alone or as a range up to /30. */
function ipRangeProblems(where: string, range: string): string[] {
  if (!isKnown(range)) return [];
  const [address = '', prefix, ...rest] = range.split('/');
  if (!isIPv4(address) || rest.length > 0 || (prefix !== undefined && !/^\d{1,2}$/.test(prefix))) {
    return [`${where} must be an IPv4 address or range, such as '203.0.113.0/24', got '${range}'`];
  }
  if (prefix !== undefined && Number(prefix) > 30) {
    return [`${where} must not be smaller than /30: write single addresses without a prefix, got '${range}'`];
  }
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
    ? [`${where} must be a public address: storage cannot see private ones, use subnetIds, got '${range}'`]
    : [];
}

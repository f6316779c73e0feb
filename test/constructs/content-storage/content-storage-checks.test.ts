import {
  contentStorageProblems,
  contentStorageReferenceProblems,
  softDeleteWarnings,
} from '../../../lib/constructs/content-storage/content-storage-checks';
import type { ContentStorageProps } from '../../../lib/constructs/content-storage/content-storage-props';
import { certain, textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet/subnets/servers`;
const ZONE = `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
const PRINCIPAL = '00000000-0000-0000-0000-0000000000aa';
const PROPS = {
  name: 'stcontent',
  resourceGroupName: 'rg-test',
  location: 'westeurope',
  network: { access: 'allNetworks' },
} as const;
const NO_SUBNET = `must be the id of a subnet, got that of a private DNS zone, '${ZONE}'`;
const NOBODY =
  "network must name a subnet or an address with access 'selectedNetworks', got none: no machine could upload";
const NAME_FORM =
  "must be 1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore, got '-'";

const problemsOf = (props: object) => certain(contentStorageProblems({ ...PROPS, ...props } as ContentStorageProps));

describe('content storage', () => {
  test.each<[object, string]>([
    [{ name: 'St' }, "name must be 3 to 24 lower-case letters and digits, got 'St'"],
    [
      { resourceGroupName: 'rg.' },
      "resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'",
    ],
    [
      { location: 'West Europe' },
      "location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
    ],
    [{ contentRetentionDays: 0 }, 'contentRetentionDays must be a whole number from 1 to 99999 days, got 0'],
    [{ versionRetentionDays: 100000 }, 'versionRetentionDays must be a whole number from 1 to 99999 days, got 100000'],
    [{ softDeleteDays: 366 }, 'softDeleteDays must be a whole number from 1 to 365 days, got 366'],
    [
      { replication: 'XRS' },
      "replication must be one of 'LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS', got 'XRS'; did you mean 'LRS'?",
    ],
    [
      { customerManagedKey: { keyVaultResourceId: `${GROUP}/Microsoft.KeyVault/vaults/kv`, keyName: 'my key' } },
      "customerManagedKey.keyName must be 1 to 127 letters, digits and hyphens, got 'my key'",
    ],
    [{ tags: { ['k'.repeat(129)]: 'v' } }, `tags keys must have 1 to 128 characters, got 129: '${'k'.repeat(40)}'`],
    [{ writers: { web01: 'web01' } }, "writers.web01 must be the object id of a principal, a GUID, got 'web01'"],
    [
      { writers: { web01: PRINCIPAL, web02: PRINCIPAL.toUpperCase() } },
      'writers.web02 repeats the principal of writers.web01: remove one',
    ],
    [
      { writers: { web01: PRINCIPAL }, renamedWriters: { web: 'web02' } },
      "renamedWriters.web must be one of 'web01', got 'web02'; did you mean 'web01'?",
    ],
    [{ privateEndpoints: { hub: { subnetResourceId: ZONE } } }, `privateEndpoints.hub.subnetResourceId ${NO_SUBNET}`],
    [
      { privateEndpoints: { hub: { subnetResourceId: SUBNET } }, renamedPrivateEndpoints: { old: 'hob' } },
      "renamedPrivateEndpoints.old must be one of 'hub', got 'hob'; did you mean 'hub'?",
    ],
    [
      { diagnosticSettings: { reads: { storageAccountResourceId: SUBNET } } },
      `diagnosticSettings.reads.storageAccountResourceId must be the id of a storage account, got that of a subnet, '${SUBNET}'`,
    ],
    [{ acknowledgedWarnings: { 'storage-keys': '' } }, "acknowledgedWarnings['storage-keys'] must give a reason"],
    [{ network: { access: 'selectedNetworks' } }, NOBODY],
    [{ network: { access: 'selectedNetworks', subnetIds: [], ipRanges: [] } }, NOBODY],
    [{ network: { access: 'selectedNetworks', subnetIds: [ZONE] } }, `network.subnetIds[0] ${NO_SUBNET}`],
    [
      { network: { access: 'selectedNetworks', subnetIds: [SUBNET], ipRanges: ['::'] } },
      "network.ipRanges[0] must be an IPv4 address or range, such as '203.0.113.0/24', got '::'",
    ],
    [{ network: { access: 'privateEndpoint', subnetId: ZONE } }, `network.subnetId ${NO_SUBNET}`],
    [{ network: { access: 'privateEndpoint', subnetId: SUBNET, name: '-' } }, `network.name ${NAME_FORM}`],
    [
      { network: { access: 'privateEndpoint', subnetId: SUBNET, privateDnsZoneIds: [SUBNET] } },
      `network.privateDnsZoneIds[0] must be the id of a private DNS zone, got that of a subnet, '${SUBNET}'`,
    ],
  ])('with %j is refused', (props, problem) => {
    expect(problemsOf(props).map(textOf)).toEqual([problem]);
  });

  test.each([
    {},
    {
      replication: 'GZRS',
      diagnosticSettings: {
        reads: {
          workspaceResourceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-audit`,
          logCategories: ['StorageRead'],
        },
      },
    },
    { writers: { web01: PRINCIPAL, later: '${var.principal}', latest: '${var.principal}' } },
    { network: { access: 'selectedNetworks', ipRanges: ['203.0.113.7'] } },
    { network: { access: 'selectedNetworks', subnetIds: [SUBNET], ipRanges: ['203.0.113.7'] } },
    { network: { access: 'privateEndpoint', subnetId: SUBNET, privateDnsZoneIds: [ZONE] } },
  ])('may have %j', (props) => {
    expect(problemsOf(props)).toEqual([]);
  });
});

test('a reference to an account is refused with every problem at once', () => {
  expect(contentStorageReferenceProblems({ storageAccountId: SUBNET, blobEndpoint: 'st' }).map(textOf)).toEqual([
    `storageAccountId must be the id of a storage account, got that of a subnet, '${SUBNET}'`,
    "blobEndpoint must be an https address with a slash at the end, such as 'https://<account>.blob.core.windows.net/', got 'st'",
  ]);
  expect(
    contentStorageReferenceProblems({ storageAccountId: `${GROUP}/Microsoft.Storage/storageAccounts/st1` }),
  ).toEqual([]);
});

test('a soft delete of less than a week gives a warning, if its days are known', () => {
  const warned = (softDeleteDays?: number) => softDeleteWarnings({ ...PROPS, softDeleteDays }).map(textOf);
  expect(warned(6)).toEqual([
    'softDeleteDays is 6: Microsoft recommends 7 days or more, so that a deletion is noticed before it is final',
  ]);
  expect([warned(), warned(7), warned(-1e300)]).toEqual([[], [], []]);
});

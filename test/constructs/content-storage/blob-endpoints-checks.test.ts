import { blobEndpointsProblems, zonesProblems } from '../../../lib/constructs/content-storage/blob-endpoints-checks';
import { textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network';
const subnetResourceId = `${GROUP}/virtualNetworks/vnet/subnets/endpoints`;
const zone = (name: string) => `${GROUP}/privateDnsZones/${name}`;

const problemsOf = (endpoint: object) =>
  blobEndpointsProblems(['endpoints'], 'stcontent', { 'h&b': { subnetResourceId, name: 'pe-hub', ...endpoint } }).map(
    textOf,
  );

test.each<[object, string[]]>([
  [{}, []],
  [{ location: 'northeurope', resourceGroupName: 'rg-hub', tags: { team: 'network' } }, []],
  [
    { subnetResourceId: zone('privatelink.blob.core.windows.net') },
    [
      `subnetResourceId must be the id of a subnet, got that of a private DNS zone, '${zone('privatelink.blob.core.windows.net')}'`,
    ],
  ],
  [
    { name: undefined },
    [
      "name must be 1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore, got 'pe-stcontent-h&b'",
    ],
  ],
  [
    { location: 'EU' },
    ["location must be a location's name in lower case without spaces, such as 'westeurope', got 'EU'; write 'eu'"],
  ],
  [
    { resourceGroupName: 'rg.' },
    [
      "resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'",
    ],
  ],
  [{ tags: { '': 'x' } }, ["tags keys must have 1 to 512 characters, got 0: ''"]],
  [
    { privateDnsZoneResourceIds: [zone('example.com')] },
    [
      "privateDnsZoneResourceIds[0] must be a zone privatelink.blob.core.windows.net, or that of another cloud, got 'example.com'",
    ],
  ],
])('the problems of an endpoint with %j are %j', (endpoint, problems) => {
  expect(problemsOf(endpoint)).toEqual(problems.map((problem) => `endpoints['h&b'].${problem}`));
});

describe('the zones of an endpoint', () => {
  const must = 'must be a zone privatelink.blob.core.windows.net, or that of another cloud';

  test.each<[string, string[]]>([
    [zone('privatelink.blob.core.windows.net'), []],
    [zone('privatelink.blob.core.chinacloudapi.cn'), []],
    [zone('privatelink.file.core.windows.net'), [`zones[0] ${must}, got 'privatelink.file.core.windows.net'`]],
    [zone('privatelink-blob.core.windows.net'), [`zones[0] ${must}, got 'privatelink-blob.core.windows.net'`]],
    [zone('x.privatelink.blob.core.windows.net'), [`zones[0] ${must}, got 'x.privatelink.blob.core.windows.net'`]],
    [subnetResourceId, [`zones[0] must be the id of a private DNS zone, got that of a subnet, '${subnetResourceId}'`]],
  ])('%s have the problems %j', (id, problems) => {
    expect(zonesProblems(['zones'], [id]).map(textOf)).toEqual(problems);
  });

  test('that Terraform knows only later are checked by it: their form, and their name', () => {
    const found = zonesProblems(['zones'], ['${var.zone}']);
    expect(found.map(textOf)).toEqual([
      "zones[0] must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones/<name>'",
      `zones[0] ${must}`,
    ]);
    expect(found[1]?.later?.right('value')).toBe('can(regex("\\\\/privatelink\\\\.blob\\\\.[^/]*$", value))');
  });
});

import {
  privateIngestionProblems,
  privateIngestionReferenceProblems,
} from '../../../lib/constructs/network/private-ingestion-checks';
import type { PrivateIngestionProps } from '../../../lib/constructs/network/private-ingestion-props';
import { certain, textOf } from '../../../lib/core/problems';
import { MONITOR_ZONES } from '../../../lib/facts/private-link';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-hub/subnets/endpoints`;
const SCOPE = `${GROUP}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
const ENDPOINT = `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce-hub`;
const ENDPOINT_FORM =
  "must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionEndpoints/<name>', got 'dce'; copy the complete id from the resource";
const LOCATION_FORM = "must be a location's name in lower case without spaces, such as 'westeurope'";
const GROUP_FORM =
  'must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period';
const workspace = {
  workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-hub`,
  name: 'log-hub',
  resourceGroupName: 'rg-hub',
  location: 'westeurope',
  dependables: [],
};

const zone = (name: string) => `${GROUP}/Microsoft.Network/privateDnsZones/${name}`;
const problemsIn = (props: object) =>
  privateIngestionProblems({
    workspace,
    privateEndpoint: { subnetId: SUBNET },
    ...props,
  } as unknown as PrivateIngestionProps);
const certainIn = (props: object) => certain(problemsIn(props)).map(textOf);

describe('private ingestion', () => {
  test.each<[object, string]>([
    [{ workspace: undefined }, 'workspace must be given, got undefined'],
    [{ workspace: { ...workspace, resourceGroupName: 'rg.' } }, `workspace.resourceGroupName ${GROUP_FORM}, got 'rg.'`],
    [
      { workspace: { ...workspace, location: 'West Europe' } },
      `workspace.location ${LOCATION_FORM}, got 'West Europe'; write 'westeurope'`,
    ],
    [
      { workspace: { ...workspace, workspaceId: ENDPOINT } },
      `workspace.workspaceId must be the id of a Log Analytics workspace, got that of a data collection endpoint, '${ENDPOINT}'`,
    ],
    [{ resourceGroupName: 'rg.' }, `resourceGroupName ${GROUP_FORM}, got 'rg.'`],
    [
      { machineLocations: [] },
      'machineLocations must name at least one location, got none: no machine would get its configuration',
    ],
    [
      { machineLocations: ['${var.location}'] },
      'machineLocations[0] must be written out: it becomes part of an address in the state',
    ],
    [
      { machineLocations: ['#{TfToken[TOKEN.1]}'] },
      'machineLocations must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { existingEndpoints: { 'West Europe': { endpointId: ENDPOINT } } },
      `existingEndpoints['West Europe'] ${LOCATION_FORM}, got 'West Europe'; write 'westeurope'`,
    ],
    [{ ingestionEndpoint: { endpointId: 'dce' } }, `ingestionEndpoint.endpointId ${ENDPOINT_FORM}`],
    [
      { endpointPrefix: 'dce hub' },
      "endpointPrefix must be 1 to 260 characters, no space and none of <>*%&:\\?+/#, got 'dce hub-location'",
    ],
    [{ endpointPrefix: '' }, "endpointPrefix must not be empty, got ''"],
    [
      { privateLinkScope: { ingestionAccessMode: 'Closed' } },
      "privateLinkScope.ingestionAccessMode must be one of 'Open', 'PrivateOnly', got 'Closed'",
    ],
    [
      { privateLinkScope: { privateLinkScopeId: ENDPOINT } },
      `privateLinkScope.privateLinkScopeId must be the id of a private link scope of Azure Monitor, got that of a data collection endpoint, '${ENDPOINT}'`,
    ],
    [
      { privateEndpoint: undefined },
      'privateEndpoint is missing: without one, no network reaches a new private link scope',
    ],
    [
      { privateEndpoint: { subnetId: SCOPE } },
      `privateEndpoint.subnetId must be the id of a subnet, got that of a private link scope of Azure Monitor, '${SCOPE}'`,
    ],
    [
      { privateEndpoint: { subnetId: SUBNET, location: 'EU' } },
      `privateEndpoint.location ${LOCATION_FORM}, got 'EU'; write 'eu'`,
    ],
    [{ tags: { Env: 'a', env: 'b' } }, "tags has 'Env' and 'env', which Azure treats as one key: remove one"],
    [
      { acknowledgedWarnings: { 'ingestion-private': '' } },
      "acknowledgedWarnings['ingestion-private'] must give a reason",
    ],
  ])('with %j is refused', (props, problem) => {
    expect(certainIn(props)).toEqual([problem]);
  });

  test.each([
    {},
    { resourceGroupName: 'rg-private', endpointPrefix: 'dce-hub' },
    { machineLocations: ['northeurope'], existingEndpoints: { westeurope: { endpointId: ENDPOINT } } },
    { machineLocations: [], existingEndpoints: { westeurope: { endpointId: ENDPOINT } } },
    { existingEndpoints: { westeurope: { endpointId: ENDPOINT } } },
    { privateLinkScope: { privateLinkScopeId: SCOPE }, privateEndpoint: undefined },
    { privateLinkScope: { name: 'ampls-hub', ingestionAccessMode: 'PrivateOnly' } },
    { privateEndpoint: { subnetId: SUBNET, location: 'northeurope', name: 'pe-hub' } },
    { privateEndpoint: { subnetId: SUBNET, privateDnsZoneIds: MONITOR_ZONES.AzureUSGovernment.map(zone) } },
  ])('may have %j', (props) => {
    expect(problemsIn(props)).toEqual([]);
  });

  test('needs no known location of the workspace if its endpoint exists or the locations are listed', () => {
    const later = { ...workspace, location: '${var.location}' };
    expect(certainIn({ workspace: later })).toEqual([
      'workspace.location is known only at apply: list the locations of the machines in machineLocations',
    ]);
    expect(certainIn({ workspace: later, machineLocations: ['westeurope'] })).toEqual([]);
  });

  test('names its private endpoint after the scope, whose own problems are told once', () => {
    const name = `ampls-${'x'.repeat(80)}`;
    const tooLong =
      'privateEndpoint.name must be 1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore';
    expect(certainIn({ privateLinkScope: { name } })).toEqual([`${tooLong}, got 'pe-${name}'`]);
    expect(certainIn({ privateLinkScope: { privateLinkScopeId: SCOPE.replace('ampls-hub', name) } })).toEqual([
      `${tooLong}, got 'pe-${name}'`,
    ]);
    expect(certainIn({ privateLinkScope: { name: `${name}.` } })).toEqual([
      `privateLinkScope.name must be 1 to 255 letters, digits, periods, underscores, hyphens and parentheses, ending in a letter, digit, underscore or hyphen, got '${name}.'`,
    ]);
  });
});

describe('the zones of a private endpoint', () => {
  const [first = '', ...others] = MONITOR_ZONES.AzureCloud;
  const zonesProblemsOf = (...privateDnsZoneIds: string[]) =>
    certainIn({ privateEndpoint: { subnetId: SUBNET, privateDnsZoneIds } }).map((text) =>
      text.replace('privateEndpoint.privateDnsZoneIds', 'They'),
    );

  test.each<[string, string[], string[]]>([
    ['are all of a cloud', MONITOR_ZONES.AzureCloud.map(zone), []],
    ['may be written in upper case', [first.toUpperCase(), ...others].map(zone), []],
    ['may be known only later', [...others.map(zone), '${var.zone}'], []],
    ['are named once', [first, ...MONITOR_ZONES.AzureCloud].map(zone), [`They repeats '${first}'`]],
    [
      'are complete, one known later for each that is not named',
      [...others.slice(1).map(zone), '${var.zone}'],
      [`They leaves out ${first}, ${others[0]}: agents need every zone; add them, or omit the prop`],
    ],
    [
      'are zones of Azure Monitor, also beside one that is known only later',
      [...MONITOR_ZONES.AzureCloud.map(zone), zone('example.com'), '${var.zone}'],
      [`They names 'example.com', which is no zone of Azure Monitor: they are ${MONITOR_ZONES.AzureCloud.join(', ')}`],
    ],
    [
      'are compared only if each is an id of a zone',
      [SCOPE, ENDPOINT],
      [
        `They[0] must be the id of a private DNS zone, got that of a private link scope of Azure Monitor, '${SCOPE}'`,
        `They[1] must be the id of a private DNS zone, got that of a data collection endpoint, '${ENDPOINT}'`,
      ],
    ],
  ])('%s', (_rule, ids, problems) => {
    expect(zonesProblemsOf(...ids)).toEqual(problems);
  });
});

test('a reference to endpoints is refused with every problem at once', () => {
  const reference = {
    ingestionEndpointId: 'dce',
    configurationEndpointIds: { 'West Europe': 'dce', northeurope: ENDPOINT },
  };
  expect(privateIngestionReferenceProblems(reference).map(textOf)).toEqual([
    `ingestionEndpointId ${ENDPOINT_FORM}`,
    `configurationEndpointIds['West Europe'] ${LOCATION_FORM}, got 'West Europe'; write 'westeurope'`,
    `configurationEndpointIds['West Europe'] ${ENDPOINT_FORM}`,
  ]);
});

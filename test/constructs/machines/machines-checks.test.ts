import { machinesProblems, machinesWarnings } from '../../../lib/constructs/machines/machines-checks';
import type { MachinesProps } from '../../../lib/constructs/machines/machines-props';
import { certain, textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-servers/providers';
const RULE = { ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr`, location: 'westeurope', features: [] };
const ENDPOINT = `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce`;
const ENDPOINTS = { ingestionEndpointId: ENDPOINT, configurationEndpointIds: { westeurope: ENDPOINT } };
const WEB01 = { id: `${GROUP}/Microsoft.Compute/virtualMachines/web01`, os: 'windows' };
const EDGE01 = { id: `${GROUP}/Microsoft.HybridCompute/machines/edge01`, os: 'linux', location: 'westeurope' };

const given = (props: object) => ({ rule: RULE, ...props }) as unknown as MachinesProps;
const problemsOf = (props: object) => certain(machinesProblems(given(props))).map(textOf);

describe('machines', () => {
  test.each<[object, string]>([
    [{ virtualMachines: { ' ': WEB01 } }, 'virtualMachines must not have an empty name'],
    [{ virtualMachines: { web01: WEB01 }, tags: { 'a?': '' } }, "tags keys must have none of <>%&\\?/, got 'a?'"],
    [
      { virtualMachines: { web01: WEB01 }, privateIngestion: ENDPOINTS },
      'virtualMachines.web01.location is missing: privateIngestion has endpoints by the location of machines',
    ],
    [
      { arcServers: { edge01: { ...EDGE01, location: 'uksouth' } }, privateIngestion: ENDPOINTS },
      "arcServers.edge01.location is 'uksouth', and privateIngestion has endpoints in 'westeurope' only",
    ],
    [
      { arcServers: { edge01: EDGE01 }, privateIngestion: { ...ENDPOINTS, configurationEndpointIds: {} } },
      "arcServers.edge01.location is 'westeurope', and privateIngestion has endpoints in no location",
    ],
    [
      { arcServers: { edge01: { ...EDGE01, location: '${var.location}' } }, privateIngestion: ENDPOINTS },
      'arcServers.edge01.location must be written out: it decides which endpoint of privateIngestion the machine gets',
    ],
    [
      {
        arcServers: { edge01: EDGE01 },
        privateIngestion: { ...ENDPOINTS, configurationEndpointIds: { '&{TfToken[TOKEN.1]}': ENDPOINT } },
      },
      'privateIngestion.configurationEndpointIds must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
    ],
  ])('%j are refused', (props, problem) => {
    expect(problemsOf(props)).toEqual([problem]);
  });

  test('in the location of an endpoint are accepted, and so are several whose ids are known only later', () => {
    const web01 = { ...WEB01, id: '${var.id}' };
    expect(
      problemsOf({
        virtualMachines: { web01, web02: web01 },
        arcServers: { edge01: EDGE01 },
      }),
    ).toEqual([]);
    expect(problemsOf({ arcServers: { edge01: EDGE01 }, privateIngestion: ENDPOINTS })).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ extensionVersion: '2.26', arcServers: { edge01: EDGE01 } }, ['extensionVersion']],
    [{ arcExtensionVersion: '2.26', virtualMachines: { web01: WEB01 }, arcServers: {} }, []],
    [
      { extensionVersion: '2.35', arcExtensionVersion: '2.26', arcServers: { edge01: EDGE01 } },
      ['arcExtensionVersion'],
    ],
  ])('%j are warned of the version that they get', (props, places) => {
    expect(machinesWarnings(given(props)).map(textOf)).toEqual(
      places.map((place) => `${place} pins 2.26, which has no published release note: check whether Azure offers it`),
    );
  });
});

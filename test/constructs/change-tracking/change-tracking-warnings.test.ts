import { partsOf } from '../../../lib/constructs/change-tracking/change-tracking-parts';
import type { ChangeTrackingProps } from '../../../lib/constructs/change-tracking/change-tracking-props';
import { changeTrackingWarnings } from '../../../lib/constructs/change-tracking/change-tracking-warnings';
import { textOf } from '../../../lib/core/problems';

const MADE = {
  resourceGroupName: 'rg',
  workspace: {
    workspaceId: 'log',
    name: 'log',
    resourceGroupName: 'rg',
    location: 'westeurope',
    dependables: [],
  },
  rule: { ruleId: 'dcr', location: 'westeurope', features: [] },
};
const machine = (name: string) => ({ id: name, os: 'linux' });
const MACHINES = { virtualMachines: { web01: machine('web01'), web02: machine('web02') } };
const STORAGE = { name: 'stcontent', network: { access: 'allNetworks' } };

const warningsOf = (given: object) => {
  const props = { location: 'westeurope', ...given } as unknown as ChangeTrackingProps;
  return changeTrackingWarnings(props, partsOf(props, MADE)).map(textOf);
};
const uploading = (file: object, writers: object) => ({
  machines: MACHINES,
  settings: { linux: { files: [{ path: '/etc/hosts', ...file }] } },
  contentStorage: { ...STORAGE, writers },
});

describe('the whole pattern', () => {
  test.each<[object, string]>([
    [{}, 'no machine reports to the rule yet: set policy or machines, or associate machines elsewhere'],
    [
      { policy: { attachAgentIdentity: false } },
      'policy.attachAgentIdentity is false, so agents will use an identity that nothing attaches to their machines: set policy.agentIdentity to the one already attached',
    ],
    [
      uploading({ uploadContent: true }, { web01: 'a' }),
      'contentStorage.writers grants 1 of the 2 machines in machines that upload content the right to do so: name the identity of each machine',
    ],
  ])('with %j has a warning', (props, warning) => {
    expect(warningsOf(props)).toEqual([warning]);
  });

  test.each<[object]>([
    [{ policy: {} }],
    [{ machines: MACHINES }],
    [{ policy: { attachAgentIdentity: false, agentIdentity: { identityId: 'id' } } }],
    [{ policy: { attachAgentIdentity: false, kinds: ['arcServers'] } }],
    [uploading({ uploadContent: true }, {})],
    [uploading({ uploadContent: true }, { web01: 'a', web02: 'b' })],
    [uploading({}, { web01: 'a' })],
    [uploading({ uploadContent: true, enabled: false }, { web01: 'a' })],
  ])('with %j has none', (props) => {
    expect(warningsOf(props)).toEqual([]);
  });
});

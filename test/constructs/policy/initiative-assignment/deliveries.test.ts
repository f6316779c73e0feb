import { deliveriesOf } from '../../../../lib/constructs/policy/initiative-assignment/deliveries';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROPS = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: { ruleId: '/rule', location: 'westeurope', features: [] },
  agentIdentity: 'builtIn',
} as const;

const given = (change: object) =>
  deliveriesOf({ ...PROPS, ...change } as InitiativeAssignmentProps).map(
    ({ subject, value, os, members }) => `${subject} ${value} on ${os.join(', ')}: ${members.length}`,
  );

const RULE = 'rule /rule on windows, linux: 2';
const EXTENSION = 'extension the newest version on windows, linux: 2';
const IDENTITY = 'agentIdentity builtIn on windows, linux: 2';

test.each<[object, string[]]>([
  [{}, [RULE, EXTENSION, IDENTITY]],
  [{ enforce: false }, []],
  [{ effect: 'Disabled' }, []],
  [{ kind: 'arcServers', agentIdentity: undefined }, [RULE, EXTENSION]],
  [
    { memberEffects: { DCRAWindowsVMChangeTrackingAndInventory: 'Disabled' } },
    ['rule /rule on linux: 1', EXTENSION, IDENTITY],
  ],
  [
    { memberEffects: { DeployChangeTrackingExtensionLinuxVM: 'Disabled' } },
    [RULE, 'extension the newest version on windows: 1', IDENTITY],
  ],
])('an assignment with %j gives its machines %j', (change, texts) => {
  expect(given(change)).toEqual(texts);
});

import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ct/providers`;
const PROPS = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: { ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr-ct`, location: 'westeurope', features: [] },
  agentIdentity: { identityId: `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent` },
} as const satisfies InitiativeAssignmentProps;

/** What Terraform remembers of the agents' identity. */
function remembered(props: InitiativeAssignmentProps) {
  const { all } = synthesize((stack) => new InitiativeAssignment(stack, 'Assignment', props));
  return all('terraform_data').find(({ input }) => Object.hasOwn(input as object, 'agentIdentity'));
}

describe('the identity that policy gives to agents', () => {
  test('is remembered for the assignment, and for as long as the acknowledgement is the same', () => {
    const acknowledgedWarnings = { 'agent-identity-changed': 'A script updates the agents.' };
    expect(remembered({ ...PROPS, acknowledgedWarnings })).toMatchObject({
      input: { agentIdentity: PROPS.agentIdentity.identityId },
      triggers_replace: { name: 'ct-vm', scope: SUBSCRIPTION, acknowledged: 'A script updates the agents.' },
      lifecycle: { ignore_changes: ['input'] },
    });
  });

  test.each([
    ['builtIn', 'builtIn'],
    [{ identityName: 'id-agent', resourceGroupName: 'rg-identities' }, 'id-agent in rg-identities'],
  ] as const)('may be %j', (agentIdentity, text) => {
    expect(remembered({ ...PROPS, agentIdentity })?.input).toEqual({ agentIdentity: text });
  });

  test.each([
    ['Arc servers use their own', { ...PROPS, kind: 'arcServers', agentIdentity: undefined }],
    ['no agent is installed', { ...PROPS, effect: 'Disabled' }],
  ] as [string, InitiativeAssignmentProps][])('is not remembered if %s', (_, props) => {
    expect(remembered(props)).toBeUndefined();
  });
});

import type { Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { unchanged } from '../../kit/unchanged';
import { assignmentName } from '../assignment-names';
import type { ResolvedScope } from '../assignment-scope';
import { deployingMembers } from '../members';
import type { AgentIdentity } from '../policy-options';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

const WARNING = 'agent-identity-changed';

/**
 * Conditions under which a plan may change the identity that policy gives to agents. Policy installs an agent and never
 * changes one: machines that have it keep the old identity. An acknowledgement allows the change that is made with it.
 */
export function agentIdentityConditions(
  scope: Construct,
  at: ResolvedScope,
  props: InitiativeAssignmentProps,
): Precondition[] {
  const { agentIdentity, acknowledgedWarnings = {} } = props;
  const installs = deployingMembers(props).some(([, { stage }]) => stage === 'agent');
  if (agentIdentity === undefined || !installs) return [];
  const name = assignmentName(props);
  return unchanged(
    new Construct(scope, 'AgentIdentity'),
    {
      called: `the assignment '${name}'`,
      identity: { name, scope: at.id, acknowledged: acknowledgedWarnings[WARNING] ?? '' },
      why: 'policy does not change an agent that is installed, so machines that have one keep signing in with the old identity',
    },
    [{ prop: 'agentIdentity', value: identityText(agentIdentity), remedy: REMEDY }],
  );
}

const REMEDY = `Keep the old identity on the machines, and give acknowledgedWarnings a new reason for '${WARNING}'`;

/** The identity of the agent as one text. */
export function identityText(identity: AgentIdentity): string {
  if (identity === 'builtIn') return identity;
  const { identityId, identityName, resourceGroupName } = identity;
  return identityId ?? `${identityName} in ${resourceGroupName}`;
}

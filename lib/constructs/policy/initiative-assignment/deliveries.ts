import { OPERATING_SYSTEMS } from '../../../facts/extension';
import { resolveScope } from '../assignment-scope';
import { deployingMembers } from '../members';
import type { Delivery } from '../overlaps/delivery';
import { identityText } from './agent-identity-guard';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** The rule, the extension and the identity of the agent that an assignment gives its machines, if it does. */
export function deliveriesOf(props: InitiativeAssignmentProps): Omit<Delivery, 'construct'>[] {
  if (props.enforce === false) return [];
  const { kind, scope, rule, notScopes = [], machineLocations, resourceSelectors, acknowledgedWarnings } = props;
  const values = {
    association: ['rule', rule.ruleId],
    extension: ['extension', 'the newest version'],
    agent: ['agentIdentity', props.agentIdentity && identityText(props.agentIdentity)],
  } as const;
  const stages = ['association', 'extension', ...(props.agentIdentity ? ['agent' as const] : [])] as const;
  return stages.flatMap((stage) => {
    const members = deployingMembers(props).filter(([, member]) => member.stage === stage);
    const [subject, value] = values[stage];
    return members.length === 0
      ? []
      : [
          {
            subject,
            value,
            kind,
            at: resolveScope(scope),
            os: OPERATING_SYSTEMS.filter((os) => members.some(([, member]) => member.os === os)),
            members: members.map(([name]) => name),
            notScopes,
            locations: machineLocations,
            resourceSelectors,
            acknowledgedWarnings,
          },
        ];
  });
}

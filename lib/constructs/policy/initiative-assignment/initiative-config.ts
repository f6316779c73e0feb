import { INITIATIVES } from '../../../facts/initiatives';
import { deployingArguments, narrowingCauses, sorted } from '../assignment-config';
import { assignmentName } from '../assignment-names';
import { overridesOf } from '../members';
import { nonComplianceMessages } from './compliance-messages';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';
import { initiativeParameters } from './parameters';

/** The provider arguments of the assignment of an initiative. */
export function initiativeArguments(props: InitiativeAssignmentProps) {
  const { kind, rule, definition, nameSuffix } = props;
  const { id, displayName } = INITIATIVES[kind];
  return {
    ...deployingArguments(props, props.location ?? rule.location),
    name: assignmentName(props),
    displayName: props.displayName ?? (nameSuffix === undefined ? displayName : `${displayName} (${nameSuffix})`),
    description: props.description,
    policyDefinitionId: definition?.definitionId ?? `/providers/Microsoft.Authorization/policySetDefinitions/${id}`,
    parameters: initiativeParameters(props),
    overrides: overridesOf(props),
    nonComplianceMessage: nonComplianceMessages(props),
  };
}

/** The inputs that decide which machines get which deployments, as texts that do not depend on the order of a list. */
export function initiativeCauses(props: InitiativeAssignmentProps): string[] {
  const { rule, agentIdentity = '', identity } = props;
  const agent: readonly (string | undefined)[] =
    typeof agentIdentity === 'string' ? [agentIdentity] : Object.values(agentIdentity);
  return [
    rule.ruleId,
    sorted(agent.filter((one) => one !== undefined)),
    identity?.identityId ?? '',
    props.definition?.definitionId ?? '',
    props.location ?? rule.location,
    ...narrowingCauses(props),
  ];
}

import { terraformJson } from '../../../core/known';
import { INITIATIVES, type MemberName } from '../../../facts/initiatives';
import { assignmentName } from '../assignment-names';
import { type Effects, effectOf, membersOf, overridesOf } from '../members';
import type { ResourceSelector } from '../policy-options';
import { resourceSelectorConfig, resourceSelectorText } from '../selectors';
import { nonComplianceMessage } from './compliance-messages';
import { initiativeParameters, type ParameterProps } from './parameters';

/** What decides about an assignment. */
export interface AssignmentProps extends Effects, ParameterProps {
  readonly rule: NonNullable<Effects['rule']> & { readonly ruleId: string; readonly location: string };
  readonly name?: string;
  readonly nameSuffix?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly location?: string;
  readonly identity?: { readonly identityId: string };
  readonly definition?: { readonly definitionId: string };
  readonly enforce?: boolean;
  readonly notScopes?: readonly string[];
  readonly resourceSelectors?: readonly ResourceSelector[];
  readonly nonComplianceMessages?: Readonly<Partial<Record<MemberName, string>>>;
  readonly effect?: 'DeployIfNotExists' | 'Disabled';
}

/** The arguments every provider resource for an assignment shares. */
export function assignmentConfig(props: AssignmentProps) {
  const { initiative, rule, identity, definition, notScopes, nameSuffix, resourceSelectors } = props;
  const { id, displayName } = INITIATIVES[initiative];
  return {
    name: assignmentName(props),
    displayName: props.displayName ?? (nameSuffix === undefined ? displayName : `${displayName} (${nameSuffix})`),
    description: props.description,
    policyDefinitionId: definition?.definitionId ?? `/providers/Microsoft.Authorization/policySetDefinitions/${id}`,
    location: props.location ?? rule.location,
    identity: identity ? { type: 'UserAssigned', identityIds: [identity.identityId] } : { type: 'SystemAssigned' },
    parameters: terraformJson(initiativeParameters(props)),
    overrides: overridesOf(props),
    nonComplianceMessage: nonComplianceMessages(props),
    resourceSelectors: resourceSelectors && resourceSelectorConfig(resourceSelectors),
    enforce: props.enforce ?? true,
    notScopes: notScopes && [...notScopes],
  };
}

function nonComplianceMessages(props: AssignmentProps) {
  const given: Readonly<Partial<Record<MemberName, string>>> = props.nonComplianceMessages ?? {};
  return membersOf(props.initiative)
    .filter((member) => effectOf(props, member) !== 'Disabled')
    .map((member) => ({
      content: given[member[0]] ?? nonComplianceMessage(props.initiative, member),
      policyDefinitionReferenceId: member[0],
    }));
}

/** What decides which machines get what, as texts in which the order of a list does not count. */
export function assignmentCauses(props: AssignmentProps): string[] {
  const { rule, agentIdentity = '', identity, locations = [], resourceSelectors = [], notScopes = [] } = props;
  const agent = typeof agentIdentity === 'string' ? [agentIdentity] : Object.values(agentIdentity).sort();
  return [
    rule.ruleId,
    agent.join(' '),
    identity?.identityId ?? '',
    props.definition?.definitionId ?? '',
    props.location ?? rule.location,
    [...locations].sort().join(' '),
    resourceSelectorText(resourceSelectors),
    [...notScopes].sort().join(' '),
  ];
}

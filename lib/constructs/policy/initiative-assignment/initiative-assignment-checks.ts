import { oneOfProblems } from '../../../core/checks';
import { moved, type Problem } from '../../../core/problems';
import { idProblems } from '../../../facts/ids';
import { unknownLocationWarnings } from '../../../facts/known-locations';
import { locationProblems } from '../../../facts/location-names';
import { INITIATIVE_EFFECTS } from '../../../facts/policy';
import { acknowledgementProblems, type Warning } from '../../../facts/warnings';
import {
  assignmentNameProblems,
  assignmentProblems,
  displayProblems,
  identityProblems,
  locationListProblems,
} from '../assignment-checks';
import { assignmentName } from '../assignment-names';
import { isScope, resolveScope } from '../assignment-scope';
import { deployingMembers, isAnyImage, membersOf } from '../members';
import { remediationProblems } from '../remediation/remediation-checks';
import { selectorWarnings } from '../selector-checks';
import { additionalScopeProblems, identityScopeWarnings } from './additional-scope-checks';
import { agentIdentityProblems } from './agent-identity-checks';
import { definitionProblems } from './definition-checks';
import { definitionVersionProblems, definitionVersionWarnings } from './definition-version-checks';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';
import { cloudProblems, machineLocationProblems } from './location-checks';
import { memberEffectProblems, messageProblems } from './member-checks';

/** Problems of the props of an initiative assignment. */
export function initiativeAssignmentProblems(props: InitiativeAssignmentProps): Problem[] {
  return problemsOf([props], problemsBesidesName);
}

/**
 * Problems of the assignments of onboarding, which differ only in their initiative, by the props of onboarding. If the
 * suffix makes several names too long, only the longest is reported.
 */
export function initiativeAssignmentsProblems(assignments: readonly InitiativeAssignmentProps[]): Problem[] {
  return problemsOf(assignments, (props) =>
    moved(problemsBesidesName(props), ([first = '', ...rest]) =>
      first === 'definitionVersion' ? ['definitionVersions', props.kind, ...rest] : [first, ...rest],
    ),
  );
}

function problemsOf(
  assignments: readonly InitiativeAssignmentProps[],
  besidesName: (props: InitiativeAssignmentProps) => Problem[],
): Problem[] {
  const [longest] = [...assignments].sort((a, b) => assignmentName(b).length - assignmentName(a).length);
  return [
    ...(longest ? assignmentNameProblems(longest, assignmentName({ kind: longest.kind })) : []),
    ...assignments.flatMap(besidesName),
  ];
}

function problemsBesidesName(props: InitiativeAssignmentProps): Problem[] {
  const { kind, scope, rule, effect = INITIATIVE_EFFECTS[0] } = props;
  const location = props.location === undefined ? ['rule', 'location'] : ['location'];
  return [
    ...assignmentProblems(props, [kind]),
    ...idProblems(['rule', 'ruleId'], 'dataCollectionRule', rule.ruleId),
    ...displayProblems(props),
    ...locationProblems(location, props.location ?? rule.location),
    ...cloudProblems(location, props.location ?? rule.location, isAnyImage(props)),
    ...oneOfProblems(['effect'], effect, INITIATIVE_EFFECTS),
    ...identityProblems(['identity'], props.identity),
    ...additionalScopeProblems(['additionalScopes'], props),
    ...(isAnyImage(props)
      ? locationListProblems(['machineLocations'], props.machineLocations)
      : machineLocationProblems(['machineLocations'], kind, props.machineLocations)),
    ...agentIdentityProblems(['agentIdentity'], kind, props.agentIdentity),
    ...definitionProblems(['definition'], props),
    ...definitionVersionProblems(props),
    ...memberEffectProblems(props),
    ...messageProblems(props),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...remediationProblems(['remediation'], props.remediation, {
      scopeKind: isScope(scope) ? resolveScope(scope).kind : undefined,
      enforce: props.enforce,
      deploying: deployingMembers(props).map(([name]) => name),
      members: membersOf(kind).map(([name]) => name),
    }),
  ];
}

/** Warnings of an assignment that Azure accepts but that cannot do all that its props ask for. */
export function initiativeAssignmentWarnings(props: InitiativeAssignmentProps): Warning[] {
  return [
    ...selectorWarnings(['resourceSelectors'], props.resourceSelectors),
    ...unknownLocationWarnings(['remediation', 'locationFilters'], props.remediation?.locationFilters),
    ...identityScopeWarnings(props),
    ...definitionVersionWarnings(props),
  ];
}

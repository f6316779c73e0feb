import { wordListProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import type { Problem } from '../../core/problems';
import { laterProblem } from '../../core/text-rules';
import { OPERATING_SYSTEMS } from '../../facts/extension';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { unknownLocationWarnings } from '../../facts/known-locations';
import { locationProblems } from '../../facts/location-names';
import { POLICY_LIMITS } from '../../facts/policy';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import { releaseWarnings, versionProblems } from '../../settings/extension-versions';
import {
  assignmentNameProblems,
  assignmentProblems,
  identityProblems,
  locationListProblems,
  newDefinitionWarnings,
} from '../policy/assignment-checks';
import { extensionPolicyName } from '../policy/assignment-names';
import { isScope, resolveScope } from '../policy/assignment-scope';
import { remediationProblems } from '../policy/remediation/remediation-checks';
import { selectorWarnings } from '../policy/selector-checks';
import type { ExtensionPolicyOptions } from './extension-policy-options';
import type { ExtensionVersionAuditProps } from './extension-version-audit-props';
import type { ExtensionVersionPinProps } from './extension-version-pin-props';

/** Problems of the props of an audit of extension versions. */
export function extensionAuditProblems(props: ExtensionVersionAuditProps): Problem[] {
  return [
    ...sharedProblems('audit', props),
    ...definitionNameProblems('audit', props, ''),
    ...versionProblems(['floor'], props.floor, [2]),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Problems of the props of a pin of extension versions. */
export function extensionPinProblems(props: ExtensionVersionPinProps): Problem[] {
  const { scope, identity, extensionVersion, arcExtensionVersion, enforce } = props;
  return [
    ...sharedProblems('pin', props),
    ...definitionNameProblems('pin', props, 'windows'),
    ...versionProblems(['extensionVersion'], extensionVersion, [2]),
    ...versionProblems(['arcExtensionVersion'], arcExtensionVersion, [2, 3, 4]),
    ...locationProblems(['location'], props.location),
    ...wordListProblems(['operatingSystems'], props.operatingSystems ?? OPERATING_SYSTEMS, OPERATING_SYSTEMS),
    ...identityProblems(['identity'], identity),
    ...remediationProblems(['remediation'], props.remediation, {
      scopeKind: isScope(scope) ? resolveScope(scope).kind : undefined,
      enforce,
      deploying: ['any'],
      members: [],
    }),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Warns of a definition that Azure may not find at once, and of locations of machines that may not exist. */
export function narrowingWarnings({ scope, locations, resourceSelectors }: ExtensionPolicyOptions): Warning[] {
  return [
    ...newDefinitionWarnings(['scope'], scope),
    ...unknownLocationWarnings(['locations'], locations),
    ...selectorWarnings(['resourceSelectors'], resourceSelectors),
  ];
}

/** Warnings from the release notes of the pinned versions. */
export function pinWarnings(props: ExtensionVersionPinProps): Warning[] {
  const { extensionVersion, arcExtensionVersion } = props;
  return [
    ...narrowingWarnings(props),
    ...unknownLocationWarnings(['remediation', 'locationFilters'], props.remediation?.locationFilters),
    ...releaseWarnings(['extensionVersion'], extensionVersion),
    ...(arcExtensionVersion === undefined ? [] : releaseWarnings(['arcExtensionVersion'], arcExtensionVersion)),
  ];
}

/** Names of definitions add the kind of machine and the operating system to the name of the assignment. */
export function definitionNameProblems(
  policy: 'audit' | 'pin',
  props: Pick<ExtensionVersionPinProps, 'name' | 'nameSuffix' | 'kinds'>,
  os: string,
): Problem[] {
  const assignment = extensionPolicyName(policy, props);
  const longest = Math.max(0, ...(props.kinds ?? INITIATIVE_NAMES).map((kind) => `-${os}${kind}`.length));
  const most = POLICY_LIMITS.definitionName - longest;
  const path = [props.nameSuffix === undefined ? 'name' : 'nameSuffix'];
  const long = (name: string) =>
    `is too long: the definitions are named after the assignment${name}, which may therefore have at most ${most} characters`;
  if (!isKnown(assignment)) return [laterProblem(path, assignment, long(''), (name) => `length(${name}) <= ${most}`)];
  return assignment.length <= most || assignment.length > POLICY_LIMITS.definitionName
    ? []
    : [{ path, message: `${long(` '${assignment}'`)}, got ${assignment.length}` }];
}

function sharedProblems(
  policy: 'audit' | 'pin',
  props: ExtensionVersionAuditProps | ExtensionVersionPinProps,
): Problem[] {
  const { kinds = INITIATIVE_NAMES } = props;
  const wrongKinds = wordListProblems(['kinds'], kinds, INITIATIVE_NAMES);
  return [
    ...assignmentProblems(props, wrongKinds.length === 0 ? kinds : []),
    ...assignmentNameProblems(props, extensionPolicyName(policy, {})),
    ...wrongKinds,
    ...locationListProblems(['locations'], props.locations),
  ];
}

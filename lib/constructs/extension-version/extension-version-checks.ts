import { wordListProblems } from '../../core/checks';
import type { Problem } from '../../core/problems';
import { OPERATING_SYSTEMS } from '../../facts/extension';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { unknownLocationWarnings } from '../../facts/known-locations';
import { locationProblems } from '../../facts/location-names';
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
import { definitionNameProblems } from '../policy/definition-names';
import { remediationProblems } from '../policy/remediation/remediation-checks';
import { selectorWarnings } from '../policy/selector-checks';
import type { ExtensionPolicyOptions } from './extension-policy-options';
import type { ExtensionVersionAuditProps } from './extension-version-audit-props';
import type { ExtensionVersionPinProps } from './extension-version-pin-props';

/** Problems of the props of an audit of extension versions. */
export function extensionAuditProblems(props: ExtensionVersionAuditProps): Problem[] {
  return [
    ...sharedProblems('audit', props),
    ...extensionDefinitionProblems('audit', props, ''),
    ...versionProblems(['minimumVersion'], props.minimumVersion, [2]),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Problems of the props of a pin of extension versions. */
export function extensionPinProblems(props: ExtensionVersionPinProps): Problem[] {
  const { scope, identity, extensionVersion, arcExtensionVersion, enforce } = props;
  return [
    ...sharedProblems('pin', props),
    ...extensionDefinitionProblems('pin', props, 'windows'),
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
export function narrowingWarnings({ scope, machineLocations, resourceSelectors }: ExtensionPolicyOptions): Warning[] {
  return [
    ...newDefinitionWarnings(['scope'], scope),
    ...unknownLocationWarnings(['machineLocations'], machineLocations),
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
export function extensionDefinitionProblems(
  policy: 'audit' | 'pin',
  props: Pick<ExtensionVersionPinProps, 'name' | 'nameSuffix' | 'kinds'>,
  os: string,
): Problem[] {
  return definitionNameProblems(
    [props.nameSuffix === undefined ? 'name' : 'nameSuffix'],
    'assignment',
    extensionPolicyName(policy, props),
    (props.kinds ?? INITIATIVE_NAMES).map((kind) => `${os}${kind}`),
  );
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
    ...locationListProblems(['machineLocations'], props.machineLocations),
  ];
}

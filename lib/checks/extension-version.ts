import { idProblems } from '../core/azure-ids';
import { locationProblems, nameProblems, oneOfProblems } from '../core/names';
import { listed } from '../core/problems';
import { resolveScope, scopeProblems } from '../core/scope';
import { acknowledgementProblems, type Warning } from '../core/warnings';
import type { ExtensionVersionAuditProps } from '../extension-version-audit';
import type { ExtensionVersionPinProps } from '../extension-version-pin';
import { INITIATIVES } from '../facts/initiatives';
import { extensionPolicyName } from '../policy/names';
import { notScopeProblems } from './initiative-assignment';
import { releaseWarnings, versionProblems } from './machines';
import { remediationProblems } from './remediation';
import { selectorProblems } from './selectors';

/** Problems of the props of an audit of extension versions. Empty means fine. */
export function extensionAuditProblems(props: ExtensionVersionAuditProps): string[] {
  return [...sharedProblems('audit', props), ...versionProblems('floor', props.floor, [2])];
}

/** Problems of the props of a pin of extension versions. Empty means fine. */
export function extensionPinProblems(props: ExtensionVersionPinProps): string[] {
  const { scope, identity, arcVersion, enforce } = props;
  return [
    ...sharedProblems('pin', props),
    ...versionProblems('version', props.version, [2]),
    ...versionProblems('arcVersion', arcVersion, [2, 3, 4]),
    ...locationProblems('location', props.location),
    ...(identity ? idProblems('identity.identityId', 'userAssignedIdentity', identity.identityId) : []),
    ...remediationProblems('remediation', props.remediation, {
      scopeKind: scopeProblems('scope', scope).length === 0 ? resolveScope(scope).kind : undefined,
      enforce,
      deploying: ['any'],
      members: [],
    }),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** What the release notes say against the pinned versions. */
export function pinWarnings({ version, arcVersion }: ExtensionVersionPinProps): Warning[] {
  return [
    ...releaseWarnings('version', version),
    ...(arcVersion === undefined ? [] : releaseWarnings('arcVersion', arcVersion)),
  ];
}

function sharedProblems(
  policy: 'audit' | 'pin',
  props: ExtensionVersionAuditProps | ExtensionVersionPinProps,
): string[] {
  const { scope, name, nameSuffix, kinds = ['virtualMachines'], locations = [] } = props;
  const kind = scope.managementGroupId === undefined ? 'assignment' : 'managementGroupAssignment';
  const repeated = kinds.filter((one, index) => kinds.indexOf(one) !== index);
  return [
    ...scopeProblems('scope', scope),
    ...(name === undefined && nameSuffix === undefined
      ? []
      : nameProblems(
          nameSuffix === undefined ? 'name' : 'name with nameSuffix',
          kind,
          extensionPolicyName(policy, props),
        )),
    ...(kinds.length === 0 ? [`kinds must name one of ${listed(Object.keys(INITIATIVES))}, got none`] : []),
    ...kinds.flatMap((one, index) => oneOfProblems(`kinds[${index}]`, one, Object.keys(INITIATIVES))),
    ...(repeated.length > 0 ? [`kinds repeats ${listed(repeated)}`] : []),
    ...(props.locations?.length === 0
      ? ['locations must name a location: an empty list means no machine; leave it out for all']
      : []),
    ...locations.flatMap((location, index) => locationProblems(`locations[${index}]`, location)),
    ...notScopeProblems('notScopes', props.notScopes),
    ...selectorProblems('resourceSelectors', props.resourceSelectors),
  ];
}

import { at, type Path, type Problem, phrase } from '../../core/problems';
import type { ExtensionFeature } from '../../facts/extension';
import { ignoredFeatureProblems, versionProblems } from '../../settings/extension-versions';
import {
  anyImageProblems,
  foreignMemberProblems,
  initiativeListProblems,
} from '../policy/initiative-assignment/onboarding-checks';
import { extensionMembersDisabled } from '../policy/members';
import { initiativesOf } from './change-tracking-parts';
import type { PolicyOptions } from './change-tracking-props';

/** Problems of options that are not passed to a part in this form. */
export function policyProblems(policy: PolicyOptions, features: readonly ExtensionFeature[]): Problem[] {
  const { extensionVersion, arcExtensionVersion } = policy;
  const unusable = initiativeListProblems(policy);
  if (unusable.length > 0) return unusable;
  return [
    ...foreignMemberProblems(policy),
    ...anyImageProblems(policy),
    ...(extensionVersion === undefined ? [] : pinnedMemberProblems(policy)),
    ...(extensionVersion === undefined && arcExtensionVersion !== undefined
      ? [
          {
            path: ['arcExtensionVersion'],
            message: phrase`needs ${at('extensionVersion')}, which pins the other machines: set both`,
          },
        ]
      : []),
    ...pinnedVersions(policy).flatMap(({ path, version }) => ignoredFeatureProblems(path, version, features)),
  ];
}

/** A pin installs the extension itself. A member that installs it too would undo the pin. */
function pinnedMemberProblems({ kinds, memberEffects = {} }: PolicyOptions): Problem[] {
  const pinned = initiativesOf({ kinds } as PolicyOptions).flatMap((name) =>
    Object.keys(extensionMembersDisabled(name)),
  );
  return Object.entries(memberEffects)
    .filter(([name, effect]) => pinned.includes(name) && effect !== undefined && effect !== 'Disabled')
    .map(([name]) => ({
      path: ['memberEffects', name],
      message: phrase`contradicts ${at('extensionVersion')}, which installs the extension in place of this member: remove one`,
    }));
}

/** The pinned versions that have the right form. */
function pinnedVersions({ effect, ...policy }: PolicyOptions): { path: Path; version: string }[] {
  if (effect === 'Disabled' || policy.extensionVersion === undefined) return [];
  return (['extensionVersion', 'arcExtensionVersion'] as const).flatMap((key) => {
    const version = policy[key];
    return version === undefined || versionProblems([key], version, [2, 3, 4]).length > 0
      ? []
      : [{ path: [key], version }];
  });
}

import { textProblems } from '../core/checks';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';
import { compareVersions, isVersion } from '../core/versions';
import {
  EXTENSION_FEATURES,
  EXTENSION_FLOOR,
  EXTENSION_RELEASES,
  type ExtensionFeature,
  OPERATING_SYSTEMS,
  type OperatingSystem,
} from '../facts/extension';
import type { Warning } from '../facts/warnings';

/** Problems of a version of the extension, of so many parts. */
export function versionProblems(path: Path, version: string | undefined, parts: readonly number[]): Problem[] {
  if (version === undefined) return [];
  const wrong = textProblems(path, version);
  if (wrong.length > 0) return wrong;
  if (!isKnown(version)) return [literalVersion(path)];
  if (!isVersion(version, ...parts)) {
    const allowed =
      parts.length === 1 ? "major.minor, such as '2.35'" : "two to four numbers, such as '2.35' or '2.35.0.0'";
    return [{ path, message: `must be ${allowed}, got '${version}'` }];
  }
  if (compareVersions(version, EXTENSION_FLOOR) >= 0) return [];
  return [
    {
      path,
      message: `must be ${EXTENSION_FLOOR} or later, the oldest version Microsoft recommends, got '${version}'`,
    },
  ];
}

/** A version decides which rules, warnings and conditions apply, so it must be known when they are made. */
export function literalVersion(path: Path): Problem {
  return { path, message: 'must be a literal version: one known only at apply cannot be checked' };
}

/** Problems of a pinned version that ignores some settings of a rule. */
export function ignoredFeatureProblems(
  path: Path,
  version: string,
  features: readonly ExtensionFeature[] = [],
  os: readonly OperatingSystem[] = OPERATING_SYSTEMS,
): Problem[] {
  return lacking('ignored', version, features, os).map(({ since, label }) => ({
    path,
    message: `must be ${since} or later: the rule uses ${label}, which ${version} ignores`,
  }));
}

/** Warnings of a pinned version that does not reliably support some settings of a rule. */
export function unreliableFeatureWarnings(
  path: Path,
  version: string,
  features: readonly ExtensionFeature[] = [],
  os: readonly OperatingSystem[] = OPERATING_SYSTEMS,
): Warning[] {
  return lacking('unreliable', version, features, os).map(({ since, label }) => ({
    id: 'extension-unreliable',
    path,
    message: `is ${version}, but the rule uses ${label}, which is reliable from ${since} on (release notes)`,
  }));
}

/** Warnings from the release notes of a pinned version. */
export function releaseWarnings(path: Path, version: string): Warning[] {
  const release = EXTENSION_RELEASES.find((one) => one.version === version.split('.').slice(0, 2).join('.'));
  if (release === undefined) {
    const message = `pins ${version}, which has no published release note: check whether Azure offers it`;
    return [{ id: 'extension-unlisted', path, message }];
  }
  if (release.knownIssues.length === 0) return [];
  const message = `pins ${version}, which has known issues (release notes): ${release.knownIssues.join('; ')}`;
  return [{ id: 'extension-known-issue', path, message }];
}

function lacking(
  before: 'ignored' | 'unreliable',
  version: string,
  features: readonly ExtensionFeature[],
  os: readonly OperatingSystem[],
) {
  return features
    .filter((feature) => Object.hasOwn(EXTENSION_FEATURES, feature))
    .map((feature) => EXTENSION_FEATURES[feature])
    .filter((feature) => feature.before === before && compareVersions(version, feature.since) < 0)
    .filter((feature) => os.some((one) => (feature.os as readonly OperatingSystem[]).includes(one)));
}

import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR, EXTENSION_RELEASES, type OperatingSystem } from '../../facts/extension';
import type { Inventory } from '../model/inventory';

/** How many machines have a version of the extension of change tracking. */
export interface ExtensionVersion {
  readonly version: string;
  readonly os: OperatingSystem | undefined;
  readonly machines: number;
  /** How many of them Azure does not upgrade. */
  readonly pinned: number;
  readonly isBelowFloor: boolean;
  /** What later versions fix, as the notes of the releases say. */
  readonly knownIssues: readonly string[];
}

/** Versions of the extension, oldest first; `undefined` if the export does not hold extensions. */
export function extensionVersions({ extensions }: Inventory): readonly ExtensionVersion[] | undefined {
  if (extensions === undefined) return undefined;
  const found = new Map<
    string,
    { version: string; os: OperatingSystem | undefined; machines: number; pinned: number }
  >();
  for (const { kind, os, version, isUpgraded } of [...extensions.values()].flat()) {
    if (kind !== 'changeTracking' || version === undefined) continue;
    const key = `${version} ${os}`;
    const one = found.get(key) ?? { version, os, machines: 0, pinned: 0 };
    one.machines += 1;
    if (isUpgraded === false) one.pinned += 1;
    found.set(key, one);
  }
  return [...found.values()]
    .sort((a, b) => compareVersions(a.version, b.version) || String(a.os).localeCompare(String(b.os)))
    .map((one) => ({
      ...one,
      isBelowFloor: compareVersions(one.version, EXTENSION_FLOOR) < 0,
      knownIssues: issuesOf(one.version),
    }));
}

/** Issues of the newest release that is not newer than a version: 2.23.1 has those of 2.23. */
function issuesOf(version: string): readonly string[] {
  return EXTENSION_RELEASES.find((release) => compareVersions(release.version, version) <= 0)?.knownIssues ?? [];
}

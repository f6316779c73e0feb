import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import type { Extension } from '../model/estate';
import { idName } from '../model/words';
import { type Comparison, type Finding, finding, isUnseen, pairs, shown, unseen } from './finding';

/** What a change does to the versions of the extension. */
export function versionFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.extensions, after.extensions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) return [];
    const subject = `extension of ${idName(becomes.machine)}`;
    const [earlier, later] = [versionOf(was), versionOf(becomes)];
    if (earlier === later && (later !== undefined || sameUpgrades(was, becomes))) return [];
    if (later === undefined) {
      const hidden = [becomes.automaticUpgrade, becomes.minorUpgrade, becomes.version].find(isUnseen);
      return [unseen(address, subject, earlier ?? (was === undefined ? 'not installed' : 'not known'), hidden)];
    }
    const findings: Finding[] = [];
    if (isPinned(earlier) && isPinned(later) && compareVersions(later, earlier) < 0) {
      findings.push(finding('extension-downgraded', address, subject, earlier, later));
    } else if (was !== undefined) {
      findings.push(finding('extension-changed', address, subject, earlier ?? 'not known', later));
    }
    if (isPinned(later) && compareVersions(later, EXTENSION_FLOOR) < 0) {
      const becomesWords = `${later}, below ${EXTENSION_FLOOR}`;
      findings.push(finding('extension-below-floor', address, subject, earlier ?? 'not installed', becomesWords));
    }
    return findings;
  });
}

function sameUpgrades(was: Extension | undefined, becomes: Extension): boolean {
  return (['version', 'automaticUpgrade', 'minorUpgrade'] as const).every((key) => was?.[key] === becomes[key]);
}

/** The version in words; `undefined` where there is none or it cannot be seen. */
function versionOf(extension: Extension | undefined): string | undefined {
  if (extension === undefined) return undefined;
  const { version, automaticUpgrade, minorUpgrade } = extension;
  if (automaticUpgrade === true) return 'kept up to date by Azure';
  if (isUnseen(automaticUpgrade) || isUnseen(minorUpgrade) || isUnseen(version)) return undefined;
  if (version === undefined) return 'newest when installed';
  return minorUpgrade === true ? `${shown(version)} or newer when installed` : shown(version);
}

function isPinned(version: string | undefined): version is string {
  return version !== undefined && /^\d+(\.\d+)*$/.test(version);
}

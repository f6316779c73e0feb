import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import type { Extension } from '../model/estate';
import { idName } from '../model/words';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const extensionBelowFloor = finding({
  id: 'extension-below-floor',
  severity: 'blocking',
  holds: 'both',
  title: 'The extension is older than Microsoft recommends',
  when: 'The change tracking extension is pinned to a version below the oldest one Microsoft recommends, by name or in a custom policy.',
  why: 'Versions below the recommended one miss data types and fixes.',
  remedy: 'Pin a version at or above the recommended one.',
});

export const extensionDowngraded = finding({
  id: 'extension-downgraded',
  severity: 'blocking',
  holds: 'change',
  title: 'The extension is downgraded',
  when: 'The change tracking extension is pinned to an older version than before.',
  why: 'Azure does not promise that an extension can go back, and older versions lack fixes.',
  remedy: 'Keep the version, or remove and install the extension on purpose.',
});

export const extensionChanged = finding({
  id: 'extension-changed',
  severity: 'information',
  holds: 'change',
  title: 'The extension gets another version',
  when: 'The version of the change tracking extension changes, other than to an older one.',
  why: 'Machines install it when the change is applied.',
  remedy: 'Nothing.',
});

export const upgradeOff = finding({
  id: 'upgrade-off',
  severity: 'attention',
  holds: 'change',
  title: 'Azure no longer upgrades the extension',
  when: 'The automatic upgrade of the extension is switched off.',
  why: 'The machine keeps the version it has, and fixes arrive only with a change of the version.',
  remedy: 'Keep the automatic upgrade on, or plan the upgrades yourself.',
});

const UPGRADED = 'kept up to date by Azure';

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
      findings.push(extensionDowngraded.found({ address, subject, was: earlier, becomes: later }));
    } else if (earlier === UPGRADED) {
      findings.push(upgradeOff.found({ address, subject, was: earlier, becomes: later }));
    } else if (was !== undefined) {
      findings.push(extensionChanged.found({ address, subject, was: earlier ?? 'not known', becomes: later }));
    }
    if (isPinned(later) && compareVersions(later, EXTENSION_FLOOR) < 0) {
      const becomesWords = `${later}, below ${EXTENSION_FLOOR}`;
      findings.push(
        extensionBelowFloor.found({ address, subject, was: earlier ?? 'not installed', becomes: becomesWords }),
      );
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
  if (automaticUpgrade === true) return UPGRADED;
  if (isUnseen(automaticUpgrade) || isUnseen(minorUpgrade) || isUnseen(version)) return undefined;
  if (version === undefined) return 'newest when installed';
  return minorUpgrade === true ? `${shown(version)} or newer when installed` : shown(version);
}

function isPinned(version: string | undefined): version is string {
  return /^\d+(\.\d+)*$/.test(version ?? '');
}

export const VERSION_FINDINGS = [extensionBelowFloor, extensionDowngraded, upgradeOff, extensionChanged];

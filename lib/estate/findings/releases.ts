import { type Problem, textOf } from '../../core/problems';
import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR, type ExtensionFeature } from '../../facts/extension';
import { ignoredFeatureProblems, releaseWarnings, unreliableFeatureWarnings } from '../../settings/extension-versions';
import { usedFeatures } from '../../settings/features';
import type { Estate, Extension } from '../model/estate';
import { settingsOf } from '../model/rule-settings';
import { idKey, isHidden } from '../model/value';
import { counted } from '../model/words';
import { withoutKeys } from '../read/references';
import { type Detected, type FindingKind, finding } from './finding';
import { isUnseen } from './unseen';

export const extensionKnownIssue = finding({
  id: 'extension-known-issue',
  severity: 'attention',
  holds: 'both',
  title: 'The pinned extension has known issues',
  when: 'The change tracking extension is pinned to a version whose release note lists known issues.',
  why: 'The release notes list the issues of that version.',
  remedy: 'Pin a version without known issues.',
});

export const extensionUnlisted = finding({
  id: 'extension-unlisted',
  severity: 'attention',
  holds: 'both',
  title: 'The pinned extension has no published release note',
  when: 'The change tracking extension is pinned to a version that the release notes do not list.',
  why: 'Whether Azure offers that version cannot be told, and installing one that it does not offer fails.',
  remedy: 'Pin a version of the release notes.',
});

export const extensionUnreliable = finding({
  id: 'extension-unreliable',
  severity: 'attention',
  holds: 'both',
  title: 'The pinned extension is unreliable for settings of the rule',
  when: 'A machine follows a rule that uses a feature which its pinned version has, but not dependably.',
  why: 'The release notes name the version from which the feature is reliable.',
  remedy: 'Pin that version or a later one.',
});

export const extensionIgnores = finding({
  id: 'extension-ignores',
  severity: 'blocking',
  holds: 'both',
  title: 'The pinned extension ignores settings of the rule',
  when: 'A machine follows a rule that uses a feature which its pinned version does not have.',
  why: 'The extension silently ignores settings that it does not know.',
  remedy: 'Pin the version that has the feature, or a later one.',
});

/** Machines of one resource with one pinned version and one rule: what holds for one holds for all. */
interface Pin {
  readonly address: string;
  readonly version: string;
  readonly os: Extension['os'];
  readonly ruleId: string;
  count: number;
}

/** What the release notes say against the versions that are pinned on machines. */
export function* wrongReleases(estate: Estate): Iterable<Detected> {
  const features = new Map<string, readonly ExtensionFeature[]>();
  for (const rule of estate.rules) features.set(idKey(rule.id), usedFeatures(settingsOf(rule)));
  for (const { address, version, os, ruleId, count } of pinsOf(estate)) {
    const subject = `extension of ${counted(count, 'machine')}`;
    const say = (kind: FindingKind, problem: Problem) => ({
      kind,
      address,
      subject,
      was: 'another version',
      is: textOf(problem),
    });
    for (const warning of releaseWarnings([], version)) {
      yield say(warning.id === 'extension-unlisted' ? extensionUnlisted : extensionKnownIssue, warning);
    }
    const used = features.get(ruleId) ?? [];
    for (const warning of unreliableFeatureWarnings([], version, used, [os])) yield say(extensionUnreliable, warning);
    for (const problem of ignoredFeatureProblems([], version, used, [os])) yield say(extensionIgnores, problem);
  }
}

/** Versions below the oldest that is recommended have a finding of their own. */
function pinsOf({ extensions, associations }: Estate): Iterable<Pin> {
  const rules = new Map(associations.map(({ machine, ruleId }) => [idKey(machine), idKey(ruleId)]));
  const pins = new Map<string, Pin>();
  for (const { address, os, machine, version, automaticUpgrade, minorUpgrade } of extensions) {
    const isPinned =
      automaticUpgrade !== true && minorUpgrade !== true && !isUnseen(automaticUpgrade) && !isUnseen(minorUpgrade);
    if (!isPinned || typeof version !== 'string' || !/^\d+(\.\d+)+$/.test(version)) continue;
    if (compareVersions(version, EXTENSION_FLOOR) < 0) continue;
    const ruleId = isHidden(machine) ? '' : (rules.get(idKey(machine)) ?? '');
    const key = `${withoutKeys(address)} ${version} ${os} ${ruleId}`;
    const pin = pins.get(key);
    if (pin === undefined) pins.set(key, { address, version, os, ruleId, count: 1 });
    else pin.count++;
  }
  return pins.values();
}

export const RELEASE_FINDINGS = [extensionKnownIssue, extensionUnlisted, extensionUnreliable, extensionIgnores];

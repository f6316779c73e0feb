import { compareVersions } from '../../core/versions';
import { EXTENSION_FLOOR } from '../../facts/extension';
import type { Estate, Resource } from '../model/estate';
import { parseEmbedded } from '../model/template';
import { at, isHidden, member, textOf } from '../model/value';
import { idName } from '../model/words';
import { referencesOf } from '../read/resources';
import { type Comparison, type Finding, pairs, sameResource } from './finding';
import { assignmentDisabled } from './policy-effects';
import { scopeNarrowed } from './policy-scopes';
import { isUnseen, shown, unseen } from './unseen';
import { extensionBelowFloor, extensionChanged, extensionDowngraded } from './versions';

/** What a change does to policy definitions of one's own that install or associate for change tracking. */
export function definitionFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.definitions, after.definitions).flatMap(({ address, was, becomes }) => {
    if (becomes === undefined) return hiddenNow(address, after);
    if (/_set_definition$/.test(becomes.type)) return memberFindings(was, becomes, before, after);
    const name = `policy ${shown(becomes.attributes['name'])}`;
    const rule = ruleOf(becomes);
    if (isHidden(rule)) {
      const same =
        typeof was?.attributes['policy_rule'] === 'string' &&
        was.attributes['policy_rule'] === becomes.attributes['policy_rule'];
      return same ? [] : [unseen(address, `${name}, rule`, was === undefined ? 'no policy' : 'known', rule)];
    }
    return [
      ...versionFindings(address, name, was && ruleOf(was), rule),
      ...effectFindings(address, name, was && ruleOf(was), rule),
    ];
  });
}

/** What is left out of a set of policies. */
function memberFindings(was: Resource | undefined, becomes: Resource, before: Estate, after: Estate): Finding[] {
  const left = referencesOf(becomes);
  return (was === undefined ? [] : referencesOf(was))
    .filter((id) => !left.some((one) => sameResource(id, one, before.definitions, after.definitions)))
    .map((id) =>
      scopeNarrowed.found({
        address: becomes.address,
        subject: `policy ${idName(id)}`,
        was: 'in the initiative',
        becomes: 'left out',
      }),
    );
}

/** A policy that was of change tracking, and whose rule cannot be seen any more. */
function hiddenNow(address: string, { resources }: Estate): Finding[] {
  const rule = resources.get(address)?.attributes['policy_rule'];
  return isUnseen(rule) ? [unseen(address, 'rule', 'known', rule)] : [];
}

function ruleOf({ attributes }: Resource): unknown {
  const text = attributes['policy_rule'];
  return typeof text === 'string' ? parseEmbedded(text) : text;
}

function versionFindings(address: string, name: string, was: unknown, becomes: unknown): Finding[] {
  const [earlier, later] = [oldestVersion(was), oldestVersion(becomes)];
  if (later === undefined || later === earlier) return [];
  const subject = `${name}, extension`;
  const findings: Finding[] = [];
  if (earlier !== undefined) {
    const kind = compareVersions(later, earlier) < 0 ? extensionDowngraded : extensionChanged;
    findings.push(kind.found({ address, subject, was: earlier, becomes: later }));
  }
  if (compareVersions(later, EXTENSION_FLOOR) < 0) {
    findings.push(
      extensionBelowFloor.found({
        address,
        subject,
        was: earlier ?? 'no policy',
        becomes: `${later}, below ${EXTENSION_FLOOR}`,
      }),
    );
  }
  return findings;
}

function effectFindings(address: string, name: string, was: unknown, becomes: unknown): Finding[] {
  const [earlier, later] = [was, becomes].map((rule) => textOf(at(rule, 'then', 'effect')));
  const acts = earlier !== undefined && /^(deployifnotexists|modify)$/i.test(earlier);
  const off = later !== undefined && (/^disabled$/i.test(later) || (acts && /^(audit.*|manual)$/i.test(later)));
  if (!off || later.toLowerCase() === earlier?.toLowerCase()) return [];
  return [assignmentDisabled.found({ address, subject: name, was: earlier ?? 'no policy', becomes: later })];
}

/** The oldest version a rule installs as a plain version; `2.0` with automatic upgrade says nothing about it. */
function oldestVersion(rule: unknown): string | undefined {
  const versions: string[] = [];
  const open: unknown[] = [rule];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const version = textOf(member(next, 'typeHandlerVersion'));
    const pinned = member(next, 'enableAutomaticUpgrade') !== true;
    if (version !== undefined && pinned && /^2(\.\d+)+$/.test(version)) versions.push(version);
    for (const one of Object.values(next)) open.push(one);
  }
  return versions.sort(compareVersions)[0];
}

import { OS_WORDS } from '../../facts/initiative-members';
import type { TrackedItem } from '../model/agent-settings';
import type { Rule, Source } from '../model/estate';
import { isHidden } from '../model/value';
import { hiddenRules, mayBeOurs } from '../read/resources';
import { cosmeticChange, sameWords } from './cosmetic-change';
import { destinationFindings } from './destinations';
import { type Comparison, type Finding, finding, pairs, replacement } from './finding';
import { matchSources, sourceFindings } from './sources';
import { streamFindings } from './streams';
import { isUnseen, shown, unseen } from './unseen';

export const ruleRemoved = finding({
  id: 'rule-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The data collection rule is destroyed',
  when: 'A change tracking rule is destroyed, or has no data source of change tracking any more.',
  why: 'Machines that use it stop reporting.',
  remedy: 'Associate the machines with another rule first.',
});

export const ruleReplaced = finding({
  id: 'rule-replaced',
  severity: 'blocking',
  holds: 'change',
  title: 'The data collection rule is replaced',
  when: 'A change tracking rule is destroyed and created again, or a policy assignment associates machines with another rule.',
  why: 'Machines that a policy associated keep their association with the old rule: a remediation adds one with the new rule and never removes the old one.',
  remedy:
    'Keep the rule, or remove the old associations and remediate the association members of the assignments afterwards.',
});

/** What a change does to the data collection rules. */
export function ruleFindings(comparison: Comparison): Finding[] {
  return [...knownRules(comparison), ...unseenRules(comparison)];
}

/** Rules whose data sources cannot be seen and could not before: they may be of change tracking. */
function unseenRules({ before, after, changes }: Comparison): Finding[] {
  const known = new Set(before.rules.map(({ address }) => address));
  return hiddenRules(after).flatMap(({ address, attributes }) => {
    if (known.has(address) || changes.get(address)?.action === 'none') return [];
    const was = before.resources.has(address) ? 'not of change tracking, or not known' : 'no rule';
    return [unseen(address, 'data sources', was, attributes['data_sources'])];
  });
}

function knownRules({ before, after, changes }: Comparison): Finding[] {
  return pairs(before.rules, after.rules).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    if (becomes === undefined) {
      const sources = after.resources.get(address)?.attributes['data_sources'];
      if (mayBeOurs(sources)) return [unseen(address, 'data sources', 'of change tracking')];
      return was === undefined ? [] : [removed(address, was, change?.action)];
    }
    if (change?.action === 'none') return [];
    const name = shown(becomes.attributes['name']);
    const replaced =
      change?.action === 'replace'
        ? [
            ruleReplaced.found({
              address,
              subject: `rule ${name}`,
              was: shown(was?.attributes['name']),
              becomes: replacement(change),
            }),
          ]
        : [];
    return [
      ...replaced,
      ...sourceFindings(address, was, becomes),
      ...streamFindings(address, was, becomes),
      ...destinationFindings(address, was, becomes, before, after),
      ...wordFindings(address, was, becomes),
    ];
  });
}

function removed(address: string, was: Rule, action: string | undefined): Finding {
  const systems = was.sources.map(({ os }) => OS_WORDS[os]).join(' and ');
  const becomes = action === 'delete' || action === 'replace' ? 'destroyed' : 'no rule of change tracking';
  return ruleRemoved.found({
    address,
    subject: `rule ${shown(was.attributes['name'])}`,
    was: `tracks ${systems}`,
    becomes,
  });
}

/** What only a reader of the rule notices: one finding for all of it, and none for the form of the JSON. */
function wordFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  if (was === undefined) return [];
  const words = ['description', 'tags'].filter(
    (key) => !isUnseen(becomes.attributes[key]) && !sameWords(was.attributes[key], becomes.attributes[key]),
  );
  const matched = matchSources(was, becomes);
  const labels = becomes.sources.filter((source) => {
    const earlier = matched.get(source);
    return earlier !== undefined && labelsDiffer(earlier, source);
  });
  const changed = [...words, ...labels.map(({ os }) => `labels of ${OS_WORDS[os]} entries`)];
  return changed.length === 0
    ? []
    : [cosmeticChange.found({ address, subject: changed.join(', '), was: 'earlier text', becomes: 'other text' })];
}

function labelsDiffer(a: Source, b: Source): boolean {
  const labels = new Map(itemsOf(a).map((item) => [item.meaning, labelOf(item)]));
  return itemsOf(b).some((item) => labels.has(item.meaning) && labels.get(item.meaning) !== labelOf(item));
}

function itemsOf({ settings }: Source): readonly TrackedItem[] {
  return isHidden(settings) || settings === undefined ? [] : settings.items;
}

function labelOf({ entry }: TrackedItem): string {
  return JSON.stringify([entry.name, entry.description, entry.groupTag]);
}

export const RULE_FINDINGS = [ruleRemoved, ruleReplaced];

import { nearest } from '../../core/suggest';
import { CHANGE_TRACKING_EXTENSION } from '../../facts/extension';
import { OS_WORDS } from '../../facts/initiative-members';
import { STREAMS } from '../../facts/rule';
import type { TrackedItem } from '../model/agent-settings';
import type { Rule, Source } from '../model/estate';
import { hasHidden, isHidden } from '../model/value';

import { destinationFindings } from './destinations';
import { type Comparison, type Finding, finding, isUnseen, pairs, sameWords, shown, unseen } from './finding';
import { settingsFindings } from './items';

/** What a change does to the data collection rules. */
export function ruleFindings(comparison: Comparison): Finding[] {
  return [...knownRules(comparison), ...hiddenRules(comparison)];
}

/** Rules whose data sources cannot be seen and could not before: they may be of change tracking. */
function hiddenRules({ before, after, changes }: Comparison): Finding[] {
  const known = new Set([...before.rules, ...after.rules].map(({ address }) => address));
  return [...after.resources.values()].flatMap(({ address, type, attributes }) => {
    const sources = attributes['data_sources'];
    const isRule = type === 'azurerm_monitor_data_collection_rule' && !known.has(address);
    if (!isRule || !hasHidden(sources) || changes.get(address)?.action === 'none') return [];
    const existed = before.resources.has(address);
    return [unseen(address, 'data sources', existed ? 'not of change tracking, or not known' : 'no rule', sources)];
  });
}

function knownRules({ before, after, changes }: Comparison): Finding[] {
  return pairs(before.rules, after.rules).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    if (becomes === undefined) {
      const sources = after.resources.get(address)?.attributes['data_sources'];
      if (hasHidden(sources)) return [unseen(address, 'data sources', 'of change tracking')];
      return was === undefined || change?.action === 'forget' ? [] : [removed(address, was, change?.action)];
    }
    if (change?.action === 'none') return [];
    const name = shown(becomes.attributes['name']);
    const replaced =
      change?.action === 'replace'
        ? [
            finding(
              'rule-replaced',
              address,
              `rule ${name}`,
              shown(was?.attributes['name']),
              replacedBy(change.replacedFor),
            ),
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
  return finding('rule-removed', address, `rule ${shown(was.attributes['name'])}`, `tracks ${systems}`, becomes);
}

function replacedBy(paths: readonly string[]): string {
  return paths.length === 0 ? 'replaced' : `replaced, because of ${paths.join(', ')}`;
}

/** What a rule tells each operating system. */
export function sourceFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  const findings: Finding[] = [];
  for (const os of new Set((was?.sources ?? []).map((source) => source.os))) {
    if (becomes.sources.some((source) => source.os === os)) continue;
    const words = [OS_WORDS[os], 'in the rule'] as const;
    const gone = finding('os-removed', address, ...words, 'not in the rule');
    findings.push(becomes.unnamed ? unseen(address, ...words) : gone);
  }
  const matched = matchSources(was, becomes);
  for (const source of becomes.sources) {
    const earlier = matched.get(source);
    const subject = `${OS_WORDS[source.os]} settings`;
    findings.push(...nameFindings(address, earlier, source));
    if (source.json === undefined && earlier?.json !== undefined) {
      findings.push(finding('key-ignored', address, subject, 'settings in JSON', 'absent or no JSON'));
    } else if (isHidden(source.settings)) {
      if (!sameText(earlier, source)) findings.push(unseen(address, subject, shownSettings(earlier), source.settings));
    } else if (source.settings !== undefined) {
      if (isHidden(earlier?.settings))
        findings.push(unseen(address, `${subject} before the change`, 'not known', 'known'));
      else findings.push(...settingsFindings(address, earlier?.settings, source.settings));
    }
  }
  return findings;
}

/** The earlier form of each source: that of the same name, or else the one at the same place for that system. */
function matchSources(was: Rule | undefined, becomes: Rule): Map<Source, Source> {
  const matched = new Map<Source, Source>();
  for (const os of ['windows', 'linux'] as const) {
    const [had, has] = [was, becomes].map((rule) => (rule?.sources ?? []).filter((source) => source.os === os)) as [
      Source[],
      Source[],
    ];
    const named = new Map(had.map((source) => [source.name, source]));
    const byName = named.size === had.length && (had.length > 1 || has.length > 1);
    has.forEach((source, index) => {
      const earlier = (byName ? named.get(source.name) : undefined) ?? had[index];
      if (earlier !== undefined) matched.set(source, earlier);
    });
  }
  return matched;
}

/** A data source for an extension that does not exist reaches no machine. */
function nameFindings(address: string, was: Source | undefined, { os, extensionName }: Source): Finding[] {
  const right = CHANGE_TRACKING_EXTENSION.type[os];
  if (extensionName === right || extensionName === was?.extensionName) return [];
  const earlier = was?.extensionName ?? 'no data source';
  return [finding('key-ignored', address, 'extension_name', earlier, extensionName, `Write '${right}'.`)];
}

function sameText(a: Source | undefined, b: Source): boolean {
  return typeof a?.text === 'string' && a.text === b.text;
}

function shownSettings(source: Source | undefined): string {
  return source === undefined ? 'not in the rule' : isHidden(source.settings) ? shown(source.settings) : 'known';
}

function streamFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  const places = (rule: Rule | undefined): Map<string, readonly string[]> =>
    new Map([
      ...(rule?.sources ?? []).map(({ os, streams }) => [`${OS_WORDS[os]} data source`, streams] as const),
      ...(rule && rule.flows.length > 0 ? [['data flow', rule.flows.flatMap(({ streams }) => streams)] as const] : []),
    ]);
  const earlier = places(was);
  return [...places(becomes)].flatMap(([place, streams]) => {
    if (streams.some(isUnseen)) return [];
    const had = earlier.get(place);
    const missing = STREAMS.filter(
      (stream) => !streams.includes(stream) && (had === undefined || had.includes(stream)),
    );
    // Other data sources may share the flow of a rule; of change tracking's own, every stream has to be known.
    const foreign = streams.filter(
      (stream) => !(STREAMS as readonly string[]).includes(stream) && !had?.includes(stream) && /config/i.test(stream),
    );
    return [
      ...missing.map((stream) =>
        finding('stream-missing', address, `${place}, ${stream}`, had ? 'listed' : 'no rule', 'not listed'),
      ),
      ...foreign.map((stream) => {
        const right = nearest(stream, STREAMS);
        return finding(
          'stream-unknown',
          address,
          `${place}, ${stream}`,
          'not listed',
          'listed',
          right && `Write '${right}'.`,
        );
      }),
    ];
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
    : [finding('cosmetic-change', address, changed.join(', '), 'as it is', 'worded otherwise')];
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

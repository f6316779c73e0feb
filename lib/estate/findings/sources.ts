import { OPERATING_SYSTEMS } from '../../facts/extension';
import { OS_WORDS } from '../../facts/initiative-members';
import type { Rule, Source } from '../model/estate';
import { isHidden, isObject } from '../model/value';
import { type Finding, finding } from './finding';
import { seenSettingsFindings } from './partly-seen';
import { settingsFindings } from './settings';
import { shown, unknownUntilApply, unseen } from './unseen';

export const osRemoved = finding({
  id: 'os-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'An operating system is left out of the rule',
  when: 'A rule has no data source for Windows or Linux any more.',
  why: 'Machines with that operating system stop reporting.',
  remedy: 'Keep the data source of that operating system.',
});

/** What a rule tells each operating system. */
export function sourceFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  const findings: Finding[] = [];
  for (const os of new Set((was?.sources ?? []).map((source) => source.os))) {
    if (becomes.sources.some((source) => source.os === os)) continue;
    const [subject, was] = [OS_WORDS[os], 'in the rule'];
    const gone = osRemoved.found({ address, subject, was, becomes: 'not in the rule' });
    findings.push(becomes.unnamed ? unseen(address, subject, was) : gone);
  }
  const matched = matchSources(was, becomes);
  const kept = new Set(matched.values());
  for (const source of was?.sources ?? [])
    if (!kept.has(source)) findings.push(...goneSource(address, source, becomes));
  for (const source of becomes.sources) {
    findings.push(...changedSettings(address, matched.get(source), source));
  }
  // What two sources lose is lost once.
  return [...new Map(findings.map((one) => [`${one.id} ${one.subject}: ${one.was} -> ${one.becomes}`, one])).values()];
}

/** What is lost with a data source whose system has others in the rule. */
function goneSource(address: string, { os, name, settings }: Source, becomes: Rule): Finding[] {
  const others = becomes.sources.filter((one) => one.os === os).map((one) => one.settings);
  const left = others.flatMap((one) => (one === undefined || isHidden(one) ? [] : [one]));
  const [first] = left;
  if (first === undefined || left.length < others.length || settings === undefined) return [];
  const subject = `${OS_WORDS[os]} data source ${name}`;
  if (becomes.unnamed) return [unseen(address, subject, 'in the rule')];
  if (isHidden(settings)) {
    return [unknownUntilApply.found({ address, subject, was: 'not known', becomes: 'not in the rule' })];
  }
  const types = left.flatMap((one) => Object.entries(one.types));
  const onLast = types.sort(([, a], [, b]) => Number(a.enabled) - Number(b.enabled));
  const rest = { ...first, types: Object.fromEntries(onLast), items: left.flatMap(({ items }) => items) };
  return settingsFindings(address, settings, rest).filter(({ severity }) => severity === 'blocking');
}

function changedSettings(address: string, earlier: Source | undefined, source: Source): Finding[] {
  const subject = `${OS_WORDS[source.os]} settings`;
  const was = earlier?.settings;
  const becomes = source.settings;
  if (becomes === undefined || sameText(earlier, source)) return [];
  if (!isHidden(becomes) && !isHidden(was)) return settingsFindings(address, was, becomes);
  if (!isObject(source.json)) return [unseen(address, subject, shownSettings(earlier), becomes)];
  if (isHidden(earlier?.json)) {
    return [unknownUntilApply.found({ address, subject, was: 'not known', becomes: 'known' })];
  }
  const json = isObject(earlier?.json) ? earlier.json : undefined;
  return seenSettingsFindings(address, source.os, json, source.json);
}

/** The earlier form of each source: that of the same name, or else the one at the same place for that system. */
export function matchSources(was: Rule | undefined, becomes: Rule): Map<Source, Source> {
  const matched = new Map<Source, Source>();
  for (const os of OPERATING_SYSTEMS) {
    const [had, has] = [was, becomes].map((rule) => (rule?.sources ?? []).filter((source) => source.os === os)) as [
      Source[],
      Source[],
    ];
    const named = new Map(had.map((source) => [source.name, source]));
    const byName = named.size === had.length;
    const names = new Set(byName ? has.map(({ name }) => name) : []);
    has.forEach((source, index) => {
      const beside = had[index];
      const free = beside !== undefined && !names.has(beside.name) ? beside : undefined;
      const earlier = (byName ? named.get(source.name) : undefined) ?? free;
      if (earlier !== undefined) matched.set(source, earlier);
    });
  }
  return matched;
}

function sameText(a: Source | undefined, b: Source): boolean {
  return typeof a?.text === 'string' && a.text === b.text;
}

function shownSettings(source: Source | undefined): string {
  if (source === undefined) return 'not in the rule';
  if (isHidden(source.settings)) return shown(source.settings);
  return (source.text ?? undefined) === undefined ? 'not set' : 'known';
}

export const SOURCE_FINDINGS = [osRemoved];

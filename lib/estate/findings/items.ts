import { OS_WORDS } from '../../facts/initiative-members';
import { LIMITS } from '../../facts/rule';
import { type AgentSettings, DATA_TYPES, type DataType, type TrackedItem } from '../model/agent-settings';
import { counted, every } from '../model/words';
import { type Finding, finding } from './finding';

/** What machines of one operating system no longer report, or report differently. `was` is absent in a new rule. */
export function settingsFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  return [
    ...typeFindings(address, was, becomes),
    ...itemFindings(address, was, becomes),
    ...uploadFindings(address, was, becomes),
    ...limitFindings(address, was, becomes),
    ...keyFindings(address, was, becomes),
  ];
}

function typeFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  if (was === undefined) return [];
  return (Object.keys(DATA_TYPES) as DataType[]).flatMap((type) => {
    const earlier = was.types[type];
    const later = becomes.types[type];
    const subject = `${OS_WORDS[becomes.os]} ${DATA_TYPES[type]}`;
    if (earlier?.enabled && !later?.enabled) return [finding('data-type-off', address, subject, 'on', 'off')];
    if (!earlier?.enabled && later?.enabled) return [finding('data-type-on', address, subject, 'off', 'on')];
    if (!earlier?.enabled || !later?.enabled || earlier.frequencySec === later.frequencySec) return [];
    return [finding('frequency-changed', address, subject, every(earlier.frequencySec), every(later.frequencySec))];
  });
}

/** A type of data that is switched off as a whole is one finding, not one for each of its items. */
function itemFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const later = byMeaning(becomes.items);
  const earlier = byMeaning(was?.items ?? []);
  const findings: Finding[] = [];
  for (const [meaning, item] of earlier) {
    if (!item.watched || !typeOf(item, becomes)) continue;
    const now = later.get(meaning);
    const words = item.recurse ? 'watched, with folders below' : 'watched';
    const subject = subjectOf(item, becomes);
    if (now === undefined) findings.push(finding('item-removed', address, subject, words, 'not in the rule'));
    else if (!now.watched) findings.push(finding('item-disabled', address, subject, words, 'disabled'));
    else if (item.recurse && !now.recurse) {
      findings.push(finding('item-narrowed', address, subject, words, 'watched, without folders below'));
    } else {
      findings.push(...readingFindings(address, subject, item, now));
    }
  }
  for (const kind of ['file', 'registry key'] as const) {
    const added = [...later].filter(([meaning, item]) => item.kind === kind && isMore(earlier.get(meaning), item));
    if (added.length === 0) continue;
    const subject = `${OS_WORDS[becomes.os]} ${counted(added.length, kind)}`;
    findings.push(finding('item-added', address, subject, 'not watched', pathList(added.map(([, item]) => item))));
  }
  return findings;
}

/** How the agent reads a file that stays watched. */
function readingFindings(address: string, subject: string, was: TrackedItem, becomes: TrackedItem): Finding[] {
  const read = ({ entry }: TrackedItem) => {
    const { pathType, links, useSudo } = { pathType: '', links: '', useSudo: '', ...entry };
    return { pathType, links, useSudo };
  };
  const [earlier, later] = [read(was), read(becomes)];
  const changed = (Object.keys(later) as (keyof typeof later)[]).filter((key) => earlier[key] !== later[key]);
  const words = (entry: typeof later) => changed.map((key) => `${key} ${entry[key]}`).join(', ');
  return changed.length === 0 ? [] : [finding('item-changed', address, subject, words(earlier), words(later))];
}

function isMore(was: TrackedItem | undefined, becomes: TrackedItem): boolean {
  return becomes.watched && (!was?.watched || (becomes.recurse && !was.recurse));
}

function uploadFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const later = byMeaning(becomes.items);
  const earlier = byMeaning(was?.items ?? []);
  const stopped = [...earlier].filter(([meaning, item]) => item.uploaded && later.get(meaning)?.uploaded === false);
  const started = [...later].filter(([meaning, item]) => item.uploaded && !earlier.get(meaning)?.uploaded);
  return [
    ...stopped
      .filter(([meaning]) => later.get(meaning)?.watched)
      .map(([, item]) =>
        finding('upload-stopped', address, subjectOf(item, becomes), 'content uploaded', 'content not uploaded'),
      ),
    ...started.map(([, item]) =>
      finding('upload-started', address, subjectOf(item, becomes), 'content not uploaded', 'content uploaded'),
    ),
  ];
}

function limitFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const limits = { file: LIMITS.files, 'registry key': LIMITS.registryKeys } as const;
  return (['file', 'registry key'] as const).flatMap((kind) => {
    const [before, after] = [was, becomes].map((one) => watched(one, kind)) as [number, number];
    if (after <= limits[kind] || before >= after) return [];
    const subject = `${OS_WORDS[becomes.os]} ${kind}s`;
    const words = `${after}, ${after - limits[kind]} over the limit of ${limits[kind]} per machine`;
    return [finding('limit-exceeded', address, subject, String(before), words)];
  });
}

/** Keys that were wrong before and still are say nothing about this change. */
function keyFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const known = new Set(was?.unrecognised.map(({ path, note }) => `${path} ${note}`));
  return becomes.unrecognised
    .filter(({ path, note }) => !known.has(`${path} ${note}`))
    .map(({ path, correct, note }) => {
      const todo = correct === undefined ? undefined : `Write '${correct}'.`;
      return finding(
        'key-ignored',
        address,
        `${OS_WORDS[becomes.os]} settings, ${path}`,
        was === undefined || /^(almost|probably) /.test(note) ? 'not in the settings' : 'nothing to note',
        note,
        todo,
      );
    });
}

/** Items by what they name. Of several that name the same, one that is watched says what happens. */
function byMeaning(items: readonly TrackedItem[]): Map<string, TrackedItem> {
  const weight = ({ watched, recurse, uploaded }: TrackedItem) => [watched, recurse, uploaded].filter(Boolean).length;
  const found = new Map<string, TrackedItem>();
  for (const item of items) {
    const other = found.get(item.meaning);
    if (other === undefined || (item.watched ? weight(item) : 0) > (other.watched ? weight(other) : 0)) {
      found.set(item.meaning, item);
    }
  }
  return found;
}

function typeOf(item: TrackedItem, settings: AgentSettings): boolean {
  return settings.types[item.kind === 'file' ? 'files' : 'registry']?.enabled === true;
}

function watched(settings: AgentSettings | undefined, kind: TrackedItem['kind']): number {
  return settings?.items.filter((item) => item.watched && item.kind === kind).length ?? 0;
}

function subjectOf(item: TrackedItem, { os }: AgentSettings): string {
  return `${OS_WORDS[os]} ${item.kind} ${item.path}`;
}

function pathList(items: readonly TrackedItem[]): string {
  const shown = items.slice(0, 10).map(({ path }) => path);
  const rest = items.length - shown.length;
  return `watched: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

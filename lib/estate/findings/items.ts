import { OS_WORDS } from '../../facts/initiative-members';
import type { AgentSettings, TrackedItem } from '../model/agent-settings';
import { counted } from '../model/words';
import { type Finding, finding } from './finding';

export const itemRemoved = finding({
  id: 'item-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'A file or registry key is removed',
  when: 'A file or registry key that was watched is not in the rule any more. Its path is compared by meaning.',
  why: 'Changes to it are no longer reported.',
  remedy: 'Put it back, or agree with the teams that rely on it.',
});

export const itemDisabled = finding({
  id: 'item-disabled',
  severity: 'blocking',
  holds: 'change',
  title: 'A file or registry key is disabled',
  when: 'A file or registry key that was watched stays in the rule with `enabled: false`.',
  why: 'It stays in the rule, but changes to it are no longer reported.',
  remedy: 'Enable it again, or agree with the teams that rely on it.',
});

export const itemNarrowed = finding({
  id: 'item-narrowed',
  severity: 'blocking',
  holds: 'change',
  title: 'Folders below are no longer searched',
  when: 'A file that was searched for in folders below too no longer is.',
  why: 'Changes to files in folders below are no longer reported.',
  remedy: 'Set recurse again, or list the folders that matter.',
});

export const itemChanged = finding({
  id: 'item-changed',
  severity: 'attention',
  holds: 'change',
  title: 'A file is read in another way',
  when: 'A file stays watched and is read in another way: the kind of path, symbolic links or sudo.',
  why: 'Links that are no longer followed, another kind of path or reading without sudo may leave files out.',
  remedy: 'Check that all files meant are still found.',
});

export const itemAdded = finding({
  id: 'item-added',
  severity: 'information',
  holds: 'change',
  title: 'More is watched',
  when: 'Files or registry keys are watched that were not before, or in folders below too.',
  why: 'Machines report changes they did not report before.',
  remedy: 'Nothing.',
});

/** A type of data that is switched off as a whole is one finding, not one for each of its items. */
export function itemFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const later = byMeaning(becomes.items);
  const earlier = byMeaning(was?.items ?? []);
  const findings: Finding[] = [];
  for (const [meaning, item] of earlier) {
    if (!item.watched || !typeOf(item, becomes)) continue;
    const now = later.get(meaning);
    const words = item.recurse ? 'watched, with folders below' : 'watched';
    const subject = subjectOf(item, becomes);
    if (now === undefined)
      findings.push(itemRemoved.found({ address, subject, was: words, becomes: 'not in the rule' }));
    else if (!now.watched) findings.push(itemDisabled.found({ address, subject, was: words, becomes: 'disabled' }));
    else if (item.recurse && !now.recurse) {
      findings.push(itemNarrowed.found({ address, subject, was: words, becomes: 'watched, without folders below' }));
    } else {
      findings.push(...readingFindings(address, subject, item, now));
    }
  }
  for (const kind of ['file', 'registry key'] as const) {
    const added = [...later].filter(([meaning, item]) => item.kind === kind && isMore(earlier.get(meaning), item));
    if (added.length === 0) continue;
    const subject = `${OS_WORDS[becomes.os]} ${counted(added.length, kind)}`;
    findings.push(
      itemAdded.found({ address, subject, was: 'not watched', becomes: pathList(added.map(([, item]) => item)) }),
    );
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
  return changed.length === 0
    ? []
    : [itemChanged.found({ address, subject, was: words(earlier), becomes: words(later) })];
}

function isMore(was: TrackedItem | undefined, becomes: TrackedItem): boolean {
  return becomes.watched && (!was?.watched || (becomes.recurse && !was.recurse));
}

/** Items by what they name. Of several that name the same, one that is watched says what happens. */
export function byMeaning(items: readonly TrackedItem[]): Map<string, TrackedItem> {
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

export function subjectOf(item: TrackedItem, { os }: AgentSettings): string {
  return `${OS_WORDS[os]} ${item.kind} ${item.path}`;
}

function pathList(items: readonly TrackedItem[]): string {
  const shown = items.slice(0, 10).map(({ path }) => path);
  const rest = items.length - shown.length;
  return `watched: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export const ITEM_FINDINGS = [itemRemoved, itemDisabled, itemNarrowed, itemChanged, itemAdded];

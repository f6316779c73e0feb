import { OS_WORDS } from '../../facts/initiative-members';
import type { LinuxFile } from '../../settings/types';
import { type AgentSettings, contentSecrets, type TrackedItem } from '../model/agent-settings';
import { isOpenText, isUnseen } from '../model/value';
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

const KINDS = ['file', 'registry key'] as const;

/** A type of data that is switched off as a whole is one finding, not one for each of its items. */
export function itemFindings(address: string, was: AgentSettings | undefined, becomes: AgentSettings): Finding[] {
  const later = byMeaning(becomes.items);
  const earlier = byMeaning(was?.items ?? []);
  const findings = KINDS.flatMap((kind) => removedItems(address, kind, was, becomes));
  for (const [meaning, item] of earlier) {
    const now = later.get(meaning);
    if (!item.watched || now === undefined || !typeOf(item, becomes)) continue;
    const words = item.recurse ? 'watched, with folders below' : 'watched';
    const subject = subjectOf(item, becomes);
    if (!now.watched) findings.push(itemDisabled.found({ address, subject, was: words, becomes: 'disabled' }));
    else if (item.recurse && !now.recurse) {
      findings.push(itemNarrowed.found({ address, subject, was: words, becomes: 'watched, without folders below' }));
    } else {
      findings.push(...readingFindings(address, subject, item, now));
    }
  }
  for (const kind of KINDS) {
    if (unmatched(kind, was, becomes).some(isOpen)) continue;
    const added = [...later].filter(
      ([meaning, item]) => item.kind === kind && !isOpen(item) && isMore(earlier.get(meaning), item),
    );
    if (added.length === 0) continue;
    const subject = `${OS_WORDS[becomes.os]} ${counted(added.length, kind)}`;
    findings.push(
      itemAdded.found({ address, subject, was: 'not watched', becomes: pathList(added.map(([, item]) => item)) }),
    );
  }
  return findings;
}

/**
 * Entries that are in the rule no more. An entry whose path cannot be seen may be any that is missing on the other side,
 * so only as many are removed as it cannot account for.
 */
function removedItems(
  address: string,
  kind: TrackedItem['kind'],
  was: AgentSettings | undefined,
  becomes: AgentSettings,
): Finding[] {
  const gone = unmatched(kind, was, becomes).filter((item) => item.watched && typeOf(item, becomes));
  const come = unmatched(kind, becomes, was);
  const open = come.filter(isOpen).length;
  const seen = gone.filter((item) => !isOpen(item));
  const sure = open === 0 ? seen : [];
  const unsure = open === 0 ? gone.filter(isOpen) : gone;
  const lost = Math.max(unsure.length - come.length, open === 0 ? 0 : seen.length - open);
  const system = OS_WORDS[becomes.os];
  const each = lost === unsure.length ? gone : sure;
  const removed = each.map((item) =>
    itemRemoved.found({
      address,
      subject: subjectOf(item, becomes),
      was: item.recurse ? 'watched, with folders below' : 'watched',
      becomes: 'not in the rule',
    }),
  );
  if (lost <= 0 || lost === unsure.length) return removed;
  const subject = `${system} ${counted(unsure.length, kind)}`;
  const words = `at least ${lost} of them not in the rule`;
  return [...removed, itemRemoved.found({ address, subject, was: pathList(unsure), becomes: words })];
}

/** The items of one side that the other side does not have, those whose path cannot be seen among them. */
function unmatched(
  kind: TrackedItem['kind'],
  one: AgentSettings | undefined,
  other: AgentSettings | undefined,
): TrackedItem[] {
  const known = byMeaning(other?.items ?? []);
  const own = (one?.items ?? []).filter((item) => item.kind === kind);
  return [
    ...[...byMeaning(own)].flatMap(([meaning, item]) => (known.has(meaning) ? [] : [item])),
    ...own.filter(({ path }) => isOpenText(path)),
  ];
}

/** Whether the path of an item cannot be seen. */
export function isOpen({ path }: TrackedItem): boolean {
  return isUnseen(path);
}

/** What says how the agent reads a file. Windows has only the first. */
const READING = ['pathType', 'links', 'useSudo'] as const;

/** How the agent reads a file that stays watched. */
function readingFindings(address: string, subject: string, was: TrackedItem, becomes: TrackedItem): Finding[] {
  const [earlier, later] = [was.entry, becomes.entry] as [Partial<LinuxFile>, Partial<LinuxFile>];
  const changed = READING.filter((key) => earlier[key] !== later[key]);
  const words = (entry: Partial<LinuxFile>) => changed.map((key) => `${key} ${entry[key]}`).join(', ');
  return changed.length === 0
    ? []
    : [itemChanged.found({ address, subject, was: words(earlier), becomes: words(later) })];
}

function isMore(was: TrackedItem | undefined, becomes: TrackedItem): boolean {
  return becomes.watched && (!was?.watched || (becomes.recurse && !was.recurse));
}

/**
 * Items by what they name, if anything of that is known. Of several that name the same, one that is watched says what
 * happens.
 */
export function byMeaning(items: readonly TrackedItem[]): Map<string, TrackedItem> {
  const weight = ({ watched, recurse, uploaded }: TrackedItem) => [watched, recurse, uploaded].filter(Boolean).length;
  const found = new Map<string, TrackedItem>();
  for (const item of items) {
    if (isOpenText(item.path)) continue;
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

/** Entries that upload secrets come first: they are never just more that is watched. */
function pathList(items: readonly TrackedItem[]): string {
  const marked = items.map((item) => ({ path: item.path, secrets: contentSecrets(item) }));
  const ordered = [...marked.filter(({ secrets }) => secrets), ...marked.filter(({ secrets }) => !secrets)];
  const shown = ordered
    .slice(0, 10)
    .map(({ path, secrets }) => (secrets === undefined ? path : `${path} (content may hold ${secrets})`));
  const rest = items.length - shown.length;
  return `watched: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export const ITEM_FINDINGS = [itemRemoved, itemDisabled, itemNarrowed, itemChanged, itemAdded];

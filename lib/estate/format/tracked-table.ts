import type { Estate } from '../model/estate';
import { every } from '../model/words';
import { type DescribedItem, type DescribedType, type Description, trackedBy } from './description';

/** One thing that is tracked before or after a change, in words. */
export interface TrackedRow {
  readonly rule: string;
  readonly os: string;
  readonly kind: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Secrets that the content may hold that is uploaded after the change. */
  readonly secrets?: string;
}

/** What a change does to one thing: the same, more or less is reported, or something that a reader has to judge. */
export type TrackedChange = 'same' | 'more' | 'less' | 'other';

/** Everything that is tracked before or after, in the order of the rules. */
export function trackedRows(before: Estate, after: Estate): TrackedRow[] {
  const rows = new Map<string, TrackedRow>();
  add(rows, 'before', trackedBy(before));
  add(rows, 'after', trackedBy(after));
  return [...rows.values()];
}

/** Content that leaves a machine is never just more: a reader has to know what is in it. */
export function changeOf({ before, after, secrets }: TrackedRow): TrackedChange {
  if (before === after || (isOff(before) && isOff(after))) return 'same';
  if (secrets !== undefined || (after.includes(UPLOADED) && !before.includes(UPLOADED))) return 'other';
  return isOff(before) ? 'more' : isOff(after) ? 'less' : 'other';
}

function add(
  rows: Map<string, TrackedRow>,
  side: 'before' | 'after',
  { types, items }: Pick<Description, 'items' | 'types'>,
): void {
  const put = (rule: string, os: string, kind: string, what: string, words: string, secrets?: string) => {
    const key = [rule, os, kind, kind === 'file' && os === 'Linux' ? what : what.toLowerCase()].join('\n');
    const row = rows.get(key) ?? { rule, os, kind, what, before: NOTHING, after: NOTHING };
    rows.set(key, { ...row, [side]: words, ...(side === 'after' && secrets !== undefined && { secrets }) });
  };
  for (const type of types) put(type.rule, type.os, 'kind of data', type.type, typeWords(type));
  for (const item of items) put(item.rule, item.os, item.kind, item.path, itemWords(item), item.secrets);
}

/** The text for something that is not in the rule. */
const NOTHING = 'not in the rule';

const UPLOADED = 'content uploaded';

function isOff(words: string): boolean {
  return words === NOTHING || words === 'disabled' || words === 'off';
}

function typeWords({ state, frequencySec }: DescribedType): string {
  return frequencySec === undefined ? state : every(frequencySec);
}

function itemWords({ watched, recurse, uploaded }: DescribedItem): string {
  if (!watched) return 'disabled';
  return ['watched', ...(recurse ? ['with folders below'] : []), ...(uploaded ? [UPLOADED] : [])].join(', ');
}

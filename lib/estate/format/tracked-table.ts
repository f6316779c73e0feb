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
}

/** Everything that is tracked before or after, in the order of the rules. */
export function trackedRows(before: Estate, after: Estate): TrackedRow[] {
  const rows = new Map<string, TrackedRow>();
  add(rows, 'before', trackedBy(before));
  add(rows, 'after', trackedBy(after));
  return [...rows.values()];
}

function add(
  rows: Map<string, TrackedRow>,
  side: 'before' | 'after',
  { types, items }: Pick<Description, 'items' | 'types'>,
): void {
  const put = (rule: string, os: string, kind: string, what: string, words: string) => {
    const key = [rule, os, kind, kind === 'file' && os === 'Linux' ? what : what.toLowerCase()].join('\n');
    const row = rows.get(key) ?? { rule, os, kind, what, before: NOTHING, after: NOTHING };
    rows.set(key, { ...row, [side]: words });
  };
  for (const type of types) put(type.rule, type.os, 'kind of data', type.type, typeWords(type));
  for (const item of items) put(item.rule, item.os, item.kind, item.path, itemWords(item));
}

/** The text for something that is not in the rule. */
const NOTHING = 'not in the rule';

function typeWords({ state, frequencySec }: DescribedType): string {
  return frequencySec === undefined ? state : every(frequencySec);
}

function itemWords({ watched, recurse, uploaded }: DescribedItem): string {
  if (!watched) return 'disabled';
  return ['watched', ...(recurse ? ['with folders below'] : []), ...(uploaded ? ['content uploaded'] : [])].join(', ');
}

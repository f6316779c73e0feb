import { type Path, shown } from '../../core/problems';
import { type Loss, loss } from './take-over-report';

/** An entry and the place it comes from. */
export interface Traced<Entry> {
  readonly entry: Entry;
  readonly from: Path;
}

/** The place of each short entry in the original. A preset is known by its name. */
export type Origins = Map<unknown, Path>;

/** Where short settings put the places of their entries, and the entries they cannot have. */
export interface Tracing {
  readonly origins: Origins;
  readonly lost: Loss[];
}

/** The place of a short entry. */
export function originOf({ origins }: Tracing, short: unknown): Path {
  return origins.get(short) ?? [];
}

/** A short entry, with its place noted. */
export function trace<Short>(to: Tracing, { from }: Traced<unknown>, short: Short): Short {
  to.origins.set(short, from);
  return short;
}

/** Of the entries that watch the same, the first that is enabled. */
export function distinct<Entry extends { readonly enabled: boolean }>(
  traced: readonly Traced<Entry>[],
  meaning: (entry: Entry) => string,
  to: Tracing,
): Traced<Entry>[] {
  const kept = new Map<string, Traced<Entry>>();
  for (const one of traced) {
    const earlier = kept.get(meaning(one.entry));
    if (earlier === undefined || (one.entry.enabled && !earlier.entry.enabled)) kept.set(meaning(one.entry), one);
  }
  return traced.filter((one) => {
    const other = kept.get(meaning(one.entry));
    if (other === one || other === undefined) return true;
    to.lost.push(loss(one.from, one.entry, 'another entry watches the same, and settings list it once'));
    return false;
  });
}

/** The list of a kind that is on; `false` of one that is off, which cannot keep its entries. */
export function listOrFalse<Name extends string, Entry>(
  name: Name,
  enabled: boolean,
  entries: readonly Entry[],
  to: Tracing,
): { readonly [Key in Name]?: readonly Entry[] | false } {
  if (enabled) return { [name]: entries } as { [Key in Name]: readonly Entry[] };
  for (const entry of entries) {
    to.lost.push(
      loss(
        originOf(to, entry),
        entry,
        `it is not watched today, because its kind of data is off, and settings keep no list of ${shown(name)} then`,
      ),
    );
    to.origins.delete(entry);
  }
  return { [name]: false } as { [Key in Name]: false };
}

import { groupedBy } from '../../core/grouping';
import type { Resource } from './estate';
import { idKey } from './value';

/**
 * A way to look the items of a list up by an id, in lower case. The index of a list is made when it is first needed and
 * kept with the list, so that looking up costs no pass over it.
 * @param key the id of an item
 */
export function lookup<Item extends object>(key: (item: Item) => unknown) {
  const indexes = new WeakMap<readonly Item[], ReadonlyMap<string, readonly Item[]>>();
  return (list: readonly Item[], id: unknown): readonly Item[] => {
    const index = indexes.get(list) ?? indexOf(list, key);
    indexes.set(list, index);
    return index.get(idKey(id)) ?? [];
  };
}

function indexOf<Item>(list: readonly Item[], key: (item: Item) => unknown): Map<string, Item[]> {
  const index = groupedBy(list, (item) => idKey(key(item)));
  index.delete('');
  return index;
}

/** The resources of a list with one id. */
export const withId = lookup(({ id }: Resource) => id);

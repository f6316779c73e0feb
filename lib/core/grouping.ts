/** Items by a key, the keys in the order in which they first occur. */
export function groupedBy<Item, Key>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const own = key(item);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups of several items that have one key. An item without a key is alone. */
export function alikeBy<Item>(items: Iterable<Item>, key: (item: Item) => string | undefined): [Item, ...Item[]][] {
  return [...groupedBy(items, key)].flatMap(([own, group]) => (own === undefined || group.length === 1 ? [] : [group]));
}

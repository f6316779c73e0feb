import { groupedBy } from '../../../core/grouping';
import type { Estate, Resource } from '../../model/estate';
import type { Input, ResourceChange } from '../../model/input';
import type { Inventory } from '../../model/inventory';
import { type Attributes, idKey, isHidden, isUnseen, mapTexts, textOf } from '../../model/value';
import { estateOf } from '../../read/estate-of-input';

/** What code wants, with the machines that it names. */
export interface Code {
  readonly input: Input;
  /** The address that names a machine, by the id of the machine in lower case. */
  readonly machines: ReadonlyMap<string, string>;
  /** Machines that the code makes and Azure does not have, by address, with their name. */
  readonly unmade: ReadonlyMap<string, string>;
  readonly notCompared: readonly string[];
}

/** What code wants after it is applied. A machine that the code makes is known by its name and resource group. */
export function codeOf(given: Input, inventory: Inventory): Code {
  const changes = given.changes.flatMap((change): ResourceChange[] => {
    if (change.after === undefined || change.action === 'forget') return [];
    const id = textOf(change.after['id']);
    return [id?.startsWith('/') ? { importing: { id }, ...change } : change];
  });
  const { ids, unmade } = madeMachines(estateOf(changes, 'after'), inventory);
  const referring = (text: string) => ids.get(text) ?? text;
  const resolved = changes.map((one) => ({ ...one, after: mapTexts(one.after, referring) as Attributes }));
  const gaps = given.gaps.map(({ address, what }) => `${address}: ${what}`);
  const named = namedMachines(estateOf(resolved, 'after'));
  return {
    input: { ...given, changes: resolved },
    machines: named.machines,
    unmade,
    notCompared: [...gaps, ...named.notCompared],
  };
}

function madeMachines({ machines }: Estate, inventory: Inventory) {
  const byName = groupedBy(inventory.machines, ({ id, name }) => `${id.split('/')[4]}/${name.toLowerCase()}`);
  const ids = new Map<string, string>();
  const unmade = new Map<string, string>();
  for (const { address, id, attributes } of machines) {
    const { name, resource_group_name: group } = attributes;
    if (!id.includes('${') || isUnseen(name) || isUnseen(group)) continue;
    const [found, ...others] = byName.get(`${idKey(group)}/${idKey(name)}`) ?? [];
    if (found === undefined) unmade.set(address, String(name));
    else if (others.length === 0) ids.set(id, found.id);
  }
  return { ids, unmade };
}

function namedMachines({ associations, extensions, agents, machines }: Estate) {
  const found = new Map<string, string>();
  const notCompared: string[] = [];
  const named: (readonly [id: unknown, resource: Resource])[] = [
    ...machines.filter(({ id }) => !id.includes('${')).map((one) => [one.id, one] as const),
    ...[...associations, ...extensions, ...agents].map((one) => [one.machine, one] as const),
  ];
  for (const [id, { address }] of named) {
    if (!isHidden(id) && !isUnseen(id)) found.set(idKey(id), found.get(idKey(id)) ?? address);
    else notCompared.push(`${address}: its machine is known only at apply`);
  }
  return { machines: found, notCompared };
}

import type { OperatingSystem } from '../../facts/extension';
import { linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from '../../settings/path-forms';
import { type AgentSettings, readAgentSettings } from './agent-settings';
import { type EntryList, isEntryList, placeKey, standIn, withStandIns, withUpload } from './stand-ins';
import { type Attributes, isObject, isUnseen, member } from './value';

type Pair = readonly [was: unknown, becomes: unknown];

/** Settings as far as they can be seen: whatever cannot be seen is as it usually is. */
export function seenSettings(os: OperatingSystem, json: Attributes): AgentSettings {
  return readAgentSettings(os, withUpload(withStandIns(os, json, '') as Attributes));
}

/**
 * Both sides of settings as far as they can be seen: whatever cannot be seen on one side is as on the other, so that
 * they differ in nothing but what can be seen. An entry keeps an expression for a path if it is not known which it was.
 */
export function seenPair(
  os: OperatingSystem,
  was: Attributes,
  becomes: Attributes,
): readonly [was: AgentSettings, becomes: AgentSettings] {
  const [earlier, later] = filled(os, '', was, becomes) as readonly [Attributes, Attributes];
  return [readAgentSettings(os, withUpload(earlier)), readAgentSettings(os, withUpload(later))];
}

function filled(os: OperatingSystem, key: string, was: unknown, becomes: unknown): Pair {
  if (isUnseen(was)) return twice(withStandIns(os, becomes, key));
  if (isUnseen(becomes)) {
    const isUpload = key === 'enableUpload' || key === 'uploadSetting';
    return was === undefined && isUpload ? [was, standIn(os, key, becomes)] : twice(withStandIns(os, was, key));
  }
  if (isObject(was) && isObject(becomes)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(becomes)])];
    const members = keys.map((name) => [name, filled(os, name, member(was, name), member(becomes, name))] as const);
    const side = (index: 0 | 1) =>
      Object.fromEntries(members.map(([name, pair]) => [name, pair[index]]).filter(([, value]) => value !== undefined));
    return [side(0), side(1)];
  }
  if (Array.isArray(was) && Array.isArray(becomes) && isEntryList(key)) return filledEntries(os, key, was, becomes);
  return [withStandIns(os, was, key), withStandIns(os, becomes, key)];
}

function twice(value: unknown): Pair {
  return [value, value];
}

function filledEntries(
  os: OperatingSystem,
  list: EntryList,
  was: readonly unknown[],
  becomes: readonly unknown[],
): Pair {
  const earlier = withStandIns(os, was, list) as unknown[];
  const later = withStandIns(os, becomes, list) as unknown[];
  for (const [after, before] of matchedEntries(os, list, was, becomes)) {
    [earlier[before], later[after]] = filled(os, '', was[before], becomes[after]);
  }
  return [earlier, later];
}

/**
 * Places of the entries that are the same on both sides, the later first: they have one path, one expression for it, or
 * one name if a path cannot be seen.
 */
function matchedEntries(
  os: OperatingSystem,
  list: EntryList,
  was: readonly unknown[],
  becomes: readonly unknown[],
): Map<number, number> {
  const key = placeKey(os, list);
  const matched = new Map<number, number>();
  const used = new Set<number>();
  const match = (identify: (entry: unknown) => unknown) => {
    const earlier = new Map<unknown, number>();
    was.forEach((entry, index) => {
      const identity = identify(entry);
      if (identity !== undefined && !used.has(index) && !earlier.has(identity)) earlier.set(identity, index);
    });
    becomes.forEach((entry, index) => {
      const found = matched.has(index) ? undefined : earlier.get(identify(entry));
      if (found === undefined || used.has(found)) return;
      matched.set(index, found);
      used.add(found);
    });
  };
  match((entry) => meaningOf(os, list, member(entry, key)));
  match((entry) => nameOf(entry));
  for (const [after, before] of matched) {
    const differ = [was[before], becomes[after]].map((entry) => meaningOf(os, list, member(entry, key)));
    const open = [was[before], becomes[after]].some((entry) => isUnseen(member(entry, key)));
    if (!open && differ[0] !== differ[1]) matched.delete(after);
  }
  return matched;
}

function meaningOf(os: OperatingSystem, list: EntryList, place: unknown): string | undefined {
  if (typeof place !== 'string') return undefined;
  if (list === 'registryInfo') return registryKeyMeaning(place);
  return os === 'windows' ? windowsPathMeaning(place) : linuxPathMeaning(place);
}

function nameOf(entry: unknown): string | undefined {
  const name = member(entry, 'name');
  return typeof name === 'string' && name !== '' && !isUnseen(name) ? name : undefined;
}

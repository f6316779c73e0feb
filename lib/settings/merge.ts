import { type Path, type Problem, rejectProblems, shown } from '../core/problems';
import { withoutUndefined } from '../core/values';
import { REGISTRY_KEYS, type RegistryKeyName } from '../facts/registry-keys';
import { linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from './path-forms';
import { settingsProblems } from './settings-checks';
import { structureProblems } from './structure';
import type { ChangeTrackingSettings, LinuxSettings, RegistryKey, WindowsSettings } from './types';

/** Settings of any origin, merged; see `ChangeTrackingSettings.merge`. */
export function mergeLayers(layers: readonly ChangeTrackingSettings[]): ChangeTrackingSettings {
  rejectProblems(
    'ChangeTrackingSettings.merge',
    layers.flatMap((layer, index) => layerProblems(layer, ['layers', index])),
  );
  return mergeSettings(...layers);
}

/** A layer that is not settings is usually a variable that is not set, or the path of a file. */
function layerProblems(layer: unknown, path: Path): Problem[] {
  if (layer === undefined) return [{ path, message: 'is undefined: omit the argument, or pass settings' }];
  if (typeof layer === 'string') {
    const message = `must be settings, got ${shown(layer)}: read a file with ChangeTrackingSettings.fromFile`;
    return [{ path, message }];
  }
  const structure = structureProblems(layer, path);
  return structure.length > 0 ? structure : entryProblems(layer, path);
}

/** In the merged list an entry has another index: its problems are reported here, at its place in the layer. */
function entryProblems(layer: unknown, path: Path): Problem[] {
  return settingsProblems(layer, path).filter((problem) => problem.path.slice(path.length).some(Number.isInteger));
}

/** The same for layers whose structure was checked. */
export function mergeSettings(...layers: readonly ChangeTrackingSettings[]): ChangeTrackingSettings {
  let windows: ChangeTrackingSettings['windows'];
  let linux: ChangeTrackingSettings['linux'];
  for (const layer of layers) {
    if (layer.windows !== undefined) windows = mergeWindows(windows, layer.windows);
    if (layer.linux !== undefined) linux = mergeLinux(linux, layer.linux);
  }
  return { ...(windows !== undefined && { windows }), ...(linux !== undefined && { linux }) };
}

function mergeWindows(below: WindowsSettings | false | undefined, above: WindowsSettings | false) {
  if (!below || !above) return above;
  const { files, registryKeys, services } = below;
  return {
    ...below,
    ...withoutUndefined(above),
    ...(above.files && { files: mergeFiles(files || [], above.files, windowsPathMeaning) }),
    ...(above.registryKeys && { registryKeys: mergeKeys(registryKeys || [], above.registryKeys) }),
    ...(typeof services === 'object' &&
      typeof above.services === 'object' && { services: { ...services, ...withoutUndefined(above.services) } }),
  };
}

function mergeLinux(below: LinuxSettings | false | undefined, above: LinuxSettings | false) {
  if (!below || !above) return above;
  return {
    ...below,
    ...withoutUndefined(above),
    ...(above.files && { files: mergeFiles(below.files || [], above.files, linuxPathMeaning) }),
  };
}

/** The same file is one of the same name or of the same path; what the later one gives wins. */
function mergeFiles<File extends { readonly path: string; readonly name?: string }>(
  below: readonly File[],
  above: readonly File[],
  meaning: (path: string) => string,
): File[] {
  return mergeLists(below, above, {
    keys: ({ path, name }) => [`path ${meaning(path)}`, ...(name === undefined ? [] : [`name ${name}`])],
    combine: (earlier, later) => ({ ...earlier, ...withoutUndefined(later) }),
  });
}

type Key = RegistryKeyName | RegistryKey;

/** A preset that is named is watched, so its name replaces an earlier entry for its key. */
function mergeKeys(below: readonly Key[], above: readonly Key[]): Key[] {
  return mergeLists(below, above, {
    keys: (key) => {
      if (typeof key === 'string') return [`key ${registryKeyMeaning(REGISTRY_KEYS[key])}`];
      return [`key ${registryKeyMeaning(key.key)}`, ...(key.name === undefined ? [] : [`name ${key.name}`])];
    },
    combine: (earlier, later) =>
      typeof earlier === 'object' && typeof later === 'object' ? { ...earlier, ...withoutUndefined(later) } : later,
  });
}

interface ListRule<Entry> {
  /** The identities of an entry. */
  keys(entry: Entry): string[];
  combine(earlier: Entry, later: Entry): Entry;
}

/** Entries of one layer are compared with those of the layers below only: two of the same layer stay two. */
function mergeLists<Entry>(below: readonly Entry[], above: readonly Entry[], rule: ListRule<Entry>): Entry[] {
  const merged = [...below];
  const places = new Map(below.flatMap((entry, place) => rule.keys(entry).map((key) => [key, place] as const)));
  for (const entry of above) {
    const place = rule
      .keys(entry)
      .map((key) => places.get(key))
      .find((found) => found !== undefined);
    if (place === undefined) merged.push(entry);
    else merged[place] = rule.combine(merged[place] as Entry, entry);
  }
  return merged;
}

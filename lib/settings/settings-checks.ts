import { isLater } from '../core/expressions';
import { at, type Path, type Problem, phrase, shown } from '../core/problems';
import { type RuleGroup, ruleProblems } from '../core/text-rules';
import { REGISTRY_KEYS, type RegistryKeyName } from '../facts/registry-keys';
import { COLLECTED_DATA, LIMITS, SUPPORT_MATRIX } from '../facts/rule';
import { frequencyProblems } from './frequencies';
import { linuxPathMeaning, presetEntryName, registryKeyMeaning, windowsPathMeaning } from './path-forms';
import { LINUX_PATH_RULES, REGISTRY_KEY_RULES, WINDOWS_PATH_RULES } from './path-rules';
import { LINUX_PRESET_PATH, linuxFileName, registryKeyLabel, windowsFileName } from './resolve';
import { type SettingsProblem, structureProblems } from './structure';
import type { LinuxFile, RegistryKey, WindowsFile } from './types';

/** Everything wrong with settings of any origin. `path` is where they are in the input of the caller. */
export function settingsProblems(settings: unknown, path: Path = ['settings']): SettingsProblem[] {
  return [...structureProblems(settings, path), ...meaningProblems(settings, path)];
}

/** Checks only values of the right structure, so that one run reports both kinds of problem. */
function meaningProblems(settings: unknown, path: Path): Problem[] {
  const windows = member(settings, 'windows');
  const linux = member(settings, 'linux');
  if (windows === false && linux === false) {
    const message =
      'must keep one operating system: windows and linux are both false; omit one of them, or give it settings';
    return [{ path, message }];
  }
  if (isOff(windows, COLLECTED_DATA.windows) && isOff(linux, COLLECTED_DATA.linux)) {
    const message =
      'must keep one kind of data: files, registry, services and software are all false, so no machine would report anything';
    return [{ path, message }];
  }
  const windowsFiles = entries<WindowsFile>(member(windows, 'files'), 'path');
  const linuxFiles = entries<LinuxFile>(member(linux, 'files'), 'path');
  return [
    ...offProblems([...path, 'windows'], windows, COLLECTED_DATA.windows),
    ...offProblems([...path, 'linux'], linux, COLLECTED_DATA.linux),
    ...fileProblems(
      [...path, 'windows', 'files'],
      windowsFiles,
      WINDOWS_PATH_RULES,
      windowsPathMeaning,
      windowsFileName,
    ),
    ...frequencyProblems(
      [...path, 'windows', 'fileFrequencySec'],
      'windows',
      'files',
      member(windows, 'fileFrequencySec'),
    ),
    ...registryProblems([...path, 'windows', 'registryKeys'], member(windows, 'registryKeys')),
    ...fileProblems([...path, 'linux', 'files'], linuxFiles, LINUX_PATH_RULES, linuxPathMeaning, linuxFileName),
    ...presetFileProblems([...path, 'linux', 'files'], linuxFiles),
  ];
}

/** Whether nothing is collected from an operating system. */
function isOff(os: unknown, kinds: readonly string[]): boolean {
  return os === false || kinds.every((kind) => member(os, kind) === false);
}

/** An operating system without collected data must not be in the rule, so that its machines are not onboarded. */
function offProblems(path: Path, os: unknown, kinds: readonly string[]): Problem[] {
  const message =
    'must keep one kind of data, got false for each: to remove the operating system from the rule, set it to false';
  return os !== false && isOff(os, kinds) ? [{ path, message }] : [];
}

function fileProblems<File extends WindowsFile | LinuxFile>(
  path: Path,
  files: readonly Entry<File>[],
  rules: readonly RuleGroup[],
  meaning: (path: string) => string,
  entryName: (file: File) => string,
): Problem[] {
  return [
    ...limitProblems(path, files, LIMITS.files, 'files'),
    ...files.flatMap(({ index, value }) => ruleProblems([...path, index, 'path'], value.path, rules)),
    ...duplicateProblems(path, files, 'path', (file) => meaning(file.path), entryName),
  ];
}

/** Microsoft's own entry has a form of its own, which depends on these texts. */
function presetFileProblems(path: Path, files: readonly Entry<LinuxFile>[]): Problem[] {
  return files
    .filter(({ value }) => linuxPathMeaning(value.path) === LINUX_PRESET_PATH)
    .flatMap(({ index, value }) =>
      (['name', 'description', 'groupTag'] as const)
        .filter((key) => isLater(String(value[key])))
        .map((key) => ({
          path: [...path, index, key],
          message: `must be a literal for '${LINUX_PRESET_PATH}', because the rule writes Microsoft's own entry in a special form`,
        })),
    );
}

function registryProblems(path: Path, keys: unknown): Problem[] {
  const own = entries<RegistryKey>(keys, 'key');
  const all = [...own, ...namedKeys(keys)].sort((a, b) => a.index - b.index);
  return [
    ...limitProblems(path, all, LIMITS.registryKeys, 'keys'),
    ...own.flatMap(({ index, value }) => ruleProblems([...path, index, 'key'], value.key, REGISTRY_KEY_RULES)),
    ...duplicateProblems(path, all, 'key', ({ key }) => registryKeyMeaning(key), registryKeyLabel),
    ...own.flatMap((entry) => presetNameProblems(path, entry)),
  ];
}

/** The presets that a list names, as registry keys. */
function namedKeys(keys: unknown): Entry<RegistryKey>[] {
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((name: unknown, index) =>
    typeof name === 'string' && Object.hasOwn(REGISTRY_KEYS, name)
      ? [{ index, value: { key: REGISTRY_KEYS[name as RegistryKeyName] } }]
      : [],
  );
}

/** Every rule has the presets under fixed names. */
function presetNameProblems(path: Path, { index, value }: Entry<RegistryKey>): Problem[] {
  const preset = PRESET_NAMES.get(value.name);
  if (preset === undefined || registryKeyMeaning(REGISTRY_KEYS[preset]) === registryKeyMeaning(value.key)) return [];
  const message = `is the name of Microsoft's preset '${preset}', got '${value.name}': choose another name`;
  return [{ path: [...path, index, 'name'], message }];
}

const PRESET_NAMES = new Map<string | undefined, RegistryKeyName>(
  (Object.keys(REGISTRY_KEYS) as RegistryKeyName[]).map((name, index) => [presetEntryName(index), name]),
);

function limitProblems(
  path: Path,
  items: readonly Entry<{ readonly enabled?: unknown }>[],
  limit: number,
  what: string,
): Problem[] {
  const enabled = items.filter(({ value }) => value.enabled !== false);
  const first = enabled[limit];
  if (first === undefined) return [];
  const excess = enabled.length - limit;
  const message = phrase`may enable at most ${limit} ${what} per machine (${SUPPORT_MATRIX}), got ${enabled.length}: ${excess} too many, from ${at(...path, first.index)} on; remove or disable some`;
  return [{ path, message }];
}

/** Problems of entries that mean the same as an earlier one, or have the same name in the rule. */
function duplicateProblems<Item extends { readonly name?: unknown }, Key extends keyof Item>(
  path: Path,
  items: readonly Entry<Item>[],
  key: Key & string,
  meaning: (item: Item) => string,
  entryName: (item: Item) => string,
): Problem[] {
  const meanings = new Map<string, number>();
  const names = new Map<unknown, number>();
  return items.flatMap(({ index, value }) => {
    const name = entryName(value);
    const same = claim(meanings, meaning(value), index);
    const namesake = claim(names, name, index);
    const repeats = (what: string, earlier: number, given: unknown, remedy: string): Problem => ({
      path: [...path, index],
      message: phrase`repeats the ${what} of ${at(...path, earlier)}, got ${shown(given)}: ${remedy}`,
    });
    if (same !== undefined) return [repeats(key, same, value[key], 'remove one')];
    return namesake === undefined ? [] : [repeats('name', namesake, name, 'choose another')];
  });
}

/** Claims a key of a map, or returns the entry that already has it. */
function claim<Key>(taken: Map<Key, number>, key: Key, index: number): number | undefined {
  const earlier = taken.get(key);
  if (earlier === undefined) taken.set(key, index);
  return earlier;
}

interface Entry<Item> {
  readonly index: number;
  readonly value: Item;
}

/** The entries of a list that are objects with a string under `required`, with their place in the list. */
function entries<Item>(list: unknown, required: string): Entry<Item>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) =>
    typeof member(value, required) === 'string' ? [{ index, value: value as Item }] : [],
  );
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

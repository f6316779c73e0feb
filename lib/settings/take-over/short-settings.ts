import { ENTRY_FIELDS } from '../../facts/agent-format';
import { REGISTRY_KEYS, type RegistryKeyName } from '../../facts/registry-keys';
import { FREQUENCY_SEC, LINUX_PRESET_FILE } from '../../facts/rule';
import { defaultOf, type EntryFields, type EntryOf } from '../entry-fields';
import { nearestFrequency } from '../frequencies';
import { linuxPathMeaning, presetEntryName, registryKeyMeaning, windowsPathMeaning } from '../path-forms';
import {
  LINUX_PRESET_PATH,
  linuxFileName,
  type ResolvedLinux,
  type ResolvedWindows,
  registryKeyLabel,
  windowsFileName,
} from '../resolve';
import type {
  ChangeTrackingSettings,
  LinuxFile,
  LinuxSettings,
  RegistryKey,
  WindowsFile,
  WindowsSettings,
} from '../types';
import { distinct, listOrFalse, type Traced, type Tracing, trace } from './traced-entries';

/** Settings without lists and operating systems that are as by default. */
export function withoutDefaults({ windows, linux }: ChangeTrackingSettings): ChangeTrackingSettings {
  return {
    ...omittedIfEmpty('windows', windows && omitted(windows, (value) => Array.isArray(value) && value.length === 0)),
    ...omittedIfEmpty('linux', linux && omitted(linux, (value) => Array.isArray(value) && isPresetAlone(value))),
  };
}

function omitted<Settings extends object>(settings: Settings, isDefault: (value: unknown) => boolean): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => !isDefault(value))) as Settings;
}

function omittedIfEmpty<Name extends string, Settings extends object>(
  name: Name,
  settings: Settings | false | undefined,
) {
  return settings === undefined || (settings && Object.keys(settings).length === 0) ? {} : { [name]: settings };
}

function isPresetAlone([first, ...others]: readonly LinuxFile[]): boolean {
  return first?.path === LINUX_PRESET_PATH && Object.keys(first).length === 1 && others.length === 0;
}

/** Only the settings of Windows that differ from the defaults. The lists are always there. */
export function shortWindows(
  { files, registry, services, software, inventory }: ResolvedWindows,
  traced: {
    readonly files: readonly Traced<Required<WindowsFile>>[];
    readonly keys: readonly Traced<Required<RegistryKey>>[];
  },
  to: Tracing,
): WindowsSettings {
  const fileFrequencySec = nearestFrequency('windows', 'files', files.frequencySec);
  const serviceFrequencySec = nearestFrequency('windows', 'services', services.frequencySec);
  const shortFiles = distinct(traced.files, ({ path }) => windowsPathMeaning(path), to).map((file) =>
    trace(to, file, shortWindowsFile(file.entry)),
  );
  const keys = distinct(traced.keys, ({ key }) => registryKeyMeaning(key), to).flatMap((key) => shortKey(key, to));
  return {
    ...listOrFalse('files', files.enabled, shortFiles, to),
    ...(fileFrequencySec !== FREQUENCY_SEC.windows.files && { fileFrequencySec }),
    ...listOrFalse('registryKeys', registry.enabled, keys, to),
    ...(!services.enabled && { services: false }),
    ...(services.enabled &&
      serviceFrequencySec !== FREQUENCY_SEC.windows.services && { services: { frequencySec: serviceFrequencySec } }),
    ...(!software.enabled && { software: false }),
    ...(!inventory.enabled && { inventory: false }),
  };
}

/** Only the settings of Linux that differ from the defaults. The list is always there. */
export function shortLinux(
  { files, services, software, inventory }: ResolvedLinux,
  traced: readonly Traced<Required<LinuxFile>>[],
  to: Tracing,
): LinuxSettings {
  const entries = distinct(traced, ({ path }) => linuxPathMeaning(path), to).map((file) =>
    trace(to, file, shortLinuxFile(file.entry)),
  );
  return {
    ...listOrFalse('files', files.enabled, entries, to),
    ...(!services.enabled && { services: false }),
    ...(!software.enabled && { software: false }),
    ...(!inventory.enabled && { inventory: false }),
  };
}

function shortWindowsFile(file: Required<WindowsFile>): WindowsFile {
  const { path } = file;
  return { path, ...differing(ENTRY_FIELDS.windowsFile, file, { name: windowsFileName({ path }) }) };
}

function shortLinuxFile(file: Required<LinuxFile>): LinuxFile {
  const { path } = file;
  const { recurse, groupTag } = LINUX_PRESET_FILE;
  const preset = path === LINUX_PRESET_PATH ? { recurse, groupTag } : {};
  return { path, ...differing(ENTRY_FIELDS.linuxFile, file, { name: linuxFileName({ path }), ...preset }) };
}

/** A key of a rule: a preset by its name, or an entry. A preset that is disabled needs none. */
function shortKey(key: Traced<Required<RegistryKey>>, to: Tracing): (RegistryKeyName | RegistryKey)[] {
  const { entry } = key;
  const index = PRESET_MEANINGS.indexOf(registryKeyMeaning(entry.key));
  const preset = PRESETS[index];
  if (preset === undefined) {
    const own = differing(ENTRY_FIELDS.registryKey, entry, { name: registryKeyLabel({ key: entry.key }) });
    return [trace(to, key, { key: entry.key, ...own })];
  }
  const own = differing(ENTRY_FIELDS.registryKey, entry, { name: presetEntryName(index), groupTag: 'Recommended' });
  const names = Object.keys(own);
  if (names.length === 0) return [trace(to, key, preset)];
  if (names.length === 1 && !entry.enabled) return [];
  return [trace(to, key, { key: REGISTRY_KEYS[preset], ...own })];
}

/** The name in every rule of the preset for a key. */
export function presetLabel(key: string): string | undefined {
  const index = PRESET_MEANINGS.indexOf(registryKeyMeaning(key));
  return index < 0 ? undefined : presetEntryName(index);
}

const PRESETS = Object.keys(REGISTRY_KEYS) as RegistryKeyName[];
const PRESET_MEANINGS = Object.values(REGISTRY_KEYS).map(registryKeyMeaning);

/** The settings of an entry that differ from its defaults, without its place. */
function differing<Fields extends EntryFields>(
  fields: Fields,
  entry: EntryOf<Fields>,
  own: Readonly<Partial<EntryOf<Fields>>>,
): Partial<EntryOf<Fields>> {
  const given: Readonly<Record<string, unknown>> = entry;
  const defaults: Readonly<Record<string, unknown>> = own;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      if (field.kind === 'fixed' || field.kind === 'place') return [];
      const setting = field.setting ?? key;
      const value = given[setting];
      if (value === (defaults[setting] ?? defaultOf(field))) return [];
      return field.kind === 'label' && value === '' ? [] : [[setting, value]];
    }),
  ) as Partial<EntryOf<Fields>>;
}

import { ENTRY_FIELDS } from '../facts/agent-format';
import { REGISTRY_KEYS, type RegistryKeyName } from '../facts/registry-keys';
import { FREQUENCY_SEC, LINUX_PRESET_FILE } from '../facts/rule';
import { defaultOf, type EntryFields, type EntryOf, entryOf } from './entry-fields';
import {
  canonicalLinuxPath,
  canonicalRegistryKey,
  fromAgentPath,
  presetEntryName,
  registryKeyMeaning,
} from './path-forms';
import type {
  ChangeTrackingSettings,
  LinuxFile,
  LinuxSettings,
  RegistryKey,
  WindowsFile,
  WindowsSettings,
} from './types';

/** Settings with every default filled in: the contents of one rule, in the form of settings. */
export interface ResolvedSettings {
  readonly windows?: ResolvedWindows;
  readonly linux?: ResolvedLinux;
}

/** One kind of data. */
export interface Collected {
  readonly enabled: boolean;
  readonly frequencySec: number;
}

/** One kind of data made of entries. */
export interface CollectedEntries<Entry> extends Collected {
  readonly entries: readonly Entry[];
}

/** Storage for the content of changed files. */
export interface ContentUpload {
  readonly storageAccountId: string;
  readonly blobEndpoint: string;
}

export interface ResolvedWindows {
  readonly files: CollectedEntries<Required<WindowsFile>>;
  readonly registry: CollectedEntries<Required<RegistryKey>>;
  readonly services: Collected;
  readonly software: Collected;
  readonly inventory: Collected;
  readonly upload?: ContentUpload;
}

export interface ResolvedLinux {
  readonly files: CollectedEntries<Required<LinuxFile>>;
  readonly services: Collected;
  readonly software: Collected;
  readonly inventory: Collected;
  readonly upload?: ContentUpload;
}

/** Fills in every default. Expects settings that passed validation. */
export function resolveSettings(settings: ChangeTrackingSettings = {}, upload?: ContentUpload): ResolvedSettings {
  const { windows = {}, linux = {} } = settings;
  return {
    ...(windows && { windows: { ...resolveWindows(windows), ...(upload && { upload }) } }),
    ...(linux && { linux: { ...resolveLinux(linux), ...(upload && { upload }) } }),
  };
}

function resolveWindows(settings: WindowsSettings): ResolvedWindows {
  const { files = [], fileFrequencySec = FREQUENCY_SEC.windows.files, registryKeys = [], services = true } = settings;
  const serviceFrequencySec = typeof services === 'object' ? services.frequencySec : undefined;
  return {
    files: { enabled: files !== false, frequencySec: fileFrequencySec, entries: (files || []).map(resolveWindowsFile) },
    registry: {
      enabled: registryKeys !== false,
      frequencySec: FREQUENCY_SEC.windows.registry,
      entries: resolveRegistryKeys(registryKeys || []),
    },
    services: { enabled: services !== false, frequencySec: serviceFrequencySec ?? FREQUENCY_SEC.windows.services },
    software: { enabled: settings.software ?? true, frequencySec: FREQUENCY_SEC.windows.software },
    inventory: { enabled: settings.inventory ?? true, frequencySec: FREQUENCY_SEC.windows.inventory },
  };
}

/** The name of an entry in the rule. */
export function windowsFileName({ name, path }: WindowsFile): string {
  return name ?? path;
}

/** The name of an entry in the rule. */
export function linuxFileName({ name, path }: LinuxFile): string {
  const canonical = canonicalLinuxPath(path);
  return name ?? (canonical === LINUX_PRESET_PATH ? LINUX_PRESET_FILE.name : canonical);
}

/** The name in the rule of a key that is no preset. */
export function registryKeyLabel({ name, key }: RegistryKey): string {
  return name ?? canonicalRegistryKey(key);
}

/** An entry with every default. `defaults` are those that only this entry has. */
function resolveEntry<Fields extends EntryFields>(
  fields: Fields,
  entry: Readonly<Partial<EntryOf<Fields>>>,
  defaults: Readonly<Partial<EntryOf<Fields>>> & { readonly name: string },
): EntryOf<Fields> {
  const given: Readonly<Record<string, unknown>> = entry;
  const own: Readonly<Record<string, unknown>> = defaults;
  return entryOf(fields, (_, field, setting) => given[setting] ?? own[setting] ?? defaultOf(field));
}

function resolveWindowsFile(file: WindowsFile): Required<WindowsFile> {
  return resolveEntry(ENTRY_FIELDS.windowsFile, file, { name: windowsFileName(file) });
}

/** Every preset, enabled where it is named by name or by path, and then the caller's own keys. */
function resolveRegistryKeys(keys: readonly (RegistryKeyName | RegistryKey)[]): Required<RegistryKey>[] {
  const named = new Set(keys);
  const own = new Map(
    keys.filter((key) => typeof key === 'object').map((key) => [registryKeyMeaning(key.key), key] as const),
  );
  const presets = Object.entries(REGISTRY_KEYS).map(([name, key], index) => {
    const asOwn = own.get(registryKeyMeaning(key));
    own.delete(registryKeyMeaning(key));
    return resolveEntry(
      ENTRY_FIELDS.registryKey,
      { ...asOwn, key },
      {
        name: presetEntryName(index),
        enabled: asOwn !== undefined || named.has(name as RegistryKeyName),
        groupTag: 'Recommended',
      },
    );
  });
  const others = [...own.values()].map((entry) =>
    resolveEntry(
      ENTRY_FIELDS.registryKey,
      { ...entry, key: canonicalRegistryKey(entry.key) },
      { name: registryKeyLabel(entry) },
    ),
  );
  return [...presets, ...others];
}

/** The path of Microsoft's own entry. */
export const LINUX_PRESET_PATH = fromAgentPath(LINUX_PRESET_FILE.destinationPath);

function resolveLinux(settings: LinuxSettings): ResolvedLinux {
  const { files = [{ path: LINUX_PRESET_PATH }] } = settings;
  return {
    files: {
      enabled: files !== false,
      frequencySec: FREQUENCY_SEC.linux.files,
      entries: (files || []).map(resolveLinuxFile),
    },
    services: { enabled: settings.services ?? true, frequencySec: FREQUENCY_SEC.linux.services },
    software: { enabled: settings.software ?? true, frequencySec: FREQUENCY_SEC.linux.software },
    inventory: { enabled: settings.inventory ?? true, frequencySec: FREQUENCY_SEC.linux.inventory },
  };
}

function resolveLinuxFile(file: LinuxFile): Required<LinuxFile> {
  const path = canonicalLinuxPath(file.path);
  const { recurse, groupTag } = LINUX_PRESET_FILE;
  const preset = path === LINUX_PRESET_PATH ? { recurse, groupTag } : {};
  return resolveEntry(ENTRY_FIELDS.linuxFile, { ...file, path }, { name: linuxFileName(file), ...preset });
}

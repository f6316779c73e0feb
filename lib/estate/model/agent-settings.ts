import type { OperatingSystem } from '../../facts/extension';
import { secretsCoveredBy } from '../../settings/coverage';
import { linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from '../../settings/path-forms';
import { readSettings, type UnrecognisedKey } from '../../settings/read';
import type { Collected, ContentUpload, ResolvedLinux, ResolvedWindows } from '../../settings/resolve';
import type { LinuxFile, RegistryKey, WindowsFile } from '../../settings/types';

/** The kinds of data machines report, as a reviewer would call them. */
export const DATA_TYPES = {
  files: 'files',
  registry: 'registry keys',
  services: 'services',
  software: 'software',
  inventory: 'inventory',
} as const;

export type DataType = keyof typeof DATA_TYPES;

/** One file or registry key of a rule. */
export interface TrackedItem {
  readonly kind: 'file' | 'registry key';
  readonly path: string;
  /** Equal for two paths that name the same. */
  readonly meaning: string;
  /** Whether it is really watched: it is enabled, and so is its kind of data. */
  readonly watched: boolean;
  readonly recurse: boolean;
  /** Whether its content really leaves the machine: it is watched and the upload is on. */
  readonly uploaded: boolean;
  /** Everything about it, to tell a change of words from no change. */
  readonly entry: Required<WindowsFile> | Required<LinuxFile> | Required<RegistryKey>;
}

/** What one data source tells the agent. */
export interface AgentSettings {
  readonly os: OperatingSystem;
  /** The kinds of data that are on, with how often they are collected. */
  readonly types: Readonly<Partial<Record<DataType, Collected>>>;
  readonly items: readonly TrackedItem[];
  readonly upload?: ContentUpload;
  /** What in the settings the agent does not take. */
  readonly unrecognised: readonly UnrecognisedKey[];
}

/** Reads the settings of one data source, of any origin. */
export function readAgentSettings(os: OperatingSystem, json: unknown): AgentSettings {
  const { settings, unrecognised } = readSettings(os, json);
  const { files, services, software, inventory, upload } = settings;
  const { registry } = settings as Partial<ResolvedWindows>;
  return {
    os,
    types: { files, ...(registry && { registry }), services, software, inventory },
    items: [
      ...files.entries.map((entry) => fileItem(os, entry, settings)),
      ...(registry ? registry.entries.map((entry) => registryItem(entry, registry.enabled)) : []),
    ],
    ...(upload && { upload }),
    unrecognised,
  };
}

function fileItem(
  os: OperatingSystem,
  entry: Required<WindowsFile> | Required<LinuxFile>,
  { files, upload }: ResolvedWindows | ResolvedLinux,
): TrackedItem {
  const { path } = entry;
  const watched = files.enabled && entry.enabled;
  return {
    kind: 'file',
    path,
    meaning: `file ${os === 'windows' ? windowsPathMeaning(path) : linuxPathMeaning(path)}`,
    watched,
    recurse: entry.recurse,
    uploaded: watched && entry.uploadContent && upload !== undefined,
    entry,
  };
}

/**
 * Secrets that may be in the content that an entry uploads. An entry whose upload has no storage counts too: that is a fault,
 * which will be corrected.
 */
export function contentSecrets({ entry, watched }: TrackedItem): string | undefined {
  if (!watched || !('uploadContent' in entry) || !entry.uploadContent) return undefined;
  return secretsCoveredBy(entry)[0]?.holds;
}

function registryItem(entry: Required<RegistryKey>, enabled: boolean): TrackedItem {
  const watched = enabled && entry.enabled;
  const meaning = `key ${registryKeyMeaning(entry.key)}`;
  return { kind: 'registry key', path: entry.key, meaning, watched, recurse: false, uploaded: false, entry };
}

import type { OperatingSystem } from '../../facts/extension';
import type { ChangeTrackingSettings, LinuxFile, RegistryKey, WindowsFile } from '../../settings/types';
import type { AgentSettings, DataType, TrackedItem } from './agent-settings';
import type { Rule } from './estate';
import { isHidden } from './value';

/** What a rule watches in the words of its settings, as far as it can be seen. */
export function settingsOf(rule: Rule): ChangeTrackingSettings {
  const known = knownSettings(rule);
  return written(known, itemsBySystem(known));
}

/** The settings of the data sources of a rule that can be seen. */
export function knownSettings({ sources }: Rule): AgentSettings[] {
  return sources.flatMap(({ settings }) => (settings === undefined || isHidden(settings) ? [] : [settings]));
}

/** Entries of one operating system. */
export interface Items {
  readonly files: readonly TrackedItem[];
  readonly keys: readonly TrackedItem[];
}

/** The entries of one operating system in settings. */
export function itemsOf(known: readonly AgentSettings[], os: OperatingSystem): Items {
  const all = known.filter((settings) => settings.os === os).flatMap((settings) => settings.items);
  return { files: all.filter(({ kind }) => kind === 'file'), keys: all.filter(({ kind }) => kind !== 'file') };
}

/** The entries of each operating system in settings. */
export function itemsBySystem(known: readonly AgentSettings[]): Readonly<Record<OperatingSystem, Items>> {
  return { windows: itemsOf(known, 'windows'), linux: itemsOf(known, 'linux') };
}

/** Settings in the words of a user who wrote them. */
export function written(
  known: readonly AgentSettings[],
  { windows, linux }: Readonly<Record<OperatingSystem, Items>>,
): ChangeTrackingSettings {
  const isOn = (os: OperatingSystem, type: DataType) =>
    known.some((settings) => settings.os === os && settings.types[type]?.enabled === true);
  const entries = <Entry>(list: readonly TrackedItem[]) => list.map(({ entry }) => entry as Entry);
  const has = (os: OperatingSystem) => known.some((settings) => settings.os === os);
  return {
    windows: has('windows') && {
      files: isOn('windows', 'files') && entries<WindowsFile>(windows.files),
      registryKeys: isOn('windows', 'registry') && entries<RegistryKey>(windows.keys),
      services: isOn('windows', 'services'),
      software: isOn('windows', 'software'),
      inventory: isOn('windows', 'inventory'),
    },
    linux: has('linux') && {
      files: isOn('linux', 'files') && entries<LinuxFile>(linux.files),
      services: isOn('linux', 'services'),
      software: isOn('linux', 'software'),
      inventory: isOn('linux', 'inventory'),
    },
  };
}

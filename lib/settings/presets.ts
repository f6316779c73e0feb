import { LINUX_FILES, PRESET_SOURCES, WINDOWS_FILES } from '../facts/presets-files';
import { DEFENDER_REGISTRY_KEYS } from '../facts/presets-registry';
import { REGISTRY_KEYS, type RegistryKeyName } from '../facts/registry-keys';
import { LINUX_PRESET_FILE } from '../facts/rule';
import { fromAgentPath } from './path-forms';
import type { ChangeTrackingSettings } from './types';

/**
 * Sets of entries, each a part of settings. Join them with `ChangeTrackingSettings.merge`, which keeps an entry that two
 * sets share only once. The description of an entry names its source; `docs/settings.md` lists the omitted entries, with
 * the reasons.
 */
export const Presets = {
  /** The 17 registry keys of Microsoft's rule, enabled. The product documentation lists 16 of them. */
  microsoftRegistry: { windows: { registryKeys: Object.keys(REGISTRY_KEYS) as RegistryKeyName[] } },
  /** The files Microsoft's rule watches on Linux, which a list of your own would otherwise replace. */
  microsoftLinuxFiles: { linux: { files: [{ path: fromAgentPath(LINUX_PRESET_FILE.destinationPath) }] } },
  /** The 29 registry keys recommended for Defender's file integrity monitoring in 2022. */
  defenderRegistry2022: {
    windows: { registryKeys: DEFENDER_REGISTRY_KEYS.map(([key]) => defenderKey(key, 'defender2022')) },
  },
  /** The 11 of them that are recommended in 2026 still. */
  defenderRegistry2026: {
    windows: {
      registryKeys: DEFENDER_REGISTRY_KEYS.filter(([, years]) => years !== '2022').map(([key]) =>
        defenderKey(key, 'defender'),
      ),
    },
  },
  /** 8 Windows files and folders. The variables in their paths need extension 2.23 or later. */
  windowsFiles: { windows: { files: WINDOWS_FILES.map(watched) } },
  /** 34 Linux files and directories. None of them uploads its content: some hold secrets. */
  linuxFiles: { linux: { files: LINUX_FILES.map(watched) } },
} as const satisfies Record<string, ChangeTrackingSettings>;

function defenderKey(key: string, source: 'defender' | 'defender2022') {
  return { key, description: PRESET_SOURCES[source] };
}

function watched([path, source]: readonly [string, keyof typeof PRESET_SOURCES]) {
  return { path, description: PRESET_SOURCES[source] };
}

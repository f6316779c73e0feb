import { textProblems } from '../core/checks';
import { listed, rejectProblems } from '../core/problems';
import { didYouMean } from '../core/suggest';
import { REGISTRY_KEYS, type RegistryKeyName } from '../facts/registry-keys';
import { linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from './path-forms';
import { structureProblems } from './structure';
import type { ChangeTrackingSettings, RegistryKey } from './types';

/** Settings without some entries; see `ChangeTrackingSettings.without`. */
export function withoutEntries(settings: ChangeTrackingSettings, entries: readonly string[]): ChangeTrackingSettings {
  rejectProblems('without', [
    ...structureProblems(settings, ['settings']),
    ...entries.flatMap((entry, index) => textProblems(['entries', index], entry)),
  ]);
  const known: string[] = [];
  const found = new Set<string>();
  const stays = (words: readonly (string | undefined)[], meaning: (text: string) => string): boolean => {
    const own = words.filter((word) => word !== undefined);
    const hits = entries.filter((entry) => own.some((word) => meaning(word) === meaning(entry)));
    known.push(...own);
    for (const hit of hits) found.add(hit);
    return hits.length === 0;
  };
  const { windows, linux } = settings;
  const result: ChangeTrackingSettings = {
    ...settings,
    ...(windows && {
      windows: {
        ...windows,
        ...(windows.files && {
          files: windows.files.filter(({ path, name }) => stays([path, name], windowsPathMeaning)),
        }),
        ...(windows.registryKeys && {
          registryKeys: windows.registryKeys.filter((key) => stays(wordsOf(key), keyOrPresetMeaning)),
        }),
      },
    }),
    ...(linux && {
      linux: {
        ...linux,
        ...(linux.files && { files: linux.files.filter(({ path, name }) => stays([path, name], linuxPathMeaning)) }),
      },
    }),
  };
  const missing = entries.filter((entry) => !found.has(entry));
  rejectProblems(
    'without',
    missing.map((entry) => ({
      path: [],
      message: `'${entry}' is in no list, ${inLists(known)}${didYouMean(entry, known)}`,
    })),
  );
  return result;
}

function inLists(known: readonly string[]): string {
  return known.length === 0 ? 'because the lists are empty: defaults are not listed' : `known are ${listed(known)}`;
}

/** A preset is known by its name even if another list gives it by its key. */
function keyOrPresetMeaning(text: string): string {
  return registryKeyMeaning(Object.hasOwn(REGISTRY_KEYS, text) ? REGISTRY_KEYS[text as RegistryKeyName] : text);
}

function wordsOf(key: RegistryKeyName | RegistryKey): readonly (string | undefined)[] {
  return typeof key === 'string' ? [key, REGISTRY_KEYS[key]] : [key.key, key.name];
}

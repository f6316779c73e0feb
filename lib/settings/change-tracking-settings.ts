import { type Budget, settingsBudget } from './budget';
import { settingsFromFiles } from './from-file';
import { mergeLayers } from './merge';
import type { ChangeTrackingSettings as Settings } from './types';
import { withoutEntries } from './without';

/** The settings of what machines report. As a value, functions that make them. */
export type ChangeTrackingSettings = Settings;

export const ChangeTrackingSettings = {
  /**
   * Reads settings from YAML or JSON files (`.json`), in the shape they have in TypeScript. Later files are merged over
   * earlier ones, as by `merge`. A relative path starts at the directory the app runs in, which is that of
   * `cdktf.json`.
   * @throws one error with every problem of every file, each with file, line and column
   */
  fromFile(...paths: readonly [string, ...string[]]): Settings {
    return settingsFromFiles(...paths);
  },

  /**
   * Merges settings; later ones win. A value replaces a value, including `false`. Lists are joined: an entry with the
   * name, path or key of an earlier one changes only the properties it sets in that entry, and any other entry is
   * added. To disable an entry, repeat it with `enabled: false`.
   * @throws if a layer does not have the shape of settings
   */
  merge(...layers: readonly Settings[]): Settings {
    return mergeLayers(layers);
  },

  /**
   * The same settings without some entries, each given by its name, its path or its key.
   * @throws if one of them is not in the settings, or if the settings do not have the shape of settings
   */
  without(settings: Settings, ...entries: readonly string[]): Settings {
    return withoutEntries(settings, entries);
  },

  /**
   * Number of files and registry keys that settings watch, and the limits of one machine.
   * @throws if the settings do not have the shape of settings
   */
  budget(settings: Settings): Budget {
    return settingsBudget(settings);
  },
} as const;

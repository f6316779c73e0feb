import { type Budget, settingsBudget } from './budget';
import { settingsFromFiles } from './from-file';
import { mergeLayers } from './merge';
import type { ChangeTrackingSettings as Settings } from './types';
import { withoutEntries } from './without';

/** What machines report; as a value, ways to come by it. */
export type ChangeTrackingSettings = Settings;

export const ChangeTrackingSettings = {
  /**
   * Reads settings from YAML or JSON files (`.json`), in the shape they have in TypeScript. Files that come later are
   * laid over the earlier, as by `merge`. A relative path starts at the directory the app runs in, which is that of
   * `cdktf.json`.
   * @throws one error with every problem of every file, each with file, line and column
   */
  fromFile(...paths: readonly [string, ...string[]]): Settings {
    return settingsFromFiles(...paths);
  },

  /**
   * Lays settings over one another; what comes later wins. A value replaces a value, `false` included. Lists are joined:
   * an entry with the name, path or key of an earlier one changes what it gives in that entry and keeps the rest, and
   * any other entry is added. To switch an entry off, give it again with `enabled: false`.
   * @throws where a layer does not have the shape of settings
   */
  merge(...layers: readonly Settings[]): Settings {
    return mergeLayers(layers);
  },

  /**
   * The same settings without some entries, each said by its name, its path, or its key.
   * @throws where one of them is not there
   */
  without(settings: Settings, ...entries: readonly string[]): Settings {
    return withoutEntries(settings, entries);
  },

  /** How many files and registry keys settings have watched, of how many one machine may watch. */
  budget(settings: Settings): Budget {
    return settingsBudget(settings);
  },
} as const;

import { isKnown } from '../core/known';
import { listed } from '../core/problems';
import type { ChangeKind } from '../facts/changes';
import type { OperatingSystem } from '../facts/extension';
import { fileCoverage, keyCoverage } from './entry-coverage';
import type { ResolvedSettings } from './resolve';
import type { LinuxFile, WindowsFile } from './types';

/** Kinds of data that settings can disable: the kinds of changes and the inventory. */
export type WatchedKind = ChangeKind | 'inventory';

/** What an alert needs the settings of a rule to watch. */
export interface AlertNeeds {
  readonly kind: WatchedKind;
  /** Files, each of which must be watched. */
  readonly files?: readonly string[];
  /** Keys, one of which must be watched. */
  readonly keys?: readonly string[];
}

/** Why an alert cannot see what it needs: the predicate of a sentence about the alert; `undefined` if it can. */
export function unwatched({ kind, files = [], keys = [] }: AlertNeeds, settings: ResolvedSettings): string | undefined {
  if (!watchesKind(settings, kind))
    return kind === 'inventory'
      ? 'fires for every machine: the settings of the rule switch the inventory off'
      : `never fires: the settings of the rule switch ${kind} off`;
  const missing = files.filter((file) => isKnown(file) && !watchesFile(settings, file));
  if (missing.length > 0)
    return `does not see ${listed(missing)}, which no setting of the rule watches: list it in the files`;
  return keys.length > 0 && !keys.some((key) => !isKnown(key) || watchesKey(settings, key))
    ? `never fires: no setting of the rule watches ${listed(keys)}; list the keys in registryKeys`
    : undefined;
}

/** Whether any machine of the settings reports a kind of data. */
export function watchesKind({ windows, linux }: ResolvedSettings, kind: WatchedKind): boolean {
  const collected = {
    files: [windows?.files, linux?.files],
    registry: [windows?.registry],
    software: [windows?.software, linux?.software],
    services: [windows?.services],
    daemons: [linux?.services],
    inventory: [windows?.inventory, linux?.inventory],
  }[kind];
  return collected.some((one) => one?.enabled === true);
}

/**
 * Whether a path may be watched by the settings: it is, or nobody can tell. A path of an operating system without
 * settings counts as watched.
 */
export function watchesFile({ windows, linux }: ResolvedSettings, path: string): boolean {
  const onLinux = () => linux === undefined || anyMayWatch('linux', linux.files, path);
  const onWindows = () => windows === undefined || anyMayWatch('windows', windows.files, path);
  if (path.includes('/')) return onLinux();
  // A part of a path, such as `*hosts*`, may be one of either operating system that has settings.
  const isPart = path.startsWith('*') && !path.includes('\\');
  return isPart ? (linux !== undefined && onLinux()) || (windows !== undefined && onWindows()) : onWindows();
}

/** Whether a registry key may be watched. */
export function watchesKey({ windows }: ResolvedSettings, key: string): boolean {
  if (windows === undefined) return true;
  const { enabled, entries } = windows.registry;
  return enabled && entries.some((entry) => entry.enabled && keyCoverage(entry.key, key).answer !== 'not watched');
}

interface Files {
  readonly enabled: boolean;
  readonly entries: readonly Required<WindowsFile | LinuxFile>[];
}

function anyMayWatch(os: OperatingSystem, { enabled, entries }: Files, path: string): boolean {
  return enabled && entries.some((entry) => entry.enabled && fileCoverage(os, entry, path).answer !== 'not watched');
}

import { isKnown } from '../core/known';
import { listed } from '../core/problems';
import { type ChangeKind, WINDOWS_VARIABLES } from '../facts/changes';
import { registryKeyMeaning, windowsPathMeaning } from './path-forms';
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
 * Whether a path may be watched by the settings. A path of an operating system without settings counts as watched, and
 * so does one below an environment variable that only machines know.
 */
export function watchesFile({ windows, linux }: ResolvedSettings, path: string): boolean {
  const onLinux = () => linux === undefined || anyWatches(linux.files, path, '/', (text) => text);
  const onWindows = () => windows === undefined || anyWatches(windows.files, path, '\\', windowsMeaning);
  if (path.includes('/')) return onLinux();
  // A part of a path, such as `*hosts*`, may be one of either operating system that has settings.
  const isPart = path.startsWith('*') && !path.includes('\\');
  return isPart ? (linux !== undefined && onLinux()) || (windows !== undefined && onWindows()) : onWindows();
}

/** Whether a registry key may be watched. The agent compares the values of a key itself, not those of subkeys. */
export function watchesKey({ windows }: ResolvedSettings, key: string): boolean {
  if (windows === undefined) return true;
  const { enabled, entries } = windows.registry;
  const wanted = wildcard(registryKeyMeaning(key));
  return enabled && entries.some((entry) => entry.enabled && wanted.test(registryKeyMeaning(entry.key)));
}

interface Files {
  readonly enabled: boolean;
  readonly entries: readonly Required<WindowsFile | LinuxFile>[];
}

function anyWatches({ enabled, entries }: Files, path: string, separator: string, meaning: (path: string) => string) {
  const wanted = meaning(path);
  return enabled && entries.some((entry) => entry.enabled && covers(entry, meaning(entry.path), wanted, separator));
}

function covers(
  { recurse, pathType }: Pick<Required<WindowsFile>, 'recurse' | 'pathType'>,
  watched: string,
  wanted: string,
  separator: string,
): boolean {
  if (watched.includes('%')) return true;
  const isOneFile = pathType !== 'Folder' && !watched.includes('*');
  if (wanted.includes('*')) return isOneFile ? wildcard(wanted).test(watched) : overlap(watched, wanted);
  const end = watched.lastIndexOf(separator);
  const [folder, name] = pathType === 'Folder' ? [watched, '*'] : [watched.slice(0, end), watched.slice(end + 1)];
  const last = wanted.lastIndexOf(separator);
  const inFolder = wanted.slice(0, last) === folder || (recurse && wanted.startsWith(`${folder}${separator}`));
  return wanted === watched || (inFolder && wildcard(name).test(wanted.slice(last + 1)));
}

/** Whether two patterns can match the same name, compared by the text before the first wildcard of each. */
function overlap(one: string, other: string): boolean {
  const [first = '', second = ''] = [one, other].map((text) => text.split('*')[0] ?? '');
  return first.startsWith(second) || second.startsWith(first);
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*')}$`, 'i');
}

function windowsMeaning(path: string): string {
  return windowsPathMeaning(path).replaceAll(/%[^%]+%/g, (variable) => WINDOWS_VARIABLES[variable] ?? variable);
}

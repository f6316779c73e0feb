import { type Rewrite, rewritten } from '../core/expressions';
import { BROAD_FOLDERS, BROAD_NAMES, BROAD_WITH_ALL_BELOW, CONTAINER_KEYS } from '../facts/breadth';
import type { OperatingSystem } from '../facts/extension';
import { SECRET_KEYS } from '../facts/secret-keys';
import { SECRET_FILES, type Secret } from '../facts/secrets';
import { canonicalLinuxPath, registryKeyMeaning, windowsPathMeaning } from './path-forms';

/** The properties of an entry for files that decide what it covers. */
export interface FileEntry {
  readonly path: string;
  readonly pathType?: 'File' | 'Folder';
  readonly recurse?: boolean;
}

/** A folder, and the names of the files in it that an entry covers. */
interface Covered {
  readonly os: OperatingSystem;
  readonly folder: string;
  readonly names: string;
  readonly below: boolean;
}

/** Secrets among the files an entry covers, in either operating system; the one that it names comes first. */
export function secretsCoveredBy(entry: FileEntry): Secret[] {
  const covered = coveredBy(entry);
  return SECRET_FILES[covered.os].filter((secret) => holdsSecret(covered, secret));
}

/** The secrets that the values of a registry key are known to contain. */
export function secretOfKey(key: string): Secret | undefined {
  const place = rewritten(registryKeyMeaning(key), SAME_KEYS);
  return SECRET_KEYS.find((secret) => includes(registryKeyMeaning(secret.path), place));
}

/**
 * Keys that Windows shows in two places: those of 32-bit programs, and a control set by its number. Windows itself does not
 * read its settings below Wow6432Node, such as the password of an automatic logon.
 */
const SAME_KEYS: readonly Rewrite[] = [
  [/^(hkey_local_machine\\software)\\wow6432node\\(?!microsoft\\)/, '$1\\'],
  [/^(hkey_local_machine\\system)\\controlset\d{3}\\/, '$1\\currentcontrolset\\'],
];

/** Whether a registry key is known to contain keys and no values. */
export function isContainerKey(key: string): boolean {
  return CONTAINER_KEYS.some((container) => registryKeyMeaning(container) === registryKeyMeaning(key));
}

/** Whether an entry is known to cover more files than one machine may track. */
export function isBroad(entry: FileEntry): boolean {
  const { os, folder, names, below } = coveredBy(entry);
  const isPattern = names.includes('*');
  const whole = isPattern ? folder : `${folder}${SEPARATOR[os]}${names}`;
  const isEverything = !isPattern || isAny(names);
  const folders: readonly string[] = BROAD_FOLDERS[os];
  if (isEverything && folders.includes(whole)) return true;
  if (isEverything && below && (BROAD_WITH_ALL_BELOW[os] as readonly string[]).includes(whole)) return true;
  if (isPattern && below && (folders.includes(folder) || /^[a-z]:$/.test(folder))) return true;
  return BROAD_NAMES[os][folder]?.includes(names) === true;
}

const SEPARATOR = { windows: '\\', linux: '/' } as const;

function coveredBy({ path, pathType, recurse = false }: FileEntry): Covered {
  const os = path.startsWith('/') ? 'linux' : 'windows';
  const separator = SEPARATOR[os];
  const isFolder = path.endsWith(separator) || (pathType === 'Folder' && !path.includes('*'));
  const canonical = os === 'linux' ? canonicalLinuxPath(path) : windowsPathMeaning(path);
  const whole = isFolder ? `${canonical.replace(/[\\/]+$/, '')}${separator}*` : canonical;
  const split = Math.max(whole.lastIndexOf(separator), 0);
  return { os, folder: whole.slice(0, split), names: whole.slice(split + 1), below: recurse };
}

/**
 * An entry for everything in a folder covers only secrets of known folders, since any folder may hold a file such as
 * `.env`. A folder in which every file is a secret is covered by an entry of its own, or for everything around it.
 */
function holdsSecret({ os, folder, names, below }: Covered, { path, except }: Secret): boolean {
  const places = path.split(SEPARATOR[os]);
  const name = places.pop() ?? '';
  const isUnlikely = isAny(names) && places[0] === '**';
  if (isUnlikely && places.length === 1) return false;
  if (except !== undefined && includes(except, names)) return false;
  const searches = below && !isUnlikely && (isAny(names) || !isAny(name));
  return areAkin(names, name) && foldersMeet(folder.split(SEPARATOR[os]), places, searches);
}

/** Whether a folder, or one below it, may be among places in which `*` is any name and `**` any number of folders. */
function foldersMeet(folder: readonly string[], places: readonly string[], below: boolean): boolean {
  const [first, ...rest] = folder;
  const [place, ...others] = places;
  if (first === undefined) return below || places.every((one) => one === '**');
  if (place === undefined) return false;
  if (place === '**') return foldersMeet(folder, others, below) || foldersMeet(rest, places, below);
  return includes(place, first) && foldersMeet(rest, others, below);
}

/** Whether every name of one pattern is among those of the other. */
function areAkin(one: string, other: string): boolean {
  return includes(one, other) || includes(other, one);
}

/** Whether a pattern in which `*` is any text includes all that another one does. */
export function includes(pattern: string, other: string): boolean {
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (from < other.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = from;
    } else if (pattern[at] === other[from]) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

function isAny(names: string): boolean {
  return /^[*.]*\*[*.]*$/.test(names);
}

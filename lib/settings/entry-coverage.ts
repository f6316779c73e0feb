import type { AgentUnknown } from '../facts/agent-unknowns';
import type { OperatingSystem } from '../facts/extension';
import { linuxPathMeaning, registryKeyMeaning, windowsPathMeaning } from './path-forms';
import type { LinuxFile, WindowsFile } from './types';

/** Why an entry does not watch a path: another folder or key, another name in its folder, or a place below it. */
export type Miss = 'elsewhere' | 'other-name' | 'below';

/** Whether an entry watches a path, whatever is switched off. */
export type Coverage =
  | { readonly answer: 'watched' }
  | { readonly answer: 'unknown'; readonly why: AgentUnknown }
  | { readonly answer: 'not watched'; readonly because: Miss };

const WATCHED: Coverage = { answer: 'watched' };
const unknown = (why: AgentUnknown): Coverage => ({ answer: 'unknown', why });
const not = (because: Miss): Coverage => ({ answer: 'not watched', because });

/** What of an entry for files decides what it covers. */
export type CoveringFile = Pick<Required<WindowsFile>, 'path' | 'recurse' | 'pathType'> & Pick<LinuxFile, 'links'>;

/** Whether an entry for files covers a path. A path with `*` stands for several. */
export function fileCoverage(os: OperatingSystem, entry: CoveringFile, path: string): Coverage {
  const meaning = os === 'windows' ? windowsPathMeaning : linuxPathMeaning;
  const separator = os === 'windows' ? '\\' : '/';
  const found = placeCoverage(entry, segmentsOf(meaning(entry.path), separator), segmentsOf(meaning(path), separator));
  return found.answer === 'watched' && (entry.links ?? 'Follow') !== 'Follow' ? unknown('links') : found;
}

/** Whether an entry for a registry key covers a key. The agent compares the values of a key, not those of keys below. */
export function keyCoverage(entry: string, key: string): Coverage {
  const [watched, wanted] = [registryKeyMeaning(entry), registryKeyMeaning(key)];
  if (watched === wanted) return WATCHED;
  if (wanted.includes('*')) return matches(wanted, watched) ? unknown('severalPaths') : not('elsewhere');
  return wanted.startsWith(`${watched}\\`) ? not('below') : not('elsewhere');
}

/** A path with its folder and its name. */
interface Place {
  readonly text: string;
  readonly separator: string;
  readonly folder: string;
  readonly name: string;
}

function segmentsOf(text: string, separator: string): Place {
  const end = text.lastIndexOf(separator);
  return { text, separator, folder: text.slice(0, Math.max(end, 0)), name: text.slice(end + 1) };
}

function placeCoverage({ recurse, pathType }: CoveringFile, watched: Place, wanted: Place): Coverage {
  if (watched.text === wanted.text) return WATCHED;
  const isFolder = pathType === 'Folder';
  if (wanted.text.includes('*')) {
    const isOneFile = !isFolder && !watched.text.includes('*');
    const touches = isOneFile
      ? matches(wanted.text.toLowerCase(), watched.text.toLowerCase())
      : overlap(watched.text, wanted.text);
    return touches ? unknown('severalPaths') : not('elsewhere');
  }
  if ((watched.text + wanted.text).includes('%')) {
    return isFolder || mayBeSame(watched, wanted, recurse) ? unknown('variable') : not('elsewhere');
  }
  const folderStart = textBeforeWildcard(watched.folder);
  if (folderStart !== watched.folder || (isFolder && watched.name.includes('*'))) {
    const start = isFolder ? textBeforeWildcard(watched.text) : folderStart;
    return wanted.text.startsWith(start) ? unknown('wildcardAboveLast') : not('elsewhere');
  }
  return isFolder ? inFolder(watched.text, recurse, wanted) : amongFiles(watched, recurse, wanted);
}

function inFolder(folder: string, recurse: boolean, wanted: Place): Coverage {
  if (wanted.folder === folder) return recurse ? WATCHED : unknown('folderWithoutRecurse');
  if (!isBelow(wanted, folder)) return not('elsewhere');
  return recurse ? WATCHED : not('below');
}

function amongFiles({ folder, name }: Place, recurse: boolean, wanted: Place): Coverage {
  const isNamed = matches(name, wanted.name);
  if (wanted.folder === folder) return isNamed ? WATCHED : not('other-name');
  if (!isBelow(wanted, folder) || !isNamed) return not('elsewhere');
  if (!recurse) return not(name.includes('*') ? 'below' : 'elsewhere');
  return name.includes('*') ? WATCHED : unknown('recurseOfOneFile');
}

function isBelow({ text, separator }: Place, folder: string): boolean {
  return text.startsWith(`${folder}${separator}`);
}

/** Whether two paths can be the same although a variable in one of them can be any folder. */
function mayBeSame(watched: Place, wanted: Place, recurse: boolean): boolean {
  if (!matches(watched.name, wanted.name)) return false;
  return recurse || wanted.text.includes('%') || matches(`*${watched.text.replace(/.*%/, '')}`, wanted.text);
}

/** Whether two patterns can match the same name, compared by the text before the first wildcard of each. */
function overlap(one: string, other: string): boolean {
  const [first, second] = [textBeforeWildcard(one), textBeforeWildcard(other)];
  return first.startsWith(second) || second.startsWith(first);
}

function textBeforeWildcard(text: string): string {
  return text.replace(/\*.*/s, '');
}

/** Whether a text has the form of a pattern, in which `*` stands for any text. */
function matches(pattern: string, text: string): boolean {
  const [first, ...others] = pattern.split('*') as [string, ...string[]];
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let end = first.length;
  for (const part of others) {
    const found = text.indexOf(part, end);
    if (found < 0) return false;
    end = found + part.length;
  }
  return text.length - last.length >= end && text.endsWith(last);
}

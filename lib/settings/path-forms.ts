import { type Rewrite, rewritten } from '../core/expressions';
import { WINDOWS_VARIABLES } from '../facts/breadth';

/**
 * Differences of paths in the agent's format and in settings. On Linux the agent gets `.*` for the user's `*`, in the
 * last segment; the dot of an extension is not escaped, so it is no regular expression. On Windows `*` is unchanged.
 *
 * Every form is a list of replacements, so that Terraform can make it of a text that is known only later.
 */

/** A Linux path in the user's form: `/etc/.*.conf`, copied from a rule, is `/etc/*.conf`. */
export const CANONICAL_LINUX_PATH: readonly Rewrite[] = [[/\/\.\*([^/]*)$/, '/*$1']];

/** A Linux path in the agent's form. A valid path has `*` in its last segment only. */
export const AGENT_LINUX_PATH: readonly Rewrite[] = [[/\*/, '.*']];

/** A registry key in the only notation that known rules use. */
export const CANONICAL_REGISTRY_KEY: readonly Rewrite[] = [
  [/^(?:HKEY_LOCAL_MACHINE|HKLM):?\\/i, 'HKEY_LOCAL_MACHINE\\'],
  [/\\+$/, ''],
];

/**
 * Equal for two paths in lower case that Windows treats as the same. `*.*` is every file there, as `*` is, separators
 * that follow each other are one, except in front of the name of a server, and a variable is the folder it usually means.
 */
export const WINDOWS_PATH_MEANING: readonly Rewrite[] = [
  ...Object.entries(WINDOWS_VARIABLES).map(
    ([name, folder]): Rewrite => [new RegExp(`^%${name.replaceAll(/[()]/g, '\\$&')}%`), folder],
  ),
  [/([^\\])\\{2,}/, '$1\\'],
  [/\\+$/, ''],
  [/\\\*\.\*$/, '\\*'],
];

/** Equal for two paths that name the same on Linux. */
export const LINUX_PATH_MEANING: readonly Rewrite[] = [...CANONICAL_LINUX_PATH, [/([^/])\/+$/, '$1']];

export function canonicalLinuxPath(path: string): string {
  return rewritten(path, CANONICAL_LINUX_PATH);
}

/** A path in the user's form. One with a bare `*`, which the agent is not known to accept, is in that form already. */
export function fromAgentPath(path: string): string {
  const start = path.lastIndexOf('/') + 1;
  const last = path.slice(start);
  return path.slice(0, start) + (BARE_WILDCARD.test(last) ? last : last.replaceAll('.*', '*'));
}

/** A `*` that is not the agent's `.*`. */
export const BARE_WILDCARD = /(^|[^.])\*/;

export function toAgentPath(path: string): string {
  return rewritten(path, AGENT_LINUX_PATH);
}

export function canonicalRegistryKey(key: string): string {
  return rewritten(key, CANONICAL_REGISTRY_KEY);
}

/** Equal for two keys that Windows treats as the same. */
export function registryKeyMeaning(key: string): string {
  return canonicalRegistryKey(key).toLowerCase();
}

/** Equal for two paths that Windows treats as the same. */
export function windowsPathMeaning(path: string): string {
  return rewritten(path.toLowerCase(), WINDOWS_PATH_MEANING);
}

/** Equal for two paths that name the same on Linux. */
export function linuxPathMeaning(path: string): string {
  return rewritten(path, LINUX_PATH_MEANING);
}

/** Name of the preset at a place of the catalogue, in every known rule. */
export function presetEntryName(index: number): string {
  return `Registry_${index + 1}`;
}

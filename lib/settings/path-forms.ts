/**
 * How the agent's format and the user's words differ in paths. On Linux the agent gets `.*` for the user's `*`, in the
 * last segment; the dot of an extension is not escaped, so it is no regular expression. On Windows `*` stays as it is.
 */

const HIVE = /^(HKEY_LOCAL_MACHINE|HKLM):?(?=\\)/i;

/** A Linux path in the user's form: `/etc/.*.conf`, copied from a rule, is `/etc/*.conf`. */
export function canonicalLinuxPath(path: string): string {
  return path.replace(/\/\.\*(?=[^/]*$)/, '/*');
}

export function toAgentPath(path: string): string {
  return inLastSegment(path, (segment) => segment.replaceAll('*', '.*'));
}

export function fromAgentPath(path: string): string {
  return inLastSegment(path, (segment) => segment.replaceAll('.*', '*'));
}

/** A registry key in the only notation the agent is known to get. */
export function canonicalRegistryKey(key: string): string {
  return key.replace(HIVE, 'HKEY_LOCAL_MACHINE').replace(/\\+$/, '');
}

/** Equal for two keys that Windows takes for the same. */
export function registryKeyMeaning(key: string): string {
  return canonicalRegistryKey(key).toLowerCase();
}

/** Name of the preset at a place of the catalogue, in every known rule. */
export function presetEntryName(index: number): string {
  return `Registry_${index + 1}`;
}

/**
 * Equal for two paths that Windows takes for the same. `*.*` is every file there, as `*` is, and separators that follow
 * each other are one, except in front of the name of a server.
 */
export function windowsPathMeaning(path: string): string {
  return path
    .replace(/(?<=[^\\])\\{2,}/g, '\\')
    .replace(/\\+$/, '')
    .replace(/\\\*\.\*$/, '\\*')
    .toLowerCase();
}

/** Equal for two paths that name the same on Linux. */
export function linuxPathMeaning(path: string): string {
  return canonicalLinuxPath(path).replace(/(?<=.)\/+$/, '');
}

function inLastSegment(path: string, change: (segment: string) => string): string {
  const start = path.lastIndexOf('/') + 1;
  return path.slice(0, start) + change(path.slice(start));
}

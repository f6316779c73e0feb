import { textProblems } from '../core/checks';
import { bytesOf } from '../core/expressions';
import { isKnown, isMapToken } from '../core/known';
import type { Path, Problem } from '../core/problems';
import { laterProblem } from '../core/text-rules';

/**
 * Limits of tags. Numbers: `tags.Validate` and the storage account of azurerm 4.55.0, which count bytes. Characters:
 * Microsoft's page "Use tags to organize your Azure resources".
 */
export const TAG_LIMITS = { count: 50, key: 512, storageKey: 128, value: 256 } as const;

const KEY_CHARACTERS = { pattern: /[<>%&\\?/]/, text: '<>%&\\?/' } as const;

/**
 * Problems of tags. Azure does not accept two keys that differ only in case. Keys that are known only at apply, alone or in a
 * whole map, are not checked here: the provider checks their number and lengths in the plan, and Azure their characters.
 */
export function tagProblems(
  path: Path,
  tags: Readonly<Record<string, string>> = {},
  keyLength: number = TAG_LIMITS.key,
): Problem[] {
  const entries = Object.entries(tags);
  const problems: Problem[] =
    entries.length > TAG_LIMITS.count
      ? [{ path, message: `may hold at most ${TAG_LIMITS.count} tags, got ${entries.length}` }]
      : [];
  const seen = new Map<string, string>();
  for (const [key, value] of entries) {
    problems.push(...keyProblems(path, key, keyLength), ...valueProblems([...path, key], value));
    const same = seen.get(key.toLowerCase());
    if (same !== undefined)
      problems.push({ path, message: `has '${same}' and '${key}', which Azure treats as one key: remove one` });
    seen.set(key.toLowerCase(), key);
  }
  return problems;
}

function valueProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  if (wrong.length > 0) return wrong;
  const range = `may have at most ${TAG_LIMITS.value} characters`;
  if (!isKnown(value)) return [laterProblem(path, value, range, (text) => `${bytesOf(text)} <= ${TAG_LIMITS.value}`)];
  const bytes = Buffer.byteLength(value);
  if (value.length > TAG_LIMITS.value) return [{ path, message: `${range}, got ${value.length}` }];
  return bytes > TAG_LIMITS.value
    ? [{ path, message: `may have at most ${TAG_LIMITS.value} bytes (the provider counts bytes), got ${bytes}` }]
    : [];
}

function keyProblems(path: Path, key: string, most: number): Problem[] {
  if (!isKnown(key) || isMapToken(key)) return [];
  const begin = key.slice(0, 40);
  const bytes = Buffer.byteLength(key);
  if (key.length === 0 || key.length > most)
    return [{ path, message: `keys must have 1 to ${most} characters, got ${key.length}: '${begin}'` }];
  if (bytes > most)
    return [
      { path, message: `keys must have at most ${most} bytes (the provider counts bytes), got ${bytes}: '${begin}'` },
    ];
  return KEY_CHARACTERS.pattern.test(key)
    ? [{ path, message: `keys must have none of ${KEY_CHARACTERS.text}, got '${key}'` }]
    : [];
}

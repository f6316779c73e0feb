import { isKnown, isKnownNumber, isMapToken } from '../core/known';
import { listed, shown } from '../core/problems';
import { didYouMean } from '../core/suggest';
import { textProblems } from '../core/text';

interface NameRule {
  readonly pattern: RegExp;
  readonly allowed: string;
  /** Most bytes, where the pattern lets letters beyond ASCII through. */
  readonly bytes?: number;
}

/** What the provider and Azure accept as a name, per kind of resource. */
const NAME_RULES = {
  workspace: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    allowed: '4 to 63 letters, digits and hyphens, first and last a letter or digit',
  },
  dataCollectionRule: {
    pattern: /^[^<>*%&:\\?+/#\s]{1,260}$/,
    allowed: '1 to 260 characters, no space and none of <>*%&:\\?+/#',
  },
  resourceGroup: {
    pattern: /^[-\w._()]{0,89}[-\w_()]$/,
    allowed: '1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period',
  },
  storageAccount: { pattern: /^[a-z0-9]{3,24}$/, allowed: '3 to 24 lower-case letters and digits' },
  privateEndpoint: {
    pattern: /^[A-Za-z\d]([\w.-]{0,78}\w)?$/,
    allowed: '1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore',
  },
  userAssignedIdentity: {
    pattern: /^[A-Za-z0-9][\w-]{2,127}$/,
    allowed: '3 to 128 letters, digits, hyphens and underscores, first a letter or digit',
  },
  managementGroupAssignment: {
    pattern: /^(?!.*[. ]$)[^#<>%&:\\?/\p{Cc}]{1,24}$/u,
    allowed: '1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space',
    bytes: 24,
  },
  assignment: {
    pattern: /^(?!.*[. ]$)[^#<>%&:\\?/\p{Cc}]{1,64}$/u,
    allowed: '1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space',
    bytes: 64,
  },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof NAME_RULES;

/** Problems of a resource name. */
export function nameProblems(where: string, kind: NameKind, value: string): string[] {
  const wrong = textProblems(where, value);
  if (wrong.length > 0 || !isKnown(value)) return wrong;
  const { pattern, allowed, bytes }: NameRule = NAME_RULES[kind];
  if (!pattern.test(value)) return [`${where} must be ${allowed}, got ${shown(value)}`];
  return bytes !== undefined && Buffer.byteLength(value) > bytes
    ? [`${where} must have at most ${bytes} bytes, as the provider counts them, got ${Buffer.byteLength(value)}`]
    : [];
}

/** Problems of an Azure location, which is a lower-case name such as `westeurope`. */
export function locationProblems(where: string, value: string): string[] {
  const wrong = textProblems(where, value);
  if (wrong.length > 0 || !isKnown(value) || /^[a-z][a-z0-9]+$/.test(value)) return wrong;
  const canonical = value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const hint = canonical === '' ? '' : `; write '${canonical}'`;
  return [
    `${where} must be a location's name in lower case without spaces, such as 'westeurope', got '${value}'${hint}`,
  ];
}

/**
 * Problems of tags: at most 50, keys to 512 bytes (128 on storage), values to 256, as the provider counts them; Azure
 * takes no two keys that differ in case only and, by its page "Use tags to organize your Azure resources", none of
 * `<>%&\?/` in a key.
 */
export function tagProblems(where: string, tags: Readonly<Record<string, string>> = {}, keyLength = 512): string[] {
  const entries = Object.entries(tags);
  const problems = entries.length > 50 ? [`${where} may hold at most 50 tags, got ${entries.length}`] : [];
  const seen = new Map<string, string>();
  for (const [key, value] of entries) {
    problems.push(...tagKeyProblems(where, key, keyLength), ...textProblems(`${where}['${key}']`, value));
    const same = seen.get(key.toLowerCase());
    if (same !== undefined)
      problems.push(`${where} has '${same}' and '${key}', which are one key to Azure: remove one`);
    seen.set(key.toLowerCase(), key);
    if (typeof value === 'string' && isKnown(value) && Buffer.byteLength(value) > 256) {
      problems.push(
        value.length > 256
          ? `${where}['${key}'] may have at most 256 characters, got ${value.length}`
          : `${where}['${key}'] may have at most 256 bytes, as the provider counts them, got ${Buffer.byteLength(value)}`,
      );
    }
  }
  return problems;
}

function tagKeyProblems(where: string, key: string, most: number): string[] {
  if (!isKnown(key) || isMapToken(key)) return [];
  if (key.length === 0 || key.length > most) {
    return [`${where} keys must have 1 to ${most} characters, got ${key.length}: '${key.slice(0, 40)}'`];
  }
  const bytes = Buffer.byteLength(key);
  if (bytes > most)
    return [
      `${where} keys must have at most ${most} bytes, as the provider counts them, got ${bytes}: '${key.slice(0, 40)}'`,
    ];
  return /[<>%&\\?/]/.test(key) ? [`${where} keys must have none of <>%&\\?/, got '${key}'`] : [];
}

/** Problems of a number that has to lie in a range. */
export function rangeProblems(
  where: string,
  value: number | undefined,
  minimum: number,
  maximum: number,
  unit: string,
): string[] {
  if (value === undefined || !isKnownNumber(value) || (Number.isInteger(value) && value >= minimum && value <= maximum))
    return [];
  return [`${where} must be a whole number from ${minimum} to ${maximum} ${unit}, got ${value}`];
}

/** Problems of a word that has to be one of a closed set. */
export function oneOfProblems(where: string, value: string, allowed: readonly string[]): string[] {
  const wrong = textProblems(where, value);
  if (wrong.length > 0 || !isKnown(value) || allowed.includes(value)) return wrong;
  return [`${where} must be one of ${listed(allowed, 60)}, got '${value}'${didYouMean(value, allowed)}`];
}

/** Problems of words that are listed more than once. */
export function repeatProblems(where: string, words: readonly string[]): string[] {
  const repeated = words.filter((word, index) => words.indexOf(word) !== index);
  return repeated.length > 0 ? [`${where} repeats ${listed([...new Set(repeated)])}`] : [];
}

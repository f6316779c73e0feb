import { isKnown, isKnownNumber } from './known';
import { listed } from './problems';
import { didYouMean } from './suggest';

interface NameRule {
  readonly pattern: RegExp;
  readonly allowed: string;
}

/** What the provider and Azure accept as a name, per kind of resource. */
const NAME_RULES = {
  workspace: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    allowed: '4 to 63 letters, digits and hyphens, first and last a letter or digit',
  },
  dataCollectionRule: {
    pattern: /^[^<>*%&:\\?+/#\s]{1,260}$/,
    allowed: '1 to 260 characters, no blank and none of <>*%&:\\?+/#',
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
    pattern: /^(?!.*[. ]$)[^#<>%&:\\?/]{1,24}$/,
    allowed: '1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or blank',
  },
  assignment: {
    pattern: /^(?!.*[. ]$)[^#<>%&:\\?/]{1,64}$/,
    allowed: '1 to 64 characters, none of #<>%&:\\?/, not ending in a period or blank',
  },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof NAME_RULES;

/** Problems of a resource name. */
export function nameProblems(where: string, kind: NameKind, value: string): string[] {
  const { pattern, allowed } = NAME_RULES[kind];
  return !isKnown(value) || pattern.test(value) ? [] : [`${where} must be ${allowed}, got '${value}'`];
}

/** Problems of an Azure location, which is a lower-case name such as `westeurope`. */
export function locationProblems(where: string, value: string): string[] {
  if (!isKnown(value) || /^[a-z][a-z0-9]+$/.test(value)) return [];
  const canonical = value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const hint = canonical === '' ? '' : `; write '${canonical}'`;
  return [
    `${where} must be a location's name in lower case without blanks, such as 'westeurope', got '${value}'${hint}`,
  ];
}

/** Problems of tags: at most 50, keys to 512 characters (128 on storage), values to 256. */
export function tagProblems(where: string, tags: Readonly<Record<string, string>> = {}, keyLength = 512): string[] {
  const entries = Object.entries(tags);
  const problems = entries.length > 50 ? [`${where} may hold at most 50 tags, got ${entries.length}`] : [];
  for (const [key, value] of entries) {
    if (key.length === 0 || key.length > keyLength) {
      problems.push(`${where} keys must have 1 to ${keyLength} characters, got ${key.length}: '${key.slice(0, 40)}'`);
    }
    if (isKnown(value) && value.length > 256) {
      problems.push(`${where}['${key}'] may have at most 256 characters, got ${value.length}`);
    }
  }
  return problems;
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
  if (!isKnown(value) || allowed.includes(value)) return [];
  return [`${where} must be one of ${listed(allowed, 60)}, got '${value}'${didYouMean(value, allowed)}`];
}

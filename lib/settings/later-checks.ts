import { isLater, quoted, rewrittenExpression } from '../core/expressions';
import { isKnownNumber } from '../core/known';
import type { Path } from '../core/problems';
import { type LaterCheck, messageIf, type RuleGroup, ruleMessages, type TextRule } from '../core/text-rules';
import { EXTENSION_FEATURES } from '../facts/extension';
import { REGISTRY_KEYS } from '../facts/registry-keys';
import { filesOf, registryKeysOf, usedFeatures } from './features';
import { type AllowedFrequency, allowedFrequency } from './frequencies';
import {
  CANONICAL_LINUX_PATH,
  CANONICAL_REGISTRY_KEY,
  LINUX_PATH_MEANING,
  presetEntryName,
  registryKeyMeaning,
  WINDOWS_PATH_MEANING,
} from './path-forms';
import { LINUX_PATH_RULES, REGISTRY_KEY_RULES, WINDOWS_PATH_RULES } from './path-rules';
import { LINUX_PRESET_PATH } from './resolve';
import type { ChangeTrackingSettings, RegistryKey, WindowsSettings } from './types';

/** An entry of a list with its place. `text` is what it watches. */
interface Entry {
  readonly index: number;
  readonly text: string;
  readonly name?: string | undefined;
}

/** Requirements of the entries of one list. */
interface ListRules {
  readonly path: Path;
  readonly key: 'path' | 'key';
  readonly groups: readonly RuleGroup[];
  readonly nameGroups: readonly RuleGroup[];
  /** The default of a name, and what must not be one of Microsoft's presets. */
  readonly canonical: (expression: string) => string;
  /** The form in which two texts are compared. */
  readonly meaning: (expression: string) => string;
  readonly presets: { readonly meanings: readonly string[]; readonly message: string };
}

/**
 * The checks of valid settings that Terraform must make, of values that it knows only later. They are those of
 * `settingsProblems`, and one more: a text must not be a preset of Microsoft, which has other defaults.
 */
export function laterChecks(settings: ChangeTrackingSettings, path: Path = ['settings']): LaterCheck[] {
  const { windows = {}, linux = {} } = settings;
  const needsVariables = usedFeatures(settings).includes('environmentVariables');
  return [
    ...listChecks(fileEntries(filesOf(windows)), {
      path: [...path, 'windows', 'files'],
      key: 'path',
      groups: needsVariables ? WINDOWS_PATH_RULES : [...WINDOWS_PATH_RULES, NO_VARIABLE],
      nameGroups: [NOT_EMPTY],
      canonical: (expression) => expression,
      meaning: (expression) => rewrittenExpression(`lower(${expression})`, WINDOWS_PATH_MEANING),
      presets: { meanings: [], message: '' },
    }),
    ...frequencyChecks([...path, 'windows'], windows),
    ...listChecks(keyEntries(registryKeysOf(windows)), {
      path: [...path, 'windows', 'registryKeys'],
      key: 'key',
      groups: REGISTRY_KEY_RULES,
      nameGroups: [[...NOT_EMPTY, NO_PRESET_NAME]],
      canonical: (expression) => rewrittenExpression(expression, CANONICAL_REGISTRY_KEY),
      meaning: (expression) => `lower(${rewrittenExpression(expression, CANONICAL_REGISTRY_KEY)})`,
      presets: {
        meanings: Object.values(REGISTRY_KEYS).map(registryKeyMeaning),
        message: "must not be the key of one of Microsoft's presets: list the preset by its name, or write the key out",
      },
    }),
    ...listChecks(fileEntries(filesOf(linux)), {
      path: [...path, 'linux', 'files'],
      key: 'path',
      groups: LINUX_PATH_RULES,
      nameGroups: [NOT_EMPTY],
      canonical: (expression) => rewrittenExpression(expression, CANONICAL_LINUX_PATH),
      meaning: (expression) => rewrittenExpression(expression, LINUX_PATH_MEANING),
      presets: {
        meanings: [LINUX_PRESET_PATH],
        message: "must not be the path of Microsoft's own entry, which has defaults of its own: write the path out",
      },
    }),
  ];
}

const NOT_EMPTY: RuleGroup = [{ mustNot: /^$/, message: 'must not be empty: omit it for the default' }];

const NO_PRESET_NAME: TextRule = {
  mustNot: new RegExp(
    `^(${Object.keys(REGISTRY_KEYS)
      .map((_, index) => presetEntryName(index))
      .join('|')})$`,
  ),
  message: "is taken by one of Microsoft's presets: choose another",
};

/** The version of the extension is checked while this library synthesizes, by the texts it knows then. */
const NO_VARIABLE: RuleGroup = [
  {
    mustNot: /%[^%\\]+%/,
    message: `must not hold a variable such as '%windir%', which needs extension ${EXTENSION_FEATURES.environmentVariables.since}: begin the literal text with the variable`,
  },
];

function fileEntries(files: readonly { readonly path: string; readonly name?: string }[]): Entry[] {
  return files.map(({ path, name }, index) => ({ index, text: path, name }));
}

function keyEntries(keys: readonly (string | RegistryKey)[]): Entry[] {
  return keys.flatMap((key, index) => (typeof key === 'string' ? [] : [{ index, text: key.key, name: key.name }]));
}

/** The checks of the entries of a list with values known only later. */
function listChecks(entries: readonly Entry[], rules: ListRules): LaterCheck[] {
  return entries.flatMap((entry) => {
    const { index, text, name } = entry;
    const others = entries.filter((other) => other !== entry);
    const checks: LaterCheck[] = [];
    if (isLater(text)) {
      const messages = textMessages(text, others, rules);
      checks.push({ path: [...rules.path, index, rules.key], messages });
    }
    if (isLater(name ?? text)) {
      const messages = nameMessages(entry, others, rules);
      const key = name === undefined ? rules.key : 'name';
      if (messages.length > 0) checks.push({ path: [...rules.path, index, key], messages });
    }
    return checks;
  });
}

function textMessages(text: string, others: readonly Entry[], rules: ListRules): string[] {
  const { meaning, presets, key } = rules;
  const own = meaning(quoted(text));
  const repeats = `repeats the ${key} of another entry: remove one`;
  return [
    ...ruleMessages(quoted(text), rules.groups),
    ...oneOf(own, presets.meanings.map(quoted), presets.message),
    ...oneOf(
      own,
      others.map((other) => meaning(quoted(other.text))),
      repeats,
    ),
  ];
}

function nameMessages(entry: Entry, others: readonly Entry[], { canonical, nameGroups }: ListRules): string[] {
  const label = ({ text, name }: Entry) => (name === undefined ? canonical(quoted(text)) : quoted(name));
  return [
    ...(entry.name === undefined ? [] : ruleMessages(quoted(entry.name), nameGroups)),
    ...oneOf(label(entry), others.map(label), 'repeats the name of another entry: choose another'),
  ];
}

function oneOf(expression: string, others: readonly string[], message: string): string[] {
  return others.length === 0 ? [] : [messageIf(`contains([${others.join(', ')}], ${expression})`, message)];
}

function frequencyChecks(path: Path, windows: WindowsSettings | false): LaterCheck[] {
  if (windows === false) return [];
  const { fileFrequencySec, services } = windows;
  const serviceFrequencySec = typeof services === 'object' ? services.frequencySec : undefined;
  return [
    ...rangeChecks([...path, 'fileFrequencySec'], fileFrequencySec, allowedFrequency('windows', 'files')),
    ...rangeChecks([...path, 'services', 'frequencySec'], serviceFrequencySec, allowedFrequency('windows', 'services')),
  ];
}

function rangeChecks(path: Path, value: number | undefined, allowed: AllowedFrequency): LaterCheck[] {
  if (value === undefined || isKnownNumber(value)) return [];
  const { minimum, maximum, standard, message } = allowed;
  const number = `tonumber("${value}")`;
  const outside = `${number} < ${minimum} || ${number} > ${maximum} || floor(${number}) != ${number}`;
  return [{ path, messages: [messageIf(`${number} != ${standard} && (${outside})`, message)] }];
}

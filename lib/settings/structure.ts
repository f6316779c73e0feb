import { isKnownNumber, isListToken, isMapToken } from '../core/known';
import { listed, type Path, type Problem, shown } from '../core/problems';
import { didYouMean, nearest } from '../core/suggest';
import { AGENT_KEYS, ENTRY_FIELDS } from '../facts/agent-format';
import { FREQUENCY_SEC, SUPPORT_MATRIX } from '../facts/rule';
import { settingsOf } from './entry-fields';
import type { StructureError } from './structure-validator';
import { nameOf, type SchemaNode } from './type-names';

/** A problem of settings. `key` names the property below `path` that is wrong, if `path` itself is not. */
export interface SettingsProblem extends Problem {
  readonly key?: string;
}

/** Problems of structure: unknown words, wrong types, values outside a closed set or range. */
export function structureProblems(value: unknown, path: Path): SettingsProblem[] {
  // Loaded with its parts of ajv at the first use, so that importing the library stays fast.
  const { validate } = require('./structure-validator') as typeof import('./structure-validator');
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword, data }) => keyword !== 'if' && !isLaterNumber(data));
  const misspelt = new Set(errors.filter(({ keyword }) => keyword === 'additionalProperties').map(meantAt));
  return errors
    .filter(({ keyword, instancePath, params }) => {
      return keyword !== 'required' || !misspelt.has(`${instancePath}/${params['missingProperty']}`);
    })
    .map((error) => problemOf(error, path));
}

/** The path of the word that an unknown word probably means. */
function meantAt(error: StructureError): string {
  return `${error.instancePath}/${meant(String(error.params['additionalProperty']), knownTo(error))}`;
}

function knownTo(error: StructureError): string[] {
  const words = Object.keys((error.parentSchema as { properties: object }).properties);
  return words.filter((word) => !word.startsWith('$'));
}

function isLaterNumber(value: unknown): boolean {
  return typeof value === 'number' && !isKnownNumber(value);
}

const LATER = 'got a value known only at apply, which cannot be checked: set a literal value';

/** Whether a value is a token of the framework for a list or a flag that Terraform knows only later. */
function isLaterValue(value: unknown): boolean {
  if (typeof value === 'string') return isListToken(value);
  return typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function';
}

function problemOf(error: StructureError, root: Path): SettingsProblem {
  const path = [...root, ...instancePath(error.instancePath)];
  const message = messageOf(error);
  const key = error.params['additionalProperty'];
  return typeof key === 'string' && !isMapToken(key) ? { path, message, key } : { path, message };
}

function messageOf(error: StructureError): string {
  const schema = error.parentSchema as SchemaNode;
  const got = isLaterValue(error.data) ? LATER : `got ${shown(error.data)}`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = knownTo(error);
      const word = String(error.params['additionalProperty']);
      if (isMapToken(word)) return `must be an object, ${LATER}`;
      const suggestion = meant(word, known);
      const reason = reasonOf(word, known);
      const hint = suggestion === undefined ? reason : `; did you mean '${suggestion}'?`;
      return `has no ${shown(word)}, known are ${listed(known, 20)}${hint}`;
    }
    case 'required': {
      const missing = String(error.params['missingProperty']);
      return `must have '${missing}': add it, or remove the entry`;
    }
    case 'enum': {
      const allowed = (error.params['allowedValues'] as unknown[]).map(String);
      if (isLaterValue(error.data)) return `must be one of ${listed(allowed)}, ${got}`;
      const oneOf = `must be one of ${listed(allowed, 20)}, ${got}`;
      if (typeof error.data !== 'string') return oneOf;
      if (error.data.includes('\\')) {
        return `must be the name of a preset or an object, ${got}; write { key: ${shown(error.data)} }`;
      }
      return `${oneOf}${didYouMean(error.data, allowed)}`;
    }
    case 'type':
      return `must be ${nameOf(schema)}, ${got}${instead(error.data, schema)}`;
    case 'not':
      return `must be ${either(schema['alternatives'] as string[])}, ${got}${instead(error.data, schema)}`;
    case 'minLength':
      return `must not be empty: omit it for the default`;
    case 'minimum':
    case 'maximum':
      return `must be ${schema['minimum']} to ${schema['maximum']} ${schema['unit']} (${SUPPORT_MATRIX}), ${got}`;
    default:
      return `${error.message}, ${got}`;
  }
}

/** The reason why a word is unknown at its place, if it is not a misspelling. */
function reasonOf(word: string, known: readonly string[]): string {
  if (known.includes('windows') && AGENT_WORDS.includes(word)) return ": this is the agent's own JSON, not settings";
  if (known.includes('files') && ENTRY_WORDS.includes(word)) return ': set it on an entry of files';
  return Object.hasOwn(REASONS, word) ? `: ${REASONS[word]}` : '';
}

/** Words of the agent's format at its top. */
const AGENT_WORDS: readonly string[] = AGENT_KEYS.windows;

/** Words of the table of each kind of file. */
const WINDOWS_FILE_WORDS = settingsOf(ENTRY_FIELDS.windowsFile);
const LINUX_FILE_WORDS = settingsOf(ENTRY_FIELDS.linuxFile);

/** Words of an entry for files that do not also make sense of an operating system. */
const ENTRY_WORDS = [...WINDOWS_FILE_WORDS, ...LINUX_FILE_WORDS].filter(
  (word) => !['name', 'description', 'enabled'].includes(word),
);

/** The replacement for a value of the wrong type, if it is known. */
function instead(value: unknown, schema: SchemaNode): string {
  if (isLaterValue(value)) return '';
  if (isSettings(value)) {
    return '; these are whole settings, such as a preset: join them with ChangeTrackingSettings.merge';
  }
  const isOptional = 'default' in schema || 'defaultDescription' in schema;
  if (isOptional && (value === null || value === true)) return '; omit it for the default';
  const wantsList = Array.isArray(schema['alternatives']) && schema['alternatives'].includes('a list');
  if (wantsList) return '; wrap the single entry in a list';
  const [only] = (schema['required'] as string[] | undefined) ?? [];
  return typeof value === 'string' && only !== undefined ? `; write { ${only}: ${shown(value)} }` : '';
}

function isSettings(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('windows' in value || 'linux' in value);
}

/** Words of the agent's format and of the portal that are too far from ours to be guessed. */
const SYNONYMS: Readonly<Record<string, string>> = {
  daemons: 'services',
  destinationPath: 'path',
  enableFiles: 'files',
  enableInventory: 'inventory',
  enableRegistry: 'registryKeys',
  enableServices: 'services',
  enableSoftware: 'software',
  fileCollectionFrequency: 'fileFrequencySec',
  fileInfo: 'files',
  fileSettings: 'files',
  keyName: 'key',
  packages: 'software',
  registry: 'registryKeys',
  registrySettings: 'registryKeys',
  serviceCollectionFrequency: 'frequencySec',
};

/** Why a word of the other operating system, or of the agent's format, is not there. */
const REASONS: Readonly<Record<string, string>> = {
  '<<': 'YAML 1.2 has no merge keys; repeat the properties, or merge several files',
  ...Object.fromEntries(
    LINUX_FILE_WORDS.filter((word) => !WINDOWS_FILE_WORDS.includes(word)).map((word) => [word, 'for Linux files only']),
  ),
  checksum: 'the agent uses SHA-256',
  fileFrequencySec: `fixed at ${FREQUENCY_SEC.linux.files} seconds on Linux (${SUPPORT_MATRIX})`,
  recurse: `keys below are not searched (${SUPPORT_MATRIX})`,
  registryKeys: 'for Windows only',
  valueName: 'all values of a key are compared',
};

function meant(word: string, known: readonly string[]): string | undefined {
  const synonym = Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
  return known.find((name) => name === synonym) ?? nearest(word, known);
}

/** The keys of a JSON pointer. No key of settings has a character that pointers escape. */
function instancePath(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function either(names: readonly string[]): string {
  return names.join(names.some((name) => name.includes(' or ')) ? ', ' : ' or ');
}

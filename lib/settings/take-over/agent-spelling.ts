import { type Path, pathText, shown } from '../../core/problems';
import { isObject, plainText, scalarText } from '../../core/values';
import { AGENT_KEYS, ENTRY_FIELDS, type EntryField } from '../../facts/agent-format';
import type { OperatingSystem } from '../../facts/extension';
import { rightKey } from '../agent-block';
import { defaultOf } from '../entry-fields';
import { correctedPlace } from '../path-rules';
import { type Change, type Loss, loss, type Repair, repair, spellingChange } from './take-over-report';

/** The agent's settings of one operating system, with every key and every type corrected. */
export interface RespeltSettings {
  readonly os: OperatingSystem;
  readonly settings: unknown;
  readonly repaired: Repair[];
  /** The keys that are written otherwise. */
  readonly spelling: Change[];
  /** The original of each value whose type was corrected, by its path. */
  readonly originals: Map<string, unknown>;
  readonly lost: Loss[];
}

/** Corrects keys and types of the agent's settings. A value that cannot be kept gets the default of settings. */
export function respell(os: OperatingSystem, settings: unknown): RespeltSettings {
  const respelt: Respelt = { os, repaired: [], spelling: [], originals: new Map(), lost: [] };
  return { ...respelt, settings: block(respelt, os, settings, [os]) };
}

type Respelt = Omit<RespeltSettings, 'settings'>;

const LISTS = ['fileInfo', 'registryInfo'];

function keysOf(os: OperatingSystem, name: string): readonly string[] | undefined {
  const known = name === 'fileInfo' ? (`${os}FileInfo` as const) : name;
  return Object.hasOwn(AGENT_KEYS, known) ? AGENT_KEYS[known as keyof typeof AGENT_KEYS] : undefined;
}

/** The object under `name`, with the right keys. */
function block(to: Respelt, name: string, given: unknown, path: Path): unknown {
  const keys = keysOf(to.os, name) ?? [];
  if (!isObject(given)) {
    to.lost.push(loss(path, given, noObject(given)));
    return undefined;
  }
  const result = new Map<string, unknown>();
  for (const [key, content] of Object.entries(given)) {
    const right = rightKey(key, keys);
    const place = [...path, key];
    if (right === undefined) {
      to.lost.push(loss(place, content, 'no known rule has this key, so the agent almost certainly ignores it'));
    } else if (right !== key && (right in given || result.has(right))) {
      to.lost.push(loss(place, content, `the agent almost certainly ignores it, and '${right}' is set as well`));
    } else {
      if (right !== key) renamed(to, path, key, right);
      result.set(right, value(to, name, right, content, [...path, right]));
    }
  }
  return Object.fromEntries(result);
}

/** Why a value is no object. Some tools leave settings out, or write the deeper levels as text. */
function noObject(given: unknown): string {
  if (isExpression(given)) return EXPRESSION;
  if (given === null) return 'the export leaves it out: export the rule with az rest';
  if (typeof given === 'string' && given.startsWith('@{')) return CUT_OFF;
  return `it must be an object, got ${shown(given)}`;
}

function renamed(to: Respelt, path: Path, key: string, right: string): void {
  const place = [...path, key];
  if (right.toLowerCase() === key.toLowerCase()) {
    to.spelling.push(spellingChange(place, `is written as '${right}'`, key, right));
    return;
  }
  to.repaired.push(repair(place, `is read as '${right}': the agent almost certainly ignored it until now`));
  const message = `is written as '${right}', so the agent uses its value from now on`;
  to.spelling.push({ path: place, message, was: key, becomes: right, spelling: false });
}

function value(to: Respelt, parent: string, key: string, given: unknown, path: Path): unknown {
  if (given === null) return given;
  if (LISTS.includes(key)) return list(to, key, given, path);
  if (keysOf(to.os, key) !== undefined) return block(to, key, given, path);
  return leaf(to, fieldOf(to.os, parent, key), given, path);
}

/** The entries of a list. A single entry without the list around it, as PowerShell writes it, is a list of one. */
function list(to: Respelt, key: string, given: unknown, path: Path): unknown {
  if (isObject(given)) to.repaired.push(repair(path, 'is read as a list of one entry'));
  if (!Array.isArray(given) && !isObject(given)) {
    to.lost.push(loss(path, given, isExpression(given) ? EXPRESSION : `it must be a list, got ${shown(given)}`));
    return [];
  }
  return (Array.isArray(given) ? given : [given]).map((entry: unknown, index) => {
    return block(to, key, entry, [...path, index]);
  });
}

/** The field that describes a value: that of an entry, or a flag or a number of the settings themselves. */
function fieldOf(os: OperatingSystem, parent: string, key: string): EntryField {
  // No key of the settings themselves is in the table of an entry.
  const fields: Readonly<Record<string, EntryField>> =
    parent === 'registryInfo' ? ENTRY_FIELDS.registryKey : ENTRY_FIELDS[`${os}File`];
  const field = fields[key];
  if (field !== undefined) return field;
  if (key.startsWith('enable')) return { kind: 'flag', default: key !== 'enableUpload' };
  // Only the type counts: frequencies are numbers.
  return key.endsWith('Frequency') ? { kind: 'fixed', value: 0 } : { kind: 'text', default: '' };
}

function leaf(to: Respelt, field: EntryField, given: unknown, path: Path): unknown {
  const key = path.at(-1);
  if (isExpression(given)) return lostLeaf(to, field, given, path, EXPRESSION);
  const typed = converted(field, given);
  const right = field.kind === 'place' ? correctedPlace(String(key), plainText(typed)) : typed;
  if (typed === undefined) return lostLeaf(to, field, given, path, `it has the wrong type, got ${shown(given)}`);
  if (key === 'valueName' && right !== '') {
    return lostLeaf(to, field, given, path, ONE_VALUE);
  }
  if (key === 'managedIdentity' && right !== '') {
    return lostLeaf(to, field, given, path, 'the form in which a rule names an identity is not documented');
  }
  if (right !== given) {
    const message = `has the wrong form, got ${shown(given)}: the agent probably did not accept it`;
    to.repaired.push(repair(path, message));
    to.originals.set(pathText(path), given);
  }
  return right;
}

/** The value in the type of its field, or undefined if there is none. */
function converted(field: EntryField, given: unknown): unknown {
  const type = field.kind === 'flag' ? 'boolean' : field.kind === 'fixed' ? typeof field.value : 'string';
  if (field.kind === 'choice') return wordOf(field.words, given);
  if (typeof given === type) return given;
  if (type === 'string') return scalarText(given);
  if (typeof given !== 'string') return undefined;
  const text = given.trim().toLowerCase();
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : undefined);
  return text !== '' && Number.isFinite(Number(given)) ? Number(given) : undefined;
}

/** The word of a closed set that is meant, in any case. */
export function wordOf(words: readonly string[], given: unknown): string | undefined {
  const text = plainText(given).toLowerCase();
  const meant = text === 'directory' ? 'folder' : text;
  return words.find((word) => word.toLowerCase() === meant);
}

function lostLeaf(to: Respelt, field: EntryField, given: unknown, path: Path, reason: string): unknown {
  const standIn = field.kind === 'fixed' ? (field.value === 0 ? undefined : field.value) : defaultOf(field);
  const instead = standIn === undefined ? '' : `; settings have ${shown(standIn)}`;
  to.lost.push(loss(path, given, `${reason}${instead}`));
  return standIn;
}

/** Reasons of losses that rules and data sources of the former agent share. */
export const ONE_VALUE = 'settings watch all values of a key, and no known rule selects one';
export const CUT_OFF = 'PowerShell wrote it as text: use ConvertTo-Json -Depth 20';
const EXPRESSION = 'it is an expression, and settings hold literal values only';

/** Whether a value is an expression of an ARM template, such as `[parameters('x')]`, or of Terraform. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && (/^\[\s*[A-Za-z][\w.]*\(.*\).*\]$/s.test(value) || value.includes('${'));
}

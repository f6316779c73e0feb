import { listed, shown } from '../core/problems';
import { nearest } from '../core/suggest';
import { MISSPELT_AGENT_KEYS } from '../facts/agent-format';

/** A key that the agent does not, or may not, read as its author meant it. */
export interface UnrecognisedKey {
  /** Path of the key in the settings, such as `fileSettings.fileInfo[0].recursive`. */
  readonly path: string;
  /** The key the agent knows. */
  readonly correct?: string;
  /** The agent's behaviour, and how it is known. */
  readonly note: string;
  /** Whether it is known not to change what is collected. */
  readonly harmless?: true;
}

/** One object of the agent's settings, with its values under the right spelling. */
export interface Block {
  readonly path: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly findings: UnrecognisedKey[];
}

/** Opens an object, noting every key that is not among `keys`. Anything but an object is an empty block. */
export function openBlock(value: unknown, path: string, keys: readonly string[], findings: UnrecognisedKey[]): Block {
  const values = new Map<string, unknown>();
  const given = isObject(value) ? value : {};
  if (value !== undefined && !isObject(value)) findings.push({ path, note: `must be an object, got ${shown(value)}` });
  for (const [key, content] of Object.entries(given)) {
    if (keys.includes(key)) {
      values.set(key, content);
      continue;
    }
    const finding = unrecognised(key, keys, path);
    const { correct, harmless } = finding;
    if (correct !== undefined && harmless && !(correct in given)) values.set(correct, content);
    findings.push(finding);
  }
  return { path, values, findings };
}

/** The block under `key`. */
export function innerBlock(block: Block, key: string, keys: readonly string[]): Block {
  return openBlock(block.values.get(key), at(block, key), keys, block.findings);
}

/** The blocks of the list under `key`. */
export function innerBlocks(block: Block, key: string, keys: readonly string[]): Block[] {
  const list = block.values.get(key);
  if (list !== undefined && list !== null && !Array.isArray(list))
    note(block, key, `must be a list, got ${shown(list)}`);
  return Array.isArray(list)
    ? list.map((item: unknown, index) => openBlock(item, `${at(block, key)}[${index}]`, keys, block.findings))
    : [];
}

/** A flag. `standIn` is what an absent or wrong one is read as. */
export function flag(block: Block, key: string, standIn: boolean): boolean {
  return typed(block, key, 'boolean', 'true or false') ?? standIn;
}

/** A flag that decides what is collected: its absence is noted, because no source documents the agent's default. */
export function neededFlag(block: Block, key: string): boolean {
  const value = typed<boolean>(block, key, 'boolean', 'true or false');
  if (!block.values.has(key))
    note(block, key, 'is absent, and the default of the agent is not documented; read as false');
  return value ?? false;
}

/** A number of seconds; its absence is noted if `needed`. */
export function seconds(block: Block, key: string, standIn: number, needed: boolean): number {
  const value = typed<number>(block, key, 'number', 'a number of seconds');
  if (needed && !block.values.has(key)) {
    const readAs = `read as ${standIn}, the value of Microsoft's rule`;
    note(block, key, `is absent, and the default of the agent is not documented; ${readAs}`);
  }
  return value ?? standIn;
}

export function text(block: Block, key: string, standIn: string): string {
  return typed(block, key, 'string', 'a text') ?? standIn;
}

/** One word of a closed set. The first is the value of an absent or wrong one. */
export function choice<Word extends string>(block: Block, key: string, words: readonly [Word, ...Word[]]): Word {
  const value = typed<string>(block, key, 'string', 'a text');
  const word = words.find((candidate) => candidate === value);
  if (word === undefined && value !== undefined) {
    note(block, key, `must be one of ${listed(words)}, got '${value}'; read as '${words[0]}'`);
  }
  return word ?? words[0];
}

/** Notes something about a key of a block. */
export function note(block: Block, key: string, text: string): void {
  block.findings.push({ path: at(block, key), note: text });
}

function typed<Value>(block: Block, key: string, type: string, name: string): Value | undefined {
  const value = block.values.get(key);
  if (value === undefined || typeof value === type) return value as Value | undefined;
  note(block, key, `must be ${name}, got ${shown(value)}`);
  return undefined;
}

/** The one of `keys` that a key is or probably means. */
export function rightKey(key: string, keys: readonly string[]): string | undefined {
  if (keys.includes(key)) return key;
  const known = MISSPELT_AGENT_KEYS[key];
  return keys.find((one) => one === known) ?? nearest(key, keys);
}

function unrecognised(key: string, keys: readonly string[], path: string): UnrecognisedKey {
  const place = path === '' ? key : `${path}.${key}`;
  const correct = rightKey(key, keys);
  if (correct === undefined) return { path: place, note: 'almost certainly ignored: no known rule has it' };
  if (correct.toLowerCase() === key.toLowerCase()) {
    return {
      path: place,
      correct,
      note: 'probably accepted: it differs only in case, but no source documents that case is ignored',
      harmless: true,
    };
  }
  return { path: place, correct, note: 'almost certainly ignored: every known rule spells it differently' };
}

function at(block: Block, key: string): string {
  return block.path === '' ? key : `${block.path}.${key}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Data that is of this project, not of Azure. */
const NOT_OF_AZURE = ['published-from'];

/** Sentences for readers, and queries: others test them, and they may become better. */
const WORDING = [
  'text',
  'title',
  'label',
  'remedy',
  'purpose',
  'knownIssues',
  'holds',
  'description',
  'kql',
  'operators',
];

/**
 * What the tables of `lib/facts` say of Azure, one line for each value: its key, and the value. Where a value stands, and in which
 * table, is nobody's business but ours.
 */
export function facts(): string[] {
  return readdirSync('lib/facts')
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !NOT_OF_AZURE.includes(name))
    .flatMap((name) => Object.values(require(resolve('lib/facts', name)) as object))
    .flatMap((table) => linesOf('', table));
}

/** The lines of a value: the keys below a key, and what is there. Items of a list have the key of the list. */
export function linesOf(key: string, value: unknown): string[] {
  if (value instanceof RegExp) return [`${key} = ${value}`];
  if (value instanceof Map) return linesOf(key, Object.fromEntries(value));
  if (Array.isArray(value) || value instanceof Set) return [...value].flatMap((item) => linesOf(key, item));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, part]) =>
      WORDING.includes(name) ? [] : [...(key === '' ? [] : [`${key} has ${name}`]), ...linesOf(name, part)],
    );
  }
  return typeof value === 'function' || value === undefined ? [] : [`${key} = ${JSON.stringify(value)}`];
}

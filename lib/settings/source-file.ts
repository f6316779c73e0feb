import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Alias, Document, LineCounter, Node, YAMLError } from 'yaml';
import { type Path, shown } from '../core/problems';
import { jsonSlip } from './json-slip';

/** A file of settings that could be parsed, with the place of everything in it. */
export interface SourceFile {
  readonly value: unknown;
  /** The place of the deepest existing part of a path inside the file. */
  placeOf(path: Path): Place;
}

export interface Place {
  readonly line: number;
  readonly col: number;
}

/** A file that could not be read, with the reasons, each with its place in front: `[file:line:column] reason`. */
export interface UnreadableFile {
  readonly problems: string[];
}

/** Reads a YAML or JSON file. Never throws. */
export function readSourceFile(path: string): SourceFile | UnreadableFile {
  const text = readText(path);
  if (typeof text !== 'string') return text;
  return extname(path).toLowerCase() === '.json' ? parseJson(path, text) : parseYaml(path, text, 'YAML');
}

function readText(path: unknown): string | UnreadableFile {
  if (typeof path !== 'string' || path === '') {
    return unreadable(
      shown(path),
      'must be the path of one file: check that the environment variable it comes from is set',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const full = resolve(path);
    const asked = full === path ? '' : ` at '${full}'; a relative path starts at the directory the app runs in`;
    if (code === 'ENOENT') return unreadable(path, `does not exist${asked}`);
    if (code === 'EISDIR') return unreadable(path, 'is a directory: pass the path of a file in it');
    if (code === 'ENOTDIR') return unreadable(path, `contains a file that is not a directory${asked}`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return unreadable(path, 'is not UTF-8: save it in that encoding');
    return unreadable(path, `cannot be read (${code})`);
  }
}

function parseJson(path: string, text: string): SourceFile | UnreadableFile {
  const slip = jsonSlip(text);
  if (slip === undefined) return parseYaml(path, text, 'JSON');
  const before = text.slice(0, slip.offset).split('\n');
  const place = `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const found = /\S{1,20}|\s/.exec(text.slice(slip.offset))?.[0];
  const got = found === undefined ? 'the end of the file' : shown(found);
  return text.trim() === '' ? empty(path) : unreadable(place, `is not JSON: expected ${slip.expected}, got ${got}`);
}

function parseYaml(path: string, text: string, format: 'YAML' | 'JSON'): SourceFile | UnreadableFile {
  const yaml = require('yaml') as typeof import('yaml');
  const lines = new yaml.LineCounter();
  const documents = yaml.parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, resolveKnownTags: false });
  const [document] = documents;
  if (document === undefined || (documents.length === 1 && isEmpty(document))) return empty(path);
  const told = (offset: number, reason: string) => {
    const { line, col } = lines.linePos(offset);
    return `[${path}:${line}:${col}] is not ${format}: ${reason}`;
  };
  const slips = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (slips.length > 0) return { problems: slips.map((slip) => told(slip.pos[0], explain(slip))) };
  if (documents.length > 1) {
    return unreadable(path, `must hold one document, got ${documents.length}: pass several files instead`);
  }
  try {
    const problems = unknownAliases(document, yaml).map(({ range, source }) =>
      told(range?.[0] ?? 0, `there is no anchor '&${source}'; put text that begins with '*' in single quotes`),
    );
    if (problems.length > 0) return { problems };
    return { value: document.toJS(), placeOf: (part) => placeOf(document, lines, part, yaml) };
  } catch (error) {
    return unreadable(path, `expands to too much (${(error as Error).message}): write the entries without aliases`);
  }
}

function unknownAliases(document: Document, { visit }: typeof import('yaml')): Alias[] {
  const unknown: Alias[] = [];
  visit(document, { Alias: (_, alias) => void (alias.resolve(document) ?? unknown.push(alias)) });
  return unknown;
}

function unreadable(place: string, reason: string): UnreadableFile {
  return { problems: [`[${place}] ${reason}`] };
}

function empty(path: string): UnreadableFile {
  return unreadable(path, "is empty: add settings under 'windows' or 'linux', or omit the file");
}

function isEmpty({ contents, errors }: Document): boolean {
  return errors.length === 0 && (contents === null || (contents as { value?: unknown }).value === null);
}

const HINTS: Readonly<Partial<Record<string, string>>> = {
  BAD_DQ_ESCAPE: '; put Windows paths in single quotes, or double each backslash',
  BAD_SCALAR_START: '; put the text in single quotes',
  DUPLICATE_KEY: '; keep one of them',
  TAG_RESOLVE_FAILED: '; remove the tag',
};

function explain({ code, message }: YAMLError): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}${HINTS[code] ?? ''}`;
}

function placeOf(
  document: Document,
  lines: LineCounter,
  path: Path,
  { isAlias, isMap, isNode, isSeq }: typeof import('yaml'),
): Place {
  let node: unknown = document.contents;
  let start = (node as Node).range?.[0] ?? 0;
  for (const part of path) {
    const collection = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(collection) ? collection.items.find(({ key }) => String(key) === String(part)) : undefined;
    const item = isSeq(collection) ? collection.items[Number(part)] : undefined;
    const place = pair?.key ?? item;
    if (!isNode(place)) break;
    start = place.range?.[0] ?? start;
    node = pair === undefined ? item : pair.value;
  }
  return lines.linePos(start);
}

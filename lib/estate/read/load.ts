import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { isTooDeep, MAX_DEPTH } from '../../core/values';
import type { Input } from '../model/input';
import { isObject, member, textOf, UnusableInput } from '../model/value';
import { type Inputs, readInput } from './documents';
import { isTemplateParameters } from './exports/template-document';
import { notJsonByName, notJsonByText } from './languages';

/** What messages call standard input. */
const STDIN = 'standard input';

/**
 * Reads a file, a directory or, as `-`, standard input.
 * @throws UnusableInput where there is nothing to review in it
 */
export function loadInputs(path: string): Inputs {
  if (path === '-') return { stdin: readNamed(STDIN, parse(readBytes(0, STDIN), STDIN)) };
  return isDirectory(path) ? loadDirectory(path) : loadFile(path);
}

/**
 * The documents of a file, of the `.json` files of a directory or, as `-`, of standard input, as they are.
 * @throws UnusableInput if one is not JSON
 */
export function loadDocuments(path: string): unknown[] {
  if (path === '-') return [parse(readBytes(0, STDIN), STDIN)];
  if (!isDirectory(path)) return [loadDocument(path)];
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => loadDocument(join(path, name)));
}

/**
 * The document of a file.
 * @param name what messages call the file
 * @throws UnusableInput if it is not JSON
 */
export function loadDocument(path: string, name = path): unknown {
  return parse(readBytes(path, name), name);
}

function loadFile(path: string): Inputs {
  const document = loadDocument(path);
  const stacks = member(document, 'stacks');
  if (basename(path) === 'manifest.json' && isObject(stacks)) return loadStacks(resolve(path, '..'), stacks);
  return { [path]: { ...readNamed(path, document), file: path } };
}

function loadDirectory(path: string): Inputs {
  const names = readdirSync(path).sort();
  if (names.includes('manifest.json')) return loadFile(join(path, 'manifest.json'));
  const files = names.filter((name) => name.endsWith('.tf.json'));
  if (files.length === 0) return loadExports(path, names);
  const documents = files.map((name) => loadDocument(join(path, name))).filter(isObject);
  const merged = ['resource', 'import', 'locals', 'variable', 'data', 'module', 'terraform'].map((key) => [
    key,
    documents.flatMap((document) => document[key] ?? []),
  ]);
  const input = readNamed(path, Object.fromEntries(merged));
  const unread = names.filter((name) => /\.(tf|tofu)$/.test(name));
  const gaps = unread.map((address) => ({ address, what: 'is not JSON and so not read: review a plan to see it' }));
  return { [path]: { ...input, file: path, gaps: [...input.gaps, ...gaps] } };
}

/** A directory of exports: each file is an input, and parameters of ARM templates are for the templates beside them. */
function loadExports(path: string, names: readonly string[]): Inputs {
  const files = names.filter((name) => name.endsWith('.json'));
  if (files.length === 0) {
    const text = names.map(notJsonByName).find((reason) => reason !== undefined);
    const nothing = 'holds neither manifest.json nor a file ending in .tf.json or .json';
    throw new UnusableInput(`${path} ${text === undefined ? nothing : `holds a file that ${text}`}`);
  }
  const documents = files.map((name) => [name, loadDocument(join(path, name))] as const);
  const parameters = documents.map(([, document]) => document).filter(isTemplateParameters);
  const values = { parameters: Object.assign({}, ...parameters.map((one) => member(one, 'parameters'))) as unknown };
  const others = names.filter((name) => notJsonByName(name) !== undefined);
  const gaps = others.map((address) => ({ address, what: `is not read: it ${notJsonByName(address)}` }));
  const inputs = documents.flatMap(([name, document], index) => {
    if (isTemplateParameters(document)) return [];
    const file = join(path, name);
    const input = readNamed(file, document, values);
    return [[file, { ...input, file, gaps: index === 0 ? [...input.gaps, ...gaps] : input.gaps }] as const];
  });
  if (inputs.length === 0) throw new UnusableInput(`${path} holds parameters of a template, but no template`);
  return Object.fromEntries(inputs);
}

/** The input of one file, which a reason names. */
function readNamed(name: string, document: unknown, parameters?: unknown): Input {
  try {
    return readInput(document, parameters);
  } catch (error) {
    if (error instanceof UnusableInput) throw new UnusableInput(`${name}: ${error.message}`);
    throw error;
  }
}

/** The stacks of a synthesized app. Their files must be below it. */
function loadStacks(root: string, stacks: Readonly<Record<string, unknown>>): Inputs {
  const inputs = Object.entries(stacks).map(([name, stack]) => {
    const path = resolve(root, textOf(member(stack, 'synthesizedStackPath')) ?? '');
    if (relative(root, path).startsWith('..'))
      throw new UnusableInput(`the file of stack '${name}' is outside ${root}`);
    return [name, { ...readNamed(path, loadDocument(path)), file: path }] as const;
  });
  if (inputs.length === 0) throw new UnusableInput(`${root} holds no stack`);
  return Object.fromEntries(inputs);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UnusableInput(`${path} does not exist or cannot be read`);
  }
}

/** Standard input, which can be read once only. */
let standardInput: Buffer | undefined;

function readBytes(source: string | 0, name: string): Buffer {
  try {
    if (source !== 0) return readFileSync(source);
    standardInput ??= readFileSync(source);
    return standardInput;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UnusableInput(`${name} cannot be read (${code})`);
  }
}

/** The reason given never quotes the text: it may hold secrets. */
function parse(bytes: Buffer, name: string): unknown {
  const document = parsed(bytes, name);
  if (isTooDeep(document)) throw new UnusableInput(`${name} is nested more than ${MAX_DEPTH} levels deep`);
  return document;
}

function parsed(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(decode(bytes)) as unknown;
  } catch (error) {
    const reason = () => notJsonByName(name) ?? notJsonByText(decode(bytes.subarray(0, 4000))) ?? whyNoJson(bytes);
    throw new UnusableInput(`${name} ${error instanceof SyntaxError ? reason() : 'is too large to be read'}`);
  }
}

/** What files that are often taken for a plan in JSON begin with. */
function whyNoJson(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 200);
  if (start.trim() === '') return 'is empty';
  if (start.startsWith('PK')) return "is not JSON but a plan as Terraform saves it: run 'terraform show -json' on it";
  if (start.startsWith('\x1f\x8b')) return 'is not JSON but compressed: unpack it first';
  if (start.startsWith('{"@level"')) return "is the log of a run: run 'terraform show -json' on a plan file";
  if (/^\s*(\{\s*"|\[\s*[[{"])/.test(start)) return 'is not JSON from beginning to end: it may be cut off';
  return /\n\s*\{/.test(decode(bytes.subarray(0, 100_000)))
    ? "has other text before the JSON: write only the output of the command, such as 'terraform show -json', to the file"
    : "is not JSON: give a plan or a state from 'terraform show -json', a cdktf.out directory or an export of Azure";
}

/** The text of a file. PowerShell redirects to UTF-16, and some editors put a mark in front. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? bytes.toString('utf8', 3)
    : bytes.toString('utf8');
}

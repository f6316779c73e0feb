import type { Gap, Input, ResourceChange } from '../model/input';
import { soleExpression, templateText } from '../model/template';
import {
  type Attributes,
  at,
  blocks,
  isObject,
  member,
  numberOf,
  SENSITIVE,
  textOf,
  UnusableInput,
} from '../model/value';
import { isRead, normalizeAll } from './dialects/normalize';
import { evaluate, filled, type Scope } from './expression';

/** Most instances one `count` is unfolded to. */
const MAX_COUNT = 10_000;

/** Deepest nesting of lists and objects that is looked into. */
const MAX_DEPTH = 100;

/** Blocks that make a file worth reading. */
const READ = ['resource', 'module', 'locals', 'terraform', 'provider', 'data'];
const BLOCKS = new Set([
  ...READ,
  ...['variable', 'output', 'moved', 'import', 'removed', 'check', 'ephemeral', 'action', 'list', '//'],
]);

/**
 * Whether a document is Terraform's configuration in JSON, synthesized or written by hand. Terraform takes no other
 * keys, and many a file that is something else has one or two of these.
 */
export function isConfiguration(document: unknown): boolean {
  return (
    isObject(document) &&
    READ.some((key) => key in document) &&
    Object.entries(document).every(([key, value]) => BLOCKS.has(key) && (key === '//' || typeof value === 'object'))
  );
}

/**
 * Reads configuration as what it would create. Nothing is evaluated, but references to locals, to the element of a
 * `for_each` and to names and locations are followed where the file itself states what they refer to.
 */
export function readConfiguration(document: Attributes): Input {
  const resources = [...resourcesOf(document)];
  const outer = scopeOf(document, resources);
  const changes: ResourceChange[] = [];
  const gaps: Gap[] = [];
  const others: string[] = [];
  for (const { type, name, body } of resources) {
    if (!isRead(type)) {
      others.push(type);
      continue;
    }
    for (const change of instances(type, name, body, outer)) changes.push(change);
  }
  const modules = blocks(document['module']).flatMap((named) => Object.keys(named as Attributes));
  const what = 'what the module creates is not in the configuration: review a plan to see it';
  for (const name of modules) gaps.push({ address: `module.${name}`, what });
  return { kind: 'configuration', outputs: outputsOf(document, outer), ...normalizeAll(changes, gaps, others) };
}

/** The outputs of a stack, by the references that CDKTF writes in other stacks of the app. */
function outputsOf(document: Attributes, scope: Scope): Map<string, string> {
  const stack = textOf(at(document['//'], 'metadata', 'stackName'));
  if (stack === undefined) return new Map();
  const outputs = blocks(document['output']).flatMap((named) => Object.entries(named as Attributes));
  const values = outputs.map(([name, output]) => [name, resolved(member(output, 'value'), scope)] as const);
  return new Map(
    values.flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${name}`, value]]
        : [],
    ),
  );
}

/** Every resource, in all the forms Terraform takes. */
function* resourcesOf(document: Attributes): Generator<{ type: string; name: string; body: Attributes }> {
  for (const types of blocks(document['resource'])) {
    for (const [type, named] of Object.entries(types as Attributes)) {
      for (const resources of blocks(named)) {
        for (const [name, bodies] of Object.entries(resources as Attributes)) {
          if (name === '//') continue;
          for (const body of blocks(bodies)) yield { type, name, body: body as Attributes };
        }
      }
    }
  }
}

function instances(type: string, name: string, body: Attributes, outer: Scope): ResourceChange[] {
  const address = `${type}.${name}`;
  const create = (key: string, scope: Scope): ResourceChange => {
    const { for_each: _forEach, count: _count, '//': _comment, ...rest } = body;
    const attributes = resolved(rest, scope) as Attributes;
    const after = { ...attributes, id: attributes['id'] ?? `\${${address}${key}.id}` };
    return { address: address + key, type, action: 'create', after, replacedFor: [] };
  };
  const { for_each: forEach, count } = body;
  const unfolded = typeof forEach === 'string' ? forEach : typeof count === 'string' ? count : '';
  if (forEach !== undefined) {
    const elements = elementsOf(resolved(forEach, outer));
    if (elements === undefined) return [create('[*]', openScope(unfolded, outer))];
    return elements.map(([key, value]) => create(`[${JSON.stringify(key)}]`, eachScope(key, value, outer)));
  }
  if (count !== undefined) {
    const number = numberOf(resolved(count, outer)) ?? -1;
    if (!Number.isInteger(number) || number < 0 || number > MAX_COUNT) {
      return [create('[*]', openScope(unfolded, outer))];
    }
    return Array.from({ length: number }, (_, index) =>
      create(`[${index}]`, (expression) => (expression === 'count.index' ? index : outer(expression))),
    );
  }
  return [create('', outer)];
}

/** An element of what is not known: the same element of the same collection is the same, of another it is another. */
function openScope(collection: string, outer: Scope, iterator = 'each'): Scope {
  const name = soleExpression(collection) ?? 'many';
  return (reference) =>
    new RegExp(`^(${iterator}\\.(key|value)|count\\.index)\\b`).test(reference)
      ? `\${${reference} of ${name}}`
      : outer(reference);
}

function elementsOf(collection: unknown): [string, unknown][] | undefined {
  if (Array.isArray(collection))
    return collection.map((one, index) => [typeof one === 'string' ? one : `${index}`, one]);
  return isObject(collection) ? Object.entries(collection) : undefined;
}

function eachScope(key: string, value: unknown, outer: Scope, iterator = 'each'): Scope {
  return (reference) => {
    const [name, member, path = ''] = partsOf(reference);
    if (name !== iterator) return outer(reference);
    if (member === 'key') return key;
    return member === 'value' ? follow(value, path) : undefined;
  };
}

/** A reference as its first name, its second name and the path behind it. */
function partsOf(reference: string): [name?: string, member?: string, path?: string] {
  const [, name, member, path] = /^([\w-]+)\.([\w-]+)(.*)$/.exec(reference) ?? [];
  return [name, member, path];
}

/** What the file itself states: its locals, the defaults of its variables, and names and locations of its resources. */
function scopeOf(document: Attributes, resources: Iterable<{ type: string; name: string; body: Attributes }>): Scope {
  const named = (key: string) => Object.assign(Object.create(null), ...blocks(document[key])) as Attributes;
  const [locals, variables] = [named('locals'), named('variable')];
  const stated = new Map([...resources].map(({ type, name, body }) => [`${type}.${name}`, body]));
  const known = new Map<string, unknown>();

  /** Each is resolved once. While it is, a reference to itself stands for nothing. */
  const once = (reference: string, value: unknown): unknown => {
    if (known.has(reference)) return known.get(reference);
    known.set(reference, undefined);
    const result = resolved(value, scope);
    if (!isSmall(result)) throw new UnusableInput(`${reference} unfolds to more than can be read`);
    known.set(reference, result);
    return result;
  };
  const scope: Scope = (reference) => {
    const [name = '', member = '', path = ''] = partsOf(reference);
    if (name === 'local') return member in locals ? follow(once(`local.${member}`, locals[member]), path) : undefined;
    if (name === 'var') return follow(defaultOf(variables[member]), path);
    const body = stated.get(`${name}.${member}`);
    const [, argument = ''] = /^\.(name|location)$/.exec(path) ?? [];
    if (body === undefined || 'for_each' in body || 'count' in body || typeof body[argument] !== 'string')
      return undefined;
    const value = once(reference, body[argument]);
    return typeof value === 'string' && value.includes('${') ? undefined : value;
  };
  return scope;
}

/** Most characters and values that a local may unfold to. Locals that refer to each other may double at each step. */
const MAX_SIZE = 20_000_000;

function isSmall(value: unknown): boolean {
  let size = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && size <= MAX_SIZE) {
    const next = open.pop();
    size += typeof next === 'string' ? next.length : 1;
    if (typeof next === 'object' && next !== null) for (const one of Object.values(next)) open.push(one);
  }
  return size <= MAX_SIZE;
}

/** The default of a variable, which is what applies unless a pipeline sets another. */
function defaultOf(variable: unknown): unknown {
  const [block] = blocks(variable);
  if (member(block, 'default') === undefined) return undefined;
  return member(block, 'sensitive') === true ? SENSITIVE : member(block, 'default');
}

function follow(value: unknown, path: string): unknown {
  const names = [...path.matchAll(/\.(\w[\w-]*)|\["([^"]+)"\]|\[(\d+)\]/g)].map(([, ...forms]) => forms.join(''));
  return names.reduce(
    (current, name) => (Array.isArray(current) ? (current[Number(name)] as unknown) : member(current, name)),
    value,
  );
}

/** A value with its dynamic blocks unfolded, and its references followed as far as the file states what they refer to. */
function resolved(value: unknown, scope: Scope, depth = 0): unknown {
  if (typeof value === 'string') return resolvedText(value, scope);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw new UnusableInput(`the input is nested more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) return value.map((one) => resolved(one, scope, depth + 1));
  const { dynamic, ...others } = value as Attributes;
  const own = Object.entries(others).map(([key, one]) => [key, resolved(one, scope, depth + 1)] as const);
  if (dynamic === undefined) return Object.fromEntries(own);
  const result: Record<string, unknown> = Object.fromEntries(own);
  for (const labels of blocks(dynamic)) {
    for (const [label, given] of Object.entries(labels as Attributes)) {
      const unfolded = blocks(given).flatMap((one) => unfold(label, one as Attributes, scope, depth));
      result[label] = [...blocks(result[label]), ...unfolded];
    }
  }
  return result;
}

/** The blocks that a dynamic block stands for: one for each element, or one for all if the elements are not known. */
function unfold(label: string, { for_each: forEach, iterator, content }: Attributes, outer: Scope, depth: number) {
  const name = textOf(iterator) ?? label;
  const elements = elementsOf(resolved(forEach, outer, depth + 1));
  const scopes = elements?.map(([key, value]) => eachScope(key, value, outer, name)) ?? [
    openScope(textOf(forEach) ?? '', outer, name),
  ];
  return scopes.map((scope) => resolved(content, scope, depth + 1));
}

function resolvedText(text: string, scope: Scope): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!text.includes('${')) return templateText(text);
  const sole = soleExpression(text);
  if (sole !== undefined) return evaluate(sole, scope) ?? text;
  const template = filled(text, scope);
  return typeof template === 'string' ? templateText(template) : template;
}

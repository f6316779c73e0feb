import { mapExpressions, soleExpression, templateText } from '../model/template';
import {
  type Attributes,
  blocks,
  isObject,
  member,
  SENSITIVE,
  seenBlocks,
  textOf,
  UnusableInput,
} from '../model/value';
import { evaluate, filled, type Scope } from './expression';

/** An element of what is not known: the same element of the same collection is the same, of another it is another. */
export function openScope(collection: string, outer: Scope, iterator = 'each'): Scope {
  const name = soleExpression(collection) ?? 'many';
  return (reference) => {
    const [first, second = ''] = partsOf(reference);
    const isElement = first === iterator && (second === 'key' || second === 'value');
    return isElement || reference === 'count.index' ? `\${${reference} of ${name}}` : outer(reference);
  };
}

export function elementsOf(collection: unknown): [string, unknown][] | undefined {
  if (Array.isArray(collection))
    return collection.map((one, index) => [typeof one === 'string' ? one : `${index}`, one]);
  return isObject(collection) ? Object.entries(collection) : undefined;
}

export function eachScope(key: string, value: unknown, outer: Scope, iterator = 'each'): Scope {
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
export function scopeOf(
  document: Attributes,
  resources: Iterable<{ type: string; name: string; body: Attributes }>,
): Scope {
  const named = (key: string) => Object.assign(Object.create(null), ...seenBlocks(document[key])) as Attributes;
  const [locals, variables] = [named('locals'), named('variable')];
  const stated = new Map([...resources].map(({ type, name, body }) => [`${type}.${name}`, body]));
  const known = new Map<string, unknown>();

  /** Each is resolved once. Meanwhile, a reference to itself has no value. */
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
export function resolved(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolvedText(value, scope);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => resolved(one, scope));
  const { dynamic, ...others } = value as Attributes;
  const own = Object.entries(others).map(([key, one]) => [key, resolved(one, scope)] as const);
  if (dynamic === undefined) return Object.fromEntries(own);
  const result: Record<string, unknown> = Object.fromEntries(own);
  for (const labels of seenBlocks(dynamic)) {
    for (const [label, given] of Object.entries(labels)) {
      const unfolded = seenBlocks(given).flatMap((one) => unfold(label, one, scope));
      result[label] = [...blocks(result[label]), ...unfolded];
    }
  }
  return result;
}

/** The blocks that a dynamic block stands for: one for each element, or one for all if the elements are not known. */
function unfold(label: string, { for_each: forEach, iterator, content }: Attributes, outer: Scope) {
  const name = textOf(iterator) ?? label;
  const elements = elementsOf(resolved(forEach, outer));
  const scopes = elements?.map(([key, value]) => eachScope(key, value, outer, name)) ?? [
    openScope(textOf(forEach) ?? '', outer, name),
  ];
  return scopes.map((scope) => resolved(content, scope));
}

function resolvedText(given: string, scope: Scope): unknown {
  if (given === 'true' || given === 'false') return given === 'true';
  if (!given.includes('${')) return templateText(given);
  const text = ofInstance(given, scope);
  const sole = soleExpression(text);
  if (sole !== undefined) return evaluate(sole, scope) ?? text;
  const template = filled(text, scope);
  return typeof template === 'string' ? templateText(template) : template;
}

/** References to the instance of a `count` or `for_each`. */
const INSTANCE = /(?<![\w.])(?:count\.index|each\.(?:key|value)(?:\.[A-Za-z_][\w-]*|\["[^"\\$]*"\])*)(?![\w.[-])/g;

/** Expressions with the literals of one instance, so that those of two instances differ even if they stay open. */
function ofInstance(text: string, scope: Scope): string {
  return mapExpressions(text, (expression) =>
    expression.replaceAll(INSTANCE, (reference) => {
      const value = scope(reference);
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' && !value.includes('${') ? JSON.stringify(value) : reference;
    }),
  );
}

import type { Gap, Input, ResourceChange } from '../model/input';
import { mapExpressions, soleExpression, templateText } from '../model/template';
import { type Attributes, blocks, isObject, mapTexts, member, numberOf, textsOf } from '../model/value';
import { isRead, normalizeAll } from './dialects/normalize';

/** Most instances one `count` is unfolded to. */
const MAX_COUNT = 10_000;

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
  const locals = Object.assign(Object.create(null), ...blocks(document['locals'])) as Attributes;
  const resources = [...resourcesOf(document)];
  const stated = new Map(resources.map(({ type, name, body }) => [`${type}.${name}`, body]));
  const outer: Scope = (expression) => localValue(expression, locals) ?? statedValue(expression, stated, locals);
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
  return { kind: 'configuration', ...normalizeAll(changes, gaps, others) };
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

/** The names an expression may refer to, with what they stand for. */
type Scope = (expression: string) => unknown;

function instances(type: string, name: string, body: Attributes, outer: Scope): ResourceChange[] {
  const address = `${type}.${name}`;
  const create = (key: string, scope: Scope): ResourceChange => {
    const { for_each: _forEach, count: _count, '//': _comment, ...rest } = body;
    const attributes = mapTexts(rest, (text) => resolvedText(text, scope)) as Attributes;
    const after = { ...attributes, id: attributes['id'] ?? `\${${address}${key}.id}` };
    return { address: address + key, type, action: 'create', after, replacedFor: [] };
  };
  const { for_each: forEach, count } = body;
  const unfolded = typeof forEach === 'string' ? forEach : typeof count === 'string' ? count : '';
  if (forEach !== undefined) {
    const elements = elementsOf(typeof forEach === 'string' ? outer(soleExpression(forEach) ?? '') : forEach);
    if (elements === undefined) return [create('[*]', openScope(unfolded, outer))];
    return elements.map(([key, value]) => create(`[${JSON.stringify(key)}]`, eachScope(key, value, outer)));
  }
  if (count !== undefined) {
    const number = numberOf(typeof count === 'string' ? (outer(soleExpression(count) ?? '') ?? count) : count) ?? -1;
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
function openScope(collection: string, outer: Scope): Scope {
  const name = soleExpression(collection) ?? 'many';
  return (expression) =>
    /\b(each\.(key|value)|count\.index)\b/.test(expression) ? `\${${expression} of ${name}}` : outer(expression);
}

function elementsOf(collection: unknown): [string, unknown][] | undefined {
  if (Array.isArray(collection)) return textsOf(collection).map((text) => [text, text]);
  return isObject(collection) ? Object.entries(collection) : undefined;
}

function eachScope(key: string, value: unknown, outer: Scope): Scope {
  return (expression) => {
    if (expression === 'each.key') return key;
    const path = /^each\.value((?:\.\w+|\["[^"\\]+"\])*)$/.exec(expression)?.[1];
    return path === undefined ? outer(expression) : follow(value, path);
  };
}

function localValue(expression: string, locals: Attributes): unknown {
  const found = /^(?:toset\()?local\.([\w-]+)((?:\.\w+|\["[^"\\]+"\])*)\)?$/.exec(expression);
  return found?.[1] === undefined ? undefined : follow(member(locals, found[1]), found[2] ?? '');
}

/** The name or location of a resource of the same file, so that a reference to it is no change. */
function statedValue(expression: string, stated: ReadonlyMap<string, Attributes>, locals: Attributes): unknown {
  const [, resource, argument] = /^(az(?:urerm|api)_\w+\.[\w-]+)\.(name|location)$/.exec(expression) ?? [];
  const body = stated.get(resource ?? '');
  if (body === undefined || 'for_each' in body || 'count' in body) return undefined;
  const value = member(body, argument ?? '');
  return typeof value === 'string' ? resolvedText(value, (inner) => localValue(inner, locals)) : undefined;
}

function follow(value: unknown, path: string): unknown {
  const names = [...path.matchAll(/\.(\w+)|\["([^"]+)"\]/g)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
  return names.reduce(member, value);
}

/** What a text says, with its references followed as far as the file states what they refer to. */
function resolvedText(text: string, scope: Scope): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  const sole = soleExpression(text);
  if (sole !== undefined) return scope(sole) ?? text;
  const followed = mapExpressions(text, (expression) => {
    const value = scope(expression.slice(2, -1).trim());
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : expression;
  });
  return templateText(followed);
}

import { type Gap, type Input, isRelevant, type ResourceChange } from './model';
import { mapExpressions, soleExpression, templateText } from './template';
import { type Attributes, blocks, isObject, mapTexts, member, numberOf, textsOf } from './value';

/** Most instances one `count` is unfolded to. */
const MAX_COUNT = 10_000;

/** Whether a document is Terraform's configuration in JSON, synthesized or written by hand. */
export function isConfiguration(document: unknown): boolean {
  return (
    isObject(document) &&
    ['resource', 'module', 'locals', 'terraform', 'provider', 'data'].some((key) => key in document)
  );
}

/**
 * Reads configuration as what it would create. Nothing is evaluated, but references to locals and to the element of a
 * `for_each` are followed where the file itself states what they refer to.
 */
export function readConfiguration(document: Attributes): Input {
  const locals = Object.assign(Object.create(null), ...blocks(document['locals'])) as Attributes;
  const changes: ResourceChange[] = [];
  for (const types of blocks(document['resource'])) {
    for (const [type, named] of Object.entries(types as Attributes)) {
      if (!isRelevant(type)) continue;
      for (const resources of blocks(named)) {
        for (const [name, body] of Object.entries(resources as Attributes)) {
          if (name === '//') continue;
          for (const one of blocks(body)) changes.push(...instances(type, name, one as Attributes, locals));
        }
      }
    }
  }
  const modules = blocks(document['module']).flatMap((named) => Object.keys(named as Attributes));
  const gaps: Gap[] = modules.map((name) => ({
    address: `module.${name}`,
    what: 'what the module creates is not in the configuration: review a plan to see it',
  }));
  return { kind: 'configuration', changes, gaps };
}

/** The names an expression may refer to, with what they stand for. */
type Scope = (expression: string) => unknown;

function instances(type: string, name: string, body: Attributes, locals: Attributes): ResourceChange[] {
  const outer: Scope = (expression) => localValue(expression, locals);
  const address = `${type}.${name}`;
  const create = (key: string, scope: Scope): ResourceChange => {
    const { for_each: _forEach, count: _count, '//': _comment, ...rest } = body;
    const attributes = mapTexts(rest, (text) => resolvedText(text, scope)) as Attributes;
    const after = { ...attributes, id: attributes['id'] ?? `\${${address}${key}.id}` };
    return { address: address + key, type, action: 'create', after, replacedFor: [] };
  };
  const { for_each: forEach, count } = body;
  if (forEach !== undefined) {
    const elements = elementsOf(typeof forEach === 'string' ? outer(soleExpression(forEach) ?? '') : forEach);
    if (elements === undefined) return [create('[*]', outer)];
    return elements.map(([key, value]) => create(`[${JSON.stringify(key)}]`, eachScope(key, value, outer)));
  }
  if (count !== undefined) {
    const number = numberOf(typeof count === 'string' ? (outer(soleExpression(count) ?? '') ?? count) : count) ?? -1;
    if (!Number.isInteger(number) || number < 0 || number > MAX_COUNT) return [create('[*]', outer)];
    return Array.from({ length: number }, (_, index) =>
      create(`[${index}]`, (expression) => (expression === 'count.index' ? index : outer(expression))),
    );
  }
  return [create('', outer)];
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
  return found?.[1] === undefined ? undefined : follow(member({ ...locals }, found[1]), found[2] ?? '');
}

function follow(value: unknown, path: string): unknown {
  const names = [...path.matchAll(/\.(\w+)|\["([^"]+)"\]/g)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
  return names.reduce(member, value);
}

/** What a text says, with its references followed as far as the file states what they refer to. */
function resolvedText(text: string, scope: Scope): unknown {
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

import type { Gap, Importing, Input, ResourceChange } from '../model/input';
import { soleExpression } from '../model/template';
import { type Attributes, at, blocks, isObject, member, numberOf, seenBlocks, textOf } from '../model/value';
import { isRead, normalizeAll } from './dialects/normalize';
import { evaluate, type Scope } from './expression';
import { eachScope, elementsOf, openScope, resolved, scopeOf } from './stated-values';

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
  const resources = [...resourcesOf(document)];
  const outer = scopeOf(document, resources);
  const imports = importsOf(document, outer);
  const changes: ResourceChange[] = [];
  const gaps: Gap[] = [];
  const others: string[] = [];
  for (const { type, name, body } of resources) {
    if (!isRead(type)) {
      others.push(type);
      continue;
    }
    for (const change of instances(type, name, body, outer)) {
      const importing = imports.get(change.address);
      changes.push(importing === undefined ? change : { ...change, importing });
    }
  }
  const modules = seenBlocks(document['module']).flatMap(Object.keys);
  const what = 'what the module creates is not in the configuration: review a plan to see it';
  for (const name of modules) gaps.push({ address: `module.${name}`, what });
  return { kind: 'configuration', outputs: outputsOf(document, outer), ...normalizeAll(changes, gaps, others) };
}

/** What the `import` blocks import, by the address that it gets. */
function importsOf(document: Attributes, outer: Scope): Map<string, Importing> {
  const found = new Map<string, Importing>();
  for (const block of blocks(document['import'])) {
    const elements = elementsOf(resolved(member(block, 'for_each'), outer)) ?? [];
    const isEach = member(block, 'for_each') !== undefined;
    const scopes = isEach ? elements.map(([key, value]) => eachScope(key, value, outer)) : [outer];
    for (const scope of scopes) {
      const id = resolved(member(block, 'id'), scope);
      const isKnown = typeof id === 'string' && !id.includes('${');
      found.set(importedAddress(textOf(member(block, 'to')) ?? '', scope), isKnown ? { id } : {});
    }
  }
  return found;
}

/** The address in `to`, which JSON has as text or as an expression, with the keys of the instance. */
function importedAddress(to: string, scope: Scope): string {
  return (soleExpression(to) ?? to).trim().replaceAll(/\[([a-z][^\]]*)\]/g, (whole, expression: string) => {
    const key = evaluate(expression, scope);
    return typeof key === 'string' || typeof key === 'number' ? `[${JSON.stringify(key)}]` : whole;
  });
}

/** Every resource that a configuration states, of any type, each instance on its own. */
export function statedResources(document: Attributes): ResourceChange[] {
  const resources = [...resourcesOf(document)];
  const outer = scopeOf(document, resources);
  return resources.flatMap(({ type, name, body }) => instances(type, name, body, outer));
}

/** The outputs of a stack, by the references that CDKTF writes in other stacks of the app. */
function outputsOf(document: Attributes, scope: Scope): Map<string, string> {
  const stack = textOf(at(document['//'], 'metadata', 'stackName'));
  if (stack === undefined) return new Map();
  const outputs = seenBlocks(document['output']).flatMap(Object.entries);
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
  for (const types of seenBlocks(document['resource'])) {
    for (const [type, named] of Object.entries(types)) {
      for (const resources of seenBlocks(named)) {
        for (const [name, bodies] of Object.entries(resources)) {
          if (name === '//') continue;
          for (const body of seenBlocks(bodies)) yield { type, name, body };
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

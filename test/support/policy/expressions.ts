/**
 * Expressions of Azure Policy and of deployment templates, such as `[concat('a', parameters('b'))]`: those functions that
 * our definitions and the built-in members use. Any other is an error, so a test cannot pass because nothing was evaluated.
 */

/** A parsed expression. */
export type Node =
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'member'; readonly of: Node; readonly name: string };

/** The meaning of the functions that depend on the place, such as `parameters` or `field`. */
export type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Whether a text is an expression. `[[` escapes a bracket. */
export function isExpression(text: unknown): text is string {
  return typeof text === 'string' && /^\[(?!\[).*\]$/s.test(text);
}

/** Parses an expression with its brackets. */
export function parse(text: string): Node {
  const tokens = text.slice(1, -1).match(/'(?:[^']|'')*'|[A-Za-z_]\w*|\d+|[(),.]|\S/g) ?? [];
  let next = 0;
  const take = (expected?: string): string => {
    const token = tokens[next++];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`expected ${expected ?? 'a value'}, got ${token ?? 'the end'} in ${text}`);
    return token;
  };
  const operand = (): Node => {
    const token = take();
    if (token.startsWith("'")) return { kind: 'value', value: token.slice(1, -1).replaceAll("''", "'") };
    if (/^\d/.test(token)) return { kind: 'value', value: Number(token) };
    if (!/^\w/.test(token)) throw new Error(`unexpected ${token} in ${text}`);
    take('(');
    const args: Node[] = [];
    while (tokens[next] !== ')') {
      if (args.length > 0) take(',');
      args.push(term());
    }
    take(')');
    return { kind: 'call', name: token, args };
  };
  const term = (): Node => {
    let node = operand();
    while (tokens[next] === '.') {
      take('.');
      node = { kind: 'member', of: node, name: take() };
    }
    return node;
  };
  const node = term();
  if (next < tokens.length) throw new Error(`unexpected ${tokens[next]} in ${text}`);
  return node;
}

/** Every call in an expression. */
export function callsIn(node: Node): (Node & { kind: 'call' })[] {
  if (node.kind === 'value') return [];
  return node.kind === 'member' ? callsIn(node.of) : [node, ...node.args.flatMap(callsIn)];
}

/** Functions that mean the same everywhere. */
const PURE: Functions = {
  concat: (...parts) => parts.map(String).join(''),
  trim: (text) => String(text).trim(),
  empty: (value) => (Array.isArray(value) ? value.length === 0 : value === undefined || value === ''),
  length: (value) => (typeof value === 'string' || Array.isArray(value) ? value.length : keys(value).length),
  string: String,
  not: (value) => value !== true,
  and: (...values) => values.every((value) => value === true),
  false: () => false,
  equals: (one, other) => sameText(one, other),
  contains: (whole, part) =>
    typeof whole === 'string' ? whole.includes(String(part)) : keys(whole).some((key) => sameText(key, part)),
  createObject: (...pairs) =>
    Object.fromEntries(pairs.flatMap((key, index) => (index % 2 === 0 ? [[String(key), pairs[index + 1]]] : []))),
  union: (...objects) => Object.assign({}, ...objects) as unknown,
  // Not Azure's hash: the names that it makes are only compared with each other.
  uniqueString: (text) => `unique-${String(text)}`,
};

/** Names of the functions that are known without a place. */
export const PURE_FUNCTIONS = ['if', ...Object.keys(PURE)];

/** The value of a text, which may be an expression. */
export function resultOf(text: unknown, functions: Functions): unknown {
  return isExpression(text) ? evaluated(parse(text), functions) : text;
}

function evaluated(node: Node, functions: Functions): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'member') return property(evaluated(node.of, functions), node.name);
  const { name, args } = node;
  if (name === 'if') {
    const [condition, then, otherwise] = args;
    const chosen = condition && evaluated(condition, functions) === true ? then : otherwise;
    return chosen && evaluated(chosen, functions);
  }
  const known = functions[name] ?? PURE[name];
  if (known === undefined) throw new Error(`unknown function ${name}`);
  return known(...args.map((arg) => evaluated(arg, functions)));
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) throw new Error(`no ${name} in ${JSON.stringify(value)}`);
  return (value as Readonly<Record<string, unknown>>)[name];
}

function keys(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** Whether two values are the same, texts without case: so compares Azure Policy. */
export function sameText(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

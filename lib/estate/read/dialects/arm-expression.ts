import { jsonIn } from '../../../core/values';
import { hasHidden, isObject, isUnseen, member, sameValue, textOf } from '../../model/value';

/** What expressions of an ARM template may refer to. */
export interface TemplateScope {
  readonly parameter: (name: string) => unknown;
  readonly variable: (name: string) => unknown;
  /** Id of the resource group, subscription or management group that is deployed to. */
  readonly base: string;
  readonly copyIndex?: number;
}

/** Deepest nesting of expressions that is evaluated. */
const MAX_DEPTH = 60;

/**
 * What a value of an ARM template says. Literal parameters and variables are followed; every other expression becomes
 * text in `${}`, which findings treat as an expression that is not evaluated.
 */
export function evaluate(value: unknown, scope: TemplateScope, depth = 0): unknown {
  if (typeof value === 'string') return text(value, scope, depth);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((one) => evaluate(one, scope, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, evaluate(one, scope, depth + 1)]));
}

function text(value: string, scope: TemplateScope, depth: number): unknown {
  if (value.startsWith('[[')) return value.slice(1);
  if (!value.startsWith('[') || !value.endsWith(']')) return value;
  const inner = value.slice(1, -1);
  try {
    const parser = new Parser(inner, scope, depth);
    return parser.whole();
  } catch (error) {
    if (error instanceof Opaque) return `\${${inner.trim()}}`;
    throw error;
  }
}

/** Thrown inside an expression that is not evaluated. */
class Opaque extends Error {}

/** Reads `name(argument, …).member[index]` and evaluates it on the way. */
class Parser {
  private index = 0;

  constructor(
    private readonly source: string,
    private readonly scope: TemplateScope,
    private readonly depth: number,
  ) {
    if (depth > MAX_DEPTH) throw new Opaque();
  }

  whole(): unknown {
    const value = this.value();
    this.blank();
    if (this.index < this.source.length) throw new Opaque();
    return value;
  }

  private value(): unknown {
    this.blank();
    const literal = /^'((?:[^']|'')*)'|^(-?\d+)/.exec(this.source.slice(this.index));
    if (literal !== null) {
      this.index += literal[0].length;
      return literal[2] === undefined ? (literal[1] ?? '').replaceAll("''", "'") : Number(literal[2]);
    }
    const name = /^[A-Za-z_][\w.]*(?=\s*\()/.exec(this.source.slice(this.index))?.[0];
    if (name === undefined) throw new Opaque();
    this.index += name.length;
    return this.members(call(name.toLowerCase(), this.list(), this.scope, this.depth));
  }

  private list(): unknown[] {
    this.expect('(');
    const found: unknown[] = [];
    this.blank();
    if (this.source[this.index] === ')') {
      this.index++;
      return found;
    }
    for (;;) {
      found.push(this.value());
      this.blank();
      const mark = this.source[this.index++];
      if (mark === ')') return found;
      if (mark !== ',') throw new Opaque();
    }
  }

  private members(value: unknown): unknown {
    let current = value;
    for (;;) {
      const dotted = /^\.(\w+)/.exec(this.source.slice(this.index));
      if (dotted !== null) {
        this.index += dotted[0].length;
        current = memberOf(current, dotted[1] ?? '');
      } else if (this.source[this.index] === '[') {
        this.index++;
        current = memberOf(current, String(this.value()));
        this.expect(']');
      } else return current;
    }
  }

  private expect(mark: string): void {
    this.blank();
    if (this.source[this.index++] !== mark) throw new Opaque();
  }

  private blank(): void {
    while (/\s/.test(this.source[this.index] ?? '')) this.index++;
  }
}

function memberOf(value: unknown, key: string): unknown {
  const found = Array.isArray(value) ? (value as unknown[])[Number(key)] : member(value, key);
  if (found === undefined) throw new Opaque();
  return found;
}

function call(name: string, values: readonly unknown[], scope: TemplateScope, depth: number): unknown {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) throw new Opaque();
  const found = known(values, scope, depth);
  if (found === undefined) throw new Opaque();
  return found;
}

type TemplateFunction = (values: readonly unknown[], scope: TemplateScope, depth: number) => unknown;

const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  parameters: ([name], { parameter }) => parameter(String(name)),
  variables: ([name], { variable }) => variable(String(name)),
  concat: (values) => (values.every(Array.isArray) && values.length > 0 ? values.flat() : joined(values)),
  format: ([pattern, ...values]) => {
    const parts = textOf(pattern)?.split(/\{(\d+)\}/) ?? [undefined];
    const filled = parts.map((part, index) => (index % 2 === 0 ? part : values[Number(part)]));
    return joined(values) === undefined ? undefined : joined(filled);
  },
  string: ([value]) => {
    if (hasHidden(value)) return undefined;
    return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : joined([value]);
  },
  int: ([value]) => (isUnseen(value) ? undefined : Number(value)),
  bool: ([value]) => (isUnseen(value) ? undefined : /^(true|1)$/i.test(String(value))),
  true: () => true,
  false: () => false,
  null: () => null,
  tolower: ([value]) => textOf(value)?.toLowerCase(),
  toupper: ([value]) => textOf(value)?.toUpperCase(),
  if: ([condition, yes, no]) => (typeof condition === 'boolean' ? (condition ? yes : no) : undefined),
  equals: ([a, b]) => (isUnseen(a) || isUnseen(b) ? undefined : sameValue(a, b)),
  not: ([value]) => (typeof value === 'boolean' ? !value : undefined),
  json: ([value]) => (typeof value === 'string' ? jsonIn(value) : undefined),
  createarray: (values) => [...values],
  createobject: (values) =>
    Object.fromEntries(values.flatMap((key, index) => (index % 2 === 0 ? [[String(key), values[index + 1]]] : []))),
  copyindex: ([first, second], { copyIndex }) => {
    const offset = [first, second].find((one) => typeof one === 'number') ?? 0;
    return copyIndex === undefined ? undefined : copyIndex + Number(offset);
  },
  resourceid: (values, { base }) => resourceIdOf(values, base),
  subscriptionresourceid: (values, { base }) => {
    const subscription = /^\/subscriptions\/[^/]+/i.exec(base)?.[0];
    return resourceIdOf(values, subscription ?? `${base}#subscription`);
  },
  tenantresourceid: (values) => resourceIdOf(values, ''),
  managementgroupresourceid: (values, { base }) => resourceIdOf(values, base),
  extensionresourceid: ([target, ...values]) => (typeof target === 'string' ? resourceIdOf(values, target) : undefined),
  resourcegroup: (_, { base }) =>
    /\/resourceGroups\//i.test(base) ? { id: base, name: base.split('/').at(-1) } : undefined,
  subscription: (_, { base }) => {
    const found = /^\/subscriptions\/([^/]+)/i.exec(base);
    return found === null ? undefined : { id: found[0], subscriptionId: found[1] };
  },
};

/** Texts and numbers as one text; `undefined` if a value is of another kind or cannot be seen. */
function joined(values: readonly unknown[]): string | undefined {
  return values.every((one) => ['string', 'number', 'boolean'].includes(typeof one)) ? values.join('') : undefined;
}

/** `resourceId([subscription], [group], 'Namespace/type/child', 'name', 'child name')`. */
function resourceIdOf(values: readonly unknown[], base: string): string | undefined {
  const at = values.findIndex((one) => typeof one === 'string' && one.includes('/'));
  const [type, ...names] = values.slice(Math.max(at, 0));
  const before = values.slice(0, Math.max(at, 0));
  if (at < 0 || typeof type !== 'string' || joined(values) === undefined) return undefined;
  const [space, ...kinds] = type.split('/');
  if (names.length < kinds.length) return undefined;
  const inside = kinds.map((kind, index) => `${kind}/${String(names[index])}`).join('/');
  const subscription = /^\/subscriptions\/[^/]+/i.exec(base)?.[0];
  const group =
    before.length === 2
      ? `/subscriptions/${String(before[0])}/resourceGroups/${String(before[1])}`
      : before.length === 1 && subscription !== undefined
        ? `${subscription}/resourceGroups/${String(before[0])}`
        : base;
  return `${group}/providers/${space}/${inside}`;
}

import { expressionEnd, mapExpressions } from '../model/template';
import { hasHidden, isHidden, isObject, SENSITIVE } from '../model/value';

/** What a reference such as `local.settings` stands for; `undefined` if the input does not state it. */
export type Scope = (reference: string) => unknown;

/**
 * The value of a Terraform expression that is made of literals, references and a few functions; `undefined` for any other.
 * Inside a list or an object, a reference that is not stated remains as text, such as `${azurerm_storage_account.a.id}`.
 */
export function evaluate(expression: string, scope: Scope): unknown {
  const reader = new Reader(expression.trim(), scope);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof NotEvaluated) return undefined;
    throw error;
  }
}

/** The text of a template with the expressions filled in whose values are known. */
export function filled(template: string, scope: Scope): unknown {
  let hidden: unknown;
  const text = mapExpressions(template, (marked) => {
    const value = evaluate(marked.slice(2, -1), scope);
    if (isHidden(value)) hidden = value;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : marked;
  });
  return hidden ?? text;
}

class NotEvaluated extends Error {}

/** Deepest nesting of an expression. Nothing written by hand comes near it. */
const MAX_DEPTH = 50;

const SPACE = /(?:\s|#.*|\/\/.*)*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const REFERENCE = /[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\.\d+|\["[^"\\$]*"\]|\[\d+\])*/y;
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Functions of known arguments. Any other makes an expression that is not evaluated. */
const FUNCTIONS: Readonly<Record<string, (...values: never[]) => unknown>> = {
  jsonencode: (value: unknown) => JSON.stringify(value),
  toset: same,
  tolist: same,
  tomap: same,
  length: (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value).length : undefined),
  lower: (text: unknown) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  merge: (...objects: unknown[]) => (objects.every(isObject) ? Object.assign({}, ...objects) : undefined),
  lookup: (map: unknown, key: unknown, otherwise: unknown) => {
    if (!isObject(map) || typeof key !== 'string') return undefined;
    return Object.hasOwn(map, key) ? map[key] : otherwise;
  },
  concat: (...lists: unknown[]) => (lists.every(Array.isArray) ? lists.flat() : undefined),
};

function same(value: unknown): unknown {
  return value;
}

/** A reader of one expression, from its start to its end. */
class Reader {
  private position = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly scope: Scope,
  ) {}

  whole(): unknown {
    const value = this.value();
    this.space();
    if (this.position !== this.text.length) throw new NotEvaluated();
    return value;
  }

  private value(): unknown {
    if (++this.depth > MAX_DEPTH) throw new NotEvaluated();
    try {
      if (this.take('{')) return this.object();
      if (this.take('[')) return this.list(']').map((one) => one.known);
      if (this.text[this.position] === '"') return this.string();
      const number = this.match(NUMBER);
      return number === undefined ? this.named() : Number(number);
    } finally {
      this.depth--;
    }
  }

  private object(): unknown {
    const entries: [string, unknown][] = [];
    while (!this.take('}')) {
      const key = this.text[this.position] === '"' ? this.string() : this.match(REFERENCE);
      if (typeof key !== 'string' || !(this.take('=') || this.take(':'))) throw new NotEvaluated();
      entries.push([key, this.item().known]);
      this.take(',');
    }
    return Object.fromEntries(entries);
  }

  private list(end: ']' | ')'): { known: unknown; isStated: boolean }[] {
    const items: { known: unknown; isStated: boolean }[] = [];
    while (!this.take(end)) {
      items.push(this.item());
      if (this.take(',')) continue;
      if (this.take(end)) break;
      throw new NotEvaluated();
    }
    return items;
  }

  /** A value inside another. One that is not stated is the text of its expression. */
  private item(): { known: unknown; isStated: boolean } {
    this.space();
    const start = this.position;
    const value = this.value();
    return value === undefined
      ? { known: `\${${this.text.slice(start, this.position).trim()}}`, isStated: false }
      : { known: value, isStated: true };
  }

  private string(): unknown {
    const parts: unknown[] = [];
    let start = ++this.position;
    for (;;) {
      const character = this.text[this.position];
      if (character === undefined) throw new NotEvaluated();
      const isMarker = this.text.startsWith('${', this.position) && this.text[this.position - 1] !== '$';
      if (character === '"' || isMarker) parts.push(unescaped(this.text.slice(start, this.position)));
      if (character === '"') break;
      if (isMarker) {
        const end = expressionEnd(this.text, this.position);
        parts.push(filled(this.text.slice(this.position, end), this.scope));
        start = this.position = end;
      } else this.position += character === '\\' ? 2 : 1;
    }
    this.position++;
    return parts.find(isHidden) ?? parts.join('');
  }

  /** A word, a call of a function or a reference. */
  private named(): unknown {
    this.space();
    const name = this.match(REFERENCE);
    if (name === undefined) throw new NotEvaluated();
    if (this.take('(')) return this.call(name);
    return Object.hasOwn(WORDS, name) ? WORDS[name] : this.scope(name);
  }

  private call(name: string): unknown {
    const call = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    const given = this.list(')');
    if (call === undefined || given.some(isOpen)) return undefined;
    const values = given.map(({ known }) => known);
    return values.some(hasHidden) ? SENSITIVE : call(...(values as never[]));
  }

  private space(): void {
    this.match(SPACE);
  }

  private take(character: string): boolean {
    this.space();
    if (this.text[this.position] !== character) return false;
    this.position++;
    this.space();
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.position += found.length;
    return found;
  }
}

/** Whether an argument is not known: an element of an unknown collection is text with an expression in it. */
function isOpen({ known, isStated }: { known: unknown; isStated: boolean }): boolean {
  return !isStated || (typeof known === 'string' && known.includes('${'));
}

/** Text without its escapes, which are those of JSON. */
function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    throw new NotEvaluated();
  }
}

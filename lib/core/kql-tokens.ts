/** A part of a query: a text literal, a name, a number or timespan, or a sign. Comments and spaces are omitted. */
export interface KqlToken {
  readonly kind: 'text' | 'name' | 'number' | 'sign';
  readonly text: string;
}

const TOKEN =
  /(?<comment>\/\/[^\n]*)|(?<multi>(?:```|~~~)[\s\S]*?(?:```|~~~))|(?<verbatim>[hH]?@(?:"(?:[^"]|"")*"|'(?:[^']|'')*'))|(?<text>[hH]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(?<name>[A-Za-z_]\w*)|(?<number>\d+(?:\.\d)?\w*)|(?<sign>\S)/g;

/** The parts of a query. A word inside a text literal or a comment is no name. */
export function kqlTokens(query: string): KqlToken[] {
  return [...query.matchAll(TOKEN)].flatMap(({ 0: text, groups = {} }): KqlToken[] => {
    if (groups['comment'] !== undefined) return [];
    if (groups['name'] !== undefined) return [{ kind: 'name', text }];
    if (groups['number'] !== undefined) return [{ kind: 'number', text }];
    return [{ kind: groups['sign'] === undefined ? 'text' : 'sign', text }];
  });
}

/** The value of a text literal: `"a\\\\b"`, `'a'`, `@"a\\b"`, each with `h` in front or not. */
export function kqlValue({ text }: KqlToken): string {
  const literal = text.replace(/^[hH]/, '');
  if (/^(```|~~~)/.test(literal)) return literal.slice(3, -3);
  const inside = literal.slice(1, -1);
  if (literal.startsWith('@')) {
    const quote = inside.charAt(0);
    return inside.slice(1).replaceAll(quote + quote, quote);
  }
  return inside.replaceAll(/\\(u[0-9A-Fa-f]{4}|.)/g, (_, code: string) =>
    code.length === 1 ? (ESCAPES[code] ?? code) : String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  0: '\0',
};

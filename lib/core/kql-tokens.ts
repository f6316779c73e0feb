/** A part of a query: a text literal, a name, a number or timespan, or a sign. Comments and spaces are omitted. */
export interface KqlToken {
  readonly kind: 'text' | 'name' | 'number' | 'sign';
  readonly text: string;
}

const TOKEN =
  /(?<comment>\/\/[^\n]*)|(?<multi>(?:```|~~~)[\s\S]*?(?:```|~~~))|(?<verbatim>[hH]?@(?:"(?:[^"]|"")*"|'(?:[^']|'')*'))|(?<text>[hH]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(?<name>[A-Za-z_][\w]*)|(?<number>\d+(?:\.\d+)?\w*)|(?<sign>[^\s])/g;

/** The parts of a query. A word inside a text literal or a comment is no name. */
export function kqlTokens(query: string): KqlToken[] {
  return [...query.matchAll(TOKEN)].flatMap(({ 0: text, groups = {} }): KqlToken[] => {
    if (groups['comment'] !== undefined) return [];
    if (groups['name'] !== undefined) return [{ kind: 'name', text }];
    if (groups['number'] !== undefined) return [{ kind: 'number', text }];
    return [{ kind: groups['sign'] === undefined ? 'text' : 'sign', text }];
  });
}

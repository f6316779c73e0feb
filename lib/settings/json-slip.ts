/** The offset at which a text stops being JSON, and the allowed token there. */
export interface JsonSlip {
  readonly offset: number;
  readonly expected: string;
}

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const DEEPEST = 100;

/** The first error of a text that should be JSON. The runtime's own parser reports the place of only some errors. */
export function jsonSlip(text: string): JsonSlip | undefined {
  let offset = 0;
  let depth = 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const length = pattern.exec(text)?.[0].length;
    offset += length ?? 0;
    return length !== undefined;
  };
  const token = (pattern: RegExp): boolean => skip(/[ \t\r\n]*/y) && skip(pattern);

  const value = (): string | undefined => {
    if (token(/\{/y)) return token(/\}/y) ? undefined : items('}', /\}/y, member);
    if (token(/\[/y)) return token(/\]/y) ? undefined : items(']', /\]/y, value);
    if (token(STRING) || token(LITERAL)) return undefined;
    return text[offset] === '"' ? 'text that ends on its line, with each backslash doubled' : 'a value';
  };
  const member = (): string | undefined => {
    if (!token(STRING)) return 'a name in double quotes';
    return token(/:/y) ? value() : "':'";
  };
  const items = (bracket: string, end: RegExp, item: () => string | undefined): string | undefined => {
    if (++depth > DEEPEST) return `at most ${DEEPEST} levels`;
    for (;;) {
      const expected = item();
      if (expected !== undefined) return expected;
      if (token(end)) break;
      if (!token(/,/y)) return `',' or '${bracket}'`;
    }
    depth--;
    return undefined;
  };

  const expected = value() ?? (token(/$/y) ? undefined : 'the end of the file');
  return expected === undefined ? undefined : { offset, expected };
}

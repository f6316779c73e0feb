/** An expression of Terraform's language for a value that Terraform knows only later. */
export class Expression {
  constructor(readonly text: string) {}
}

/** A replacement that JavaScript and Terraform do alike: see `both` for the syntax of patterns, `$1` is a group. */
export type Rewrite = readonly [pattern: RegExp, replacement: string];

/** Whether a text holds a token of the framework: Terraform knows its value only later. */
export function isLater(text: string): boolean {
  return text.includes('${TfToken[');
}

/**
 * A text as an expression. Braces are written as escapes: the framework ends an expression at its first closing brace,
 * and would write a token after it in the form used outside of expressions.
 */
export function quoted(text: string): string {
  const parts = text.split(/(\$\{TfToken\[[^\]]*\]\})/).map((part, index) => (index % 2 === 1 ? part : literal(part)));
  const given = parts.length === 1 ? parts : parts.filter((part) => part !== '""');
  return given.length === 1 ? String(given[0]) : `join("", [${given.join(', ')}])`;
}

function literal(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, '\\$&').replaceAll(/[{}\p{Cc}\p{Cf}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** An expression that is true if another one matches. */
export function matches(pattern: RegExp, expression: string): string {
  return `can(regex(${quoted(re2(pattern))}, ${expression}))`;
}

/** The number of bytes of a text in UTF-8, as an expression. */
export function bytesOf(expression: string): string {
  return `length(replace(urlencode(${expression}), ${quoted('/%../')}, "x"))`;
}

/** A text after replacements, each in every place. */
export function rewritten(text: string, rewrites: readonly Rewrite[]): string {
  return rewrites.reduce(
    (earlier, [pattern, replacement]) => earlier.replaceAll(everywhere(pattern), replacement),
    text,
  );
}

/** The same as an expression. */
export function rewrittenExpression(expression: string, rewrites: readonly Rewrite[]): string {
  return rewrites.reduce((earlier, [pattern, replacement]) => {
    const groups = replacement.replaceAll(/\$(\d)/g, '$${$1}');
    return `replace(${earlier}, ${quoted(`/${re2(pattern)}/`)}, ${quoted(groups)})`;
  }, expression);
}

/**
 * A pattern in the syntax of Terraform. Both languages agree on everything used here but lookaround and references to
 * groups, which Terraform does not have.
 */
export function re2({ source, flags }: RegExp): string {
  if (/\(\?<?[=!]|\\[1-9]/.test(source)) throw new Error(`Terraform cannot match /${source}/`);
  const escapes = source.replaceAll(/\\u([\da-f]{4})/gi, '\\x{$1}');
  return flags.includes('i') ? `(?i)${escapes}` : escapes;
}

/** Compiling a pattern takes longer than using it, and there are few patterns. */
const EVERYWHERE = new WeakMap<RegExp, RegExp>();

function everywhere(pattern: RegExp): RegExp {
  const compiled = EVERYWHERE.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}g`);
  EVERYWHERE.set(pattern, compiled);
  return compiled;
}

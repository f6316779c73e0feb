import { ref, Token } from 'cdktf';
import type { Path } from '../../core/problems';
import { isEscaped } from '../../core/templates';
import { isPlain } from '../../core/values';

/**
 * The same value with a token for each `${var.x}` that is written out, so that functions of Terraform and JSON have it
 * as they have a token of the framework. Values without one are the same objects. Texts with directives, escapes and
 * braces in braces stay: Terraform reads them where they are an argument.
 */
export function withTokens(value: unknown, escaped: readonly string[] = [], path: Path = []): unknown {
  if (isEscaped(path, escaped)) return value;
  if (typeof value === 'string') return textWithTokens(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => withTokens(item, escaped, [...path, index]));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, withTokens(part, escaped, [...path, key])] as const);
  return entries.some(([key, part]) => part !== value[key]) ? Object.fromEntries(entries) : value;
}

function textWithTokens(text: string): string {
  if (/\$\$\{|%\{|\$\{[^}]*\{/.test(text)) return text;
  return text.replaceAll(/\$\{(?!TfToken\[)([^{}]*)\}/g, (_, expression: string) => tokenOf(expression.trim()));
}

const TOKENS = new Map<string, string>();

/** One expression has one token, so that two texts with it are equal. */
function tokenOf(expression: string): string {
  const known = TOKENS.get(expression) ?? Token.asString(ref(expression));
  TOKENS.set(expression, known);
  return known;
}

import { jsonIn } from '../../core/values';
import { UNKNOWN } from './value';

/**
 * Terraform's templates in text. The text between `${` and its closing brace is an expression: it is carried along
 * as opaque text and never evaluated, except for references to what the same file states.
 */

/** Text that is nothing but one expression, without its markers. */
export function soleExpression(text: string): string | undefined {
  return text.startsWith('${') && expressionEnd(text, 0) === text.length ? text.slice(2, -1).trim() : undefined;
}

/** Position behind the expression that starts at `start`, or the end of the text where it is not closed. */
export function expressionEnd(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}' && --depth === 0) return index + 1;
  }
  return text.length;
}

/** `text` with each of its expressions replaced, markers included; doubled markers are left as they are. */
export function mapExpressions(text: string, change: (expression: string) => string): string {
  let result = '';
  let index = 0;
  for (;;) {
    const found = text.indexOf('${', index);
    if (found < 0) return result + text.slice(index);
    if (text[found - 1] === '$') {
      result += text.slice(index, found + 2);
      index = found + 2;
      continue;
    }
    const end = expressionEnd(text, found);
    result += text.slice(index, found) + change(text.slice(found, end));
    index = end;
  }
}

/**
 * A string of a configuration as a plan would hold it, as far as that is known: doubled markers are single, and in JSON
 * every expression is text. One expression on its own stays what it is.
 */
export function templateText(text: string): string {
  if (!text.includes('${') && !text.includes('%{')) return text;
  if (soleExpression(text) !== undefined) return text;
  return /^\s*[[{]/.test(text) ? templateJson(text) : text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

function templateJson(text: string): string {
  let result = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (text.startsWith('$${', index) || text.startsWith('%%{', index)) {
      result += text.slice(index + 1, index + 3);
      index += 2;
    } else if (text.startsWith('${', index)) {
      const end = expressionEnd(text, index);
      const asText = JSON.stringify(text.slice(index, end));
      result += quoted ? asText.slice(1, -1) : asText;
      index = end - 1;
    } else {
      if (character === '"') quoted = !quoted;
      result += character;
      if (character === '\\') result += text[++index] ?? '';
    }
  }
  return result;
}

/** What JSON in a string says; `UNKNOWN` where an expression makes up its form, `undefined` where it is not JSON. */
export function parseEmbedded(text: string): unknown {
  const json = jsonIn(text);
  return json === undefined && /[$%]\{/.test(text) ? UNKNOWN : json;
}

import { App, Fn, Lazy } from 'cdktf';
import { Expression, quoted } from '../../core/expressions';
import { terraformJson, terraformText } from '../../core/known';
import { withoutUndefined } from '../../core/values';

/** A value as JSON in an argument. */
export function jsonArgument(value: unknown): string {
  return inBothForms(terraformJson(value), () => `jsonencode(${expressionOf(value)})`);
}

/** A value of any type as an argument in HCL, in which the framework cannot write an object. */
export function objectExpression(value: object): string {
  return `\${${expressionOf(value)}}`;
}

/** A text of several lines, or with quotes or backslashes, in an argument. */
export function textArgument(text: string): string {
  return inBothForms(terraformText(text), () => quoted(text));
}

/**
 * In HCL the framework (0.21) writes backslashes, line ends and quotes beside an expression wrongly, and an expression as
 * it is: there Terraform makes the text.
 */
function inBothForms(text: string, expression: () => string): string {
  return Lazy.stringValue({
    produce: ({ scope: { node } }) => (App.isApp(node.root) && node.root.hclOutput ? `\${${expression()}}` : text),
  });
}

/** A value as an expression without braces, at which the framework would end it. */
function expressionOf(value: unknown): string {
  if (value instanceof Expression) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(expressionOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const given = Object.entries(withoutUndefined(value));
  return `zipmap([${given.map(([key]) => quoted(key)).join(', ')}], [${given.map(([, part]) => expressionOf(part)).join(', ')}])`;
}

/** A value with the texts that are known only at apply escaped for JSON: a Windows path contains backslashes. */
export function escapedForJson<Value>(value: Value): Value {
  return escaped(value) as Value;
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, (token) => Fn.replace(Fn.jsonencode(token), '/^\\"|\\"$/', ''));
  }
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]));
}

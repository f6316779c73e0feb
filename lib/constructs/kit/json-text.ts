import { Fn } from 'cdktf';

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

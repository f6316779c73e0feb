import { Fn } from 'cdktf';

/** A value whose texts that are known only at apply may stand in JSON: a Windows path brings backslashes along. */
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

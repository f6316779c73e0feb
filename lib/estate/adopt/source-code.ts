import { withoutUndefined } from '../../core/values';
import { isObject } from '../model/value';

/** An expression of the code itself, such as the name of a variable. */
export class Code {
  constructor(readonly text: string) {}
}

/** Longest line of generated code. */
const WIDTH = 110;

/** A value as TypeScript, in the style of this library's examples. Absent values are left out. */
export function codeOf(value: unknown, indent = ''): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quotedCode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => codeOf(one, inner))
    : Object.entries(withoutUndefined(value)).map(([key, part]) => member(key, part, inner));
  const [open, close, space] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', ' '];
  if (parts.length === 0) return open + close;
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function member(key: string, value: unknown, indent: string): string {
  const text = codeOf(value, indent);
  if (value instanceof Code && text === key) return key;
  // A plain `__proto__` would set the prototype.
  if (key === '__proto__') return `['__proto__']: ${text}`;
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quotedCode(key)}: ${text}`;
}

function quotedCode(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** An object without its absent members; `undefined` if none is left. */
export function given<Value extends object>(value: Value): Value | undefined {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  const isEmpty = (part: unknown) => isObject(part) && !(part instanceof Code) && Object.keys(part).length === 0;
  const kept = entries.filter(([, part]) => !isEmpty(part));
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Value);
}

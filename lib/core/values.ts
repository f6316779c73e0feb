/** Whether a value is an object and not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object without a class, as a literal or JSON makes it. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is a token of the framework for one that Terraform knows only later. */
export function isResolvable(value: unknown): boolean {
  return isObject(value) && typeof value['resolve'] === 'function';
}

/** A text, a number or a flag as text; `undefined` of anything else. */
export function scalarText(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** A text, a number or a flag as text; of anything else, which may not have any, an empty text. */
export function plainText(value: unknown): string {
  return scalarText(value) ?? '';
}

/** Deepest nesting of lists and objects that is looked into. Nothing Terraform or Azure writes comes near it. */
export const MAX_DEPTH = 100;

/** Whether lists and objects are nested too deeply for functions that call themselves. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH + 1) return true;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const inside of Object.values(one) as unknown[]) below.push(inside);
    }
    level = below;
  }
  return false;
}

/** What JSON in a text says; `undefined` if it is not JSON, or nested too deeply. */
export function jsonIn(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The same object without the members that are `undefined`. */
export function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value;
}

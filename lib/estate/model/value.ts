import { isTooDeep, MAX_DEPTH } from '../../core/values';

/**
 * Values as Terraform's JSON holds them, and how to look at them without ever printing a secret or guessing what is
 * known only at apply.
 */

/** Stands for a value that Terraform knows only at apply. */
export const UNKNOWN = Symbol('known after apply');

/** Stands for a value that is marked as sensitive. */
export const SENSITIVE = Symbol('sensitive');

/** Stands for a value that Azure has and the input does not hold, such as what an update of one property leaves alone. */
export const UNSTATED = Symbol('not in the input');

/** Why a value cannot be looked at. */
export type Hidden = typeof UNKNOWN | typeof SENSITIVE | typeof UNSTATED;

/** A value, or why there is none to look at. */
export type Known<Value> = Value | Hidden;

export type Attributes = Readonly<Record<string, unknown>>;

/** What cannot be reviewed, with the reason as its message: one line, lower case, no full stop. */
export class UnusableInput extends Error {}

/** @throws UnusableInput where lists and objects are nested deeper than anything Terraform writes */
export function refuseDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new UnusableInput(`the input is nested more than ${MAX_DEPTH} levels deep`);
}

/** @throws UnusableInput if anything in a document is nested deeper than that */
export function refuseDeep(document: unknown): void {
  if (isTooDeep(document)) refuseDepth(MAX_DEPTH + 1);
}

export function isHidden(value: unknown): value is Hidden {
  return value === UNKNOWN || value === SENSITIVE || value === UNSTATED;
}

/** Why a value cannot be looked at, in words. */
export function hiddenText(value: symbol): 'sensitive' | 'not in the input' | 'known only at apply' {
  if (value === SENSITIVE) return 'sensitive';
  return value === UNSTATED ? 'not in the input' : 'known only at apply';
}

/** Whether anything in a value is hidden. */
export function hasHidden(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (isHidden(next)) return true;
    if (typeof next === 'object' && next !== null) for (const one of Object.values(next)) open.push(one);
  }
  return false;
}

/** Whether a value cannot be looked at: it is hidden, or text that holds an expression. */
export function isUnseen(value: unknown): boolean {
  return isHidden(value) || (typeof value === 'string' && value.includes('${'));
}

/** Whether a value may be anything: it is hidden, or an expression that names no resource. */
export function mayBeAnything(value: unknown): boolean {
  return isUnseen(value) && !(typeof value === 'string' && /\baz(?:urerm|api)_\w+\./.test(value));
}

/** Why a value cannot be looked at, if it cannot. */
export function hiddenOf(value: unknown): Hidden | undefined {
  if (isHidden(value)) return value;
  return isUnseen(value) ? UNKNOWN : undefined;
}

/** The texts of a list, with an expression in the place of each that is hidden, or of the whole list. */
export function textsOrOpen(value: unknown): string[] {
  if (isHidden(value)) return [openText(value)];
  if (typeof value === 'string') return isUnseen(value) ? [value] : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => (isHidden(one) ? openText(one) : (textOf(one) ?? [])));
}

/** An expression that stands for a hidden value where a text is expected. */
export function openText(value: Hidden): string {
  return `\${${hiddenText(value)}}`;
}

/** Whether a text stands for a value of which nothing is known, as `openText` writes it. */
export function isOpenText(text: string): boolean {
  return [UNKNOWN, SENSITIVE, UNSTATED].some((value) => text === openText(value as Hidden));
}

export function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object, hidden where the object is hidden or an expression; `undefined` of anything else. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : hiddenOf(value);
}

/** The member at the end of a path of names. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((current, key) => member(block(current), key), value);
}

/** The blocks of one kind: a plan lists them, a hand-written file may give the only one as an object. */
export function blocks(value: unknown): unknown[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.map((one) => (isObject(one) ? one : hiddenOf(one))).filter((one) => one !== undefined);
}

/** The blocks of one kind whose members can be seen: Terraform takes no expression in the place of a resource or variable. */
export function seenBlocks(value: unknown): Attributes[] {
  return blocks(value).filter(isObject);
}

/** The only block of a kind. */
export function block(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A number, also where a file writes it as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
/**
 * `value` with everything that `mask` marks replaced by `mark`. Parts that carry no mark are shared, not copied.
 * @throws UnusableInput where the nesting is deeper than anything Terraform writes
 */
export function masked(value: unknown, mask: unknown, mark: symbol, depth = 0): unknown {
  if (mask === true) return (value ?? null) === null && mark === SENSITIVE ? value : mark;
  if (typeof mask !== 'object' || mask === null) return value;
  refuseDepth(depth);
  if (Array.isArray(mask)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(list.length, mask.length);
    const marked = Array.from({ length }, (_, index) => masked(list[index], mask[index], mark, depth + 1));
    return marked.some((part, index) => part !== list[index]) ? marked : value;
  }
  const marked = Object.entries(mask).flatMap(([key, part]) => {
    const own = member(value, key);
    const next = masked(own, part, mark, depth + 1);
    return next === own ? [] : [[key, next] as const];
  });
  return marked.length === 0 ? value : { ...(isObject(value) ? value : {}), ...Object.fromEntries(marked) };
}

/** `value` with each of its strings replaced; keys are left as they are. */
export function mapTexts(value: unknown, change: (text: string) => unknown, depth = 0): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  refuseDepth(depth);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change, depth + 1)]));
}

/** Whether two values mean the same; what is hidden equals nothing but what is hidden for the same reason. */
export function sameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  refuseDepth(depth);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && sameValue((a as Attributes)[key], (b as Attributes)[key], depth + 1),
  );
}

/** An id to compare with others; empty where there is none to see. */
export function idKey(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** More segments than any id of Azure has: an input may have more. */
const MAX_SEGMENTS = 40;

/** The keys of the scopes around an id, outermost first, and its own at the end. */
export function idKeysAround(id: unknown): string[] {
  const segments = idKey(id).split('/', MAX_SEGMENTS);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/')).filter((key) => key !== '');
}

/** Ids are compared without case: Azure itself prints them in several. */
export function sameId(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
}

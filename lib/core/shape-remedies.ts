import { isKnown, isListToken } from './known';
import type { Shape } from './shapes';
import { isObject, isResolvable } from './values';

/** What a message says of a value that is known only at apply. */
export const GOT_LATER = 'got a value known only at apply';

/** The replacement for a value of the wrong type, if it is known. */
export function remedy(value: unknown, shape: Shape): string {
  if (isLater(value) && shape === 'text') return ': use Token.asString';
  if (isLater(value) && shape === 'number') return ': use Token.asNumber';
  if (isLater(value)) return ', which cannot be checked: set a literal value';
  if (typeof value === 'string' && isQuoted(value, shape)) return ': remove the quotes';
  if (typeof value === 'number' && !Number.isInteger(value) && shape === 'text')
    return ': put it in quotes, because a number has no zeros at the end, so that 2.30 becomes 2.3';
  if ((typeof value === 'number' || typeof value === 'boolean') && shape === 'text') return `: write '${value}'`;
  if (typeof value === 'string' && typeof shape === 'object' && 'needs' in shape) {
    const [key] = shape.needs?.filter(([name = '']) => value.toLowerCase().includes(kindOf(name))).at(-1) ?? [];
    return key === undefined ? '' : `: write { ${key}: '…' }`;
  }
  if (Array.isArray(value)) return remedyOfList(value, shape);
  return typeof shape === 'object' && 'list' in shape && fits(value, shape.list)
    ? ': wrap the single item in a list'
    : '';
}

/** What to write for a list of keys, or of values that need keys. */
function remedyOfList([first]: readonly unknown[], shape: Shape): string {
  if (typeof shape !== 'object') return '';
  if ('map' in shape) return ': give each item a key, such as { first: … }';
  const isKey = 'keys' in shape && typeof first === 'string' && `${first}?` in shape.keys;
  return isKey ? `: write { '${first}': '…' }` : '';
}

/** `/subscription` for `subscriptionId`: an id has the name of its kind. */
function kindOf(key: string): string {
  return `/${key.replace(/Id$/, '').toLowerCase()}`;
}

/** Whether a value has the type of a shape, regardless of its contents. */
export function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'number') return typeof value === 'number';
  if (shape === 'flag') return typeof value === 'boolean';
  if (shape === 'instance') return isObject(value);
  if (typeof shape === 'string') return true;
  if ('one' in shape) return shape.one.some((word) => typeof word === typeof value);
  return 'list' in shape ? Array.isArray(value) : isObject(value) && !isResolvable(value);
}

/** Whether a value is a token for one that Terraform knows only later. */
export function isLater(value: unknown): boolean {
  return typeof value === 'string' ? !isKnown(value) || isListToken(value) : isResolvable(value);
}

/** Whether a text is a value of the shape in quotes. */
export function isQuoted(text: string, shape: Shape): boolean {
  if (shape === 'flag') return text === 'true' || text === 'false';
  if (shape === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
  return typeof shape === 'object' && 'one' in shape && shape.one.some((word) => String(word) === text);
}

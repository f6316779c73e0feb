/** The expected shape of a value, generated from the TypeScript type of an input. */
export type Shape =
  | 'any'
  | 'text'
  | 'number'
  | 'flag'
  /** An object of a class, such as a resource, which is not looked into. */
  | 'instance'
  /** A key that another key rules out: the checks of the input explain it. */
  | 'never'
  | { readonly one: readonly Word[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly either: readonly Shape[] }
  /** Objects that the word under one key distinguishes. */
  | { readonly by: string; readonly cases: Readonly<Record<string, Shape>> }
  | ObjectShape;

export type Word = string | number | boolean;

/** An object. A key that ends in `?` is optional. For a construct, only the required keys are known. */
export interface ObjectShape {
  readonly construct?: string;
  /** The static method that imports an existing one, such as `Workspace.fromWorkspaceId`. */
  readonly from?: string;
  /** Keys that belong together, if an object is one of several. */
  readonly needs?: readonly (readonly string[])[];
  readonly keys: Readonly<Record<string, Shape>>;
}

/** The shapes of inputs by name. A number in place of a shape refers to one that several share. */
export interface ShapeTable {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly shared: readonly unknown[];
}

/** The shapes of a table, each number replaced by the shape it refers to. */
export function shapesOf({ inputs, shared }: ShapeTable): Readonly<Record<string, Shape>> {
  const known = new Map<number, unknown>();
  const whole = (part: unknown): unknown => {
    if (typeof part === 'number') {
      if (!known.has(part)) known.set(part, inner(shared[part]));
      return known.get(part);
    }
    return inner(part);
  };
  const inner = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(whole);
    if (typeof part !== 'object' || part === null) return part;
    // The words of a closed set may be numbers themselves.
    if ('one' in part) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, whole(value)]));
  };
  return inner(inputs) as Readonly<Record<string, Shape>>;
}

/** The name of a shape in messages: `a list`, `one of 'windows', 'linux'`, `a Workspace or …`. */
export function shapeName(shape: Shape): string {
  if (shape === 'number') return 'a number';
  if (shape === 'flag') return 'true or false';
  if (shape === 'instance') return 'a construct';
  if (typeof shape === 'string') return 'text';
  if ('one' in shape) return wordsName(shape.one);
  if ('list' in shape) return 'a list';
  if ('map' in shape) return 'an object';
  if ('either' in shape) {
    if (shape.either.every(isConstruct)) return alternatives(shape.either.map(({ construct }) => `a ${construct}`));
    return alternatives(shape.either.map(shapeName));
  }
  if ('by' in shape) return casesName(shape.by, shape.cases);
  if (isConstruct(shape))
    return shape.from === undefined ? `a ${shape.construct}` : `a ${shape.construct} or the result of ${shape.from}`;
  const { needs = [Object.keys(shape.keys).filter((key) => !key.endsWith('?'))] } = shape;
  return alternatives(needs.map((keys) => (keys.length === 0 ? 'an object' : `{ ${keys.join(', ')} }`)));
}

/** `{ access: 'all' } or { access: 'some', subnetIds? }`, or if that is long, the word that distinguishes the cases. */
function casesName(by: string, cases: Readonly<Record<string, Shape>>): string {
  const names = Object.entries(cases).map(([word, shape]) => {
    const keys = typeof shape === 'object' && 'keys' in shape ? Object.entries(shape.keys) : [];
    const others = keys.flatMap(([key, part]) => (key === by || part === 'never' ? [] : [key]));
    return `{ ${[`${by}: '${word}'`, ...others].join(', ')} }`;
  });
  const name = alternatives(names);
  return name.length <= MOST_CHARACTERS ? name : `an object with ${by} ${wordsName(Object.keys(cases))}`;
}

/** The longest list of cases that a message can carry. */
const MOST_CHARACTERS = 200;

/** `one of 'windows', 'linux'`, and `'builtIn'` for a single word. */
function wordsName(words: readonly Word[]): string {
  const names = words.map((word) => (typeof word === 'string' ? `'${word}'` : String(word)));
  return names.length === 1 ? names.join() : `one of ${names.join(', ')}`;
}

function alternatives(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((name) => name !== '').join(' or ');
}

/** Whether a shape is that of a construct, or of a reference to an existing one. */
export function isConstruct(shape: Shape): shape is ObjectShape & { readonly construct: string } {
  return typeof shape === 'object' && 'construct' in shape;
}

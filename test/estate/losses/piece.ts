type Attributes = Readonly<Record<string, unknown>>;

/** One resource of an estate in the two forms it may be written in; a form is absent where the other covers it. */
export interface Piece {
  readonly azurerm?: { readonly type: string; readonly attributes: Attributes };
  readonly arm?: ArmPiece;
}

/** A resource as Azure Resource Manager has it: the content of `azapi_resource` and of an ARM template. */
export interface ArmPiece {
  readonly type: string;
  readonly version: string;
  readonly name: string;
  /** Id of the resource group, scope or parent it belongs to. */
  readonly parent: string;
  readonly location?: string;
  readonly identity?: Identity;
  readonly body: Attributes;
}

export interface Identity {
  readonly type: 'SystemAssigned' | 'UserAssigned';
  /** What Azure made of it; a template does not hold it. */
  readonly principal?: string;
  readonly ids?: readonly string[];
}

/** An estate: its resources by a short name. */
export type Pieces = Readonly<Record<string, Piece>>;

/** Stands for a value that is known only at apply. */
export const AT_APPLY = Symbol('known only at apply');

/**
 * New values by path; `undefined` takes away, a function changes what is there. Paths lead into JSON in strings.
 */
export type Edits = Readonly<Record<string, unknown>>;

/** `value` with what is at the end of a path exchanged. */
export function edited(value: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof to === 'function' ? to(value) : to;
  if (typeof value === 'string') return JSON.stringify(edited(JSON.parse(value), path, to));
  if (typeof value !== 'object' || value === null) throw new Error(`nothing at ${path.join('/')}`);
  const inside = edited((value as Attributes)[key], rest, to);
  if (Array.isArray(value)) {
    if (inside === undefined) return value.filter((_, index) => index !== Number(key));
    return Number(key) < value.length
      ? value.map((one, index) => (index === Number(key) ? inside : one))
      : [...value, inside];
  }
  const { [key]: _old, ...others } = value as Attributes;
  return inside === undefined ? others : { ...others, [key]: inside };
}

/** The path of everything that an object states. Lists are alike behind their second item. */
export function* placesIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
  if (path.length > 0) yield path;
  if (typeof value !== 'object') return;
  for (const [key, one] of Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined))
    yield* placesIn(one, [...path, key]);
}

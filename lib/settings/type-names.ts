/** The parts of the settings schema that messages show. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: unknown;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  string: 'text',
};

/** The required value in words: `a list`, `false`, `a name such as 'knownDlls'`. */
export function nameOf({ type = '', const: fixed, enum: words }: SchemaNode): string {
  if (Array.isArray(words)) return `a name such as '${words[0]}'`;
  return fixed === undefined ? (TYPE_NAMES[type] ?? type) : String(fixed);
}

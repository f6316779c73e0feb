/** The part of JSON Schema that the schemas of this package use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly then?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/**
 * The keys, types and words of a document, one line each.
 * @param direction whether users write the document, who may leave out keys, or read it, who rely on those that are always there
 */
export function linesOfSchema(name: string, root: Schema, direction: 'input' | 'output'): string[] {
  const lines: string[] = [];
  const walk = (path: string, schema: Schema): void => {
    const target =
      schema.$ref === undefined ? undefined : root.definitions?.[schema.$ref.replace('#/definitions/', '')];
    const alternatives = [...(target ? [target] : []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
    for (const one of [...alternatives, ...(schema.then ? [schema.then] : [])]) walk(path, one);
    lines.push(path);
    const words = [...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])];
    for (const word of words) lines.push(`${path} = ${JSON.stringify(word)}`);
    if (schema.type !== undefined) lines.push(`${path}: ${[schema.type].flat().sort().join(' or ')}`);
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      const isRequired = schema.required?.includes(key) === true;
      if (direction === 'input') lines.push(`${path}.${key} ${isRequired ? 'is needed' : 'may be left out'}`);
      else if (isRequired) lines.push(`${path}.${key} is always there`);
      walk(`${path}.${key}`, value);
    }
    if (schema.items) walk(`${path}[]`, schema.items);
    if (schema.propertyNames) walk(`${path} keys`, schema.propertyNames);
    if (typeof schema.additionalProperties === 'object') walk(`${path}.<key>`, schema.additionalProperties);
  };
  walk(name, root);
  return lines;
}

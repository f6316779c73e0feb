import { basename } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { nameOf, type SchemaNode } from '../lib/settings/type-names';
import { SCHEMA_FILE } from './schema';

/** Keywords that no message of this library shows. */
const PROSE = ['title', 'description', 'source', '$id'];

export const VALIDATOR_FILE = 'lib/settings/structure-validator.js';

/**
 * JavaScript that validates against the schema of the settings, without ajv: loading ajv and compiling the schema took
 * longer than the rest of a small app.
 */
export function validatorCode(schema: string): string {
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, code: { source: true } });
  ajv.addVocabulary(['unit', 'defaultDescription', 'alternatives']);
  const told = JSON.parse(schema, (key, value: unknown) =>
    PROSE.includes(key) && typeof value === 'string' ? undefined : value,
  ) as object;
  ajv.addSchema({ ...(chooseByType(told) as object), $id: 'settings' });
  return `// Generated from ${basename(SCHEMA_FILE)}\n${standaloneCode(ajv, { validate: 'settings' })}\n`;
}

/**
 * The same schema with every choice made by the type of the value, so that a value is compared with one alternative and
 * an error is about the alternative that its author meant. All alternatives of our types differ in type.
 */
function chooseByType(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(chooseByType);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, chooseByType(value)]),
  ) as SchemaNode;
  if (!Array.isArray(anyOf)) return rest;
  const alternatives = (anyOf as SchemaNode[]).map(nameOf);
  return (anyOf as SchemaNode[]).reduceRight<object>(
    (otherwise, one) => {
      const condition = one.const === undefined ? { type: one.type } : { const: one.const };
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      return { if: condition, then: one, else: otherwise };
    },
    { ...rest, not: {}, alternatives },
  );
}

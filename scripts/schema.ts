import { readFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';
import { FINDINGS, SEVERITIES } from '../lib/estate';
import { STATES } from '../lib/estate/format/inspection-text';
import { DRIFT_ORDER } from '../lib/facts/drift-kinds';
import { CAUSE_ORDER } from '../lib/facts/silence-causes';

const SCHEMA_ID = 'urn:cdktf-azure-change-tracking:change-tracking-settings';

/** A JSON file names its schema in a property; YAML does in a comment. */
const SCHEMA_REFERENCE = { type: 'string', description: 'The schema of this file, for editors. Ignored otherwise.' };

export const SCHEMA_FILE = 'lib/settings/change-tracking-settings.schema.json';

/** The JSON Schema of the output of `change-tracking review --format json`. */
export const REVIEW_SCHEMA_FILE = 'lib/estate/review.schema.json';

/** The JSON Schema of the output of `change-tracking check <folder> --format json`. */
export const INSPECTION_SCHEMA_FILE = 'lib/estate/inspection.schema.json';

/** The schemas that the package holds. */
export const SCHEMA_FILES = [SCHEMA_FILE, REVIEW_SCHEMA_FILE, INSPECTION_SCHEMA_FILE];

/** The JSON Schema of the settings, derived from their TypeScript types and doc comments. */
export function settingsSchema(): string {
  const schema = createGenerator({
    path: 'lib/settings/types.ts',
    tsconfig: 'tsconfig.json',
    type: 'ChangeTrackingSettings',
    expose: 'none',
    topRef: false,
    extraTags: ['unit', 'source'],
    sortProps: false,
  }).createSchema('ChangeTrackingSettings');
  const properties = { $schema: SCHEMA_REFERENCE, ...schema.properties };
  const published = {
    $schema: schema.$schema,
    $id: SCHEMA_ID,
    title: 'Azure change tracking settings',
    ...schema,
    properties,
  };
  return `${JSON.stringify(published, describeDefaults, 2)}\n`;
}

/** Moves a default that is a sentence (`- the path`) to `defaultDescription`, so that no editor inserts it as a value. */
function describeDefaults(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('default' in value)) return value;
  const { default: given, ...rest } = value;
  return typeof given === 'string' && given.startsWith('- ') ? { ...rest, defaultDescription: given.slice(2) } : value;
}

/** The JSON Schema of reviews with the ids and severities there are. */
export function reviewSchema(): string {
  const schema = JSON.parse(readFileSync(REVIEW_SCHEMA_FILE, 'utf8')) as ReviewSchema;
  const { properties } = schema.definitions.finding;
  properties.id.enum = Object.keys(FINDINGS);
  properties.severity.enum = SEVERITIES;
  return `${JSON.stringify(schema, null, 2)}\n`;
}

interface ReviewSchema {
  readonly definitions: {
    readonly finding: { readonly properties: Readonly<Record<'id' | 'severity', { enum: readonly string[] }>> };
  };
}

/** The JSON Schema of inspections with the states and causes there are. */
export function inspectionSchema(): string {
  const schema = JSON.parse(readFileSync(INSPECTION_SCHEMA_FILE, 'utf8')) as InspectionSchema;
  const states = Object.keys(STATES);
  schema.properties.summary.propertyNames.enum = ['machines', ...states];
  schema.definitions.cause.enum = CAUSE_ORDER;
  schema.definitions.machine.properties.state.enum = states;
  schema.definitions.difference.properties.kind.enum = DRIFT_ORDER;
  return `${JSON.stringify(schema, null, 2)}\n`;
}

interface Choice {
  enum: readonly string[];
}

interface InspectionSchema {
  readonly properties: { readonly summary: { readonly propertyNames: Choice } };
  readonly definitions: {
    readonly cause: Choice;
    readonly machine: { readonly properties: { readonly state: Choice } };
    readonly difference: { readonly properties: { readonly kind: Choice } };
  };
}

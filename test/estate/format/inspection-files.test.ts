import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { formatInspectionJson } from '../../../lib/estate/format/inspection-files';
import { inspect } from '../../../lib/estate/inspection/inspect';
import schema from '../../../lib/estate/inspection.schema.json';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { INSPECTION_SCHEMA_FILE, inspectionSchema } from '../../../scripts/schema';
import { exportedFolder } from '../../support/exported-folder';

const whole = exportedFolder(exportedEstate(84));
const alone = exportedFolder({ files: { machines: exportedEstate(84).files['machines'] ?? [] } });
afterAll(() => {
  for (const one of [whole, alone]) rmSync(one, { recursive: true });
});

describe('the JSON of an inspection', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
  const documentOf = (folder: string) =>
    JSON.parse(formatInspectionJson(inspect(loadInventory(folder)))) as {
      machines: Record<string, unknown>[];
      summary: object;
      versions: object[];
      compliance: Record<'members' | 'exemptions' | 'compliantOnPaper', object[]>;
    };

  test.each([
    ['a whole export', whole],
    ['an export with nothing but machines', alone],
  ])('follows its schema: %s', (_, folder) => {
    expect([validate(documentOf(folder)), validate.errors]).toEqual([true, null]);
  });

  test('describes every property of an export that has everything', () => {
    const { definitions, properties } = schema;
    const document = documentOf(whole);
    const { summary, machines, versions, compliance } = document;
    const described: readonly (readonly [value: object | undefined, known: object])[] = [
      [document, properties],
      [machines[0], definitions.machine.properties],
      [versions[0], definitions.version.properties],
      [compliance, definitions.compliance.properties],
      [compliance.members[0], definitions.member.properties],
      [compliance.exemptions[0], definitions.exemption.properties],
      [compliance.compliantOnPaper[0], definitions.paper.properties],
    ];
    expect(Object.keys(summary)).toEqual(properties.summary.propertyNames.enum);
    for (const [value, known] of described) {
      expect(Object.keys(value ?? {}).sort()).toEqual(Object.keys(known).sort());
    }
  });

  test('describes every property of a comparison with code', () => {
    const item = { kind: 'missing', address: 'a.b', id: '/x', subject: 's', wanted: 'w', there: 't' } as const;
    const drift = {
      items: [item, { ...item, finding: 'rule-removed', id: undefined }],
      compared: 1,
      notCompared: ['a.b'],
    };
    const document = JSON.parse(formatInspectionJson({ ...inspect(loadInventory(whole)), drift })) as {
      drift: { items: object[] };
    };
    expect([validate(document), validate.errors]).toEqual([true, null]);
    const { drift: known, difference } = schema.definitions;
    expect(Object.keys(document.drift).sort()).toEqual(Object.keys(known.properties).sort());
    for (const one of document.drift.items)
      expect(Object.keys(one).sort()).toEqual(Object.keys(difference.properties).sort());
  });

  test.each<[what: string, change: (machine: Record<string, unknown>) => Record<string, unknown>]>([
    ['a cause there is not', (one) => ({ ...one, cause: 'other' })],
    ['a silent machine without a cause', (one) => ({ ...one, state: 'silent', cause: null })],
    ['a cause of a machine that reports', (one) => ({ ...one, state: 'reports', cause: 'machineOff' })],
    ['a machine without an id', ({ id: _, ...one }) => one],
  ])('%s does not follow it', (_, change) => {
    const { machines, ...rest } = documentOf(whole);
    expect(validate({ ...rest, machines: machines.map(change) })).toBe(false);
  });
});

test('the schema has the states and causes there are', () => {
  expect(readFileSync(join(__dirname, '../../..', INSPECTION_SCHEMA_FILE), 'utf8')).toBe(inspectionSchema());
});

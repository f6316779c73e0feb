import { exportedEstate } from '../../bench/support/exported-estate';
import { INITIATIVES } from '../../lib/facts/initiatives';
import { DESTINATIONS, INSPECTION_QUERIES, type InspectionQuery } from '../../lib/facts/inspection-queries';
import { analyse } from '../support/kql/service';

const ALL: readonly (readonly [string, InspectionQuery])[] = Object.entries(INSPECTION_QUERIES);
const GRAPH = ALL.filter(([, { source }]) => source === 'resourceGraph');
const columnsOf = (name: keyof typeof INSPECTION_QUERIES) => analyse(INSPECTION_QUERIES[name].kql).columns;

test.each([...ALL, ['destinations', { kql: DESTINATIONS }] as const])('the query %s has no error', (_, { kql }) => {
  expect(analyse(kql).errors).toEqual([]);
});

test('the names are those of the files that check reads', () => {
  expect(ALL.map(([name]) => name)).toEqual([
    'machines',
    'extensions',
    'rules',
    'associations',
    'solutions',
    'workspaces',
    'identities',
    'assignments',
    'states',
    'exemptions',
    'roles',
    'reporting',
  ]);
});

test('every query of Resource Graph has the id and its order, without which pages are lost or overlap', () => {
  for (const [name, { kql }] of GRAPH) {
    expect({ name, id: analyse(kql).columns['id'] }).toEqual({ name, id: 'string' });
    expect(kql).toMatch(/\n\| order by id asc$/);
    expect(kql).not.toMatch(/\b(join|union|mv-expand)\b/);
  }
});

test('a result has the columns of what it lists', () => {
  expect(columnsOf('reporting')).toEqual({
    ResourceId: 'string',
    Computer: 'string',
    Kind: 'string',
    LastRow: 'datetime',
  });
  expect(columnsOf('extensions')).toMatchObject({
    publisher: 'string',
    extensionType: 'string',
    typeHandlerVersion: 'string',
    enableAutomaticUpgrade: 'bool',
    settings: 'dynamic',
  });
  expect(columnsOf('machines')).toMatchObject({ osType: 'string', imageReference: 'dynamic', powerState: 'string' });
  expect(columnsOf('workspaces')).toMatchObject({ customerId: 'string', retentionInDays: 'int', dailyQuotaGb: 'real' });
});

test('all rules are listed: an association with a rule that is not in the list is one with a rule that is deleted', () => {
  expect(INSPECTION_QUERIES.rules.kql.split('\n| ').slice(0, 2)).toEqual([
    'resources',
    "where type in~ ('Microsoft.Insights/dataCollectionRules')",
  ]);
});

test('states are found by the members of the initiatives, also in a copy of an initiative', () => {
  for (const { id, members } of Object.values(INITIATIVES)) {
    expect(INSPECTION_QUERIES.assignments.kql).toContain(`'${id}'`);
    for (const { definitionId } of Object.values(members)) {
      expect(INSPECTION_QUERIES.states.kql).toContain(`'${definitionId}'`);
    }
  }
});

test('the columns of an exported estate, from which causes are found, are those of the queries', () => {
  const files = Object.entries(exportedEstate(100).files);
  expect(files.length).toBeGreaterThan(3);
  for (const [name, rows] of files) {
    const columns = columnsOf(name as keyof typeof INSPECTION_QUERIES);
    const unknown = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => !(column in columns));
    expect({ name, unknown }).toEqual({ name, unknown: [] });
  }
});

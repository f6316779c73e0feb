import { isExport, readExport } from '../../../../lib/estate/read/exports/exported';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const SITE = `${GROUP}/providers/Microsoft.Web/sites/site`;

test.each<[document: unknown, is: boolean]>([
  [{ contentVersion: '1.0.0.0', resources: [] }, true],
  [[{ id: SITE }], true],
  [[{ id: 'a' }, { id: SITE }], true],
  [[{ id: 'a' }], false],
  [{ value: [] }, true],
  [{ Value: [] }, true],
  [{ data: [], total_records: 0 }, true],
  [{ Data: [], TotalRecords: 0 }, true],
  [{ data: [] }, false],
  [[], false],
  ['text', false],
])('%j is an export: %p', (document, is) => {
  expect(isExport(document)).toBe(is);
});

test('resources are read once, others are counted, and rows without an id are said', () => {
  const rows = [
    { id: WORKSPACE, properties: { retentionInDays: 30 } },
    { id: WORKSPACE.toUpperCase(), properties: { retentionInDays: 90 } },
    { id: SITE, properties: {} },
    { id: `${SITE}2`, properties: {} },
    { name: 'none' },
  ];
  const { changes, ...rest } = readExport({ value: rows, nextLink: 'x' });
  expect(changes).toMatchObject([
    {
      ...{ address: WORKSPACE, type: 'azurerm_log_analytics_workspace', action: 'create', replacedFor: [] },
      after: { id: WORKSPACE, name: 'log', retention_in_days: 30 },
    },
  ]);
  expect(rest).toEqual({
    kind: 'export',
    gaps: [
      { address: 'export', what: 'a page is missing: the list goes on where this answer ends' },
      { address: 'export', what: '1 of 5 rows have no id and are not read: export the id too' },
    ],
    unread: new Map([['microsoft.web/sites', 2]]),
  });
});

test('a rule without an id is called by its name, or its type, and has no id', () => {
  const body = { properties: { dataSources: {}, dataFlows: [] } };
  const { changes, gaps } = readExport([{ name: 'dcr', ...body }, body]);
  expect(changes.map(({ address, after }) => [address, after && 'id' in after])).toEqual([
    ['dcr', false],
    ['microsoft.insights/datacollectionrules', false],
  ]);
  expect(gaps).toEqual([]);
});

test('a rule whose properties are missing is said', () => {
  const id = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct`;
  expect(readExport([{ id }]).gaps).toEqual([
    {
      address: id,
      what: "the properties are missing in this export; export the rule with: az rest --method get --url '<id of the rule>?api-version=2023-03-11'",
    },
  ]);
});

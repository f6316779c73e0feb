import { UnusableInput } from '../../../../lib/estate/model/value';
import { isResourceRow, resourceOfRow } from '../../../../lib/estate/read/exports/resource-rows';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const ID = `${GROUP}/providers/A.B/c/n`;
const read = { type: 'a.b/c', id: ID, name: 'n', parentId: GROUP, partial: false };
const RULE = { type: 'microsoft.insights/datacollectionrules', id: '', name: '', parentId: undefined };

test.each<[row: object, resource: object]>([
  [
    { id: ID, type: 'other/type' },
    { content: {}, partial: true },
  ],
  [
    { id: ID, TYPE: 'x', tags: null, ZONES: [], systemData: {}, properties: null },
    { content: {}, partial: true },
  ],
  [{ id: ID, properties: { a: 1 } }, { content: { properties: { a: 1 } } }],
  [{ id: ID, properties: ' {"a":1}' }, { content: { properties: { a: 1 } } }],
  [
    { id: ID, properties: ' ' },
    { content: {}, partial: true },
  ],
  [{ id: ID, properties_a: 1, Properties_b: 2 }, { content: { properties: { a: 1, b: 2 } } }],
  [{ id: ID, publisher: 'p', none: '' }, { content: { properties: { id: ID, publisher: 'p' } } }],
  ...['typePropertiesType', 'typeHandlerType', 'extensionType'].map((key): [object, object] => [
    { id: ID, [key]: 'T', type: 'x' },
    { content: { properties: { id: ID, [key]: 'T', type: 'T' } } },
  ]),
  [
    {
      ...{ id: ID, location: 'w', tags: { a: '1' }, kind: 'k', identity: { type: 'None' }, sku: { name: 's' } },
      ...{ plan: { name: 'p' }, properties: {} },
    },
    {
      content: {
        ...{ location: 'w', tags: { a: '1' }, kind: 'k', identity: { type: 'None' }, sku: { name: 's' } },
        ...{ plan: { name: 'p' }, properties: {} },
      },
    },
  ],
  [
    { id: ID, tag: { a: '1' }, kind: null, identity: null, sku: null, plan: null, properties: {} },
    { content: { tags: { a: '1' }, properties: {} } },
  ],
  [
    { Id: 'short', ResourceId: ID, Name: 'own', properties: {} },
    { name: 'own', content: { properties: {} } },
  ],
  [
    { id: `${ID}/d/m`, properties: {} },
    { type: 'a.b/c/d', id: `${ID}/d/m`, name: 'm', parentId: ID, content: { properties: {} } },
  ],
  [
    { id: `${ID}/providers/X.Y/z/e`, properties: {} },
    { type: 'x.y/z', id: `${ID}/providers/X.Y/z/e`, name: 'e', parentId: ID, content: { properties: {} } },
  ],
  ...['type', 'resourceType'].map((column): [object, object] => [
    { id: GROUP, [column]: 'Microsoft.Resources/groups' },
    {
      type: 'microsoft.resources/groups',
      id: GROUP,
      name: 'rg',
      parentId: '/subscriptions/s',
      content: {},
      partial: true,
    },
  ]),
  [
    { dataSources: {}, dataFlows: [] },
    { ...RULE, content: { properties: { dataSources: {}, dataFlows: [] } } },
  ],
  [
    { properties: { dataSources: {}, dataFlows: [] } },
    { ...RULE, content: { properties: { dataSources: {}, dataFlows: [] } } },
  ],
])('%j is a resource', (row, resource) => {
  expect(isResourceRow(row)).toBe(true);
  expect(resourceOfRow(row)).toEqual({ ...read, ...resource });
});

test.each<[row: unknown]>([
  [{ id: 'short' }],
  [{ id: '/other/x' }],
  [{ dataSources: {} }],
  [{ dataFlows: [] }],
  [{ id: 1 }],
  [[]],
  [null],
])('%j is none', (row) => {
  expect(isResourceRow(row)).toBe(false);
});

test.each(['not JSON', '[]', '1'])('properties of text that is %s are refused', (properties) => {
  expect(() => resourceOfRow({ id: ID, properties })).toThrow(
    new UnusableInput(
      "the 'properties' of a resource are text that is not JSON: with PowerShell, write it with ConvertTo-Json -Depth 20",
    ),
  );
});

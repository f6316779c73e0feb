import { UNKNOWN } from '../../../../lib/estate/model/value';
import { isAzapi, readAzapi } from '../../../../lib/estate/read/dialects/azapi';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const TYPE = 'Microsoft.Insights/dataCollectionRules@2023-03-11';
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct`;
const given = { type: TYPE, name: 'ct', parent_id: GROUP, id: RULE };
const read = { type: 'microsoft.insights/datacollectionrules', id: RULE, name: 'ct', parentId: GROUP };

test.each<[attributes: object, resource: object]>([
  [given, { id: RULE }],
  [{ type: TYPE, id: RULE }, {}],
  [{ type: TYPE, id: RULE, name: null, parent_id: null }, {}],
  [{ type: TYPE, name: 'ct', parent_id: GROUP }, { id: '' }],
  [
    { ...given, id: UNKNOWN, parent_id: UNKNOWN, name: UNKNOWN },
    { id: '', name: UNKNOWN, parentId: UNKNOWN },
  ],
  [
    { type: TYPE, id: UNKNOWN },
    { id: '', name: UNKNOWN, parentId: UNKNOWN },
  ],
])('a resource with %p is at its place', (attributes, resource) => {
  expect(readAzapi('azapi_resource', { ...attributes })).toEqual({
    effect: 'managed',
    resource: { ...read, content: {}, partial: false, ...resource },
  });
});

test.each<[type: string, attributes: object, effect: string | undefined]>([
  ['azapi_resource', {}, 'managed'],
  ['azapi_update_resource', {}, 'changed'],
  ['azapi_resource_action', { method: 'DELETE' }, 'deleted'],
  ['azapi_resource_action', { method: 'delete', action: '' }, 'deleted'],
  ['azapi_resource_action', { method: 'DELETE', action: 'purge' }, 'other'],
  ['azapi_resource_action', { method: 'PATCH' }, 'changed'],
  ['azapi_resource_action', { method: 'put' }, 'changed'],
  ['azapi_resource_action', { method: 'POST' }, 'other'],
  ['azapi_resource_action', {}, 'other'],
  ['azapi_data_plane_resource', {}, undefined],
])('%s with %j is %s', (type, attributes, effect) => {
  const found = readAzapi(type, { type: TYPE, resource_id: RULE, id: '/other', ...attributes });
  expect(found).toEqual(effect && { effect, resource: { ...read, content: {}, partial: effect !== 'managed' } });
  expect(isAzapi(type)).toBe(effect !== undefined);
});

test('an action has no other id than that of its resource', () => {
  expect(readAzapi('azapi_resource_action', { type: TYPE, id: RULE, method: 'PUT' })?.resource).toMatchObject({
    id: '',
  });
  expect(readAzapi('azapi_update_resource', { type: TYPE, id: RULE })?.resource).toMatchObject({ id: RULE });
});

test.each([undefined, null, UNKNOWN])('of the type %p nothing is read', (type) => {
  expect(readAzapi('azapi_resource', { ...given, type })).toBeUndefined();
});

const HIDDEN = { properties: UNKNOWN, sku: UNKNOWN, plan: UNKNOWN, kind: UNKNOWN };
test.each<[attributes: object, content: object]>([
  [{ body: { properties: { a: 1 } } }, { properties: { a: 1 } }],
  [{ body: '{"properties":{"a":1}}' }, { properties: { a: 1 } }],
  [{ body: '"text"' }, { ...HIDDEN, location: UNKNOWN, tags: UNKNOWN, identity: UNKNOWN }],
  [{ body: '{"properties":${x}}' }, { ...HIDDEN, location: UNKNOWN, tags: UNKNOWN, identity: UNKNOWN }],
  [{ body: 'not JSON' }, {}],
  [{ body: null }, {}],
  [
    { body: UNKNOWN, location: 'westeurope', tags: {}, identity: [{}] },
    { ...HIDDEN, location: 'westeurope', tags: {}, identity: [{}] },
  ],
  [{ body: { type: ['object', {}], value: { properties: { a: 1 } } } }, { properties: { a: 1 } }],
  [{ body: { value: '{"kind":"Linux"}', type: 'string' } }, { kind: 'Linux' }],
  [{ body: { type: 'x' } }, { type: 'x' }],
  [{ body: { value: 1, properties: {} } }, { value: 1, properties: {} }],
  [
    {
      body: { location: 'a', tags: { a: '1' }, identity: { type: 'None' } },
      location: null,
      tags: undefined,
      identity: [],
    },
    { location: 'a', tags: { a: '1' }, identity: { type: 'None' } },
  ],
  [{ body: { location: 'a' }, location: 'b' }, { location: 'b' }],
])('the content of %p', (attributes, content) => {
  expect(readAzapi('azapi_resource', { ...given, ...attributes })?.resource.content).toEqual(content);
});

import { SENSITIVE, UNKNOWN } from '../../../../lib/estate/model/value';
import {
  armAt,
  armList,
  armMap,
  armParent,
  identityOf,
  segmentOf,
} from '../../../../lib/estate/read/dialects/arm-resource';

test.each<[value: unknown, path: string, found: unknown]>([
  [{ a: { b: 1 } }, 'a.b', 1],
  [{ A: { b: 1 } }, 'a.B', 1],
  [{ A: 1, a: 2 }, 'a', 2],
  [{ a: 1 }, 'b', undefined],
  [{ a: 1 }, 'toString', undefined],
  [{ a: UNKNOWN }, 'a.b', UNKNOWN],
  [{ a: '${x}' }, 'a.b', UNKNOWN],
  [{ a: 'text' }, 'a.length', undefined],
  [{ a: [1] }, 'a.length', undefined],
  [undefined, 'a', undefined],
])('%j has at %s what it says', (value, path, found) => {
  expect(armAt(value, path)).toBe(found);
});

test.each<[value: unknown, found: unknown]>([
  [
    [1, UNKNOWN],
    ['read 1', UNKNOWN],
  ],
  [UNKNOWN, UNKNOWN],
  ['${x}', UNKNOWN],
  ['text', undefined],
  [undefined, undefined],
])('the list %p is read one by one', (list, found) => {
  expect(armList({ list }, 'list', (one) => `read ${String(one)}`)).toEqual(found);
});

test.each<[value: unknown, found: unknown]>([
  ['a', 'known a'],
  [false, 'known false'],
  [null, undefined],
  [undefined, undefined],
  [SENSITIVE, SENSITIVE],
  ['${x}', '${x}'],
])('the value %p is known or not', (value, found) => {
  expect(armMap({ value }, 'value', (one) => `known ${String(one)}`)).toBe(found);
});

test.each<[identity: unknown, found: unknown]>([
  [undefined, undefined],
  [null, undefined],
  [[], undefined],
  [UNKNOWN, UNKNOWN],
  [[{ type: 'SystemAssigned' }], [{ type: 'SystemAssigned' }]],
  [{ type: 'None' }, [{ type: 'None' }]],
  [{ type: 'UserAssigned', userAssignedIdentities: { '/id': {} } }, [{ type: 'UserAssigned', identity_ids: ['/id'] }]],
  [{ type: 'UserAssigned', userAssignedIdentities: UNKNOWN }, [{ type: 'UserAssigned', identity_ids: UNKNOWN }]],
  [
    { type: 'SystemAssigned', principalId: 'p', identity_ids: ['/id'] },
    [{ type: 'SystemAssigned', identity_ids: ['/id'], principal_id: 'p' }],
  ],
  [{ type: 'SystemAssigned', principal_id: 'p' }, [{ type: 'SystemAssigned', principal_id: 'p' }]],
])('the identity %j is in the words of azurerm', (identity, found) => {
  expect(identityOf({ identity })).toStrictEqual(found);
});

test.each<[id: unknown, found: unknown]>([
  ['/subscriptions/s/resourcegroups/RG/providers/a', 'RG'],
  ['/subscriptions/s', undefined],
  ['${azurerm_resource_group.rg.id}', '${azurerm_resource_group.rg.id}'],
  [UNKNOWN, UNKNOWN],
  [1, undefined],
])('the resource group of %p', (id, found) => {
  expect(segmentOf(id, 'resourceGroups')).toBe(found);
});

test.each<[id: unknown, type: string, parent: unknown]>([
  ['/rg/providers/A.B/c/n', 'a.b/c', '/rg'],
  ['/providers/A.B/c/n', 'a.b/c', '/'],
  ['/rg/providers/A.B/c/m/d/n', 'a.b/c/d', '/rg/providers/A.B/c/m'],
  ['/rg/providers/X.Y/z/vm/providers/A.B/c/n', 'a.b/c', '/rg/providers/X.Y/z/vm'],
  [UNKNOWN, 'a.b/c', UNKNOWN],
  [undefined, 'a.b/c', undefined],
])('what %p of type %s belongs to', (id, type, parent) => {
  expect(armParent(id, type)).toBe(parent);
});

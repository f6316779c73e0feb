import { azureIdentity, globalIdentity, importKey } from '../../../lib/estate/model/azure-identity';
import { UNKNOWN } from '../../../lib/estate/model/value';

const WORKSPACE = 'azurerm_log_analytics_workspace';
const SOLUTION = 'azurerm_log_analytics_solution';
const ACCOUNT = 'azurerm_storage_account';

test.each<
  [type: string, attributes: Readonly<Record<string, unknown>>, identity: string | undefined, isGlobal: boolean]
>([
  [WORKSPACE, { name: 'Log', resource_group_name: 'RG' }, '["azurerm_log_analytics_workspace","log","rg"]', false],
  [WORKSPACE, { name: 'log' }, undefined, false],
  [WORKSPACE, { name: UNKNOWN, resource_group_name: 'rg' }, undefined, false],
  [ACCOUNT, { name: 'St' }, '["azurerm_storage_account","st"]', true],
  [
    SOLUTION,
    { solution_name: 'ChangeTracking', workspace_resource_id: '/W' },
    '["azurerm_log_analytics_solution","changetracking","/w"]',
    true,
  ],
  [
    SOLUTION,
    { solution_name: 'ChangeTracking', workspace_resource_id: '${x}' },
    '["azurerm_log_analytics_solution","changetracking","${x}"]',
    false,
  ],
  ['azurerm_other', { name: 'a' }, undefined, false],
])('%s with %p is one in Azure', (type, attributes, identity, isGlobal) => {
  expect([azureIdentity(type, attributes), globalIdentity(type, attributes)]).toEqual([
    identity,
    isGlobal ? identity : undefined,
  ]);
});

test('of no attributes there is no identity', () => {
  expect(azureIdentity(WORKSPACE, undefined)).toBeUndefined();
});

test.each([
  ['/A/b', 'type /a/b'],
  ['/A/b?api-version=2023-03-11', 'type /a/b'],
  ['a/b', undefined],
  ['${x}', undefined],
  [undefined, undefined],
])('the import of %s', (id, key) => {
  expect(importKey('type', id)).toBe(key);
});

import { IDENTIFYING_ARGUMENTS } from '../../lib/facts/azurerm';
import { IMPORT_IDS, SAME_BY } from '../../lib/facts/import-ids';

test('every kind of resource that constructs create has an import id, or stays out for a reason', () => {
  const without = Object.keys(IDENTIFYING_ARGUMENTS).filter((type) => !(type in IMPORT_IDS));
  // An id of azapi belongs to its type in Azure: `importAssignment` writes that of an assignment.
  expect(without.filter((type) => !type.endsWith('_policy_remediation') && type !== 'azapi_resource')).toEqual([]);
});

test('the name of a resource that is known by other arguments ends its id', () => {
  expect(Object.keys(SAME_BY).filter((type) => !IMPORT_IDS[type]?.endsWith('/{name}'))).toEqual([]);
});

test.each([
  ['azurerm_policy_definition', 'Microsoft.Authorization/policyDefinitions/{name}'],
  [
    'azurerm_management_group_policy_assignment',
    '{management_group_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
  ],
  ['azurerm_resource_policy_exemption', '{resource_id}/providers/Microsoft.Authorization/policyExemptions/{name}'],
  ['azurerm_monitor_diagnostic_setting', '{target_resource_id}|{name}'],
])('%s is imported as %s', (type, id) => {
  expect(IMPORT_IDS[type]).toContain(id);
});

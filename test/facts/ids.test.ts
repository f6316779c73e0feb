import { textOf } from '../../lib/core/problems';
import { canonicalId, type IdKind, idKindOf, idProblems, idSegment, principalProblems } from '../../lib/facts/ids';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROVIDERS = `${SUBSCRIPTION}/resourceGroups/rg/providers`;
const ASSIGNMENT = '/providers/Microsoft.Authorization/policyAssignments/ct-vm';
const SCALE_SET = `${PROVIDERS}/Microsoft.Compute/virtualMachineScaleSets/web`;

test.each<[IdKind, string]>([
  ['subscription', SUBSCRIPTION],
  ['resourceGroup', `${SUBSCRIPTION}/resourceGroups/rg`],
  ['managementGroup', '/providers/Microsoft.Management/managementGroups/corp'],
  ['scaleSet', SCALE_SET],
  ['virtualMachine', `${PROVIDERS}/Microsoft.Compute/virtualMachines/web`],
  ['arcServer', `${PROVIDERS}/Microsoft.HybridCompute/machines/web`],
  ['policyAssignment', `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-vm`],
  ['policyAssignment', `${SCALE_SET}${ASSIGNMENT}`],
  ['policyAssignment', `/providers/Microsoft.Management/managementGroups/corp${ASSIGNMENT}`],
  ['policySet', '/providers/Microsoft.Authorization/policySetDefinitions/ct'],
  ['policySet', `${SUBSCRIPTION}/providers/Microsoft.Authorization/policySetDefinitions/ct`],
])('an id of a %s is known as one, whatever its case', (kind, id) => {
  expect(idKindOf(id)).toBe(kind);
  expect(idKindOf(id.toLowerCase())).toBe(kind);
  expect(idProblems(['id'], kind, id)).toEqual([]);
});

test.each<[IdKind, string, string]>([
  ['virtualMachine', SCALE_SET, `id must be the id of a virtual machine, got that of a scale set, '${SCALE_SET}'`],
  [
    'subscription',
    `${SUBSCRIPTION}/resourceGroups/rg`,
    `id must be the id of a subscription, got that of a resource group, '${SUBSCRIPTION}/resourceGroups/rg'`,
  ],
  [
    'scaleSet',
    SCALE_SET.toLowerCase(),
    `id must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Compute/virtualMachineScaleSets/<name>', got '${SCALE_SET.toLowerCase()}'; the provider compares the case of every fixed part, so correct the case`,
  ],
  [
    'scaleSet',
    'web',
    "id must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Compute/virtualMachineScaleSets/<name>', got 'web'; copy the complete id from the resource",
  ],
  [
    'workspace',
    `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/`,
    `id must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>', got '${PROVIDERS}/Microsoft.OperationalInsights/workspaces/'; copy the complete id from the resource`,
  ],
  [
    'dataCollectionRule',
    `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log`,
    `id must be the id of a data collection rule, got that of a Log Analytics workspace, '${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log'`,
  ],
  [
    'workspace',
    `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log_x`,
    `id cannot be the id of a Log Analytics workspace, '${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log_x': its name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got 'log_x'; copy the complete id from the resource`,
  ],
  [
    'storageAccount',
    `${PROVIDERS}/Microsoft.Storage/storageAccounts/St`,
    `id cannot be the id of a storage account, '${PROVIDERS}/Microsoft.Storage/storageAccounts/St': its name must be 3 to 24 lower-case letters and digits, got 'St'; copy the complete id from the resource`,
  ],
  [
    'policySet',
    '/foo/bar/providers/Microsoft.Authorization/policySetDefinitions/ct',
    "id must have the form '<scope>/providers/Microsoft.Authorization/policySetDefinitions/<name>', got '/foo/bar/providers/Microsoft.Authorization/policySetDefinitions/ct'; copy the complete id from the resource",
  ],
  [
    'policyAssignment',
    `${SUBSCRIPTION}${ASSIGNMENT}${ASSIGNMENT}`,
    `id must have the form '<scope>/providers/Microsoft.Authorization/policyAssignments/<name>', got '${SUBSCRIPTION}${ASSIGNMENT}${ASSIGNMENT}'; copy the complete id from the resource`,
  ],
  [
    'policyAssignment',
    `${SCALE_SET}${ASSIGNMENT}${ASSIGNMENT}`,
    `id must have the form '<scope>/providers/Microsoft.Authorization/policyAssignments/<name>', got '${SCALE_SET}${ASSIGNMENT}${ASSIGNMENT}'; copy the complete id from the resource`,
  ],
])('another id than that of a %s is refused with what it is: %s', (kind, id, message) => {
  expect(idProblems(['id'], kind, id).map(textOf)).toEqual([message]);
});

test.each([
  [
    '/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/resourcegroups/RG/providers/microsoft.compute/virtualmachines/Web01',
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/Web01',
  ],
  ['/providers/microsoft.management/managementgroups/Corp', '/providers/Microsoft.Management/managementGroups/Corp'],
  [
    '/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/providers/microsoft.authorization/policyassignments/CT-vm',
    '/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/providers/microsoft.authorization/policyassignments/CT-vm',
  ],
  [
    '/subscriptions/x/resourcegroups/rg/providers/microsoft.other/things/a',
    '/subscriptions/x/resourcegroups/rg/providers/microsoft.other/things/a',
  ],
])('the id %s has its fixed segments in the case of the provider', (id, expected) => {
  expect(canonicalId(id)).toBe(expected);
});

test('a part of an id is counted from the first slash, and is empty if there is none', () => {
  expect(idSegment(SCALE_SET, 4)).toBe('rg');
  expect(idSegment(SCALE_SET, 9)).toBe('');
});

test.each([
  ['00000000-0000-0000-0000-000000000001', []],
  ['me', ["id must be the object id of a principal, a GUID, got 'me'"]],
  [
    '{00000000-0000-0000-0000-000000000001}',
    ["id must be the object id of a principal, a GUID, got '{00000000-0000-0000-0000-000000000001}'"],
  ],
])('the object id of a principal is a GUID: %s', (id, problems) => {
  expect(principalProblems(['id'], id).map(textOf)).toEqual(problems);
});

test('what is no text is refused for that alone', () => {
  const problems = ['id must be text, got 5'];
  expect(idProblems(['id'], 'subscription', 5 as never).map(textOf)).toEqual(problems);
  expect(principalProblems(['id'], 5 as never).map(textOf)).toEqual(problems);
});

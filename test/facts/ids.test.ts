import { textOf } from '../../lib/core/problems';
import { type IdKind, idKindOf, idProblems } from '../../lib/facts/ids';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROVIDERS = `${SUBSCRIPTION}/resourceGroups/rg/providers`;
const SCALE_SET = `${PROVIDERS}/Microsoft.Compute/virtualMachineScaleSets/web`;

test.each<[IdKind, string]>([
  ['subscription', SUBSCRIPTION],
  ['resourceGroup', `${SUBSCRIPTION}/resourceGroups/rg`],
  ['managementGroup', '/providers/Microsoft.Management/managementGroups/corp'],
  ['scaleSet', SCALE_SET],
  ['virtualMachine', `${PROVIDERS}/Microsoft.Compute/virtualMachines/web`],
  ['arcServer', `${PROVIDERS}/Microsoft.HybridCompute/machines/web`],
  ['policyAssignment', `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-vm`],
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
])('another id than that of a %s is refused with what it is: %s', (kind, id, message) => {
  expect(idProblems(['id'], kind, id).map(textOf)).toEqual([message]);
});

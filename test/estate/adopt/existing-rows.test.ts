import { existingRows } from '../../../lib/estate/adopt/existing-rows';
import { readInput } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { assignment, machine, PRINCIPAL, type Row, RULE, rule, shownState, WORKSPACE, workspace } from './estates';

function rowsOf(sameState: boolean, ...rows: readonly Row[]) {
  const estate = estateOf(readInput(shownState(...rows)).changes, 'after');
  return existingRows([...estate.byId.values()], { estate }, sameState);
}

test('a resource that exists is told by its id', () => {
  expect(rowsOf(false, workspace())).toEqual([{ id: WORKSPACE }]);
  expect(rowsOf(true, workspace())).toEqual([{ id: WORKSPACE, address: 'azurerm_log_analytics_workspace.law' }]);
});

test('associations, extensions, assignments and roles have what else tells them apart', () => {
  const ids = rowsOf(
    false,
    rule(),
    ...machine('virtual_machine', 'web', 'linux', { agent: false }),
    ...assignment('virtualMachines', { roles: ['contributor'] }),
  ).map(({ id, ...others }) => [id.split('/').at(-2), others]);
  expect(ids).toEqual([
    ['dataCollectionRules', {}],
    ['extensions', { extensionType: 'ChangeTracking-Linux' }],
    ['dataCollectionRuleAssociations', { dataCollectionRuleId: RULE }],
    ['policyAssignments', { principalId: PRINCIPAL }],
    ['roleAssignments', { principalId: PRINCIPAL, roleDefinitionId: expect.stringContaining('roleDefinitions/') }],
  ]);
});

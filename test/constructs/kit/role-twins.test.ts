import { RoleAssignment, type RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformIterator } from 'cdktf';
import { grantRole } from '../../../lib/constructs/kit/role-grants';
import { refuseRoleTwins } from '../../../lib/constructs/kit/role-twins';
import { newStack } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const READER = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
const PRINCIPAL = '00000000-0000-0000-0000-0000000000b1';

/** What a stack with a grant of the library, and one that is written by hand, is refused for. */
function refusals(hand: Partial<RoleAssignmentConfig>, change: (hand: RoleAssignment) => void = () => {}): string[] {
  const stack = newStack();
  grantRole(stack, 'First', { role: 'reader', scope: GROUP, principalId: PRINCIPAL, shared: false });
  change(new RoleAssignment(stack, 'Second', { scope: GROUP, principalId: PRINCIPAL, ...hand }));
  return stack.node.validate();
}

describe('two grants of a stack that are one in Azure', () => {
  const message =
    "'test/Second' grants the same role as 'test/First', to the same principal at the same scope, which Azure refuses with RoleAssignmentExists: remove one of them";

  test('are refused, whatever their names and the case of their ids', () => {
    expect(refusals({ roleDefinitionId: READER, name: PRINCIPAL })).toEqual([message]);
    expect(refusals({ roleDefinitionId: READER.toUpperCase(), scope: GROUP.toUpperCase() })).toEqual([message]);
  });

  test('are refused if one gives the role by its name', () => {
    expect(refusals({ roleDefinitionName: 'Reader' })).toEqual([message]);
  });

  test('are refused with the remedy of the second', () => {
    const found = refusals({ roleDefinitionName: 'Reader' }, (second) => refuseRoleTwins(second, 'remove the entry'));
    expect(found).toEqual([expect.stringMatching(/: remove the entry$/)]);
  });

  test('are refused if Azure makes the principal', () => {
    const stack = newStack();
    const { principalId } = new UserAssignedIdentity(stack, 'Identity', {
      name: 'id',
      resourceGroupName: 'rg',
      location: 'westeurope',
    });
    for (const id of ['First', 'Second'])
      grantRole(stack, id, { role: 'reader', scope: GROUP, principalId, shared: false });
    expect(stack.node.validate()).toEqual([message]);
  });
});

describe('two grants pass', () => {
  test.each<[string, Partial<RoleAssignmentConfig>]>([
    ['role', { roleDefinitionName: 'Contributor' }],
    ['scope', { roleDefinitionName: 'Reader', scope: SUBSCRIPTION }],
    ['principal', { roleDefinitionName: 'Reader', principalId: PRINCIPAL.replace('b1', 'b2') }],
  ])('of another %s', (_what, hand) => {
    expect(refusals(hand)).toEqual([]);
  });

  test('if an override makes them differ', () => {
    const override = (second: RoleAssignment) => second.addOverride('scope', SUBSCRIPTION);
    expect(refusals({ roleDefinitionName: 'Reader' }, override)).toEqual([]);
  });

  test.each(['for_each', 'count'])('if an override with %s makes several of one', (argument) => {
    const override = (second: RoleAssignment) => second.addOverride(argument, '${var.several}');
    expect(refusals({ roleDefinitionName: 'Reader' }, override)).toEqual([]);
  });

  test('if one block makes several, whose principals are known only at apply', () => {
    const forEach = TerraformIterator.fromList([PRINCIPAL]);
    expect(refusals({ roleDefinitionName: 'Reader', forEach })).toEqual([]);
    expect(refusals({ roleDefinitionName: 'Reader', count: 2 })).toEqual([]);
  });
});

import { ownerOf, ownerOfId } from '../../../lib/estate/findings/principals';

test.each([
  ['${azurerm_linux_virtual_machine.web.identity[0].principal_id}', 'azurerm_linux_virtual_machine.web'],
  ['${azurerm_linux_virtual_machine.web.identity.0.principal_id}', 'azurerm_linux_virtual_machine.web'],
  ['${azurerm_linux_virtual_machine.web.identity.principal_id}', 'azurerm_linux_virtual_machine.web'],
  ['${azurerm_user_assigned_identity.own["a"].principal_id}', 'azurerm_user_assigned_identity.own["a"]'],
  ['${azurerm_user_assigned_identity.own.client_id}', ''],
  ['a-${azurerm_user_assigned_identity.own.principal_id}', ''],
  ['${azurerm_user_assigned_identity.own.principal_id}-a', ''],
  ['00000000-0000-0000-0000-000000000001', ''],
])('%s is the principal of "%s"', (expression, owner) => {
  expect(ownerOf(expression)).toBe(owner);
});

test.each([
  ['${azurerm_user_assigned_identity.own["a"].id}', 'azurerm_user_assigned_identity.own["a"]'],
  ['${azurerm_user_assigned_identity.own.name}', ''],
  ['/a/${azurerm_user_assigned_identity.own.id}', ''],
  ['${azurerm_user_assigned_identity.own.id}/a', ''],
  ['/identities/own', ''],
])('%s is the id of "%s"', (expression, owner) => {
  expect(ownerOfId(expression)).toBe(owner);
});

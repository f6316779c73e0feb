import { roleGuid } from '../../lib/facts/roles';

const GUID = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

test.each([
  ['Reader', GUID],
  ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'],
  [`/providers/Microsoft.Authorization/roleDefinitions/${GUID}`, GUID],
  [`/subscriptions/x/providers/microsoft.authorization/ROLEDEFINITIONS/${GUID.toUpperCase()}`, GUID.toUpperCase()],
  ['reader', undefined],
  [GUID, undefined],
  [`/providers/Microsoft.Authorization/roleDefinitions/${GUID}/x`, undefined],
  ['${azurerm_role_definition.own.id}', undefined],
])('the GUID of the role %s is %s', (role, guid) => {
  expect(roleGuid(role)).toBe(guid);
});

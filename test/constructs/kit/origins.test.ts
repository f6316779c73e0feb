import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { later } from '../../../lib/constructs/kit/later';
import { isFromResource, isIdOfResource } from '../../../lib/constructs/kit/origins';
import { newStack } from '../../support/synth';

type Value = Parameters<typeof isFromResource>[0];

const group = (stack: TerraformStack) => new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope' });

/** Values with whether each is an attribute of a resource, and whether it is an id. */
const VALUES: readonly [what: string, value: (stack: TerraformStack) => Value, isAttribute: boolean, isId: boolean][] =
  [
    ['an id of a resource', (stack) => group(stack).id, true, true],
    ['a name of a resource', (stack) => group(stack).name, true, false],
    ['an attribute of a construct of the library', () => later(() => 'azurerm_resource_group.rg.name'), true, true],
    ['a number of a resource', (stack) => Token.asNumber(group(stack).getNumberAttribute('order')), true, false],
    ['an id that is written out', () => '${azuread_group.admins.id}', true, true],
    ['an attribute that is written out', () => '${azapi_resource.rule.name}', true, false],
    ['an id of a data source that is written out', () => '${data.azurerm_subscription.this.id}', true, true],
    ['an argument of a data source', () => '${data.azurerm_key_vault_secret.group.value}', false, false],
    ['a variable', (stack) => new TerraformVariable(stack, 'group', {}).stringValue, false, false],
    ['a variable that is written out', () => '${var.group}', false, false],
    ['an attribute between texts', () => 'x${azurerm_resource_group.rg.id}y', false, false],
    ['an attribute after a text', () => 'x${azurerm_resource_group.rg.id}', false, false],
    ['an attribute before a text', () => '${azurerm_resource_group.rg.id}y', false, false],
    ['a token after a text', (stack) => `x${group(stack).id}`, false, false],
    ['two tokens', (stack) => [group(stack)].map(({ id, name }) => `${id}${name}`).join(''), false, false],
    ['a part of an attribute', () => '${azurerm_virtual_machine.vm.identity.principal_id}', false, false],
    ['a function', (stack) => Fn.lower(group(stack).id), false, false],
    ['a text', () => 'azurerm_resource_group.rg.id', false, false],
    ['a number', () => 42, false, false],
    ['a list', () => ['${azurerm_resource_group.rg.id}'] as unknown as Value, false, false],
  ];

test.each(VALUES)('%s', (_what, value, isAttribute, isId) => {
  const given = value(newStack());
  expect(isFromResource(given)).toBe(isAttribute);
  expect(typeof given === 'string' && isIdOfResource(given)).toBe(isId);
});

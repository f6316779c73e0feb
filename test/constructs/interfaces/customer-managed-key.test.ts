import type { AzurermProviderConfig } from '@cdktf/provider-azurerm/lib/provider';
import { Construct } from 'constructs';
import type { CustomerManagedKey } from '../../../lib';
import { ContentStorage } from '../../../lib/constructs/content-storage/content-storage';
import { leaveCustomerManagedKey } from '../../../lib/constructs/interfaces/customer-managed-key';
import { addressesIn, forgottenIn, messageOf, synthesize } from '../../support/synth';

const OWN = '00000000-0000-0000-0000-00000000000a';
const GROUP = `/subscriptions/${OWN}/resourceGroups/rg-keys/providers`;
const KEY: CustomerManagedKey = {
  keyVaultResourceId: `${GROUP}/Microsoft.KeyVault/vaults/kv-audit`,
  keyName: 'content',
};
const VERSION = '0123456789abcdef0123456789abcdef';
const PROPS = { name: 'sttest', resourceGroupName: 'rg-test', location: 'westeurope' };

const storageWith = (customerManagedKey: CustomerManagedKey, provider?: AzurermProviderConfig) =>
  synthesize((scope) => {
    new ContentStorage(scope, 'Content', { ...PROPS, network: { access: 'allNetworks' }, customerManagedKey });
  }, provider);

test('the identity gets its role on the key before the key is used', () => {
  const stack = storageWith(KEY);
  expect(stack.only('azurerm_user_assigned_identity')).toEqual({
    name: 'id-sttest',
    resource_group_name: 'rg-test',
    location: 'westeurope',
  });
  const role = stack.only('azurerm_role_assignment');
  expect(role).toMatchObject({
    scope: `${KEY.keyVaultResourceId}/keys/content`,
    role_definition_id: expect.stringContaining('e147488a-f6f5-4113-8e2d-b22465e65bf6'),
    principal_id: expect.stringMatching(/^\$\{azurerm_user_assigned_identity\..*\.principal_id\}$/),
    provisioner: [{ 'local-exec': { command: expect.stringMatching(/^sleep 120 /), on_failure: 'continue' } }],
  });
  const key = stack.only('azurerm_storage_account_customer_managed_key');
  expect(key).toMatchObject({
    key_vault_id: KEY.keyVaultResourceId,
    key_name: 'content',
    user_assigned_identity_id: expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.\w+\.id\}$/),
  });
  expect(key).not.toHaveProperty('key_version');
  expect(key['depends_on']).toEqual([expect.stringMatching(/^azurerm_role_assignment\./)]);
});

test('no role is granted to an identity without a principal', () => {
  const resourceId = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key`;
  const stack = storageWith({ ...KEY, userAssignedIdentity: { resourceId } });
  expect(stack.all('azurerm_role_assignment')).toEqual([]);
  expect(stack.only('azurerm_storage_account_customer_managed_key')).toMatchObject({
    user_assigned_identity_id: resourceId,
  });
});

test('a vault of another subscription than that of the provider needs its address, and no other vault may have it', () => {
  const provider = { features: [{}], storageUseAzuread: true };
  const other = { ...provider, subscriptionId: '00000000-0000-0000-0000-000000000002' };
  const uri = { ...KEY, keyVaultUri: 'https://kv-audit.vault.azure.net/' };
  expect(messageOf(() => storageWith(KEY, other))).toContain(
    `the key vault '${KEY.keyVaultResourceId}' is in another subscription than the provider, '${other.subscriptionId}', which cannot look it up: set customerManagedKey.keyVaultUri`,
  );
  expect(storageWith(uri, other).only('azurerm_storage_account_customer_managed_key')).not.toHaveProperty(
    'key_vault_id',
  );
  expect(() => storageWith(KEY, { ...provider, subscriptionId: OWN.toUpperCase() })).not.toThrow();
  const userAssignedIdentity = { resourceId: `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key` };
  const later = { ...KEY, keyVaultResourceId: '${var.vault}', userAssignedIdentity };
  expect(() => storageWith(later, other)).not.toThrow();
  const ofElsewhere = (scope: Construct) => {
    const props = { ...PROPS, network: { access: 'allNetworks' }, customerManagedKey: KEY } as const;
    new ContentStorage(scope, 'Content', props).customerManagedKey?.addOverride('provider', 'azurerm.elsewhere');
  };
  expect(() => synthesize(ofElsewhere, other)).not.toThrow();
  expect(messageOf(() => storageWith(uri, { ...provider, subscriptionId: OWN }))).toContain(
    `customerManagedKey.keyVaultUri must not be set for a vault in the subscription of the provider, '${OWN}': the provider would show a change on every run`,
  );
});

test('two accounts whose key and identity are the same are refused: the role on the key is granted once', () => {
  const resourceId = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key`;
  const principalId = '00000000-0000-0000-0000-0000000000aa';
  const accountsWith = (second: CustomerManagedKey['userAssignedIdentity']) =>
    synthesize((scope) => {
      const network = { access: 'allNetworks' } as const;
      const key = { ...KEY, userAssignedIdentity: { resourceId, principalId } };
      new ContentStorage(scope, 'First', { ...PROPS, network, customerManagedKey: key });
      const customerManagedKey = { ...KEY, userAssignedIdentity: second };
      new ContentStorage(scope, 'Second', { ...PROPS, name: 'stother', network, customerManagedKey });
    });
  expect(messageOf(() => accountsWith({ resourceId, principalId }))).toContain(
    "'test/Second/CustomerManagedKey/KeyUser' grants the same role as 'test/First/CustomerManagedKey/KeyUser', to the same principal at the same scope, which Azure refuses with RoleAssignmentExists: omit userAssignedIdentity.principalId of its key, and make it depend on the other account",
  );
  expect(accountsWith({ resourceId }).all('azurerm_role_assignment')).toHaveLength(1);
});

test('the key, its role and its identity stay in Azure with the account that is no longer in the code', () => {
  const left = synthesize((scope) => leaveCustomerManagedKey(new Construct(scope, 'Content')));
  const ofKey = addressesIn(storageWith(KEY)).filter((address) => address.includes('CustomerManagedKey'));
  expect(forgottenIn(left)).toEqual(ofKey);
  expect(ofKey).toHaveLength(3);
});

test('an identity that is given opens the vault, and gets its role if its principal is known', () => {
  const resourceId = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key`;
  const principalId = '00000000-0000-0000-0000-0000000000aa';
  const stack = storageWith({ ...KEY, userAssignedIdentity: { resourceId, principalId }, keyVersion: VERSION });
  expect(stack.only('azurerm_role_assignment')['principal_id']).toBe(principalId);
  expect(stack.all('azurerm_user_assigned_identity')).toEqual([]);
  expect(stack.only('azurerm_storage_account')['identity']).toEqual({
    type: 'UserAssigned',
    identity_ids: [resourceId],
  });
  expect(stack.only('azurerm_storage_account_customer_managed_key')).toMatchObject({
    storage_account_id: expect.stringMatching(/^\$\{azurerm_storage_account\.\w+\.id\}$/),
    key_version: VERSION,
    user_assigned_identity_id: resourceId,
  });
});

test('the seconds to wait for the role are those of the key', () => {
  const provisioner = (roleWaitSeconds: number) =>
    JSON.stringify(storageWith({ ...KEY, roleWaitSeconds }).only('azurerm_role_assignment')['provisioner']);
  expect(provisioner(300)).toContain('sleep 300 ');
  expect(provisioner(0)).toBeUndefined();
});

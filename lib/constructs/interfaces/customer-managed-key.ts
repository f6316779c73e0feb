import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccountCustomerManagedKeyA } from '@cdktf/provider-azurerm/lib/storage-account-customer-managed-key';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';
import { WAIT_SECONDS } from '../../facts/waiting';
import { later } from '../kit/later';
import { providerOf } from '../kit/provider';
import { grantRole } from '../kit/role-grants';
import { refuseRoleTwins } from '../kit/role-twins';
import { leave } from '../kit/state-blocks';
import { waitAfterCreation } from '../kit/wait-after-creation';
import type { CustomerManagedKey, KeyIdentity } from './customer-managed-key-props';

const ID = 'CustomerManagedKey';
const ROLE = 'keyVaultCryptoServiceEncryptionUser';

/** A key with the identity that an account needs before it can use it, and what must be there first. */
export interface KeyAccess {
  readonly key: CustomerManagedKey;
  readonly home: Construct;
  readonly identityId: string;
  readonly role?: RoleAssignment;
}

/** The account that a key encrypts. */
interface Account {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** The identity of a key and its role on the key: both come before the account. */
export function addKeyAccess(parent: Construct, account: Account, key: CustomerManagedKey): KeyAccess {
  const home = new Construct(parent, ID);
  const given = key.userAssignedIdentity;
  const { resourceId, principalId } = given ?? addIdentity(home, account);
  const scope = `${key.keyVaultResourceId}/keys/${key.keyName}`;
  const role =
    principalId === undefined
      ? undefined
      : grantRole(home, 'KeyUser', { role: ROLE, scope, principalId, shared: false });
  if (role && given)
    refuseRoleTwins(role, 'omit userAssignedIdentity.principalId of its key, and make it depend on the other account');
  if (role) waitAfterCreation(role, key.roleWaitSeconds ?? WAIT_SECONDS.roles.default);
  return { key, home, identityId: resourceId, role };
}

function addIdentity(home: Construct, account: Account): Required<KeyIdentity> {
  const identity = new UserAssignedIdentity(home, 'Identity', { ...account, name: `id-${account.name}` });
  return { resourceId: later(() => identity.id), principalId: later(() => identity.principalId) };
}

/** Encrypts an account with a key. Without a version, Azure follows the rotation of the key. */
export function addCustomerManagedKey(
  storageAccountId: string,
  { key, home, identityId, role }: KeyAccess,
): StorageAccountCustomerManagedKeyA {
  const resource = new StorageAccountCustomerManagedKeyA(home, 'Resource', {
    storageAccountId,
    keyVaultId: key.keyVaultUri === undefined ? key.keyVaultResourceId : undefined,
    keyVaultUri: key.keyVaultUri,
    keyName: key.keyName,
    keyVersion: key.keyVersion,
    userAssignedIdentityId: identityId,
    dependsOn: role && [role],
  });
  home.node.addValidation({ validate: () => vaultProblems(resource, key) });
  return resource;
}

/** The provider finds a vault by its id only in its own subscription. */
function vaultProblems(resource: StorageAccountCustomerManagedKeyA, key: CustomerManagedKey): string[] {
  const own = providerOf(resource)?.setting('subscription_id');
  if (typeof own !== 'string' || !isKnown(key.keyVaultResourceId)) return [];
  const isElsewhere = idSegment(key.keyVaultResourceId, 2).toLowerCase() !== own.toLowerCase();
  if (isElsewhere === (key.keyVaultUri !== undefined)) return [];
  return [
    isElsewhere
      ? `the key vault '${key.keyVaultResourceId}' is in another subscription than the provider, '${own}', which cannot look it up: set customerManagedKey.keyVaultUri`
      : `customerManagedKey.keyVaultUri must not be set for a vault in the subscription of the provider, '${own}': the provider would show a change on every run`,
  ];
}

/** @internal Keeps the key of an account that is no longer created: Azure keeps the account, which needs it. */
export function leaveCustomerManagedKey(parent: Construct): void {
  const home = new Construct(parent, ID);
  leave(home, 'Resource', 'azurerm_storage_account_customer_managed_key');
  leave(home, 'KeyUser', 'azurerm_role_assignment');
  leave(home, 'Identity', 'azurerm_user_assigned_identity');
}

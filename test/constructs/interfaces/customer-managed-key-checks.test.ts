import { customerManagedKeyProblems } from '../../../lib/constructs/interfaces/customer-managed-key-checks';
import { textOf } from '../../../lib/core/problems';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-keys/providers';
const KEY = { keyVaultResourceId: `${GROUP}/Microsoft.KeyVault/vaults/kv-audit`, keyName: 'content' };
const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key`;

const problemsOf = (more: object) => customerManagedKeyProblems(['key'], { ...KEY, ...more }).map(textOf);

describe('a key', () => {
  test.each([
    'http://kv-audit.vault.azure.net/',
    'see https://kv-audit.vault.azure.net/',
    'https://kv-audit.vault.azure.net/keys',
    'https://kv-audit.vault.azure.com/',
    'https://kv_audit.vault.azure.net/',
    'https://kv.vault.azure.net/',
    `https://${'k'.repeat(25)}.vault.azure.net/`,
  ])('is not in a vault at %s', (keyVaultUri) => {
    expect(problemsOf({ keyVaultUri })).toEqual([
      `key.keyVaultUri must be the address of a key vault, such as 'https://kv-audit.vault.azure.net/', got '${keyVaultUri}'`,
    ]);
  });

  test.each([
    'https://kv-audit.vault.azure.net',
    `https://${'k'.repeat(24)}.vault.azure.net/`,
    'https://kv1.vault.usgovcloudapi.net/',
    'https://KV1.vault.azure.cn/',
  ])('may be in the vault at %s', (keyVaultUri) => {
    expect(problemsOf({ keyVaultUri })).toEqual([]);
  });

  test.each(['latest', 'a'.repeat(31), 'a'.repeat(33), `${'a'.repeat(32)}/`, `/${'a'.repeat(32)}`])(
    'has no version %s',
    (keyVersion) => {
      expect(problemsOf({ keyVersion })).toEqual([
        `key.keyVersion must be the version of a key, 32 hexadecimal digits, got '${keyVersion}'`,
      ]);
    },
  );

  test.each<[object, string]>([
    [
      { keyVaultResourceId: IDENTITY },
      `key.keyVaultResourceId must be the id of a key vault, got that of a user-assigned identity, '${IDENTITY}'`,
    ],
    [{ keyName: 'my key' }, "key.keyName must be 1 to 127 letters, digits and hyphens, got 'my key'"],
    [{ roleWaitSeconds: 3601 }, 'key.roleWaitSeconds must be a whole number from 0 to 3600 seconds, got 3601'],
    [
      { userAssignedIdentity: { resourceId: KEY.keyVaultResourceId } },
      `key.userAssignedIdentity.resourceId must be the id of a user-assigned identity, got that of a key vault, '${KEY.keyVaultResourceId}'`,
    ],
    [
      { userAssignedIdentity: { resourceId: IDENTITY, principalId: 'key' } },
      "key.userAssignedIdentity.principalId must be the object id of a principal, a GUID, got 'key'",
    ],
  ])('with %j is refused', (more, problem) => {
    expect(problemsOf(more)).toEqual([problem]);
  });

  test.each([
    {},
    { keyVersion: '0123456789abcdefABCDEF0123456789' },
    { userAssignedIdentity: { resourceId: IDENTITY } },
  ])('may have %j', (more) => {
    expect(problemsOf(more)).toEqual([]);
  });

  test('may be left out', () => {
    expect(customerManagedKeyProblems(['key'], undefined)).toEqual([]);
  });
});

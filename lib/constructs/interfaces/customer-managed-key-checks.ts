import type { Path, Problem } from '../../core/problems';
import { propProblems } from '../../core/text-rules';
import { idProblems, principalProblems } from '../../facts/ids';
import { nameProblems } from '../../facts/names';
import { WAIT_SECONDS } from '../../facts/waiting';
import { waitProblems } from '../kit/wait-checks';
import type { CustomerManagedKey } from './customer-managed-key-props';

const URI = {
  must: /^https:\/\/[A-Za-z\d-]{3,24}\.vault\.(azure\.net|usgovcloudapi\.net|azure\.cn)\/?$/,
  message: "must be the address of a key vault, such as 'https://kv-audit.vault.azure.net/'",
};
const VERSION = { must: /^[\da-f]{32}$/i, message: 'must be the version of a key, 32 hexadecimal digits' };

/** Problems of a key of the user's own. */
export function customerManagedKeyProblems(path: Path, key: CustomerManagedKey | undefined): Problem[] {
  if (key === undefined) return [];
  const { keyVaultUri, keyVersion, userAssignedIdentity: identity } = key;
  const identityPath = [...path, 'userAssignedIdentity'];
  return [
    ...idProblems([...path, 'keyVaultResourceId'], 'keyVault', key.keyVaultResourceId),
    ...(keyVaultUri === undefined ? [] : propProblems([...path, 'keyVaultUri'], keyVaultUri, [URI])),
    ...nameProblems([...path, 'keyName'], 'key', key.keyName),
    ...(keyVersion === undefined ? [] : propProblems([...path, 'keyVersion'], keyVersion, [VERSION])),
    ...(identity === undefined
      ? []
      : idProblems([...identityPath, 'resourceId'], 'userAssignedIdentity', identity.resourceId)),
    ...waitProblems([...path, 'roleWaitSeconds'], key.roleWaitSeconds, WAIT_SECONDS.roles.maximum),
    ...(identity?.principalId === undefined
      ? []
      : principalProblems([...identityPath, 'principalId'], identity.principalId)),
  ];
}

import { ROLES } from '../../facts/roles';
import type { Estate, Resource } from '../model/estate';
import { lookup } from '../model/indexes';
import { roleId } from '../model/role-names';
import { idKey, idKeysAround, isHidden, mayBeAnything, textOf } from '../model/value';
import { finding } from './finding';
import { isUnseen } from './unseen';

export const uploadNoWriter = finding({
  id: 'upload-no-writer',
  severity: 'attention',
  holds: 'both',
  title: 'No identity may write to the content storage',
  when: 'A rule uploads content to an account of the same input, and the input grants no identity the role Storage Blob Data Contributor on it.',
  why: 'A machine without the role on the container silently uploads nothing.',
  remedy: 'Grant Storage Blob Data Contributor on the container to the identities of the machines.',
  *wrong(estate) {
    const reach = reachOf(estate.roles.filter(mayWrite));
    if (reach === 'anything') return;
    for (const account of uploadedTo(estate)) {
      const held = containersOf(estate.containers, account.id);
      if ([account, ...held].some(({ id, address }) => reach.covers(id) || reach.names(address))) continue;
      yield {
        address: account.address,
        subject: 'role Storage Blob Data Contributor',
        was: 'granted to machines',
        is: 'granted to no identity in the input',
      };
    }
  },
});

const containersOf = lookup(({ attributes }: Resource) => attributes['storage_account_id']);

/** Whether a role is the one to write with, or may be it. */
function mayWrite(role: Resource): boolean {
  const { role_definition_id: id, role_definition_name: name } = role.attributes;
  return roleId(role) === ROLES.storageBlobDataContributor.id || isUnseen(id) || isUnseen(name);
}

/** The scopes of roles: ids, the ids above and below them, and addresses in expressions. */
function reachOf(roles: readonly Resource[]) {
  const scopes = new Set<string>();
  const below = new Set<string>();
  const named = new Set<string>();
  for (const { attributes } of roles) {
    const scope = textOf(attributes['scope'])?.toLowerCase();
    // A role whose scope cannot be seen may be the one.
    if (scope === undefined || mayBeAnything(scope)) return 'anything';
    scopes.add(scope);
    for (const one of idKeysAround(scope)) below.add(one);
    for (const [, address = ''] of scope.matchAll(/\$\{([^}]*)\.(?:id|resource_manager_id)\}/g)) named.add(address);
  }
  return {
    covers: (id: string) => below.has(idKey(id)) || idKeysAround(id).some((one) => scopes.has(one)),
    names: (address: string) => named.has(address.toLowerCase()),
  };
}

/** The accounts of the input to which a rule uploads the content of a file. */
function uploadedTo({ rules, accounts }: Estate): Resource[] {
  const ids = new Set<string>();
  for (const { sources } of rules) {
    for (const { settings } of sources) {
      if (settings === undefined || isHidden(settings) || !settings.items.some(({ uploaded }) => uploaded)) continue;
      ids.add(idKey(settings.upload?.storageAccountId));
    }
  }
  return accounts.filter(({ id }) => ids.has(id.toLowerCase()));
}

export const WRITER_FINDINGS = [uploadNoWriter];

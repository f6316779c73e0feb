import { ROLES } from '../../facts/roles';
import type { Estate, Resource } from '../model/estate';
import { roleId } from '../model/roles';
import { idKey, isHidden, textOf } from '../model/value';
import { finding } from './finding';

export const uploadNoWriter = finding({
  id: 'upload-no-writer',
  severity: 'attention',
  holds: 'both',
  title: 'No identity may write to the content storage',
  when: 'A rule uploads content to an account of the same input, and the input grants nobody the role Storage Blob Data Contributor on it.',
  why: 'A machine without the role on the container uploads nothing and does not say so.',
  remedy: 'Grant Storage Blob Data Contributor on the container to the identities of the machines.',
  *wrong(estate) {
    for (const account of uploadedTo(estate)) {
      if (estate.roles.some((role) => isWriter(role, account, estate.containers))) continue;
      const { address } = account;
      yield {
        address,
        subject: 'role Storage Blob Data Contributor',
        was: 'granted to machines',
        is: 'granted to nobody in the input',
      };
    }
  },
});

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

/** A role whose scope cannot be seen may be the one. */
function isWriter(role: Resource, account: Resource, containers: readonly Resource[]): boolean {
  const { scope } = role.attributes;
  if (roleId(role) !== ROLES.storageBlobDataContributor.id) return false;
  const place = textOf(scope)?.toLowerCase();
  if (place === undefined) return true;
  const id = account.id.toLowerCase();
  const named = [account, ...containers].some(({ address }) => place.includes(address.toLowerCase()));
  return named || place === id || place.startsWith(`${id}/`) || id.startsWith(`${place}/`);
}

export const WRITER_FINDINGS = [uploadNoWriter];

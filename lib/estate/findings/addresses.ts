import { azureIdentity } from '../model/azure-identity';
import { type Comparison, type Finding, finding } from './finding';

export const addressChanged = finding({
  id: 'address-changed',
  severity: 'blocking',
  holds: 'change',
  title: 'A resource is destroyed at one address and created at another',
  when: 'A plan deletes a resource and creates one that is the same in Azure, such as after a key of a for_each was renamed.',
  why: 'Terraform has no order between the two. Azure refuses to create what still exists, or the deletion comes last and the resource is gone.',
  remedy: 'Add a moved block from the old address to the new one, or move the resource with terraform state mv.',
});

/** Resources that a plan deletes at one address and creates at another. */
export function addressFindings({ changes }: Comparison): Finding[] {
  const deleted = new Map<string, string>();
  for (const { action, type, before, address } of changes.values()) {
    const identity = action === 'delete' ? azureIdentity(type, before) : undefined;
    if (identity !== undefined) deleted.set(identity, address);
  }
  return [...changes.values()].flatMap(({ action, type, after, address }) => {
    const from = action === 'create' ? deleted.get(azureIdentity(type, after) ?? '') : undefined;
    if (from === undefined) return [];
    const subject = `address of ${String(after?.['name'] ?? type)}`;
    return [addressChanged.found({ address, subject, was: from, becomes: address })];
  });
}

export const ADDRESS_FINDINGS = [addressChanged];

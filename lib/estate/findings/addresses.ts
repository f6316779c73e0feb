import { azureIdentity, importKey } from '../model/azure-identity';
import type { ResourceChange } from '../model/input';
import { textOf } from '../model/value';
import { type Comparison, type Finding, finding } from './finding';

export const addressChanged = finding({
  id: 'address-changed',
  severity: 'blocking',
  holds: 'change',
  title: 'A resource is destroyed at one address and created or imported at another',
  when: 'A plan deletes a resource and creates or imports one that is the same in Azure, such as after a key of a for_each was renamed.',
  why: 'Terraform has no order between the two. Azure refuses to create a resource that still exists, or the deletion comes last and the resource is gone.',
  remedy: 'Add a moved block from the old address to the new one, or move the resource with terraform state mv.',
});

export const resourceForgotten = finding({
  id: 'resource-forgotten',
  severity: 'information',
  holds: 'change',
  title: 'Terraform no longer manages a resource that stays in Azure',
  when: 'A removed block removes a resource from the state, or a deployment or azapi_update_resource no longer lists it.',
  why: 'The resource keeps working, and later changes of the code do not reach it.',
  remedy: 'Import the resource to manage it again, or delete it by hand if it is not needed.',
});

/** Resources that leave the state. Finished remediation tasks are records that need no attention. */
export function forgottenFindings({ before: estate, changes }: Comparison): Finding[] {
  return (
    [...changes.values()]
      .filter(({ action, type }) => action === 'forget' && !/_policy_remediation$/.test(type))
      // What is imported to another address stays managed.
      .filter(({ address }) => estate.resources.has(address))
      .map(({ address, type, before }) =>
        resourceForgotten.found({
          address,
          subject: String(before?.['name'] ?? type),
          was: 'managed by Terraform',
          becomes: 'not managed, and still in Azure',
        }),
      )
  );
}

/** Resources that a plan deletes at one address and creates at another. */
export function addressFindings({ changes }: Comparison): Finding[] {
  const deleted = new Map<string, ResourceChange>();
  for (const change of changes.values()) {
    const { action, type, before } = change;
    if (action !== 'delete') continue;
    for (const key of [azureIdentity(type, before), importKey(type, textOf(before?.['id']))]) {
      if (key !== undefined) deleted.set(key, change);
    }
  }
  return [...changes.values()].flatMap(({ action, type, after, address, importing }) => {
    const key = importKey(type, importing?.id) ?? azureIdentity(type, after);
    const isNew = importing !== undefined || action === 'create';
    const from = isNew ? deleted.get(key ?? '')?.address : undefined;
    if (from === undefined || from === address) return [];
    const subject = `address of ${String(after?.['name'] ?? type)}`;
    const remedy = importing && FORGET;
    return [addressChanged.found({ address, subject, was: from, becomes: address, remedy })];
  });
}

const FORGET =
  'Add a removed block with destroy = false for the old address, so that Terraform forgets the resource there instead of destroying it.';

export const ADDRESS_FINDINGS = [addressChanged, resourceForgotten];

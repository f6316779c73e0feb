import { azureIdentity } from '../model/azure-identity';
import { type Comparison, type Finding, finding } from './finding';

export const addressChanged = finding({
  id: 'address-changed',
  severity: 'blocking',
  holds: 'change',
  title: 'A resource is destroyed at one address and created at another',
  when: 'A plan deletes a resource and creates one that is the same in Azure, such as after a key of a for_each was renamed.',
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
export function forgottenFindings({ changes }: Comparison): Finding[] {
  return [...changes.values()]
    .filter(({ action, type }) => action === 'forget' && !/_policy_remediation$/.test(type))
    .map(({ address, type, before }) =>
      resourceForgotten.found({
        address,
        subject: String(before?.['name'] ?? type),
        was: 'managed by Terraform',
        becomes: 'not managed, and still in Azure',
      }),
    );
}

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

export const ADDRESS_FINDINGS = [addressChanged, resourceForgotten];

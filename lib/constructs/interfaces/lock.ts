import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Lazy, type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { PART_TYPES } from '../../facts/azurerm';
import { later } from '../kit/later';
import { addressOf, referredAddresses, renderedArguments, resourcesOf } from '../kit/stack-resources';
import type { ResourceLock } from './lock-props';

/** Locks a resource. The lock depends on every part of the resource, so that it is the first to be destroyed. */
export function addLock(
  scope: Construct,
  resource: TerraformResource & { readonly id: string },
  lock: ResourceLock | undefined,
): ManagementLock | undefined {
  if (lock === undefined) return undefined;
  const created = new ManagementLock(scope, 'Lock', {
    name: lock.name ?? 'lock-CanNotDelete',
    scope: later(() => resource.id),
    lockLevel: lock.kind,
    notes: lock.notes,
  });
  created.dependsOn = Lazy.listValue({ produce: () => partsOf(resource).map(addressOf) }, { omitEmpty: true });
  return created;
}

/** The resources of the stack that Azure does not delete while a resource is locked, whichever construct creates them. */
function partsOf(resource: TerraformResource): TerraformResource[] {
  const candidates = resourcesOf(TerraformStack.of(resource))
    .filter(({ terraformResourceType: type }) => PART_TYPES.includes(type))
    .map((part) => ({ part, refersTo: referredAddresses(part, renderedArguments(part)) }));
  const locked = new Set([addressOf(resource)]);
  const found = new Set<TerraformResource>();
  // A role may be granted on a container, which is a part of the account.
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { part, refersTo } of candidates) {
      if (!refersTo.some((address) => locked.has(address))) continue;
      locked.add(addressOf(part));
      found.add(part);
    }
  }
  return candidates.map(({ part }) => part).filter((part) => found.has(part));
}

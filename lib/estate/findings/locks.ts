import type { ResourceChange } from '../model/input';
import { idKey } from '../model/value';
import { idName } from '../model/words';
import { type Comparison, type Finding, finding } from './finding';

export const deletionLocked = finding({
  id: 'deletion-locked',
  severity: 'blocking',
  holds: 'change',
  title: 'A locked resource is destroyed',
  when: 'A resource, a part of it, or a role or diagnostic setting on it is destroyed or replaced, and a lock that stays covers it.',
  why: 'Azure refuses to delete it as long as the lock exists, and the apply stops half-way.',
  remedy: 'Remove the lock first, in a deployment of its own, or keep the resource.',
});

/**
 * Types that a lock does not keep: the provider updates something else when it destroys them (azurerm 4.55), or they are locks. Whether
 * a lock keeps an assignment, a definition or an exemption of policy is not documented.
 */
const NOT_KEPT =
  /^azurerm_(management_lock|log_analytics_workspace_table|storage_account_(customer_managed_key|network_rules|queue_properties|static_website)|.*policy.*)$/;

/** What a change destroys although a lock covers it. A lock that the same change removes or replaces may be gone by then. */
export function lockedFindings({ before, after, changes }: Comparison): Finding[] {
  const isKept = (address: string) => after.resources.has(address) && !isDestroyed(changes.get(address));
  const scopes = before.locks
    .filter(({ address }) => isKept(address))
    .map(({ attributes }) => attributes['scope'])
    .filter((scope) => idKey(scope) !== '');
  return [...changes.values()].flatMap((change) => {
    const { address, type, action } = change;
    const was = before.resources.get(address);
    if (was === undefined || !isDestroyed(change) || NOT_KEPT.test(type)) return [];
    const scope = scopes.find((one) => isWithin(idKey(was.id), idKey(one)));
    if (scope === undefined) return [];
    return [
      deletionLocked.found({
        address,
        subject: idName(was.id),
        was: `under the lock on ${idName(scope)}`,
        becomes: action === 'replace' ? 'replaced' : 'destroyed',
      }),
    ];
  });
}

function isDestroyed(change: ResourceChange | undefined): boolean {
  return change?.action === 'delete' || change?.action === 'replace';
}

/** The provider joins the name of a diagnostic setting to the id of its resource with a bar. */
function isWithin(id: string, scope: string): boolean {
  return id === scope || id.startsWith(`${scope}/`) || id.startsWith(`${scope}|`);
}

export const LOCK_FINDINGS = [deletionLocked];

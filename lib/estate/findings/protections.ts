import type { Estate, Resource } from '../model/estate';
import { at, blocks, idKey, idKeysAround, isHidden, textOf } from '../model/value';
import { idName } from '../model/words';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { privateTargets } from './private-targets';
import { isUnseen, shown, unseen } from './unseen';

export const lockWeakened = finding({
  id: 'lock-weakened',
  severity: 'attention',
  holds: 'change',
  title: 'A lock is removed or lowered',
  when: 'A lock on a workspace, rule, identity or content storage of change tracking, or above one, is removed or goes from ReadOnly to CanNotDelete.',
  why: 'The resources that the lock protected can be deleted or changed, recorded data included.',
  remedy: 'Keep the lock.',
});

export const privateEndpointRemoved = finding({
  id: 'private-endpoint-removed',
  severity: 'attention',
  holds: 'change',
  title: 'A private endpoint is removed',
  when: 'A private endpoint of the content storage or of a workspace goes away.',
  why: 'Machines without access from the internet no longer reach the content storage or the workspace.',
  remedy: 'Check that every machine has another way.',
});

export const versioningOff = finding({
  id: 'versioning-off',
  severity: 'attention',
  holds: 'change',
  title: 'Versions of recorded content are no longer kept',
  when: 'The versioning of blobs of the content storage is switched off.',
  why: 'Content that is overwritten or deleted cannot be brought back.',
  remedy: 'Keep versioning on.',
});

export const customerKeyRemoved = finding({
  id: 'customer-key-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The content storage loses its own key',
  when: 'The customer-managed key of the content storage goes away.',
  why: "Recorded content is encrypted with Microsoft's key, and withdrawing your key no longer closes it.",
  remedy: 'Keep the customer-managed key.',
});

/** What a change does to what protects recorded data. */
export function protectionFindings(comparison: Comparison): Finding[] {
  return [...lockFindings(comparison), ...endpointFindings(comparison), ...keyFindings(comparison)];
}

/** Ids of what a lock or a private endpoint may protect. */
function protectedIds(...sides: readonly Estate[]): Set<string> {
  return new Set(
    sides.flatMap(({ workspaces, rules, accounts, containers, identities, tables }) =>
      [...workspaces, ...rules, ...accounts, ...containers, ...identities, ...tables].map(({ id }) => id),
    ),
  );
}

const PROTECTED_TYPES =
  /\/(microsoft\.operationalinsights\/workspaces|microsoft\.insights\/datacollectionrules|microsoft\.storage\/storageaccounts)\/[^/]+$/;

function lockFindings({ before, after }: Comparison): Finding[] {
  const known = new Set([...protectedIds(before, after)].flatMap(idKeysAround));
  const isOurs = (scope: unknown) => {
    const key = idKey(scope);
    return key !== '' && (known.has(key) || PROTECTED_TYPES.test(key));
  };
  const left = new Set(after.locks.map(({ attributes }) => idKey(attributes['scope'])));
  return pairs(before.locks, after.locks).flatMap(({ address, was, becomes }) => {
    if (was === undefined || !isOurs(was.attributes['scope'])) return [];
    const subject = `lock on ${idName(was.attributes['scope'])}`;
    const [given, next] = [was.attributes['lock_level'], becomes?.attributes['lock_level']];
    if (becomes === undefined) {
      const stays = left.has(idKey(was.attributes['scope']));
      return stays ? [] : [lockWeakened.found({ address, subject, was: shown(given), becomes: 'removed' })];
    }
    if (isUnseen(next)) return next === given ? [] : [unseen(address, subject, shown(given), next)];
    const lower = /^readonly$/i.test(String(textOf(given))) && !/^readonly$/i.test(String(textOf(next)));
    return lower ? [lockWeakened.found({ address, subject, was: shown(given), becomes: shown(next) })] : [];
  });
}

function endpointFindings({ before, after }: Comparison): Finding[] {
  const ours = [before, after].flatMap(({ accounts, privateLinkScopes }) => [...accounts, ...privateLinkScopes]);
  const ids = new Set(ours.map(({ id }) => id.toLowerCase()));
  const targetsOf = (endpoint: Resource) => privateTargets(endpoint) ?? [];
  const isOurs = (endpoint: Resource) =>
    targetsOf(endpoint).some(
      (id) => ids.has(id) || (/\/storageaccounts\/|privatelinkscopes\//.test(id) && !isKnown(id, before, after)),
    );
  const reached = new Set(after.privateEndpoints.flatMap(targetsOf));
  return before.privateEndpoints.flatMap((was) => {
    const { address, attributes } = was;
    if (after.resources.has(address) || !isOurs(was) || targetsOf(was).every((id) => reached.has(id))) return [];
    const subject = `private endpoint ${shown(attributes['name'])}`;
    return [
      privateEndpointRemoved.found({
        address,
        subject,
        was: `of ${targetsOf(was).map(idName).join(', ')}`,
        becomes: 'removed',
      }),
    ];
  });
}

/** Whether the input says what an id is, so that it would be known as content storage. */
function isKnown(id: string, before: Estate, after: Estate): boolean {
  return before.byId.has(id) || after.byId.has(id);
}

/** The key may be in a separate resource. */
function keyFindings({ before, after, changes }: Comparison): Finding[] {
  const keys = (side: Estate) =>
    [...side.resources.values()].filter(({ type }) => type === 'azurerm_storage_account_customer_managed_key');
  const accounts = new Map(before.accounts.map((one) => [one.id.toLowerCase(), one]));
  const kept = new Set(after.accounts.map(({ id }) => id.toLowerCase()));
  return keys(before).flatMap(({ address, attributes }) => {
    const id = idKey(attributes['storage_account_id']);
    const account = accounts.get(id);
    const isGone = !after.resources.has(address) && changes.get(address)?.action === 'delete';
    if (!isGone || account === undefined || !kept.has(id)) return [];
    return [
      customerKeyRemoved.found({
        address,
        subject: `key of ${shown(account.attributes['name'])}`,
        was: 'own key',
        becomes: "Microsoft's key",
      }),
    ];
  });
}

/** What an account keeps of recorded content, and with which key. */
export function accountProtectionFindings(
  address: string,
  name: string,
  was: Resource | undefined,
  becomes: Resource,
): Finding[] {
  if (was === undefined) return [];
  const versioning = (one: Resource) => at(one.attributes, 'blob_properties', 'versioning_enabled');
  const key = (one: Resource) => one.attributes['customer_managed_key'];
  const [given, next] = [versioning(was), versioning(becomes)];
  const hasKey = (value: unknown) => blocks(value).length > 0;
  return [
    ...(isUnseen(next) && next !== given ? [unseen(address, `${name}, versioning_enabled`, shown(given), next)] : []),
    ...(given === true && !isUnseen(next) && next !== true
      ? [versioningOff.found({ address, subject: `${name}, versioning`, was: 'on', becomes: 'off' })]
      : []),
    ...(hasKey(key(was)) && !isHidden(key(was)) && !hasKey(key(becomes))
      ? [customerKeyRemoved.found({ address, subject: `${name}, key`, was: 'own key', becomes: "Microsoft's key" })]
      : []),
  ];
}

export const PROTECTION_FINDINGS = [lockWeakened, privateEndpointRemoved, versioningOff, customerKeyRemoved];

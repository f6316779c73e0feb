import { LINKED_STORAGE_TYPES, LINKED_STORAGE_WORDS, type LinkedStorageType } from '../../facts/workspace-limits';
import type { Alert, Estate, Resource } from '../model/estate';
import { idKey, sameId, textsOrOpen } from '../model/value';
import { counted, idName } from '../model/words';
import { alertSubject } from './alert-tables';
import { type Comparison, type Finding, finding, pairs } from './finding';
import { isOfTarget, linkPairs } from './targets';
import { isUnseen, shown, unseen } from './unseen';

const OUTSIDE = 'query in storage of Azure';

export const linkedStorageRemoved = finding({
  id: 'linked-storage-removed',
  severity: 'attention',
  holds: 'change',
  title: 'The workspace no longer keeps queries in your account',
  when: 'The link between a workspace of change tracking and the account that keeps its saved queries or the queries of its alerts is removed, and the workspace stays.',
  why: "Azure keeps the queries in storage of its own, encrypted with Microsoft's key. It moves saved queries and functions back to the workspace. What becomes of alerts whose query is in the account is not documented.",
  remedy: 'Keep the link.',
});

export const linkedStorageChanged = finding({
  id: 'linked-storage-changed',
  severity: 'attention',
  holds: 'change',
  title: 'The workspace keeps queries in another account',
  when: 'The link of a workspace of change tracking for saved queries or queries of alerts names another account, or is replaced.',
  why: 'Azure saves new queries in the other account. Whether it copies the earlier ones is not documented.',
  remedy: 'Export the saved queries first, and check afterwards that they and the alerts still work.',
});

export const savedQueriesMoved = finding({
  id: 'saved-queries-moved',
  severity: 'attention',
  holds: 'change',
  title: 'Saved queries leave the workspace',
  when: 'A workspace of change tracking is linked to an account for saved queries.',
  why: 'Azure deletes the saved queries and functions from the workspace and moves them to a table of the account.',
  remedy: 'Export the saved queries and functions first. Ignore the finding if the workspace is new.',
});

export const queryKeyOptional = finding({
  id: 'query-key-optional',
  severity: 'attention',
  holds: 'change',
  title: 'Queries no longer have to be kept in your account',
  when: 'cmk_for_query_forced of a workspace of change tracking is switched off.',
  why: "Without a linked account, Azure keeps queries in storage of its own, encrypted with Microsoft's key.",
  remedy: 'Keep cmk_for_query_forced set to true.',
});

export const alertStorageUnused = finding({
  id: 'alert-storage-unused',
  severity: 'attention',
  holds: 'both',
  title: 'The query of an alert is not kept in your account',
  when: 'An alert on the data of change tracking has workspace_alerts_storage_enabled set to false, and its workspace is linked to an account for queries of alerts; or it is switched off.',
  why: "Azure keeps the query of the alert in storage of its own, encrypted with Microsoft's key.",
  remedy: 'Set workspace_alerts_storage_enabled to true.',
  *wrong(estate) {
    for (const alert of estate.alerts)
      if (isOutside(alert) && isLinked(alert, estate))
        yield { ...alertSubject(alert), is: OUTSIDE, was: 'in the linked account' };
  },
});

/** What a change does to the accounts that keep queries. */
export function queryStorageFindings(comparison: Comparison): Finding[] {
  return [
    ...leftFindings(comparison),
    ...addedFindings(comparison),
    ...optionalFindings(comparison),
    ...alertFindings(comparison),
  ];
}

function leftFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const was = before.storageLinks.filter(isOfTarget(comparison));
  return linkPairs(comparison, was, after.storageLinks, keyOf).flatMap((pair) => {
    const { address } = pair.becomes ?? pair.was;
    const [had, has] = [pair.was, pair.becomes].map((one) => textsOrOpen(one?.attributes['storage_account_ids']));
    const [subject, given] = [subjectOf(pair.was), namesOf(had)];
    if (pair.becomes === undefined)
      return [linkedStorageRemoved.found({ address, subject, was: given, becomes: withoutAccount(pair.was, after) })];
    if (has?.some(isUnseen) && namesOf(has) !== given) return [unseen(address, subject, given)];
    if (keysOf(had) !== keysOf(has))
      return [linkedStorageChanged.found({ address, subject, was: given, becomes: namesOf(has) })];
    return changes.get(address)?.action === 'replace'
      ? [linkedStorageChanged.found({ address, subject, was: given, becomes: 'unlinked and linked again' })]
      : [];
  });
}

/** A link of saved queries to a workspace that the change does not create. */
function addedFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const had = new Set(before.storageLinks.map(keyOf));
  return after.storageLinks.filter(isOfTarget(comparison)).flatMap((link) => {
    const workspace = after.byId.get(idKey(link.attributes['workspace_id']));
    const isNew = workspace !== undefined && changes.get(workspace.address)?.action === 'create';
    if (isNew || typeOf(link) !== 'Query' || had.has(keyOf(link)) || before.resources.has(link.address)) return [];
    const becomes = `in ${namesOf(textsOrOpen(link.attributes['storage_account_ids']))}`;
    return [
      savedQueriesMoved.found({ address: link.address, subject: subjectOf(link), was: 'in the workspace', becomes }),
    ];
  });
}

function optionalFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.workspaces, after.workspaces).flatMap(({ address, was, becomes }) => {
    if (was === undefined || becomes === undefined) return [];
    const [given, next] = [was, becomes].map(({ attributes }) => attributes['cmk_for_query_forced']);
    const subject = `workspace ${shown(becomes.attributes['name'])}, cmk_for_query_forced`;
    if (given !== true || next === true) return [];
    if (isUnseen(next)) return [unseen(address, subject, 'true', next)];
    return [queryKeyOptional.found({ address, subject, was: 'true', becomes: shown(next) })];
  });
}

/** Alerts whose query leaves the account. Those on a workspace that is linked in the input are a fault of the estate. */
function alertFindings({ before, after }: Comparison): Finding[] {
  return pairs(before.alerts, after.alerts).flatMap(({ was, becomes }) =>
    was !== undefined && becomes !== undefined && usesStorage(was) && isOutside(becomes) && !isLinked(becomes, after)
      ? [alertStorageUnused.found({ ...alertSubject(becomes), was: 'in the linked account', becomes: OUTSIDE })]
      : [],
  );
}

function usesStorage({ attributes }: Alert): boolean {
  return attributes['workspace_alerts_storage_enabled'] === true;
}

function isOutside(alert: Alert): boolean {
  return !usesStorage(alert) && !isUnseen(alert.attributes['workspace_alerts_storage_enabled']);
}

function isLinked({ scope }: Alert, { storageLinks }: Estate): boolean {
  return storageLinks.some((link) => typeOf(link) === 'Alerts' && sameId(link.attributes['workspace_id'], scope));
}

/** What a workspace without the account is left with. */
function withoutAccount(link: Resource, { alerts }: Estate): string {
  const using = alerts.filter((one) => usesStorage(one) && sameId(one.scope, link.attributes['workspace_id']));
  return typeOf(link) === 'Alerts' && using.length > 0
    ? `no account, and ${counted(using.length, 'alert')} with workspace_alerts_storage_enabled`
    : 'no account';
}

function typeOf({ attributes }: Resource): LinkedStorageType | undefined {
  return LINKED_STORAGE_TYPES.find((type) => sameId(type, attributes['data_source_type']));
}

function keyOf({ attributes }: Resource): string {
  return `${idKey(attributes['workspace_id'])} ${idKey(attributes['data_source_type'])}`;
}

function subjectOf(link: Resource): string {
  const type = typeOf(link);
  const kept = type === undefined ? 'queries' : LINKED_STORAGE_WORDS[type];
  return `${kept} of ${idName(link.attributes['workspace_id'])}`;
}

function namesOf(ids: readonly string[] = []): string {
  return ids.map(idName).sort().join(', ') || 'none';
}

function keysOf(ids: readonly string[] = []): string {
  return JSON.stringify(ids.map(idKey).sort());
}

export const QUERY_STORAGE_FINDINGS = [
  linkedStorageRemoved,
  linkedStorageChanged,
  savedQueriesMoved,
  queryKeyOptional,
  alertStorageUnused,
];

import type { Alert, Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import { at, hasHidden, idKey, isHidden, sameId, sameValue, textOf } from '../model/value';
import { idName } from '../model/words';
import { scopeOf } from '../read/alerts';
import { alertNoAction } from './alert-notices';
import { alertSubject, readsOurTables, tablesOf } from './alert-tables';
import { type Comparison, type Finding, finding, pairs, sameResource } from './finding';
import { isUnseen, shown, unseen } from './unseen';

export const alertRemoved = finding({
  id: 'alert-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'An alert is removed',
  when: 'An alert on the data of change tracking is destroyed, or its query no longer reads that data, and no other alert has the same query.',
  why: 'The data is still collected, but the alert no longer reports anything.',
  remedy: 'Keep the alert. Ignore the finding if another one replaces it.',
});

export const alertChanged = finding({
  id: 'alert-changed',
  severity: 'information',
  holds: 'change',
  title: 'An alert changes',
  when: 'The query, the times, the threshold, the severity or the action groups of an alert change.',
  why: 'It fires for other changes, sooner or later than before, or notifies others.',
  remedy: 'Nothing, if it is meant.',
});

/** What a change does to alerts. */
export function alertFindings({ before, after }: Comparison): Finding[] {
  const kept = new Set(after.alerts.map(watchOf));
  return pairs(before.alerts, after.alerts).flatMap(({ address, was, becomes }) => {
    if (was === undefined) return [];
    const isKept = kept.has(watchOf(was));
    if (becomes !== undefined && !isKept && readsNoChanges(was, becomes)) {
      const tables = tablesOf(becomes).known.join(', ');
      return [alertRemoved.found({ ...alertSubject(was), was: 'reads change tracking', becomes: `reads ${tables}` })];
    }
    if (becomes !== undefined)
      return [...changed(was, becomes, before, after), ...lostGroups(was, becomes, before, after)];
    if (isKept) return [];
    const query = at(after.resources.get(address)?.attributes, 'criteria', 'query');
    if (isHidden(query))
      return [unseen(address, `${alertSubject(was).subject}, query`, 'reads change tracking', query)];
    const is = readsNow(was, after.resources.get(address));
    return [alertRemoved.found({ ...alertSubject(was), was: 'reads change tracking', becomes: is })];
  });
}

/** Whether an alert read the tables of the solution and now reads others on the same workspace, such as Heartbeat. */
function readsNoChanges(was: Alert, becomes: Alert): boolean {
  const { known, misspelt } = tablesOf(becomes);
  return readsOurTables(was) && !readsOurTables(becomes) && known.length > 0 && misspelt.length === 0;
}

/** Whether a change destroys every action group that an alert still names. */
function lostGroups(was: Alert, becomes: Alert, before: Estate, after: Estate): Finding[] {
  const { actionGroups: groups } = becomes;
  if (isHidden(groups) || groups.length === 0) return [];
  const isLost = (id: unknown) =>
    withId(before.actionGroups, id).some(({ address }) => !after.resources.has(address)) &&
    withId(after.actionGroups, id).length === 0;
  if (!groups.every(isLost)) return [];
  const is = `only action groups that are destroyed: ${namesOf(groups)}`;
  return [alertNoAction.found({ ...alertSubject(was), was: 'sends notifications', becomes: is })];
}

/** What is left of an alert that is no longer one of change tracking. */
function readsNow(was: Alert, resource: Resource | undefined): string {
  if (resource === undefined) return 'destroyed';
  const scope = scopeOf(resource.attributes['scopes']);
  return sameId(was.scope, scope) ? 'reads other data' : `reads ${idName(scope)}`;
}

/** What an alert looks for and where. */
function watchOf({ query, scope, address }: Alert): string {
  return isHidden(query) || isHidden(scope) ? address : `${idKey(scope)} ${query.trim()}`;
}

/** Arguments whose change is reported, with the path of each. */
const COMPARED: Readonly<Record<string, readonly string[]>> = {
  enabled: ['enabled'],
  query: ['criteria', 'query'],
  severity: ['severity'],
  'evaluation frequency': ['evaluation_frequency'],
  window: ['window_duration'],
  operator: ['criteria', 'operator'],
  threshold: ['criteria', 'threshold'],
  mute: ['mute_actions_after_alert_duration'],
};

function changed(was: Alert, becomes: Alert, before: Estate, after: Estate): Finding[] {
  const { address, subject } = alertSubject(becomes);
  const compared = Object.entries(COMPARED).flatMap(([name, path]) => {
    const [given, next] = [was, becomes].map(({ attributes }) => at(attributes, ...path) ?? undefined);
    if (sameValue(given, next)) return [];
    if (isUnseen(next))
      return [unseen(address, `${subject}, ${name}`, name === 'query' ? 'another query' : shown(given), next)];
    const [earlier, later] = name === 'query' ? otherLines(given, next) : [shown(given), shown(next)];
    // Off and on are findings of their own.
    return name === 'enabled'
      ? []
      : [
          alertChanged.found({
            address,
            subject: `${subject}, ${name}`,
            was: earlier,
            becomes: later,
          }),
        ];
  });
  const moved =
    sameId(was.scope, becomes.scope) || sameResource(was.scope, becomes.scope, before.workspaces, after.workspaces);
  const scope = moved
    ? []
    : isHidden(becomes.scope)
      ? [unseen(address, `${subject}, scope`, idName(was.scope), becomes.scope)]
      : [
          alertChanged.found({
            address,
            subject: `${subject}, scope`,
            was: idName(was.scope),
            becomes: idName(becomes.scope),
          }),
        ];
  return [...compared, ...scope, ...groupFindings(was, becomes)];
}

/** The lines of two queries that only one of them has. */
function otherLines(was: unknown, becomes: unknown): [was: string, becomes: string] {
  const [had, has] = [was, becomes].map((query) =>
    (textOf(query) ?? '').split(/\n|(?<=\s)\|(?=\s)/).map((line) => line.replace(/^\s*\|?\s*/, '').trimEnd()),
  );
  const only = (lines: readonly string[] = [], others: readonly string[] = []) =>
    lines.filter((line) => line !== '' && !others.includes(line)).join(' ');
  return [shortened(only(had, has)), shortened(only(has, had))];
}

function shortened(text: string): string {
  if (text === '') return 'the same lines';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}

/** Most characters of a query that are shown. */
const MOST_CHARACTERS = 200;

function groupFindings(was: Alert, becomes: Alert): Finding[] {
  const { address, subject } = alertSubject(becomes);
  const { actionGroups: had } = was;
  const { actionGroups: has } = becomes;
  const of = `${subject}, action groups`;
  if (isHidden(has) || has.some(isHidden)) return hasHidden(had) ? [] : [unseen(address, of, namesOf(had))];
  if (hasHidden(had)) return [];
  const [before, after] = [namesOf(had), namesOf(has)];
  // None at all is a finding of its own.
  return before === after || has.length === 0
    ? []
    : [alertChanged.found({ address, subject: of, was: before, becomes: after })];
}

function namesOf(groups: Alert['actionGroups']): string {
  if (isHidden(groups)) return shown(groups);
  return groups.length === 0 ? 'none' : groups.map(idName).sort().join(', ');
}

export const ALERT_CHANGE_FINDINGS = [alertRemoved, alertChanged];

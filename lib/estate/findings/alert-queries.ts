import { moved, type Path, type Problem, textOf as problemText } from '../../core/problems';
import { alertProblems } from '../../facts/alert-checks';
import type { AlertRule } from '../../facts/alert-rules';
import { queryNeeds } from '../../settings/query-needs';
import { resolveSettings } from '../../settings/resolve';
import { unwatched } from '../../settings/watches';
import type { Alert, Estate, Rule } from '../model/estate';
import { settingsOf } from '../model/rule-settings';
import { idKey, isHidden } from '../model/value';
import { idName } from '../model/words';
import { ALERT_ARGUMENTS } from '../read/alerts';
import { hiddenRules } from '../read/resources';
import { alertSubject, readsOurTables, tablesOf } from './alert-tables';
import { finding } from './finding';
import { isUnseen } from './unseen';

export const alertTable = finding({
  id: 'alert-table',
  severity: 'blocking',
  holds: 'both',
  title: 'An alert reads a table that does not exist',
  when: 'The query of an alert names a table that is no table of change tracking and seems to mean one.',
  why: 'The query fails each time it runs. Azure switches the rule off after a week of failures.',
  remedy: 'Correct the name. The query language tells capital letters from small ones.',
  *wrong({ alerts }) {
    for (const alert of alerts)
      for (const { name, table } of tablesOf(alert).misspelt)
        yield { ...alertSubject(alert), is: `reads ${name}; did you mean '${table}'?`, was: 'reads another table' };
  },
});

export const alertElsewhere = finding({
  id: 'alert-elsewhere',
  severity: 'blocking',
  holds: 'both',
  title: 'An alert reads another workspace than the rules write to',
  when: 'An alert on a table of change tracking is scoped to a workspace that no rule in the input writes to.',
  why: 'Machines send nothing to that workspace, so the alert never fires.',
  remedy: 'Scope the alert to the workspace of the rule.',
  *wrong(estate) {
    if (hiddenRules(estate).length > 0) return;
    for (const alert of estate.alerts)
      if (readsOurTables(alert) && isElsewhere(alert, estate))
        yield {
          ...alertSubject(alert),
          is: `reads workspace ${idName(alert.scope)}, which no rule writes to`,
          was: 'reads the workspace of a rule',
        };
  },
});

export const alertInvalid = finding({
  id: 'alert-invalid',
  severity: 'attention',
  holds: 'both',
  title: 'Azure refuses an alert, or does not run it as written',
  when: 'The frequency, the window, the columns or the query of an alert are not as Azure documents them.',
  why: 'Azure refuses the rule when it is applied, or silently looks at less than the query says.',
  remedy: 'Change the argument named.',
  *wrong({ alerts }) {
    for (const alert of alerts)
      for (const problem of problemsOf(alert))
        yield { ...alertSubject(alert), is: problemText(problem), was: 'as Azure documents it' };
  },
});

export const alertUnwatched = finding({
  id: 'alert-unwatched',
  severity: 'attention',
  holds: 'both',
  title: 'An alert looks for changes that machines do not report',
  when: 'No rule in the input makes machines report the kind of change, the files or the keys that the query of an alert selects.',
  why: 'The alert never fires, or fires for every machine.',
  remedy: 'Watch the files or keys in the settings of the rule, or remove the alert.',
  *wrong(estate) {
    if (hiddenRules(estate).length > 0) return;
    for (const alert of estate.alerts) {
      const is = unwatchedBy(alert, estate.rules);
      if (is !== undefined) yield { ...alertSubject(alert), is, was: 'sees what it needs' };
    }
  },
});

export const alertUnvalidated = finding({
  id: 'alert-unvalidated',
  severity: 'attention',
  holds: 'both',
  title: 'Azure does not validate the query of an alert',
  when: 'An alert has skip_query_validation, and the input does not create the tables that its query reads.',
  why: 'A wrong query is accepted, fails each time it runs, and Azure switches the rule off after a week.',
  remedy: 'Remove skip_query_validation. It is needed only where the same apply creates the ChangeTracking solution.',
  *wrong(estate) {
    for (const alert of estate.alerts)
      if (alert.attributes['skip_query_validation'] === true && !createsTables(alert, estate))
        yield { ...alertSubject(alert), is: 'not validated', was: 'validated' };
  },
});

export const alertNoLog = finding({
  id: 'alert-no-log',
  severity: 'attention',
  holds: 'both',
  title: 'An alert on errors of the rule has no log to read',
  when: 'An alert reads DCRLogErrors, and no rule in the input has a diagnostic setting in the input.',
  why: 'Azure writes the errors of a rule only where a diagnostic setting says so. The alert never fires.',
  remedy: 'Add a diagnostic setting with the category LogErrors to the data collection rule.',
  *wrong({ alerts, rules, diagnostics }) {
    const logged = new Set(diagnostics.map(({ attributes }) => idKey(attributes['target_resource_id'])));
    if (rules.length === 0 || rules.some(({ id }) => logged.has(idKey(id)))) return;
    for (const alert of alerts)
      if (tablesOf(alert).known.includes('DCRLogErrors'))
        yield { ...alertSubject(alert), is: 'reads a log that nothing writes', was: 'reads a log' };
  },
});

/** Whether an alert reads a workspace of the input or a known one, and every rule writes to others that can be seen. */
function isElsewhere({ scope }: Alert, { rules, byId }: Estate): boolean {
  const isWorkspace = (id: unknown) =>
    typeof id === 'string' &&
    (byId.get(idKey(id))?.type === 'azurerm_log_analytics_workspace' ||
      (!id.includes('${') && /\/microsoft\.operationalinsights\/workspaces\/[^/]+$/i.test(id)));
  const written = rules.flatMap(({ destinations }) => destinations.map(({ workspaceId }) => workspaceId));
  return (
    isWorkspace(scope) && written.length > 0 && written.every((id) => isWorkspace(id) && idKey(id) !== idKey(scope))
  );
}

/** Problems of the rule that Azure gets, with the arguments of the provider in the place of props. */
function problemsOf({ rule }: Alert): Problem[] {
  return rule === undefined ? [] : moved(alertProblems(rule), argumentOf);
}

function argumentOf([key, ...rest]: Path): Path {
  return [...ALERT_ARGUMENTS[key as keyof AlertRule], ...rest.map((one) => PERIOD_ARGUMENTS[one] ?? one)];
}

const PERIOD_ARGUMENTS: Readonly<Record<string, string>> = {
  atLeast: 'minimum_failing_periods_to_trigger_alert',
  of: 'number_of_evaluation_periods',
};

/** Why no rule lets an alert see what it needs; `undefined` if one does, or if its settings cannot be seen. */
function unwatchedBy({ query }: Alert, rules: readonly Rule[]): string | undefined {
  const needs = isHidden(query) ? undefined : queryNeeds(query);
  if (needs === undefined) return undefined;
  const isSeen = ({ sources, unnamed }: Rule) =>
    !unnamed && sources.every(({ settings }) => settings !== undefined && !isHidden(settings));
  if (!rules.every(isSeen)) return undefined;
  const reasons = rules.map((rule) => unwatched(needs, resolveSettings(settingsOf(rule))));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

/** Whether the input creates the solution of the workspace that an alert reads, or may do so. */
function createsTables(alert: Alert, { solutions }: Estate): boolean {
  return (
    readsOurTables(alert) &&
    solutions.some(
      ({ attributes }) => isUnseen(alert.scope) || idKey(attributes['workspace_resource_id']) === idKey(alert.scope),
    )
  );
}

export const ALERT_QUERY_FINDINGS = [
  alertTable,
  alertElsewhere,
  alertInvalid,
  alertUnwatched,
  alertUnvalidated,
  alertNoLog,
];

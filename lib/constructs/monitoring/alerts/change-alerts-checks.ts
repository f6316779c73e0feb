import { literalProblems, rangeProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { sameIgnoringCase } from '../../../core/letter-case';
import { at, certain, type Path, type Problem, phrase, within } from '../../../core/problems';
import { NOT_EMPTY } from '../../../core/shape-problems';
import { propProblems } from '../../../core/text-rules';
import { alertProblems } from '../../../facts/alert-checks';
import { idProblems } from '../../../facts/ids';
import { locationProblems } from '../../../facts/location-names';
import { nameProblems } from '../../../facts/names';
import { tagProblems } from '../../../facts/tags';
import { acknowledgementProblems } from '../../../facts/warnings';
import { actionGroupProblems } from '../action-group/action-group-checks';
import { ALERT_NAMES } from './alert-catalogue';
import type { AlertOptions, OwnAlert } from './alert-options';
import { alertPlans } from './alert-plan';
import type { ChangeAlertsOptions, ChangeAlertsProps } from './change-alerts-props';
import { type ChangeFilter, listsOf } from './change-filter';

/** First part of the names of alerts. */
export const ALERT_NAME_PREFIX = 'alert-change-tracking';

/** Problems of the props of the alerts. */
export function changeAlertsProblems(props: ChangeAlertsProps): Problem[] {
  const { resourceGroupName, rule } = props;
  return [
    ...idProblems(['workspace', 'workspaceId'], 'workspace', props.workspace.workspaceId),
    ...locationProblems(['workspace', 'location'], props.workspace.location),
    ...nameProblems(['workspace', 'resourceGroupName'], 'resourceGroup', props.workspace.resourceGroupName),
    ...(rule === undefined ? [] : idProblems(['rule', 'ruleId'], 'dataCollectionRule', rule.ruleId)),
    ...(resourceGroupName === undefined ? [] : nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName)),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
    ...alertsProblems(props, rule?.ruleId),
  ];
}

/** Problems of the alerts themselves. */
export function alertsProblems(options: ChangeAlertsOptions, ruleId: string | undefined): Problem[] {
  const form = [...ALERT_NAMES.map((name) => [[name], options[name]] as const), ...ownAlerts(options)].flatMap(
    ([path, given]) => (given === undefined ? [] : formProblems(path, given)),
  );
  const { notify, namePrefix = ALERT_NAME_PREFIX } = options;
  const problems = [
    ...form,
    ...groupProblems(['actionGroups'], options.actionGroups),
    ...(notify ? within(['notify'], actionGroupProblems({ ...notify, resourceGroupName: 'any' })) : []),
  ];
  if (certain(form).length > 0) return problems;
  const plans = alertPlans(options, ruleId);
  return [
    ...problems,
    ...(plans.length === 0
      ? [{ path: [], message: `no alert is switched on: name at least one, such as hostsFile: {}` }]
      : []),
    ...(isKnown(namePrefix) ? [] : propProblems(['namePrefix'], namePrefix, [NOT_EMPTY])),
    ...plans.flatMap(({ path, name, rule }) => [
      ...nameProblems(['namePrefix'], 'alertRule', `${namePrefix}-${name}`),
      ...within(path, alertProblems(rule)),
    ]),
    ...sameIgnoringCase(plans.map(({ name }) => name)).map(([name]) => ({
      path: ['own'],
      message: `must not have an alert whose resource is named '${namePrefix}-${name}', as another alert is: rename it`,
    })),
  ];
}

function ownAlerts({ own = {} }: ChangeAlertsOptions): (readonly [Path, OwnAlert])[] {
  return Object.entries(own).map(([name, alert]) => [['own', name], alert] as const);
}

/** Problems that would keep the query from being made. */
function formProblems(path: Path, given: AlertOptions): Problem[] {
  const options = given as AlertOptions & { readonly changes?: ChangeFilter } & Readonly<Record<string, unknown>>;
  const { changes, query } = options;
  const lists = Object.entries(options).filter(([key, value]) => Array.isArray(value) && key !== 'actionGroups');
  return [
    ...groupProblems([...path, 'actionGroups'], options.actionGroups),
    ...lists.flatMap(([key, values]) => listProblems([...path, key], values as string[])),
    ...(path[0] === 'own' && (changes === undefined) === (query === undefined)
      ? [{ path, message: 'must have either changes or query' }]
      : []),
    ...(changes === undefined ? [] : filterProblems([...path, 'changes'], changes)),
    ...rangeProblems([...path, 'silentMinutes'], options['silentMinutes'] as number | undefined, 5, 2880, 'minutes'),
    ...(query === undefined ? everyMinuteProblems(path, options) : []),
  ];
}

/** Azure does not let a query that runs every minute ask when a row arrived. */
function everyMinuteProblems(path: Path, { frequency, ...options }: AlertOptions & Record<string, unknown>): Problem[] {
  if (frequency !== 'PT1M' || options['lateArrival'] === false || STATES.includes(String(path[0]))) return [];
  const message = phrase`must be false with ${at(...path, 'frequency')} 'PT1M': Azure refuses ingestion_time() in a query that runs every minute`;
  return [{ path: [...path, 'lateArrival'], message }];
}

/** Alerts that do not count changes. */
const STATES: readonly string[] = ['heartbeatMissing', 'noInventory', 'ingestionErrors', 'dailyCap'];

function groupProblems(path: Path, groups: AlertOptions['actionGroups'] = []): Problem[] {
  return groups.flatMap((group, index) =>
    idProblems([...path, index, 'actionGroupId'], 'actionGroup', group.actionGroupId),
  );
}

function filterProblems(path: Path, filter: ChangeFilter): Problem[] {
  return listsOf(filter).flatMap(([name, values]) => [
    ...listProblems([...path, name], values),
    ...(name === 'paths' ? values.flatMap((value, index) => variableProblems([...path, name, index], value)) : []),
  ]);
}

function listProblems(path: Path, values: readonly string[]): Problem[] {
  if (values.length === 0) return [{ path, message: 'must not be empty: leave it out to select everything' }];
  return literalProblems(path, values);
}

function variableProblems(path: Path, value: string): Problem[] {
  const message = 'must not have an environment variable, which machines replace before they report';
  return propProblems(path, value, [{ mustNot: /%[^%]+%/, message }]);
}

import { kebabCase, pascalCase } from '../../../core/letter-case';
import type { Path } from '../../../core/problems';
import type { AlertRule } from '../../../facts/alert-rules';
import { queryNeeds } from '../../../settings/query-needs';
import type { AlertNeeds } from '../../../settings/watches';
import { escapedForJson } from '../../kit/json-text';
import { ALERT_CATALOGUE, ALERT_NAMES, filteredRule } from './alert-catalogue';
import type { AlertOptions, CatalogueAlertName, OwnAlert } from './alert-options';
import type { ChangeAlertsOptions } from './change-alerts-props';

/** An alert to create. */
export interface AlertPlan {
  /** Where its options are in the props. */
  readonly path: Path;
  /** Id of its construct. */
  readonly id: string;
  /** Name of its resource, after the prefix. */
  readonly name: string;
  readonly title: string;
  readonly options: AlertOptions;
  readonly rule: AlertRule;
  readonly needs?: AlertNeeds;
}

/** Every alert that options switch on, in the order of the catalogue, then those of the user's own. */
export function alertPlans(options: ChangeAlertsOptions, ruleId: string | undefined): AlertPlan[] {
  const catalogue = ALERT_NAMES.flatMap((name) => {
    const given = options[name];
    return given === undefined ? [] : [cataloguePlan(name, given, ruleId)];
  });
  return [...catalogue, ...Object.entries(options.own ?? {}).map(([name, alert]) => ownPlan(name, alert))];
}

function cataloguePlan(name: CatalogueAlertName, options: AlertOptions, ruleId: string | undefined): AlertPlan {
  const { title, needs, rule } = ALERT_CATALOGUE[name];
  const planned = rule(escapedTexts(options), ruleId);
  return { path: [name], id: pascalCase(name), name: kebabCase(name), title, options, rule: planned, needs };
}

function ownPlan(name: string, alert: OwnAlert): AlertPlan {
  const plan = { path: ['own', name], id: `Own${pascalCase(name)}`, name: kebabCase(name), options: alert };
  return { ...plan, title: alert.title ?? name, ...(isQuery(alert) ? queryOf(alert) : changesOf(alert)) };
}

/** Whether an alert has a query; one that is there and `undefined` counts as left out. */
function isQuery(alert: OwnAlert): alert is Extract<OwnAlert, { query: string }> {
  return 'query' in alert && alert.query !== undefined;
}

function changesOf(alert: Exclude<OwnAlert, { query: string }>): Pick<AlertPlan, 'rule' | 'needs'> {
  const { changes } = alert;
  const rule = filteredRule(escapedTexts(alert), escapedForJson(changes), {
    severity: 2,
    frequency: 'PT15M',
    description: alert.description,
  });
  const needs = {
    kind: changes.kind,
    files: changes.kind === 'files' ? changes.paths : undefined,
    keys: changes.kind === 'registry' ? changes.keys : undefined,
  };
  return { rule, needs };
}

function queryOf(alert: Extract<OwnAlert, { query: string }>): Pick<AlertPlan, 'rule' | 'needs'> {
  return { rule: queryRule(alert), needs: queryNeeds(alert.query) };
}

function queryRule(alert: Extract<OwnAlert, { query: string }>): AlertRule {
  const { frequency = 'PT15M' } = alert;
  return {
    severity: alert.severity ?? 2,
    frequency,
    window: alert.window ?? frequency,
    query: alert.query,
    aggregation: alert.aggregation ?? (alert.measure === undefined ? 'Count' : 'Total'),
    measure: alert.measure,
    operator: alert.operator ?? 'GreaterThan',
    threshold: alert.threshold ?? 0,
    resourceIdColumn: alert.resourceIdColumn,
    splitBy: alert.splitBy,
    failingPeriods: alert.failingPeriods,
    timeRange: alert.timeRange,
    autoResolve: alert.autoResolve ?? false,
    muteActions: alert.muteActions,
    description: alert.description,
  };
}

/** The same options with lists of texts that may be in a literal of a query when Terraform knows them. */
function escapedTexts<Options extends object>(options: Options): Options {
  const entries = Object.entries(options).map(([key, value]) => [key, isTexts(value) ? escapedForJson(value) : value]);
  return Object.fromEntries(entries) as Options;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

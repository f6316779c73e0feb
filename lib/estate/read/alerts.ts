import { ALERT_DURATIONS, type AlertDuration, type AlertRule } from '../../facts/alert-rules';
import { BLOB_SERVICE } from '../../facts/diagnostics';
import { LOG_TABLES, type LogTableName } from '../../facts/log-tables';
import { tablesIn } from '../../settings/query-tables';
import type { Alert, Resource, Rule } from '../model/estate';
import {
  type Attributes,
  at,
  block,
  blocks,
  hiddenOf,
  idKey,
  isHidden,
  isUnseen,
  type Known,
  member,
  numberOf,
  textOf,
} from '../model/value';

/** Ids of the workspaces of change tracking: rules write to them, or they have the solution. In lower case. */
export function trackedWorkspaces(rules: readonly Rule[], solutions: readonly Resource[]): Set<string> {
  const ids = [
    ...rules.flatMap(({ destinations }) => destinations.map(({ workspaceId }) => workspaceId)),
    ...solutions.map(({ attributes }) => attributes['workspace_resource_id']),
  ];
  return new Set(ids.map(idKey).filter((key) => key !== ''));
}

/**
 * The alert, where it concerns change tracking. It does if its query names a table of change tracking, or seems to. It also does
 * if it is scoped to a workspace of change tracking in the input and reads another table that tells about change tracking, such
 * as Heartbeat, or a query that cannot be seen. A workspace may be shared, so other alerts on it are those of other people.
 */
export function readAlert(resource: Resource, workspaces: ReadonlySet<string>): Alert[] {
  const { attributes } = resource;
  const query = at(attributes, 'criteria', 'query');
  const isLogAlert = /^LogAlert$/i.test(textOf(attributes['kind']) || 'LogAlert');
  if (!isLogAlert || (typeof query !== 'string' && !isHidden(query))) return [];
  const scope = scopeOf(attributes['scopes']);
  const onTracked = workspaces.has(idKey(scope));
  if (!(typeof query === 'string' ? concerns(query, onTracked) : onTracked)) return [];
  return [{ ...resource, query, scope, rule: ruleOf(resource), actionGroups: groupsOf(attributes['action']) }];
}

function concerns(query: string, onTracked: boolean): boolean {
  const { known, misspelt } = tablesIn(query);
  return misspelt.length > 0 || known.some((table) => onTracked || isOurs(table));
}

function isOurs(table: LogTableName): boolean {
  return LOG_TABLES[table].solution === 'ChangeTracking';
}

/** Id of what an alert reads; empty if it says none. */
export function scopeOf(scopes: unknown): Known<string> {
  const first = Array.isArray(scopes) ? scopes[0] : scopes;
  return isHidden(first) ? first : (textOf(first) ?? '');
}

function groupsOf(action: unknown): Alert['actionGroups'] {
  const lists = blocks(action).map((one) => {
    const list = member(one, 'action_groups');
    return hiddenOf(list) ?? list;
  });
  const hidden = lists.find(isHidden);
  return (
    hidden ??
    lists
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .filter((one) => isHidden(one) || textOf(one) !== undefined)
  );
}

/** Arguments of a rule by its members; those below `criteria` have their path. */
export const ALERT_ARGUMENTS: Readonly<Record<keyof AlertRule, readonly string[]>> = {
  severity: ['severity'],
  frequency: ['evaluation_frequency'],
  window: ['window_duration'],
  query: ['criteria', 'query'],
  aggregation: ['criteria', 'time_aggregation_method'],
  measure: ['criteria', 'metric_measure_column'],
  operator: ['criteria', 'operator'],
  threshold: ['criteria', 'threshold'],
  resourceIdColumn: ['criteria', 'resource_id_column'],
  splitBy: ['criteria', 'dimension'],
  failingPeriods: ['criteria', 'failing_periods'],
  timeRange: ['query_time_range_override'],
  autoResolve: ['auto_mitigation_enabled'],
  muteActions: ['mute_actions_after_alert_duration'],
  description: ['description'],
};

/** The rule that Azure gets, if every part that matters can be seen. */
function ruleOf({ attributes }: Resource): AlertRule | undefined {
  const value = (key: keyof AlertRule) => at(attributes, ...ALERT_ARGUMENTS[key]);
  const periods = block(value('failingPeriods'));
  const [atLeast, of] = [
    member(periods, 'minimum_failing_periods_to_trigger_alert'),
    member(periods, 'number_of_evaluation_periods'),
  ];
  const columns = blocks(value('splitBy')).map((one) => member(one, 'name'));
  const texts = (
    ['frequency', 'window', 'aggregation', 'measure', 'operator', 'timeRange', 'muteActions'] as const
  ).map((key) => value(key));
  const seen = [value('severity'), value('threshold'), value('autoResolve'), atLeast, of, ...columns, ...texts];
  const query = value('query');
  if (typeof query !== 'string' || seen.some((one) => isHidden(one) || String(one).includes('${'))) return undefined;
  const text = (key: keyof AlertRule) => (isUnseen(value(key)) ? undefined : textOf(value(key)) || undefined);
  const duration = (key: keyof AlertRule) => canonicalDuration(text(key));
  const given = {
    severity: numberOf(value('severity')),
    frequency: duration('frequency'),
    window: duration('window'),
    query,
    aggregation: text('aggregation'),
    measure: text('measure'),
    operator: text('operator'),
    threshold: numberOf(value('threshold')),
    resourceIdColumn: text('resourceIdColumn'),
    splitBy: columns.flatMap((one) => textOf(one) ?? []),
    failingPeriods:
      periods === undefined || periods === null ? undefined : { atLeast: numberOf(atLeast), of: numberOf(of) },
    timeRange: duration('timeRange'),
    autoResolve: value('autoResolve') === true,
    muteActions: duration('muteActions'),
    description: text('description'),
  };
  // The checks of a rule accept any value and say which are wrong.
  return given as AlertRule;
}

/** `PT60M`, `P1DT0H` and `PT24H` in the form that the provider writes. */
function canonicalDuration(text: string | undefined): string | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(text ?? '');
  if (parts === null) return text;
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number];
  const total = (days * 24 + hours) * 60 + minutes;
  return (Object.keys(ALERT_DURATIONS) as AlertDuration[]).find((one) => ALERT_DURATIONS[one] === total) ?? text;
}

/** Whether a workbook reads a table of change tracking, or cannot be seen and belongs to a workspace of change tracking. */
export function isOurWorkbook({ attributes }: Resource, workspaces: ReadonlySet<string>): boolean {
  const content = attributes['data_json'];
  return typeof content === 'string'
    ? OUR_TABLES.some((table) => content.includes(table))
    : isHidden(content) && workspaces.has(idKey(sourceOf(attributes)));
}

/** Id of the workspace that a workbook is listed under. The provider wants it in small letters, so Terraform may convert it. */
export function sourceOf(attributes: Attributes): unknown {
  const source = attributes['source_id'];
  return typeof source === 'string' ? source.replace(/^\$\{lower\(([^()]+)\)\}$/, '${$1}') : source;
}

const OUR_TABLES = (Object.keys(LOG_TABLES) as LogTableName[]).filter(isOurs);

/** Diagnostic settings of what change tracking consists of. */
export function ourDiagnostics(
  settings: readonly Resource[],
  rules: readonly Rule[],
  workspaces: ReadonlySet<string>,
  accounts: readonly Resource[],
): Resource[] {
  const targets = new Set([
    ...workspaces,
    ...rules.map(({ id }) => idKey(id)),
    ...accounts.map(({ id }) => idKey(`${id}${BLOB_SERVICE}`)),
  ]);
  return settings.filter(({ attributes }) => targets.has(idKey(attributes['target_resource_id'])));
}

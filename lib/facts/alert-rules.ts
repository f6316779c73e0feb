/**
 * Values that Azure Monitor accepts in a log search alert rule.
 *
 * Sources: schema and reference of `azurerm_monitor_scheduled_query_rules_alert_v2`, azurerm 4.55.0 (API 2023-03-15-preview);
 * MicrosoftDocs/azure-monitor-docs `alerts/alerts-create-log-alert-rule.md` and `alerts/includes/azure-monitor-limits-alerts.md`
 * for what the provider does not check.
 */

/** Durations by their ISO 8601 form, in minutes. */
export const ALERT_DURATIONS = {
  PT1M: 1,
  PT5M: 5,
  PT10M: 10,
  PT15M: 15,
  PT20M: 20,
  PT30M: 30,
  PT45M: 45,
  PT1H: 60,
  PT2H: 120,
  PT3H: 180,
  PT4H: 240,
  PT5H: 300,
  PT6H: 360,
  P1D: 1440,
  P2D: 2880,
} as const;

export type AlertDuration = keyof typeof ALERT_DURATIONS;

/** How often a rule may be evaluated. */
export const ALERT_FREQUENCIES = [
  'PT1M',
  'PT5M',
  'PT10M',
  'PT15M',
  'PT30M',
  'PT45M',
  'PT1H',
  'PT2H',
  'PT3H',
  'PT4H',
  'PT5H',
  'PT6H',
  'P1D',
] as const satisfies readonly AlertDuration[];
export type AlertFrequency = (typeof ALERT_FREQUENCIES)[number];

/** Time range of one evaluation. */
export const ALERT_WINDOWS = [...ALERT_FREQUENCIES, 'P2D'] as const satisfies readonly AlertDuration[];
export type AlertWindow = (typeof ALERT_WINDOWS)[number];

/** How long the actions of a rule may be muted after it fired. */
export const ALERT_MUTES = ALERT_WINDOWS.filter((duration) => duration !== 'PT1M');
export type AlertMute = Exclude<AlertWindow, 'PT1M'>;

/** Allowed time ranges of the query. */
export const ALERT_TIME_RANGES = [...ALERT_MUTES, 'PT20M'] as const satisfies readonly AlertDuration[];
export type AlertTimeRange = AlertMute | 'PT20M';

export const ALERT_OPERATORS = ['Equal', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'] as const;
export type AlertOperator = (typeof ALERT_OPERATORS)[number];

/** How the rows of a query become one number. `Count` counts rows; the others need a column to measure. */
export const ALERT_AGGREGATIONS = ['Count', 'Average', 'Minimum', 'Maximum', 'Total'] as const;
export type AlertAggregation = (typeof ALERT_AGGREGATIONS)[number];

export const ALERT_LIMITS = {
  /** Severities are 0, critical, to 4, verbose. */
  severity: 4,
  dimensions: 6,
  periods: 6,
  /** Minutes that all periods of a rule may cover together, and that a query may look back. */
  lookBackMinutes: 2880,
  /** Longest window of a rule that is evaluated every minute, in minutes. */
  everyMinuteWindowMinutes: 360,
  /** A rule that resolves its alerts is evaluated at least this often, in minutes. */
  statefulFrequencyMinutes: 720,
  descriptionCharacters: 4096,
  /** Bytes of a whole rule. */
  ruleBytes: 65536,
} as const;

/** Words that no query of an alert may use. `AggregatedValue` is a column that Azure makes itself. */
export const ALERT_FORBIDDEN_WORDS = ['bag_unpack', 'pivot', 'narrow', 'AggregatedValue'] as const;

/** Words that a query may not use if the rule is evaluated every minute. */
export const ALERT_FORBIDDEN_EVERY_MINUTE = ['search', 'union', 'take', 'limit', 'ingestion_time'] as const;

/** Functions that read other services: they need a managed identity, and government clouds refuse them. */
export const ALERT_CROSS_SERVICE = ['arg', 'adx'] as const;

/** A log search alert rule, as Azure gets it. */
export interface AlertRule {
  readonly severity: number;
  readonly frequency: AlertFrequency;
  readonly window: AlertWindow;
  readonly query: string;
  /**
   * How the rows of the result become the number that is compared.
   * @default - Total if `measure` is set, otherwise Count
   */
  readonly aggregation: AlertAggregation;
  /**
   * The column that is aggregated: required for every aggregation but `Count`, and not allowed for that.
   * @default - none
   */
  readonly measure?: string;
  /**
   * How the number is compared with `threshold`.
   * @default GreaterThan
   */
  readonly operator: AlertOperator;
  readonly threshold: number;
  /**
   * The column with the id of the resource that an alert is fired on.
   * @default - the alert is fired on the workspace
   */
  readonly resourceIdColumn?: string;
  /**
   * Columns that split the alert: each combination of their values has an alert of its own.
   * @default - none
   */
  readonly splitBy?: readonly string[];
  /**
   * How many of the last evaluations must meet the condition.
   * @default - one of one
   */
  readonly failingPeriods?: {
    /** Evaluations that must meet the condition, 1 to 6. */
    readonly atLeast: number;
    /** Evaluations that are counted, 1 to 6. */
    readonly of: number;
  };
  /**
   * Time range of the query, if it is longer than the window.
   * @default - the window, times the number of evaluations
   */
  readonly timeRange?: AlertTimeRange;
  readonly autoResolve: boolean;
  readonly muteActions?: AlertMute;
  readonly description?: string;
}

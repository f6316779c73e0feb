import { kqlMatch, kqlQuery, kqlWhere } from '../../../core/kql';
import { ALERT_DURATIONS, type AlertRule } from '../../../facts/alert-rules';
import type { LogTableName, TextColumn } from '../../../facts/log-tables';
import type { ChangeAlertOptions } from './alert-options';
import { type ChangeFilter, FILTER_COLUMNS, filterConditions } from './change-filter';

/** What a change alert of the catalogue has that its options may replace. */
export interface ChangeAlertDefaults extends Pick<AlertRule, 'severity' | 'frequency' | 'description'> {
  readonly threshold?: number;
  /** Conditions besides the filter. */
  readonly conditions?: readonly string[];
  /** The column with the name of what changed. */
  readonly item: TextColumn<'ConfigurationChange'>;
  readonly splitBy?: readonly TextColumn<'ConfigurationChange'>[];
}

const CHANGES: LogTableName = 'ConfigurationChange';

/** The rule of an alert on changes: counts them by machine, and fires if there are more than the threshold. */
export function changeRule(
  options: ChangeAlertOptions,
  defaults: ChangeAlertDefaults,
  filter?: ChangeFilter,
): AlertRule {
  const { lateArrival = true, perMachine = true, frequency = defaults.frequency } = options;
  const columns = [...(perMachine ? ['_ResourceId', 'Computer'] : []), ...(defaults.splitBy ?? [])];
  return {
    severity: options.severity ?? defaults.severity,
    frequency,
    window: options.window ?? (lateArrival ? lateWindow(frequency) : frequency),
    query: kqlQuery(
      CHANGES,
      lateArrival ? `where ingestion_time() > ago(${ALERT_DURATIONS[frequency]}m)` : undefined,
      kqlWhere(...(filter ? filterConditions(filter) : []), ...(defaults.conditions ?? []), computersOf(options)),
      [
        'summarize Changes = count(), LastChange = max(TimeGenerated),',
        `Changed = strcat_array(make_set(${defaults.item}, 10), ", ")`,
        ...(columns.length === 0 ? [] : [`by ${columns.join(', ')}`]),
      ].join(' '),
    ),
    aggregation: 'Total',
    measure: 'Changes',
    operator: 'GreaterThan',
    threshold: options.threshold ?? defaults.threshold ?? 0,
    resourceIdColumn: perMachine ? '_ResourceId' : undefined,
    splitBy: defaults.splitBy,
    autoResolve: options.autoResolve ?? false,
    muteActions: options.muteActions,
    description: options.description ?? defaults.description,
  };
}

/** The column with the name of what a filter selects. */
export function itemOf(filter: ChangeFilter): ChangeAlertDefaults['item'] {
  return FILTER_COLUMNS[filter.kind].item;
}

/** The condition of the option `computers`. */
export function computersOf({ computers }: Pick<ChangeAlertOptions, 'computers'>): string | undefined {
  return kqlMatch('Computer', computers);
}

/** A window with room for the changes of one run and the longest delay of each. */
function lateWindow(frequency: AlertRule['frequency']): AlertRule['window'] {
  return frequency === 'P1D' ? 'P2D' : 'P1D';
}

import { kqlQuery, kqlText, kqlWhere } from '../../../core/kql';
import type { AlertRule } from '../../../facts/alert-rules';
import { AGENT_HEARTBEAT, LATE_ARRIVAL_HOURS } from '../../../facts/changes';
import { FREQUENCY_SEC } from '../../../facts/rule';
import type { AlertOptions, CatalogueAlerts, MachineAlertOptions } from './alert-options';
import { computersOf } from './change-rule';

type OptionsOf<Name extends keyof CatalogueAlerts> = NonNullable<CatalogueAlerts[Name]>;
type StateDefaults = Omit<AlertRule, 'query' | 'resourceIdColumn' | 'autoResolve' | 'muteActions'>;

/**
 * Machines by the age of their last heartbeat. The query looks back two days, so that a machine stays in the result, and its
 * alert stays open, while it is silent.
 */
export function heartbeatRule(options: OptionsOf<'heartbeatMissing'>): AlertRule {
  const { perMachine = true } = options;
  const query = kqlQuery(
    'Heartbeat',
    heartbeatsOf('2d', options),
    'summarize LastHeartbeat = max(TimeGenerated) by _ResourceId, Computer',
    'extend MinutesSilent = datetime_diff("minute", now(), LastHeartbeat)',
  );
  return stateRule(options, query, perMachine, {
    severity: 1,
    frequency: 'PT15M',
    window: 'PT15M',
    aggregation: 'Maximum',
    measure: 'MinutesSilent',
    operator: 'GreaterThan',
    threshold: options.silentMinutes ?? 15,
    timeRange: 'P2D',
    description:
      'The agent of a machine sends no heartbeat: the machine is off, or the agent is stopped or cannot reach Azure. Changes are not reported meanwhile.',
  });
}

/** Machines with heartbeats and without inventory, which is what proves that change tracking works on them. */
export function inventoryRule(options: MachineAlertOptions): AlertRule {
  const { perMachine = true } = options;
  // The interval of the inventory, and the longest delay of its arrival.
  const firstInventoryHours = FREQUENCY_SEC.windows.inventory / 3600 + LATE_ARRIVAL_HOURS;
  const query = kqlQuery(
    'Heartbeat',
    heartbeatsOf('1d', options),
    'summarize FirstHeartbeat = min(TimeGenerated), LastHeartbeat = max(TimeGenerated) by _ResourceId = tolower(_ResourceId), Computer',
    `where FirstHeartbeat < ago(${firstInventoryHours}h)`,
    'join kind=leftanti (ConfigurationData | where TimeGenerated > ago(1d) | distinct _ResourceId = tolower(_ResourceId)) on _ResourceId',
  );
  return stateRule(options, query, perMachine, {
    severity: 2,
    frequency: 'PT6H',
    window: 'P1D',
    aggregation: 'Count',
    operator: 'GreaterThan',
    threshold: 0,
    description:
      'The agent of a machine runs and sends no inventory: the extension is missing or broken, or the machine has no association with the rule, or a second one.',
  });
}

/** Errors of the data collection rule, of every rule if none is known. */
export function ingestionRule(options: AlertOptions, ruleId: string | undefined): AlertRule {
  const query = kqlQuery(
    'DCRLogErrors',
    ruleId === undefined ? undefined : `where _ResourceId =~ ${kqlText(ruleId)}`,
    'summarize Errors = count(), LastError = max(TimeGenerated), Message = take_any(Message) by _ResourceId, InputStreamId, OperationName',
  );
  return stateRule(options, query, true, {
    severity: 2,
    frequency: 'PT1H',
    window: 'PT1H',
    aggregation: 'Total',
    measure: 'Errors',
    operator: 'GreaterThan',
    threshold: 0,
    description: 'Azure could not process data that machines sent to the data collection rule.',
  });
}

/** Whether the last word of the workspace about its daily cap is that it is reached. */
export function dailyCapRule(options: AlertOptions): AlertRule {
  const query = kqlQuery(
    'Operation',
    'where OperationCategory == "Data Collection Status" and Detail has_any ("RespectQuota", "OverQuota")',
    'summarize arg_max(TimeGenerated, *) by TenantId',
    'where Detail has "OverQuota"',
  );
  return stateRule(options, query, false, {
    severity: 2,
    frequency: 'PT1H',
    window: 'P1D',
    aggregation: 'Count',
    operator: 'GreaterThan',
    threshold: 0,
    description:
      'The workspace reached its daily cap. It drops what machines send, changes and inventory too, until the cap is reset.',
  });
}

function stateRule(options: AlertOptions, query: string, perResource: boolean, defaults: StateDefaults): AlertRule {
  return {
    ...defaults,
    severity: options.severity ?? defaults.severity,
    frequency: options.frequency ?? defaults.frequency,
    window: options.window ?? defaults.window,
    description: options.description ?? defaults.description,
    query,
    resourceIdColumn: perResource ? '_ResourceId' : undefined,
    autoResolve: options.autoResolve ?? true,
    muteActions: options.muteActions,
  };
}

/** The condition of heartbeats of the agent in the last days. */
function heartbeatsOf(days: string, options: MachineAlertOptions): string | undefined {
  return kqlWhere(`TimeGenerated > ago(${days})`, `Category == ${kqlText(AGENT_HEARTBEAT)}`, computersOf(options));
}

import { hasHidden, isHidden, isObject, UNKNOWN } from '../../model/value';
import { type ArmResource, armAt, armList, armMap, type Normal } from './arm-resource';

/**
 * A log search alert of Resource Manager. Azure resolves alerts unless `autoMitigate` is false (reference of
 * Microsoft.Insights/scheduledQueryRules 2021-08-01); the provider has the opposite default.
 */
export function alert({ content, partial }: ArmResource): Normal {
  const criteria = armAt(content, 'properties.criteria');
  const actions = armAt(content, 'properties.actions');
  return {
    type: 'azurerm_monitor_scheduled_query_rules_alert_v2',
    attributes: {
      kind: armAt(content, 'kind'),
      display_name: armAt(content, 'properties.displayName'),
      description: armAt(content, 'properties.description'),
      scopes: armAt(content, 'properties.scopes'),
      enabled: armAt(content, 'properties.enabled'),
      severity: armAt(content, 'properties.severity'),
      evaluation_frequency: armAt(content, 'properties.evaluationFrequency'),
      window_duration: armAt(content, 'properties.windowSize'),
      query_time_range_override: armAt(content, 'properties.overrideQueryTimeRange'),
      mute_actions_after_alert_duration: armAt(content, 'properties.muteActionsDuration'),
      auto_mitigation_enabled: armAt(content, 'properties.autoMitigate') ?? (partial ? undefined : true),
      skip_query_validation: armAt(content, 'properties.skipQueryValidation'),
      workspace_alerts_storage_enabled: armAt(content, 'properties.checkWorkspaceAlertsStorageConfigured'),
      criteria: isObject(criteria) ? armList(criteria, 'allOf', condition) : (criteria ?? undefined),
      action: isObject(actions) ? [{ action_groups: armAt(actions, 'actionGroups') }] : (actions ?? undefined),
    },
  };
}

function condition(one: unknown): unknown {
  const periods = armAt(one, 'failingPeriods');
  return {
    query: armAt(one, 'query'),
    time_aggregation_method: armAt(one, 'timeAggregation'),
    metric_measure_column: armAt(one, 'metricMeasureColumn'),
    resource_id_column: armAt(one, 'resourceIdColumn'),
    operator: armAt(one, 'operator'),
    threshold: armAt(one, 'threshold'),
    dimension: armList(one, 'dimensions', (dimension) => ({ name: armAt(dimension, 'name') })),
    failing_periods: isObject(periods)
      ? [
          {
            minimum_failing_periods_to_trigger_alert: armAt(periods, 'minFailingPeriodsToAlert'),
            number_of_evaluation_periods: armAt(periods, 'numberOfEvaluationPeriods'),
          },
        ]
      : (periods ?? undefined),
  };
}

/** Receivers of an action group, with the block azurerm writes them in. */
const RECEIVERS = {
  armRoleReceivers: 'arm_role_receiver',
  automationRunbookReceivers: 'automation_runbook_receiver',
  azureAppPushReceivers: 'azure_app_push_receiver',
  azureFunctionReceivers: 'azure_function_receiver',
  emailReceivers: 'email_receiver',
  eventHubReceivers: 'event_hub_receiver',
  itsmReceivers: 'itsm_receiver',
  logicAppReceivers: 'logic_app_receiver',
  smsReceivers: 'sms_receiver',
  voiceReceivers: 'voice_receiver',
  webhookReceivers: 'webhook_receiver',
} as const;

/** An action group of Resource Manager, with the names of its receivers only: their addresses are not needed. */
export function actionGroup({ content }: ArmResource): Normal {
  const receivers = Object.entries(RECEIVERS).map(([list, block]) => [
    block,
    armList(content, `properties.${list}`, (one) => ({ name: armAt(one, 'name') })),
  ]);
  return {
    type: 'azurerm_monitor_action_group',
    attributes: { enabled: armAt(content, 'properties.enabled'), ...Object.fromEntries(receivers) },
  };
}

/** An alert processing rule of Resource Manager. One that only adds action groups suppresses nothing and is off here. */
export function suppression({ content }: ArmResource): Normal {
  const actions = armList(content, 'properties.actions', (one) => armAt(one, 'actionType'));
  const conditions = armAt(content, 'properties.conditions');
  const removes = Array.isArray(actions) ? actions.includes('RemoveAllActionGroups') : UNKNOWN;
  const filters = Array.isArray(conditions) ? [Object.fromEntries(conditions.map(filterOf))] : conditions;
  return {
    type: 'azurerm_monitor_alert_processing_rule_suppression',
    attributes: {
      scopes: armAt(content, 'properties.scopes'),
      enabled: removes === true ? armAt(content, 'properties.enabled') : removes,
      condition: hasHidden(conditions) ? UNKNOWN : filters,
      schedule: armAt(content, 'properties.schedule'),
    },
  };
}

/** A filter under the name it has in azurerm: `AlertRuleId` is `alert_rule_id`. */
function filterOf(one: unknown): readonly [name: string, filter: unknown] {
  const name = String(armAt(one, 'field'))
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase();
  return [name, [{ operator: armAt(one, 'operator'), values: armAt(one, 'values') }]];
}

/** A workbook of Resource Manager. */
export function workbook({ content }: ArmResource): Normal {
  return {
    type: 'azurerm_application_insights_workbook',
    attributes: {
      display_name: armAt(content, 'properties.displayName'),
      source_id: armAt(content, 'properties.sourceId'),
      data_json: armAt(content, 'properties.serializedData'),
    },
  };
}

/** A diagnostic setting of Resource Manager. */
export function diagnosticSetting({ content, parentId }: ArmResource): Normal {
  return {
    type: 'azurerm_monitor_diagnostic_setting',
    attributes: {
      target_resource_id: parentId,
      log_analytics_workspace_id: armAt(content, 'properties.workspaceId'),
      enabled_log: enabledLogs(content),
    },
  };
}

function enabledLogs(content: unknown): unknown {
  const logs = armMap(content, 'properties.logs', (list) =>
    Array.isArray(list) ? list.filter((one) => isHidden(one) || armAt(one, 'enabled') !== false) : undefined,
  );
  return Array.isArray(logs)
    ? logs.map((one: unknown) =>
        isHidden(one) ? one : { category: armAt(one, 'category'), category_group: armAt(one, 'categoryGroup') },
      )
    : logs;
}

import { UNKNOWN, UNSTATED } from '../../../../lib/estate/model/value';
import { GROUP, normal, SHARED } from './support';

describe('an alert', () => {
  const alert = (properties: unknown, more = {}) => normal('Microsoft.Insights/scheduledQueryRules', properties, more);

  test('has its arguments', () => {
    const properties = {
      displayName: 'Name',
      description: 'Text',
      scopes: ['/workspace'],
      enabled: true,
      severity: 2,
      evaluationFrequency: 'PT15M',
      windowSize: 'PT1H',
      overrideQueryTimeRange: 'P1D',
      muteActionsDuration: 'PT30M',
      autoMitigate: false,
      skipQueryValidation: true,
      checkWorkspaceAlertsStorageConfigured: true,
      criteria: {
        allOf: [
          {
            query: 'ConfigurationChange',
            timeAggregation: 'Total',
            metricMeasureColumn: 'Changes',
            resourceIdColumn: '_ResourceId',
            operator: 'GreaterThan',
            threshold: 1,
            dimensions: [{ name: 'Computer', operator: 'Include', values: ['*'] }],
            failingPeriods: { minFailingPeriodsToAlert: 1, numberOfEvaluationPeriods: 2 },
          },
          UNKNOWN,
        ],
      },
      actions: { actionGroups: ['/group'] },
    };
    expect(alert({}, { content: { kind: 'LogAlert', properties } })).toEqual({
      type: 'azurerm_monitor_scheduled_query_rules_alert_v2',
      attributes: {
        ...SHARED,
        kind: 'LogAlert',
        display_name: 'Name',
        description: 'Text',
        scopes: ['/workspace'],
        enabled: true,
        severity: 2,
        evaluation_frequency: 'PT15M',
        window_duration: 'PT1H',
        query_time_range_override: 'P1D',
        mute_actions_after_alert_duration: 'PT30M',
        auto_mitigation_enabled: false,
        skip_query_validation: true,
        workspace_alerts_storage_enabled: true,
        criteria: [
          {
            query: 'ConfigurationChange',
            time_aggregation_method: 'Total',
            metric_measure_column: 'Changes',
            resource_id_column: '_ResourceId',
            operator: 'GreaterThan',
            threshold: 1,
            dimension: [{ name: 'Computer' }],
            failing_periods: [{ minimum_failing_periods_to_trigger_alert: 1, number_of_evaluation_periods: 2 }],
          },
          UNKNOWN,
        ],
        action: [{ action_groups: ['/group'] }],
      },
    });
  });

  test.each<[properties: object, own: object]>([
    [{}, {}],
    [{ criteria: null, actions: null, autoMitigate: null }, {}],
    [
      { criteria: UNKNOWN, actions: UNKNOWN },
      { criteria: UNKNOWN, action: UNKNOWN },
    ],
    [{ criteria: { allOf: [{ failingPeriods: null }] } }, { criteria: [{}] }],
    [{ criteria: { allOf: [{ failingPeriods: UNKNOWN }] } }, { criteria: [{ failing_periods: UNKNOWN }] }],
  ])('with %j has no more than that', (properties, own) => {
    expect(alert(properties)?.attributes).toEqual({ ...SHARED, auto_mitigation_enabled: true, ...own });
  });

  test('that is updated in part is resolved as before', () => {
    expect(alert({}, { partial: true })?.attributes).toMatchObject({ auto_mitigation_enabled: UNSTATED });
  });
});

test.each([
  ['armRoleReceivers', 'arm_role_receiver'],
  ['automationRunbookReceivers', 'automation_runbook_receiver'],
  ['azureAppPushReceivers', 'azure_app_push_receiver'],
  ['azureFunctionReceivers', 'azure_function_receiver'],
  ['emailReceivers', 'email_receiver'],
  ['eventHubReceivers', 'event_hub_receiver'],
  ['itsmReceivers', 'itsm_receiver'],
  ['logicAppReceivers', 'logic_app_receiver'],
  ['smsReceivers', 'sms_receiver'],
  ['voiceReceivers', 'voice_receiver'],
  ['webhookReceivers', 'webhook_receiver'],
])('of the %s of an action group, the names are read', (list, block) => {
  const properties = { enabled: false, [list]: [{ name: 'one', address: 'secret' }] };
  expect(normal('Microsoft.Insights/actionGroups', properties)).toEqual({
    type: 'azurerm_monitor_action_group',
    attributes: { ...SHARED, enabled: false, [block]: [{ name: 'one' }] },
  });
});

describe('an alert processing rule', () => {
  const REMOVES = [{ actionType: 'RemoveAllActionGroups' }];
  test.each<[properties: object, own: object]>([
    [
      { enabled: true, actions: REMOVES, scopes: ['/a'], schedule: { timeZone: 'UTC' } },
      { enabled: true, scopes: ['/a'], schedule: { timeZone: 'UTC' } },
    ],
    [{ enabled: false, actions: REMOVES }, { enabled: false }],
    [{ enabled: true, actions: [{ actionType: 'AddActionGroups' }] }, { enabled: false }],
    [{ enabled: true, actions: UNKNOWN }, { enabled: UNKNOWN }],
    [
      {
        actions: REMOVES,
        conditions: [
          { field: 'AlertRuleId', operator: 'Equals', values: ['/rule'] },
          { field: 'Severity', operator: 'NotEquals', values: ['Sev0'] },
        ],
      },
      {
        condition: [
          {
            alert_rule_id: [{ operator: 'Equals', values: ['/rule'] }],
            severity: [{ operator: 'NotEquals', values: ['Sev0'] }],
          },
        ],
      },
    ],
    [{ actions: REMOVES, conditions: [{ field: 'Severity', values: [UNKNOWN] }] }, { condition: UNKNOWN }],
    [{ actions: REMOVES, conditions: UNKNOWN }, { condition: UNKNOWN }],
  ])('with %j suppresses what it says (%#)', (properties, own) => {
    expect(normal('Microsoft.AlertsManagement/actionRules', properties)).toEqual({
      type: 'azurerm_monitor_alert_processing_rule_suppression',
      attributes: { ...SHARED, ...own },
    });
  });
});

test('a workbook has its content', () => {
  const properties = { displayName: 'Name', sourceId: '/workspace', serializedData: '{}' };
  expect(normal('Microsoft.Insights/workbooks', properties)).toEqual({
    type: 'azurerm_application_insights_workbook',
    attributes: { ...SHARED, display_name: 'Name', source_id: '/workspace', data_json: '{}' },
  });
});

test.each<[logs: unknown, enabled: unknown]>([
  [
    [{ category: 'A', enabled: true }, { categoryGroup: 'all' }, { category: 'B', enabled: false }, UNKNOWN],
    [{ category: 'A' }, { category_group: 'all' }, UNKNOWN],
  ],
  [UNKNOWN, UNKNOWN],
  [undefined, undefined],
  [{}, undefined],
])('a diagnostic setting has the logs that are on (%#)', (logs, enabled) => {
  expect(normal('Microsoft.Insights/diagnosticSettings', { workspaceId: '/workspace', logs })).toEqual({
    type: 'azurerm_monitor_diagnostic_setting',
    attributes: {
      ...SHARED,
      target_resource_id: GROUP,
      log_analytics_workspace_id: '/workspace',
      enabled_log: enabled,
    },
  });
});

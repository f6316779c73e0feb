import { ACTION_GROUP, GROUP, RULE, WORKSPACE } from './ids';
import type { Piece, Pieces } from './piece';

const LOCATION = 'westeurope';
const own = { location: LOCATION, resource_group_name: 'rg-inventory' };

/** The query of the alert of the healthy estate, whose rule watches the file. */
export const QUERY = [
  'ConfigurationChange',
  'where ConfigChangeType == "Files" and FileSystemPath =~ "/etc/nginx/nginx.conf"',
  'summarize Changes = count() by _ResourceId, Computer',
].join('\n| ');

/** An alert that sums a column of a query. */
export function alertOn(name: string, query: string): Piece {
  return {
    azurerm: {
      type: 'azurerm_monitor_scheduled_query_rules_alert_v2',
      attributes: {
        ...own,
        id: `${GROUP}/providers/Microsoft.Insights/scheduledQueryRules/${name}`,
        name,
        display_name: `Change Tracking: ${name}`,
        description: 'A configuration file changed.',
        scopes: [WORKSPACE],
        enabled: true,
        severity: 2,
        evaluation_frequency: 'PT15M',
        window_duration: 'P1D',
        query_time_range_override: null,
        criteria: [
          {
            query,
            time_aggregation_method: 'Total',
            metric_measure_column: 'Changes',
            resource_id_column: '_ResourceId',
            operator: 'GreaterThan',
            threshold: 0,
            dimension: [],
            failing_periods: [],
          },
        ],
        auto_mitigation_enabled: false,
        mute_actions_after_alert_duration: null,
        skip_query_validation: false,
        action: [{ action_groups: [ACTION_GROUP], custom_properties: null }],
      },
    },
    arm: {
      type: 'Microsoft.Insights/scheduledQueryRules',
      version: '2021-08-01',
      name,
      parent: GROUP,
      location: LOCATION,
      body: {
        properties: {
          displayName: `Change Tracking: ${name}`,
          description: 'A configuration file changed.',
          scopes: [WORKSPACE],
          enabled: true,
          severity: 2,
          evaluationFrequency: 'PT15M',
          windowSize: 'PT24H',
          criteria: {
            allOf: [
              {
                query,
                timeAggregation: 'Total',
                metricMeasureColumn: 'Changes',
                resourceIdColumn: '_ResourceId',
                operator: 'GreaterThan',
                threshold: 0,
                dimensions: [],
              },
            ],
          },
          autoMitigate: false,
          skipQueryValidation: false,
          actions: { actionGroups: [ACTION_GROUP] },
        },
      },
    },
  };
}

const actionGroup: Piece = {
  azurerm: {
    type: 'azurerm_monitor_action_group',
    attributes: {
      ...own,
      id: ACTION_GROUP,
      name: 'ag-inventory',
      short_name: 'inventory',
      enabled: true,
      email_receiver: [{ name: 'oncall', email_address: 'oncall@example.com', use_common_alert_schema: true }],
      webhook_receiver: [],
    },
  },
  arm: {
    type: 'Microsoft.Insights/actionGroups',
    version: '2023-01-01',
    name: 'ag-inventory',
    parent: GROUP,
    location: 'global',
    body: {
      properties: {
        groupShortName: 'inventory',
        enabled: true,
        emailReceivers: [{ name: 'oncall', emailAddress: 'oncall@example.com', useCommonAlertSchema: true }],
      },
    },
  },
};

const CONTENT = JSON.stringify({
  version: 'Notebook/1.0',
  items: [{ type: 3, content: { version: 'KqlItem/1.0', query: 'ConfigurationChange | count' } }],
});
const WORKBOOK_NAME = '00000000-0000-0000-0000-0000000000aa';

const workbook: Piece = {
  azurerm: {
    type: 'azurerm_application_insights_workbook',
    attributes: {
      ...own,
      id: `${GROUP}/providers/Microsoft.Insights/workbooks/${WORKBOOK_NAME}`,
      name: WORKBOOK_NAME,
      display_name: 'Inventory',
      source_id: WORKSPACE.toLowerCase(),
      data_json: CONTENT,
    },
  },
  arm: {
    type: 'Microsoft.Insights/workbooks',
    version: '2022-04-01',
    name: WORKBOOK_NAME,
    parent: GROUP,
    location: LOCATION,
    body: {
      kind: 'shared',
      properties: {
        displayName: 'Inventory',
        sourceId: WORKSPACE.toLowerCase(),
        category: 'workbook',
        serializedData: CONTENT,
      },
    },
  },
};

const diagnostics: Piece = {
  azurerm: {
    type: 'azurerm_monitor_diagnostic_setting',
    attributes: {
      id: `${RULE}|diag-errors`,
      name: 'diag-errors',
      target_resource_id: RULE,
      log_analytics_workspace_id: WORKSPACE,
      enabled_log: [{ category: 'LogErrors', category_group: '' }],
    },
  },
  arm: {
    type: 'Microsoft.Insights/diagnosticSettings',
    version: '2021-05-01-preview',
    name: 'diag-errors',
    parent: RULE,
    body: { properties: { workspaceId: WORKSPACE, logs: [{ category: 'LogErrors', enabled: true }] } },
  },
};

/** What tells people of changes in the healthy estate. */
export const ALERT_PIECES: Pieces = { alert: alertOn('alert-files', QUERY), actionGroup, workbook, diagnostics };

/** An alert processing rule that suppresses all alerts of the group, or those of one severity. */
export function suppression(name: string, severity?: string, enabled = true): Piece {
  const filter = { operator: 'Equals', values: [severity] };
  return {
    azurerm: {
      type: 'azurerm_monitor_alert_processing_rule_suppression',
      attributes: {
        ...own,
        id: `${GROUP}/providers/Microsoft.AlertsManagement/actionRules/${name}`,
        name,
        scopes: [GROUP],
        enabled,
        condition: severity === undefined ? [] : [{ severity: [filter] }],
        schedule: [],
      },
    },
    arm: {
      type: 'Microsoft.AlertsManagement/actionRules',
      version: '2021-08-08',
      name,
      parent: GROUP,
      location: 'global',
      body: {
        properties: {
          scopes: [GROUP],
          enabled,
          ...(severity !== undefined && { conditions: [{ field: 'Severity', ...filter }] }),
          actions: [{ actionType: 'RemoveAllActionGroups' }],
        },
      },
    },
  };
}

import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { kqlTokens } from '../../../core/kql-tokens';
import { LOG_TABLES, type LogTableName } from '../../../facts/log-tables';
import { checkLater } from '../../kit/check-later';
import { inStackOf } from '../../kit/dependencies';
import { textArgument } from '../../kit/json-text';
import { acceptProps } from '../../kit/props';
import { report, reportOnce } from '../../kit/report';
import { refuseTwins } from '../../kit/twins';
import { ActionGroup } from '../action-group/action-group';
import type { IActionGroup } from '../action-group/action-group-props';
import { type AlertPlan, alertPlans } from './alert-plan';
import { alertLinks, storageInStack } from './alert-storage';
import { actionWarnings, alertStorageWarnings, watchWarnings } from './alert-warnings';
import { ALERT_NAME_PREFIX, changeAlertsProblems } from './change-alerts-checks';
import type { ChangeAlertsProps } from './change-alerts-props';

/** Props with queries and filters, in which `${` and `%{` are no templates. */
const ESCAPED = ['own.*.query', 'own.*.changes', 'own.*.computers'];

/** Log search alerts on the data of change tracking: alerts of a catalogue, each switched on by its name, and your own. */
export class ChangeAlerts extends Construct {
  /** The alerts, by the name of each in the props. */
  readonly alerts: Readonly<Record<string, MonitorScheduledQueryRulesAlertV2>>;
  /** The action group that `notify` creates. */
  readonly actionGroup?: ActionGroup;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ChangeAlertsProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ChangeAlerts', props, changeAlertsProblems, ESCAPED);
    props = accepted.props;
    const { workspace, rule, notify, tags, acknowledgedWarnings } = props;
    const resourceGroupName = props.resourceGroupName ?? workspace.resourceGroupName;
    const plans = alertPlans(props, rule?.ruleId);
    const isLinked = alertLinks(workspace).length > 0;
    const { workspaceAlertsStorageEnabled = isLinked || undefined } = props;

    this.actionGroup = notify && new ActionGroup(this, 'ActionGroup', { ...notify, resourceGroupName, tags });
    const groups = [...(props.actionGroups ?? []), ...(this.actionGroup ? [this.actionGroup] : [])];
    this.alerts = Object.fromEntries(
      plans.map((plan) => [
        plan.path.at(-1),
        this.addAlert(plan, groups, { ...props, resourceGroupName, workspaceAlertsStorageEnabled }),
      ]),
    );
    for (const alert of Object.values(this.alerts).slice(0, 1)) checkLater(alert, accepted.unchecked);
    report(
      this,
      [...watchWarnings(plans, rule?.settings), ...actionWarnings(plans, groups.length > 0)],
      acknowledgedWarnings,
    );
    // The account may be linked after the alerts.
    this.node.addValidation({
      validate: () => {
        const warnings = alertStorageWarnings(workspaceAlertsStorageEnabled === true, storageInStack(this, workspace));
        reportOnce(this, warnings, acknowledgedWarnings);
        return [];
      },
    });
    if (rule !== undefined && props.ingestionErrors !== undefined)
      this.node.addValidation({ validate: () => this.reportMissingDiagnostics(rule.ruleId, props) });
    refuseTwins(this);
  }

  private addAlert(
    { id, name, title, options, rule }: AlertPlan,
    groups: readonly IActionGroup[],
    {
      workspace,
      resourceGroupName,
      namePrefix = ALERT_NAME_PREFIX,
      queryValidation,
      tags,
      ...props
    }: ChangeAlertsProps & { readonly resourceGroupName: string },
  ): MonitorScheduledQueryRulesAlertV2 {
    const notified = options.actionGroups ?? groups;
    const ready = inStackOf(this, workspace.dependables);
    return new MonitorScheduledQueryRulesAlertV2(this, id, {
      name: `${namePrefix}-${name}`,
      displayName: `Change Tracking: ${title}`,
      description: rule.description,
      resourceGroupName,
      location: workspace.location,
      scopes: [workspace.workspaceId],
      enabled: options.enabled ?? true,
      severity: rule.severity,
      evaluationFrequency: rule.frequency,
      windowDuration: rule.window,
      queryTimeRangeOverride: rule.timeRange,
      criteria: [
        {
          query: textArgument(rule.query),
          timeAggregationMethod: rule.aggregation,
          metricMeasureColumn: rule.measure,
          operator: rule.operator,
          threshold: rule.threshold,
          resourceIdColumn: rule.resourceIdColumn,
          dimension: rule.splitBy?.map((column) => ({ name: column, operator: 'Include', values: ['*'] })),
          failingPeriods: rule.failingPeriods && {
            minimumFailingPeriodsToTriggerAlert: rule.failingPeriods.atLeast,
            numberOfEvaluationPeriods: rule.failingPeriods.of,
          },
        },
      ],
      autoMitigationEnabled: rule.autoResolve,
      muteActionsAfterAlertDuration: rule.muteActions,
      skipQueryValidation: !(queryValidation ?? (ready.length === 0 || !readsSolutionTables(rule.query))),
      workspaceAlertsStorageEnabled: props.workspaceAlertsStorageEnabled,
      action: notified.length === 0 ? undefined : { actionGroups: notified.map(({ actionGroupId }) => actionGroupId) },
      tags,
      dependsOn: [...ready, ...inStackOf(this, alertLinks(workspace))],
    });
  }

  /** A diagnostic setting may be created after the alerts, so it is looked for when the stack is synthesized. */
  private reportMissingDiagnostics(ruleId: string, { acknowledgedWarnings }: ChangeAlertsProps): string[] {
    const isLogged = TerraformStack.of(this)
      .node.findAll()
      .some((one) => one instanceof MonitorDiagnosticSetting && one.targetResourceIdInput === ruleId);
    const message =
      'needs the diagnostic setting of the rule, which this stack does not create: add new DiagnosticSetting with of: rule';
    if (!isLogged) report(this, [{ id: 'alert-no-log', path: ['ingestionErrors'], message }], acknowledgedWarnings);
    return [];
  }
}

/** Whether a query reads a table that exists only with the ChangeTracking solution. */
function readsSolutionTables(query: string): boolean {
  return kqlTokens(query).some(
    // A text keeps its quotes, so it is equal to no table.
    ({ text }) => Object.hasOwn(LOG_TABLES, text) && LOG_TABLES[text as LogTableName].solution === 'ChangeTracking',
  );
}

import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { BLOB_SERVICE, DIAGNOSTICS, type DiagnosticKind } from '../../facts/diagnostics';
import { refuseTwins } from '../kit/twins';
import type { DiagnosticSettings } from './diagnostic-settings-props';

/** Sends the logs and metrics of a resource to where its settings name. */
export function addDiagnosticSettings(
  parent: Construct,
  kind: DiagnosticKind,
  id: string,
  settings: DiagnosticSettings,
  after?: readonly TerraformResource[],
): void {
  const home = new Construct(parent, 'DiagnosticSettings');
  for (const [key, setting] of Object.entries(settings)) {
    const { logGroups, metricCategories } = setting;
    const byDefault = logGroups === undefined && metricCategories === undefined ? DIAGNOSTICS[kind].categories : [];
    const resource = new MonitorDiagnosticSetting(home, key, {
      name: setting.name ?? `diag-${key}`,
      targetResourceId: kind === 'content' ? `${id}${BLOB_SERVICE}` : id,
      logAnalyticsWorkspaceId: setting.workspaceResourceId,
      storageAccountId: setting.storageAccountResourceId,
      eventhubAuthorizationRuleId: setting.eventHubAuthorizationRuleResourceId,
      eventhubName: setting.eventHubName,
      enabledLog: [
        ...(setting.logCategories ?? byDefault).map((category) => ({ category })),
        ...(logGroups ?? []).map((categoryGroup) => ({ categoryGroup })),
      ],
      dependsOn: after && [...after],
      enabledMetric: metricCategories?.map((category) => ({ category })),
    });
    refuseTwins(resource, 'give one of the settings another name');
  }
}

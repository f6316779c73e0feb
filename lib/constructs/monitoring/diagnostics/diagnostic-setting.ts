import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { BLOB_SERVICE, DIAGNOSTICS } from '../../../facts/diagnostics';
import { checkLater } from '../../kit/check-later';
import { acceptProps } from '../../kit/props';
import { refuseTwins } from '../../kit/twins';
import { diagnosticSettingProblems, diagnosticSource } from './diagnostic-setting-checks';
import type { DiagnosticSettingProps } from './diagnostic-setting-props';

/**
 * Sends the logs of a data collection rule, a workspace or a content storage to a workspace: to the tables `DCRLogErrors`,
 * `LAQueryLogs` and `StorageBlobLogs`.
 */
export class DiagnosticSetting extends Construct {
  /** The setting itself, for arguments that this construct does not have. */
  readonly resource: MonitorDiagnosticSetting;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: DiagnosticSettingProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'DiagnosticSetting', props, diagnosticSettingProblems);
    props = accepted.props;
    const { kind, id: source } = diagnosticSource(props.of);
    const { categories, name } = DIAGNOSTICS[kind];
    this.resource = new MonitorDiagnosticSetting(this, 'Resource', {
      name: props.name ?? name,
      targetResourceId: kind === 'content' ? `${source}${BLOB_SERVICE}` : source,
      logAnalyticsWorkspaceId: props.workspace.workspaceId,
      enabledLog: categories.map((category) => ({ category })),
    });
    checkLater(this.resource, accepted.unchecked);
    refuseTwins(this);
  }
}

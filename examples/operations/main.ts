import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import {
  ActionGroup,
  ChangeAlerts,
  ChangeQueries,
  ChangeTrackingRule,
  ChangeWorkbook,
  ContentStorage,
  DiagnosticSetting,
  Workspace,
} from 'cdktf-azure-change-tracking';

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers';
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-operations';

/** Alerts, workbook, saved queries and diagnostic settings around one rule. */
export class Operations extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
    const place = { resourceGroupName: 'rg-operations', location: 'westeurope' };

    const workspace = new Workspace(this, 'Workspace', { ...place, name: 'log-operations' });
    const content = new ContentStorage(this, 'Content', {
      ...place,
      name: 'stoperationscontent',
      network: { access: 'selectedNetworks', subnetIds: [SUBNET] },
      writers: { web01: '00000000-0000-0000-0000-0000000000b1' },
    });
    const rule = new ChangeTrackingRule(this, 'Rule', {
      workspace,
      contentStorage: content,
      name: 'dcr-operations',
      settings: {
        windows: {
          files: [
            { path: '%windir%\\System32\\drivers\\*', recurse: true },
            { path: 'C:\\Shop\\prices.csv', uploadContent: true },
          ],
          registryKeys: [{ key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' }, 'runWow64'],
        },
        linux: { files: [{ path: '/etc/hosts' }, { path: '/etc/sudoers' }, { path: '/etc/sudoers.d/*' }] },
      },
    });

    const chat = new TerraformVariable(this, 'chatWebhook', { type: 'string', sensitive: true, default: 'unset' });
    const everybody = ActionGroup.fromActionGroupId(this, 'Everybody', {
      actionGroupId: `${GROUP}/providers/Microsoft.Insights/actionGroups/ag-everybody`,
    });
    new ChangeAlerts(this, 'Alerts', {
      workspace,
      rule,
      actionGroups: [everybody],
      notify: { emails: { oncall: 'oncall@example.com' }, webhooks: { chat: { uri: chat.stringValue } } },
      hostsFile: {},
      driverFiles: {},
      autoServiceStopped: { services: ['W3SVC', 'MSSQL*'] },
      daemonNotRunning: {},
      registryRunKeys: {},
      softwareAdded: { computers: ['web*'] },
      softwareRemoved: { computers: ['web*'] },
      changeFlood: { threshold: 1000 },
      heartbeatMissing: { severity: 0, frequency: 'PT5M' },
      noInventory: {},
      ingestionErrors: {},
      dailyCap: {},
      own: {
        sudoers: { changes: { kind: 'files', paths: ['/etc/sudoers', '/etc/sudoers.d/*'] }, severity: 1 },
        manyVersions: {
          query: 'ConfigurationData | summarize Versions = dcount(CurrentVersion) by SoftwareName',
          measure: 'Versions',
          threshold: 5,
          splitBy: ['SoftwareName'],
          frequency: 'P1D',
        },
      },
    });

    new DiagnosticSetting(this, 'RuleErrors', { of: rule, workspace });
    new DiagnosticSetting(this, 'WorkspaceAudit', { of: workspace, workspace });
    new DiagnosticSetting(this, 'ContentAudit', { of: content, workspace });

    new ChangeWorkbook(this, 'Workbook', { workspace });
    new ChangeQueries(this, 'Queries', place);
  }
}

if (require.main === module) {
  const app = new App();
  new Operations(app, 'operations');
  app.synth();
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking, Workspace } from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** Change tracking into a workspace that exists already, for the virtual machines of one subscription. */
export class ExistingWorkspace extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const workspace = Workspace.fromWorkspaceId(this, 'Workspace', {
      workspaceId: `${SUBSCRIPTION}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-central`,
      location: 'northeurope',
    });
    new ChangeTracking(this, 'ChangeTracking', {
      workspace,
      settings: {
        windows: { files: false, registryKeys: ['knownDlls', 'winlogonNotify'] },
        linux: { files: [{ path: '/etc/*.conf' }, { path: '/etc/passwd' }] },
      },
      policy: {
        scope: { subscriptionId: SUBSCRIPTION },
        kinds: ['virtualMachines'],
        machineLocations: ['northeurope', 'westeurope'],
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ExistingWorkspace(app, 'existing-workspace');
  app.synth();
}

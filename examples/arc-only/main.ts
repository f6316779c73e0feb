import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-arc';

/** Servers outside Azure only: by policy below one resource group, and one by name, which Azure keeps up to date. */
export class ArcOnly extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new ChangeTracking(this, 'ChangeTracking', {
      location: 'swedencentral',
      settings: {
        windows: false,
        linux: { files: [{ path: '/etc/*.conf' }, { path: '/opt/scada/*.ini', recurse: true }] },
      },
      policy: { scope: { resourceGroupId: GROUP }, kinds: ['arcServers'] },
      machines: {
        arcServers: {
          edge01: {
            id: '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-edge/providers/Microsoft.HybridCompute/machines/edge01',
            os: 'linux',
            location: 'swedencentral',
          },
        },
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ArcOnly(app, 'arc-only');
  app.synth();
}

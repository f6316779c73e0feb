import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const app = new App();
const stack = new TerraformStack(app, 'app');
new AzurermProvider(stack, 'azurerm', { features: [{}] });

const machines = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute';
for (let index = 0; index < Number(process.argv[2] ?? 1); index++) {
  const group = new ResourceGroup(stack, `Group${index}`, { name: `rg-${index}`, location: 'westeurope' });
  new ChangeTracking(stack, `ChangeTracking${index}`, {
    location: 'westeurope',
    resourceGroupName: group.name,
    workspace: { name: `log-${index}` },
    rule: { name: `dcr-${index}` },
    settings: { windows: false, linux: { files: [{ path: '/etc/*.conf' }, { path: '/etc/ssh/sshd_config' }] } },
    machines: {
      extensionVersion: '2.35',
      virtualMachines: { web01: { id: `${machines}/virtualMachines/web${index}`, os: 'linux' } },
    },
  });
}
app.synth();

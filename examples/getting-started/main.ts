import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

/** A few files and registry keys on every virtual machine of a subscription. */
export class GettingStarted extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      settings: {
        windows: {
          files: [{ path: '%windir%\\System32\\drivers\\etc\\hosts' }],
          registryKeys: ['winlogonNotify', 'knownDlls'],
        },
        linux: { files: [{ path: '/etc/*.conf' }, { path: '/etc/ssh/sshd_config' }] },
      },
      policy: {
        scope: { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' },
        kinds: ['virtualMachines'],
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new GettingStarted(app, 'getting-started');
  app.synth();
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const SERVERS = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-servers/providers';

/**
 * A landing zone: every virtual machine, scale set and Arc server below a management group is onboarded by policy;
 * two virtual machines and one Arc server get a pinned extension; the content of changed files is kept.
 */
export class LandingZone extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    // The content storage allows no account keys, and its network does not allow the machine that runs Terraform.
    new AzurermProvider(this, 'azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });

    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      workspace: { name: 'log-landing-zone', retentionInDays: 90 },
      settings: {
        windows: {
          files: [
            { path: '%windir%\\System32\\drivers\\etc\\hosts', uploadContent: true },
            { path: 'C:\\inetpub\\wwwroot\\*.config', recurse: true },
          ],
          registryKeys: [
            'startupScripts',
            'shutdownScripts',
            'runWow64',
            'activeSetup',
            'drivers32',
            'knownDlls',
            'winlogonNotify',
            { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' },
          ],
          services: { frequencySec: 600 },
        },
        linux: {
          files: [
            { path: '/etc/*.conf' },
            { path: '/etc/ssh/sshd_config', uploadContent: true },
            { path: '/etc/cron.d/*' },
          ],
        },
      },
      contentStorage: {
        name: 'stlandingzonecontent',
        network: { access: 'selectedNetworks', ipRanges: ['203.0.113.0/24'] },
        writers: { web01: '00000000-0000-0000-0000-0000000000b1' },
      },
      policy: { scope: { managementGroupId: 'landing-zones' } },
      machines: {
        extensionVersion: '2.35',
        virtualMachines: {
          web01: { id: `${SERVERS}/Microsoft.Compute/virtualMachines/web01`, os: 'windows' },
          db01: { id: `${SERVERS}/Microsoft.Compute/virtualMachines/db01`, os: 'linux' },
        },
        arcExtensionVersion: '2.35.0.0',
        arcServers: {
          plant01: {
            id: `${SERVERS}/Microsoft.HybridCompute/machines/plant01`,
            os: 'windows',
            location: 'westeurope',
          },
        },
      },
      tags: { costCenter: 'platform' },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new LandingZone(app, 'landing-zone');
  app.synth();
}

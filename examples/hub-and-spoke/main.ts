import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const HUB = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const SPOKES = `${SUBSCRIPTION}/resourceGroups/rg-spokes/providers/Microsoft.Compute/virtualMachines`;

/** The zones that the hub resolves names with, for every spoke. */
const ZONES = [
  'privatelink.monitor.azure.com',
  'privatelink.oms.opinsights.azure.com',
  'privatelink.ods.opinsights.azure.com',
  'privatelink.agentsvc.azure-automation.net',
  'privatelink.blob.core.windows.net',
].map((name) => `${HUB}/privateDnsZones/${name}`);

/**
 * A hub with the only private endpoint of Azure Monitor and its DNS zones, and spokes with machines in two regions. The
 * workspace accepts data from these networks only. People still query it from anywhere, since the portal needs that.
 */
export class HubAndSpoke extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      workspace: { name: 'log-hub', internetIngestionEnabled: false },
      settings: {
        windows: {
          files: [{ path: '%windir%\\System32\\drivers\\etc\\hosts' }],
          registryKeys: ['startupScripts', 'winlogonNotify'],
        },
        linux: { files: [{ path: '/etc/ssh/sshd_config' }, { path: '/etc/cron.d/*' }] },
      },
      privateIngestion: {
        machineLocations: ['westeurope', 'northeurope'],
        privateEndpoint: {
          subnetId: `${HUB}/virtualNetworks/vnet-hub/subnets/private-endpoints`,
          privateDnsZoneIds: ZONES,
        },
      },
      machines: {
        virtualMachines: {
          shop01: { id: `${SPOKES}/shop01`, os: 'linux', location: 'westeurope' },
          shop02: { id: `${SPOKES}/shop02`, os: 'windows', location: 'westeurope' },
          plant01: { id: `${SPOKES}/plant01`, os: 'linux', location: 'northeurope' },
        },
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new HubAndSpoke(app, 'hub-and-spoke');
  app.synth();
}

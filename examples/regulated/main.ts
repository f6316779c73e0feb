import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const NETWORK = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const MACHINES = `${SUBSCRIPTION}/resourceGroups/rg-ledger/providers/Microsoft.Compute/virtualMachines`;
const AUDITORS = '00000000-0000-0000-0000-000000000021';

const zone = (name: string) => `${NETWORK}/privateDnsZones/${name}`;
const LOCK = { kind: 'CanNotDelete', notes: 'Audit evidence' } as const;

/**
 * Machines of a regulated estate. Nothing passes the internet, content is encrypted with a key of the estate's own, evidence is
 * locked, auditors may read it, and every access to it is logged.
 */
export class Regulated extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    // Only the private endpoint reaches the account, so Terraform manages it through Azure Resource Manager alone.
    new AzurermProvider(this, 'azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });

    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      newResourceGroupName: 'rg-audit',
      workspace: {
        name: 'log-audit',
        retentionInDays: 365,
        internetIngestionEnabled: false,
        lock: LOCK,
        roleAssignments: {
          auditors: {
            roleDefinitionIdOrName: 'Log Analytics Data Reader',
            principalId: AUDITORS,
            principalType: 'Group',
          },
        },
        diagnosticSettings: { audit: {} },
      },
      rule: {
        lock: LOCK,
        diagnosticSettings: { errors: {} },
      },
      settings: {
        windows: {
          files: [{ path: '%windir%\\System32\\drivers\\etc\\hosts', uploadContent: true }],
          registryKeys: ['startupScripts', 'winlogonNotify'],
        },
        linux: { files: [{ path: '/etc/ssh/sshd_config', uploadContent: true }, { path: '/etc/cron.d/*' }] },
      },
      contentStorage: {
        name: 'stauditcontent',
        network: {
          access: 'privateEndpoint',
          subnetId: `${NETWORK}/virtualNetworks/vnet-hub/subnets/private-endpoints`,
          privateDnsZoneIds: [zone('privatelink.blob.core.windows.net')],
        },
        replication: 'GZRS',
        contentRetentionDays: 365,
        infrastructureEncryption: true,
        customerManagedKey: {
          keyVaultResourceId: `${SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-audit`,
          keyName: 'content',
        },
        lock: LOCK,
        writers: {
          ledger01: '00000000-0000-0000-0000-000000000031',
          ledger02: '00000000-0000-0000-0000-000000000032',
        },
        roleAssignments: {
          auditors: {
            roleDefinitionIdOrName: 'Storage Blob Data Reader',
            principalId: AUDITORS,
            principalType: 'Group',
          },
        },
        diagnosticSettings: { access: {} },
      },
      privateIngestion: {
        privateEndpoint: {
          subnetId: `${NETWORK}/virtualNetworks/vnet-hub/subnets/private-endpoints`,
          privateDnsZoneIds: [
            zone('privatelink.monitor.azure.com'),
            zone('privatelink.oms.opinsights.azure.com'),
            zone('privatelink.ods.opinsights.azure.com'),
            zone('privatelink.agentsvc.azure-automation.net'),
            zone('privatelink.blob.core.windows.net'),
          ],
        },
      },
      machines: {
        virtualMachines: {
          ledger01: { id: `${MACHINES}/ledger01`, os: 'linux', location: 'westeurope' },
          ledger02: { id: `${MACHINES}/ledger02`, os: 'windows', location: 'westeurope' },
        },
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new Regulated(app, 'regulated');
  app.synth();
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** The servers of one group: one identity for all assignments, pinned initiatives, and messages in German. */
export class OneIdentity extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      policy: {
        scope: { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers` },
        identity: {},
        // The member that attaches the identity of the agent deploys at the subscription.
        additionalScopes: [{ subscriptionId: SUBSCRIPTION, stages: ['identity'] }],
        definitionVersions: { virtualMachines: '1.2.*', scaleSets: '1.1.*', arcServers: '1.1.*' },
        nonComplianceMessages: {
          agent: '{operatingSystem}: Der Azure Monitor Agent fehlt.',
          extension: '{operatingSystem}: Die Erweiterung für Change Tracking fehlt.',
          association: 'Der Computer ist der Regel {rule} nicht zugeordnet.',
        },
        remediation: {},
      },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new OneIdentity(app, 'one-identity');
  app.synth();
}

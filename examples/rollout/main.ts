import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import {
  ChangeTracking,
  ExtensionVersionAudit,
  InitiativeAssignment,
  PolicyExemption,
  rings,
} from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** Rollout in a live estate: two regions first, the rest in report-only mode; one group is exempt until it is removed. */
export class Rollout extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const scope = { subscriptionId: SUBSCRIPTION };
    const { rule } = new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      acknowledgedWarnings: { 'nothing-onboarded': 'the rings below onboard machines' },
    });

    // The virtual machines have an identity already, so none is attached and no privileged role is granted.
    const agentIdentity = { identityName: 'id-monitoring', resourceGroupName: 'rg-monitoring' };
    const onboarding = {
      kind: 'virtualMachines',
      scope,
      rule,
      agentIdentity,
      attachAgentIdentity: false,
    } as const;

    const { canary, rest } = rings({ canary: ['northeurope', 'uksouth'] });
    const first = new InitiativeAssignment(this, 'Canary', { ...onboarding, ...canary, remediation: {} });
    new InitiativeAssignment(this, 'Rest', { ...onboarding, ...rest, enforce: false });

    new PolicyExemption(this, 'OldPlant', {
      assignment: first,
      scope: { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-old-plant` },
      name: 'old-plant',
      category: 'Waiver',
      expiresOn: '2027-06-30T00:00:00Z',
      description: 'The plant is switched off in June 2027.',
    });
    new ExtensionVersionAudit(this, 'VersionAudit', { scope, kinds: ['virtualMachines'], minimumVersion: '2.29' });
  }
}

if (require.main === module) {
  const app = new App();
  new Rollout(app, 'rollout');
  app.synth();
}

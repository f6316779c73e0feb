import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking, ExtensionVersionAudit, OnboardingAudit, PolicyExemption } from 'cdktf-azure-change-tracking';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** A first look at an estate: reports of what its machines lack. Nothing gets an identity or a role, or changes a machine. */
export class AuditFirst extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const scope = { subscriptionId: SUBSCRIPTION };
    const { rule } = new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      acknowledgedWarnings: { 'nothing-onboarded': 'a look first: machines are onboarded after the report' },
    });

    const audit = new OnboardingAudit(this, 'Audit', { scope, rule });
    new ExtensionVersionAudit(this, 'VersionAudit', { scope, minimumVersion: '2.29' });

    new PolicyExemption(this, 'Appliances', {
      assignment: audit,
      scope: { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-firewalls` },
      name: 'appliances',
      category: 'Mitigated',
      expiresOn: 'never',
      description: 'Their vendors report changes and support no extensions.',
    });
  }
}

if (require.main === module) {
  const app = new App();
  new AuditFirst(app, 'audit-first');
  app.synth();
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking } from 'cdktf-azure-change-tracking';

/** A workspace and a rule with Microsoft's defaults, ready for machines. */
export class Minimal extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new ChangeTracking(this, 'ChangeTracking', { location: 'westeurope' });
  }
}

if (require.main === module) {
  const app = new App();
  new Minimal(app, 'minimal');
  app.synth();
}

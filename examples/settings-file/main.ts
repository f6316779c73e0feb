import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ChangeTracking, ChangeTrackingSettings, Presets } from 'cdktf-azure-change-tracking';

/** A preset, a file for every environment and a file for this one, merged in this order. */
export class SettingsFile extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const fromFiles = ChangeTrackingSettings.fromFile(
      join(__dirname, 'change-tracking.yaml'),
      join(__dirname, 'production.yaml'),
    );
    new ChangeTracking(this, 'ChangeTracking', {
      location: 'westeurope',
      settings: ChangeTrackingSettings.merge(Presets.defenderRegistry2026, fromFiles),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new SettingsFile(app, 'settings-file');
  app.synth();
}

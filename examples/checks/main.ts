import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, Aspects, TerraformStack } from 'cdktf';
import { ChangeTrackingChecks } from 'cdktf-azure-change-tracking';

const STREAMS = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];

/** A rule that is written by hand, checked by the rules of the constructs whenever the stack is synthesized. */
export class Checks extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const { name: resourceGroupName, location } = new ResourceGroup(this, 'Group', {
      name: 'rg-inventory',
      location: 'westeurope',
    });
    const workspace = new LogAnalyticsWorkspace(this, 'Workspace', {
      name: 'log-inventory',
      resourceGroupName,
      location,
    });
    const solution = new LogAnalyticsSolution(this, 'Solution', {
      solutionName: 'ChangeTracking',
      resourceGroupName,
      location,
      workspaceName: workspace.name,
      workspaceResourceId: workspace.id,
      plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
    });
    new MonitorDataCollectionRule(this, 'Rule', {
      name: 'dcr-inventory',
      resourceGroupName,
      location,
      dataSources: {
        extension: [
          {
            name: 'CTDataSource-Linux',
            extensionName: 'ChangeTracking-Linux',
            streams: STREAMS,
            extensionJson: JSON.stringify({
              enableFiles: true,
              enableSoftware: true,
              enableRegistry: false,
              enableServices: true,
              enableInventory: true,
              fileSettings: {
                fileCollectionFrequency: 900,
                fileInfo: [
                  { name: 'units', enabled: true, destinationPath: '/usr/lib', pathType: 'Folder', recurse: true },
                ],
              },
              softwareSettings: { softwareCollectionFrequency: 300 },
              inventorySettings: { inventoryCollectionFrequency: 36000 },
              servicesSettings: { serviceCollectionFrequency: 300 },
            }),
          },
        ],
      },
      dataFlow: [{ streams: STREAMS, destinations: ['inventory'] }],
      destinations: { logAnalytics: [{ name: 'inventory', workspaceResourceId: workspace.id }] },
      dependsOn: [solution],
    });

    const reason = 'machines of this image have few files there';
    Aspects.of(this).add(new ChangeTrackingChecks({ acknowledged: [{ id: 'path-broad', reason }] }));
  }
}

if (require.main === module) {
  const app = new App();
  new Checks(app, 'checks');
  app.synth();
}

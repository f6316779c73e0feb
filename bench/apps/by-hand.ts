import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { MonitorDataCollectionRuleAssociation } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule-association';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { VirtualMachineExtension } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import { App, TerraformIterator, TerraformLocal, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

const app = new App();
const stack = new TerraformStack(app, 'app');
new AzurermProvider(stack, 'azurerm', { features: [{}] });

const streams = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
const machines = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute';

/** The resources that `library.ts` creates, one by one. */
for (let index = 0; index < Number(process.argv[2] ?? 1); index++) {
  const group = new ResourceGroup(stack, `Group${index}`, { name: `rg-${index}`, location: 'westeurope' });
  const all = new Construct(stack, `ChangeTracking${index}`);

  const ofWorkspace = new Construct(all, 'Workspace');
  const workspace = new LogAnalyticsWorkspace(ofWorkspace, 'Resource', {
    name: `log-${index}`,
    resourceGroupName: group.name,
    location: 'westeurope',
    sku: 'PerGB2018',
    retentionInDays: 30,
    localAuthenticationEnabled: false,
  });
  const solution = new LogAnalyticsSolution(ofWorkspace, 'Solution', {
    solutionName: 'ChangeTracking',
    workspaceName: workspace.name,
    workspaceResourceId: workspace.id,
    resourceGroupName: group.name,
    location: 'westeurope',
    plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
  });

  const rule = new MonitorDataCollectionRule(new Construct(all, 'Rule'), 'Resource', {
    name: `dcr-${index}`,
    resourceGroupName: group.name,
    location: 'westeurope',
    description: 'Data collection rule for CT.',
    dataSources: {
      extension: [
        {
          name: 'CTDataSource-Linux',
          extensionName: 'ChangeTracking-Linux',
          streams,
          extensionJson: JSON.stringify({
            enableFiles: true,
            enableSoftware: true,
            enableRegistry: false,
            enableServices: true,
            enableInventory: true,
            fileSettings: {
              fileCollectionFrequency: 900,
              fileInfo: [
                {
                  name: 'ChangeTrackingLinuxPath_default',
                  enabled: true,
                  destinationPath: '/etc/.*.conf',
                  useSudo: true,
                  recurse: true,
                  maxContentsReturnable: 5000000,
                  pathType: 'File',
                  type: 'File',
                  links: 'Follow',
                  maxOutputSize: 500000,
                  groupTag: 'Recommended',
                },
                {
                  name: '/etc/ssh/sshd_config',
                  destinationPath: '/etc/ssh/sshd_config',
                  pathType: 'File',
                  recurse: false,
                  links: 'Follow',
                  groupTag: 'Custom',
                  useSudo: true,
                  enabled: true,
                  description: '',
                  checksum: 'Sha256',
                  maxContentsReturnable: 0,
                  maxOutputSize: 5000000,
                },
              ],
            },
            softwareSettings: { softwareCollectionFrequency: 300 },
            inventorySettings: { inventoryCollectionFrequency: 36000 },
            servicesSettings: { serviceCollectionFrequency: 300 },
          }),
        },
      ],
    },
    destinations: { logAnalytics: [{ name: 'Microsoft-CT-Dest', workspaceResourceId: workspace.id }] },
    dataFlow: [{ streams, destinations: ['Microsoft-CT-Dest'] }],
    dependsOn: [solution],
    lifecycle: { createBeforeDestroy: true },
  });

  const linux = new Construct(new Construct(all, 'Machines'), 'LinuxVirtualMachines');
  const members = { web01: { id: `${machines}/virtualMachines/web${index}` } };
  const each = TerraformIterator.fromMap(new TerraformLocal(linux, 'Members', members).asAnyMap);
  const agent = new VirtualMachineExtension(linux, 'Agent', {
    forEach: each,
    name: 'AzureMonitorLinuxAgent',
    publisher: 'Microsoft.Azure.Monitor',
    type: 'AzureMonitorLinuxAgent',
    typeHandlerVersion: '1.29',
    automaticUpgradeEnabled: true,
    autoUpgradeMinorVersion: true,
    virtualMachineId: each.getString('id'),
  });
  const extension = new VirtualMachineExtension(linux, 'Extension', {
    forEach: each,
    name: 'ChangeTracking-Linux',
    publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
    type: 'ChangeTracking-Linux',
    typeHandlerVersion: '2.35',
    automaticUpgradeEnabled: false,
    autoUpgradeMinorVersion: false,
    virtualMachineId: each.getString('id'),
    dependsOn: [agent],
  });
  new MonitorDataCollectionRuleAssociation(linux, 'Association', {
    forEach: each,
    name: 'change-tracking',
    targetResourceId: each.getString('id'),
    dataCollectionRuleId: rule.id,
    dependsOn: [extension],
  });
}
app.synth();

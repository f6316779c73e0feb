/** Measured by machines.ts: synthesizes so many virtual machines on one side, into one folder. */
const { join } = require('node:path');

const [side, count, outdir, built] = process.argv.slice(2);
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');
const { App, TerraformStack } = require('cdktf');

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const ruleId = `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`;
const names = Array.from({ length: Number(count) }, (_, index) => `vm-${String(index).padStart(5, '0')}`);
const idOf = (name) => `${SUBSCRIPTION}/resourceGroups/rg-servers/providers/Microsoft.Compute/virtualMachines/${name}`;

const app = new App({ outdir, stackTraces: false });
const stack = new TerraformStack(app, 'bench');
new AzurermProvider(stack, 'azurerm', { features: [{}] });

if (side === 'library') {
  const { Machines } = require(join(built, 'constructs/machines/machines.js'));
  new Machines(stack, 'Machines', {
    rule: { ruleId, location: 'westeurope', features: [] },
    virtualMachines: Object.fromEntries(names.map((name) => [name, { id: idOf(name), os: 'linux' }])),
    extensionVersion: '2.35',
  });
} else {
  const {
    MonitorDataCollectionRuleAssociation,
  } = require('@cdktf/provider-azurerm/lib/monitor-data-collection-rule-association');
  const { VirtualMachineExtension } = require('@cdktf/provider-azurerm/lib/virtual-machine-extension');
  for (const name of names) {
    const virtualMachineId = idOf(name);
    const agent = new VirtualMachineExtension(stack, `${name}-agent`, {
      name: 'AzureMonitorLinuxAgent',
      virtualMachineId,
      publisher: 'Microsoft.Azure.Monitor',
      type: 'AzureMonitorLinuxAgent',
      typeHandlerVersion: '1.29',
      autoUpgradeMinorVersion: true,
      automaticUpgradeEnabled: true,
    });
    const extension = new VirtualMachineExtension(stack, `${name}-extension`, {
      name: 'ChangeTracking-Linux',
      virtualMachineId,
      publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
      type: 'ChangeTracking-Linux',
      typeHandlerVersion: '2.35',
      autoUpgradeMinorVersion: false,
      automaticUpgradeEnabled: false,
      dependsOn: [agent],
    });
    new MonitorDataCollectionRuleAssociation(stack, `${name}-association`, {
      name: 'change-tracking',
      targetResourceId: virtualMachineId,
      dataCollectionRuleId: ruleId,
      dependsOn: [extension],
    });
  }
}
app.synth();

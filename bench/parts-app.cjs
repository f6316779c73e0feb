/** Measured by parts.ts: synthesizes one part many times, or the blocks of a stack that was synthesized before, as plain data. */
const { readFileSync } = require('node:fs');
const { App, TerraformResource, TerraformStack, TerraformVariable } = require('cdktf');
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');

const [part, count, outdir, blocks] = process.argv.slice(2);
const place = { resourceGroupName: 'rg-ct', location: 'westeurope' };
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ct/providers';
const workspaceId = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-ct`;
const files = (path) => ({
  windows: false,
  linux: { files: Array.from({ length: 20 }, (_, n) => ({ path: path(n) })) },
});

class Block extends TerraformResource {
  constructor(scope, type, name, attributes) {
    super(scope, `${type}-${name}`, { terraformResourceType: type });
    this.attributes = attributes;
    this.overrideLogicalId(name);
  }

  synthesizeAttributes() {
    return this.attributes;
  }
}

const app = new App({ outdir, stackTraces: false });
const stack = new TerraformStack(app, 'bench');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
const {
  ChangeAlerts,
  ChangeQueries,
  ChangeTrackingRule,
  ChangeWorkbook,
  Workspace,
} = require('cdktf-azure-change-tracking');
const PARTS = {
  monitoring: (workspace, n) => {
    new ChangeAlerts(stack, `Alerts${n}`, {
      workspace,
      hostsFile: {},
      heartbeatMissing: {},
      noInventory: {},
      namePrefix: `a${n}`,
    });
    new ChangeWorkbook(stack, `Workbook${n}`, { workspace, title: `Changes ${n}` });
    new ChangeQueries(stack, `Queries${n}`, { ...place, name: `qp-${n}` });
  },
  literals: (workspace, n) =>
    new ChangeTrackingRule(stack, `Rule${n}`, {
      workspace,
      name: `dcr-${n}`,
      settings: files((file) => `/srv/app/${n}/${file}`),
    }),
  'known-later': (workspace, n) => {
    const folder = new TerraformVariable(stack, `folder${n}`, { type: 'string' }).stringValue;
    new ChangeTrackingRule(stack, `Rule${n}`, {
      workspace,
      name: `dcr-${n}`,
      settings: files((file) => `/srv/${folder}/${file}`),
    });
  },
};

if (part === 'blocks') {
  const { resource } = JSON.parse(readFileSync(blocks, 'utf8'));
  for (const [type, ofType] of Object.entries(resource))
    for (const [name, attributes] of Object.entries(ofType)) new Block(stack, type, name, attributes);
} else {
  const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', { workspaceId, location: 'westeurope' });
  for (let n = 0; n < Number(count); n++) PARTS[part](workspace, n);
}
app.synth();

import { readdirSync, readFileSync } from 'node:fs';
import { type App, TerraformStack, Testing } from 'cdktf';
import { ChangeTracking, Workspace } from 'cdktf-azure-change-tracking';
import { trackingOf } from '../lib/testing';
import { keepStateHere, keepStateInAzure, Servers } from './fixtures/guides/existing-stack';
import { Inventory, machinesIn } from './fixtures/guides/machines-from-csv';
import { addEnvironments, Regions } from './fixtures/guides/regions';
import { givenAway, renamedMachine, renamedRule } from './fixtures/guides/renaming';
import { messageOf, newStack, synthesize } from './support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-shop';
const machine = (name: string) =>
  ({ id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`, os: 'linux' }) as const;

/** Warnings and errors of a stack. */
function complaints(stack: TerraformStack): string[] {
  Testing.synth(stack, true);
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === '@cdktf/warn' || type === '@cdktf/error')
    .map(({ data }) => String(data));
}

const stacksOf = (add: (app: App) => void) => {
  const app = Testing.app();
  add(app);
  return app.node.children.filter(TerraformStack.isStack);
};

test.each([
  ['an existing stack', (app: App) => new Servers(app, 'servers')],
  ['two regions', (app: App) => new Regions(app, 'regions')],
  ['two environments', addEnvironments],
  ['machines of a CSV file', (app: App) => new Inventory(app, 'inventory')],
])('the guide for %s synthesizes without a warning', (_, add: (app: App) => unknown) => {
  const stacks = stacksOf(add);
  expect(stacks.length).toBeGreaterThan(0);
  expect(stacks.flatMap(complaints)).toEqual([]);
});

test('the machines of the CSV file are onboarded by name', () => {
  const [stack] = stacksOf((app) => new Inventory(app, 'inventory'));
  const { machines } = trackingOf(stack as TerraformStack);
  expect(machines.map(({ id }) => id.split('/').at(-1)).sort()).toEqual(['db01', 'web01']);
});

test('a name that the CSV file repeats is an error', () => {
  expect(messageOf(() => machinesIn('name,id,os\nweb01,a,linux\nweb01,b,linux\n'))).toBe(
    "machines.csv lists 'web01' twice: give one of them another name",
  );
});

test('the guide quotes the error of a wrong row', () => {
  const app = Testing.app();
  const stack = new TerraformStack(app, 'inventory');
  const wrong = machinesIn(readFileSync('test/fixtures/guides/machines.csv', 'utf8').replace(',linux', ',Linux'));
  const props = { location: 'westeurope', machines: { virtualMachines: wrong } };
  const [, line = ''] = messageOf(() => new ChangeTracking(stack, 'ChangeTracking', props)).split('\n');
  expect(readFileSync('docs/guides/machines-from-csv.md', 'utf8')).toContain(`\`\`\`text\n${line}\n\`\`\``);
});

test('the backends have one state for each stack', () => {
  const [here, azure] = [newStack(), newStack()];
  keepStateHere(here);
  keepStateInAzure(azure);
  const backend = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)).terraform.backend;
  expect(backend(here).local.path).toMatch(/\/terraform\.test\.tfstate$/);
  expect(backend(azure).azurerm).toMatchObject({ key: 'test.tfstate', use_azuread_auth: true });
});

test('what the guide renames is moved, and what it gives away is forgotten', () => {
  const { json } = synthesize((stack) => {
    const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', {
      workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
      location: 'westeurope',
    });
    const rule = renamedRule(stack, workspace);
    renamedMachine(stack, rule, machine('web01'));
    givenAway(stack, rule, machine('web02'));
  });
  expect(json['moved']).toContainEqual({
    from: 'azurerm_monitor_data_collection_rule.Rule_4C995B7F',
    to: expect.stringMatching(/^azurerm_monitor_data_collection_rule\.InventoryRule_/),
  });
  expect(JSON.stringify(json['moved'])).toContain('shop-web01');
  expect(JSON.stringify(json['removed'])).toContain('Given_');
});

test.each(readdirSync('docs/guides'))('the guide %s is at most a page', (name) => {
  expect(readFileSync(`docs/guides/${name}`, 'utf8').split('\n').length).toBeLessThanOrEqual(90);
});

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, Testing, Token } from 'cdktf';
import {
  Adoption,
  ChangeTracking,
  ContentStorage,
  type ExistingResource,
  InitiativeAssignment,
  Machines,
} from 'cdktf-azure-change-tracking';
import { check, review } from '../../../lib/estate';
import { readInput } from '../../../lib/estate/read/documents';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ops`;
const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct-dcr1234`;
const MACHINE = `${SUBSCRIPTION}/resourceGroups/RG-VMs/providers/Microsoft.Compute/virtualMachines/web01`;

/** A stack that exists in part. */
function adopted(
  existing: readonly ExistingResource[],
  more: (stack: TerraformStack, made: ChangeTracking) => void = () => {},
) {
  return synthesize((stack) => {
    const made = new ChangeTracking(stack, 'ChangeTracking', {
      location: 'westeurope',
      resourceGroupName: 'rg-ops',
      rule: { name: 'ct-dcr1234' },
      settings: { windows: false },
      machines: {
        virtualMachines: {
          web: { id: MACHINE, os: 'linux' },
          db: { id: MACHINE.replace('web01', 'db01'), os: 'linux' },
        },
      },
    });
    more(stack, made);
    new Adoption(stack, 'Adoption', { existing });
  });
}

const importsOf = (existing: readonly ExistingResource[], more?: Parameters<typeof adopted>[1]) =>
  adopted(existing, more).json['import'] as { to: string; id: string; for_each?: Record<string, string> }[];

describe('Adoption', () => {
  test('imports a resource by an id in any case, with the names of the configuration', () => {
    expect(importsOf([{ id: RULE.toLowerCase() }])).toEqual([
      { to: 'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3', id: RULE },
    ]);
  });

  test('imports the instances of machines with one block, and keeps the names that associations and extensions have', () => {
    const association = `${MACHINE}/providers/Microsoft.Insights/dataCollectionRuleAssociations/ct-eremnfzbt7hms`;
    const { json, only, all } = adopted([
      { id: association.toLowerCase(), dataCollectionRuleId: RULE },
      { id: `${MACHINE}/extensions/CT`, extensionType: 'ChangeTracking-Linux' },
      { id: `${MACHINE}/extensions/AzureMonitorLinuxAgent` },
    ]);
    expect(json['import']).toEqual([
      expect.objectContaining({
        for_each: { web: `${MACHINE}/extensions/AzureMonitorLinuxAgent` },
        id: '${each.value}',
      }),
      expect.objectContaining({
        for_each: { web: association },
        to: expect.stringMatching(/^azurerm_monitor_data_collection_rule_association\.\w+\[each\.key\]$/),
      }),
      expect.objectContaining({ for_each: { web: `${MACHINE}/extensions/CT` } }),
    ]);
    expect(only('azurerm_monitor_data_collection_rule_association')['name']).toBe(
      '${lookup({"web" = "ct-eremnfzbt7hms"}, each.key, "change-tracking")}',
    );
    expect(all('azurerm_virtual_machine_extension').map(({ name }) => name)).toEqual([
      'AzureMonitorLinuxAgent',
      '${lookup({"web" = "CT"}, each.key, "ChangeTracking-Linux")}',
    ]);
  });

  test('keeps the name of one role whose other instances have a computed one, by a key with quotation marks too', () => {
    const account = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`;
    const writer = {
      id: `${account}/blobServices/default/containers/changetrackingblob/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111`,
      roleDefinitionId: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
      principalId: 'aaaaaaaa-1111-4111-8111-111111111111',
    };
    const { json, only } = adopted([writer], (stack) => {
      new ContentStorage(stack, 'Content', {
        name: 'stcontent',
        resourceGroupName: 'rg-ops',
        location: 'westeurope',
        network: { access: 'allNetworks' },
        writers: { 'the "first"': writer.principalId, second: 'bbbbbbbb-1111-4111-8111-111111111111' },
      });
    });
    expect(json['import']).toEqual([expect.objectContaining({ for_each: { 'the "first"': writer.id } })]);
    expect(only('azurerm_role_assignment')['name']).toMatch(
      /^\$\{lookup\(\{"the \\"first\\"" = "11111111-1111-4111-8111-111111111111"\}, each\.key, uuidv5\("url", .*\)\)\}$/,
    );
  });

  test('adds nothing to what a check and a review of the stack find', () => {
    const existing = [
      { id: RULE },
      { id: `${MACHINE}/extensions/CT`, extensionType: 'ChangeTracking-Linux' },
      { id: `${MACHINE.replace('web01', 'db01')}/extensions/AzureMonitorLinuxAgent` },
    ];
    const { json } = adopted(existing);
    const { import: imports, ...alone } = json;
    expect(imports).toHaveLength(3);
    expect(check(json).findings).toEqual(check(alone).findings);
    expect(review(json).findings).toEqual(review(alone).findings);
    const names = readInput(json).changes.flatMap(({ type, address, after }) =>
      type === 'azurerm_virtual_machine_extension' && address.endsWith('["web"]') ? [after?.['name']] : [],
    );
    expect(names).toEqual(['AzureMonitorLinuxAgent', 'CT']);
  });

  const roleAssignment = (guid: string) => `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/${guid}`;
  const LOG_ANALYTICS_CONTRIBUTOR = '92aaf0da-9dab-42b6-94a3-d43ce8d16293';
  const target = { scope: { subscriptionId: SUBSCRIPTION } };
  const assign = {
    arcServers: (stack: TerraformStack, { rule }: ChangeTracking) => {
      new InitiativeAssignment(stack, 'arcServers', { ...target, kind: 'arcServers', rule });
    },
    scaleSets: (stack: TerraformStack, { rule }: ChangeTracking) => {
      const agentIdentity = { identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id` };
      new InitiativeAssignment(stack, 'scaleSets', { ...target, kind: 'scaleSets', rule, agentIdentity });
    },
  };

  test('gives a role assignment the GUID that it has', () => {
    const id = roleAssignment('11111111-1111-4111-8111-111111111111');
    const { json, all } = adopted([{ id, roleDefinitionId: LOG_ANALYTICS_CONTRIBUTOR }], assign.arcServers);
    expect(json['import']).toEqual([{ to: expect.stringContaining('azurerm_role_assignment.arcServers_'), id }]);
    expect(all('azurerm_role_assignment').map(({ name }) => name)).toContain('11111111-1111-4111-8111-111111111111');
  });

  test('tells two roles of one kind apart by the principals of their assignments', () => {
    const both = (stack: TerraformStack, made: ChangeTracking) => {
      assign.arcServers(stack, made);
      assign.scaleSets(stack, made);
    };
    const id = roleAssignment('11111111-1111-4111-8111-111111111111');
    const role = {
      id,
      roleDefinitionId: LOG_ANALYTICS_CONTRIBUTOR,
      principalId: 'aaaaaaaa-1111-4111-8111-111111111111',
    };
    const assignments = ['ct-arc', 'ct-vmss'].map((name, index) => ({
      id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/${name}`,
      principalId: ['bbbbbbbb', 'aaaaaaaa'][index] + role.principalId.slice(8),
    }));
    expect(messageOf(() => importsOf([role], both))).toMatch(
      /existing\[0\] may be any of azurerm_role_assignment\.\w+, azurerm_role_assignment\.\w+: add principalId to it and to the assignments/,
    );
    expect(importsOf([...assignments, role], both)[2]).toEqual({
      to: expect.stringContaining('azurerm_role_assignment.scaleSets_'),
      id,
    });
  });

  test('leaves a role assignment alone that the stack does not create', () => {
    const id = roleAssignment('11111111-1111-4111-8111-111111111111');
    const { json, annotations } = adopted([{ id, roleDefinitionId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' }]);
    expect(json['import']).toBeUndefined();
    expect(annotations.filter(({ level }) => level === 'info')).toEqual([
      { level: 'info', message: 'existing[0] is a role that the stack does not grant: it stays as it is' },
    ]);
  });

  test('lists every resource that the stack does not create, with the ones of its kind that it creates', () => {
    const message = messageOf(() =>
      importsOf([
        { id: RULE.replace('ct-dcr1234', 'ct-dcr4321') },
        { id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent` },
        { id: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/law/tables/ConfigurationChange` },
      ]),
    );
    expect(message).toContain(
      `existing[0] is no resource that the stack creates: give the construct the same name, scope and group. Of its kind the stack creates '${RULE.replace(SUBSCRIPTION, '/subscriptions/…')}'`,
    );
    expect(message).toContain('existing[1] is no resource that the stack creates: remove it, or create it');
    expect(message).toContain('existing[2] the provider cannot import a table of a workspace');
  });

  test('takes a resource of the same state to its new address, and one of another type out of the state', () => {
    const { json } = adopted([
      { id: RULE, address: 'module.ct.azapi_resource.rule[0]' },
      {
        id: `${MACHINE}/extensions/AzureMonitorLinuxAgent`,
        address: 'azurerm_virtual_machine_extension.agents["web01"]',
      },
    ]);
    expect(json['moved']).toEqual([
      {
        from: 'azurerm_virtual_machine_extension.agents["web01"]',
        to: expect.stringMatching(/^azurerm_virtual_machine_extension\.\w+\["web"\]$/),
      },
    ]);
    expect(json['import']).toEqual([expect.objectContaining({ id: RULE })]);
    const removed = json['removed'] as { from: string }[];
    expect(removed.filter(({ from }) => !from.includes('.ChangeTracking_'))).toEqual([
      { from: 'module.ct.azapi_resource.rule', lifecycle: { destroy: false } },
    ]);
  });

  test('refuses text that Terraform knows later', () => {
    const address = Token.asString({ resolve: () => 'x' });
    expect(messageOf(() => importsOf([{ id: RULE, address }]))).toBe(
      'Validation failed with the following errors:\n  [test/Adoption] existing[0].address must be literal text: it is compared with the resources of the stack at synth',
    );
  });

  test.each(['$${b}', '%{b}', '%%{b}'])('accepts an address with the key %s, in which nothing is a template', (key) => {
    expect(importsOf([{ id: RULE, address: `azurerm_role_assignment.a["${key}"]` }])).toHaveLength(1);
  });

  test('is in the stack as Terraform gets it, also before it is synthesized', () => {
    const stack = newStack();
    new ChangeTracking(stack, 'ChangeTracking', {
      location: 'westeurope',
      resourceGroupName: 'rg-ops',
      rule: { name: 'ct-dcr1234' },
    });
    new Adoption(stack, 'Adoption', { existing: [{ id: RULE }] });
    expect(stack.toTerraform()).toMatchObject({ import: [{ id: RULE }] });
  });

  test('leaves a resource of the same state alone that has its address already', () => {
    const address = 'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3';
    const { json } = adopted([{ id: RULE, address }]);
    expect(json['import']).toBeUndefined();
    const moved = (json['moved'] ?? []) as { from: string; to: string }[];
    expect(moved.filter(({ to }) => to === address)).toEqual([]);
  });

  test('writes the same blocks in HCL, without a Terraform binary', () => {
    const app = new App({ stackTraces: false, hclOutput: true });
    const stack = new TerraformStack(Testing.stubVersion(app), 'test');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    new Machines(stack, 'Machines', {
      rule: { ruleId: RULE, location: 'westeurope', features: [] },
      virtualMachines: { web: { id: MACHINE, os: 'linux' } },
    });
    new Adoption(stack, 'Adoption', {
      existing: [{ id: `${MACHINE}/extensions/AzureMonitorLinuxAgent` }],
    });
    const hcl = Testing.synthHcl(stack, true);
    expect(hcl).toContain(
      [
        'import {',
        `for_each = {"web" = "${MACHINE}/extensions/AzureMonitorLinuxAgent"}`,
        'to = azurerm_virtual_machine_extension.Machines_LinuxVirtualMachines_Agent_2D558EA0[each.key]',
        'id = "${each.value}"',
        '}',
      ].join('\n'),
    );
  });
});

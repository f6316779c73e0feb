import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { FoundMachines } from '../../../lib/constructs/machines/found-machines';
import type { FoundMachinesProps } from '../../../lib/constructs/machines/found-machines-props';
import { addressesIn, messageOf, newStack, refusalsOf, synthesize } from '../../support/synth';

const RULE = {
  ruleId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct',
  location: 'westeurope',
  features: [],
};
const PROPS = {
  rule: RULE,
  kind: 'virtualMachines',
  os: 'linux',
  requiredTags: { changeTracking: 'linux' },
} as const satisfies FoundMachinesProps;

const find = (props: FoundMachinesProps) => synthesize((stack) => new FoundMachines(stack, 'Found', props));

function lookup({ json }: ReturnType<typeof find>): Record<string, unknown> {
  const data = json.data as Record<string, Record<string, Record<string, unknown>>>;
  return Object.values(data.azurerm_resources ?? {})[0] ?? {};
}

describe('FoundMachines', () => {
  test.each([
    ['virtualMachines', 'Microsoft.Compute/virtualMachines'],
    ['scaleSets', 'Microsoft.Compute/virtualMachineScaleSets'],
    ['arcServers', 'Microsoft.HybridCompute/machines'],
  ] as const)('looks for %s by tag and resource group', (kind, type) => {
    expect(lookup(find({ ...PROPS, kind, resourceGroupName: 'rg-servers' }))).toMatchObject({
      type,
      required_tags: { changeTracking: 'linux' },
      resource_group_name: 'rg-servers',
    });
  });

  test('checks nothing of what Azure finds, a group that is known only later at the lookup, and other props on their own', () => {
    const known = find({ ...PROPS, requiredTags: undefined, resourceGroupName: 'rg-servers' });
    expect(known.all('terraform_data')).toEqual([]);
    expect(lookup(known)).not.toHaveProperty('required_tags');

    const later = find({ ...PROPS, resourceGroupName: '${var.group}', rule: { ...RULE, ruleId: '${var.rule}' } });
    expect(refusalsOf(lookup(later))).toEqual([
      '[test/Found] resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period',
    ]);
    expect(addressesIn(later)).toContainEqual(expect.stringMatching(/^terraform_data\.Found_Props_\w{8}$/));
    expect(refusalsOf(later.only('terraform_data'))).toEqual([
      "[test/Found] rule.ruleId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionRules/<name>'",
    ]);
  });

  test('lets two constructs look for machines', () => {
    const twice = () =>
      synthesize((stack) => {
        for (const name of ['a', 'b']) new FoundMachines(stack, name, { ...PROPS, requiredTags: { name } });
      });
    expect(twice).not.toThrow();
  });

  test('onboards found machines under their ids: agent, extension and association in order', () => {
    const { all, only, json } = find({ ...PROPS, extensionVersion: '2.35' });
    const extensions = all('azurerm_virtual_machine_extension');
    const [[local, found]] = Object.entries(json.locals as object) as [[string, string]];
    expect(found).toMatch(
      /^\$\{\{ for machine in data\.azurerm_resources\.\w+\.resources : lower\(machine\.id\) => machine \}\}$/,
    );
    expect(extensions.map(({ for_each }) => for_each)).toEqual(Array(2).fill(`\${local.${local}}`));
    expect(extensions.map(({ virtual_machine_id }) => virtual_machine_id)).toEqual(Array(2).fill('${each.value.id}'));
    expect(extensions.map(({ type, type_handler_version }) => `${type} ${type_handler_version}`).sort()).toEqual([
      'AzureMonitorLinuxAgent 1.29',
      'ChangeTracking-Linux 2.35',
    ]);
    expect(only('azurerm_monitor_data_collection_rule_association').depends_on).toHaveLength(1);
  });

  test('uses the location of a found Arc server', () => {
    const { all } = find({
      ...PROPS,
      kind: 'arcServers',
      extensionVersion: '2.35.0.0',
    });
    expect(all('azurerm_arc_machine_extension').map(({ location }) => location)).toEqual(
      Array(2).fill('${each.value.location}'),
    );
  });

  test('exposes the resources of the machines that are found, and tags the extensions', () => {
    const { all } = synthesize((stack) => {
      const { group } = new FoundMachines(stack, 'Found', {
        ...PROPS,
        tags: { owner: 'security' },
        installAgent: false,
      });
      expect(group.agent).toBeUndefined();
      group.extension?.addOverride('protected_settings', '{}');
    });
    expect(all('azurerm_virtual_machine_extension')).toEqual([
      expect.objectContaining({ protected_settings: '{}', tags: { owner: 'security' } }),
    ]);
  });

  test('warns of a version with an issue in the release notes', () => {
    expect(find({ ...PROPS, kind: 'arcServers', extensionVersion: '2.22.0.0' }).annotations[0]?.message).toContain(
      'known issues',
    );
  });

  test('refuses a lookup that waits for a resource of the same stack', () => {
    const found = (name: (stack: TerraformStack) => string) => () =>
      synthesize((stack) => new FoundMachines(stack, 'Found', { ...PROPS, resourceGroupName: name(stack) }));
    const group = (stack: TerraformStack) => new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope' });
    expect(messageOf(found((stack) => group(stack).name))).toContain(
      "resourceGroupName must not refer to 'azurerm_resource_group.Group', a resource of the same stack",
    );
    const variable = (stack: TerraformStack) => new TerraformVariable(stack, 'group', { default: 'rg' }).stringValue;
    expect(found(variable)).not.toThrow();
  });

  test('moves instances whose ids the state spells with capitals', () => {
    const id = `${RULE.ruleId.split('/providers')[0]}/providers/Microsoft.Compute/virtualMachines/web01`;
    const { json } = find({ ...PROPS, earlierIds: [id, id.replace('web01', 'web02').toLowerCase()] });
    const moved = json.moved as { from: string; to: string }[];
    expect(moved).toHaveLength(3);
    expect(find(PROPS).json).not.toHaveProperty('moved');
    for (const { from, to } of moved) {
      expect(from).toMatch(/\["\/subscriptions\/.+\/Microsoft\.Compute\/virtualMachines\/web01"\]$/);
      const [address, key] = from.split('[');
      expect(to).toBe(`${address}[${key?.toLowerCase()}`);
    }
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      rule: { ...RULE, features: ['fileContentUpload'] },
      kind: 'arcServers',
      os: 'linux',
      extensionVersion: '2.9',
      agentIdentity: { identityId: 'id-agent' },
    } as unknown as FoundMachinesProps;
    expect(
      messageOf(() => new FoundMachines(newStack(), 'Found', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Found] requiredTags or resourceGroupName must be given: without either, every machine of the subscription is found
  [test/Found] agentIdentity must not be set with 'arcServers': Arc servers use their own identity
  [test/Found] extensionVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.9'
  [test/Found] agentIdentity.identityId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>', got 'id-agent'; copy the complete id from the resource
  [test/Found] extensionVersion must be 2.13 or later: the rule uses file content upload, which 2.9 ignores`);
  });
});

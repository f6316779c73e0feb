import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, Lazy, type TerraformStack, TerraformVariable } from 'cdktf';
import { ActionGroup, ChangeQueries, ChangeTrackingRule, Machines, Workspace } from '../../../lib';
import { isLeftToCheck } from '../../../lib/constructs/kit/check-later';
import { synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const RULE_ID = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr`;
const PROPS = { name: 'log-a', resourceGroupName: 'rg', location: 'westeurope' };

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

function variable(stack: TerraformStack, id: string): string {
  return new TerraformVariable(stack, id, { type: 'string' }).stringValue;
}

/** The conditions of this library on a block, besides those of unchanged arguments. */
function conditionsOf(block: Record<string, unknown>): Precondition[] {
  const { precondition = [] } = (block['lifecycle'] ?? {}) as { precondition?: Precondition[] };
  return precondition.filter(({ condition }) => condition.includes('_Checked_'));
}

test.each<[value: string, isId: boolean | undefined, isLeft: boolean]>([
  ['${azurerm_resource_group.a.id}', true, false],
  ['${azurerm_resource_group.a.name}', true, true],
  ['${azurerm_resource_group.a.name}', false, false],
  ['${azurerm_resource_group.a.name}', undefined, false],
  ['${var.id}', true, true],
])('%s, an id: %p, is left to check: %p', (value, isId, isLeft) => {
  const later = { value, right: () => 'true', ...(isId !== undefined && { isId }) };
  expect(isLeftToCheck([{ path: ['a'], message: 'must be right', later }])).toBe(isLeft);
  expect(isLeftToCheck([{ path: ['a'], message: 'must be right' }])).toBe(false);
});

describe('a prop that Terraform knows later', () => {
  test('gets a precondition on the main resource, with the message of a wrong literal', () => {
    const { json, only } = synthesize((stack) => {
      new Workspace(stack, 'Workspace', { ...PROPS, name: `log-${variable(stack, 'suffix')}` });
    });
    const [[local, values]] = Object.entries(json['locals'] as Record<string, unknown>) as [[string, unknown]];
    expect(values).toEqual({ name: 'log-${var.suffix}' });
    expect(conditionsOf(only('azurerm_log_analytics_workspace'))).toEqual([
      {
        condition: `\${local.${local}["name"] == null || can(regex("^[A-Za-z0-9][A-Za-z0-9-]\\u007b2,61\\u007d[A-Za-z0-9]$", local.${local}["name"]))}`,
        error_message:
          '[test/Workspace] name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit',
      },
    ]);
  });

  test.each<[string, (stack: TerraformStack) => string]>([
    ['a variable', (stack) => variable(stack, 'group')],
    ['a text in the syntax of Terraform', () => '${var.group}'],
    [
      'a text with a reference in it',
      (stack) => `rg-${new ResourceGroup(stack, 'Rg', { name: 'a', location: 'b' }).name}`,
    ],
    ['a function', (stack) => Fn.lower(variable(stack, 'group'))],
    ['a value that is made late', () => Lazy.stringValue({ produce: () => '${var.group}' })],
    ['a free text of a data source', () => '${data.azurerm_key_vault_secret.group.value}'],
    ['an output of a module', () => '${module.landing_zone.group}'],
  ])('is checked if it is %s', (_, given) => {
    const { only } = synthesize((stack) => {
      new Workspace(stack, 'Workspace', { ...PROPS, resourceGroupName: given(stack) });
    });
    expect(conditionsOf(only('azurerm_log_analytics_workspace'))).toHaveLength(1);
  });

  test.each<[string, (stack: TerraformStack) => string]>([
    ['a resource', (stack) => new ResourceGroup(stack, 'Rg', { name: 'a', location: 'b' }).name],
    ['a construct of this library', (stack) => new Workspace(stack, 'Other', { ...PROPS, name: 'log-b' }).name],
    ['a resource, in the syntax of Terraform', () => '${azurerm_resource_group.rg.name}'],
    ['a data source', () => '${data.azurerm_resource_group.rg.name}'],
  ])('is right if it is an attribute of %s', (_, given) => {
    const { json } = synthesize((stack) => {
      new ActionGroup(stack, 'Group', { resourceGroupName: given(stack), emails: { operations: 'a@example.com' } });
    });
    expect(json).not.toHaveProperty('locals');
  });

  test('has a condition with a message of its own for each rule', () => {
    const { only } = synthesize((stack) => {
      const [name, location] = [variable(stack, 'name'), variable(stack, 'location')];
      new Workspace(stack, 'Workspace', { ...PROPS, name, location });
    });
    expect(conditionsOf(only('azurerm_log_analytics_workspace')).map(({ error_message: message }) => message)).toEqual([
      '[test/Workspace] name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit',
      "[test/Workspace] location must be a location's name in lower case without spaces, such as 'westeurope'",
    ]);
  });

  test('fixes the address of no resource that it refers to', () => {
    const { json } = synthesize((stack) => {
      const workspace = new Workspace(stack, 'Workspace', PROPS);
      new ChangeTrackingRule(stack, 'Rule', { workspace });
      workspace.resource.overrideLogicalId('mine');
    });
    expect(JSON.stringify(json)).toContain('${azurerm_log_analytics_workspace.mine.id}');
  });

  test('keeps the conditions that the resource has, and those that are added later', () => {
    const { only } = synthesize((stack) => {
      const { resource } = new Workspace(stack, 'Workspace', { ...PROPS, location: variable(stack, 'location') });
      const own = { condition: 'true', errorMessage: 'never' };
      resource.lifecycle = { ...resource.lifecycle, precondition: [...(resource.lifecycle?.precondition ?? []), own] };
    });
    const { precondition } = only('azurerm_log_analytics_workspace')['lifecycle'] as { precondition: Precondition[] };
    expect(precondition.map(({ error_message }) => error_message)).toEqual([
      expect.stringContaining('location of the workspace'),
      expect.stringContaining('sku of the workspace'),
      expect.stringContaining("[test/Workspace] location must be a location's name"),
      'never',
    ]);
  });

  test('may be a text of a query, in which ${ is no template', () => {
    const { json, only } = synthesize((stack) => {
      const query = (text: string) => ({ title: text, query: text, categories: [] });
      new ChangeQueries(stack, 'Queries', {
        resourceGroupName: 'rg',
        location: 'westeurope',
        only: ['softwareInventory'],
        own: {
          a: { ...query('a'), query: 'Heartbeat // ${x}' },
          b: { ...query('b'), query: `T // \${x} ${variable(stack, 'q')}` },
        },
      });
    });
    expect(Object.values(json['locals'] as object)).toEqual([{ 'own.b.query': 'T // $${x} ${var.q}' }]);
    expect(conditionsOf(only('azurerm_log_analytics_query_pack'))).toHaveLength(1);
  });
});

describe('machines that Terraform knows later', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `m${index}`,
        { id: `\${var.ids["m${index}"]}`, os: 'linux' as const },
      ]),
    );

  test.each([4, 2_000])('have one condition for all %i of them, on the first instance', (count) => {
    const { all, json } = synthesize((stack) => {
      new Machines(stack, 'Machines', {
        rule: ChangeTrackingRule.fromRuleId(stack, 'Rule', { ruleId: RULE_ID, location: 'westeurope' }),
        virtualMachines: many(count),
      });
    });
    const conditions = all('azurerm_virtual_machine_extension').flatMap(conditionsOf);
    expect(conditions).toHaveLength(1);
    expect(conditions[0]?.condition).toMatch(/^\$\{each\.key != local\.\w+\["first instance"\] \|\| alltrue\(/);
    expect(conditions[0]?.error_message).toContain('"[test/Machines] "');
    const checked = Object.entries(json['locals'] as object).find(([name]) => name.includes('_Checked_'));
    expect(JSON.stringify(checked).length).toBeLessThan(500 + 60 * count);
  });
});

import { ManagementGroupPolicySetDefinition } from '@cdktf/provider-azurerm/lib/management-group-policy-set-definition';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import { PolicySetDefinition } from '@cdktf/provider-azurerm/lib/policy-set-definition';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { SubscriptionPolicyExemption } from '@cdktf/provider-azurerm/lib/subscription-policy-exemption';
import type { TerraformStack } from 'cdktf';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { watchQuotas } from '../../../lib/constructs/policy/scope-quotas';
import type { AcknowledgedWarnings } from '../../../lib/facts/warnings';
import { messageOf, validate } from '../../support/synth';

const CORP = '/providers/Microsoft.Management/managementGroups/corp';
const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
  location: 'westeurope',
  features: [],
};

/** An assignment with its three roles at the management group, beside others made by hand. */
function build(others: number, scope: string, acknowledgedWarnings?: AcknowledgedWarnings) {
  return validate((stack) => {
    for (let index = 0; index < others; index++)
      new RoleAssignment(stack, `Role${index}`, {
        scope,
        principalId: `principal-${index}`,
        roleDefinitionName: 'Reader',
      });
    new InitiativeAssignment(stack, 'Arc', {
      kind: 'arcServers',
      scope: { managementGroupId: 'corp' },
      rule: RULE,
      acknowledgedWarnings,
    });
  });
}

const POLICY = { policyType: 'Custom', displayName: 'x' };
const EXEMPTION = { subscriptionId: SUBSCRIPTION, policyAssignmentId: 'x', exemptionCategory: 'Waiver' };
const ASSIGNED = { subscriptionId: SUBSCRIPTION, policyDefinitionId: 'x' };

test.each<[string, number, (stack: TerraformStack, name: string) => unknown]>([
  [
    "policy definitions at the scope 'the subscription of the provider'",
    500,
    (stack, name) => new PolicyDefinition(stack, name, { ...POLICY, name, mode: 'All' }),
  ],
  [
    "initiative definitions at the scope 'the subscription of the provider'",
    200,
    (stack, name) => new PolicySetDefinition(stack, name, { ...POLICY, name, policyDefinitionReference: [] }),
  ],
  [
    `initiative definitions at the scope '${CORP}'`,
    200,
    (stack, name) =>
      new ManagementGroupPolicySetDefinition(stack, name, {
        ...POLICY,
        name,
        managementGroupId: CORP,
        policyDefinitionReference: [],
      }),
  ],
  [
    `policy assignments at the scope '${SUBSCRIPTION}'`,
    200,
    (stack, name) => new SubscriptionPolicyAssignment(stack, name, { ...ASSIGNED, name }),
  ],
  [
    `policy exemptions at the scope '${SUBSCRIPTION}'`,
    1000,
    (stack, name) => new SubscriptionPolicyExemption(stack, name, { ...EXEMPTION, name }),
  ],
])('a stack with many %s is warned of and refused', (words, most, make) => {
  const made = (count: number) =>
    validate((stack) => {
      for (let index = 0; index < count; index++) make(stack, `of${index}`);
      watchQuotas(stack, stack);
    });
  expect(made(most / 2)).toEqual([]);
  expect(made(most / 2 + 1).map(({ message }) => message)).toEqual([
    `'test' has ${most / 2 + 1} ${words}; Azure allows ${most} in all, including those of other stacks [scope-quota]`,
  ]);
  expect(messageOf(() => made(most + 1))).toContain(
    `'test' has ${most + 1} ${words}; Azure allows ${most} in all: use`,
  );
});

const ROLE = { principalId: 'x', roleDefinitionName: 'Reader' };

test.each([
  ['/SUBSCRIPTIONS/A/resourceGroups/rg', 2001, undefined],
  ['/subscriptions/A/resourceGroups/rg', 2001, "in a subscription '/subscriptions/a'"],
  [CORP, 251, `at a management group '${CORP}'`],
  ['${azurerm_management_group.x.id}', 251, "at a management group '${azurerm_management_group.x.id}'"],
  ['${data.azurerm_management_group.x.id}', 251, "at a management group '${data.azurerm_management_group.x.id}'"],
  ['${azurerm_resource_group.x.id}', 2001, undefined],
])('roles at %s: of %i, some count %s', (scope, count, where) => {
  const annotations = validate((stack) => {
    for (let index = 0; index < count; index++) new RoleAssignment(stack, `of${index}`, { ...ROLE, scope });
    watchQuotas(stack, stack);
  });
  const words = where === undefined ? [] : [expect.stringContaining(`${count} role assignments ${where}`)];
  expect(annotations.map(({ message }) => message)).toEqual(words);
});

describe('a stack with many role assignments', () => {
  test('is accepted up to half of the limit of Azure at a management group', () => {
    expect(build(247, CORP)).toEqual([]);
  });

  test('is warned of above it, once', () => {
    expect(build(248, CORP)).toEqual([
      {
        level: 'warn',
        message: `'test' has 251 role assignments at a management group '${CORP}'; Azure allows 500 in all, including those of other stacks [scope-quota]`,
      },
    ]);
  });

  test('may acknowledge the warning', () => {
    expect(build(248, CORP, { 'scope-quota': 'nobody else is there' })).toMatchObject([{ level: 'info' }]);
  });

  test('is refused above the limit of Azure', () => {
    expect(messageOf(() => build(498, CORP))).toContain(
      `'test' has 501 role assignments at a management group '${CORP}'; Azure allows 500 in all: use one identity for all assignments, fewer geographies or rings, or other scopes`,
    );
  });

  test('has more room in a subscription, whose groups count together', () => {
    expect(build(498, `${SUBSCRIPTION}/resourceGroups/rg-servers`)).toEqual([]);
  });
});

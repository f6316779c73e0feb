import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { ManagementGroup } from '@cdktf/provider-azurerm/lib/management-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { type AssignmentScope, scopeProblems } from '../../../lib/constructs/policy/assignment-scope';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { textOf } from '../../../lib/core/problems';
import { synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
  location: 'westeurope',
  features: [],
};
const GROUPS = '/providers/Microsoft.Management/managementGroups/';

/** The arguments of an assignment at a scope. */
function assigned(scope: (stack: TerraformStack) => AssignmentScope): Record<string, unknown> {
  const { json } = synthesize((stack) => {
    new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope: scope(stack), rule: RULE });
  });
  const all = Object.entries(json.resource as Record<string, Record<string, Record<string, unknown>>>);
  const [, resources = {}] = all.find(([type]) => type.endsWith('_policy_assignment')) ?? [];
  return Object.values(resources)[0] ?? {};
}

const hasCondition = ({ lifecycle }: Record<string, unknown>) => JSON.stringify(lifecycle).includes('precondition');

const EXACTLY_ONE = "scope must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId'";
const GROUP_FORM = `scope.managementGroupId must have the form '${GROUPS}<name>'`;

test.each<[object, ...string[]]>([
  [{ managementGroupId: undefined, subscriptionId: SUBSCRIPTION }],
  [
    { subscriptionId: 'contoso' },
    "scope.subscriptionId must have the form '/subscriptions/<guid>', got '/subscriptions/contoso'; copy the complete id from the resource",
  ],
  [
    { managementGroupId: `${GROUPS.toLowerCase()}mg` },
    `${GROUP_FORM}, got '${GROUPS.toLowerCase()}mg'; the provider compares the case of every fixed part, so correct the case`,
  ],
  [{ managementGroupId: 'a$b' }, `${GROUP_FORM}, got '${GROUPS}a$b'; copy the complete id from the resource`],
  [
    { managementGroupId: 'x'.repeat(91) },
    `${GROUP_FORM}, got '${GROUPS}${'x'.repeat(91)}'; copy the complete id from the resource`,
  ],
  [
    { resourceGroupId: 'rg-logs' },
    "scope.resourceGroupId must have the form '/subscriptions/<guid>/resourceGroups/<name>', got 'rg-logs'; copy the complete id from the resource",
  ],
  [{ subscriptionId: null }, 'scope.subscriptionId must be text, got null'],
  [{}, `${EXACTLY_ONE}, got none`],
  [{ subscriptionId: '', managementGroupId: 'mg' }, `${EXACTLY_ONE}, got 'managementGroupId', 'subscriptionId'`],
])('a scope is the id of one thing: %j', (scope, ...problems) => {
  expect(scopeProblems(['scope'], scope as AssignmentScope).map(textOf)).toEqual(problems);
});

describe('a scope that only Terraform knows', () => {
  test.each([
    ['the id of a subscription', (stack: TerraformStack) => new DataAzurermSubscription(stack, 'One').id],
    ['the id of the client', (stack: TerraformStack) => new DataAzurermClientConfig(stack, 'One').subscriptionId],
    ['a variable', (stack: TerraformStack) => new TerraformVariable(stack, 'one', {}).stringValue],
  ])('is completed if it may be a GUID: %s', (what, subscriptionId) => {
    const assignment = assigned((stack) => ({ subscriptionId: subscriptionId(stack) }));
    const isId = what === 'the id of a subscription';
    expect(assignment['subscription_id']).toMatch(
      isId ? /^\$\{data\.[\w.]+\.id\}$/ : /^\$\{replace\(.+, "\/\^\(\[\^\/\]\.\*\)\$\/", "\/subscriptions\/\$1"\)\}$/,
    );
    expect(hasCondition(assignment)).toBe(!isId);
  });

  test('is completed if it is the name of a management group', () => {
    const group = (stack: TerraformStack) => new ManagementGroup(stack, 'Group', { name: 'corp' });
    const named = assigned((stack) => ({ managementGroupId: group(stack).name }));
    expect(named['management_group_id']).toContain(`replace(azurerm_management_group.Group.name, `);
    expect(named['management_group_id']).toContain(`"${GROUPS}$1"`);
    const byId = assigned((stack) => ({ managementGroupId: group(stack).id }));
    expect(byId['management_group_id']).toBe('${azurerm_management_group.Group.id}');
  });
});

test('the name of a resource in place of its id is checked in the plan', () => {
  const assign = (attribute: 'id' | 'name') => {
    const { only } = synthesize((stack) => {
      const identity = new UserAssignedIdentity(stack, 'Agent', {
        name: 'id-agent',
        resourceGroupName: 'rg',
        location: 'westeurope',
      });
      new InitiativeAssignment(stack, 'Assignment', {
        kind: 'virtualMachines',
        scope: { subscriptionId: SUBSCRIPTION },
        rule: RULE,
        agentIdentity: { identityId: identity[attribute] },
      });
    });
    return JSON.stringify(only('azurerm_subscription_policy_assignment').lifecycle);
  };
  expect(assign('id')).not.toContain('agentIdentity.identityId must have the form');
  expect(assign('name')).toContain('agentIdentity.identityId must have the form');
});

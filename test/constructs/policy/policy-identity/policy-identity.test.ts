import { TerraformOutput } from 'cdktf';
import { ChangeTracking } from '../../../../lib/constructs/change-tracking/change-tracking';
import type { PolicyOptions } from '../../../../lib/constructs/change-tracking/change-tracking-props';
import { EstateAssignments } from '../../../../lib/constructs/policy/estate-assignments/estate-assignments';
import { PolicyIdentity } from '../../../../lib/constructs/policy/policy-identity/policy-identity';
import type { PolicyIdentityProps } from '../../../../lib/constructs/policy/policy-identity/policy-identity-props';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ct`;
const rule = (name: string) => ({
  ruleId: `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/${name}`,
  location: 'westeurope',
  features: [],
});
const IDENTITY = { resourceGroupName: 'rg-ct', location: 'westeurope' };
const EXISTING = {
  identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-policy`,
  principalId: '11111111-1111-1111-1111-111111111111',
};
const AGENT = { identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent` };

const withPolicy = (policy: Partial<PolicyOptions>) =>
  synthesize((stack) => {
    new ChangeTracking(stack, 'ChangeTracking', {
      location: 'westeurope',
      policy: { scope: { subscriptionId: SUBSCRIPTION }, ...policy },
    });
  });

const estate = (identity: typeof EXISTING | PolicyIdentityProps) =>
  synthesize((stack) => {
    new EstateAssignments(stack, 'Estate', {
      scope: { managementGroupId: 'corp' },
      geographies: {
        europe: { rule: rule('dcr-europe'), machineLocations: ['westeurope'] },
        america: { rule: rule('dcr-america'), machineLocations: ['eastus'] },
      },
      agentIdentity: AGENT,
      identity,
      acknowledgedWarnings: { 'location-forgotten': 'nothing elsewhere' },
    });
  });

const kindsOf = (roles: readonly Record<string, unknown>[]) =>
  roles.map(({ scope, role_definition_id }) => `${String(role_definition_id).split('/').at(-1)} at ${String(scope)}`);

test('an identity stays where it is, and gives its ids to assignments', () => {
  const { only, json } = synthesize((stack) => {
    const { identityId, principalId } = new PolicyIdentity(stack, 'Identity', IDENTITY);
    new TerraformOutput(stack, 'ids', { value: [identityId, principalId] });
  });
  expect(only('azurerm_user_assigned_identity')['lifecycle']).toMatchObject({ ignore_changes: ['location'] });
  const reference = (attribute: string) =>
    expect.stringMatching(new RegExp(`^\\$\\{azurerm_user_assigned_identity\\.\\w+\\.${attribute}\\}$`));
  expect(json).toMatchObject({ output: { ids: { value: [reference('id'), reference('principal_id')] } } });
});

describe('one identity for all assignments', () => {
  test('is created by ChangeTracking, whose three assignments and pin share its roles', () => {
    const { all } = withPolicy({ identity: {}, agentIdentity: AGENT, extensionVersion: '2.35' });
    expect(all('azurerm_user_assigned_identity')).toHaveLength(1);
    const assignments = all('azurerm_subscription_policy_assignment');
    expect(assignments).toHaveLength(4);
    expect(new Set(assignments.map(({ identity }) => JSON.stringify(identity))).size).toBe(1);
    const kinds = kindsOf(all('azurerm_role_assignment'));
    expect(new Set(kinds).size).toBe(kinds.length);
    // Six roles at the scope, and one on the rule, which is known only at apply; the agent's identity is in the scope.
    expect(kinds).toHaveLength(7);
  });

  test('has the names, the group and the location of ChangeTracking unless it has its own', () => {
    const own = (identity: PolicyOptions['identity'], location?: string) =>
      withPolicy({ identity, location, agentIdentity: AGENT }).only('azurerm_user_assigned_identity');
    expect(own({})).toMatchObject({ name: 'id-change-tracking-policy', location: 'westeurope' });
    expect(own({}, 'uksouth')).toMatchObject({ location: 'uksouth' });
    expect(own({ name: 'id-x', resourceGroupName: 'rg-x', location: 'eastus' })).toMatchObject({
      name: 'id-x',
      resource_group_name: 'rg-x',
      location: 'eastus',
    });
  });

  test.each([
    ['an existing one', EXISTING, 0],
    ['one that is created', IDENTITY, 1],
  ])('of an estate, %s, has each role once at the scope', (_, identity, created) => {
    const { all } = estate(identity);
    expect(all('azurerm_user_assigned_identity')).toHaveLength(created);
    expect(all('azurerm_management_group_policy_assignment')).toHaveLength(6);
    const kinds = kindsOf(all('azurerm_role_assignment'));
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.filter((kind) => kind.endsWith('managementGroups/corp'))).toHaveLength(6);
  });

  test('may be passed to constructs as a construct of its own', () => {
    const { all } = synthesize((stack) => {
      const identity = new PolicyIdentity(stack, 'Identity', { name: 'id-policy', ...IDENTITY });
      for (const nameSuffix of ['one', 'two'])
        new ChangeTracking(stack, nameSuffix, {
          location: 'westeurope',
          resourceGroupName: `rg-${nameSuffix}`,
          workspace: { name: `log-${nameSuffix}` },
          rule: { name: `dcr-${nameSuffix}` },
          policy: {
            scope: { subscriptionId: SUBSCRIPTION },
            kinds: ['arcServers'],
            enforce: false,
            nameSuffix,
            identity,
          },
        });
    });
    expect(all('azurerm_user_assigned_identity')).toHaveLength(1);
    // Three roles at the subscription, and Reader on each of the rules.
    expect(all('azurerm_role_assignment')).toHaveLength(5);
  });

  test.each<[string, () => unknown, string]>([
    [
      'ChangeTracking',
      () => withPolicy({ identity: { name: '-', location: 'West Europe' } }),
      "policy.identity.location must be a location's name",
    ],
    [
      'ChangeTracking, with the location of policy',
      () => withPolicy({ identity: {}, location: 'West Europe' }),
      "policy.location must be a location's name",
    ],
    [
      'EstateAssignments',
      () => estate({ resourceGroupName: 'rg.', location: 'westeurope' }),
      'identity.resourceGroupName must',
    ],
    [
      'PolicyIdentity',
      () => new PolicyIdentity(newStack(), 'Identity', { ...IDENTITY, name: '-' }),
      '[test/Identity] name must',
    ],
  ])('with a wrong prop is refused by %s', (_, build, message) => {
    expect(messageOf(build)).toContain(message);
  });
});

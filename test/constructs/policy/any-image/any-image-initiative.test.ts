import { TerraformVariable } from 'cdktf';
import { AnyImageInitiative } from '../../../../lib/constructs/policy/any-image/any-image-initiative';
import type { AnyImageInitiativeProps } from '../../../../lib/constructs/policy/any-image/any-image-initiative-props';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { PinnedInitiative } from '../../../../lib/constructs/policy/pinned-initiative/pinned-initiative';
import { INITIATIVE_NAMES, INITIATIVES, type InitiativeName } from '../../../../lib/facts/initiatives';
import { ROLES } from '../../../../lib/facts/roles';
import { messageOf, newStack, type Synthesized, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const ELSEWHERE = '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-monitoring';
const identity = (group: string) => `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;

interface Given {
  readonly kind?: InitiativeName;
  readonly definition?: Partial<AnyImageInitiativeProps>;
  readonly assignment?: Partial<InitiativeAssignmentProps>;
}

function assigned({ kind = 'virtualMachines', definition, assignment }: Given = {}): Synthesized {
  return synthesize((stack) => {
    const scope = { subscriptionId: SUBSCRIPTION };
    const ruleId = `${ELSEWHERE}/providers/Microsoft.Insights/dataCollectionRules/dcr`;
    const rule = { ruleId, location: 'westeurope', features: [] };
    new InitiativeAssignment(stack, 'Assignment', {
      kind,
      scope,
      rule,
      definition: new AnyImageInitiative(stack, 'AnyImage', { kind, scope, ...definition }),
      ...(kind === 'arcServers' ? {} : { agentIdentity: { identityId: identity(GROUP) } }),
      ...assignment,
    } as InitiativeAssignmentProps);
  });
}

const parsed = (text: unknown) => JSON.parse(String(text)) as Record<string, unknown>;
const ROLE_NAMES = new Map<string, string>(Object.values(ROLES).map(({ id, name }) => [id, name]));
/** The roles granted, each with the end of its scope. */
const rolesIn = ({ all }: Synthesized) =>
  all('azurerm_role_assignment')
    .map((role) => {
      const name = ROLE_NAMES.get(String(role['role_definition_id']).split('/').at(-1) ?? '');
      return `${name} at ${String(role['scope']).split('/').slice(-2).join('/')}`;
    })
    .sort();

describe('AnyImageInitiative', () => {
  test.each(INITIATIVE_NAMES)('of %s has the reference ids and the parameters of the built-in one', (kind) => {
    const { only } = assigned({ kind });
    const copy = synthesize((stack) => {
      new PinnedInitiative(stack, 'Copy', { kind, scope: { subscriptionId: SUBSCRIPTION } });
    }).only('azurerm_policy_set_definition');
    const set = only('azurerm_policy_set_definition');
    const references = ({ policy_definition_reference: members }: Record<string, unknown>) =>
      (members as { reference_id: string; parameter_values: string }[]).map(({ reference_id, parameter_values }) => [
        reference_id,
        parameter_values,
      ]);
    expect(set['display_name']).toBe(`${INITIATIVES[kind].displayName}, of any image`);
    expect(references(set)).toEqual(references(copy));
    expect(Object.keys(parsed(set['parameters'])).sort()).toEqual(Object.keys(parsed(copy['parameters'])).sort());
    expect(parsed(set['parameters'])['listOfApplicableLocations']).toEqual({
      type: 'Array',
      defaultValue: [],
      metadata: { strongType: 'location' },
    });
  });

  test('defines one policy for each member, each with a name of its own', () => {
    const names = assigned()
      .all('azurerm_policy_definition')
      .map(({ name }) => name);
    expect(names.sort()).toEqual([
      'ct-vm-any-image-agentlinux',
      'ct-vm-any-image-agentwindows',
      'ct-vm-any-image-associationlinux',
      'ct-vm-any-image-associationwindows',
      'ct-vm-any-image-extensionlinux',
      'ct-vm-any-image-extensionwindows',
      'ct-vm-any-image-identity',
    ]);
  });

  test('gives the values to its parameters that its definitions ask for', () => {
    const { all, only } = assigned();
    const members = only('azurerm_policy_set_definition')['policy_definition_reference'] as {
      policy_definition_id: string;
      parameter_values: string;
    }[];
    const given = new Map(members.map((one) => [one.policy_definition_id, Object.keys(parsed(one.parameter_values))]));
    const asked = all('azurerm_policy_definition').map(({ parameters }) =>
      Object.keys(parsed(parameters)).sort().join(),
    );
    expect([...given.values()].map((names) => names.sort().join()).sort()).toEqual(asked.sort());
  });

  test('attaches an identity with the right to assign that one only, and without Contributor', () => {
    expect(rolesIn(assigned())).toEqual([
      'Log Analytics Contributor at subscriptions/00000000-0000-0000-0000-000000000001',
      'Managed Identity Operator at userAssignedIdentities/id-agent',
      'Monitoring Contributor at subscriptions/00000000-0000-0000-0000-000000000001',
      'Reader at dataCollectionRules/dcr',
      'Virtual Machine Contributor at subscriptions/00000000-0000-0000-0000-000000000001',
    ]);
    const named = { agentIdentity: { identityName: 'id-agent', resourceGroupName: 'rg-ids' } } as const;
    expect(rolesIn(assigned({ assignment: named }))).toContain(
      'Managed Identity Operator at subscriptions/00000000-0000-0000-0000-000000000001',
    );
    expect(rolesIn(assigned({ assignment: { attachAgentIdentity: false } }))).not.toContainEqual(
      expect.stringContaining('Managed Identity Operator'),
    );
  });

  test('may be assigned at a resource group and for any location, without a warning', () => {
    const { annotations, only } = assigned({
      assignment: { scope: { resourceGroupId: GROUP }, machineLocations: ['swedencentral', 'malaysiawest'] },
    });
    expect(annotations).toEqual([]);
    expect(parsed(only('azurerm_resource_group_policy_assignment')['parameters'])).toMatchObject({
      listOfApplicableLocations: { value: ['swedencentral', 'malaysiawest'] },
    });
  });

  test('cannot use identities that only the built-in members create', () => {
    expect(messageOf(() => assigned({ assignment: { agentIdentity: 'builtIn' } }))).toBe(
      "Validation failed with the following errors:\n  [test/Assignment] agentIdentity must not be 'builtIn' with an AnyImageInitiative, which creates no identities: set one of yours",
    );
  });

  test('takes extensions below the floor for missing ones', () => {
    const rules = (minimumVersion?: '2.30') =>
      assigned({ definition: { minimumVersion } })
        .all('azurerm_policy_definition')
        .map(({ policy_rule }) => String(policy_rule))
        .filter((rule) => rule.includes('"2.19"'));
    expect(rules().filter((rule) => rule.includes('"2.29"'))).toEqual([]);
    expect(rules('2.30').filter((rule) => rule.includes('"2.29"'))).toHaveLength(2);
  });

  test('has at plan a name that leaves room for those of its definitions', () => {
    const { json } = synthesize((stack) => {
      const name = new TerraformVariable(stack, 'Name', {}).stringValue;
      new AnyImageInitiative(stack, 'AnyImage', {
        kind: 'virtualMachines',
        scope: { subscriptionId: SUBSCRIPTION },
        name,
      });
    });
    expect(JSON.stringify(json.resource)).toContain(
      '"[test/AnyImage] name is too long: the definitions are named after the initiative, which may therefore have at most 45 characters"',
    );
  });

  test('is of a kind that there is', () => {
    const wrong = { kind: 'servers', scope: { subscriptionId: SUBSCRIPTION }, name: 'ct-servers' };
    expect(messageOf(() => new AnyImageInitiative(newStack(), 'AnyImage', wrong as never))).toBe(
      "Validation failed with the following errors:\n  [test/AnyImage] kind must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'servers'",
    );
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      kind: 'virtualMachines',
      scope: { subscriptionId: GROUP },
      name: 'a'.repeat(46),
      minimumVersion: '2.9',
    } as unknown as AnyImageInitiativeProps;
    expect(messageOf(() => new AnyImageInitiative(newStack(), 'AnyImage', wrong))).toBe(
      `Validation failed with the following errors:
  [test/AnyImage] scope.subscriptionId must be the id of a subscription, got that of a resource group, '${GROUP}'
  [test/AnyImage] name is too long: the definitions are named after the initiative '${'a'.repeat(46)}', which may therefore have at most 45 characters, got 46
  [test/AnyImage] minimumVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.9'`,
    );
  });
});

import { assignedValuesIn } from '../../../lib/estate/findings/assigned-values';
import { INITIATIVES, type InitiativeName } from '../../../lib/facts/initiatives';
import { initiative } from '../losses/ids';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = '/providers/Microsoft.Management/managementGroups/corp';
const RULE = '/dcr';
const IDENTITY = '/identities/agents';

type Values = Readonly<Record<string, unknown>>;
const assignment = (
  { kind = 'arcServers', parameters = {}, ...attributes }: Values & { readonly kind?: InitiativeName } = {},
  type = 'subscription',
) => ({
  address: `azurerm_${type}_policy_assignment.a`,
  type: `azurerm_${type}_policy_assignment`,
  attributes: {
    name: 'a',
    ...(type === 'subscription' && { subscription_id: SUBSCRIPTION }),
    policy_definition_id: initiative(kind),
    parameters: JSON.stringify(
      Object.fromEntries(
        Object.entries({ dcrResourceId: RULE, ...(parameters as Values) }).map(([key, value]) => [key, { value }]),
      ),
    ),
    ...attributes,
  },
});

const members = (initiative: InitiativeName, stage: string) =>
  Object.entries(INITIATIVES[initiative].members).flatMap(([name, one]) => (one.stage === stage ? [name] : []));
const ASSOCIATIONS = members('arcServers', 'association');

test('an assignment gives its rule to the machines of its scope, and its identity to those that can carry one', () => {
  const reach = {
    ...{ at: { kind: 'subscription', id: SUBSCRIPTION }, os: ['windows', 'linux'], notScopes: [] },
    ...{ locations: undefined, resourceSelectors: [], address: assignment().address },
  };
  expect(assignedValuesIn([assignment()])).toEqual([
    { ...reach, subject: 'rule', kind: 'arcServers', value: RULE, members: ASSOCIATIONS },
  ]);
  const parameters = { bringYourOwnUserAssignedManagedIdentity: false };
  const given = assignedValuesIn([assignment({ kind: 'virtualMachines', parameters })]);
  expect(given.map(({ subject, value, members: names }) => [subject, value, [...names].sort()]).sort()).toEqual([
    ['agentIdentity', 'builtIn', members('virtualMachines', 'agent').sort()],
    ['rule', RULE, members('virtualMachines', 'association').sort()],
  ]);
});

test('the reach is what scopes, locations and selectors leave', () => {
  const selectors = [{ kind: 'resourceLocation', in: ['north'] }, { kind: 'resourceType', not_in: ['x'] }, {}];
  const more = { not_scopes: [`${SUBSCRIPTION}/resourceGroups/rg`], resource_selectors: [{ selectors }] };
  const parameters = { listOfApplicableLocations: ['north'] };
  expect(assignedValuesIn([assignment({ ...more, parameters })])).toMatchObject([
    {
      notScopes: more.not_scopes,
      locations: ['north'],
      resourceSelectors: [
        {
          selectors: [
            { kind: 'resourceLocation', in: ['north'] },
            { kind: 'resourceType', notIn: ['x'] },
            { kind: '', notIn: [] },
          ],
        },
      ],
    },
  ]);
  const everywhere = assignment({ parameters: { listOfApplicableLocations: [] } });
  expect(assignedValuesIn([everywhere])[0]?.locations).toBeUndefined();
});

test.each([
  ['management_group', { management_group_id: GROUP }, { kind: 'managementGroup', id: GROUP }],
  ['subscription', {}, { kind: 'subscription', id: SUBSCRIPTION }],
  ['resource_group', { resource_group_id: `${SUBSCRIPTION}/rg` }, { kind: 'resourceGroup', id: `${SUBSCRIPTION}/rg` }],
])('an assignment on a %s is at that scope', (type, more, at) => {
  expect(assignedValuesIn([assignment(more, type)]).map((one) => one.at)).toEqual([at]);
});

describe('an assignment gives nothing', () => {
  const override = (value: string, names: readonly string[]) => ({
    overrides: [{ value, selectors: names.length === 0 ? [] : [{ in: names }] }],
  });

  test.each<[string, Values]>([
    ['that only reports', { enforce: false }],
    ['whose members are switched off', override('Disabled', ASSOCIATIONS)],
    ['of which all members are switched off', override('Disabled', [])],
    ['of something else', { policy_definition_id: '/providers/Microsoft.Authorization/policySetDefinitions/other' }],
  ])('%s', (_what, more) => {
    expect(assignedValuesIn([assignment(more)])).toEqual([]);
  });

  test('by a member that is switched off', () => {
    const [first = '', ...others] = ASSOCIATIONS;
    const [{ members: left } = { members: [] }] = assignedValuesIn([assignment(override('Disabled', [first]))]);
    expect(left).toEqual(others);
  });
});

const OWN = { bringYourOwnUserAssignedManagedIdentity: true };
const ANY = { ...OWN, restrictBringYourOwnUserAssignedIdentityToSubscription: false };
test.each<[parameters: Values, value: string | undefined]>([
  [{}, undefined],
  [{ bringYourOwnUserAssignedManagedIdentity: false }, 'builtIn'],
  [{ ...ANY, userAssignedIdentityResourceId: IDENTITY }, IDENTITY],
  [{ ...ANY, userAssignedIdentityResourceId: '' }, undefined],
  [{ ...OWN, userAssignedManagedIdentityName: 'id', userAssignedManagedIdentityResourceGroup: 'rg' }, 'id in rg'],
  [{ ...OWN, userAssignedManagedIdentityName: 'id', userAssignedManagedIdentityResourceGroup: '' }, undefined],
  [{ ...OWN, userAssignedManagedIdentityName: '', userAssignedManagedIdentityResourceGroup: 'rg' }, undefined],
])('the parameters %j give agents the identity %p', (parameters, value) => {
  const given = assignedValuesIn([assignment({ kind: 'virtualMachines', parameters })]);
  expect(given.find(({ subject }) => subject === 'agentIdentity')?.value).toBe(value);
});

/** The definition of a member of the initiative for Arc servers. */
function builtIn(name: string) {
  const { definitionId } = Object.entries(INITIATIVES.arcServers.members).find(([one]) => one === name)?.[1] ?? {};
  return { policy_definition_id: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}` };
}

test('a policy that is assigned by itself gives what the member of the initiative does', () => {
  const [first = ''] = ASSOCIATIONS;
  expect(assignedValuesIn([assignment(builtIn(first))])).toMatchObject([{ value: RULE, members: [first] }]);
});

test('an own initiative gives what the members do that it took over, with values of its parameters', () => {
  const [first = '', second = ''] = ASSOCIATIONS;
  const copy = { policy_definition_id: '/own/copy' };
  const parameter_values = '{"dcrResourceId":{"value":"[parameters(\'rule\')]"}}';
  const set = (references: readonly Values[]) => ({
    address: 'azurerm_policy_set_definition.own',
    type: 'azurerm_policy_set_definition',
    attributes: {
      ...{ id: '/own/set', name: 'set', parameters: '{"rule":{}}' },
      policy_definition_reference: references.map((one) => ({ parameter_values, ...one })),
    },
  });
  const given = (...references: readonly Values[]) =>
    assignedValuesIn([
      set(references),
      assignment({ policy_definition_id: '/own/set', parameters: { rule: '/own/rule' } }),
    ]).map(({ value, members: names }) => [value, ...names]);
  expect(given({ ...builtIn(first), reference_id: 'mine' })).toEqual([['/own/rule', 'mine']]);
  expect(given(builtIn(first))).toEqual([['/own/rule', first]]);
  expect(given(builtIn(first), { ...copy, reference_id: second })).toEqual([['/own/rule', first, second]]);
  expect(given(builtIn(first), { ...copy, reference_id: 'mine' })).toEqual([['/own/rule', first]]);
  expect(given({ ...copy, reference_id: 'mine' })).toEqual([]);
});

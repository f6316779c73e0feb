import { UNKNOWN } from '../../../../lib/estate/model/value';
import { GROUP, normal, SHARED } from './support';

const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/mg';
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm`;

const SCOPES: [scope: unknown, kind: string, group: unknown][] = [
  [MANAGEMENT_GROUP, 'management_group', undefined],
  ['/subscriptions/s', 'subscription', undefined],
  [GROUP, 'resource_group', 'rg'],
  [GROUP.toUpperCase(), 'resource_group', 'RG'],
  [MACHINE, 'resource', 'rg'],
  [`${MACHINE}/subscriptions/s`, 'resource', 'rg'],
  [UNKNOWN, 'resource', UNKNOWN],
];

test.each(SCOPES)('what is in the scope %p has an argument of its own for it', (parentId, kind, group) => {
  const shared = { ...SHARED, resource_group_name: group, [`${kind}_id`]: parentId };
  const read = (type: string, properties: object) => normal(type, properties, { parentId });
  expect(read('Microsoft.Authorization/policyAssignments', {})).toEqual({
    type: `azurerm_${kind}_policy_assignment`,
    attributes: shared,
  });
  expect(
    read('Microsoft.Authorization/policyExemptions', {
      policyAssignmentId: '/assignment',
      exemptionCategory: 'Waiver',
      expiresOn: '2027-01-31',
      policyDefinitionReferenceIds: ['a'],
    }),
  ).toEqual({
    type: `azurerm_${kind}_policy_exemption`,
    attributes: {
      ...shared,
      policy_assignment_id: '/assignment',
      exemption_category: 'Waiver',
      expires_on: '2027-01-31',
      policy_definition_reference_ids: ['a'],
    },
  });
  expect(
    read('Microsoft.PolicyInsights/remediations', {
      policyAssignmentId: '/assignment',
      policyDefinitionReferenceId: 'a',
      filters: { locations: ['westeurope'] },
    }),
  ).toEqual({
    type: `azurerm_${kind}_policy_remediation`,
    attributes: {
      ...shared,
      policy_assignment_id: '/assignment',
      policy_definition_reference_id: 'a',
      location_filters: ['westeurope'],
    },
  });
});

test('an assignment has its arguments', () => {
  const selectors = [{ kind: 'resourceLocation', in: ['westeurope'], notIn: ['northeurope'] }];
  const own = [{ kind: 'resourceLocation', in: ['westeurope'], not_in: ['northeurope'] }];
  const properties = {
    policyDefinitionId: '/definition',
    definitionVersion: '1.*.*',
    parameters: { effect: { value: 'Audit' } },
    notScopes: ['/a'],
    overrides: [{ value: 'Disabled', selectors }],
    resourceSelectors: [{ name: 'places', selectors }],
    displayName: 'Name',
    description: 'Text',
    nonComplianceMessages: [{ message: 'No', policyDefinitionReferenceId: 'a' }],
  };
  expect(normal('Microsoft.Authorization/policyAssignments', properties)?.attributes).toEqual({
    ...SHARED,
    resource_group_id: GROUP,
    policy_definition_id: '/definition',
    definition_version: '1.*.*',
    parameters: { effect: { value: 'Audit' } },
    not_scopes: ['/a'],
    overrides: [{ value: 'Disabled', selectors: own }],
    resource_selectors: [{ name: 'places', selectors: own }],
    display_name: 'Name',
    description: 'Text',
    non_compliance_message: [{ content: 'No', policy_definition_reference_id: 'a' }],
  });
});

test.each<[mode: unknown, enforce: unknown]>([
  ['DoNotEnforce', false],
  ['donotenforce', false],
  ['Default', true],
  ['Enroll', true],
  [UNKNOWN, UNKNOWN],
  [null, undefined],
])('an assignment in the mode %p is enforced or not', (enforcementMode, enforce) => {
  const read = normal('Microsoft.Authorization/policyAssignments', { enforcementMode, notScopes: null });
  expect(read?.attributes).toEqual({ ...SHARED, resource_group_id: GROUP, enforce });
});

test.each<[parentId: unknown, group: unknown]>([
  [MANAGEMENT_GROUP, MANAGEMENT_GROUP],
  ['/subscriptions/s', undefined],
  [UNKNOWN, UNKNOWN],
])('definitions and sets in %p', (parentId, group) => {
  const shared = { ...SHARED, resource_group_name: parentId === UNKNOWN ? UNKNOWN : undefined };
  const own = { policyType: 'Custom', displayName: 'Name', parameters: { effect: {} } };
  const wanted = {
    ...shared,
    management_group_id: group,
    ...{ policy_type: 'Custom', display_name: 'Name', parameters: { effect: {} } },
  };
  expect(
    normal(
      'Microsoft.Authorization/policyDefinitions',
      { ...own, mode: 'Indexed', policyRule: { if: {} } },
      { parentId },
    ),
  ).toEqual({
    type: 'azurerm_policy_definition',
    attributes: { ...wanted, mode: 'Indexed', policy_rule: { if: {} } },
  });
  const policyDefinitions = [
    {
      policyDefinitionId: '/definition',
      policyDefinitionReferenceId: 'a',
      parameters: { effect: { value: 'Audit' } },
      definitionVersion: '1.*.*',
    },
  ];
  expect(normal('Microsoft.Authorization/policySetDefinitions', { ...own, policyDefinitions }, { parentId })).toEqual({
    type: 'azurerm_policy_set_definition',
    attributes: {
      ...wanted,
      policy_definition_reference: [
        {
          policy_definition_id: '/definition',
          reference_id: 'a',
          parameter_values: { effect: { value: 'Audit' } },
          version: '1.*.*',
        },
      ],
    },
  });
});

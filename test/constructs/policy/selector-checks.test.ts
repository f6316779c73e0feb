import type { TerraformStack } from 'cdktf';
import { ExtensionVersionPin } from '../../../lib/constructs/extension-version/extension-version-pin';
import type { ExtensionVersionPinProps } from '../../../lib/constructs/extension-version/extension-version-pin-props';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROPS = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: {
    ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
    location: 'westeurope',
    features: [],
  },
  agentIdentity: { identityName: 'id-agent', resourceGroupName: 'rg-ids' },
} as const satisfies InitiativeAssignmentProps;
const assign = (stack: TerraformStack, more: object) =>
  new InitiativeAssignment(stack, 'Assignment', { ...PROPS, ...more } as InitiativeAssignmentProps);

const MACHINE = 'Microsoft.Compute/virtualMachines';
const ofType = (values: object) => ({ resourceSelectors: [{ selectors: [{ kind: 'resourceType', ...values }] }] });
const NO_LIST = 'must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked';

describe('resource selectors', () => {
  test.each<[object, string]>([
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: ['#{TfToken[TOKEN.0]}'] }] }] },
      'resourceSelectors[0].selectors[0].in must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { resourceSelectors: [{ name: '', selectors: [{ kind: 'resourceLocation', in: ['uksouth'] }] }] },
      'resourceSelectors[0].name must not be empty: omit it for the default',
    ],
    [
      {
        resourceSelectors: [
          { selectors: [{ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'] }] },
          { selectors: [{ kind: 'resourceType', notIn: ['microsoft.compute/virtualMachines'] }] },
        ],
      },
      "resourceSelectors selects no machine: the assignment applies to 'Microsoft.Compute/virtualMachines', which no selector includes",
    ],
    [
      { resourceSelectors: [{ selectors: [] }] },
      'resourceSelectors[0].selectors must have at least one condition, got none',
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: ['uksouth'], notIn: ['ukwest'] }] }] },
      "resourceSelectors[0].selectors[0] must have either 'in' or 'notIn', got both",
    ],
    [
      {
        resourceSelectors: [
          {
            selectors: [
              { kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] },
              { kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] },
            ],
          },
        ],
      },
      "resourceSelectors[0].selectors[1].kind repeats 'resourceType': list all values in one condition",
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: Array(51).fill('uksouth') }] }] },
      'resourceSelectors[0].selectors[0].in must hold 1 to 50 values, got 51',
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: [] }] }] },
      'resourceSelectors[0].selectors[0].in must hold 1 to 50 values, got 0',
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation' }] }] },
      "resourceSelectors[0].selectors[0] must have either 'in' or 'notIn', got neither",
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceType', notIn: ['virtualMachines'] }] }] },
      "resourceSelectors[0].selectors[0].notIn[0] must be a resource type, such as 'Microsoft.Compute/virtualMachines', got 'virtualMachines'",
    ],
    [
      {
        resourceSelectors: Array.from({ length: 11 }, () => ({
          selectors: [{ kind: 'resourceLocation', in: ['uksouth'] }],
        })),
      },
      'resourceSelectors may hold at most 10 selectors, got 11',
    ],
    [ofType({ in: ['#{TfToken[TOKEN.0]}'] }), `resourceSelectors[0].selectors[0].in ${NO_LIST}`],
    [ofType({ notIn: ['#{TfToken[TOKEN.0]}'] }), `resourceSelectors[0].selectors[0].notIn ${NO_LIST}`],
    [ofType({}), "resourceSelectors[0].selectors[0] must have either 'in' or 'notIn', got neither"],
    ...[` ${MACHINE}`, `${MACHINE} `].map((type): [object, string] => [
      ofType({ notIn: [type] }),
      `resourceSelectors[0].selectors[0].notIn[0] must be a resource type, such as '${MACHINE}', got '${type}'`,
    ]),
    [
      {
        resourceSelectors: [
          {
            selectors: [
              { kind: 'resourceLocation', in: ['uksouth'] },
              { kind: 'resourceType', notIn: [MACHINE] },
            ],
          },
        ],
      },
      `resourceSelectors selects no machine: the assignment applies to '${MACHINE}', which no selector includes`,
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', notIn: ['West Europe'] }] }] },
      "resourceSelectors[0].selectors[0].notIn[0] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
    ],
    [
      { resourceSelectors: [{ selectors: [{ kind: 'resourceGroup', in: [MACHINE] }] }] },
      "resourceSelectors[0].selectors[0].kind must be one of 'resourceLocation', 'resourceType', got 'resourceGroup'",
    ],
  ])('are refused: %j', (more, message) => {
    expect(messageOf(() => assign(newStack(), more))).toBe(
      `Validation failed with the following errors:\n  [test/Assignment] ${message}`,
    );
  });

  test.each<object>([
    ofType({ in: ['Microsoft.HybridCompute/machines', MACHINE] }),
    ofType({ in: ['${var.type}'] }),
    ofType({ notIn: ['${var.type}'] }),
    ofType({ notIn: ['Microsoft.HybridCompute/machines'] }),
    { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: Array(50).fill('uksouth') }] }] },
  ])('are accepted without a warning: %j', (more) => {
    expect(synthesize((stack) => assign(stack, more)).annotations).toEqual([]);
  });

  test('select some of the kinds of machine that a policy is for, if its kinds are known', () => {
    const pin = (kinds: readonly string[]) =>
      synthesize((stack) => {
        new ExtensionVersionPin(stack, 'Pin', {
          scope: PROPS.scope,
          extensionVersion: '2.35',
          location: 'westeurope',
          kinds,
          ...ofType({ in: [MACHINE] }),
        } as unknown as ExtensionVersionPinProps);
      });
    expect(pin(['arcServers', 'virtualMachines']).all('azurerm_subscription_policy_assignment')).toHaveLength(1);
    expect(messageOf(() => pin(['arcServers']))).toContain(
      "resourceSelectors selects no machine: the assignment applies to 'Microsoft.HybridCompute/machines', which no selector includes",
    );
    expect(messageOf(() => pin(['servers']))).not.toContain('selects no machine');
  });
});

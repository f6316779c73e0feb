import { PolicySetDefinition } from '@cdktf/provider-azurerm/lib/policy-set-definition';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { App, TerraformResource, TerraformStack, Testing } from 'cdktf';
import { PolicyExemption } from '../../../../lib/constructs/policy/exemption/policy-exemption';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { check } from '../../../../lib/estate';
import { messageOf } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const SETS = '/providers/Microsoft.Authorization/policySetDefinitions';
const ruleId = (name: string) =>
  `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/${name}`;
const rule = (name: string) => ({ ruleId: ruleId(name), location: 'westeurope', features: [] });
const agent = (name: string) => ({
  identityId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
});

type Part = (stack: TerraformStack) => void;
type Change = Partial<InitiativeAssignmentProps> & { readonly id?: string };

const ours = ({ id = 'Ours', ...change }: Change = {}): Part => {
  return (stack) => {
    const base = { kind: 'arcServers', scope: { subscriptionId: SUBSCRIPTION }, rule: rule('dcr-one') };
    new InitiativeAssignment(stack, id, { ...base, ...change } as InitiativeAssignmentProps);
  };
};

/** An assignment of the subscription that is made without this library. */
const foreign = (set: string, more: object = {}, parameters: object = { dcrResourceId: ruleId('dcr-two') }): Part => {
  return (stack) => {
    new SubscriptionPolicyAssignment(stack, 'Foreign', {
      name: 'by-hand',
      subscriptionId: SUBSCRIPTION,
      policyDefinitionId: set.startsWith('/') ? set : `${SETS}/${set}`,
      parameters: JSON.stringify(
        Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
      ),
      ...more,
    });
  };
};

const ARC_SET = '53448c70-089b-4f52-8f38-89196d7f2de1';
const ESSENTIAL = '2dde6d38-95d9-46cd-bb7c-18dabd06b923';
const COPY = `${SUBSCRIPTION}${SETS}/Deploy-vmArc-ChangeTrack`;
const SECOND: Change = { id: 'Second', rule: rule('dcr-two'), nameSuffix: 'two' };
const VM = { kind: 'virtualMachines', agentIdentity: agent('id-one') } as const;
const LOCATED = (key: 'in' | 'notIn') => [
  { selectors: [{ kind: 'resourceLocation' as const, [key]: ['uksouth'] } as never] },
];

const VM_SET = '92a36f05-ebc9-4bba-9128-b47ad2ea3354';
const ARC_PROPS = { kind: 'arcServers', scope: { subscriptionId: SUBSCRIPTION } } as const;
const NAMED = {
  dcrResourceId: ruleId('dcr-one'),
  bringYourOwnUserAssignedManagedIdentity: true,
  userAssignedManagedIdentityName: 'id-one',
  userAssignedManagedIdentityResourceGroup: 'rg-ct',
};

/** A copy whose parameter for the rule has another name, and its assignment. */
const copied: Part = (stack) => {
  const copy = new PolicySetDefinition(stack, 'Copy', {
    name: 'inventory',
    displayName: 'Inventory',
    policyType: 'Custom',
    parameters: JSON.stringify({ rule: { type: 'String' } }),
    policyDefinitionReference: [
      {
        policyDefinitionId: '/providers/Microsoft.Authorization/policyDefinitions/09a1f130-7697-42bc-8d84-8a9ea17e5192',
        referenceId: 'linux',
        parameterValues: JSON.stringify({ dcrResourceId: { value: "[parameters('rule')]" } }),
      },
    ],
  });
  foreign('/x', { policyDefinitionId: copy.id }, { rule: ruleId('dcr-two') })(stack);
};

class Azapi extends TerraformResource {
  constructor(
    stack: TerraformStack,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(stack, 'Foreign', { terraformResourceType: 'azapi_resource' });
  }
  protected override synthesizeAttributes() {
    return { ...this.attributes };
  }
}

/** The assignment of the Arc initiative as a resource of azapi. */
const byAzapi = (parameters: object, properties: object = {}, parent = SUBSCRIPTION): Part => {
  return (stack) => {
    new Azapi(stack, {
      type: 'Microsoft.Authorization/policyAssignments@2024-04-01',
      name: 'by-azapi',
      parent_id: parent,
      body: {
        properties: {
          policyDefinitionId: `${SETS}/${ARC_SET}`,
          parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
          ...properties,
        },
      },
    });
  };
};

type Answer = 'error' | 'warning' | 'none';

/** Synthesizes parts in one stack, or in a stack each. */
function synthesized(parts: readonly Part[], stacks: 1 | 2): { answer: Answer; found: boolean } {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  const all = Array.from({ length: stacks }, (_, index) => {
    const stack = new TerraformStack(app, `stack${index}`);
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    return stack;
  });
  parts.forEach((part, index) => {
    part(all[index % stacks] as TerraformStack);
  });
  const found =
    stacks === 1 &&
    check(JSON.parse(Testing.synth(all[0] as TerraformStack, false))).findings.some(
      ({ id }) => id === 'assignment-overlap',
    );
  let errors = '';
  try {
    for (const stack of all) Testing.synth(stack, true);
  } catch (error) {
    errors = (error as Error).message;
  }
  if (errors !== '') {
    expect(errors).toContain('give the same');
    return { answer: 'error', found };
  }
  const warned = all
    .flatMap((stack) => stack.node.findAll())
    .some((node) => node.node.metadata.some(({ data }) => String(data).includes('[assignment-overlap]')));
  return { answer: warned ? 'warning' : 'none', found };
}

interface Arrangement {
  readonly of: string;
  readonly parts: readonly [Part, Part];
  readonly stacks?: 1 | 2;
  readonly synth: Answer;
  /** Whether the check of the synthesized stack finds it. */
  readonly check: boolean;
}

const MATRIX: readonly Arrangement[] = [
  { of: 'one scope, two rules', parts: [ours(), ours(SECOND)], synth: 'error', check: true },
  {
    of: 'a group in the subscription, two rules',
    parts: [ours(), ours({ ...SECOND, scope: { resourceGroupId: GROUP } })],
    synth: 'error',
    check: true,
  },
  {
    of: 'a subscription and a management group, two rules',
    parts: [ours(), ours({ ...SECOND, scope: { managementGroupId: 'corp' } })],
    synth: 'warning',
    check: false,
  },
  {
    of: 'a subscription and a management group by hand, two rules',
    parts: [
      ours(),
      byAzapi({ dcrResourceId: ruleId('dcr-two') }, {}, '/providers/Microsoft.Management/managementGroups/corp'),
    ],
    synth: 'warning',
    check: false,
  },
  {
    of: 'the group excluded from the subscription',
    parts: [ours({ notScopes: [GROUP] }), ours({ ...SECOND, scope: { resourceGroupId: GROUP } })],
    synth: 'none',
    check: false,
  },
  {
    of: 'selectors with no location in common',
    parts: [ours({ resourceSelectors: LOCATED('in') }), ours({ ...SECOND, resourceSelectors: LOCATED('notIn') })],
    synth: 'none',
    check: false,
  },
  {
    of: 'selectors with a location in common',
    parts: [ours({ resourceSelectors: LOCATED('in') }), ours({ ...SECOND })],
    synth: 'error',
    check: true,
  },
  { of: 'two stacks of an app, two rules', parts: [ours(), ours(SECOND)], stacks: 2, synth: 'warning', check: false },
  {
    of: 'one rule, two identities of the agent',
    parts: [ours(VM), ours({ ...VM, id: 'Second', nameSuffix: 'two', agentIdentity: agent('id-two') })],
    synth: 'warning',
    check: true,
  },
  {
    of: 'the same initiative by hand, with another rule',
    parts: [ours(), foreign(ARC_SET)],
    synth: 'error',
    check: true,
  },
  {
    of: 'the same initiative by hand, its association members overridden',
    parts: [
      ours(),
      foreign(ARC_SET, {
        overrides: [
          {
            value: 'Disabled',
            selectors: [
              { in: ['DCRAWindowsHybridVMChangeTrackingAndInventory', 'DCRALinuxHybridVMChangeTrackingAndInventory'] },
            ],
          },
        ],
      }),
    ],
    synth: 'none',
    check: false,
  },
  {
    of: 'Essential Machine Management, whose rule has another parameter',
    parts: [ours(), foreign(ESSENTIAL, {}, {})],
    synth: 'warning',
    check: true,
  },
  { of: 'a copy of a landing zone, with another rule', parts: [ours(), foreign(COPY)], synth: 'error', check: true },
  {
    of: 'a copy by hand that is known by its members, with another rule',
    parts: [ours(), copied],
    synth: 'error',
    check: true,
  },
  {
    of: 'the same initiative by azapi, with another rule',
    parts: [ours(), byAzapi({ dcrResourceId: ruleId('dcr-two') })],
    synth: 'error',
    check: true,
  },
  {
    of: 'the same initiative by azapi, with the same rule',
    parts: [ours(), byAzapi({ dcrResourceId: ruleId('dcr-one') })],
    synth: 'none',
    check: false,
  },
  {
    of: 'the same initiative by azapi, with another rule that is not enforced',
    parts: [ours(), byAzapi({ dcrResourceId: ruleId('dcr-two') }, { enforcementMode: 'DoNotEnforce' })],
    synth: 'none',
    check: false,
  },
  {
    of: 'the same rule by hand, with another identity of the agent',
    parts: [
      ours(VM),
      foreign(VM_SET, {}, { dcrResourceId: ruleId('dcr-one'), bringYourOwnUserAssignedManagedIdentity: false }),
    ],
    synth: 'warning',
    check: true,
  },
  {
    of: 'the same rule by hand, with the same identity by its name',
    parts: [
      ours({ ...VM, agentIdentity: { identityName: 'id-one', resourceGroupName: 'rg-ct' } }),
      foreign(VM_SET, {}, NAMED),
    ],
    synth: 'none',
    check: false,
  },
  {
    of: 'the group exempted from the subscription',
    parts: [
      (stack) => {
        const assignment = new InitiativeAssignment(stack, 'Ours', { ...ARC_PROPS, rule: rule('dcr-one') });
        new PolicyExemption(stack, 'Exempt', {
          name: 'ct-exempt',
          assignment,
          scope: { resourceGroupId: GROUP },
          category: 'Waiver',
          expiresOn: 'never',
        });
      },
      ours({ ...SECOND, scope: { resourceGroupId: GROUP } }),
    ],
    synth: 'none',
    check: false,
  },
  {
    of: 'another initiative by hand',
    parts: [ours(), foreign('92a36f05-ebc9-4bba-9128-b47ad2ea3354')],
    synth: 'none',
    check: false,
  },
  {
    of: 'the same initiative by hand, not enforced',
    parts: [ours(), foreign(ARC_SET, { enforce: false })],
    synth: 'none',
    check: false,
  },
];

describe('two assignments for one machine', () => {
  test.each(MATRIX.map((row) => [row.of, row] as const))('%s', (_, { parts, stacks = 1, synth, check: found }) => {
    expect(synthesized(parts, stacks)).toEqual({ answer: synth, found });
  });

  test('by hand are told by their addresses', () => {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    ours()(stack);
    foreign(ARC_SET)(stack);
    expect(messageOf(() => Testing.synth(stack, true))).toContain(
      "'test/Foreign' and 'test/Ours' give the same Arc servers",
    );
  });
});

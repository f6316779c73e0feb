import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { App, TerraformStack, Testing } from 'cdktf';
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
    check: false,
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
    check: false,
  },
  { of: 'a copy of a landing zone, with another rule', parts: [ours(), foreign(COPY)], synth: 'error', check: false },
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

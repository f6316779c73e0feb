import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { ExtensionVersionPin } from '../../../../lib/constructs/extension-version/extension-version-pin';
import type { ExtensionVersionPinProps } from '../../../../lib/constructs/extension-version/extension-version-pin-props';
import { PolicyExemption } from '../../../../lib/constructs/policy/exemption/policy-exemption';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { extensionMembersDisabled } from '../../../../lib/constructs/policy/members';
import { rings } from '../../../../lib/constructs/policy/rings';
import { messageOf, synthesize, twoStacks } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const rule = (name: string) => ({
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/${name}`,
  location: 'westeurope',
  features: [],
});
const ARC = {
  kind: 'arcServers',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: rule('dcr-one'),
} as const satisfies InitiativeAssignmentProps;
const IN_GROUP = { scope: { resourceGroupId: GROUP }, rule: rule('dcr-two') } as const;
const AT_GROUP = { scope: { managementGroupId: 'corp' } } as const;

type Change = Partial<InitiativeAssignmentProps>;

/** Two assignments for Arc servers in one stack. */
function assignTwo(first: Change, second: Change) {
  return synthesize((stack) => {
    new InitiativeAssignment(stack, 'One', { ...ARC, ...first } as InitiativeAssignmentProps);
    new InitiativeAssignment(stack, 'Two', { ...ARC, ...second } as InitiativeAssignmentProps);
  });
}

describe('two assignments of one initiative with two rules', () => {
  test('are refused at scopes that contain each other', () => {
    expect(messageOf(() => assignTwo({}, IN_GROUP))).toContain(
      `'test/One' and 'test/Two' give the same Arc servers, at '${SUBSCRIPTION}' and '${GROUP}' in 'australiacentral', 'australiacentral2', 'australiaeast' and 54 more, two rules, but a machine reports to only one rule, and Azure does not document which: make scopes, machineLocations or resourceSelectors disjoint, exclude the smaller scope from the larger with notScopes, or use one rule`,
    );
  });

  test.each<[string, Change, Change]>([
    ['at one scope', {}, { rule: rule('dcr-two'), nameSuffix: 'two' }],
    [
      'whatever the case of a name',
      { scope: { resourceGroupId: GROUP.replace('rg', 'RG') }, nameSuffix: 'two' },
      IN_GROUP,
    ],
    ['at one management group', AT_GROUP, { ...AT_GROUP, rule: rule('dcr-two'), nameSuffix: 'two' }],
    [
      'with one location in common',
      { machineLocations: ['westeurope', 'uksouth'] },
      { ...IN_GROUP, machineLocations: ['uksouth'] },
    ],
    [
      'with selectors that have a location in common',
      { resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', notIn: ['uksouth'] }] }] },
      { ...IN_GROUP, resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] }] },
    ],
    ['where something else is left out', { notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-other`] }, IN_GROUP],
  ])('are refused %s', (_, first, second) => {
    expect(messageOf(() => assignTwo(first, second))).toContain("'test/One' and 'test/Two' give the same Arc servers");
  });

  const { canary, rest } = rings({ canary: ['uksouth'] });
  test.each<[string, Change, Change]>([
    ['one rule', {}, { ...IN_GROUP, rule: ARC.rule }],
    ['scopes that are disjoint', { scope: { resourceGroupId: `${GROUP}-more` } }, IN_GROUP],
    ['one left out of the other', { notScopes: [GROUP] }, IN_GROUP],
    [
      'operating systems that are disjoint',
      { memberEffects: { DCRAWindowsHybridVMChangeTrackingAndInventory: 'Disabled' } },
      { ...IN_GROUP, memberEffects: { DCRALinuxHybridVMChangeTrackingAndInventory: 'Disabled' } },
    ],
    ['one left out of a management group', { ...AT_GROUP, notScopes: [SUBSCRIPTION] }, IN_GROUP],
    [
      'locations that are disjoint',
      { machineLocations: ['westeurope'] },
      { ...IN_GROUP, machineLocations: ['uksouth'] },
    ],
    ['rings', canary, { ...rest, rule: rule('dcr-two') }],
    ['an effect that is not enforced', { enforce: false }, IN_GROUP],
    ['a disabled effect', {}, { ...IN_GROUP, effect: 'Disabled' }],
    [
      'operating systems that are disjoint',
      { rule: { ...ARC.rule, operatingSystems: ['windows'] } },
      { ...IN_GROUP, rule: { ...rule('dcr-two'), operatingSystems: ['linux'] } },
    ],
    [
      'two management groups, of which none need contain the other',
      AT_GROUP,
      { ...IN_GROUP, scope: { managementGroupId: 'online' } },
    ],
    [
      'selectors of types that are disjoint',
      { resourceSelectors: [{ selectors: [{ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'] }] }] },
      {
        ...IN_GROUP,
        resourceSelectors: [
          { selectors: [{ kind: 'resourceType', notIn: ['Microsoft.HybridCompute/machines'] }] },
          {
            selectors: [
              { kind: 'resourceType', in: ['microsoft.hybridcompute/machines'] },
              { kind: 'resourceLocation', in: ['chilecentral'] },
            ],
          },
        ],
      },
    ],
  ])('are accepted with %s', (_, first, second) => {
    expect(assignTwo(first, second).annotations).toEqual([]);
  });

  test('give one warning if a management group may contain the other scope', () => {
    const { annotations } = assignTwo(AT_GROUP, IN_GROUP);
    expect(annotations).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(
          /^'test\/One' and 'test\/Two' probably give the same Arc servers, .* \[assignment-overlap\]$/,
        ),
      },
    ]);
  });

  test('give a warning if the rules come from variables', () => {
    const { annotations } = synthesize((stack) => {
      for (const name of ['one', 'two']) {
        const ruleId = new TerraformVariable(stack, name, { type: 'string' }).stringValue;
        new InitiativeAssignment(stack, `Of${name}`, { ...ARC, nameSuffix: name, rule: { ...ARC.rule, ruleId } });
      }
    });
    expect(annotations.map(({ message }) => message)).toEqual([expect.stringContaining('[assignment-overlap]')]);
  });

  test('may be acknowledged if no machine is in both', () => {
    const acknowledgedWarnings = { 'assignment-overlap': 'the subscription is not below corp' };
    expect(assignTwo(AT_GROUP, { ...IN_GROUP, acknowledgedWarnings }).annotations).toEqual([
      { level: 'info', message: expect.stringMatching(/^acknowledged: the subscription is not below corp/) },
    ]);
  });

  test.each([
    ['the smaller scope', { resourceGroupId: GROUP }, undefined, true],
    ['something else', { resourceGroupId: `${GROUP}-more` }, undefined, false],
    [
      'the members that associate',
      { resourceGroupId: GROUP },
      ['DCRAWindowsHybridVMChangeTrackingAndInventory', 'DCRALinuxHybridVMChangeTrackingAndInventory'] as const,
      true,
    ],
    [
      'one member that associates',
      { resourceGroupId: GROUP },
      ['DCRALinuxHybridVMChangeTrackingAndInventory'] as const,
      false,
    ],
  ])('with an exemption of %s', (_, scope, members, isFine) => {
    const build = () =>
      synthesize((stack) => {
        const assignment = new InitiativeAssignment(stack, 'One', ARC);
        new InitiativeAssignment(stack, 'Two', { ...ARC, ...IN_GROUP });
        new PolicyExemption(stack, 'Exemption', {
          assignment,
          scope,
          members,
          name: 'ex',
          category: 'Mitigated',
          expiresOn: 'never',
        });
      });
    if (isFine) expect(build().annotations).toEqual([]);
    else expect(messageOf(build)).toContain('two rules');
  });

  test('are refused in their stack, and not in another one', () => {
    const [first, second] = twoStacks();
    new InitiativeAssignment(first, 'One', ARC);
    new InitiativeAssignment(first, 'Two', { ...ARC, ...IN_GROUP });
    new InitiativeAssignment(second, 'Three', { ...ARC, scope: { resourceGroupId: `${GROUP}-more` } });
    expect(messageOf(() => Testing.synth(first, true))).toContain('two rules');
    expect(() => Testing.synth(second, true)).not.toThrow();
  });

  test('with an exemption of a third one', () => {
    const build = () =>
      synthesize((stack) => {
        new InitiativeAssignment(stack, 'One', ARC);
        new InitiativeAssignment(stack, 'Two', { ...ARC, ...IN_GROUP });
        const scope = IN_GROUP.scope;
        const other = { ...ARC, scope, kind: 'virtualMachines', agentIdentity: 'builtIn', attachAgentIdentity: false };
        const assignment = new InitiativeAssignment(stack, 'Other', other as InitiativeAssignmentProps);
        new PolicyExemption(stack, 'Exemption', {
          assignment,
          scope,
          name: 'ex',
          category: 'Waiver',
          expiresOn: 'never',
        });
      });
    expect(messageOf(build)).toContain('two rules');
  });

  test.each([
    ['of one known scope are warned of', SUBSCRIPTION, 1],
    ['of scopes known only at apply may be anything', undefined, 0],
  ])('in two stacks %s', (_, known, warnings) => {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    for (const name of ['one', 'two']) {
      const stack = new TerraformStack(app, name);
      new AzurermProvider(stack, 'azurerm', { features: [{}] });
      const subscriptionId = known ?? new TerraformVariable(stack, 'subscription', { type: 'string' }).stringValue;
      new InitiativeAssignment(stack, 'Arc', { ...ARC, scope: { subscriptionId }, rule: rule(name) });
    }
    for (const stack of app.node.children as TerraformStack[]) Testing.synth(stack, true);
    const metadata = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata.filter(({ type }) => type === '@cdktf/warn'));
    expect(metadata).toHaveLength(warnings);
  });
});

describe('two versions of the extension', () => {
  const pin: ExtensionVersionPinProps = {
    scope: { subscriptionId: SUBSCRIPTION },
    extensionVersion: '2.38',
    location: 'westeurope',
    kinds: ['arcServers'],
  };

  const PARTS = {
    Arc: (stack: TerraformStack) => new InitiativeAssignment(stack, 'Arc', ARC),
    Pin: (stack: TerraformStack) => new ExtensionVersionPin(stack, 'Pin', pin),
  };

  test.each([
    ['Arc', 'Pin'],
    ['Pin', 'Arc'],
  ] as const)(
    'give a warning if a member of the initiative installs the newest version beside a pin: %s, %s',
    (...names) => {
      const { annotations } = synthesize((stack) => {
        for (const name of names) PARTS[name](stack);
      });
      const [first, second] = names;
      expect(annotations).toEqual([
        {
          level: 'warn',
          message: expect.stringMatching(
            new RegExp(
              `^'test/${first}' and 'test/${second}' probably give the same Arc servers, .* two versions of the extension, .* \\[assignment-overlap\\]$`,
            ),
          ),
        },
      ]);
    },
  );

  test('are none if the members are disabled, or the kinds differ', () => {
    const { annotations } = synthesize((stack) => {
      new InitiativeAssignment(stack, 'Arc', { ...ARC, memberEffects: extensionMembersDisabled('arcServers') });
      new ExtensionVersionPin(stack, 'Pin', pin);
      new ExtensionVersionPin(stack, 'Other', {
        ...pin,
        kinds: ['virtualMachines'],
        extensionVersion: '2.35',
        nameSuffix: 'vm',
      });
    });
    expect(annotations).toEqual([]);
  });
});

import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import { partsOf } from '../../../lib/constructs/change-tracking/change-tracking-parts';
import type { ChangeTrackingProps } from '../../../lib/constructs/change-tracking/change-tracking-props';
import { extensionMembersDisabled } from '../../../lib/constructs/policy/members';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { EXISTING_STORAGE, EXISTING_WORKSPACE } from '../../support/existing-workspace';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** The message of an error that came before the first resource. */
function refusal(props: unknown): string {
  const stack = newStack();
  const message = messageOf(() => new ChangeTracking(stack, 'ChangeTracking', props as ChangeTrackingProps));
  expect(stack.node.findChild('ChangeTracking').node.children).toEqual([]);
  return message;
}

describe('a part that would refuse its props does so before anything is created', () => {
  const scope = { managementGroupId: 'corp' };
  test.each([
    [
      'the pin has a longer name than the assignment',
      {
        location: 'westeurope',
        policy: {
          scope,
          kinds: ['virtualMachines'],
          nameSuffix: 'x'.repeat(18),
          extensionVersion: '2.35',
        },
      },
      "policy.nameSuffix is too long: the assignment name 'ct-pin-xxxxxxxxxxxxxxxxxx' may have at most 24 characters, got 25",
    ],
    [
      'the location of an existing workspace has a space',
      { workspace: { ...EXISTING_WORKSPACE, location: 'West Europe' }, policy: { scope, kinds: ['arcServers'] } },
      "workspace.location must be a location's name in lower case without spaces",
    ],
    [
      'the existing workspace lies in another cloud than the initiatives',
      { workspace: { ...EXISTING_WORKSPACE, location: 'usgovvirginia' }, policy: { scope, kinds: ['arcServers'] } },
      "workspace.location must be in the public cloud, got 'usgovvirginia'",
    ],
    [
      'the resource group of an existing workspace has an impossible name',
      { workspace: { ...EXISTING_WORKSPACE, resourceGroupName: 'rg/logs' } },
      'workspace.resourceGroupName must be 1 to 90 letters',
    ],
    [
      'an initiative does not exist',
      { location: 'westeurope', policy: { scope, kinds: ['virtualMachine', 'arcServers'], nameSuffix: '' } },
      "policy.kinds[0] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'virtualMachine'; did you mean 'virtualMachines'?",
    ],
  ])('%s', (_, props, message) => {
    expect(refusal(props)).toContain(`[test/ChangeTracking] ${message}`);
  });
});

describe('a pin of the extension by policy', () => {
  const everythingElseDisabled = Object.fromEntries(
    Object.entries(INITIATIVES.arcServers.members)
      .filter(([, { stage }]) => stage !== 'extension')
      .map(([name]) => [name, 'Disabled']),
  );

  test('may be all that policy deploys, and then only the pin is remediated', () => {
    const { all } = synthesize((stack) => {
      new ChangeTracking(stack, 'ChangeTracking', {
        location: 'westeurope',
        policy: {
          scope: { subscriptionId: SUBSCRIPTION },
          kinds: ['arcServers'],
          memberEffects: everythingElseDisabled,
          extensionVersion: '2.35',
          remediation: {},
        },
      });
    });
    expect(
      all('azurerm_subscription_policy_remediation')
        .map((task) => task.policy_definition_reference_id)
        .sort(),
    ).toEqual(['LinuxArcServers', 'WindowsArcServers']);
  });

  test.each(Object.keys(extensionMembersDisabled('arcServers')))('does not overrule the effect of %s', (member) => {
    const policy = {
      scope: { subscriptionId: SUBSCRIPTION },
      kinds: ['arcServers'],
      memberEffects: { [member]: 'DeployIfNotExists' },
      extensionVersion: '2.35',
    };
    expect(refusal({ location: 'westeurope', policy })).toBe(
      `Validation failed with the following errors:\n  [test/ChangeTracking] policy.memberEffects.${member} contradicts policy.extensionVersion, which installs the extension in place of this member: remove one`,
    );
  });
});

describe('policy that deploys', () => {
  const described = (policy: object) => {
    const props = {
      location: 'westeurope',
      policy: { kinds: ['arcServers'], scope: { subscriptionId: SUBSCRIPTION }, ...policy },
    };
    return partsOf(props as unknown as ChangeTrackingProps, {
      resourceGroupName: 'rg',
      workspace: EXISTING_WORKSPACE,
      rule: { ruleId: 'dcr', location: 'westeurope', features: [] },
    });
  };

  test('without a pin, has every member and no pin', () => {
    const { assignments, extensionVersionPin } = described({ remediation: {} });
    expect(extensionVersionPin).toBeUndefined();
    expect(assignments).toEqual([expect.objectContaining({ memberEffects: undefined, remediation: {} })]);
  });

  test('beside a pin, is remediated for the other members', () => {
    const { assignments, extensionVersionPin } = described({ extensionVersion: '2.35', remediation: {} });
    expect(extensionVersionPin).toMatchObject({ extensionVersion: '2.35', remediation: {} });
    expect(assignments).toEqual([expect.objectContaining({ remediation: {} })]);
  });

  test('nothing has no pin', () => {
    expect(described({ extensionVersion: '2.35', effect: 'Disabled' }).extensionVersionPin).toBeUndefined();
  });
});

test('an existing workspace is no part', () => {
  const props = { workspace: EXISTING_WORKSPACE };
  const rule = { ruleId: 'dcr', location: 'westeurope', features: [] };
  expect(partsOf(props, { resourceGroupName: 'rg', workspace: EXISTING_WORKSPACE, rule }).workspace).toBeUndefined();
});

describe('tags of the pattern', () => {
  const tags = { ['k'.repeat(200)]: 'v' };

  test('may have the long keys of other resources beside a storage account that exists already', () => {
    const { only } = synthesize((stack) => {
      new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope', contentStorage: EXISTING_STORAGE, tags });
    });
    expect(only('azurerm_log_analytics_workspace').tags).toEqual(tags);
  });

  test('may have only the short keys of a storage account that is created', () => {
    const contentStorage = { name: 'stcontent', network: { access: 'allNetworks' } };
    expect(refusal({ location: 'westeurope', contentStorage, tags })).toContain(
      '[test/ChangeTracking] tags keys must have 1 to 128 characters, got 200',
    );
  });
});

describe('policy.extensionVersion', () => {
  const policy = { scope: { subscriptionId: SUBSCRIPTION }, kinds: ['arcServers'] } as const;

  test('may be another on Arc servers, and only beside that of the others', () => {
    const { all } = synthesize(
      (stack) =>
        new ChangeTracking(stack, 'ChangeTracking', {
          location: 'westeurope',
          policy: { ...policy, extensionVersion: '2.35', arcExtensionVersion: '2.35.0.0' },
        }),
    );
    expect(all('azurerm_policy_definition').map(({ display_name }) => display_name)).toContain(
      'Install change tracking extension 2.35.0.0 on a Linux Arc server',
    );
    const alone = { ...policy, arcExtensionVersion: '2.35' } as const;
    expect(messageOf(() => new ChangeTracking(newStack(), 'Ct', { location: 'westeurope', policy: alone }))).toContain(
      'policy.arcExtensionVersion needs policy.extensionVersion, which pins the other machines: set both',
    );
  });

  test('replaces the members that install the extension', () => {
    const { only, all } = synthesize(
      (stack) =>
        new ChangeTracking(stack, 'ChangeTracking', {
          location: 'westeurope',
          policy: {
            scope: { subscriptionId: SUBSCRIPTION },
            kinds: ['arcServers'],
            extensionVersion: '2.35',
            nameSuffix: 'europe',
          },
        }),
    );
    const [initiative, pin] = ['ct-arc-europe', 'ct-pin-europe'].map((name) =>
      all('azurerm_subscription_policy_assignment').find((assignment) => assignment.name === name),
    );
    expect(initiative?.overrides).toEqual([
      {
        value: 'Disabled',
        selectors: [
          {
            in: ['DeployChangeTrackingExtensionWindowsHybridVM', 'DeployChangeTrackingExtensionLinuxHybridVM'],
          },
        ],
      },
    ]);
    expect(pin?.location).toBe('westeurope');
    expect(only('azurerm_policy_set_definition').name).toBe('ct-pin-europe');
    expect(all('azurerm_policy_definition')).toHaveLength(2);
  });
});

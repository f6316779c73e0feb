import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { PinnedInitiative } from '../../../../lib/constructs/policy/pinned-initiative/pinned-initiative';
import type { PinnedInitiativeProps } from '../../../../lib/constructs/policy/pinned-initiative/pinned-initiative-props';
import type { InitiativeName } from '../../../../lib/facts/initiatives';
import { MACHINE_LOCATIONS } from '../../../../lib/facts/regions';
import { describeWithShared } from '../../../support/skip';
import { messageOf, newStack, synthesize, twoStacks } from '../../../support/synth';

const SUBSCRIPTION = {
  subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001',
};

const RULE = {
  ruleId: `${SUBSCRIPTION.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
  features: [],
};

const pin = (props: PinnedInitiativeProps) => synthesize((stack) => new PinnedInitiative(stack, 'Pinned', props));

interface Reference {
  readonly reference_id: string;
  readonly policy_definition_id: string;
  readonly version: string;
  readonly parameter_values: string;
}

describe('PinnedInitiative', () => {
  test.each([
    [{ managementGroupId: 'corp' }, 'azurerm_management_group_policy_set_definition'],
    [SUBSCRIPTION, 'azurerm_policy_set_definition'],
  ] as const)('is defined at %j', (scope, type) => {
    expect(pin({ kind: 'arcServers', scope }).only(type)).toMatchObject({
      name: 'ct-arc-pinned',
      display_name: 'Enable ChangeTracking and Inventory for Arc-enabled virtual machines, at pinned versions',
      policy_type: 'Custom',
    });
  });

  test('pins a member to the given version', () => {
    const { only } = pin({
      kind: 'virtualMachines',
      scope: SUBSCRIPTION,
      versions: {
        DeployChangeTrackingExtensionLinuxVM: '2.1.*',
        AddUserAssignedManagedIdentity_VM: '1.0.*-preview',
      },
    });
    const references = only('azurerm_policy_set_definition').policy_definition_reference as Reference[];
    expect(references.map(({ version }) => version)).toEqual([
      '1.0.*-preview',
      '1.*.*',
      '1.*.*',
      '2.*.*',
      '2.1.*',
      '1.*.*',
      '1.*.*',
    ]);
  });

  test('is assigned in the place of the built-in initiative, with the same parameters and roles', () => {
    const { only, all } = synthesize((stack) => {
      const definition = new PinnedInitiative(stack, 'Pinned', {
        kind: 'arcServers',
        scope: SUBSCRIPTION,
      });
      new InitiativeAssignment(stack, 'Assignment', {
        kind: 'arcServers',
        scope: SUBSCRIPTION,
        rule: {
          ruleId: `${SUBSCRIPTION.subscriptionId}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
          location: 'westeurope',
          features: [],
        },
        definition,
      });
    });
    expect(only('azurerm_subscription_policy_assignment').policy_definition_id).toMatch(
      /^\$\{azurerm_policy_set_definition\..+\.id\}$/,
    );
    expect(all('azurerm_role_assignment')).toHaveLength(3);
  });

  test('is accepted for its own initiative only', () => {
    const wrong = () =>
      new InitiativeAssignment(newStack(), 'Assignment', {
        kind: 'arcServers',
        scope: SUBSCRIPTION,
        rule: {
          ruleId: `${SUBSCRIPTION.subscriptionId}/rule`,
          location: 'westeurope',
          features: [],
        },
        definition: { definitionId: 'id', kind: 'scaleSets' },
      });
    expect(messageOf(wrong)).toContain(
      "definition must be a copy of the initiative for 'arcServers', got one for 'scaleSets'",
    );
  });

  test('refuses a member of another initiative', () => {
    const versions = { DeployChangeTrackingExtensionWindowsVMSS: '2.*.*' } as const;
    const wrong = { kind: 'virtualMachines', scope: { managementGroupId: 'corp' }, versions } as const;
    expect(messageOf(() => new PinnedInitiative(newStack(), 'Pinned', wrong as PinnedInitiativeProps))).toContain(
      "versions.DeployChangeTrackingExtensionWindowsVMSS is not a member of this initiative; its members are 'AddUserAssignedManagedIdentity_VM',",
    );
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      kind: 'virtualMachines',
      scope: {},
      name: 'ct/pinned',
      versions: {
        DeployChangeTrackingExtensionLinuxVM: '2.2.0',
        DeployChangeTrackingExtensionWindowsVM: '3.*.*',
        AddUserAssignedManagedIdentity_VM: '1.*.*',
        DeployChangeTrackingExtension: '2.*.*',
      },
    } as unknown as PinnedInitiativeProps;
    expect(
      messageOf(() => new PinnedInitiative(newStack(), 'Pinned', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Pinned] versions has no 'DeployChangeTrackingExtension', known are 'AddUserAssignedManagedIdentity_VM', 'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory', 'DeployAMALinuxVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsVM', 'DeployChangeTrackingExtensionLinuxVM', 'DCRAWindowsVMChangeTrackingAndInventory', 'DCRALinuxVMChangeTrackingAndInventory', 'AddUserAssignedManagedIdentity_VMSS', 'DeployAMAWindowsVMSSWithUAIChangeTrackingAndInventory', 'DeployAMALinuxVMSSWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsVMSS', 'DeployChangeTrackingExtensionLinuxVMSS', 'DCRAWindowsVMSSChangeTrackingAndInventory', 'DCRALinuxVMSSChangeTrackingAndInventory', 'DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory', 'DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsHybridVM', 'DeployChangeTrackingExtensionLinuxHybridVM', 'DCRAWindowsHybridVMChangeTrackingAndInventory', 'DCRALinuxHybridVMChangeTrackingAndInventory'; did you mean 'DeployChangeTrackingExtensionWindowsVM'?
  [test/Pinned] scope must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId', got none
  [test/Pinned] name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space, got 'ct/pinned'
  [test/Pinned] versions.DeployChangeTrackingExtensionLinuxVM must be '2.<minor>.*' or '2.*.*', got '2.2.0': the member has the parameters of version 2 only, and Azure cannot pin a patch version
  [test/Pinned] versions.DeployChangeTrackingExtensionWindowsVM must be '2.<minor>.*' or '2.*.*', got '3.*.*': the member has the parameters of version 2 only, and Azure cannot pin a patch version
  [test/Pinned] versions.AddUserAssignedManagedIdentity_VM must be '1.<minor>.*-preview' or '1.*.*-preview', got '1.*.*': the member has the parameters of version 1 only, and Azure cannot pin a patch version`);
  });
});

test.each([
  [
    { managementGroupId: 'corp' },
    'definition must be defined at a management group, like the assignment, and not in a subscription',
  ],
  [
    { subscriptionId: '/subscriptions/ABCDEF00-0000-0000-0000-000000000009' },
    "definition must be defined in the subscription of the assignment, 'abcdef00-0000-0000-0000-000000000009', or above it, got '00000000-0000-0000-0000-000000000001'",
  ],
])('a copy is not assigned at %j where it is not known', (scope, message) => {
  const stack = newStack();
  const definition = new PinnedInitiative(stack, 'Pinned', { kind: 'arcServers', scope: SUBSCRIPTION });
  const props = { kind: 'arcServers', scope, rule: RULE, definition } as const;
  expect(messageOf(() => new InitiativeAssignment(stack, 'Assignment', props))).toBe(
    `Validation failed with the following errors:\n  [test/Assignment] ${message}`,
  );
});

test.each([
  ['a variable', SUBSCRIPTION, { subscriptionId: '${var.subscription}' }],
  ['what is defined at a variable', { subscriptionId: '${var.subscription}' }, SUBSCRIPTION],
])('a copy is assigned at %s, which may be where it is known', (_, defined, scope) => {
  const { all } = synthesize((stack) => {
    const definition = new PinnedInitiative(stack, 'Pinned', { kind: 'arcServers', scope: defined });
    new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule: RULE, definition });
  });
  expect(all('azurerm_subscription_policy_assignment')).toHaveLength(1);
});

test('a copy creates identities as the built-in initiative does', () => {
  const { only } = synthesize((stack) => {
    const kind = 'virtualMachines';
    const definition = new PinnedInitiative(stack, 'Pinned', { kind, scope: SUBSCRIPTION });
    const props = { kind, scope: SUBSCRIPTION, rule: RULE, definition, agentIdentity: 'builtIn' } as const;
    new InitiativeAssignment(stack, 'Assignment', props);
  });
  expect(String(only('azurerm_subscription_policy_assignment')['parameters'])).toContain(
    '"bringYourOwnUserAssignedManagedIdentity":{"value":false}',
  );
});

test('a copy that another stack has defined is there already', () => {
  const [platform, team] = twoStacks();
  const scope = { managementGroupId: 'corp' };
  const definition = new PinnedInitiative(platform, 'Pinned', { kind: 'arcServers', scope });
  const assignment = new InitiativeAssignment(team, 'Assignment', {
    kind: 'arcServers',
    scope,
    rule: RULE,
    definition,
  });
  Testing.synth(team, true);
  expect(assignment.node.metadata).toEqual([]);
});

test.each([
  ['a management group', { managementGroupId: 'corp' }, 1],
  ['a subscription', SUBSCRIPTION, 0],
])('a copy that is defined and assigned at %s in one run is warned of: %j', (_, scope, warnings) => {
  const { annotations } = synthesize((stack) => {
    const definition = new PinnedInitiative(stack, 'Pinned', { kind: 'arcServers', scope });
    new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule: RULE, definition });
  });
  const message =
    'definition.scope is a management group, in which Azure may need time to find a new definition: if the first apply cannot find it, apply again (hashicorp/terraform-provider-azurerm#12478) [definition-new]';
  expect(annotations).toEqual(Array.from({ length: warnings }, () => ({ level: 'warn', message })));
});

test('a copy has the policies and parameters of the built-in initiative', () => {
  const set = pin({ kind: 'arcServers', scope: SUBSCRIPTION }).only('azurerm_policy_set_definition');
  const references = set['policy_definition_reference'] as Reference[];
  for (const { policy_definition_id: id } of references)
    expect(id).toMatch(/^\/providers\/Microsoft\.Authorization\/policyDefinitions\/[-0-9a-f]{36}$/);
  const parameters = JSON.parse(String(set['parameters'])) as Record<string, object>;
  const locations = MACHINE_LOCATIONS.arcServers;
  expect(parameters).toMatchObject({
    dcrResourceId: { type: 'String' },
    effect: { type: 'String', allowedValues: ['DeployIfNotExists', 'Disabled'], defaultValue: 'DeployIfNotExists' },
    listOfApplicableLocations: {
      type: 'Array',
      allowedValues: locations,
      defaultValue: locations,
      metadata: { strongType: 'location' },
    },
  });
  expect(Object.keys(parameters)).toHaveLength(3);
});

test('versions are a literal map', () => {
  const versions = { '&{TfToken[TOKEN.0]}': 'String Map Token Value' } as never;
  expect(messageOf(() => pin({ kind: 'arcServers', scope: SUBSCRIPTION, versions }))).toBe(
    'Validation failed with the following errors:\n  [test/Pinned] versions must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
  );
});

test.each(['2.1.*', '2.2.*', '2.*.*'] as const)('version %s, which this library knows, is no warning', (version) => {
  const versions = { DeployChangeTrackingExtensionLinuxVM: version };
  expect(pin({ kind: 'virtualMachines', scope: SUBSCRIPTION, versions }).annotations).toEqual([]);
});

test('a version that Microsoft never published is refused', () => {
  const versions = {
    DeployChangeTrackingExtensionLinuxVM: '2.0.*',
    AddUserAssignedManagedIdentity_VM: '1.0.*-preview',
  } as const;
  expect(
    messageOf(() => pin({ kind: 'virtualMachines', scope: SUBSCRIPTION, versions })),
  ).toBe(`Validation failed with the following errors:
  [test/Pinned] versions.DeployChangeTrackingExtensionLinuxVM must be a published version, got '2.0.*': published are '2.2.*', '2.1.*'`);
});

test('a version that Terraform knows later is refused', () => {
  const versions = { DeployChangeTrackingExtensionLinuxVM: '${var.version}' } as unknown as {
    [member: string]: '2.1.*';
  };
  expect(messageOf(() => pin({ kind: 'virtualMachines', scope: SUBSCRIPTION, versions }))).toContain(
    'versions.DeployChangeTrackingExtensionLinuxVM must be a literal version',
  );
});

test('a version that is newer than the tables is a warning', () => {
  const versions = { DeployChangeTrackingExtensionLinuxVM: '2.9.*' } as const;
  const { annotations } = pin({ kind: 'virtualMachines', scope: SUBSCRIPTION, versions });
  expect(annotations.map(({ message }) => message)).toEqual([
    "versions.DeployChangeTrackingExtensionLinuxVM pins '2.9.*', but the newest minor version that this library knows is 2: Azure refuses a version that is not published [member-version-unlisted]",
  ]);
});

test('a version that is undefined is that of the built-in initiative', () => {
  const versions = { DeployChangeTrackingExtensionLinuxVM: undefined };
  const set = pin({ kind: 'virtualMachines', scope: SUBSCRIPTION, versions }).only('azurerm_policy_set_definition');
  expect(set).toEqual(pin({ kind: 'virtualMachines', scope: SUBSCRIPTION }).only('azurerm_policy_set_definition'));
});

describeWithShared('reference/azure-policy', "a pinned initiative, against Microsoft's", (folder) => {
  test.each([
    ['virtualMachines', 'initiative-VM.json'],
    ['scaleSets', 'initiative-VMSS.json'],
    ['arcServers', 'initiative-HybridVM.json'],
  ] as [InitiativeName, string][])('for %s has the same members, versions and parameters', (kind, file) => {
    const { properties } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      properties: {
        parameters: Record<string, { type: string; defaultValue?: unknown; allowedValues?: unknown[] }>;
        policyDefinitions: {
          policyDefinitionReferenceId: string;
          policyDefinitionId: string;
          definitionVersion: string;
          parameters: unknown;
        }[];
      };
    };
    const set = pin({ kind, scope: SUBSCRIPTION }).only('azurerm_policy_set_definition');
    const ours = (set.policy_definition_reference as Reference[]).map((reference) => ({
      policyDefinitionReferenceId: reference.reference_id,
      policyDefinitionId: reference.policy_definition_id,
      definitionVersion: reference.version,
      parameters: JSON.parse(reference.parameter_values) as unknown,
    }));
    const byId = (a: { policyDefinitionId: string }, b: { policyDefinitionId: string }) =>
      a.policyDefinitionId < b.policyDefinitionId ? -1 : 1;
    expect(ours.sort(byId)).toEqual(properties.policyDefinitions.sort(byId));

    const shape = (parameters: typeof properties.parameters) =>
      Object.fromEntries(
        Object.entries(parameters).map(([name, { type, defaultValue, allowedValues }]) => [
          name,
          {
            type,
            defaultValue: Array.isArray(defaultValue) ? [...defaultValue].sort() : defaultValue,
            ...(type !== 'Boolean' && {
              allowedValues: allowedValues && [...allowedValues].sort(),
            }),
          },
        ]),
      );
    expect(shape(JSON.parse(String(set.parameters)) as typeof properties.parameters)).toEqual(
      shape(properties.parameters),
    );
  });
});

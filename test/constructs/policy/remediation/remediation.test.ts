import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { TerraformVariable } from 'cdktf';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import type { RemediationOptions } from '../../../../lib/constructs/policy/policy-options';
import { INITIATIVES, type MemberName } from '../../../../lib/facts/initiatives';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
  location: 'westeurope',
  features: [],
};
const IDENTITY = `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;
const VIRTUAL_MACHINES = {
  kind: 'virtualMachines',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: RULE,
  agentIdentity: { identityId: IDENTITY },
  remediation: {},
} as const satisfies InitiativeAssignmentProps;
const TYPE = 'azurerm_subscription_policy_remediation';

const assign = (props: InitiativeAssignmentProps) =>
  synthesize((stack) => new InitiativeAssignment(stack, 'Assignment', props));
const namesOf = (props: InitiativeAssignmentProps, type = TYPE) =>
  assign(props)
    .all(type)
    .map(({ name }) => String(name))
    .sort();

/** What each task waits for: the members before it, by stage, and whether role assignments. */
function waits({ json, all }: ReturnType<typeof assign>): Record<string, Set<string>> {
  const resources = json.resource as Record<string, Record<string, Record<string, unknown>>>;
  const stageAt = (address: string) => {
    const [type = '', id = ''] = address.split('.');
    const member = resources[type]?.[id]?.policy_definition_reference_id as MemberName | undefined;
    return member === undefined ? type : stageOf(member);
  };
  return Object.fromEntries(
    all(TYPE).map((task) => [
      stageOf(task.policy_definition_reference_id as MemberName),
      new Set((task.depends_on as string[]).map(stageAt)),
    ]),
  );
}

function stageOf(name: MemberName): string {
  const members: Record<string, { stage: string }> = INITIATIVES.virtualMachines.members;
  return members[name]?.stage ?? 'unknown';
}

describe('the remediation of an assignment', () => {
  test('is off by default', () => {
    expect(assign({ ...VIRTUAL_MACHINES, remediation: undefined }).all(TYPE)).toEqual([]);
  });

  test('is one task per member for all machines, which stops at a tenth of failures', () => {
    const tasks = assign(VIRTUAL_MACHINES).all(TYPE);
    expect(tasks.map((task) => task.policy_definition_reference_id).sort()).toEqual(
      Object.keys(INITIATIVES.virtualMachines.members).sort(),
    );
    for (const task of tasks) {
      expect(task).toMatchObject({
        policy_assignment_id: expect.stringMatching(/^\$\{azurerm_subscription_policy_assignment\..+\.id\}$/),
        subscription_id: SUBSCRIPTION,
        failure_percentage: 0.1,
        resource_count: 50000,
        resource_discovery_mode: 'ReEvaluateCompliance',
      });
    }
  });

  test('goes by stages: roles, then identity, agent, extension and association', () => {
    expect(waits(assign(VIRTUAL_MACHINES))).toEqual({
      identity: new Set(['azurerm_role_assignment']),
      agent: new Set(['identity']),
      extension: new Set(['agent']),
      association: new Set(['extension']),
    });
  });

  test('begins after a wait for every role, which can be switched off', () => {
    const rolesOf = (props: InitiativeAssignmentProps) => assign(props).all('azurerm_role_assignment');
    const waiting = (roleWaitSeconds?: number) =>
      rolesOf({ ...VIRTUAL_MACHINES, remediation: { roleWaitSeconds } }).map(({ provisioner }) => provisioner);
    const command = expect.stringMatching(/^sleep 120 /);
    expect(waiting()).toEqual(Array(5).fill([{ 'local-exec': { command, on_failure: 'continue' } }]));
    expect(waiting(0)).toEqual(Array(5).fill(undefined));
    expect(rolesOf({ ...VIRTUAL_MACHINES, remediation: undefined }).map(({ provisioner }) => provisioner)).toEqual(
      Array(5).fill(undefined),
    );
    expect(() => waiting(3601)).toThrow(
      'remediation.roleWaitSeconds must be a whole number from 0 to 3600 seconds, got 3601',
    );
  });

  test('leaves out the members that deploy nothing, and still keeps the order', () => {
    const partly = assign({
      ...VIRTUAL_MACHINES,
      attachAgentIdentity: false,
      memberEffects: {
        DeployChangeTrackingExtensionLinuxVM: 'Disabled',
        DeployChangeTrackingExtensionWindowsVM: 'Disabled',
      },
    });
    expect(waits(partly)).toEqual({
      agent: new Set(['azurerm_role_assignment']),
      association: new Set(['agent']),
    });
  });

  test.each([
    ['managementGroup', { managementGroupId: 'corp' }, 'azurerm_management_group_policy_remediation'],
    [
      'resourceGroup',
      { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg` },
      'azurerm_resource_group_policy_remediation',
    ],
  ] as const)('stands at the %s of its assignment', (kind, scope, type) => {
    const [task = {}] = assign({
      ...VIRTUAL_MACHINES,
      scope,
      remediation: {},
    }).all(type);
    expect(Object.keys(task).includes('resource_discovery_mode')).toBe(kind !== 'managementGroup');
  });

  test('passes every option on, locations as they are written', () => {
    const remediation: RemediationOptions<'DCRALinuxVMChangeTrackingAndInventory'> = {
      members: ['DCRALinuxVMChangeTrackingAndInventory'],
      failureThreshold: 0.25,
      parallelDeployments: 30,
      resourceCount: 500,
      locationFilters: ['westeurope', 'northeurope'],
      resourceDiscoveryMode: 'ExistingNonCompliant',
    };
    expect(assign({ ...VIRTUAL_MACHINES, remediation }).only(TYPE)).toMatchObject({
      policy_definition_reference_id: 'DCRALinuxVMChangeTrackingAndInventory',
      failure_percentage: 0.25,
      parallel_deployments: 30,
      resource_count: 500,
      location_filters: ['westeurope', 'northeurope'],
      resource_discovery_mode: 'ExistingNonCompliant',
    });
  });
});

describe('a later run of the remediation', () => {
  const removed = (run: number) =>
    (assign({ ...VIRTUAL_MACHINES, remediation: { run } }).json.removed ?? []) as unknown[];

  test('makes Terraform forget the tasks of every earlier run', () => {
    expect(removed(1)).toEqual([]);
    expect(removed(3)).toHaveLength(2 * namesOf(VIRTUAL_MACHINES).length);
    expect(removed(2)).toContainEqual({
      from: expect.stringMatching(`^${TYPE}\\.Assignment_Remediation_AddUserAssignedManagedIdentity_VM_\\w+$`),
      lifecycle: { destroy: false },
    });
  });

  test.each([
    [{ managementGroupId: 'corp' }, 'azurerm_management_group_policy_remediation'],
    [{ resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers` }, 'azurerm_resource_group_policy_remediation'],
  ])('forgets tasks at %j', (scope, type) => {
    const { json, all } = assign({ ...VIRTUAL_MACHINES, attachAgentIdentity: false, scope, remediation: { run: 2 } });
    expect(all(type).length).toBeGreaterThan(0);
    expect((json.removed as { from: string }[]).map(({ from }) => from.split('.')[0])).toContain(type);
  });

  test('leaves the address of its own tasks out', () => {
    const { json } = assign({ ...VIRTUAL_MACHINES, remediation: { run: 2 } });
    const { [TYPE]: tasks } = json.resource as Record<string, Record<string, unknown>>;
    const addresses = Object.keys(tasks ?? {}).map((id) => `${TYPE}.${id}`);
    const forgotten = (json.removed as { from: string }[]).map(({ from }) => from);
    expect(addresses).toHaveLength(7);
    expect(addresses.filter((address) => forgotten.includes(address))).toEqual([]);
  });

  test.each([0, 1.5, 101])('is not number %p', (run) => {
    expect(messageOf(() => assign({ ...VIRTUAL_MACHINES, remediation: { run } }))).toContain(
      `remediation.run must be a whole number from 1 to 100, got ${run}`,
    );
  });
});

describe('the name of a remediation task', () => {
  const names = namesOf(VIRTUAL_MACHINES);

  test('is in lower case, short enough, and the same on every run', () => {
    expect(names[0]).toMatch(/^ct-vm-adduserassignedmanagedidentity_vm-[0-9a-f]{8}$/);
    expect(names.every((name) => name === name.toLowerCase() && name.length <= 260)).toBe(true);
    expect(namesOf(VIRTUAL_MACHINES)).toEqual(names);
  });

  test.each([
    ['the rule', { rule: { ...RULE, ruleId: RULE.ruleId.replace('dcr-ct', 'dcr-other') } }],
    ['the identity of the agent', { agentIdentity: 'builtIn' }],
    [
      'the identity that deploys',
      { identity: { identityId: IDENTITY, principalId: '00000000-0000-0000-0000-0000000000b1' } },
    ],
    ['the locations', { machineLocations: ['westeurope'] }],
    [
      'the selectors',
      {
        resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] }],
      },
    ],
    ['what is left out', { notScopes: [`${SUBSCRIPTION}/resourceGroups/rg`] }],
    ['the filter', { remediation: { locationFilters: ['westeurope'] } }],
    ['the number of the run', { remediation: { run: 2 } }],
  ] as [string, Partial<typeof VIRTUAL_MACHINES>][])('changes with %s', (_, change) => {
    const changed = namesOf({ ...VIRTUAL_MACHINES, ...change });
    expect(changed).toHaveLength(names.length);
    expect(changed.filter((name) => names.includes(name))).toEqual([]);
  });

  test('does not change with anything else', () => {
    const change = {
      displayName: 'Change tracking',
      remediation: { failureThreshold: 1, parallelDeployments: 1 },
    };
    expect(namesOf({ ...VIRTUAL_MACHINES, ...change })).toEqual(names);
  });

  test('does not change with the order of locations', () => {
    const inOrder = (...machineLocations: string[]) => namesOf({ ...VIRTUAL_MACHINES, machineLocations });
    expect(inOrder('uksouth', 'westeurope')).toEqual(inOrder('westeurope', 'uksouth'));
  });

  test('is computed by Terraform if the rule is known only at apply', () => {
    const { all } = synthesize((stack) => {
      const rule = new MonitorDataCollectionRule(stack, 'Rule', {
        name: 'dcr-ct',
        resourceGroupName: 'rg-ct',
        location: 'westeurope',
        destinations: {},
        dataFlow: [],
      });
      new InitiativeAssignment(stack, 'Assignment', {
        ...VIRTUAL_MACHINES,
        rule: { ...RULE, ruleId: rule.id },
      });
    });
    expect(String(all(TYPE)[0]?.name)).toMatch(
      /^ct-vm-[a-z_]+-\$\{substr\(sha256\(join\("\|", \[azurerm_monitor_data_collection_rule\.Rule\.id, .+\]\)\), 0, 8\)\}$/,
    );
  });

  test('of an assignment whose name is known later is made by Terraform in the same way', () => {
    const { all } = synthesize((stack) => {
      const name = new TerraformVariable(stack, 'name', {}).stringValue;
      new InitiativeAssignment(stack, 'Assignment', { ...VIRTUAL_MACHINES, name });
    });
    expect(String(all(TYPE)[0]?.name)).toMatch(
      /^\$\{replace\(lower\(var\.name\), "\/\[\^0-9A-Za-z_\.\(\)-\]\/", "-"\)\}-[a-z_]+-[0-9a-f]{8}$/,
    );
  });

  test('has no character the service refuses', () => {
    expect(namesOf({ ...VIRTUAL_MACHINES, name: 'CT ^ vm' })[0]).toMatch(/^ct---vm-[a-z_]+-[0-9a-f]{8}$/);
  });
});

describe('the checks of a remediation', () => {
  const errorOf = (props: object) =>
    messageOf(
      () =>
        new InitiativeAssignment(newStack(), 'Assignment', {
          ...VIRTUAL_MACHINES,
          ...props,
        } as InitiativeAssignmentProps),
    );

  test('list every invalid option', () => {
    expect(
      errorOf({
        scope: { managementGroupId: 'corp' },
        enforce: false,
        attachAgentIdentity: false,
        remediation: {
          members: ['AddUserAssignedManagedIdentity_VM', 'DCRALinuxVM', 'DCRALinuxVM'],
          failureThreshold: 10,
          parallelDeployments: 31,
          resourceCount: 0,
          locationFilters: ['West Europe'],
          resourceDiscoveryMode: 'ReEvaluateCompliance',
        },
      }),
    ).toBe(`Validation failed with the following errors:
  [test/Assignment] remediation deploys to machines even if enforce is false: omit it until the assignment is enforced
  [test/Assignment] remediation.members[0] names 'AddUserAssignedManagedIdentity_VM', which deploys nothing here: remove it, or change its effect
  [test/Assignment] remediation.members[1] must be one of 'AddUserAssignedManagedIdentity_VM', 'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory', 'DeployAMALinuxVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsVM', 'DeployChangeTrackingExtensionLinuxVM', 'DCRAWindowsVMChangeTrackingAndInventory', 'DCRALinuxVMChangeTrackingAndInventory', got 'DCRALinuxVM'; did you mean 'DCRALinuxVMChangeTrackingAndInventory'?
  [test/Assignment] remediation.members[2] must be one of 'AddUserAssignedManagedIdentity_VM', 'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory', 'DeployAMALinuxVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsVM', 'DeployChangeTrackingExtensionLinuxVM', 'DCRAWindowsVMChangeTrackingAndInventory', 'DCRALinuxVMChangeTrackingAndInventory', got 'DCRALinuxVM'; did you mean 'DCRALinuxVMChangeTrackingAndInventory'?
  [test/Assignment] remediation.members repeats 'DCRALinuxVM'
  [test/Assignment] remediation.failureThreshold must be more than 0 and at most 1, such as 0.1, got 10
  [test/Assignment] remediation.parallelDeployments must be a whole number from 1 to 30 deployments, got 31
  [test/Assignment] remediation.resourceCount must be a whole number from 1 to 50000 machines, got 0
  [test/Assignment] remediation.locationFilters[0] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Assignment] remediation.resourceDiscoveryMode must be 'ExistingNonCompliant' at a management group, got 'ReEvaluateCompliance'`);
  });

  test('let numbers through that are known only at apply', () => {
    const { all } = synthesize((stack) => {
      const share = new TerraformVariable(stack, 'share', { type: 'number' });
      new InitiativeAssignment(stack, 'Assignment', {
        ...VIRTUAL_MACHINES,
        remediation: { failureThreshold: share.numberValue },
      });
    });
    expect(all(TYPE)[0]?.failure_percentage).toBe('${var.share}');
  });

  test('refuse an empty filter, which filters nothing', () => {
    expect(errorOf({ remediation: { locationFilters: [] } })).toContain(
      'remediation.locationFilters must name at least one location: omit it for all locations',
    );
  });

  test('refuse a remediation if no member deploys', () => {
    expect(errorOf({ effect: 'Disabled' })).toContain(
      'remediation has no member to run a task for: every member is disabled or only audits',
    );
  });
});

import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import type { ChangeTrackingProps, PolicyOptions } from '../../../lib/constructs/change-tracking/change-tracking-props';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { forgottenIn, messageOf, newStack, refusalsOf, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const WORKSPACE = {
  workspaceId: `${SUBSCRIPTION}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-central`,
  location: 'northeurope',
};

function synthesizeAll(props: ChangeTrackingProps) {
  return synthesize((stack) => new ChangeTracking(stack, 'ChangeTracking', props));
}

describe('ChangeTracking', () => {
  test('needs no more than a location', () => {
    const { json, annotations } = synthesizeAll({ location: 'westeurope' });
    expect(Object.keys(json.resource as object).sort()).toEqual([
      'azurerm_log_analytics_solution',
      'azurerm_log_analytics_workspace',
      'azurerm_monitor_data_collection_rule',
      'azurerm_resource_group',
      'terraform_data',
    ]);
    expect(annotations.map(({ message }) => message)).toContain(
      'no machine reports to the rule yet: set policy or machines, or associate machines elsewhere [nothing-onboarded]',
    );
  });

  test('policy assigns initiatives of any image, one of each kind, beside a pin of the extension', () => {
    const policy = {
      scope: { subscriptionId: SUBSCRIPTION },
      nameSuffix: 'lab',
      anyImage: {},
      extensionVersion: '2.35',
    } as const;
    const { all } = synthesizeAll({ location: 'westeurope', policy });
    expect(all('azurerm_policy_set_definition').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ct-vm-lab-any-image', 'ct-vmss-lab-any-image', 'ct-arc-lab-any-image']),
    );
    const assigned = all('azurerm_subscription_policy_assignment').filter(({ name }) =>
      /^ct-(vm|vmss|arc)-/.test(String(name)),
    );
    expect(assigned).toHaveLength(3);
    for (const one of assigned) expect(String(one['policy_definition_id'])).toMatch(/AnyImage/);
    const refused = {
      location: 'westeurope',
      policy: { ...policy, definitionVersions: { arcServers: '1.1.*' } },
    } as const;
    expect(messageOf(() => new ChangeTracking(newStack(), 'ChangeTracking', refused))).toContain(
      'policy.definitionVersions contradicts policy.anyImage, which assigns definitions without versions: remove one',
    );
  });

  test('initiatives of any image take a suffix that is known only at apply, which the plan checks', () => {
    const scope = { subscriptionId: SUBSCRIPTION };
    const policy = { scope, kinds: ['arcServers'], anyImage: {}, nameSuffix: '${var.suffix}' } as const;
    const { only } = synthesizeAll({ location: 'westeurope', policy });
    const { name, lifecycle } = only('azurerm_subscription_policy_assignment');
    expect(name).toBe('ct-arc-${var.suffix}');
    expect(JSON.stringify(lifecycle)).toContain('nameSuffix');
  });

  test('policy leaves out the operating system that the settings leave out', () => {
    const { only, all } = synthesizeAll({
      location: 'westeurope',
      settings: { windows: false },
      policy: { scope: { subscriptionId: SUBSCRIPTION }, kinds: ['virtualMachines'], extensionVersion: '2.35' },
    });
    const [pin, assignment] = all('azurerm_subscription_policy_assignment');
    expect(assignment?.overrides).toEqual([
      {
        value: 'Disabled',
        selectors: [
          {
            in: [
              'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory',
              'DeployChangeTrackingExtensionWindowsVM',
              'DeployChangeTrackingExtensionLinuxVM',
              'DCRAWindowsVMChangeTrackingAndInventory',
            ],
          },
        ],
      },
    ]);
    expect(only('azurerm_policy_definition').name).toBe('ct-pin-linuxvirtualmachines');
    expect(pin?.non_compliance_message).toEqual([
      {
        content: 'The change tracking extension is not 2.35 with automatic upgrade off.',
        policy_definition_reference_id: 'LinuxVirtualMachines',
      },
    ]);
  });

  test.each([
    [
      { policy: { scope: { subscriptionId: SUBSCRIPTION }, attachAgentIdentity: false } },
      'policy.attachAgentIdentity is false, so agents will use an identity that nothing attaches to their machines: set policy.agentIdentity to the one already attached [identity-unattached]',
    ],
    [
      {
        settings: { windows: false, linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } },
        contentStorage: { name: 'stcontent', network: { access: 'allNetworks' } },
      },
      'settings upload content, but the content storage grants no identity the right to write it: list the identities of the machines in its writers [upload-no-writer]',
    ],
  ] as const)('warns of %j', (props, message) => {
    const { annotations } = synthesizeAll({ location: 'westeurope', ...props });
    expect(annotations).toContainEqual({ level: 'warn', message });
  });

  test('warns of machines that upload content and have no right to', () => {
    const machines = (count: number, os: 'windows' | 'linux') =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `${os}${index}`,
          { id: `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${os}${index}`, os },
        ]),
      );
    const warned = (virtualMachines: NonNullable<ChangeTrackingProps['machines']>['virtualMachines']) =>
      synthesizeAll({
        location: 'westeurope',
        settings: { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } },
        contentStorage: {
          name: 'stcontent',
          network: { access: 'allNetworks' },
          writers: { linux0: '00000000-0000-0000-0000-0000000000b1' },
        },
        machines: { virtualMachines },
      }).annotations.map(({ message }) => message);
    const warning =
      'contentStorage.writers grants 1 of the 5 machines in machines that upload content the right to do so: name the identity of each machine [upload-no-writer]';
    expect(warned({ ...machines(5, 'linux'), ...machines(3, 'windows') })).toContain(warning);
    expect(warned({ ...machines(1, 'linux'), ...machines(3, 'windows') }).join()).not.toContain('upload-no-writer');
  });

  test('an existing workspace decides location and resource group', () => {
    const output = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
      new ChangeTracking(stack, 'ChangeTracking', { workspace });
    });
    expect(output.all('azurerm_resource_group')).toEqual([]);
    expect(output.only('azurerm_monitor_data_collection_rule')).toMatchObject({
      resource_group_name: 'rg-logs',
      location: 'northeurope',
    });
    const forgotten = forgottenIn(output).map((address) => address.replace(/_[\dA-F]{8}$/, ''));
    expect(forgotten).toEqual(
      expect.arrayContaining([
        'azurerm_log_analytics_workspace.ChangeTracking_Workspace',
        'azurerm_resource_group.ChangeTracking_ResourceGroup',
        'azurerm_storage_account.ChangeTracking_ContentStorage',
        'azurerm_user_assigned_identity.ChangeTracking_AgentIdentity',
      ]),
    );
  });

  test('forgets nothing that it creates, and keeps group and identity where they are', () => {
    const output = synthesizeAll({
      location: 'westeurope',
      policy: { scope: { subscriptionId: SUBSCRIPTION } },
      contentStorage: { name: 'stcontent', network: { access: 'allNetworks' } },
    });
    expect(forgottenIn(output)).toEqual([]);
    const ignored = { lifecycle: { ignore_changes: ['location'] } };
    expect(output.only('azurerm_resource_group')).toMatchObject(ignored);
    const identity = output.only('azurerm_user_assigned_identity');
    expect(identity).toMatchObject(ignored);
    expect(refusalsOf(identity)).toEqual([
      "resourceGroupName of the agent identity 'id-change-tracking' cannot change from '…' to '…': that destroys the identity machines sign in with. Set policy.agentIdentity to { identityId } of the present identity: it then stays in its group, outside this stack.",
    ]);
    expect(output.all('terraform_data')).toContainEqual(
      expect.objectContaining({ triggers_replace: { name: 'id-change-tracking' } }),
    );
  });

  test('checks the name and the location of its group that are known only later', () => {
    const { only } = synthesizeAll({ location: '${var.location}', newResourceGroupName: 'rg-${var.location}' });
    expect(refusalsOf(only('azurerm_resource_group'))).toEqual([
      '[test/ChangeTracking] newResourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period',
      "[test/ChangeTracking] location must be a location's name in lower case without spaces, such as 'westeurope'",
    ]);
  });

  test('policy assigns all three initiatives and creates the identity of the agent', () => {
    const { all, only, json } = synthesizeAll({
      location: 'westeurope',
      policy: { scope: { managementGroupId: 'corp' } },
    });
    expect(all('azurerm_management_group_policy_assignment').map(({ name }) => name)).toEqual([
      'ct-arc',
      'ct-vmss',
      'ct-vm',
    ]);
    expect(only('azurerm_user_assigned_identity')).toMatchObject({ name: 'id-change-tracking' });
    expect(JSON.stringify(json.resource)).toContain('userAssignedIdentityResourceId');
  });

  test('every assignment gets the scope, the exclusions and the enforcement', () => {
    const notScopes = [`${SUBSCRIPTION}/resourceGroups/rg-legacy`];
    const { all } = synthesizeAll({
      location: 'westeurope',
      policy: { scope: { subscriptionId: SUBSCRIPTION }, enforce: false, notScopes, extensionVersion: '2.35' },
    });
    const assignments = all('azurerm_subscription_policy_assignment');
    expect(assignments.map(({ name }) => name).sort()).toEqual(['ct-arc', 'ct-pin', 'ct-vm', 'ct-vmss']);
    for (const assignment of assignments) {
      expect(assignment).toMatchObject({ subscription_id: SUBSCRIPTION, enforce: false, not_scopes: notScopes });
    }
  });

  test('an identity is created only if an initiative needs one', () => {
    const scope = { subscriptionId: SUBSCRIPTION };
    const arc = synthesizeAll({ location: 'westeurope', policy: { scope, kinds: ['arcServers'] } });
    const builtIn = synthesizeAll({ location: 'westeurope', policy: { scope, agentIdentity: 'builtIn' } });
    expect(arc.all('azurerm_user_assigned_identity')).toEqual([]);
    expect(builtIn.all('azurerm_user_assigned_identity')).toEqual([]);
  });

  test('tags reach every resource that has tags', () => {
    const id = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01`;
    const tags = { team: 'platform' };
    const stack = newStack();
    new ChangeTracking(stack, 'ChangeTracking', {
      location: 'westeurope',
      tags,
      contentStorage: {
        name: 'stcontent',
        network: {
          access: 'privateEndpoint',
          subnetId: `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers`,
        },
      },
      policy: { scope: { managementGroupId: 'corp' }, identity: {} },
      machines: { virtualMachines: { web01: { id, os: 'linux' } } },
    });
    const taggable = stack.node.findAll().filter((construct) => 'tagsInput' in construct);
    expect(taggable.map(({ node }) => node.path)).toHaveLength(10);
    expect(taggable.map((resource) => resource.tagsInput)).toEqual(taggable.map(() => tags));
  });

  test('acknowledged warnings of every part become information', () => {
    const { annotations } = synthesizeAll({
      location: 'westus3',
      acknowledgedWarnings: {
        'workspace-region': 'tested in a pilot',
        'windows-files-empty': 'Linux estate',
        'windows-registry-empty': 'Linux estate',
        'nothing-onboarded': 'other stacks associate machines',
      },
    });
    expect(annotations.filter(({ level }) => level === 'warn')).toEqual([]);
    expect(annotations.filter(({ level }) => level === 'info')).toHaveLength(4);
  });

  test('one error lists the problems of every part, before any part is created', () => {
    const stack = newStack();
    const props = {
      location: 'West Europe',
      rule: { name: '' },
      workspace: { name: 'x' },
      settings: {
        windows: { registryKeys: ['knownDll'] },
        linux: { files: [{ path: '/etc/*/hosts' }] },
      },
      contentStorage: { name: 'St', network: { access: 'allNetworks' } },
      policy: {
        scope: { subscriptionId: '12345678' },
        kinds: ['virtualMachines', 'scaleSets'],
        machineLocations: ['westeurope', 'swedencentral'],
      },
      machines: {
        extensionVersion: '2.19',
        virtualMachines: { web01: { id: 'web01', os: 'window' } },
      },
    } as unknown as ChangeTrackingProps;
    expect(
      messageOf(() => new ChangeTracking(stack, 'ChangeTracking', props)),
    ).toBe(`Validation failed with the following errors:
  [test/ChangeTracking] workspace.name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got 'x'
  [test/ChangeTracking] location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/ChangeTracking] rule.name must be 1 to 260 characters, no space and none of <>*%&:\\?+/#, got ''
  [test/ChangeTracking] settings.windows.registryKeys[0] must be one of 'startupScripts', 'shutdownScripts', 'runWow64', 'activeSetup', 'contextMenuHandlers', 'backgroundContextMenuHandlers', 'copyHookHandlers', 'shellIconOverlays', 'shellIconOverlaysWow64', 'browserHelperObjects', 'browserHelperObjectsWow64', 'internetExplorerExtensions', 'internetExplorerExtensionsWow64', 'drivers32', 'drivers32Wow64', 'knownDlls', 'winlogonNotify', got 'knownDll'; did you mean 'knownDlls'?
  [test/ChangeTracking] settings.linux.files[0].path may contain '*' only in its last segment (Microsoft's support matrix), got '/etc/*/hosts'
  [test/ChangeTracking] contentStorage.name must be 3 to 24 lower-case letters and digits, got 'St'
  [test/ChangeTracking] policy.scope.subscriptionId must have the form '/subscriptions/<guid>', got '/subscriptions/12345678'; copy the complete id from the resource
  [test/ChangeTracking] policy.machineLocations[1] must be one of the 25 locations the initiative for scaleSets allows, got 'swedencentral'; allowed are 'australiaeast', 'australiasoutheast', 'brazilsouth', 'canadacentral', 'centralindia', 'centralus', 'eastasia', 'eastus', 'eastus2', 'eastus2euap', 'francecentral', 'japaneast', 'koreacentral', 'northcentralus', 'northeurope', 'norwayeast', 'southcentralus', 'southeastasia', 'switzerlandnorth', 'uaenorth', 'uksouth', 'westcentralus', 'westeurope', 'westus', 'westus2'
  [test/ChangeTracking] machines.extensionVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.19'
  [test/ChangeTracking] machines.virtualMachines.web01.id must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Compute/virtualMachines/<name>', got 'web01'; copy the complete id from the resource
  [test/ChangeTracking] machines.virtualMachines.web01.os must be one of 'windows', 'linux', got 'window'; did you mean 'windows'?`);
    expect(stack.node.findChild('ChangeTracking').node.children).toEqual([]);
  });

  test.each([
    [
      { settings: { windows: { files: [{ path: '%windir%\\win.ini' }] } }, extensionVersion: '2.22' },
      'policy.extensionVersion must be 2.23 or later: the rule uses environment variables in file paths, which 2.22 ignores',
    ],
    [
      { settings: undefined, extensionVersion: '2.35', nameSuffix: 'x'.repeat(40) },
      "policy.nameSuffix is too long: the definitions are named after the assignment 'ct-pin-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', which may therefore have at most 41 characters, got 47",
    ],
  ])('refuses a pinned extension that %j cannot go with', ({ settings, ...policy }, message) => {
    const props = { location: 'westeurope', settings, policy: { scope: { subscriptionId: SUBSCRIPTION }, ...policy } };
    expect(messageOf(() => synthesizeAll(props as ChangeTrackingProps))).toBe(
      `Validation failed with the following errors:\n  [test/ChangeTracking] ${message}`,
    );
  });

  test('warns of a pin by policy whose version is unreliable for the settings', () => {
    const policy = { scope: { managementGroupId: 'mg' }, extensionVersion: '2.27' } as const;
    const settings: ChangeTrackingProps['settings'] = { windows: { files: false, registryKeys: ['knownDlls'] } };
    const message =
      'policy.extensionVersion is 2.27, but the rule uses Windows registry tracking, which is reliable from 2.29 on (release notes) [extension-unreliable]';
    const { annotations } = synthesizeAll({ location: 'westeurope', settings, policy });
    expect(annotations).toContainEqual({ level: 'warn', message });
    const disabled: ChangeTrackingProps['settings'] = {
      windows: { files: false, registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', enabled: false }] },
    };
    const quiet = synthesizeAll({ location: 'westeurope', settings: disabled, policy });
    expect(quiet.annotations).not.toContainEqual({ level: 'warn', message });
  });

  test('a machine with an operating system the settings leave out is refused', () => {
    const id = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01`;
    const machines = { virtualMachines: { web01: { id, os: 'windows' } } } as const;
    expect(
      messageOf(() => synthesizeAll({ location: 'westeurope', settings: { windows: false }, machines })),
    ).toContain(
      "machines.virtualMachines.web01.os is 'windows', which the settings of the rule leave out: nothing would be reported",
    );
  });

  test('its tags reach the extensions of the machines', () => {
    const id = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01`;
    const machines = { virtualMachines: { web01: { id, os: 'windows' } } } as const;
    const { all } = synthesizeAll({ location: 'westeurope', machines, tags: { owner: 'security' } });
    expect(all('azurerm_virtual_machine_extension').map(({ tags }) => tags)).toEqual(
      Array(2).fill({ owner: 'security' }),
    );
  });

  test('a name of the workspace that is undefined is the default', () => {
    const { only } = synthesizeAll({ location: 'westeurope', workspace: { name: undefined } });
    expect(only('azurerm_log_analytics_workspace').name).toBe('log-change-tracking');
  });

  test('a second region works by following the errors', () => {
    const scope = { subscriptionId: SUBSCRIPTION };
    const two = (second: Partial<ChangeTrackingProps>, policy: Partial<PolicyOptions> = {}) =>
      synthesize((stack) => {
        const first = { scope, machineLocations: ['westeurope'], kinds: ['virtualMachines'] } as const;
        new ChangeTracking(stack, 'A', { location: 'westeurope', policy: first });
        const props = { location: 'northeurope', policy: { ...first, ...policy }, ...second };
        new ChangeTracking(stack, 'B', props as ChangeTrackingProps);
      });
    expect(messageOf(() => two({}))).toContain(
      "'test/B/ResourceGroup' is the same azurerm_resource_group in Azure as 'test/A/ResourceGroup', named 'rg-change-tracking': set newResourceGroupName of the second pattern to another name",
    );
    const group = { newResourceGroupName: 'rg-change-tracking-north' };
    expect(messageOf(() => two(group))).toContain(
      "'test/B/VirtualMachines/Resource' is the same azurerm_subscription_policy_assignment in Azure as 'test/A/VirtualMachines/Resource', named 'ct-vm': set another nameSuffix on one of them",
    );
    expect(messageOf(() => two(group, { nameSuffix: 'north' }))).toContain('make scopes, machineLocations');
    const { all } = two(group, { nameSuffix: 'north', machineLocations: ['northeurope'] });
    expect(all('azurerm_resource_group').map(({ name }) => name)).toEqual([
      'rg-change-tracking',
      'rg-change-tracking-north',
    ]);
  });

  test('a second pattern in the same group needs another name of the rule, and the identity of the first', () => {
    const rule = { name: 'dcr-north' };
    const two = (second: Partial<ChangeTrackingProps> = {}, policy: Partial<PolicyOptions> = {}) =>
      synthesize((stack) => {
        const scope = { subscriptionId: SUBSCRIPTION };
        const place = { location: 'westeurope', resourceGroupName: 'rg' };
        const kinds = ['virtualMachines'] as const;
        const first = new ChangeTracking(stack, 'A', {
          ...place,
          policy: { scope, kinds, machineLocations: ['westeurope'] },
        });
        const agentIdentity = policy.agentIdentity && { identityId: first.agentIdentityId as string };
        new ChangeTracking(stack, 'B', {
          ...place,
          workspace: { name: 'log-north' },
          policy: { scope, kinds, nameSuffix: 'north', machineLocations: ['northeurope'], agentIdentity },
          ...second,
        } as ChangeTrackingProps);
      });
    expect(messageOf(() => two())).toContain(
      "'test/B/Rule/Resource' is the same azurerm_monitor_data_collection_rule in Azure as 'test/A/Rule/Resource', named 'dcr-change-tracking': set another rule.name on one of them",
    );
    expect(messageOf(() => two({ rule }))).toContain(
      "'test/B/AgentIdentity' is the same azurerm_user_assigned_identity in Azure as 'test/A/AgentIdentity', named 'id-change-tracking': set policy.agentIdentity of the second pattern to { identityId: first.agentIdentityId }, or use another resource group",
    );
    const { all, only } = two({ rule }, { agentIdentity: { identityId: '' } });
    expect(only('azurerm_user_assigned_identity').name).toBe('id-change-tracking');
    expect(all('azurerm_subscription_policy_assignment').map(({ parameters }) => parameters)).toEqual(
      Array(2).fill(expect.stringMatching(/\$\{azurerm_user_assigned_identity\.A_AgentIdentity_\w+\.id\}/)),
    );
  });

  test('a new group can stand beside an existing workspace, and not beside an existing group', () => {
    const { only } = synthesize((stack) => {
      const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
      new ChangeTracking(stack, 'A', { workspace, newResourceGroupName: 'rg-new' });
    });
    expect(only('azurerm_resource_group')).toMatchObject({ name: 'rg-new', location: WORKSPACE.location });
    const both = { location: 'westeurope', newResourceGroupName: 'rg-new', resourceGroupName: 'rg-old' };
    expect(messageOf(() => new ChangeTracking(newStack(), 'A', both))).toContain(
      '[test/A] newResourceGroupName contradicts resourceGroupName, which names an existing group: remove one',
    );
    const wrong = { location: 'westeurope', newResourceGroupName: 'rg.' };
    expect(messageOf(() => new ChangeTracking(newStack(), 'A', wrong))).toContain('[test/A] newResourceGroupName must');
  });

  test('a location is needed for a new workspace and refused with an existing one', () => {
    expect(messageOf(() => new ChangeTracking(newStack(), 'A', {} as ChangeTrackingProps))).toContain(
      "[test/A] location is missing: set the location of the new workspace, such as 'westeurope'",
    );
    const stack = newStack();
    const workspace = Workspace.fromWorkspaceId(stack, 'Workspace', WORKSPACE);
    const both = { workspace, location: 'westeurope' } as unknown as ChangeTrackingProps;
    expect(messageOf(() => new ChangeTracking(stack, 'B', both))).toContain(
      "[test/B] location must not be set beside an existing workspace, which has a location, got 'westeurope'",
    );
  });

  describe('with alerts, workbook and queries', () => {
    const monitored = {
      location: 'westeurope',
      tags: { owner: 'security' },
      alerts: {
        notify: { emails: { oncall: 'oncall@example.com' } },
        hostsFile: {},
        ingestionErrors: {},
        own: {
          odd: { query: 'Heartbeat | where Computer == "${x}"' },
          files: { changes: { kind: 'files', paths: ['/opt/${x}'] }, computers: ['${x}'] },
        },
      },
      workbook: { title: 'Changes' },
      queries: { own: { odd: { title: 'Odd', query: 'Heartbeat | where Computer == "${x}"' } } },
    } as const;

    test('creates them beside the rule, with the diagnostic setting that the alerts need', () => {
      const { all, only, json, annotations } = synthesizeAll(monitored);
      const group = Object.keys((json.resource as Record<string, object>).azurerm_resource_group ?? {})[0];
      for (const type of [
        'azurerm_monitor_scheduled_query_rules_alert_v2',
        'azurerm_monitor_action_group',
        'azurerm_application_insights_workbook',
        'azurerm_log_analytics_query_pack',
      ]) {
        const expected = { resource_group_name: `\${azurerm_resource_group.${group}.name}`, tags: monitored.tags };
        expect(all(type).length).toBeGreaterThan(0);
        for (const resource of all(type)) expect(resource).toMatchObject(expected);
      }
      expect(only('azurerm_application_insights_workbook').display_name).toBe('Changes');
      expect(only('azurerm_monitor_diagnostic_setting').enabled_log).toEqual([{ category: 'LogErrors' }]);
      expect(annotations.map(({ message }) => message).filter((message) => message.includes('alert-no'))).toEqual([]);
    });

    test('leaves ${ in queries, filters and settings as it is', () => {
      const { all, only } = synthesizeAll({
        ...monitored,
        settings: { windows: { files: [{ path: 'C:\\a.txt', name: 'a ${x}' }] } },
      });
      const queries = all('azurerm_monitor_scheduled_query_rules_alert_v2').map(({ criteria }) =>
        JSON.stringify(criteria),
      );
      const texts = ['Computer == \\"$${x}\\"', '(\\"/opt/$${x}\\") and Computer in~ (\\"$${x}\\")'];
      for (const text of texts) expect(queries).toContainEqual(expect.stringContaining(text));
      expect(JSON.stringify(only('azurerm_monitor_data_collection_rule'))).toContain('a $${x}');
    });

    test('compares the alerts with the settings', () => {
      const { annotations } = synthesizeAll(monitored);
      expect(annotations.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^hostsFile does not see .*\[alert-unwatched\]$/),
      );
    });

    test('creates no diagnostic setting that no alert needs', () => {
      const { all } = synthesizeAll({ ...monitored, alerts: { dailyCap: {} } });
      expect(all('azurerm_monitor_diagnostic_setting')).toEqual([]);
    });

    test('reports all problems before anything is created', () => {
      const stack = newStack();
      const wrong = { location: 'westeurope', alerts: { hostsFile: { severity: 7 } }, queries: { name: 'a' } };
      expect(
        messageOf(() => new ChangeTracking(stack, 'A', wrong as unknown as ChangeTrackingProps)),
      ).toBe(`Validation failed with the following errors:
  [test/A] alerts.hostsFile.severity must be a whole number from 0 to 4 (0 is critical), got 7
  [test/A] queries.name must be 4 to 63 letters, digits and hyphens, first and last a letter or digit, got 'a'`);
      expect(stack.node.tryFindChild('A')?.node.children).toEqual([]);
    });
  });
});

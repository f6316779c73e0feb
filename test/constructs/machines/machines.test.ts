import { Machines } from '../../../lib/constructs/machines/machines';
import type { MachinesProps } from '../../../lib/constructs/machines/machines-props';
import { messageOf, newStack, refusalsOf, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-servers/providers';
const RULE = {
  ruleId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct',
  location: 'westeurope',
  features: [],
} as const;
const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;

const vm = (name: string, os: 'windows' | 'linux' = 'windows') => ({
  id: `${GROUP}/Microsoft.Compute/virtualMachines/${name}`,
  os,
});
const scaleSet = (name: string) => ({
  id: `${GROUP}/Microsoft.Compute/virtualMachineScaleSets/${name}`,
  os: 'linux' as const,
});
const arc = (name: string) => ({
  id: `${GROUP}/Microsoft.HybridCompute/machines/${name}`,
  os: 'windows' as const,
  location: 'westeurope',
});

function onboard(props: Omit<MachinesProps, 'rule'>) {
  return synthesize((stack) => new Machines(stack, 'Machines', { rule: RULE, ...props }));
}

/** The resource of one type whose extension type begins so. */
function extension(resources: Record<string, unknown>[], type: string): Record<string, unknown> {
  const found = resources.find((resource) => String(resource.type).startsWith(type));
  if (found === undefined) throw new Error(`no extension ${type}`);
  return found;
}

/** The moves in the state, without the hashes of addresses. */
function movesIn({ json }: ReturnType<typeof onboard>): string[][] {
  const moved = (json.moved ?? []) as { from: string; to: string }[];
  return moved.map(({ from, to }) => [from, to].map((address) => address.replace(/_[\dA-F]{8}(?=\[)/, '')));
}

/** The machines of each group, as the locals hold them. */
function members({ json }: ReturnType<typeof onboard>): Record<string, unknown>[] {
  return Object.values((json.locals ?? {}) as Record<string, Record<string, unknown>>);
}

describe('Machines', () => {
  test('need a rule', () => {
    const without = { virtualMachines: { web01: vm('web01') } } as unknown as MachinesProps;
    expect(messageOf(() => new Machines(newStack(), 'Machines', without))).toBe(
      'Validation failed with the following errors:\n  [test/Machines] rule is missing: give a ChangeTrackingRule or the result of ChangeTrackingRule.fromRuleId',
    );
  });

  test('all machines of a kind and operating system share one block, whatever their number', () => {
    const virtualMachines = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`vm${index}`, vm(`vm${index}`, index % 2 ? 'windows' : 'linux')]),
    );
    const { all } = onboard({ virtualMachines });
    expect(all('azurerm_virtual_machine_extension')).toHaveLength(4);
    expect(all('azurerm_monitor_data_collection_rule_association')).toHaveLength(2);
    expect(all('azurerm_virtual_machine_extension').map(({ for_each }) => for_each)).toEqual(
      Array(4).fill(expect.stringMatching(/^\$\{local\./)),
    );
  });

  test('a machine with another name is refused by the plan, and moved with an entry in renamed', () => {
    const virtualMachines = { frontend: vm('web01') };
    const output = onboard({ virtualMachines, renamed: { web01: 'frontend' } });
    const names = output.all('terraform_data').map(({ input }) => input);
    expect(names).toContainEqual(
      expect.stringMatching(
        /^\$\{merge\(\{ for name, member in local\.\w+ : lower\(member\.id\) => "\$\{name\} \(windows\)" \}\)\}$/,
      ),
    );
    expect(movesIn(output).map((move) => move.map((address) => address.replace(/^.*\[/, '[')))).toEqual(
      Array(3).fill(['["web01"]', '["frontend"]']),
    );
    const check = output.all('terraform_data').find(({ lifecycle }) => 'precondition' in (lifecycle as object));
    expect(check).toMatchObject({
      lifecycle: {
        precondition: [
          {
            condition: expect.stringMatching(/^\$\{length\(concat\(\[for name, member in local\.\w+ : /),
            error_message: expect.stringMatching(
              /"\[test\/Machines\] machines have other names: ".*Add the old and the new name to renamed"/,
            ),
          },
        ],
      },
    });
    expect(movesIn(onboard({ virtualMachines }))).toEqual([]);
  });

  test('an entry in renamed with the same name on both sides moves what Azure keeps when an operating system is corrected', () => {
    const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association.Machines';
    const alone = onboard({ virtualMachines: { db01: vm('db01', 'linux') }, renamed: { db01: 'db01' } });
    expect(movesIn(alone)).toEqual([
      [
        `${ASSOCIATION}_WindowsVirtualMachines_Association["db01"]`,
        `${ASSOCIATION}_LinuxVirtualMachines_Association["db01"]`,
      ],
    ]);
    const endpoint = `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/dce`;
    const beside = onboard({
      virtualMachines: {
        web01: { ...vm('web01'), location: 'westeurope' },
        web02: { ...vm('web02', 'linux'), location: 'westeurope' },
      },
      arcServers: { plant01: arc('plant01') },
      renamed: { web01: 'web01', plant01: 'plant01' },
      privateIngestion: {
        ingestionEndpointId: endpoint,
        configurationEndpointIds: { westeurope: endpoint },
        dependables: [],
      },
    });
    expect(movesIn(beside)).toEqual(
      [
        ['VirtualMachines_Association', 'web01'],
        ['VirtualMachines_EndpointAssociation', 'web01'],
        ['ArcServers_Association', 'plant01'],
        ['ArcServers_EndpointAssociation', 'plant01'],
      ].map(([place, name]) => ['Linux', 'Windows'].map((os) => `${ASSOCIATION}_${os}${place}["${name}"]`)),
    );
  });

  test('an entry in renamed names an old name that is gone and a new one that is there, each once', () => {
    const virtualMachines = { frontend: vm('web01'), web02: vm('web02') };
    const renamed = { web01: 'fronted', web02: 'frontend', web03: 'frontend' };
    expect(messageOf(() => onboard({ virtualMachines, renamed }))).toBe(`Validation failed with the following errors:
  [test/Machines] renamed.web01 must be one of 'frontend', 'web02', got 'fronted'; did you mean 'frontend'?
  [test/Machines] renamed.web02 names 'web02', which is still in use: remove the entry
  [test/Machines] renamed repeats 'frontend'`);
  });

  test('adding a machine adds one key and leaves the others as they are', () => {
    const [before] = members(onboard({ virtualMachines: { web01: vm('web01') } }));
    const [after] = members(onboard({ virtualMachines: { db01: vm('db01'), web01: vm('web01') } }));
    expect(after).toEqual({ ...before, db01: { id: vm('db01').id } });
  });

  test('the agent comes first, then the extension, then the association', () => {
    const { all, only, json } = onboard({
      virtualMachines: { web01: vm('web01') },
    });
    const association = only('azurerm_monitor_data_collection_rule_association');
    const extensions =
      (json.resource as Record<string, Record<string, { type: string }>>).azurerm_virtual_machine_extension ?? {};
    const address = (type: string) =>
      `azurerm_virtual_machine_extension.${Object.keys(extensions).find((key) => extensions[key]?.type === type)}`;
    const installed = all('azurerm_virtual_machine_extension');
    expect(extension(installed, 'AzureMonitor').depends_on).toBeUndefined();
    expect(extension(installed, 'ChangeTracking').depends_on).toEqual([address('AzureMonitorWindowsAgent')]);
    expect(association).toMatchObject({
      name: 'change-tracking',
      target_resource_id: '${each.value.id}',
      data_collection_rule_id: RULE.ruleId,
      depends_on: [address('ChangeTracking-Windows')],
    });
  });

  test('extensions are named like their type, as policy names them', () => {
    const { all } = onboard({
      virtualMachines: { web01: vm('web01'), db01: vm('db01', 'linux') },
    });
    expect(
      all('azurerm_virtual_machine_extension')
        .map(({ name, type }) => ({ name, type }))
        .sort((a, b) => String(a.name).localeCompare(String(b.name))),
    ).toEqual(
      ['AzureMonitorLinuxAgent', 'AzureMonitorWindowsAgent', 'ChangeTracking-Linux', 'ChangeTracking-Windows'].map(
        (name) => ({ name, type: name }),
      ),
    );
  });

  test('without a pin, Azure keeps the extension up to date', () => {
    const { all } = onboard({ virtualMachines: { web01: vm('web01') } });
    expect(extension(all('azurerm_virtual_machine_extension'), 'ChangeTracking')).toMatchObject({
      type_handler_version: '2.20',
      auto_upgrade_minor_version: true,
      automatic_upgrade_enabled: true,
    });
  });

  test('a pin turns both upgrades off, and leaves the agent alone', () => {
    const { all } = onboard({
      virtualMachines: { web01: vm('web01') },
      extensionVersion: '2.35',
    });
    const installed = all('azurerm_virtual_machine_extension');
    expect(extension(installed, 'ChangeTracking')).toMatchObject({
      type_handler_version: '2.35',
      auto_upgrade_minor_version: false,
      automatic_upgrade_enabled: false,
    });
    expect(extension(installed, 'AzureMonitor')).toMatchObject({
      type_handler_version: '1.2',
      automatic_upgrade_enabled: true,
    });
  });

  test('one machine may differ without giving up the rest', () => {
    const output = onboard({
      virtualMachines: {
        web01: vm('web01'),
        web02: { ...vm('web02'), extensionVersion: '2.38' },
      },
      extensionVersion: '2.35',
      agentIdentity: { identityId: IDENTITY },
    });
    expect(members(output)).toEqual([
      {
        web01: { id: vm('web01').id, version: '2.35', automaticUpgrade: false },
        web02: { id: vm('web02').id, version: '2.38', automaticUpgrade: false },
      },
    ]);
    const installed = output.all('azurerm_virtual_machine_extension');
    expect(extension(installed, 'ChangeTracking')).toMatchObject({
      type_handler_version: '${each.value.version}',
      automatic_upgrade_enabled: '${each.value.automaticUpgrade}',
    });
    expect(JSON.parse(String(extension(installed, 'AzureMonitor').settings))).toEqual({
      authentication: {
        managedIdentity: {
          'identifier-name': 'mi_res_id',
          'identifier-value': IDENTITY,
        },
      },
    });
  });

  test('one machine may sign in with an identity of its own', () => {
    const output = onboard({
      virtualMachines: {
        web01: vm('web01'),
        web02: { ...vm('web02'), agentIdentity: { identityId: IDENTITY } },
      },
    });
    expect(members(output)).toEqual([
      {
        web01: { id: vm('web01').id, settings: '{}' },
        web02: { id: vm('web02').id, settings: expect.stringContaining(IDENTITY) },
      },
    ]);
    expect(extension(output.all('azurerm_virtual_machine_extension'), 'AzureMonitor').settings).toBe(
      '${each.value.settings}',
    );
  });

  test('a scale set orders the agent before the extension on its instances too', () => {
    const { all } = onboard({ scaleSets: { web: scaleSet('web') } });
    const installed = all('azurerm_virtual_machine_scale_set_extension');
    expect(extension(installed, 'ChangeTracking').provision_after_extensions).toEqual(['AzureMonitorLinuxAgent']);
    expect(extension(installed, 'AzureMonitor').provision_after_extensions).toBeUndefined();
  });

  test('an Arc server gets a version only if it is pinned', () => {
    const free = onboard({ arcServers: { plant01: arc('plant01') } }).all('azurerm_arc_machine_extension');
    expect(free.map(({ type_handler_version }) => type_handler_version)).toEqual([undefined, undefined]);
    expect(free.map(({ automatic_upgrade_enabled }) => automatic_upgrade_enabled)).toEqual([true, true]);
    const pinned = onboard({
      arcServers: { plant01: arc('plant01') },
      arcExtensionVersion: '2.35.0.0',
    });
    expect(extension(pinned.all('azurerm_arc_machine_extension'), 'ChangeTracking')).toMatchObject({
      type_handler_version: '2.35.0.0',
      automatic_upgrade_enabled: false,
      location: '${each.value.location}',
    });
  });

  test('a machine with automatic upgrade may be listed beside a pinned one', () => {
    const output = onboard({
      virtualMachines: { web01: vm('web01'), web02: { ...vm('web02'), extensionVersion: '2.38' } },
      arcServers: { plant01: arc('plant01'), plant02: { ...arc('plant02'), extensionVersion: '2.35' } },
    });
    expect(members(output)).toEqual([
      {
        plant01: { id: arc('plant01').id, location: 'westeurope', version: null, automaticUpgrade: true },
        plant02: { id: arc('plant02').id, location: 'westeurope', version: '2.35', automaticUpgrade: false },
      },
      {
        web01: { id: vm('web01').id, version: '2.20', automaticUpgrade: true },
        web02: { id: vm('web02').id, version: '2.38', automaticUpgrade: false },
      },
    ]);
  });

  test('does not install the agent if installAgent is false', () => {
    const { all } = onboard({
      virtualMachines: { web01: vm('web01') },
      installAgent: false,
    });
    expect(all('azurerm_virtual_machine_extension').map(({ type }) => type)).toEqual(['ChangeTracking-Windows']);
  });

  test('leaves an extension that exists already alone, and associates the machine all the same', () => {
    const { all, only } = onboard({
      virtualMachines: { web01: vm('web01') },
      installExtension: false,
    });
    expect(all('azurerm_virtual_machine_extension').map(({ type }) => type)).toEqual(['AzureMonitorWindowsAgent']);
    expect(only('azurerm_monitor_data_collection_rule_association').depends_on).toEqual([
      expect.stringMatching(/^azurerm_virtual_machine_extension\..*Agent/),
    ]);
  });

  test('associates machines that have both extensions already, and installs nothing', () => {
    const { all, only } = onboard({
      virtualMachines: { web01: vm('web01') },
      installAgent: false,
      installExtension: false,
    });
    expect(all('azurerm_virtual_machine_extension')).toEqual([]);
    expect(only('azurerm_monitor_data_collection_rule_association')).not.toHaveProperty('depends_on');
  });

  test('pins no version of an extension that something else installs', () => {
    const wrong = {
      virtualMachines: { web01: { ...vm('web01'), extensionVersion: '2.35' as const } },
      extensionVersion: '2.35' as const,
      installExtension: false,
    };
    const message = 'contradicts installExtension, which is false: nothing here installs the extension; omit one';
    expect(messageOf(() => onboard(wrong))).toBe(
      [
        'Validation failed with the following errors:',
        `  [test/Machines] extensionVersion ${message}`,
        `  [test/Machines] virtualMachines.web01.extensionVersion ${message}`,
      ].join('\n'),
    );
  });

  test('exposes the resources of every kind and operating system, so that one of them can be changed', () => {
    const { all } = synthesize((stack) => {
      const { groups } = new Machines(stack, 'Machines', {
        rule: RULE,
        virtualMachines: { web01: vm('web01') },
        scaleSets: { web: scaleSet('web') },
      });
      expect(groups.map(({ os, kind }) => `${os} ${kind}`)).toEqual(['windows virtualMachines', 'linux scaleSets']);
      groups[0]?.agent?.addOverride('protected_settings', '{}');
      groups[0]?.association.addOverride('description', 'of the web servers');
    });
    expect(extension(all('azurerm_virtual_machine_extension'), 'AzureMonitor').protected_settings).toBe('{}');
    expect(all('azurerm_monitor_data_collection_rule_association').map(({ description }) => description)).toContain(
      'of the web servers',
    );
  });

  test('tags the extensions that can carry tags', () => {
    const { all } = onboard({
      virtualMachines: { web01: vm('web01') },
      scaleSets: { web: scaleSet('web') },
      arcServers: { plant01: arc('plant01') },
      tags: { owner: 'security' },
    });
    const tags = (type: string) => all(type).map((resource) => resource.tags);
    const without = onboard({ virtualMachines: { web01: vm('web01') }, arcServers: { plant01: arc('plant01') } });
    for (const type of ['azurerm_virtual_machine_extension', 'azurerm_arc_machine_extension'])
      expect(without.all(type).map((resource) => resource.tags)).toEqual([undefined, undefined]);
    expect(tags('azurerm_virtual_machine_extension')).toEqual(Array(2).fill({ owner: 'security' }));
    expect(tags('azurerm_arc_machine_extension')).toEqual(Array(2).fill({ owner: 'security' }));
    expect(tags('azurerm_virtual_machine_scale_set_extension')).toEqual([undefined, undefined]);
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      rule: { ...RULE, features: ['windowsServices', 'fileContentUpload'] },
      virtualMachines: {
        web01: { id: vm('web01').id.toLowerCase(), os: 'windos' },
        web02: { ...vm('web02'), extensionVersion: '2.35.0.0' },
        web03: vm('web02'),
      },
      arcServers: {
        plant01: {
          ...arc('plant01'),
          location: 'West Europe',
          extensionVersion: '2.9',
        },
      },
      extensionVersion: '2',
      agentIdentity: { identityId: 'id-agent' },
    } as unknown as MachinesProps;
    expect(
      messageOf(() => new Machines(newStack(), 'Machines', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Machines] extensionVersion must be major.minor, such as '2.35', got '2'
  [test/Machines] agentIdentity.identityId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>', got 'id-agent'; copy the complete id from the resource
  [test/Machines] virtualMachines.web01.id must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Compute/virtualMachines/<name>', got '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-servers/providers/microsoft.compute/virtualmachines/web01'; the provider compares the case of every fixed part, so correct the case
  [test/Machines] virtualMachines.web01.os must be one of 'windows', 'linux', got 'windos'; did you mean 'windows'?
  [test/Machines] virtualMachines.web02.extensionVersion must be major.minor, such as '2.35', got '2.35.0.0'
  [test/Machines] virtualMachines.web03.id repeats that of virtualMachines.web02: remove one
  [test/Machines] arcServers.plant01.location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Machines] arcServers.plant01.extensionVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.9'
  [test/Machines] arcServers.plant01.extensionVersion must be 2.11 or later: the rule uses Windows services, which 2.9 ignores
  [test/Machines] arcServers.plant01.extensionVersion must be 2.13 or later: the rule uses file content upload, which 2.9 ignores`);
  });

  test.each([
    [{ web01: undefined }, {}, 'virtualMachines.web01 must be { id, os }, got undefined'],
    [{ web01: { ...vm('web01'), extensionVersion: '2.035' } }, {}, "major.minor, such as '2.35', got '2.035'"],
    [{ web01: vm('web01') }, { ruleId: 'dcr-ct' }, 'rule.ruleId must have the form'],
    [
      { web: { ...vm('web'), id: vm('web').id.replace('virtualMachines', 'virtualMachineScaleSets') } },
      {},
      "/providers/Microsoft.Compute/virtualMachineScaleSets/web': list it under scaleSets",
    ],
    [
      { web01: vm('web01') },
      { operatingSystems: ['linux'] },
      "virtualMachines.web01.os is 'windows', which the settings of the rule leave out: nothing would be reported",
    ],
  ])('refuses %j with a rule %j', (virtualMachines, rule, message) => {
    const wrong = { rule: { ...RULE, ...rule }, virtualMachines } as unknown as MachinesProps;
    expect(messageOf(() => new Machines(newStack(), 'Machines', wrong))).toContain(message);
  });

  test('refuses a machine that another construct of the stack onboards', () => {
    const twice = () =>
      synthesize((stack) => {
        new Machines(stack, 'A', { rule: RULE, virtualMachines: { web01: vm('web01'), web02: vm('web02') } });
        new Machines(stack, 'B', { rule: RULE, virtualMachines: { other: vm('WEB01') } });
      });
    expect(messageOf(twice)).toContain(`Validation failed with the following errors:
  [test] '${vm('web01').id.toLowerCase()}' is onboarded by 'test/A' and by 'test/B': remove it from one of them`);
  });

  test('lets two constructs onboard machines whose ids are known only later', () => {
    const onboarded = () =>
      synthesize((stack) => {
        for (const id of ['A', 'B'])
          new Machines(stack, id, { rule: RULE, virtualMachines: { web01: { ...vm('web01'), id: '${var.id}' } } });
      });
    expect(onboarded).not.toThrow();
  });

  test.each([
    [{}, 'azurerm_virtual_machine_extension.Machines_WindowsVirtualMachines_Agent'],
    [{ installAgent: false }, 'azurerm_virtual_machine_extension.Machines_WindowsVirtualMachines_Extension'],
    [
      { installAgent: false, installExtension: false },
      'azurerm_monitor_data_collection_rule_association.Machines_WindowsVirtualMachines_Association',
    ],
  ])('checks ids that are known only later on the resource that comes first with %j', (props, address) => {
    const { json } = onboard({ virtualMachines: { web01: { ...vm('web01'), id: '${var.id}' } }, ...props });
    const resources = Object.entries(json.resource as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      ([type, named]) =>
        Object.entries(named).map(([name, one]) => [`${type}.${name.replace(/_\w{8}$/, '')}`, one] as const),
    );
    const checked = resources.filter(([, one]) =>
      refusalsOf(one).join().includes('virtualMachines.web01.id must have'),
    );
    expect(checked.map(([at]) => at)).toEqual([address]);
  });

  test('refuses to onboard nothing', () => {
    expect(messageOf(() => new Machines(newStack(), 'Machines', { rule: RULE }))).toContain(
      '[test/Machines] must name at least one machine in virtualMachines, scaleSets or arcServers',
    );
  });

  test.each([
    ['2.22', 'known issues (release notes): SvcDescription arrives base64-encoded'],
    ['2.26', 'extensionVersion pins 2.26, which has no published release note'],
  ] as const)('warns of the pinned version %s', (extensionVersion, message) => {
    const { annotations } = onboard({
      virtualMachines: { web01: vm('web01') },
      extensionVersion,
    });
    expect(annotations).toEqual([{ level: 'warn', message: expect.stringContaining(message) }]);
  });

  test('warns of a location of an Arc server that may not exist', () => {
    const edge01 = { ...arc('edge01'), location: 'westeuropa' };
    expect(onboard({ arcServers: { edge01 } }).annotations).toEqual([
      {
        level: 'warn',
        message:
          "arcServers.edge01.location names 'westeuropa', which is no location that this version knows: if Azure has none of that name, it refuses the extension; did you mean 'westeurope'? [location-unknown]",
      },
    ]);
  });

  test('a version that is a number is refused in words', () => {
    const machines = { rule: RULE, virtualMachines: { web01: vm('web01') }, extensionVersion: 2.3 as never };
    expect(() => synthesize((stack) => new Machines(stack, 'Machines', machines))).toThrow(
      'extensionVersion must be text, got 2.3',
    );
  });

  test('warns of a pin whose version is unreliable for the rule', () => {
    const { annotations } = synthesize(
      (stack) =>
        new Machines(stack, 'Machines', {
          rule: { ...RULE, features: ['registry'] },
          virtualMachines: { web01: vm('web01') },
          extensionVersion: '2.27',
        }),
    );
    expect(annotations).toEqual([
      {
        level: 'warn',
        message:
          'extensionVersion is 2.27, but the rule uses Windows registry tracking, which is reliable from 2.29 on (release notes) [extension-unreliable]',
      },
    ]);
  });
});

import { TerraformVariable } from 'cdktf';
import { pinRule } from '../../../lib/constructs/extension-version/extension-rules';
import { ExtensionVersionPin } from '../../../lib/constructs/extension-version/extension-version-pin';
import type { ExtensionVersionPinProps } from '../../../lib/constructs/extension-version/extension-version-pin-props';
import { addressesIn, messageOf, newStack, refusalsOf, resolvedIn, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const IDENTITY = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`;
const PIN = {
  scope: { managementGroupId: 'corp' },
  extensionVersion: '2.35',
  location: 'westeurope',
} as const;

const names = (resources: Record<string, unknown>[]) => resources.map(({ name }) => String(name)).sort();

describe('ExtensionVersionPin', () => {
  const pin = (props: Partial<ExtensionVersionPinProps> = {}) =>
    synthesize((stack) => new ExtensionVersionPin(stack, 'Pin', { ...PIN, ...props }));

  test('defines one policy per kind and operating system at the scope of the assignment', () => {
    const { all, only } = pin();
    const group = '/providers/Microsoft.Management/managementGroups/corp';
    expect(names(all('azurerm_policy_definition'))).toEqual([
      'ct-pin-linuxarcservers',
      'ct-pin-linuxscalesets',
      'ct-pin-linuxvirtualmachines',
      'ct-pin-windowsarcservers',
      'ct-pin-windowsscalesets',
      'ct-pin-windowsvirtualmachines',
    ]);
    expect(new Set(all('azurerm_policy_definition').map((definition) => definition.management_group_id))).toEqual(
      new Set([group]),
    );
    expect(only('azurerm_management_group_policy_set_definition').management_group_id).toBe(group);
    expect(only('azurerm_management_group_policy_assignment')).toMatchObject({
      name: 'ct-pin',
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
    });
  });

  test('says what it installs, for each kind of machine and operating system', () => {
    const { all, only } = pin({ kinds: ['virtualMachines', 'arcServers'], arcExtensionVersion: '2.35.0.0' });
    const displayName = 'Install change tracking extension 2.35';
    expect(only('azurerm_management_group_policy_set_definition')['display_name']).toBe(displayName);
    const message = (name: string, version: string) => ({
      content: `The change tracking extension is not ${version} with automatic upgrade off.`,
      policy_definition_reference_id: name,
    });
    expect(only('azurerm_management_group_policy_assignment')).toMatchObject({
      display_name: displayName,
      enforce: true,
      policy_definition_id: expect.stringMatching(/^\$\{azurerm_management_group_policy_set_definition\..+\.id\}$/),
      non_compliance_message: [
        message('WindowsVirtualMachines', '2.35'),
        message('LinuxVirtualMachines', '2.35'),
        message('WindowsArcServers', '2.35.0.0'),
        message('LinuxArcServers', '2.35.0.0'),
      ],
    });
    expect(
      all('azurerm_policy_definition')
        .map((one) => one['display_name'])
        .sort(),
    ).toEqual([
      'Install change tracking extension 2.35 on a Linux virtual machine',
      'Install change tracking extension 2.35 on a Windows virtual machine',
      'Install change tracking extension 2.35.0.0 on a Linux Arc server',
      'Install change tracking extension 2.35.0.0 on a Windows Arc server',
    ]);
  });

  test('installs in the locations that it names', () => {
    const { only } = pin({ kinds: ['scaleSets'], operatingSystems: ['linux'], machineLocations: ['westeurope'] });
    expect(JSON.parse(String(only('azurerm_policy_definition')['policy_rule']))).toEqual(
      pinRule('scaleSets', 'linux', { version: '2.35', machineLocations: ['westeurope'] }),
    );
  });

  test('has the scope and the id of its assignment, and the principal that installs', () => {
    const stack = newStack();
    const made = new ExtensionVersionPin(stack, 'Pin', PIN);
    expect(made.scope).toBe(PIN.scope);
    expect([made.assignmentId, made.principalId].map((value) => resolvedIn(stack, value))).toEqual([
      expect.stringMatching(/^\$\{azurerm_management_group_policy_assignment\.Pin_\w+\.id\}$/),
      expect.stringMatching(/^\$\{azurerm_management_group_policy_assignment\.Pin_\w+\.identity\[0\]\.principal_id\}$/),
    ]);
    const identity = { identityId: IDENTITY, principalId: '00000000-0000-0000-0000-0000000000aa' };
    const given = new ExtensionVersionPin(newStack(), 'Pin', { ...PIN, identity });
    expect([given.principalId, given.remediation]).toEqual([identity.principalId, undefined]);
  });

  test('grants its roles once to an identity that others have too', () => {
    const identity = { identityId: IDENTITY, principalId: '00000000-0000-0000-0000-0000000000aa' };
    const { all } = synthesize((stack) => {
      new ExtensionVersionPin(stack, 'One', { ...PIN, identity, kinds: ['virtualMachines'] });
      new ExtensionVersionPin(stack, 'Two', { ...PIN, identity, kinds: ['scaleSets'], nameSuffix: 'two' });
    });
    expect(all('azurerm_role_assignment').map(({ scope, role_definition_id }) => [scope, role_definition_id])).toEqual([
      [
        '/providers/Microsoft.Management/managementGroups/corp',
        '/providers/Microsoft.Authorization/roleDefinitions/9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
      ],
    ]);
    const own = pin({ scope: { subscriptionId: SUBSCRIPTION }, kinds: ['virtualMachines'] });
    expect(addressesIn(own)).toContainEqual(expect.stringMatching(/^azurerm_role_assignment\.Pin_/));
    expect(
      own.all('azurerm_role_assignment').map(({ scope, role_definition_id }) => [scope, role_definition_id]),
    ).toEqual([
      [
        SUBSCRIPTION,
        `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/9980e02c-c2be-4d73-94e8-173b1dc7cf3c`,
      ],
    ]);
  });

  test.each<[Partial<ExtensionVersionPinProps>, number]>([
    [{ extensionVersion: '2.35', arcExtensionVersion: '2.38' }, 0],
    [{ kinds: ['virtualMachines'], arcExtensionVersion: '2.35' }, 0],
    [{ kinds: ['arcServers'] }, 1],
    [{ kinds: ['scaleSets'], extensionVersion: '2.38' }, 1],
    [{ extensionVersion: '2.38', arcExtensionVersion: '2.35' }, 3],
    [{ extensionVersion: '2.38', arcExtensionVersion: '2.35', enforce: false }, 0],
    [{ kinds: ['scaleSets'], extensionVersion: '2.38', operatingSystems: ['windows'] }, 0],
    [{ kinds: ['scaleSets'], extensionVersion: '2.38', machineLocations: ['northeurope'] }, 0],
    [{ kinds: ['scaleSets'], extensionVersion: '2.38', scope: { managementGroupId: 'other' } }, 0],
  ])('with a pin to 2.35 and 2.38, another pin with %j gets %d warnings of the same machines', (second, count) => {
    const { annotations } = synthesize((stack) => {
      const first = {
        arcExtensionVersion: '2.38',
        operatingSystems: ['linux'],
        machineLocations: ['westeurope'],
      } as const;
      new ExtensionVersionPin(stack, 'One', { ...PIN, ...first });
      new ExtensionVersionPin(stack, 'Two', { ...PIN, nameSuffix: 'two', ...second });
    });
    const overlaps = annotations.filter(({ message }) => message.endsWith('[assignment-overlap]'));
    const text = /^'test\/One' and 'test\/Two' probably give the same .* two versions of the extension/;
    expect(overlaps).toEqual(Array(count).fill({ level: 'warn', message: expect.stringMatching(text) }));
  });

  test('remediates again when an input changes that decides what is installed where, not when the library does', () => {
    const taskOf = (props: Partial<ExtensionVersionPinProps>) =>
      names(
        pin({ kinds: ['arcServers'], operatingSystems: ['linux'], remediation: {}, ...props }).all(
          'azurerm_management_group_policy_remediation',
        ),
      )[0];
    const identity = { identityId: IDENTITY, principalId: '00000000-0000-0000-0000-0000000000aa' };
    const inputs: Partial<ExtensionVersionPinProps>[] = [
      {},
      { extensionVersion: '2.38' },
      { arcExtensionVersion: '2.38' },
      { identity },
      { location: 'northeurope' },
      { machineLocations: ['westeurope'] },
    ];
    expect(new Set(inputs.map(taskOf)).size).toBe(inputs.length);
    expect(taskOf({})).toBe('ct-pin-linuxarcservers-9c526fd6');
  });

  test('forgets the tasks of earlier runs for all kinds and operating systems, and starts after its roles act', () => {
    const { json, all, only } = pin({ kinds: ['arcServers'], operatingSystems: ['linux'], remediation: { run: 2 } });
    const left = (json['removed'] as { from: string }[]).map(({ from }) => from.replace(/_[\dA-F]{8}$/, '')).sort();
    expect(left).toEqual(
      ['Linux', 'Windows'].flatMap((os) =>
        ['ArcServers', 'ScaleSets', 'VirtualMachines'].map(
          (kind) => `azurerm_management_group_policy_remediation.Pin_Remediation_${os}${kind}`,
        ),
      ),
    );
    expect(only('azurerm_management_group_policy_remediation')['depends_on']).toEqual([
      expect.stringMatching(/^azurerm_role_assignment\./),
    ]);
    expect(all('azurerm_role_assignment').every((role) => 'provisioner' in role)).toBe(true);
  });

  test('may have a suffix that is known only at apply, which Terraform checks', () => {
    const { all } = pin({ nameSuffix: '${var.ring}' });
    expect(all('azurerm_policy_definition').flatMap(refusalsOf)).toContainEqual(
      expect.stringMatching(/^\[test\/Pin\] nameSuffix is too long: the definitions are named after the assignment,/),
    );
  });

  test('is granted the roles its policies name', () => {
    const roles = (kinds: ExtensionVersionPinProps['kinds']) =>
      pin({ kinds })
        .all('azurerm_role_assignment')
        .map((grant) => String(grant.role_definition_id).split('/').at(-1));
    expect(roles(['virtualMachines', 'scaleSets'])).toEqual(['9980e02c-c2be-4d73-94e8-173b1dc7cf3c']);
    expect(roles(['arcServers'])).toEqual(['cd570a14-e51a-42ad-bac8-bafd67325302']);
  });

  test('accepts four parts on Arc servers only', () => {
    const versions = pin({ arcExtensionVersion: '2.35.0.0' })
      .all('azurerm_policy_definition')
      .map(({ name, policy_rule }) => {
        const [, version] = /"typeHandlerVersion":"([\d.]+)"/.exec(String(policy_rule)) ?? [];
        return `${String(name).replace('ct-pin-', '')} ${version}`;
      });
    expect(versions.filter((text) => text.includes('windows')).sort()).toEqual([
      'windowsarcservers 2.35.0.0',
      'windowsscalesets 2.35',
      'windowsvirtualmachines 2.35',
    ]);
  });

  test('remediates existing machines if asked to, and again when the version changes', () => {
    const tasks = (extensionVersion: '2.35' | '2.38') =>
      names(pin({ extensionVersion, remediation: {} }).all('azurerm_management_group_policy_remediation'));
    expect(tasks('2.35')).toHaveLength(6);
    expect(tasks('2.35').filter((name) => tasks('2.38').includes(name))).toEqual([]);
  });

  test('accepts the longest suffix that its name allows at a management group, and none that is longer', () => {
    const nameSuffix = 'a'.repeat(17);
    expect(pin({ nameSuffix }).only('azurerm_management_group_policy_assignment').name).toBe(`ct-pin-${nameSuffix}`);
    expect(messageOf(() => pin({ nameSuffix: `${nameSuffix}a` }))).toContain(
      `nameSuffix is too long: the assignment name 'ct-pin-${nameSuffix}a' may have at most 24 characters, got 25`,
    );
  });

  test('is limited to one operating system by a prop', () => {
    expect(
      names(pin({ kinds: ['scaleSets'], operatingSystems: ['windows'] }).all('azurerm_policy_definition')),
    ).toEqual(['ct-pin-windowsscalesets']);
    expect(messageOf(() => pin({ operatingSystems: [] }))).toContain(
      "operatingSystems must name at least one of 'windows', 'linux', got none: leave it out for all",
    );
  });

  test('leaves room for the names of the definitions, which are longer than its own', () => {
    const scope = { subscriptionId: SUBSCRIPTION };
    const nameSuffix = (length: number) => 'x'.repeat(length - 'ct-pin-'.length);
    expect(names(pin({ scope, nameSuffix: nameSuffix(41) }).all('azurerm_policy_definition')).at(-1)).toHaveLength(64);
    expect(
      messageOf(() => pin({ scope, nameSuffix: nameSuffix(42) })),
    ).toBe(`Validation failed with the following errors:
  [test/Pin] nameSuffix is too long: the definitions are named after the assignment 'ct-pin-${nameSuffix(42)}', which may therefore have at most 41 characters, got 42`);
  });

  test('may have a name that is known only at apply', () => {
    const { all } = synthesize((stack) => {
      const ring = new TerraformVariable(stack, 'ring', { type: 'string' });
      new ExtensionVersionPin(stack, 'Pin', { ...PIN, nameSuffix: ring.stringValue });
    });
    expect(names(all('azurerm_policy_definition'))[0]).toBe('${lower("ct-pin-${var.ring}-LinuxArcServers")}');
  });

  test('is not defined in another subscription than it is assigned in', () => {
    const provider = { features: [{}], subscriptionId: '00000000-0000-0000-0000-000000000002' };
    const scope = { subscriptionId: SUBSCRIPTION };
    expect(
      messageOf(() => synthesize((stack) => new ExtensionVersionPin(stack, 'Pin', { ...PIN, scope }), provider)),
    ).toContain(
      `[test/Pin/Initiative] the provider 'test/azurerm' would create 'test/Pin/Initiative/Resource' in its own subscription '00000000-0000-0000-0000-000000000002', but it belongs to '${SUBSCRIPTION}': use a provider with that subscription`,
    );
  });

  test('warns of a version with known issues', () => {
    expect(pin({ extensionVersion: '2.23' }).annotations.map(({ message }) => message)).toEqual([
      'scope is a management group, in which Azure may need time to find a new definition: if the first apply cannot find it, apply again (hashicorp/terraform-provider-azurerm#12478) [definition-new]',
      expect.stringContaining('extensionVersion pins 2.23, which has known issues (release notes)'),
    ]);
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      scope: { subscriptionId: 'prod' },
      extensionVersion: '2.35.0.0',
      arcExtensionVersion: '2.10.0.0',
      location: 'West Europe',
      identity: { identityId: 'id', principalId: 'principal' },
      kinds: [],
      enforce: false,
      remediation: { parallelDeployments: 0 },
    } as unknown as ExtensionVersionPinProps;
    expect(
      messageOf(() => new ExtensionVersionPin(newStack(), 'Pin', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Pin] scope.subscriptionId must have the form '/subscriptions/<guid>', got '/subscriptions/prod'; copy the complete id from the resource
  [test/Pin] kinds must name at least one of 'virtualMachines', 'scaleSets', 'arcServers', got none: leave it out for all
  [test/Pin] extensionVersion must be major.minor, such as '2.35', got '2.35.0.0'
  [test/Pin] arcExtensionVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.10.0.0'
  [test/Pin] location must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Pin] identity.identityId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>', got 'id'; copy the complete id from the resource
  [test/Pin] identity.principalId must be the object id of a principal, a GUID, got 'principal'
  [test/Pin] remediation deploys to machines even if enforce is false: omit it until the assignment is enforced
  [test/Pin] remediation.parallelDeployments must be a whole number from 1 to 30 deployments, got 0`);
  });
});

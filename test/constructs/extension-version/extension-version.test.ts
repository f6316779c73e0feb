import { TerraformVariable } from 'cdktf';
import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import { ExtensionVersionAudit } from '../../../lib/constructs/extension-version/extension-version-audit';
import type { ExtensionVersionAuditProps } from '../../../lib/constructs/extension-version/extension-version-audit-props';
import { ExtensionVersionPin } from '../../../lib/constructs/extension-version/extension-version-pin';
import type { ExtensionVersionPinProps } from '../../../lib/constructs/extension-version/extension-version-pin-props';
import { messageOf, newStack, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PIN = {
  scope: { managementGroupId: 'corp' },
  extensionVersion: '2.35',
  location: 'westeurope',
} as const;

const names = (resources: Record<string, unknown>[]) => resources.map(({ name }) => String(name)).sort();

describe('ExtensionVersionAudit', () => {
  const audit = (props: Partial<ExtensionVersionAuditProps> = {}) =>
    synthesize(
      (stack) =>
        new ExtensionVersionAudit(stack, 'Audit', {
          scope: { subscriptionId: SUBSCRIPTION },
          ...props,
        }),
    );

  test('defines one policy per kind of machine and assigns them together', () => {
    const { all, only } = audit();
    expect(names(all('azurerm_policy_definition'))).toEqual([
      'ct-floor-arcservers',
      'ct-floor-scalesets',
      'ct-floor-virtualmachines',
    ]);
    expect(only('azurerm_policy_set_definition')).toMatchObject({
      name: 'ct-floor',
      policy_type: 'Custom',
      policy_definition_reference: ['virtualMachines', 'scaleSets', 'arcServers'].map((reference_id) => ({
        reference_id,
        parameter_values: '{"effect":{"value":"[parameters(\'effect\')]"}}',
      })),
    });
    expect(only('azurerm_subscription_policy_assignment')).toMatchObject({
      name: 'ct-floor',
      policy_definition_id: expect.stringMatching(/^\$\{azurerm_policy_set_definition\..+\.id\}$/),
      non_compliance_message: [
        {
          content: 'The change tracking extension is missing or older than 2.20.',
        },
      ],
    });
  });

  test('changes nothing, and so has no identity and no role', () => {
    const { all, only } = audit({ floor: '2.29' });
    expect(Object.keys(only('azurerm_subscription_policy_assignment'))).not.toContain('identity');
    expect(all('azurerm_role_assignment')).toEqual([]);
    for (const { parameters } of all('azurerm_policy_definition')) {
      expect(JSON.parse(String(parameters))).toEqual({
        effect: {
          type: 'String',
          defaultValue: 'AuditIfNotExists',
          allowedValues: ['AuditIfNotExists', 'Disabled'],
        },
      });
    }
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      scope: { managementGroupId: 'corp' },
      name: 'change-tracking-extension-floor',
      floor: '2.9',
      kinds: ['virtualMachines', 'virtualMachines', 'vms'],
      locations: ['West Europe'],
      notScopes: ['rg'],
    } as unknown as ExtensionVersionAuditProps;
    expect(
      messageOf(() => new ExtensionVersionAudit(newStack(), 'Audit', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Audit] notScopes[0] must be the id of a management group, a subscription or something in one, got 'rg': it would exclude nothing
  [test/Audit] name must be 1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space, got 'change-tracking-extension-floor'
  [test/Audit] kinds[2] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'vms'
  [test/Audit] kinds repeats 'virtualMachines'
  [test/Audit] locations[0] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Audit] floor must be 2.20 or later, the oldest version Microsoft recommends, got '2.9'`);
  });
});

describe('ExtensionVersionPin', () => {
  const pin = (props: Partial<ExtensionVersionPinProps> = {}) =>
    synthesize((stack) => new ExtensionVersionPin(stack, 'Pin', { ...PIN, ...props }));

  test('defines one policy per kind and operating system where it is assigned', () => {
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

  test('is granted the roles its policies name', () => {
    const roles = (kinds: ExtensionVersionPinProps['kinds']) =>
      pin({ kinds })
        .all('azurerm_role_assignment')
        .map((grant) => String(grant.role_definition_id).split('/').at(-1));
    expect(roles(['virtualMachines', 'scaleSets'])).toEqual(['9980e02c-c2be-4d73-94e8-173b1dc7cf3c']);
    expect(roles(['arcServers'])).toEqual(['cd570a14-e51a-42ad-bac8-bafd67325302']);
  });

  test('takes four parts on Arc servers only', () => {
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

  test('brings existing machines to the version where asked, and again when it changes', () => {
    const tasks = (extensionVersion: '2.35' | '2.38') =>
      names(pin({ extensionVersion, remediation: {} }).all('azurerm_management_group_policy_remediation'));
    expect(tasks('2.35')).toHaveLength(6);
    expect(tasks('2.35').filter((name) => tasks('2.38').includes(name))).toEqual([]);
  });

  test('takes every suffix its own name leaves room for at a management group, and none that is longer', () => {
    const nameSuffix = 'a'.repeat(17);
    expect(pin({ nameSuffix }).only('azurerm_management_group_policy_assignment').name).toBe(`ct-pin-${nameSuffix}`);
    expect(messageOf(() => pin({ nameSuffix: `${nameSuffix}a` }))).toContain(
      `nameSuffix is too long: the assignment name 'ct-pin-${nameSuffix}a' may have at most 24 characters, got 25`,
    );
  });

  test('is for one operating system where that is said', () => {
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

  test('may be named with what is known only at apply', () => {
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

describe('policy.extensionVersion', () => {
  const policy = { scope: { subscriptionId: SUBSCRIPTION }, initiatives: ['arcServers'] } as const;

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

  test('takes the place of the members that install the extension', () => {
    const { only, all } = synthesize(
      (stack) =>
        new ChangeTracking(stack, 'ChangeTracking', {
          location: 'westeurope',
          policy: {
            scope: { subscriptionId: SUBSCRIPTION },
            initiatives: ['arcServers'],
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

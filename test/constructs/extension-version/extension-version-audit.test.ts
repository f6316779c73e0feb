import { floorRule } from '../../../lib/constructs/extension-version/extension-rules';
import { ExtensionVersionAudit } from '../../../lib/constructs/extension-version/extension-version-audit';
import type { ExtensionVersionAuditProps } from '../../../lib/constructs/extension-version/extension-version-audit-props';
import { messageOf, newStack, refusalsOf, resolvedIn, synthesize } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
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

  test('says what it reports, for each kind of machine', () => {
    const { all, only } = audit({ minimumVersion: '2.29', enforce: false });
    const displayName = 'Report machines with a change tracking extension below 2.29';
    expect(only('azurerm_policy_set_definition')['display_name']).toBe(displayName);
    expect(only('azurerm_subscription_policy_assignment')).toMatchObject({
      display_name: displayName,
      enforce: false,
      non_compliance_message: [{ content: 'The change tracking extension is missing or older than 2.29.' }],
    });
    expect(
      all('azurerm_policy_definition')
        .map((one) => one['display_name'])
        .sort(),
    ).toEqual([
      'Change tracking extension on a scale set should be 2.29 or later',
      'Change tracking extension on a virtual machine should be 2.29 or later',
      'Change tracking extension on an Arc server should be 2.29 or later',
    ]);
  });

  test('compares versions as its props ask for, on the kinds and in the locations that they name', () => {
    const rule = (props: Partial<ExtensionVersionAuditProps>) =>
      JSON.parse(String(audit({ kinds: ['scaleSets'], ...props }).only('azurerm_policy_definition')['policy_rule']));
    const options = { minimumVersion: '2.20', trustAutomaticUpgrade: true };
    expect(rule({})).toEqual(floorRule('scaleSets', options));
    expect(rule({ trustAutomaticUpgrade: false, machineLocations: ['westeurope'], minimumVersion: '2.29' })).toEqual(
      floorRule('scaleSets', {
        minimumVersion: '2.29',
        trustAutomaticUpgrade: false,
        machineLocations: ['westeurope'],
      }),
    );
  });

  test('has the scope and the id of its assignment', () => {
    const stack = newStack();
    const scope = { subscriptionId: SUBSCRIPTION };
    const made = new ExtensionVersionAudit(stack, 'Audit', { scope });
    expect(made.scope).toBe(scope);
    expect(resolvedIn(stack, made.assignmentId)).toMatch(
      /^\$\{azurerm_subscription_policy_assignment\.Audit_\w+\.id\}$/,
    );
  });

  test('warns of a new definition at a management group, once', () => {
    const { annotations } = audit({ scope: { managementGroupId: 'corp' } });
    expect(annotations.map(({ message }) => message.split(' ').at(-1))).toEqual(['[definition-new]']);
  });

  test('may have a suffix that is known only at apply, which Terraform checks', () => {
    const { all } = audit({ nameSuffix: '${var.ring}' });
    expect(all('azurerm_policy_definition').flatMap(refusalsOf)).toContainEqual(
      expect.stringMatching(/^\[test\/Audit\] nameSuffix is too long: the definitions are named after the assignment,/),
    );
  });

  test('changes nothing, and so has no identity and no role', () => {
    const { all, only } = audit({ minimumVersion: '2.29' });
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
      minimumVersion: '2.9',
      kinds: ['virtualMachines', 'virtualMachines', 'vms'],
      machineLocations: ['West Europe'],
      notScopes: ['rg'],
    } as unknown as ExtensionVersionAuditProps;
    expect(
      messageOf(() => new ExtensionVersionAudit(newStack(), 'Audit', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Audit] notScopes[0] must be the id of a management group, a subscription or something in one, got 'rg': it would exclude nothing
  [test/Audit] name must be 1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space, got 'change-tracking-extension-floor'
  [test/Audit] kinds[2] must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'vms'
  [test/Audit] kinds repeats 'virtualMachines'
  [test/Audit] machineLocations[0] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Audit] minimumVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.9'`);
  });
});

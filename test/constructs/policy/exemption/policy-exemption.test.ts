import { TerraformStack, TerraformVariable } from 'cdktf';
import { ExtensionVersionPin } from '../../../../lib/constructs/extension-version/extension-version-pin';
import { PolicyExemption } from '../../../../lib/constructs/policy/exemption/policy-exemption';
import type { PolicyExemptionProps } from '../../../../lib/constructs/policy/exemption/policy-exemption-props';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const RULE_ID = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`;
const PROPS = {
  assignment: {
    assignmentId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-arc`,
    kind: 'arcServers',
  },
  scope: { resourceGroupId: GROUP },
  name: 'plant',
  category: 'Waiver',
  expiresOn: '2027-01-31T00:00:00Z',
} as const satisfies PolicyExemptionProps;

describe('PolicyExemption', () => {
  test.each([
    [{ subscriptionId: SUBSCRIPTION }, 'subscription'],
    [{ resourceGroupId: GROUP }, 'resource_group'],
    [
      {
        resourceId: `${GROUP}/providers/Microsoft.HybridCompute/machines/plant01`,
      },
      'resource',
    ],
  ] as const)('exempts at %j', (scope, kind) => {
    const { only } = synthesize((stack) => new PolicyExemption(stack, 'Exemption', { ...PROPS, scope }));
    expect(only(`azurerm_${kind}_policy_exemption`)).toMatchObject({
      name: 'plant',
      policy_assignment_id: PROPS.assignment.assignmentId,
      exemption_category: 'Waiver',
      expires_on: '2027-01-31T00:00:00Z',
    });
  });

  const CORP = '/providers/Microsoft.Management/managementGroups/corp';
  const AT_CORP = { assignmentId: `${CORP}/providers/Microsoft.Authorization/policyAssignments/ct-arc` } as const;
  test.each([
    ['management_group', { managementGroupId: CORP }],
    ['management_group', { managementGroupId: 'plants' }],
    ['resource_group', { resourceGroupId: GROUP }],
  ] as const)('of an assignment at a management group exempts at a %s: %j', (kind, scope) => {
    const { only } = synthesize((stack) => {
      new PolicyExemption(stack, 'Exemption', { ...PROPS, assignment: AT_CORP, scope });
    });
    expect(only(`azurerm_${kind}_policy_exemption`).policy_assignment_id).toBe(AT_CORP.assignmentId);
  });

  const OTHER = SUBSCRIPTION.replace(/1$/, '2');
  test.each([
    ['another subscription', { subscriptionId: OTHER }, OTHER],
    [
      'a group of another subscription',
      { resourceGroupId: GROUP.replace(SUBSCRIPTION, OTHER) },
      GROUP.replace(SUBSCRIPTION, OTHER),
    ],
    ['a management group above', { managementGroupId: 'corp' }, CORP],
    [
      'a machine elsewhere',
      { resourceId: `${OTHER}/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/m` },
      `${OTHER}/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/m`,
    ],
  ] as const)('is refused at %s than the assignment', (_, scope, at) => {
    const message = `scope must be '${SUBSCRIPTION}', the scope of the assignment, or something in it, got '${at}'`;
    expect(messageOf(() => new PolicyExemption(newStack(), 'Exemption', { ...PROPS, scope }))).toContain(message);
    const stack = newStack();
    const assignment = new InitiativeAssignment(stack, 'Assignment', {
      kind: 'arcServers',
      scope: { subscriptionId: SUBSCRIPTION },
      rule: { ruleId: RULE_ID, location: 'westeurope', features: [] },
    });
    expect(messageOf(() => new PolicyExemption(stack, 'Exemption', { ...PROPS, assignment, scope }))).toContain(
      message,
    );
  });

  const conditionsOf = (build: (stack: TerraformStack, variable: string) => PolicyExemptionProps) => {
    const { json } = synthesize((stack) => {
      const variable = new TerraformVariable(stack, 'Id', { default: GROUP }).stringValue;
      new PolicyExemption(stack, 'Exemption', build(stack, variable));
    });
    return JSON.stringify([json['resource'], json['locals']]);
  };
  const KNOWN = `'${SUBSCRIPTION}', `;
  test.each<[string, string, (stack: TerraformStack, variable: string) => Partial<PolicyExemptionProps>]>([
    ['the scope', KNOWN, (_, variable) => ({ scope: { resourceGroupId: variable } })],
    ['the resource', KNOWN, (_, variable) => ({ scope: { resourceId: variable } })],
    [
      'the scope of the assignment',
      '',
      (stack, variable) => ({
        assignment: new InitiativeAssignment(stack, 'Assignment', {
          kind: 'arcServers',
          scope: { resourceGroupId: variable },
          rule: { ruleId: RULE_ID, location: 'westeurope', features: [] },
        }),
      }),
    ],
    ['the id of the assignment', '', (_, variable) => ({ assignment: { assignmentId: variable } })],
  ])('is compared with the assignment at plan if %s is known only then', (_, known, given) => {
    const conditions = conditionsOf((stack, variable) => ({ ...PROPS, ...given(stack, variable) }));
    expect(conditions).toContain(
      `"error_message":"[test/Exemption] scope must be ${known}the scope of the assignment, or something in it"`,
    );
    expect(conditions).toMatch(/"scope":\["[^"]+","[^"]+"\]/);
    const [at, of] = [0, 1].map((place) => `lower(local.Exemption_Checked_1D6C9152["scope"][${place}])`);
    const assigned = `split("/providers/microsoft.authorization/policyassignments/", ${of})[0]`;
    expect(conditions).toContain(
      JSON.stringify(
        `startswith(${assigned}, "/providers/") || startswith(join("", [${at}, "/"]), join("", [${assigned}, "/"]))}`,
      ).slice(1, -1),
    );
  });

  test('is not compared at plan with the scope it has itself, or with a management group', () => {
    const rule = { ruleId: RULE_ID, location: 'westeurope', features: [] } as const;
    const same = conditionsOf((stack, variable) => {
      const scope = { resourceGroupId: variable };
      const assignment = new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule });
      return { ...PROPS, assignment, scope };
    });
    const above = conditionsOf((_, variable) => ({
      ...PROPS,
      assignment: AT_CORP,
      scope: { resourceGroupId: variable },
    }));
    const aboveLater = conditionsOf((stack, variable) => {
      const assignment = new InitiativeAssignment(stack, 'Assignment', {
        kind: 'arcServers',
        scope: { managementGroupId: variable },
        rule,
      });
      return { ...PROPS, assignment, scope: { resourceGroupId: GROUP } };
    });
    expect([same, above, aboveLater].filter((conditions) => conditions.includes('something in it'))).toEqual([]);
  });

  test('exempts from single members of an assignment', () => {
    const { only } = synthesize((stack) => {
      const assignment = new InitiativeAssignment(stack, 'Assignment', {
        kind: 'arcServers',
        scope: { subscriptionId: SUBSCRIPTION },
        rule: { ruleId: RULE_ID, location: 'westeurope', features: [] },
      });
      new PolicyExemption(stack, 'Exemption', {
        ...PROPS,
        assignment,
        expiresOn: 'never',
        members: ['DeployChangeTrackingExtensionLinuxHybridVM'],
      });
    });
    const exemption = only('azurerm_resource_group_policy_exemption');
    expect(exemption.policy_definition_reference_ids).toEqual(['DeployChangeTrackingExtensionLinuxHybridVM']);
    expect(exemption.policy_assignment_id).toMatch(/^\$\{azurerm_subscription_policy_assignment\..+\.id\}$/);
    expect(Object.keys(exemption)).not.toContain('expires_on');
  });

  test('exists before the remediation of its assignment starts, if both are in one stack', () => {
    const remediated = (exempt: (assignment: InitiativeAssignment, stack: TerraformStack) => void) => {
      const { all } = synthesize((stack) => {
        const assignment = new InitiativeAssignment(stack, 'Assignment', {
          kind: 'arcServers',
          scope: { subscriptionId: SUBSCRIPTION },
          rule: { ruleId: RULE_ID, location: 'westeurope', features: [] },
          remediation: {},
        });
        exempt(assignment, stack);
      });
      return all('azurerm_subscription_policy_remediation').map(({ depends_on }) =>
        (depends_on as string[]).filter((address) => address.includes('exemption')),
      );
    };
    const exemption = (assignment: InitiativeAssignment, stack: TerraformStack) =>
      new PolicyExemption(stack, 'Exemption', { ...PROPS, assignment });

    expect(new Set(remediated(exemption).map(String))).toEqual(
      new Set([expect.stringMatching(/^azurerm_resource_group_policy_exemption\.Exemption_/)]),
    );
    const elsewhere = remediated((assignment, stack) =>
      exemption(assignment, new TerraformStack(stack.node.root, 'elsewhere')),
    );
    expect(elsewhere.flat()).toEqual([]);
  });

  test.each([
    [{ scope: { resourceId: `${GROUP}/providers/A.B/c/d/e` } }, 'scope.resourceId must be the id of a resource'],
    [{ scope: { resourceId: `${GROUP}/providers/A.B/c/d/` } }, 'scope.resourceId must be the id of a resource'],
    [
      { scope: { resourceId: `${GROUP}/providers/A.B/c/d`, resourceGroupId: GROUP } },
      "scope must have no other key beside 'resourceId'",
    ],
    [
      { assignment: { ...PROPS.assignment, assignmentId: 'ct-arc' } },
      "assignment.assignmentId must have the form '<scope>/providers/Microsoft.Authorization/policyAssignments/<name>', got 'ct-arc'; copy the complete id from the resource",
    ],
    [
      { assignment: { ...PROPS.assignment, scope: { subscriptionId: 'production' } } },
      "assignment.scope.subscriptionId must have the form '/subscriptions/<guid>', got '/subscriptions/production'",
    ],
    [
      { scope: { managementGroupId: 'corp', subscriptionId: SUBSCRIPTION } },
      "scope must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId', got 'managementGroupId', 'subscriptionId'",
    ],
    [
      { assignment: { ...PROPS.assignment, kind: 'servers' }, members: ['DeployChangeTrackingExtensionLinuxHybridVM'] },
      "assignment.kind must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'servers'",
    ],
    ...(['2027-13-01T00:00:00Z', '+012027-01-31T00:00:00Z'].map((expiresOn) => [
      { expiresOn },
      `expiresOn must be a time in UTC, such as '2027-01-31T00:00:00Z', or 'never', got '${expiresOn}'`,
    ]) as [object, string][]),
    [{ displayName: 'x'.repeat(129) }, 'displayName must have 1 to 128 characters, got 129'],
    [{ description: 'ä'.repeat(257) }, 'description must have at most 512 bytes (the provider counts bytes), got 514'],
  ])('refuses %j', (props, message) => {
    const wrong = { ...PROPS, ...props } as PolicyExemptionProps;
    expect(messageOf(() => new PolicyExemption(newStack(), 'Exemption', wrong))).toContain(message);
  });

  test.each([
    [{ resourceId: undefined, resourceGroupId: GROUP }, 'azurerm_resource_group_policy_exemption'],
    [{ resourceId: `${GROUP}/providers/A.B/c/d/e/f`, subscriptionId: undefined }, 'azurerm_resource_policy_exemption'],
  ])('takes no notice of what is undefined in %j', (scope, type) => {
    const props = { ...PROPS, scope } as PolicyExemptionProps;
    expect(synthesize((stack) => new PolicyExemption(stack, 'Exemption', props)).all(type)).toHaveLength(1);
  });

  test('exempts from a policy about the version of the extension too, as a whole', () => {
    const exempt = (members?: PolicyExemptionProps['members']) =>
      synthesize((stack) => {
        const scope = { subscriptionId: SUBSCRIPTION };
        const assignment = new ExtensionVersionPin(stack, 'Pin', {
          scope,
          extensionVersion: '2.35',
          location: 'westeurope',
          kinds: ['arcServers'],
        });
        new PolicyExemption(stack, 'Exemption', { ...PROPS, assignment, members });
      });
    expect(exempt().only('azurerm_resource_group_policy_exemption').policy_assignment_id).toMatch(/Pin/);
    expect(messageOf(() => exempt(['DeployChangeTrackingExtensionLinuxHybridVM']))).toContain(
      'members applies only to the assignment of an initiative: omit it',
    );
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      ...PROPS,
      scope: { resourceId: 'plant01' },
      name: 'plant/01',
      category: 'waived',
      expiresOn: '2027-02-30T00:00:00Z',
      members: ['DeployChangeTrackingExtensionLinuxVM'],
      description: '',
    } as unknown as PolicyExemptionProps;
    expect(
      messageOf(() => new PolicyExemption(newStack(), 'Exemption', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Exemption] scope.resourceId must be the id of a resource, got 'plant01'; copy the complete id from the resource
  [test/Exemption] name must be 1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space, got 'plant/01'
  [test/Exemption] category must be one of 'Waiver', 'Mitigated', got 'waived'; did you mean 'Waiver'?
  [test/Exemption] expiresOn must be a time in UTC, such as '2027-01-31T00:00:00Z', or 'never', got '2027-02-30T00:00:00Z'
  [test/Exemption] members[0] must be one of 'DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory', 'DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsHybridVM', 'DeployChangeTrackingExtensionLinuxHybridVM', 'DCRAWindowsHybridVMChangeTrackingAndInventory', 'DCRALinuxHybridVMChangeTrackingAndInventory', got 'DeployChangeTrackingExtensionLinuxVM'; did you mean 'DeployChangeTrackingExtensionLinuxHybridVM'?
  [test/Exemption] description must have 1 to 512 characters, got 0`);
  });
});

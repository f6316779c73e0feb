import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { rings } from '../../../../lib/constructs/policy/rings';
import { INITIATIVES, type InitiativeName } from '../../../../lib/facts/initiatives';
import { ROLES } from '../../../../lib/facts/roles';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const OTHER = '/subscriptions/00000000-0000-0000-0000-000000000002';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr-ct`,
  location: 'westeurope',
  features: [],
};
const IDENTITY = `${OTHER}/resourceGroups/rg-ids/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;
const AT = {
  managementGroup: { managementGroupId: 'corp' },
  subscription: { subscriptionId: SUBSCRIPTION },
  resourceGroup: {
    resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers`,
  },
} as const;

const ELSEWHERE = { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-elsewhere` };

const VIRTUAL_MACHINES = {
  kind: 'virtualMachines',
  scope: AT.subscription,
  rule: RULE,
  agentIdentity: { identityId: IDENTITY },
} as const;
const ARC_SERVERS = {
  kind: 'arcServers',
  scope: AT.subscription,
  rule: RULE,
} as const;

function assign(props: InitiativeAssignmentProps) {
  return synthesize((stack) => new InitiativeAssignment(stack, 'Assignment', props));
}

/** The roles granted at a scope, by their name in our table. */
function rolesAt(scope: string, grants: Record<string, unknown>[]): string[] {
  const names = Object.entries(ROLES);
  return grants
    .filter((grant) => grant.scope === scope)
    .map((grant) => names.find(([, { id }]) => String(grant.role_definition_id).endsWith(id))?.[0] ?? 'unknown')
    .sort();
}

function parametersOf(assignment: Record<string, unknown>): Record<string, unknown> {
  const parameters = JSON.parse(String(assignment.parameters)) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
}

describe('InitiativeAssignment', () => {
  test.each([
    ['managementGroup', 'azurerm_management_group_policy_assignment'],
    ['subscription', 'azurerm_subscription_policy_assignment'],
    ['resourceGroup', 'azurerm_resource_group_policy_assignment'],
  ] as const)('is assigned at a %s', (kind, type) => {
    const { only } = assign({ ...ARC_SERVERS, scope: AT[kind] });
    const replacing = [expect.stringMatching(/^terraform_data\.Assignment_IdentityType_/)];
    expect(only(type)['lifecycle']).toEqual({ replace_triggered_by: replacing });
    expect(only(type)).toMatchObject({
      name: 'ct-arc',
      display_name: INITIATIVES.arcServers.displayName,
      policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.arcServers.id}`,
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
      enforce: true,
    });
  });

  test.each([
    ['virtualMachines', 'ct-vm'],
    ['scaleSets', 'ct-vmss'],
  ] as const)('for %s is named %s', (kind, name) => {
    expect(assign({ ...VIRTUAL_MACHINES, kind }).only('azurerm_subscription_policy_assignment').name).toBe(name);
  });

  test.each(Object.keys(INITIATIVES) as InitiativeName[])(
    'grants exactly the roles the members for %s name, once each',
    (kind) => {
      const props = kind === 'arcServers' ? ARC_SERVERS : { ...VIRTUAL_MACHINES, kind };
      const named = Object.values(INITIATIVES[kind].members).flatMap(({ roles }) => roles);
      expect(rolesAt(SUBSCRIPTION, assign(props).all('azurerm_role_assignment'))).toEqual([...new Set(named)].sort());
    },
  );

  test('a role definition has the form Azure returns for the scope', () => {
    const ids = (scope: keyof typeof AT) =>
      assign({ ...ARC_SERVERS, scope: AT[scope] })
        .all('azurerm_role_assignment')
        .filter((grant) => grant.scope !== RULE.ruleId)
        .map((grant) => String(grant.role_definition_id).replace(/[0-9a-f-]{36}$/, '<guid>'));
    expect(new Set(ids('managementGroup'))).toEqual(
      new Set(['/providers/Microsoft.Authorization/roleDefinitions/<guid>']),
    );
    expect(new Set([...ids('subscription'), ...ids('resourceGroup')])).toEqual(
      new Set([`${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/<guid>`]),
    );
  });

  test('role assignments are named after scope, role and principal, so that every run gives the same name', () => {
    const { all } = assign(ARC_SERVERS);
    const [grant] = all('azurerm_role_assignment');
    expect(all('azurerm_role_assignment')).toHaveLength(3);
    expect(grant?.principal_type).toBe('ServicePrincipal');
    expect(String(grant?.name)).toMatch(
      new RegExp(
        `^\\$\\{uuidv5\\("url", "${SUBSCRIPTION}\\|[0-9a-f-]{36}\\|\\$\\{azurerm_subscription_policy_assignment\\.`,
      ),
    );
  });

  test('reads a rule and attaches an identity outside the scope, with one role each', () => {
    const { all } = assign({
      ...VIRTUAL_MACHINES,
      scope: { subscriptionId: OTHER },
    });
    expect(rolesAt(RULE.ruleId, all('azurerm_role_assignment'))).toEqual(['reader']);
    expect(rolesAt(IDENTITY, all('azurerm_role_assignment'))).toEqual([]);
    const elsewhere = assign({
      ...VIRTUAL_MACHINES,
      scope: AT.managementGroup,
    }).all('azurerm_role_assignment');
    expect(rolesAt(IDENTITY, elsewhere)).toEqual(['managedIdentityOperator']);
  });

  test('grants neither if rule and identity are in the scope', () => {
    const inside = { identityId: IDENTITY.replace(OTHER, SUBSCRIPTION) };
    const scopes = assign({ ...VIRTUAL_MACHINES, agentIdentity: inside }).all('azurerm_role_assignment');
    expect(new Set(scopes.map(({ scope }) => scope))).toEqual(new Set([SUBSCRIPTION]));
  });

  test.each([
    [
      { identityId: IDENTITY },
      {
        bringYourOwnUserAssignedManagedIdentity: true,
        restrictBringYourOwnUserAssignedIdentityToSubscription: false,
        userAssignedIdentityResourceId: IDENTITY,
      },
    ],
    [
      { identityName: 'id-agent', resourceGroupName: 'rg-ids' },
      {
        bringYourOwnUserAssignedManagedIdentity: true,
        restrictBringYourOwnUserAssignedIdentityToSubscription: true,
        userAssignedManagedIdentityName: 'id-agent',
        userAssignedManagedIdentityResourceGroup: 'rg-ids',
      },
    ],
    ['builtIn', { bringYourOwnUserAssignedManagedIdentity: false }],
  ] as const)('passes the identity of the agent %j as parameters', (agentIdentity, expected) => {
    const { only } = assign({ ...VIRTUAL_MACHINES, agentIdentity });
    expect(parametersOf(only('azurerm_subscription_policy_assignment'))).toEqual({
      dcrResourceId: RULE.ruleId,
      ...expected,
    });
  });

  test('passes locations and effect only if they are given', () => {
    const { only } = assign({
      ...ARC_SERVERS,
      machineLocations: ['westeurope', 'swedencentral'],
      effect: 'Disabled',
    });
    expect(parametersOf(only('azurerm_subscription_policy_assignment'))).toEqual({
      dcrResourceId: RULE.ruleId,
      listOfApplicableLocations: ['westeurope', 'swedencentral'],
      effect: 'Disabled',
    });
  });

  test('passes a Terraform list of excluded scopes on, and runs the tasks again when it changes', () => {
    const notScopes = (stack: TerraformStack) =>
      new TerraformVariable(stack, 'left_out', { type: 'list(string)' }).listValue;
    const { only, all } = synthesize((stack) => {
      new InitiativeAssignment(stack, 'Assignment', { ...ARC_SERVERS, notScopes: notScopes(stack), remediation: {} });
    });
    expect(only('azurerm_subscription_policy_assignment').not_scopes).toBe('${var.left_out}');
    const [task] = all('azurerm_subscription_policy_remediation');
    expect(task?.name).toMatch(/substr\(sha256\(.*sort\(var\.left_out\)/);
  });

  test('a resource selector without a name gets one, which Azure requires', () => {
    const selectors = [{ kind: 'resourceLocation' as const, in: ['westeurope'] }];
    const { only } = assign({ ...ARC_SERVERS, resourceSelectors: [{ name: 'canary', selectors }, { selectors }] });
    expect(only('azurerm_subscription_policy_assignment').resource_selectors).toMatchObject([
      { name: 'canary' },
      { name: 'selector-2' },
    ]);
  });

  test('warns of locations in selectors and tasks that may not exist', () => {
    const { annotations } = assign({
      ...ARC_SERVERS,
      resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', in: ['westeurop', 'uksouth'] }] }],
      remediation: { locationFilters: ['moonbase'] },
    });
    expect(annotations.map(({ message }) => message)).toEqual([
      "resourceSelectors[0].selectors[0].in names 'westeurop', which is no location that this version knows: if Azure has none of that name, it means no machine; did you mean 'westeurope'? [location-unknown]",
      "remediation.locationFilters names 'moonbase', which is no location that this version knows: if Azure has none of that name, it means no machine [location-unknown]",
    ]);
  });

  test.each<[string, Partial<InitiativeAssignmentProps>, string, string[]]>([
    ['a policy that requires tags', {}, '96670d01-0a4d-4649-9c89-2d3abc0a5025', ["'Require a tag on resource groups'"]],
    ['another policy', {}, '00000000-0000-0000-0000-000000000000', []],
    [
      'an identity that Azure does not create',
      { agentIdentity: { identityId: IDENTITY } },
      '96670d01-0a4d-4649-9c89-2d3abc0a5025',
      [],
    ],
    [
      'identities that policy does not attach',
      { attachAgentIdentity: false },
      '96670d01-0a4d-4649-9c89-2d3abc0a5025',
      [],
    ],
  ])('warns of policies that refuse the identity Azure creates: %s', (_, props, definition, names) => {
    const { annotations } = synthesize((stack) => {
      new InitiativeAssignment(stack, 'Assignment', {
        ...VIRTUAL_MACHINES,
        agentIdentity: 'builtIn',
        ...props,
      } as InitiativeAssignmentProps);
      new SubscriptionPolicyAssignment(stack, 'Tags', {
        name: 'tags',
        subscriptionId: SUBSCRIPTION,
        policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition}`,
      });
    });
    expect(annotations.map(({ message }) => message)).toEqual(
      names.map(
        (name) =>
          `agentIdentity is 'builtIn', but the stack assigns ${name}: Azure creates the group Built-In-Identity-RG in eastus and identities in the locations of the machines, without tags; exempt them, or set agentIdentity to an identity of yours [identity-blocked]`,
      ),
    );
  });

  test.each<[string, Partial<InitiativeAssignmentProps>]>([
    ['1.2.*', { agentIdentity: { identityId: IDENTITY } }],
    ['1.0.*-preview', { agentIdentity: { identityName: 'id-agent', resourceGroupName: 'rg-ids' } }],
    ['1.0.*-preview', { agentIdentity: 'builtIn' }],
  ])('of version %s may have the identity %j', (definitionVersion, props) => {
    const { all } = assign({ ...VIRTUAL_MACHINES, definitionVersion, ...props } as InitiativeAssignmentProps);
    const [assignment] = all('azapi_resource');
    const text = JSON.stringify(assignment?.['body']);
    expect(text).toContain('bringYourOwnUserAssignedManagedIdentity');
    // Azure refuses an assignment with a parameter that the version does not have.
    expect(text.includes('restrictBringYourOwnUserAssignedIdentityToSubscription')).toBe(definitionVersion === '1.2.*');
  });

  test('a disabled assignment gets no role', () => {
    expect(assign({ ...ARC_SERVERS, effect: 'Disabled' }).all('azurerm_role_assignment')).toEqual([]);
  });

  test('without attaching identities, the member is disabled and its two roles are not granted', () => {
    const { only, all } = assign({
      ...VIRTUAL_MACHINES,
      scope: AT.managementGroup,
      attachAgentIdentity: false,
    });
    expect(only('azurerm_management_group_policy_assignment').overrides).toEqual([
      {
        value: 'Disabled',
        selectors: [{ in: ['AddUserAssignedManagedIdentity_VM'] }],
      },
    ]);
    const grants = all('azurerm_role_assignment');
    expect(rolesAt('/providers/Microsoft.Management/managementGroups/corp', grants)).toEqual([
      'logAnalyticsContributor',
      'monitoringContributor',
      'virtualMachineContributor',
    ]);
    expect(rolesAt(IDENTITY, grants)).toEqual([]);
  });

  test('a user-assigned identity deploys in the place of the system-assigned one', () => {
    const { only, all } = synthesize((stack) => {
      const { id, principalId } = new UserAssignedIdentity(stack, 'Deployer', {
        name: 'id-deployer',
        resourceGroupName: 'rg-ids',
        location: 'westeurope',
      });
      new InitiativeAssignment(stack, 'Assignment', {
        ...ARC_SERVERS,
        identity: { identityId: id, principalId },
      });
    });
    expect(only('azurerm_subscription_policy_assignment').identity).toEqual({
      type: 'UserAssigned',
      identity_ids: ['${azurerm_user_assigned_identity.Deployer.id}'],
    });
    expect(new Set(all('azurerm_role_assignment').map(({ principal_id }) => principal_id))).toEqual(
      new Set(['${azurerm_user_assigned_identity.Deployer.principal_id}']),
    );
  });

  test('two assignments of one stack with one identity grant each role once', () => {
    const identity = { identityId: IDENTITY, principalId: '00000000-0000-0000-0000-0000000000b1' };
    const { all } = synthesize((stack) => {
      new InitiativeAssignment(stack, 'VirtualMachines', { ...VIRTUAL_MACHINES, identity });
      const arcServers = new InitiativeAssignment(stack, 'ArcServers', { ...ARC_SERVERS, identity });
      expect(arcServers.roleAssignments).toHaveLength(3);
    });
    const grants = all('azurerm_role_assignment');
    expect(new Set(grants.map(({ name }) => name)).size).toBe(grants.length);
    expect(rolesAt(SUBSCRIPTION, grants)).toEqual([
      'azureConnectedMachineResourceAdministrator',
      'contributor',
      'logAnalyticsContributor',
      'monitoringContributor',
      'userAccessAdministrator',
      'virtualMachineContributor',
    ]);
  });

  test('a suffix allows several assignments of one initiative at one scope', () => {
    const { only } = assign({ ...ARC_SERVERS, ...rings({ canary: ['northeurope'] }).canary });
    expect(only('azurerm_subscription_policy_assignment')).toMatchObject({
      name: 'ct-arc-canary',
      display_name: `${INITIATIVES.arcServers.displayName} (canary)`,
      resource_selectors: [{ name: 'canary', selectors: [{ kind: 'resourceLocation', in: ['northeurope'] }] }],
    });
  });

  test('one member may have another effect, and only deploying members bring roles', () => {
    const { only, all } = assign({
      ...VIRTUAL_MACHINES,
      memberEffects: {
        AddUserAssignedManagedIdentity_VM: 'AuditIfNotExists',
        DeployChangeTrackingExtensionWindowsVM: 'Disabled',
        DeployChangeTrackingExtensionLinuxVM: 'Disabled',
      } as const,
    });
    expect(only('azurerm_subscription_policy_assignment').overrides).toEqual([
      { value: 'AuditIfNotExists', selectors: [{ in: ['AddUserAssignedManagedIdentity_VM'] }] },
      {
        value: 'Disabled',
        selectors: [{ in: ['DeployChangeTrackingExtensionWindowsVM', 'DeployChangeTrackingExtensionLinuxVM'] }],
      },
    ]);
    expect(rolesAt(SUBSCRIPTION, all('azurerm_role_assignment'))).toEqual([
      'logAnalyticsContributor',
      'monitoringContributor',
      'virtualMachineContributor',
    ]);
  });

  test('one member may deploy while the others are disabled', () => {
    const { all } = assign({
      ...ARC_SERVERS,
      effect: 'Disabled',
      memberEffects: { DeployChangeTrackingExtensionLinuxHybridVM: 'DeployIfNotExists' },
    });
    expect(rolesAt(SUBSCRIPTION, all('azurerm_role_assignment'))).toEqual([
      'azureConnectedMachineResourceAdministrator',
    ]);
  });

  test('names in plain words the missing parts of a machine, member by member', () => {
    const { only } = assign({
      ...VIRTUAL_MACHINES,
      attachAgentIdentity: false,
      nonComplianceMessages: { DCRALinuxVMChangeTrackingAndInventory: 'Ask the platform team.' },
    });
    expect(only('azurerm_subscription_policy_assignment').non_compliance_message).toEqual([
      {
        policy_definition_reference_id: 'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory',
        content:
          'The Azure Monitor Agent is not installed on this Windows virtual machine, so nothing is reported from it.',
      },
      {
        policy_definition_reference_id: 'DeployAMALinuxVMWithUAIChangeTrackingAndInventory',
        content:
          'The Azure Monitor Agent is not installed on this Linux virtual machine, so nothing is reported from it.',
      },
      {
        policy_definition_reference_id: 'DeployChangeTrackingExtensionWindowsVM',
        content:
          'The change tracking extension is not installed on this Windows virtual machine, so its changes are not recorded.',
      },
      {
        policy_definition_reference_id: 'DeployChangeTrackingExtensionLinuxVM',
        content:
          'The change tracking extension is not installed on this Linux virtual machine, so its changes are not recorded.',
      },
      {
        policy_definition_reference_id: 'DCRAWindowsVMChangeTrackingAndInventory',
        content:
          'This Windows virtual machine is not associated with the change tracking rule, so its agent does not collect any changes.',
      },
      {
        policy_definition_reference_id: 'DCRALinuxVMChangeTrackingAndInventory',
        content: 'Ask the platform team.',
      },
    ]);
  });

  test.each([
    [
      { memberEffects: { AddUserAssignedManagedIdentity_VM: 'Disabled' } },
      "memberEffects.AddUserAssignedManagedIdentity_VM must not be 'Disabled': set attachAgentIdentity to false, which also removes two roles",
    ],
    [
      {
        attachAgentIdentity: false,
        memberEffects: { AddUserAssignedManagedIdentity_VM: 'AuditIfNotExists' },
      },
      'memberEffects.AddUserAssignedManagedIdentity_VM contradicts attachAgentIdentity: false, which disables the member: remove one',
    ],
    [
      { memberEffects: { DeployChangeTrackingExtensionLinuxVM: 'Audit' } },
      "memberEffects.DeployChangeTrackingExtensionLinuxVM must be one of 'DeployIfNotExists', 'Disabled', got 'Audit'",
    ],
    [
      { memberEffects: { DeployChangeTrackingExtensionLinux: 'Disabled' } },
      "did you mean 'DeployChangeTrackingExtensionLinuxVM'?",
    ],
    [
      { nonComplianceMessages: { DeployChangeTrackingExtensionLinuxVM: ' ' } },
      "nonComplianceMessages.DeployChangeTrackingExtensionLinuxVM must not be empty, got ''",
    ],
    [
      { machineLocations: ['#{TfToken[TOKEN.0]}'] },
      'machineLocations must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { remediation: { locationFilters: ['#{TfToken[TOKEN.0]}'] } },
      'remediation.locationFilters must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
    [
      { memberEffects: { '&{TfToken[TOKEN.0]}': 'String Map Token Value' } },
      'memberEffects must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
    ],
    [
      { nonComplianceMessages: { '&{TfToken[TOKEN.0]}': 'String Map Token Value' } },
      'nonComplianceMessages must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked',
    ],
    [
      { scope: SUBSCRIPTION },
      `scope must be { managementGroupId }, { subscriptionId } or { resourceGroupId }, got '${SUBSCRIPTION}'`,
    ],
    [
      { scope: `${SUBSCRIPTION}/resourceGroups/rg-x` },
      `scope must be { managementGroupId }, { subscriptionId } or { resourceGroupId }, got '${SUBSCRIPTION}/resourceGroups/rg-x'`,
    ],
    [
      { scope: '/providers/Microsoft.Management/managementGroups/corp' },
      "scope must be { managementGroupId }, { subscriptionId } or { resourceGroupId }, got '/providers/Microsoft.Management/managementGroups/corp'",
    ],
    [{ scope: undefined }, 'scope is missing: give { managementGroupId }, { subscriptionId } or { resourceGroupId }'],
    [
      { scope: { managementGroupId: undefined } },
      'scope.managementGroupId is undefined: check that the environment variable it comes from is set',
    ],
    [
      { scope: { managementGroupId: 'undefined' } },
      "scope.managementGroupId must not contain the text 'undefined', which represents a missing value of the program, got 'undefined'",
    ],
    [{ agentIdentity: IDENTITY }, `agentIdentity must be an object, got the text '${IDENTITY.slice(0, 117)}`],
    [
      { agentIdentity: 'builtin' },
      "agentIdentity must be { identityId }, { identityName, resourceGroupName } or 'builtIn', got 'builtin'; did you mean 'builtIn'?",
    ],
    [{ rule: undefined }, 'rule is missing: give a ChangeTrackingRule or the result of ChangeTrackingRule.fromRuleId'],
    [{ scope: null }, 'scope must be { managementGroupId }, { subscriptionId } or { resourceGroupId }, got null'],
    [
      { identity: { identityId: IDENTITY, principalId: 'id-deployer' } },
      "identity.principalId must be the object id of a principal, a GUID, got 'id-deployer'",
    ],
    [{ rule: { ...RULE, ruleId: RULE.ruleId.toLowerCase() } }, 'rule.ruleId must have the form'],
    [
      {
        definition: {
          kind: 'virtualMachines',
          definitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policysetdefinitions/ct`,
        },
      },
      'definition.definitionId must have the form',
    ],
    ...[
      [{}, 'an empty object'],
      [{ identityName: undefined, resourceGroupName: 'rg' }, '{ resourceGroupName }'],
      [{ identityName: 'id-agent', resourceGroupName: undefined }, '{ identityName }'],
      [{ first: 1, second: 2 }, '{ first, second }'],
    ].map(([agentIdentity, got]): [object, string] => [
      { agentIdentity },
      `agentIdentity must be { identityId }, { identityName, resourceGroupName } or 'builtIn', got ${got}`,
    ]),
    [
      { agentIdentity: { identityName: '-', resourceGroupName: 'rg.' } },
      `agentIdentity.identityName must be 3 to 128 letters, digits, hyphens and underscores, first a letter or digit, got '-'
  [test/Assignment] agentIdentity.resourceGroupName must be 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period, got 'rg.'`,
    ],
    [
      { kind: 'servers' },
      "errors:\n  [test/Assignment] kind must be one of 'virtualMachines', 'scaleSets', 'arcServers', got 'servers'",
    ],
    [{ location: 'West Europe' }, '] location must be a location'],
    [{ location: 5 }, "] location must be text, got 5: write '5'"],
    [
      { machineLocations: [] },
      'machineLocations must name at least one location: an empty list onboards no machine; omit it for all locations',
    ],
    [{ machineLocations: ['westeurope', 5] }, "machineLocations[1] must be text, got 5: write '5'"],
    [
      { nonComplianceMessages: { DeployChangeTrackingExtensionLinuxVM: 5 } },
      "nonComplianceMessages.DeployChangeTrackingExtensionLinuxVM must be text, got 5: write '5'",
    ],
    [{ agentIdentity: null, definitionVersion: '1.2.*' }, '] agentIdentity must be'],
    [
      { additionalScopes: [{ subscriptionId: OTHER }, { subscriptionId: OTHER }] },
      `additionalScopes repeats '${OTHER}'`,
    ],
    [{ importAssignment: true, scope: {} }, "scope must have exactly one of 'managementGroupId'"],
    [
      { definitionVersion: '1.0.*-preview' },
      "definitionVersion is '1.0.*-preview', which has no parameter for the id of an identity: set agentIdentity to { identityName, resourceGroupName } or pin a later version",
    ],
    [{ definitionVersion: '${var.version}' }, 'definitionVersion must be a literal version'],
    [
      { importAssignment: true, scope: { subscriptionId: '${var.subscription}' } },
      'importAssignment needs a literal scope: Terraform has to know the id before it plans',
    ],
    [
      { importAssignment: true, nameSuffix: '${var.suffix}' },
      'importAssignment needs a literal name and nameSuffix: Terraform has to know the id before it plans',
    ],
    [{ remediation: { members: [] } }, 'remediation.members must name at least one member: omit it for all members'],
    [
      { remediation: { run: Token.asNumber('${var.run}') } },
      'remediation.run must be a literal number: the addresses of the tasks contain it',
    ],
  ])('refuses %j', (props, message) => {
    const wrong = { ...VIRTUAL_MACHINES, ...props } as unknown as InitiativeAssignmentProps;
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', wrong))).toContain(message);
  });

  test.each([
    ['a resource group, attaching identities', { scope: AT.resourceGroup }, true],
    ['a resource group, attaching none', { scope: AT.resourceGroup, attachAgentIdentity: false }, false],
    ['a subscription', {}, false],
    ['a resource group and another one', { scope: AT.resourceGroup, additionalScopes: [ELSEWHERE] }, true],
    [
      'a resource group and another subscription',
      { scope: AT.resourceGroup, additionalScopes: [{ subscriptionId: OTHER }] },
      true,
    ],
    [
      'a resource group and its subscription',
      {
        scope: { resourceGroupId: '/subscriptions/ABCDEF00-0000-0000-0000-000000000001/resourceGroups/rg' },
        additionalScopes: [{ subscriptionId: 'abcdef00-0000-0000-0000-000000000001', stages: ['identity'] }],
      },
      false,
    ],
  ])('at %s, warns of roles that do not reach: %s', (_, props, expected) => {
    const { annotations } = assign({ ...VIRTUAL_MACHINES, ...props } as InitiativeAssignmentProps);
    const message =
      "scope is a resource group, and 'AddUserAssignedManagedIdentity_VM' deploys at the subscription, where the roles granted here do not reach (Azure/azure-policy#1311): set additionalScopes to [{ subscriptionId, stages: ['identity'] }], set attachAgentIdentity to false and attach the identity yourself, or assign at the subscription [identity-scope]";
    expect(annotations).toEqual(expected ? [{ level: 'warn', message }] : []);
  });

  test.each([
    { displayName: 'ä'.repeat(64), description: 'x'.repeat(512) },
    { name: 'a'.repeat(61), nameSuffix: 'eu' },
    { notScopes: [AT.resourceGroup.resourceGroupId.toUpperCase().replace('/SUBSCRIPTIONS/', '/subscriptions/')] },
    { memberEffects: { DeployChangeTrackingExtensionLinuxVM: undefined } },
    { nonComplianceMessages: { DeployChangeTrackingExtensionLinuxVM: undefined } },
    { scope: { managementGroupId: undefined, subscriptionId: SUBSCRIPTION } },
    { notScopes: [AT.resourceGroup.resourceGroupId, `${AT.resourceGroup.resourceGroupId}/providers/A.B/c/d`] },
    { resourceSelectors: [{ selectors: [{ kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] }] }] },
  ])('lets %j through', (props) => {
    const { all } = assign({ ...VIRTUAL_MACHINES, ...props } as InitiativeAssignmentProps);
    expect(all('azurerm_subscription_policy_assignment')).toHaveLength(1);
  });

  test('refuses a second assignment of the name at the scope, not at another scope', () => {
    const twice = (scope: InitiativeAssignmentProps['scope']) => () =>
      synthesize((stack) => {
        new InitiativeAssignment(stack, 'A', ARC_SERVERS);
        new InitiativeAssignment(stack, 'B', { ...ARC_SERVERS, scope });
      });
    expect(twice(AT.resourceGroup)().all('azurerm_resource_group_policy_assignment')).toHaveLength(1);
    expect(twice({ subscriptionId: OTHER })().all('azurerm_subscription_policy_assignment')).toHaveLength(2);
    expect(messageOf(twice(AT.subscription))).toContain(`Validation failed with the following errors:
  [test] 'test/B/Resource' is the same azurerm_subscription_policy_assignment in Azure as 'test/A/Resource', named 'ct-arc': set another nameSuffix on one of them`);
  });

  test('one error lists every invalid prop', () => {
    const wrong = {
      kind: 'scaleSets',
      scope: { managementGroupId: 'corp', subscriptionId: SUBSCRIPTION },
      rule: { ...RULE, location: 'usgovvirginia' },
      name: 'change-tracking-for-scale-sets',
      effect: 'AuditIfNotExists',
      identity: {
        identityId: 'id-deployer',
        principalId: '00000000-0000-0000-0000-0000000000b1',
      },
      machineLocations: ['swedencentral', 'westeurop', 'westus', 'westus', 'West Europe'],
      agentIdentity: { identityName: 'x' },
    } as unknown as InitiativeAssignmentProps;
    expect(
      messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', wrong)),
    ).toBe(`Validation failed with the following errors:
  [test/Assignment] name must be 1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space, got 'change-tracking-for-scale-sets'
  [test/Assignment] scope must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId', got 'managementGroupId', 'subscriptionId'
  [test/Assignment] rule.location must be in the public cloud, got 'usgovvirginia': the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)
  [test/Assignment] effect must be one of 'DeployIfNotExists', 'Disabled', got 'AuditIfNotExists'
  [test/Assignment] identity.identityId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>', got 'id-deployer'; copy the complete id from the resource
  [test/Assignment] machineLocations[0] must be one of the 25 locations the initiative for scaleSets allows, got 'swedencentral'; allowed are 'australiaeast', 'australiasoutheast', 'brazilsouth', 'canadacentral', 'centralindia', 'centralus', 'eastasia', 'eastus', 'eastus2', 'eastus2euap', 'francecentral', 'japaneast', 'koreacentral', 'northcentralus', 'northeurope', 'norwayeast', 'southcentralus', 'southeastasia', 'switzerlandnorth', 'uaenorth', 'uksouth', 'westcentralus', 'westeurope', 'westus', 'westus2'
  [test/Assignment] machineLocations[1] must be one of the 25 locations the initiative for scaleSets allows, got 'westeurop'; did you mean 'westeurope'?
  [test/Assignment] machineLocations[4] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'
  [test/Assignment] machineLocations repeats 'westus'
  [test/Assignment] agentIdentity must be { identityId }, { identityName, resourceGroupName } or 'builtIn', got { identityName }`);
  });

  test('refuses props that Arc servers do not have', () => {
    const wrong = {
      ...ARC_SERVERS,
      agentIdentity: 'builtIn',
    } as unknown as InitiativeAssignmentProps;
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', wrong))).toContain(
      "agentIdentity must not be set for 'arcServers': Arc servers use their own identity",
    );
  });
});

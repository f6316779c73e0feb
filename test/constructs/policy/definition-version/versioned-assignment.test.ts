import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformProvider, TerraformStack, Testing } from 'cdktf';
import { EstateAssignments } from '../../../../lib/constructs/policy/estate-assignments/estate-assignments';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { review } from '../../../../lib/estate';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const RULE = {
  ruleId: `${SUBSCRIPTION}/resourceGroups/rg-ct/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
  features: [],
};
const ARC = {
  kind: 'arcServers',
  scope: { subscriptionId: SUBSCRIPTION },
  rule: RULE,
} as const satisfies InitiativeAssignmentProps;

const build = (stack: TerraformStack, more: object = {}) =>
  new InitiativeAssignment(stack, 'Arc', { ...ARC, definitionVersion: '1.1.*', ...more } as InitiativeAssignmentProps);
const assign = (more: object = {}) => synthesize((stack) => build(stack, more));
const idsOf = (more: object) => assign(more).annotations.map(({ message }) => /\[([\w-]+)\]$/.exec(message)?.[1]);

class OwnAzapi extends TerraformProvider {
  constructor(
    stack: TerraformStack,
    private readonly givenAlias?: string,
  ) {
    super(stack, 'azapi', {
      terraformResourceType: 'azapi',
      terraformProviderSource: 'Azure/azapi',
      terraformGeneratorMetadata: { providerName: 'azapi' },
    });
  }
  override get alias() {
    return this.givenAlias;
  }
  protected override synthesizeAttributes() {
    return { use_cli: true, alias: this.alias };
  }
}

describe('an assignment of one version of an initiative', () => {
  test('has in Azure the form that azurerm gives it, and the version', () => {
    const { only, all, json } = assign({
      enforce: false,
      description: 'Onboards.',
      notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-lab`],
      resourceSelectors: [{ selectors: [{ kind: 'resourceLocation', notIn: ['uksouth'] }] }],
      memberEffects: { DCRALinuxHybridVMChangeTrackingAndInventory: 'Disabled' },
    });
    expect(all('azurerm_subscription_policy_assignment')).toEqual([]);
    const { body, ...others } = only('azapi_resource');
    expect(others).toMatchObject({
      type: 'Microsoft.Authorization/policyAssignments@2025-01-01',
      name: 'ct-arc',
      parent_id: SUBSCRIPTION,
      location: 'westeurope',
      identity: [{ type: 'SystemAssigned' }],
      replace_triggers_refs: ['properties.policyDefinitionId'],
    });
    const { properties } = body as { properties: { nonComplianceMessages: object[] } };
    expect(properties).toMatchObject({
      description: 'Onboards.',
      policyDefinitionId:
        '/providers/Microsoft.Authorization/policySetDefinitions/53448c70-089b-4f52-8f38-89196d7f2de1',
      definitionVersion: '1.1.*',
      enforcementMode: 'DoNotEnforce',
      notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-lab`],
      parameters: { dcrResourceId: { value: RULE.ruleId } },
      overrides: [
        {
          kind: 'policyEffect',
          value: 'Disabled',
          selectors: [{ kind: 'policyDefinitionReferenceId', in: ['DCRALinuxHybridVMChangeTrackingAndInventory'] }],
        },
      ],
      resourceSelectors: [{ name: 'selector-1', selectors: [{ kind: 'resourceLocation', notIn: ['uksouth'] }] }],
    });
    expect(properties.nonComplianceMessages).toHaveLength(5);
    expect(json['terraform']).toMatchObject({
      required_providers: { azapi: { source: 'Azure/azapi', version: '>= 2.3, < 3' } },
    });
    expect(json['provider']).toMatchObject({ azapi: [{}] });
  });

  test('has the identity that is given, and none of its own', () => {
    const identityId = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-deployer`;
    const identity = { identityId, principalId: '00000000-0000-0000-0000-0000000000b1' };
    expect(assign({ identity }).only('azapi_resource')['identity']).toEqual([
      { type: 'UserAssigned', identity_ids: [identityId] },
    ]);
  });

  test.each([
    [{ managementGroupId: 'corp' }, 'azurerm_management_group_policy_assignment'],
    [{ resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg` }, 'azurerm_resource_group_policy_assignment'],
  ])('at %j makes Terraform forget the assignment without a version', (scope, type) => {
    const { removed } = assign({ scope }).json as unknown as { removed: { from: string }[] };
    expect(removed.map(({ from }) => from.split('.')[0])).toEqual([type]);
  });

  test('has its roles, and remediation after them', () => {
    const { all } = assign({ remediation: {} });
    const roles = all('azurerm_role_assignment');
    expect(roles.map(({ principal_id }) => principal_id)).toEqual(
      Array(3).fill(expect.stringMatching(/^\$\{azapi_resource\.\w+\.identity\[0\]\.principal_id\}$/)),
    );
    const [task] = all('azurerm_subscription_policy_remediation');
    expect(task?.['policy_assignment_id']).toMatch(/^\$\{azapi_resource\.\w+\.id\}$/);
  });

  test('is for the reviewer the assignment that it is without a version', () => {
    const { findings } = review(assign().json, { base: assign({ definitionVersion: undefined }).json });
    expect(findings.map(({ id }) => id)).toEqual(['definition-version-changed']);
  });

  test('is written in HCL with a block for the identity and an expression for the body', () => {
    const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false, hclOutput: true })), 'test');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    const identityId = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`;
    const identity = { identityId, principalId: '00000000-0000-0000-0000-0000000000b1' };
    build(stack, { displayName: 'Arc "servers"', identity });
    const { hcl } = stack.toHclTerraform();
    expect(hcl).toContain(`
type = "Microsoft.Authorization/policyAssignments@2025-01-01"
name = "ct-arc"
parent_id = "${SUBSCRIPTION}"
location = "westeurope"
replace_triggers_refs = [
"properties.policyDefinitionId"
]
`);
    expect(hcl).toContain(`\nidentity {\ntype = "UserAssigned"\nidentity_ids = [\n"${identityId}"\n]\n}\n`);
    expect(hcl).toMatch(/body = "\$\{zipmap\(\["properties"\], \[zipmap\(\["displayName"/);
    expect(hcl).toContain('provider "azapi" {');
  });

  test('uses an azapi provider that the app has made before, and refuses one that it makes later', () => {
    const { json } = synthesize((stack) => {
      new OwnAzapi(stack);
      build(stack);
    });
    expect(json['provider']).toMatchObject({ azapi: [{ use_cli: true }] });
    const late = () =>
      synthesize((stack) => {
        build(stack);
        new OwnAzapi(stack);
      });
    expect(messageOf(late)).toContain('create it before the first assignment with a definitionVersion');
  });

  test('has an azapi provider of its own beside one with an alias', () => {
    const { json } = synthesize((stack) => {
      new OwnAzapi(stack, 'other');
      build(stack);
    });
    expect(json['provider']).toMatchObject({ azapi: [{ use_cli: true, alias: 'other' }, {}] });
  });

  test('is enforced and has messages for its members, if nothing else is asked for', () => {
    const { properties } = assign().only('azapi_resource')['body'] as { properties: Record<string, unknown> };
    expect(properties).toMatchObject({ enforcementMode: 'Default' });
    expect(properties['nonComplianceMessages']).toContainEqual({
      policyDefinitionReferenceId: 'DCRALinuxHybridVMChangeTrackingAndInventory',
      message:
        'This Linux Arc server is not associated with the change tracking rule, so its agent does not collect any changes.',
    });
  });

  test('of an estate is made for each initiative that has a version', () => {
    const { all } = synthesize((stack) => {
      new EstateAssignments(stack, 'Estate', {
        scope: { managementGroupId: 'corp' },
        geographies: { europe: { rule: RULE, machineLocations: ['westeurope'] } },
        agentIdentity: 'builtIn',
        definitionVersions: { virtualMachines: '1.2.*', scaleSets: '1.1.*' },
      });
    });
    const corp = '/providers/Microsoft.Management/managementGroups/corp';
    expect(
      all('azapi_resource')
        .map(({ name, parent_id }) => `${name} at ${parent_id}`)
        .sort(),
    ).toEqual([`ct-vm-europe at ${corp}`, `ct-vmss-europe at ${corp}`]);
    expect(all('azurerm_management_group_policy_assignment')).toHaveLength(1);
  });

  test('is the same assignment in Azure as another with its name', () => {
    const twice = () =>
      synthesize((stack) => {
        build(stack);
        new InitiativeAssignment(stack, 'Second', { ...ARC, definitionVersion: '1.*.*' });
      });
    expect(messageOf(twice)).toContain("'test/Second/Resource' is the same azapi_resource in Azure");
  });

  test('leaves out in the state what azurerm made, and imports the assignment if asked to', () => {
    expect(assign().json).toMatchObject({
      removed: [
        { from: expect.stringMatching(/^azurerm_subscription_policy_assignment\./), lifecycle: { destroy: false } },
      ],
    });
    expect(assign().json['import']).toBeUndefined();
    const id = `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-arc`;
    expect(assign({ importAssignment: true }).json['import']).toEqual([
      { to: expect.stringMatching(/^azapi_resource\./), id: `${id}?api-version=2025-01-01` },
    ]);
    expect(assign({ importAssignment: true, definitionVersion: undefined }).json).toMatchObject({
      import: [{ to: expect.stringMatching(/^azurerm_subscription_policy_assignment\./), id }],
      removed: [{ from: expect.stringMatching(/^azapi_resource\./), lifecycle: { destroy: false } }],
    });
  });

  test.each([
    ['1.1.*', []],
    ['1.*.*', []],
    ['1.*.*-preview', ['definition-version-ends']],
  ])('%s is accepted with %j', (definitionVersion, ids) => {
    expect(idsOf({ definitionVersion })).toEqual(ids);
  });

  test.each([
    [
      '1.0.*-preview',
      "definitionVersion pins '1.0.*-preview', which 1.1.* has replaced: Microsoft publishes no date on which it ends, so plan to move to 1.1.* [definition-version-ends]",
    ],
    [
      '1.7.*',
      "definitionVersion pins '1.7.*', but the newest version of 2026-04-29 is 1.1.*: Azure refuses a version that is not published [definition-version-unlisted]",
    ],
  ])('of %s, a warning says what to do', (definitionVersion, message) => {
    const warned = assign({ definitionVersion }).annotations.map((one) => one.message);
    expect(warned).toEqual([message]);
  });

  test.each([
    ['1.1.0', 'definitionVersion must be a version that Microsoft has published'],
    ['1.0.*', "got '1.0.*': published are '1.*.*', '1.1.*', '1.*.*-preview', '1.0.*-preview' (2026-04-29)"],
    ['2.*.*', 'definitionVersion must be a version that Microsoft has published'],
    ['${var.version}', 'definitionVersion'],
  ])('%s is refused', (definitionVersion, message) => {
    const props = { ...ARC, definitionVersion } as InitiativeAssignmentProps;
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Arc', props))).toContain(message);
  });

  test('cannot be one of a copy, whose members have versions', () => {
    const definition = {
      definitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policySetDefinitions/copy`,
      kind: 'arcServers',
    } as const;
    expect(messageOf(() => build(newStack(), { definition }))).toContain(
      'definitionVersion must not be set beside definition, whose members have versions of their own',
    );
  });
});

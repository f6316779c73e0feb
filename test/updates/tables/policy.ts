import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  type AdditionalScope,
  AnyImageInitiative,
  type AnyImageInitiativeProps,
  EstateAssignments,
  type EstateAssignmentsProps,
  ExtensionVersionAudit,
  type ExtensionVersionAuditProps,
  ExtensionVersionPin,
  type ExtensionVersionPinProps,
  type Geography,
  InitiativeAssignment,
  type InitiativeAssignmentProps,
  type IPinnedInitiative,
  OnboardingAudit,
  type OnboardingAuditProps,
  PinnedInitiative,
  type PinnedInitiativeProps,
  PolicyExemption,
  type PolicyExemptionProps,
  PolicyIdentity,
  type PolicyIdentityProps,
  type RemediationOptions,
  type ResourceSelector,
} from 'cdktf-azure-change-tracking';
import {
  DEPLOYER,
  existingRule,
  identity,
  MANAGEMENT_GROUP,
  OTHER_DEPLOYER,
  SUBSCRIPTION,
  virtualMachine,
} from '../support/azure';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const SCOPE = { subscriptionId: SUBSCRIPTION };
const ELSEWHERE = { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers` };
const ASSIGNMENT = 'azurerm_subscription_policy_assignment';
const TASK = 'azurerm_subscription_policy_remediation';
const ROLE = 'azurerm_role_assignment';
const IDENTITY = 'azurerm_user_assigned_identity';
const PINNED = 'azapi_resource';
const DEFINITION = 'azurerm_policy_definition';
const SET = 'azurerm_policy_set_definition';
const EXEMPTION = 'azurerm_subscription_policy_exemption';
const WIDER: readonly AdditionalScope[] = [
  { managementGroupId: MANAGEMENT_GROUP, stages: ['extension'] },
  { resourceGroupId: `${SUBSCRIPTION.slice(0, -1)}2/resourceGroups/rg-rules`, stages: ['association'] },
];
const SELECTORS: readonly ResourceSelector[] = [
  { name: 'canary', selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] },
];

const CREATED = { resourceGroupName: 'rg-servers', location: 'westeurope' };

const variable = (stack: TerraformStack, id: string, value: string): string =>
  new TerraformVariable(stack, id, { default: value }).stringValue;

const assignment = (stack: TerraformStack): InitiativeAssignmentProps => ({
  kind: 'virtualMachines',
  scope: SCOPE,
  rule: existingRule(stack),
  agentIdentity: { identityId: identity('id-agent') },
});

export const initiativeAssignment = updateTable<InitiativeAssignmentProps>({
  of: 'InitiativeAssignment',
  base: assignment,
  build: (stack, props) => new InitiativeAssignment(stack, 'Assignment', props),
  updates: {
    kind: { to: { kind: 'scaleSets' }, destroys: [ASSIGNMENT, ROLE] },
    scope: { to: { scope: ELSEWHERE }, destroys: [ASSIGNMENT, ROLE] },
    rule: { to: (stack) => ({ rule: existingRule(stack, 'dcr-other') }), destroys: [] },
    name: { to: { name: 'ct-other' }, destroys: [ASSIGNMENT, ROLE] },
    nameSuffix: { to: { nameSuffix: 'other' }, destroys: [ASSIGNMENT, ROLE] },
    displayName: { to: { displayName: 'Change tracking' } },
    description: { to: { description: 'Onboards machines.' } },
    location: { to: { location: 'northeurope' }, destroys: [ASSIGNMENT, ROLE] },
    identity: [
      { title: 'from system-assigned to user-assigned', to: { identity: DEPLOYER }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'another user-assigned',
        given: { identity: DEPLOYER },
        to: { identity: OTHER_DEPLOYER },
        destroys: [ROLE],
      },
      {
        title: 'from user-assigned to system-assigned',
        given: { identity: DEPLOYER },
        to: { identity: undefined },
        destroys: [ASSIGNMENT, ROLE],
      },
    ],
    machineLocations: { to: { machineLocations: ['westeurope'] } },
    effect: { to: { effect: 'Disabled' }, destroys: [ROLE] },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    resourceSelectors: { to: { resourceSelectors: SELECTORS } },
    acknowledgedWarnings: ACKNOWLEDGED,
    definition: [
      {
        title: 'a pinned copy',
        to: (stack) => ({
          definition: new PinnedInitiative(stack, 'Copy', { kind: 'virtualMachines', scope: SCOPE }),
        }),
        destroys: [ASSIGNMENT, ROLE],
      },
    ],
    definitionVersion: [
      { title: 'another', given: { definitionVersion: '1.2.*' }, to: { definitionVersion: '1.*.*' } },
      {
        title: 'another location of a pinned one',
        given: { definitionVersion: '1.2.*' },
        to: { location: 'northeurope' },
        destroys: [PINNED, ROLE],
      },
    ],
    importAssignment: {
      to: (stack) => ({ importAssignment: true, scope: { subscriptionId: variable(stack, 'Imported', SUBSCRIPTION) } }),
      refused: { at: 'synth', saying: 'importAssignment needs a literal scope' },
    },
    memberEffects: {
      to: { memberEffects: { DeployChangeTrackingExtensionWindowsVM: 'Disabled' } },
    },
    nonComplianceMessages: {
      to: { nonComplianceMessages: { DCRALinuxVMChangeTrackingAndInventory: 'The machine has no rule.' } },
    },
    additionalScopes: [
      { title: 'added', to: { additionalScopes: WIDER } },
      { title: 'removed', given: { additionalScopes: WIDER }, to: { additionalScopes: undefined }, destroys: [ROLE] },
      {
        title: 'in another order',
        given: { additionalScopes: WIDER },
        to: { additionalScopes: [...WIDER].reverse() },
        unchanged: 'the address of a role is that of its scope',
      },
    ],
    remediation: [
      { title: 'added', to: { remediation: {} } },
      { title: 'removed', given: { remediation: {} }, to: { remediation: undefined }, destroys: [TASK] },
    ],
    agentIdentity: [
      {
        title: 'another, without an acknowledgement',
        to: { agentIdentity: 'builtIn' },
        refused: { at: 'plan', saying: 'agentIdentity of the assignment' },
      },
      {
        title: 'another, acknowledged',
        to: {
          agentIdentity: 'builtIn',
          acknowledgedWarnings: { 'agent-identity-changed': 'A script updates the agents.' },
        },
      },
      {
        title: 'the acknowledgement taken out',
        given: { acknowledgedWarnings: { 'agent-identity-changed': 'A script updates the agents.' } },
        to: { acknowledgedWarnings: undefined },
      },
    ],
    attachAgentIdentity: { to: { attachAgentIdentity: false }, destroys: [ROLE] },
  },
});

export const remediation = updateTable<RemediationOptions>({
  of: 'RemediationOptions',
  base: () => ({}),
  build: (stack, options) =>
    new InitiativeAssignment(stack, 'Assignment', {
      kind: 'arcServers',
      scope: SCOPE,
      rule: existingRule(stack),
      remediation: options as RemediationOptions<never>,
    }),
  updates: {
    members: { to: { members: ['DCRALinuxHybridVMChangeTrackingAndInventory'] }, destroys: [TASK] },
    failureThreshold: { to: { failureThreshold: 0.5 } },
    parallelDeployments: { to: { parallelDeployments: 20 } },
    resourceCount: { to: { resourceCount: 1000 } },
    locationFilters: { to: { locationFilters: ['westeurope'] }, destroys: [TASK] },
    resourceDiscoveryMode: { to: { resourceDiscoveryMode: 'ExistingNonCompliant' } },
    roleWaitSeconds: { to: { roleWaitSeconds: 0 } },
    run: { to: { run: 2 } },
  },
});

export const estateAssignments = updateTable<EstateAssignmentsProps>({
  of: 'EstateAssignments',
  base: (stack) => ({
    scope: SCOPE,
    // One kind with an identity of the agent, and one without.
    kinds: ['virtualMachines', 'arcServers'],
    agentIdentity: { identityId: identity('id-agent') },
    geographies: {
      europe: { rule: existingRule(stack), machineLocations: ['westeurope'] },
      america: { rule: existingRule(stack, 'dcr-america'), machineLocations: ['eastus'] },
    },
  }),
  build: (stack, props) => new EstateAssignments(stack, 'Estate', props),
  updates: {
    scope: { to: { scope: ELSEWHERE }, destroys: [ASSIGNMENT, ROLE] },
    location: { to: { location: 'northeurope' }, destroys: [ASSIGNMENT, ROLE] },
    effect: { to: { effect: 'Disabled' }, destroys: [ROLE] },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    identity: [
      { title: 'from system-assigned to user-assigned', to: { identity: DEPLOYER }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'from user-assigned to system-assigned',
        given: { identity: DEPLOYER },
        to: { identity: undefined },
        destroys: [ASSIGNMENT, ROLE],
      },
      { title: 'from system-assigned to one that is created', to: { identity: CREATED }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'from one that is created to system-assigned',
        given: { identity: CREATED },
        to: { identity: undefined },
        destroys: [ASSIGNMENT, ROLE, IDENTITY],
      },
      {
        title: 'from one that is created to an existing one',
        given: { identity: CREATED },
        to: { identity: DEPLOYER },
        destroys: [ROLE, IDENTITY],
      },
    ],
    geographies: [
      {
        title: 'the first removed',
        to: (stack) => ({
          geographies: { america: { rule: existingRule(stack, 'dcr-america'), machineLocations: ['eastus'] } },
        }),
        destroys: [ASSIGNMENT, ROLE],
      },
      {
        title: 'the first of those that share an identity removed',
        given: { identity: DEPLOYER },
        to: (stack) => ({
          geographies: { america: { rule: existingRule(stack, 'dcr-america'), machineLocations: ['eastus'] } },
        }),
        destroys: [ASSIGNMENT],
      },
      {
        title: 'the first of those that share a created identity removed',
        given: { identity: CREATED },
        to: (stack) => ({
          geographies: { america: { rule: existingRule(stack, 'dcr-america'), machineLocations: ['eastus'] } },
        }),
        destroys: [ASSIGNMENT],
      },
      {
        title: 'renamed',
        to: (stack) => ({
          geographies: {
            emea: { rule: existingRule(stack), machineLocations: ['westeurope'] },
            america: { rule: existingRule(stack, 'dcr-america'), machineLocations: ['eastus'] },
          },
        }),
        destroys: [ASSIGNMENT, ROLE],
      },
    ],
    kinds: { to: { kinds: ['scaleSets', 'arcServers'] }, destroys: [ASSIGNMENT, ROLE] },
    agentIdentity: [
      {
        title: 'another, without an acknowledgement',
        to: { agentIdentity: { identityId: identity('id-other') } },
        refused: { at: 'plan', saying: 'agentIdentity of the assignment' },
      },
      {
        title: 'another, acknowledged',
        to: {
          agentIdentity: { identityId: identity('id-other') },
          acknowledgedWarnings: { 'agent-identity-changed': 'A script updates the agents.' },
        },
      },
      {
        title: 'the acknowledgement taken out',
        given: { acknowledgedWarnings: { 'agent-identity-changed': 'A script updates the agents.' } },
        to: { acknowledgedWarnings: undefined },
      },
    ],
    attachAgentIdentity: { to: { attachAgentIdentity: false }, destroys: [ROLE] },
    anyImage: [
      { title: 'added', to: { anyImage: {} }, destroys: [ASSIGNMENT, ROLE] },
      { title: 'another version', given: { anyImage: {} }, to: { anyImage: { minimumVersion: '2.30' } } },
    ],
    definitionVersions: {
      given: { definitionVersions: { arcServers: '1.1.*' } },
      to: { definitionVersions: { arcServers: '1.*.*' } },
    },
    importAssignment: {
      to: (stack) => ({ importAssignment: true, scope: { subscriptionId: variable(stack, 'Imported', SUBSCRIPTION) } }),
      refused: { at: 'synth', saying: 'importAssignment needs a literal scope' },
    },
    memberEffects: { to: { memberEffects: { DeployChangeTrackingExtensionWindowsVM: 'Disabled' } } },
    nonComplianceMessages: { to: { nonComplianceMessages: { association: 'Keine Regel {rule} auf {machine}.' } } },
    additionalScopes: [
      { title: 'added', to: { additionalScopes: WIDER } },
      { title: 'removed', given: { additionalScopes: WIDER }, to: { additionalScopes: undefined }, destroys: [ROLE] },
      {
        title: 'in another order',
        given: { additionalScopes: WIDER },
        to: { additionalScopes: [...WIDER].reverse() },
        unchanged: 'the address of a role is that of its scope',
      },
    ],
    remediation: { to: { remediation: {} } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const policyIdentity = updateTable<PolicyIdentityProps>({
  of: 'PolicyIdentity',
  base: () => CREATED,
  build: (stack, props) =>
    new InitiativeAssignment(stack, 'Assignment', {
      ...assignment(stack),
      identity: new PolicyIdentity(stack, 'Identity', props),
    }),
  updates: {
    name: { to: { name: 'id-other' }, destroys: [IDENTITY, ROLE] },
    resourceGroupName: { to: { resourceGroupName: 'rg-other' }, destroys: [IDENTITY, ROLE] },
    location: { to: { location: 'northeurope' } },
    tags: { to: { tags: { owner: 'platform' } } },
  },
});

export const geography = updateTable<Geography>({
  of: 'Geography',
  base: (stack) => ({
    rule: existingRule(stack),
    machineLocations: ['westeurope'],
    agentIdentity: { identityId: identity('id-agent') },
  }),
  build: (stack, europe) => new EstateAssignments(stack, 'Estate', { scope: SCOPE, geographies: { europe } }),
  updates: {
    rule: { to: (stack) => ({ rule: existingRule(stack, 'dcr-other') }), destroys: [] },
    machineLocations: { to: { machineLocations: ['westeurope', 'northeurope'] } },
    agentIdentity: {
      to: { agentIdentity: 'builtIn' },
      refused: { at: 'plan', saying: 'agentIdentity of the assignment' },
    },
  },
});

/** Assigns a definition of an initiative. */
function assign(stack: TerraformStack, definition: IPinnedInitiative): void {
  new InitiativeAssignment(stack, 'Assignment', {
    ...(assignment(stack) as InitiativeAssignmentProps & { kind: 'virtualMachines' }),
    kind: definition.kind as 'virtualMachines',
    definition,
  });
}

export const pinnedInitiative = updateTable<PinnedInitiativeProps>({
  of: 'PinnedInitiative',
  base: () => ({ kind: 'virtualMachines', scope: SCOPE }),
  build: (stack, props) => assign(stack, new PinnedInitiative(stack, 'Copy', props)),
  updates: {
    kind: { to: { kind: 'scaleSets' }, destroys: [SET, ASSIGNMENT, ROLE] },
    scope: { to: { scope: { managementGroupId: MANAGEMENT_GROUP } }, destroys: [SET, ASSIGNMENT, ROLE] },
    name: { to: { name: 'ct-copy' }, destroys: [SET, ASSIGNMENT, ROLE] },
    versions: { to: { versions: { DCRALinuxVMChangeTrackingAndInventory: '1.1.*' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const anyImageInitiative = updateTable<AnyImageInitiativeProps>({
  of: 'AnyImageInitiative',
  base: () => ({ kind: 'virtualMachines', scope: SCOPE }),
  build: (stack, props) => assign(stack, new AnyImageInitiative(stack, 'AnyImage', props)),
  updates: {
    kind: { to: { kind: 'scaleSets' }, destroys: [DEFINITION, SET, ASSIGNMENT, ROLE] },
    scope: { to: { scope: { managementGroupId: MANAGEMENT_GROUP } }, destroys: [DEFINITION, SET, ASSIGNMENT, ROLE] },
    name: { to: { name: 'ct-any' }, destroys: [DEFINITION, SET, ASSIGNMENT, ROLE] },
    minimumVersion: { to: { minimumVersion: '2.30' } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

const EXTENSION_POLICY = {
  scope: SCOPE,
} as const;

export const pin = updateTable<ExtensionVersionPinProps>({
  of: 'ExtensionVersionPin',
  base: () => ({ ...EXTENSION_POLICY, extensionVersion: '2.35', location: 'westeurope' }),
  build: (stack, props) => new ExtensionVersionPin(stack, 'Pin', props),
  updates: {
    scope: [
      { title: 'a resource group', to: { scope: ELSEWHERE }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'a management group',
        to: { scope: { managementGroupId: MANAGEMENT_GROUP } },
        destroys: [ASSIGNMENT, ROLE, DEFINITION, SET],
      },
    ],
    name: { to: { name: 'ct-other' }, destroys: [ASSIGNMENT, ROLE, DEFINITION, SET] },
    nameSuffix: { to: { nameSuffix: 'other' }, destroys: [ASSIGNMENT, ROLE, DEFINITION, SET] },
    kinds: [
      {
        title: 'fewer',
        to: { kinds: ['virtualMachines', 'scaleSets'] },
        destroys: [DEFINITION, ROLE],
      },
      { title: 'more', given: { kinds: ['arcServers'] }, to: { kinds: ['arcServers', 'scaleSets'] } },
      {
        title: 'fewer, with remediation',
        given: { remediation: {} },
        to: { kinds: ['virtualMachines'] },
        destroys: [DEFINITION, ROLE, TASK],
      },
    ],
    machineLocations: { to: { machineLocations: ['westeurope'] } },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    resourceSelectors: { to: { resourceSelectors: SELECTORS } },
    extensionVersion: [
      { title: 'another one', to: { extensionVersion: '2.36' } },
      {
        title: 'another one, with remediation',
        given: { remediation: {} },
        to: { extensionVersion: '2.36' },
        destroys: [TASK],
      },
    ],
    arcExtensionVersion: { to: { arcExtensionVersion: '2.35.0.1' } },
    operatingSystems: { to: { operatingSystems: ['linux'] }, destroys: [DEFINITION] },
    location: { to: { location: 'northeurope' }, destroys: [ASSIGNMENT, ROLE] },
    identity: [
      { title: 'from system-assigned to user-assigned', to: { identity: DEPLOYER }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'from user-assigned to system-assigned',
        given: { identity: DEPLOYER },
        to: { identity: undefined },
        destroys: [ASSIGNMENT, ROLE],
      },
    ],
    remediation: { to: { remediation: {} } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const audit = updateTable<ExtensionVersionAuditProps>({
  of: 'ExtensionVersionAudit',
  base: () => ({ ...EXTENSION_POLICY }),
  build: (stack, props) => new ExtensionVersionAudit(stack, 'Audit', props),
  updates: {
    scope: { to: { scope: { managementGroupId: MANAGEMENT_GROUP } }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    name: { to: { name: 'ct-other' }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    nameSuffix: { to: { nameSuffix: 'other' }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    kinds: { to: { kinds: ['virtualMachines'] }, destroys: [DEFINITION] },
    machineLocations: { to: { machineLocations: ['westeurope'] } },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    resourceSelectors: { to: { resourceSelectors: SELECTORS } },
    minimumVersion: { to: { minimumVersion: '2.30' } },
    trustAutomaticUpgrade: { to: { trustAutomaticUpgrade: false } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const onboardingAudit = updateTable<OnboardingAuditProps>({
  of: 'OnboardingAudit',
  base: (stack) => ({ ...EXTENSION_POLICY, rule: existingRule(stack) }),
  build: (stack, props) => new OnboardingAudit(stack, 'Audit', props),
  updates: {
    scope: { to: { scope: { managementGroupId: MANAGEMENT_GROUP } }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    name: { to: { name: 'ct-other' }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    nameSuffix: { to: { nameSuffix: 'other' }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    kinds: { to: { kinds: ['virtualMachines'] }, destroys: [DEFINITION] },
    operatingSystems: { to: { operatingSystems: ['linux'] }, destroys: [DEFINITION] },
    rule: [
      { title: 'another', to: (stack) => ({ rule: existingRule(stack, 'dcr-other') }) },
      { title: 'removed', to: { rule: undefined }, destroys: [ASSIGNMENT, DEFINITION, SET] },
    ],
    policies: [
      { title: 'without own ones', to: { policies: ['builtIn'] }, destroys: [DEFINITION] },
      { title: 'without built-in ones', to: { policies: ['own'] } },
    ],
    nonComplianceMessages: { to: { nonComplianceMessages: { agent: 'Auf {machine} fehlt der Agent: {title}.' } } },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    resourceSelectors: { to: { resourceSelectors: SELECTORS } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

export const resourceSelector = updateTable<ResourceSelector>({
  of: 'ResourceSelector',
  base: () => ({ name: 'canary', selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] }),
  build: (stack, selector) =>
    new ExtensionVersionAudit(stack, 'Audit', { ...EXTENSION_POLICY, resourceSelectors: [selector] }),
  updates: {
    name: { to: { name: 'first' } },
    selectors: { to: { selectors: [{ kind: 'resourceLocation', notIn: ['westeurope'] }] } },
  },
});

export const exemption = updateTable<PolicyExemptionProps>({
  of: 'PolicyExemption',
  base: (stack) => ({
    assignment: new InitiativeAssignment(stack, 'Assignment', assignment(stack)),
    scope: SCOPE,
    name: 'ct-lab',
    category: 'Waiver',
    expiresOn: '2027-01-31T00:00:00Z',
  }),
  build: (stack, props) => new PolicyExemption(stack, 'Exemption', props),
  updates: {
    assignment: {
      to: (stack) => ({
        assignment: new InitiativeAssignment(stack, 'Second', { ...assignment(stack), nameSuffix: 'second' }),
      }),
      destroys: [EXEMPTION],
    },
    scope: [
      { to: { scope: { resourceId: virtualMachine('web01') } }, destroys: [EXEMPTION] },
      {
        title: 'outside of the assignment, by a variable',
        to: (stack) => ({ scope: { subscriptionId: variable(stack, 'Elsewhere', `${SUBSCRIPTION.slice(0, -1)}9`) } }),
        refused: { at: 'plan', saying: 'something in it' },
      },
      {
        title: 'in the assignment, by a variable',
        to: (stack) => ({ scope: { resourceId: variable(stack, 'Machine', virtualMachine('web01')) } }),
        destroys: [EXEMPTION],
      },
    ],
    name: { to: { name: 'ct-other' }, destroys: [EXEMPTION] },
    category: { to: { category: 'Mitigated' } },
    expiresOn: { to: { expiresOn: 'never' } },
    members: { to: { members: ['DCRALinuxVMChangeTrackingAndInventory'] } },
    displayName: { to: { displayName: 'Laboratory' } },
    description: { to: { description: 'Rebuilt every night.' } },
  },
});

import { ESSENTIAL_MACHINE_MANAGEMENT } from '../../../lib/facts/initiatives';
import { assigned, exempted, granted, remediated } from './healthy';
import { AGENT_IDENTITY, assignment, GROUP, initiative, MANAGEMENT_GROUP, OTHER_RULE, RULE, SUBSCRIPTION } from './ids';
import { AT_APPLY } from './piece';
import type { Row } from './row';

const VM = 'assignment_vm';
const ARM_VM = `${VM}/body/properties`;
const OTHER_IDENTITY = AGENT_IDENTITY.replace('id-agents', 'id-other');
const ZONE_COPY = `${MANAGEMENT_GROUP}/providers/Microsoft.Authorization/policySetDefinitions/Deploy-VM-ChangeTrack`;
const ESSENTIAL = `/providers/Microsoft.Authorization/policySetDefinitions/${ESSENTIAL_MACHINE_MANAGEMENT}`;
const MEMBER = 'DCRALinuxVMChangeTrackingAndInventory';

/** A parameter of the assignment for virtual machines, in both forms. */
const parameter = (path: string, to: unknown) => ({
  azurerm: { [`${VM}/parameters/${path}`]: to },
  arm: { [`${ARM_VM}/parameters/${path}`]: to },
});
const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});

/** A second assignment of the initiative for virtual machines, with another rule, and its roles. */
const againAt = (scope: string) => ({
  assignment_again: assigned('ct-vm-again', scope, initiative('virtualMachines'), {
    dcrResourceId: OTHER_RULE,
    effect: 'DeployIfNotExists',
    listOfApplicableLocations: ['westeurope'],
    bringYourOwnUserAssignedManagedIdentity: false,
  }),
});
const rolesAgainAt = (scope: string) =>
  Object.fromEntries(
    (
      [
        'contributor',
        'userAccessAdministrator',
        'virtualMachineContributor',
        'monitoringContributor',
        'logAnalyticsContributor',
      ] as const
    ).map((one) => [`role_again_${one}`, granted(`again-${one}`, scope, one, 'ct-vm-again')]),
  );

export const POLICY_LOSSES: readonly Row[] = [
  {
    change: 'an assignment of an initiative is removed',
    finds: { 'assignment-removed': 'blocking' },
    ...gone(VM),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'an assignment is no longer enforced',
    finds: { 'assignment-not-enforced': 'blocking' },
    azurerm: { [`${VM}/enforce`]: false },
    arm: { [`${ARM_VM}/enforcementMode`]: 'DoNotEnforce' },
  },
  {
    change: 'the effect of an assignment becomes Disabled',
    finds: { 'assignment-disabled': 'blocking' },
    ...parameter('effect/value', 'Disabled'),
  },
  {
    change: 'an override switches one member of an initiative off',
    finds: { 'assignment-disabled': 'blocking' },
    azurerm: {
      [`${VM}/overrides`]: [
        { value: 'Disabled', selectors: [{ kind: 'policyDefinitionReferenceId', in: [MEMBER], not_in: null }] },
      ],
    },
    arm: {
      [`${ARM_VM}/overrides`]: [
        { kind: 'policyEffect', value: 'Disabled', selectors: [{ kind: 'policyDefinitionReferenceId', in: [MEMBER] }] },
      ],
    },
  },
  {
    change: 'an assignment leaves a resource group out',
    finds: { 'scope-narrowed': 'blocking' },
    azurerm: { [`${VM}/not_scopes`]: [GROUP] },
    arm: { [`${ARM_VM}/notScopes`]: [GROUP] },
  },
  {
    change: 'an assignment loses a location',
    finds: { 'scope-narrowed': 'blocking' },
    ...parameter('listOfApplicableLocations/value', ['westeurope']),
  },
  {
    change: 'an assignment loses its identity',
    finds: { 'identity-missing': 'blocking' },
    azurerm: { [`${VM}/identity`]: [] },
    arm: { [`${VM}/identity`]: undefined },
  },
  {
    change: 'an assignment gets another identity',
    finds: { 'identity-changed': 'attention' },
    azurerm: { [`${VM}/identity`]: [{ type: 'UserAssigned', identity_ids: [OTHER_IDENTITY], principal_id: null }] },
    arm: { [`${VM}/identity`]: { type: 'UserAssigned', ids: [OTHER_IDENTITY] } },
  },
  {
    change: 'an assignment is replaced',
    finds: { 'assignment-replaced': 'attention' },
    azurerm: { [`${VM}/location`]: 'northeurope' },
    arm: { [`${VM}/location`]: 'northeurope' },
    replaced: [VM],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a parameter of an assignment is misspelt',
    finds: { 'parameter-unknown': 'blocking' },
    ...parameter('listOfAplicableLocations', { value: ['westeurope'] }),
  },
  {
    change: 'the rule of an assignment is empty',
    finds: { 'parameter-empty': 'blocking' },
    ...parameter('dcrResourceId/value', ''),
  },
  {
    change: 'an assignment gets a location that does not exist',
    finds: { 'location-unknown': 'blocking' },
    ...parameter('listOfApplicableLocations/value', ['westeurope', 'northeurope', 'mars']),
  },
  {
    change: 'an assignment gives machines another rule',
    finds: { 'rule-replaced': 'blocking' },
    ...parameter('dcrResourceId/value', OTHER_RULE),
  },
  {
    change: 'an assignment is pinned to a preview',
    finds: { 'definition-version-changed': 'attention', 'definition-version-ends': 'attention' },
    arm: { [`${ARM_VM}/definitionVersion`]: '1.1.*-preview' },
  },
  {
    change: 'an assignment by the id of an identity is pinned to a version without a parameter for it',
    finds: {
      'definition-version-changed': 'attention',
      'definition-version-ends': 'attention',
      'parameter-unknown': 'blocking',
    },
    arm: { [`${ARM_VM}/definitionVersion`]: '1.0.*-preview' },
  },
  {
    change: 'an assignment no longer takes later minor versions',
    finds: { 'definition-version-changed': 'attention' },
    given: { arm: { [`${ARM_VM}/definitionVersion`]: '1.*.*' } },
    arm: { [`${ARM_VM}/definitionVersion`]: '1.2.*' },
  },
  {
    change: 'an assignment is no longer pinned to a minor version',
    finds: { 'definition-version-changed': 'attention' },
    given: { arm: { [`${ARM_VM}/definitionVersion`]: '1.2.*' } },
    arm: { [`${ARM_VM}/definitionVersion`]: undefined },
  },
  {
    change: 'an assignment is pinned to a version that is not published',
    finds: { 'definition-version-changed': 'attention', 'definition-version-unpublished': 'blocking' },
    arm: { [`${ARM_VM}/definitionVersion`]: '2.*.*' },
  },
  {
    change: 'an assignment of one policy is pinned to another version',
    finds: { 'definition-version-changed': 'attention' },
    given: { arm: { 'assignment_pin/body/properties/definitionVersion': '1.0.*' } },
    arm: { 'assignment_pin/body/properties/definitionVersion': '1.1.*' },
  },
  {
    change: 'the version of an assignment is known only at apply',
    finds: { 'unknown-until-apply': 'attention' },
    arm: { [`${ARM_VM}/definitionVersion`]: AT_APPLY },
    only: ['azapi'],
  },
  {
    change: 'an assignment gives agents another identity',
    finds: { 'agent-identity-changed': 'attention' },
    ...parameter('userAssignedIdentityResourceId/value', OTHER_IDENTITY),
  },
  {
    change: 'an assignment no longer brings the identity of the agents',
    finds: { 'agent-identity-changed': 'attention' },
    ...parameter('bringYourOwnUserAssignedManagedIdentity/value', false),
  },
  {
    change: 'the identity of the agents is destroyed',
    finds: { 'agent-identity-removed': 'blocking' },
    ...gone('identity'),
  },
  {
    change: 'a remediation is removed',
    finds: {},
    ...gone('remediation_vm'),
  },
  {
    change: 'a remediation of an initiative names no member',
    finds: { 'remediation-member-missing': 'blocking' },
    adds: { remediation_all: remediated('ct-vm-all', SUBSCRIPTION, assignment(SUBSCRIPTION, 'ct-vm'), null) },
  },
  {
    change: 'a role of the identity of an assignment is taken away',
    finds: { 'role-removed': 'attention' },
    ...gone('role_vm_virtualMachineContributor'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'all roles of the identity of an assignment are taken away',
    finds: { 'role-removed': 'attention', 'role-missing': 'attention' },
    ...gone(
      'role_copy_virtualMachineContributor',
      'role_copy_monitoringContributor',
      'role_copy_logAnalyticsContributor',
    ),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a role of the user-assigned identity of an assignment is taken away',
    finds: { 'role-removed': 'attention' },
    given: {
      azurerm: { [`${VM}/identity`]: [{ type: 'UserAssigned', identity_ids: [AGENT_IDENTITY], principal_id: null }] },
      arm: { [`${VM}/identity`]: { type: 'UserAssigned', ids: [AGENT_IDENTITY] } },
    },
    has: { role_agents: granted('agents', SUBSCRIPTION, 'virtualMachineContributor', 'agents') },
    ...gone('role_agents'),
    only: ['azurerm'],
  },
  {
    change: 'a scope is exempted from all policies of an initiative',
    finds: { 'scope-narrowed': 'blocking' },
    adds: { exemption_all: exempted('everything', GROUP, assignment(SUBSCRIPTION, 'ct-vm'), []) },
  },
  {
    change: 'an exemption is extended',
    finds: { 'exemption-extended': 'attention' },
    azurerm: { 'exemption/expires_on': '2029-01-31T00:00:00Z' },
    arm: { 'exemption/body/properties/expiresOn': '2029-01-31T00:00:00Z' },
  },
  {
    change: 'an exemption no longer ends',
    finds: { 'exemption-extended': 'attention' },
    azurerm: { 'exemption/expires_on': null },
    arm: { 'exemption/body/properties/expiresOn': undefined },
  },
  {
    change: 'a landing zone assigns its copy of an initiative with another rule',
    finds: { 'assignment-overlap': 'attention' },
    adds: {
      assignment_zone: assigned('Deploy-VM-ChangeTrack', SUBSCRIPTION, ZONE_COPY, { dcrResourceId: OTHER_RULE }),
    },
  },
  {
    change: 'a landing zone assigns its copy of an initiative with another identity of the agent',
    finds: { 'assignment-overlap': 'attention' },
    adds: {
      assignment_zone: assigned('Deploy-VM-ChangeTrack', SUBSCRIPTION, ZONE_COPY, {
        dcrResourceId: RULE,
        bringYourOwnUserAssignedManagedIdentity: true,
        restrictBringYourOwnUserAssignedIdentityToSubscription: false,
        userAssignedIdentityResourceId: OTHER_IDENTITY,
      }),
    },
  },
  {
    change: 'Essential Machine Management is assigned to machines that have a rule',
    finds: { 'assignment-overlap': 'attention' },
    adds: { assignment_essential: assigned('essential', SUBSCRIPTION, ESSENTIAL, {}) },
  },
  {
    change: 'another assignment gives the same machines another rule',
    finds: { 'assignment-overlap': 'attention' },
    adds: againAt(SUBSCRIPTION),
    has: rolesAgainAt(SUBSCRIPTION),
  },
  {
    change: 'another assignment gives machines of a group another rule, of whose members one is exempted there',
    finds: { 'assignment-overlap': 'attention', 'identity-scope': 'attention' },
    by: 'check',
    adds: { ...againAt(GROUP), group_exemption: exempted('group', GROUP, assignment(SUBSCRIPTION, 'ct-vm'), [MEMBER]) },
    has: rolesAgainAt(GROUP),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'another assignment gives machines of a group another rule, which the first one exempts',
    finds: { 'identity-scope': 'attention' },
    by: 'check',
    adds: { ...againAt(GROUP), group_exemption: exempted('group', GROUP, assignment(SUBSCRIPTION, 'ct-vm'), []) },
    has: rolesAgainAt(GROUP),
    only: ['azurerm', 'azapi'],
  },
];

const SET = 'pinnedCopy';
const ARM_SET = `${SET}/body/properties`;
const INSTALLS = 'details/deployment/properties/template/resources/0/properties';

/** What is lost of policies of one's own, which lie at a management group. */
export const DEFINITION_LOSSES: readonly Row[] = [
  {
    change: 'the assignment of a policy at a management group is removed',
    finds: { 'assignment-removed': 'blocking' },
    ...gone('assignment_pin'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a policy at a management group is removed with its assignment and role',
    finds: { 'assignment-removed': 'blocking', 'definition-removed': 'blocking', 'role-removed': 'attention' },
    ...gone('pin', 'assignment_pin', 'role_pin'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the assignment of a policy at a management group is no longer enforced',
    finds: { 'assignment-not-enforced': 'blocking' },
    azurerm: { 'assignment_pin/enforce': false },
    arm: { 'assignment_pin/body/properties/enforcementMode': 'DoNotEnforce' },
  },
  {
    change: 'the effect of a policy becomes Disabled by its default',
    finds: { 'assignment-disabled': 'blocking' },
    given: {
      azurerm: { 'assignment_pin/parameters': '{}' },
      arm: { 'assignment_pin/body/properties/parameters': {} },
    },
    azurerm: { 'pin/parameters/effect/defaultValue': 'Disabled' },
    arm: { 'pin/body/properties/parameters/effect/defaultValue': 'Disabled' },
  },
  {
    change: 'a policy gets a further condition',
    finds: { 'scope-narrowed': 'blocking' },
    azurerm: { 'pin/policy_rule/if/allOf/2': { field: "tags['tracked']", equals: 'yes' } },
    arm: { 'pin/body/properties/policyRule/if/allOf/2': { field: "tags['tracked']", equals: 'yes' } },
  },
  {
    change: 'a policy installs something else',
    finds: { 'definition-removed': 'blocking' },
    azurerm: { [`pin/policy_rule/then/${INSTALLS}/publisher`]: 'Contoso.Inventory' },
    arm: { [`pin/body/properties/policyRule/then/${INSTALLS}/publisher`]: 'Contoso.Inventory' },
  },
  {
    change: 'a policy installs an older extension',
    finds: { 'extension-downgraded': 'blocking', 'extension-below-floor': 'blocking' },
    azurerm: { [`pin/policy_rule/then/${INSTALLS}/typeHandlerVersion`]: '2.19' },
    arm: { [`pin/body/properties/policyRule/then/${INSTALLS}/typeHandlerVersion`]: '2.19' },
  },
  {
    change: 'an initiative passes the effect Disabled to a member',
    finds: { 'assignment-disabled': 'blocking' },
    azurerm: { [`${SET}/policy_definition_reference/0/parameter_values/effect/value`]: 'Disabled' },
    arm: { [`${ARM_SET}/policyDefinitions/0/parameters/effect/value`]: 'Disabled' },
  },
  {
    change: 'the effect of an initiative becomes Disabled by its default',
    finds: { 'assignment-disabled': 'blocking' },
    given: {
      azurerm: { 'assignment_copy/parameters': '{}' },
      arm: { 'assignment_copy/body/properties/parameters': {} },
    },
    azurerm: { [`${SET}/parameters/effect/defaultValue`]: 'Disabled' },
    arm: { [`${ARM_SET}/parameters/effect/defaultValue`]: 'Disabled' },
  },
  {
    change: 'an initiative loses a member',
    finds: { 'scope-narrowed': 'blocking' },
    azurerm: { [`${SET}/policy_definition_reference/0`]: undefined },
    arm: { [`${ARM_SET}/policyDefinitions/0`]: undefined },
  },
  {
    change: 'an initiative takes an older version of a member',
    finds: { 'member-downgraded': 'attention' },
    azurerm: { [`${SET}/policy_definition_reference/2/version`]: '1.*.*' },
    arm: { [`${ARM_SET}/policyDefinitions/2/definitionVersion`]: '1.*.*' },
  },
  {
    change: 'an initiative is replaced by one of other policies',
    finds: { 'definition-removed': 'blocking', 'scope-narrowed': 'blocking' },
    azurerm: {
      [`${SET}/policy_definition_reference`]: [
        {
          policy_definition_id:
            '/providers/Microsoft.Authorization/policyDefinitions/0a914e76-4921-4c19-b460-a2d36003525a',
          reference_id: 'other',
          parameter_values: '{}',
          version: '2.*.*',
        },
      ],
    },
    arm: {
      [`${ARM_SET}/policyDefinitions`]: [
        {
          policyDefinitionId:
            '/providers/Microsoft.Authorization/policyDefinitions/0a914e76-4921-4c19-b460-a2d36003525a',
          policyDefinitionReferenceId: 'other',
        },
      ],
    },
    replaced: [SET],
    only: ['azurerm', 'azapi'],
  },
];

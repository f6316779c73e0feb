import { TerraformVariable } from 'cdktf';
import {
  ChangeTracking,
  type ChangeTrackingProps,
  ContentStorage,
  type PolicyOptions,
} from 'cdktf-azure-change-tracking';
import {
  account,
  DEPLOYER,
  existingWorkspace,
  identity,
  MANAGEMENT_GROUP,
  SUBSCRIPTION,
  subnet,
  virtualMachine,
} from '../support/azure';
import { ACKNOWLEDGED, updateTable } from '../support/table';

const POLICY: PolicyOptions = { scope: { subscriptionId: SUBSCRIPTION }, kinds: ['virtualMachines'] };
const CONTENT = { name: 'stchangetracking', network: { access: 'allNetworks' } } as const;
const PRIVATE_INGESTION = { privateEndpoint: { subnetId: subnet('endpoints') } };
const LOCATED = {
  machines: { virtualMachines: { web01: { id: virtualMachine('web01'), os: 'linux', location: 'westeurope' } } },
} as const;
const QUERIES = { storageAccountResourceId: account('stqueries'), roleWaitSeconds: 0 };
const ASSIGNMENT = 'azurerm_subscription_policy_assignment';
const ROLE = 'azurerm_role_assignment';
const RULE = 'azurerm_monitor_data_collection_rule';
const WORKSPACE = ['azurerm_log_analytics_workspace', 'azurerm_log_analytics_solution'];
const ACCOUNT = ['azurerm_storage_account', 'azurerm_storage_container', 'azurerm_storage_management_policy'];
const refusedPlan = (saying: string) => ({ at: 'plan', saying }) as const;

export const changeTracking = updateTable<ChangeTrackingProps>({
  of: 'ChangeTracking',
  base: () => ({ location: 'westeurope', policy: POLICY, contentStorage: CONTENT }),
  build: (stack, props) => new ChangeTracking(stack, 'ChangeTracking', props),
  updates: {
    location: [
      {
        to: { location: 'northeurope' },
        refused: refusedPlan("location of the workspace 'log-change-tracking' cannot change from 'westeurope'"),
      },
      {
        title: 'with other names',
        to: {
          location: 'northeurope',
          workspace: { name: 'log-north' },
          rule: { name: 'dcr-north' },
          contentStorage: { ...CONTENT, name: 'stother' },
        },
        destroys: [...WORKSPACE, ...ACCOUNT, RULE, ASSIGNMENT, ROLE],
      },
    ],
    workspace: [
      { title: 'another name', to: { workspace: { name: 'log-other' } }, destroys: WORKSPACE },
      {
        title: 'a tier that replaces it',
        to: { workspace: { sku: 'PerNode' } },
        refused: refusedPlan('sku of the workspace'),
      },
      {
        title: 'an account for queries, beside alerts',
        given: { alerts: { hostsFile: {} } },
        to: { workspace: { linkedStorage: QUERIES } },
      },
      {
        title: 'no account for queries, beside alerts',
        given: { alerts: { hostsFile: {} }, workspace: { linkedStorage: QUERIES } },
        to: { workspace: {} },
        destroys: ['azurerm_log_analytics_linked_storage_account', ROLE],
      },
      {
        title: 'one that exists, in another group',
        to: (stack) => ({ location: undefined, workspace: existingWorkspace(stack) }),
        refused: refusedPlan('resourceGroupName of the storage account'),
      },
      {
        title: 'one that exists',
        to: (stack) => ({
          location: undefined,
          workspace: existingWorkspace(stack),
          resourceGroupName: 'rg-change-tracking',
        }),
      },
    ],
    resourceGroupName: {
      to: { resourceGroupName: 'rg-other' },
      refused: refusedPlan('resourceGroupName of the agent'),
    },
    newResourceGroupName: {
      to: { newResourceGroupName: 'rg-other' },
      refused: refusedPlan('resourceGroupName of the agent'),
    },
    settings: { to: { settings: { windows: false } } },
    rule: [
      {
        title: 'locked, with its errors',
        to: { rule: { lock: { kind: 'CanNotDelete' }, diagnosticSettings: { errors: {} } } },
      },
      { title: 'of another name', to: { rule: { name: 'dcr-other' } }, destroys: [RULE, ROLE] },
      { title: 'protected', to: { rule: { preventDestroy: true } }, keeps: true },
    ],
    contentStorage: [
      { title: 'removed', to: { contentStorage: undefined }, leaves: true },
      {
        title: 'one that exists',
        to: (stack) => ({
          contentStorage: ContentStorage.fromStorageAccountId(stack, 'Existing', {
            storageAccountId: `${SUBSCRIPTION}/resourceGroups/rg-servers/providers/Microsoft.Storage/storageAccounts/stexisting`,
          }),
        }),
        leaves: true,
      },
      {
        title: 'a replication that replaces',
        to: { contentStorage: { ...CONTENT, replication: 'ZRS' } },
        refused: refusedPlan('replication of the storage account'),
      },
    ],
    privateIngestion: [
      { title: 'added', given: LOCATED, to: { privateIngestion: PRIVATE_INGESTION } },
      {
        title: 'removed',
        given: { ...LOCATED, privateIngestion: PRIVATE_INGESTION },
        to: { privateIngestion: undefined },
        destroys: [
          'azurerm_monitor_data_collection_endpoint',
          'azurerm_monitor_data_collection_rule_association',
          'azurerm_monitor_private_link_scope',
          'azurerm_monitor_private_link_scoped_service',
          'azurerm_private_endpoint',
        ],
      },
    ],
    policy: [
      { title: 'removed', to: { policy: undefined }, destroys: [ASSIGNMENT, ROLE], leaves: true },
      { title: 'added', given: { policy: undefined }, to: { policy: POLICY } },
      {
        title: 'another agent identity, acknowledged',
        to: {
          policy: { ...POLICY, agentIdentity: { identityId: identity('id-agent') } },
          acknowledgedWarnings: { 'agent-identity-changed': 'A script updates the agents.' },
        },
        destroys: [ROLE],
        leaves: true,
      },
    ],
    machines: {
      to: { machines: { virtualMachines: { web01: { id: virtualMachine('web01'), os: 'linux' } } } },
    },
    alerts: { to: { alerts: { hostsFile: {}, ingestionErrors: {} } } },
    workbook: { to: { workbook: {} } },
    queries: { to: { queries: {} } },
    tags: { to: { tags: { owner: 'platform' } } },
    acknowledgedWarnings: ACKNOWLEDGED,
  },
});

const ELSEWHERE = { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-servers` };

export const policyOptions = updateTable<PolicyOptions>({
  of: 'PolicyOptions',
  base: () => POLICY,
  build: (stack, policy) => new ChangeTracking(stack, 'ChangeTracking', { location: 'westeurope', policy }),
  updates: {
    scope: { to: { scope: ELSEWHERE }, destroys: [ASSIGNMENT, ROLE] },
    location: { to: { location: 'northeurope' }, destroys: [ASSIGNMENT, ROLE] },
    machineLocations: { to: { machineLocations: ['westeurope'] } },
    effect: { to: { effect: 'Disabled' }, destroys: [ROLE] },
    enforce: { to: { enforce: false } },
    notScopes: { to: { notScopes: [ELSEWHERE.resourceGroupId] } },
    nameSuffix: { to: { nameSuffix: 'other' }, destroys: [ASSIGNMENT, ROLE] },
    resourceSelectors: {
      to: { resourceSelectors: [{ name: 'canary', selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] }] },
    },
    kinds: [
      {
        title: 'fewer',
        given: { kinds: undefined },
        to: { kinds: ['virtualMachines'] },
        destroys: [ASSIGNMENT, ROLE],
      },
      { title: 'only Arc servers', to: { kinds: ['arcServers'] }, destroys: [ASSIGNMENT, ROLE], leaves: true },
      {
        title: 'fewer, with a pinned version',
        given: { extensionVersion: '2.35', kinds: undefined },
        to: { kinds: ['virtualMachines'] },
        destroys: [ASSIGNMENT, ROLE, 'azurerm_policy_definition'],
      },
    ],
    agentIdentity: {
      to: { agentIdentity: { identityId: identity('id-agent') } },
      refused: refusedPlan('agentIdentity of the assignment'),
    },
    identity: [
      { title: 'an existing one', to: { identity: DEPLOYER }, destroys: [ASSIGNMENT, ROLE] },
      { title: 'one that is created', to: { identity: {} }, destroys: [ASSIGNMENT, ROLE] },
      {
        title: 'one that is created, left for one each',
        given: { identity: {}, extensionVersion: '2.35', kinds: undefined, remediation: {} },
        to: { identity: undefined },
        destroys: [ASSIGNMENT, ROLE, 'azurerm_user_assigned_identity', 'azurerm_subscription_policy_remediation'],
      },
    ],
    nonComplianceMessages: { to: { nonComplianceMessages: { agent: 'Auf {machine} fehlt der Agent: {title}.' } } },
    additionalScopes: {
      to: { additionalScopes: [{ managementGroupId: MANAGEMENT_GROUP, stages: ['association'] }] },
    },
    attachAgentIdentity: { to: { attachAgentIdentity: false }, destroys: [ROLE] },
    anyImage: [
      { title: 'added', to: { anyImage: {} }, destroys: [ASSIGNMENT, ROLE] },
      { title: 'another version', given: { anyImage: {} }, to: { anyImage: { minimumVersion: '2.30' } } },
    ],
    definitionVersions: {
      given: { definitionVersions: { virtualMachines: '1.2.*' } },
      to: { definitionVersions: { virtualMachines: '1.*.*' } },
    },
    importAssignment: {
      to: (stack) => ({
        importAssignment: true,
        scope: { subscriptionId: new TerraformVariable(stack, 'Imported', { default: SUBSCRIPTION }).stringValue },
      }),
      refused: { at: 'synth', saying: 'policy.importAssignment needs a literal policy.scope' },
    },
    memberEffects: { to: { memberEffects: { DeployChangeTrackingExtensionWindowsVM: 'Disabled' } } },
    extensionVersion: [
      { title: 'added', to: { extensionVersion: '2.35' } },
      {
        title: 'removed',
        given: { extensionVersion: '2.35' },
        to: { extensionVersion: undefined },
        destroys: [ASSIGNMENT, ROLE, 'azurerm_policy_definition', 'azurerm_policy_set_definition'],
      },
    ],
    arcExtensionVersion: {
      given: { extensionVersion: '2.35', kinds: undefined },
      to: { arcExtensionVersion: '2.35.0.1' },
    },
    remediation: { to: { remediation: {} } },
  },
});

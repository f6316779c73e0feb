import {
  ChangeTrackingRule,
  ContentStorage,
  type CustomerManagedKey,
  type DiagnosticSettingOptions,
  type KeyIdentity,
  type ResourceLock,
  type RoleAssignmentOptions,
  Workspace,
} from 'cdktf-azure-change-tracking';
import {
  account,
  eventHubRule,
  existingWorkspace,
  identity,
  keyVault,
  OTHER_PRINCIPAL,
  PRINCIPAL,
  workspaceId,
} from '../support/azure';
import { updateTable } from '../support/table';

const PROPS = {
  name: 'log-change-tracking',
  resourceGroupName: 'rg-change-tracking',
  location: 'westeurope',
};

export const lock = updateTable<ResourceLock>({
  of: 'ResourceLock',
  base: () => ({ kind: 'CanNotDelete' }),
  build: (stack, given) => new Workspace(stack, 'Workspace', { ...PROPS, lock: given }),
  updates: {
    kind: {
      to: { kind: 'ReadOnly' as never },
      refused: { at: 'synth', saying: "lock.kind is 'ReadOnly', which also stops updates" },
    },
    name: { to: { name: 'lock-audit' }, destroys: ['azurerm_management_lock'] },
    notes: { to: { notes: 'Evidence of the audit.' }, destroys: ['azurerm_management_lock'] },
  },
});

const ROLE = ['azurerm_role_assignment'];
const CONDITION = "((!(ActionMatches{'Microsoft.OperationalInsights/workspaces/tables/data/read'})))";

export const roleAssignment = updateTable<RoleAssignmentOptions<'workspace'>>({
  of: 'RoleAssignmentOptions',
  base: () => ({
    roleDefinitionIdOrName: 'Log Analytics Data Reader',
    principalId: PRINCIPAL,
    principalType: 'Group',
  }),
  build: (stack, auditors) => new Workspace(stack, 'Workspace', { ...PROPS, roleAssignments: { auditors } }),
  updates: {
    roleDefinitionIdOrName: { to: { roleDefinitionIdOrName: 'Log Analytics Reader' }, destroys: ROLE },
    principalId: { to: { principalId: OTHER_PRINCIPAL }, destroys: ROLE },
    principalType: { to: { principalType: 'ServicePrincipal' }, destroys: ROLE },
    description: { to: { description: 'Yearly audit.' }, destroys: ROLE },
    condition: { to: { condition: CONDITION }, destroys: ROLE },
  },
});

const HUB = { eventHubAuthorizationRuleResourceId: eventHubRule('evhns-audit') };

export const diagnosticSetting = updateTable<DiagnosticSettingOptions>({
  of: 'DiagnosticSettingOptions',
  base: () => ({ workspaceResourceId: workspaceId('log-audit') }),
  build: (stack, audit) => new Workspace(stack, 'Workspace', { ...PROPS, diagnosticSettings: { audit } }),
  updates: {
    name: { to: { name: 'diag-other' }, destroys: ['azurerm_monitor_diagnostic_setting'] },
    workspaceResourceId: { to: { workspaceResourceId: workspaceId('log-other') } },
    storageAccountResourceId: { to: { storageAccountResourceId: account('staudit') } },
    eventHubAuthorizationRuleResourceId: { to: HUB },
    eventHubName: { given: HUB, to: { eventHubName: 'audit' } },
    logCategories: { to: { logCategories: ['Audit', 'SummaryLogs'] } },
    logGroups: { to: { logGroups: ['allLogs'] } },
    metricCategories: { to: { metricCategories: ['AllMetrics'] } },
  },
});

export const rule = updateTable<DiagnosticSettingOptions>({
  of: 'DiagnosticSettingOptions with a default destination',
  base: () => ({}),
  build: (stack, errors) => {
    const props = { workspace: existingWorkspace(stack), diagnosticSettings: { errors } };
    new ChangeTrackingRule(stack, 'Rule', props);
  },
  updates: {
    name: { to: { name: 'diag-other' }, destroys: ['azurerm_monitor_diagnostic_setting'] },
    workspaceResourceId: { to: { workspaceResourceId: workspaceId('log-other') } },
    storageAccountResourceId: { to: { storageAccountResourceId: account('staudit') } },
    eventHubAuthorizationRuleResourceId: { to: HUB },
    eventHubName: { given: HUB, to: { eventHubName: 'audit' } },
    logCategories: { to: { logCategories: ['LogErrors'] }, unchanged: 'that is the default' },
    logGroups: { to: { logGroups: ['allLogs'] } },
    metricCategories: { to: { metricCategories: ['AllMetrics'] } },
  },
});

export const customerManagedKey = updateTable<CustomerManagedKey>({
  of: 'CustomerManagedKey',
  base: () => ({ keyVaultResourceId: keyVault('kv-audit'), keyName: 'content', roleWaitSeconds: 1 }),
  build: (stack, given) =>
    new ContentStorage(stack, 'Content', {
      ...PROPS,
      name: 'stchangetracking',
      network: { access: 'allNetworks' },
      customerManagedKey: given,
    }),
  updates: {
    keyVaultResourceId: { to: { keyVaultResourceId: keyVault('kv-other') }, destroys: ROLE },
    keyVaultUri: { to: { keyVaultUri: 'https://kv-audit.vault.azure.net/' } },
    keyName: { to: { keyName: 'other' }, destroys: ROLE },
    roleWaitSeconds: { to: { roleWaitSeconds: 0 } },
    keyVersion: { to: { keyVersion: '0123456789abcdef0123456789abcdef' } },
    userAssignedIdentity: {
      to: { userAssignedIdentity: { resourceId: identity('id-key'), principalId: PRINCIPAL } },
      destroys: [...ROLE, 'azurerm_user_assigned_identity'],
    },
  },
});

export const keyIdentity = updateTable<KeyIdentity>({
  of: 'KeyIdentity',
  base: () => ({ resourceId: identity('id-key'), principalId: PRINCIPAL }),
  build: (stack, userAssignedIdentity) =>
    new ContentStorage(stack, 'Content', {
      ...PROPS,
      name: 'stchangetracking',
      network: { access: 'allNetworks' },
      customerManagedKey: {
        keyVaultResourceId: keyVault('kv-audit'),
        keyName: 'content',
        roleWaitSeconds: 0,
        userAssignedIdentity,
      },
    }),
  updates: {
    resourceId: { to: { resourceId: identity('id-other') } },
    principalId: { to: { principalId: OTHER_PRINCIPAL }, destroys: ROLE },
  },
});

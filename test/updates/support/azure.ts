import type { TerraformStack } from 'cdktf';
import {
  ChangeTrackingRule,
  type IChangeTrackingRule,
  type IPrivateIngestion,
  type IWorkspace,
  PrivateIngestion,
  Workspace,
} from 'cdktf-azure-change-tracking';

/** What exists in Azure already, whatever a stack does. */
export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/corp';
export const PRINCIPAL = '00000000-0000-0000-0000-0000000000aa';
export const OTHER_PRINCIPAL = '00000000-0000-0000-0000-0000000000bb';

const SERVERS = `${SUBSCRIPTION}/resourceGroups/rg-servers/providers`;

export const virtualMachine = (name: string) => `${SERVERS}/Microsoft.Compute/virtualMachines/${name}`;
export const scaleSet = (name: string) => `${SERVERS}/Microsoft.Compute/virtualMachineScaleSets/${name}`;
export const arcServer = (name: string) => `${SERVERS}/Microsoft.HybridCompute/machines/${name}`;
export const identity = (name: string) => `${SERVERS}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
export const existingRuleId = (name: string) => `${SERVERS}/Microsoft.Insights/dataCollectionRules/${name}`;
export const subnet = (name: string) => `${SERVERS}/Microsoft.Network/virtualNetworks/vnet/subnets/${name}`;
export const zone = (group: string, name = 'privatelink.blob.core.windows.net') =>
  `${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Network/privateDnsZones/${name}`;
export const dataCollectionEndpoint = (name: string) => `${SERVERS}/Microsoft.Insights/dataCollectionEndpoints/${name}`;
export const privateLinkScope = (name: string) => `${SERVERS}/Microsoft.Insights/privateLinkScopes/${name}`;

export const workspaceId = (name: string) => `${SERVERS}/Microsoft.OperationalInsights/workspaces/${name}`;
export const cluster = (name: string) => `${SERVERS}/Microsoft.OperationalInsights/clusters/${name}`;
export const keyVault = (name: string) => `${SERVERS}/Microsoft.KeyVault/vaults/${name}`;
export const account = (name: string) => `${SERVERS}/Microsoft.Storage/storageAccounts/${name}`;
export const eventHubRule = (name: string) =>
  `${SERVERS}/Microsoft.EventHub/namespaces/${name}/authorizationRules/RootManageSharedAccessKey`;

/** An identity of an assignment that is made elsewhere. */
export const DEPLOYER = { identityId: identity('id-deployer'), principalId: PRINCIPAL };
export const OTHER_DEPLOYER = { identityId: identity('id-other'), principalId: OTHER_PRINCIPAL };

/** Imports are constructs: there is one for each id in a stack. */
const IMPORTS = new WeakMap<TerraformStack, Map<string, unknown>>();

function once<T>(stack: TerraformStack, id: string, make: () => T): T {
  const made = IMPORTS.get(stack) ?? new Map<string, unknown>();
  IMPORTS.set(stack, made);
  if (!made.has(id)) made.set(id, make());
  return made.get(id) as T;
}

/** A rule that exists already. */
export function existingRule(stack: TerraformStack, name = 'dcr-existing'): IChangeTrackingRule {
  return once(stack, `Existing-${name}`, () =>
    ChangeTrackingRule.fromRuleId(stack, `Existing-${name}`, {
      ruleId: existingRuleId(name),
      location: 'westeurope',
    }),
  );
}

/** A workspace that exists already. */
export function existingWorkspace(
  stack: TerraformStack,
  name = 'log-existing',
  location = 'westeurope',
  addSolution = true,
): IWorkspace {
  return once(stack, `Existing-${name}`, () =>
    Workspace.fromWorkspaceId(stack, `Existing-${name}`, {
      workspaceId: workspaceId(name),
      location,
      addSolution,
    }),
  );
}

/** Endpoints that exist already, one of each location. */
export function existingEndpoints(stack: TerraformStack, name = 'dce'): IPrivateIngestion {
  return once(stack, `Existing-${name}`, () =>
    PrivateIngestion.fromEndpointIds(stack, `Existing-${name}`, {
      ingestionEndpointId: dataCollectionEndpoint(`${name}-ingestion`),
      configurationEndpointIds: {
        westeurope: dataCollectionEndpoint(`${name}-west`),
        northeurope: dataCollectionEndpoint(`${name}-north`),
      },
    }),
  );
}

import type { OperatingSystem } from './extension';
import type { InitiativeName } from './initiatives';
import type { RoleName } from './roles';

/**
 * How Azure Policy sees machines and their extensions.
 *
 * Types, api versions, operating system (virtual machines and Arc servers) and the aliases of publisher, type and state:
 * the extension members in Azure/azure-policy f4a50bac, 2026-04-29. `typeHandlerVersion` and `EnableAutomaticUpgrade` of
 * virtual machines and scale sets, and `osProfile` of scale sets: lists of aliases printed by Get-AzPolicyAlias that are
 * public. The alias of the version on Arc servers follows the scheme of the others and was found in no list.
 * `osField` of scale sets: "Windows virtual machine scale sets should have Azure Monitor Agent installed", version 3.5.0, in
 * Azure/azure-policy.
 */
export const MACHINE_POLICY = {
  virtualMachines: {
    type: 'Microsoft.Compute/virtualMachines',
    extensions: 'Microsoft.Compute/virtualMachines/extensions',
    apiVersion: '2019-07-01',
    automaticUpgrade: 'Microsoft.Compute/virtualMachines/extensions/EnableAutomaticUpgrade',
    osField: 'Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType',
    os: {
      windows: { field: 'Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType', like: 'Windows*' },
      linux: { field: 'Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType', like: 'Linux*' },
    },
  },
  scaleSets: {
    type: 'Microsoft.Compute/virtualMachineScaleSets',
    extensions: 'Microsoft.Compute/virtualMachineScaleSets/extensions',
    apiVersion: '2019-03-01',
    automaticUpgrade: 'Microsoft.Compute/virtualMachineScaleSets/extensions/EnableAutomaticUpgrade',
    osField: 'Microsoft.Compute/virtualMachineScaleSets/virtualMachineProfile.storageProfile.osDisk.osType',
    os: {
      windows: { field: 'Microsoft.Compute/VirtualMachineScaleSets/osProfile.windowsConfiguration', exists: true },
      linux: { field: 'Microsoft.Compute/VirtualMachineScaleSets/osProfile.linuxConfiguration', exists: true },
    },
  },
  arcServers: {
    type: 'Microsoft.HybridCompute/machines',
    extensions: 'Microsoft.HybridCompute/machines/extensions',
    apiVersion: '2021-06-10-preview',
    automaticUpgrade: undefined,
    osField: 'Microsoft.HybridCompute/imageOffer',
    os: {
      windows: { field: 'Microsoft.HybridCompute/imageOffer', like: 'windows*' },
      linux: { field: 'Microsoft.HybridCompute/imageOffer', like: 'linux*' },
    },
  },
} as const satisfies Record<
  InitiativeName,
  {
    type: string;
    extensions: string;
    apiVersion: string;
    /** Alias; absent if the version shown is the running one. */
    automaticUpgrade: string | undefined;
    /** Alias of the operating system, whatever the image: of the disk, or as the Arc server reports it. */
    osField: string;
    os: Record<OperatingSystem, Readonly<Record<string, string | boolean>>>;
  }
>;

/**
 * Tags of the machines of a Kubernetes cluster, which only the cluster may change. Microsoft's policies of guest
 * configuration skip machines with either of them (sample of the policy "Repair cluster" in Azure Local's docs).
 */
export const CLUSTER_NODE_TAGS = ['aks-managed-orchestrator', 'aks-managed-poolName'] as const;

/** The association of a machine with a rule, as the association members of the initiatives (same source) see and write it. */
export const ASSOCIATION_POLICY = {
  type: 'Microsoft.Insights/dataCollectionRuleAssociations',
  rule: 'Microsoft.Insights/dataCollectionRuleAssociations/dataCollectionRuleId',
  apiVersion: '2021-04-01',
} as const;

/** The deployments with which the identity members of the initiatives (same source) read and write a machine. */
export const NESTED_DEPLOYMENT = { type: 'Microsoft.Resources/deployments', apiVersion: '2020-06-01' } as const;

/**
 * Roles that attach an identity to a machine: the right to write the machine and to assign the identity (Microsoft's page
 * "Azure built-in roles"). The built-in members ask for more, because they also create groups, identities and locks.
 */
export const ATTACHING_ROLES = [
  'virtualMachineContributor',
  'managedIdentityOperator',
] as const satisfies readonly RoleName[];

import type { OperatingSystem } from './extension';
import type { RoleName } from './roles';
import type { Stage } from './stages';

/**
 * The three built-in initiatives and their members, in the order in which a machine is onboarded: identity, agent,
 * extension, association. Azure/azure-policy f4a50bac, 2026-04-29.
 *
 * Members whose stage is `identity` are still previews inside the generally available initiatives, match every
 * machine in scope whatever its location, and are the only ones that need Contributor and User Access Administrator.
 */
export interface Initiative {
  /** GUID of the policy set definition. */
  readonly id: string;
  readonly displayName: string;
  readonly version: string;
  readonly resourceType: string;
  readonly members: Readonly<Record<string, InitiativeMember>>;
}

/** One policy of an initiative. The key of a member is its `policyDefinitionReferenceId`. */
export interface InitiativeMember {
  /** GUID of the policy definition. */
  readonly definitionId: string;
  readonly stage: Stage;
  /** Absent if the policy applies to every operating system. */
  readonly os?: OperatingSystem;
  /** Version that the initiative pins, in the form of a policy set definition. */
  readonly version: string;
  readonly roles: readonly RoleName[];
}

export const INITIATIVES = {
  virtualMachines: {
    id: '92a36f05-ebc9-4bba-9128-b47ad2ea3354',
    displayName: 'Enable ChangeTracking and Inventory for virtual machines',
    version: '1.2.0',
    resourceType: 'Microsoft.Compute/virtualMachines',
    members: {
      AddUserAssignedManagedIdentity_VM: {
        definitionId: 'd367bd60-64ca-4364-98ea-276775bddd94',
        stage: 'identity',
        version: '1.*.*-preview',
        roles: ['contributor', 'userAccessAdministrator'],
      },
      DeployAMAWindowsVMWithUAIChangeTrackingAndInventory: {
        definitionId: 'ad1eeff9-20d7-4c82-a04e-903acab0bfc1',
        stage: 'agent',
        os: 'windows',
        version: '1.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployAMALinuxVMWithUAIChangeTrackingAndInventory: {
        definitionId: '56d0ed2b-60fc-44bf-af81-a78c851b5fe1',
        stage: 'agent',
        os: 'linux',
        version: '1.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployChangeTrackingExtensionWindowsVM: {
        definitionId: 'f08f556c-12ff-464d-a7de-40cb5b6cccec',
        stage: 'extension',
        os: 'windows',
        version: '2.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployChangeTrackingExtensionLinuxVM: {
        definitionId: 'ec88097d-843f-4a92-8471-78016d337ba4',
        stage: 'extension',
        os: 'linux',
        version: '2.*.*',
        roles: ['virtualMachineContributor'],
      },
      DCRAWindowsVMChangeTrackingAndInventory: {
        definitionId: 'b6faa975-0add-4f35-8d1c-70bba45c4424',
        stage: 'association',
        os: 'windows',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
      DCRALinuxVMChangeTrackingAndInventory: {
        definitionId: 'bef2d677-e829-492d-9a3d-f5a20fda818f',
        stage: 'association',
        os: 'linux',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
    },
  },
  scaleSets: {
    id: 'c4a70814-96be-461c-889f-2b27429120dc',
    displayName: 'Enable ChangeTracking and Inventory for virtual machine scale sets',
    version: '1.1.1',
    resourceType: 'Microsoft.Compute/virtualMachineScaleSets',
    members: {
      AddUserAssignedManagedIdentity_VMSS: {
        definitionId: '516187d4-ef64-4a1b-ad6b-a7348502976c',
        stage: 'identity',
        version: '1.*.*-preview',
        roles: ['contributor', 'userAccessAdministrator'],
      },
      DeployAMAWindowsVMSSWithUAIChangeTrackingAndInventory: {
        definitionId: '4485d24b-a9d3-4206-b691-1fad83bc5007',
        stage: 'agent',
        os: 'windows',
        version: '1.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployAMALinuxVMSSWithUAIChangeTrackingAndInventory: {
        definitionId: 'b73e81f3-6303-48ad-9822-b69fc00c15ef',
        stage: 'agent',
        os: 'linux',
        version: '1.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployChangeTrackingExtensionWindowsVMSS: {
        definitionId: '4bb303db-d051-4099-95d2-e3e1428a4d2c',
        stage: 'extension',
        os: 'windows',
        version: '2.*.*',
        roles: ['virtualMachineContributor'],
      },
      DeployChangeTrackingExtensionLinuxVMSS: {
        definitionId: '1288c8d7-4b05-4e3a-bc88-9053caefc021',
        stage: 'extension',
        os: 'linux',
        version: '2.*.*',
        roles: ['virtualMachineContributor'],
      },
      DCRAWindowsVMSSChangeTrackingAndInventory: {
        definitionId: '8fd85785-1547-4a4a-bf90-d5483c9571c5',
        stage: 'association',
        os: 'windows',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
      DCRALinuxVMSSChangeTrackingAndInventory: {
        definitionId: '1142b015-2bd7-41e0-8645-a531afe09a1e',
        stage: 'association',
        os: 'linux',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
    },
  },
  arcServers: {
    id: '53448c70-089b-4f52-8f38-89196d7f2de1',
    displayName: 'Enable ChangeTracking and Inventory for Arc-enabled virtual machines',
    version: '1.1.0',
    resourceType: 'Microsoft.HybridCompute/machines',
    members: {
      DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory: {
        definitionId: 'a7acfae7-9497-4a3f-a3b5-a16a50abbe2f',
        stage: 'agent',
        os: 'windows',
        version: '1.*.*',
        roles: ['azureConnectedMachineResourceAdministrator'],
      },
      DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory: {
        definitionId: '09a1f130-7697-42bc-8d84-8a9ea17e5187',
        stage: 'agent',
        os: 'linux',
        version: '1.*.*',
        roles: ['azureConnectedMachineResourceAdministrator'],
      },
      DeployChangeTrackingExtensionWindowsHybridVM: {
        definitionId: '4bb303db-d051-4099-95d2-e3e1428a4cd5',
        stage: 'extension',
        os: 'windows',
        version: '2.*.*',
        roles: ['azureConnectedMachineResourceAdministrator'],
      },
      DeployChangeTrackingExtensionLinuxHybridVM: {
        definitionId: '10caed8a-652c-4d1d-84e4-2805b7c07278',
        stage: 'extension',
        os: 'linux',
        version: '2.*.*',
        roles: ['azureConnectedMachineResourceAdministrator'],
      },
      DCRAWindowsHybridVMChangeTrackingAndInventory: {
        definitionId: 'ef9fe2ce-a588-4edd-829c-6247069dcfdb',
        stage: 'association',
        os: 'windows',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
      DCRALinuxHybridVMChangeTrackingAndInventory: {
        definitionId: '09a1f130-7697-42bc-8d84-8a9ea17e5192',
        stage: 'association',
        os: 'linux',
        version: '1.*.*',
        roles: ['monitoringContributor', 'logAnalyticsContributor'],
      },
    },
  },
} as const satisfies Record<string, Initiative>;

/**
 * GUID of the built-in initiative "Essential Machine Management" (preview), which has the association members of the
 * others. Azure/azure-policy f4a50bac, 2026-04-29.
 */
export const ESSENTIAL_MACHINE_MANAGEMENT = '2dde6d38-95d9-46cd-bb7c-18dabd06b923';

export type InitiativeName = keyof typeof INITIATIVES;

export const INITIATIVE_NAMES = Object.keys(INITIATIVES) as InitiativeName[];

/** The built-in initiative with an id, in lower case. */
export function initiativeWithId(id: string): InitiativeName | undefined {
  const guid = id.slice(id.lastIndexOf('/') + 1);
  return INITIATIVE_NAMES.find((name) => INITIATIVES[name].id === guid);
}

/** Reference id of a member, as remediations, overrides and exemptions name it. */
export type MemberName<I extends InitiativeName = InitiativeName> = I extends InitiativeName
  ? keyof (typeof INITIATIVES)[I]['members'] & string
  : never;

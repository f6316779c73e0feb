import type { MemberName } from './initiatives';

/**
 * Minor versions that Microsoft has published of each member, in the major version that the initiative pins, the newest
 * first: previews of the members that are previews, other versions of the rest. Property `versions` of the definitions in
 * Azure/azure-policy f4a50bac, 2026-04-29.
 */
export const MEMBER_MINORS = {
  AddUserAssignedManagedIdentity_VM: [1, 0],
  DeployAMAWindowsVMWithUAIChangeTrackingAndInventory: [4, 3, 2],
  DeployAMALinuxVMWithUAIChangeTrackingAndInventory: [7, 6],
  DeployChangeTrackingExtensionWindowsVM: [2, 1],
  DeployChangeTrackingExtensionLinuxVM: [2, 1],
  DCRAWindowsVMChangeTrackingAndInventory: [3, 2, 1],
  DCRALinuxVMChangeTrackingAndInventory: [2, 1],
  AddUserAssignedManagedIdentity_VMSS: [1, 0],
  DeployAMAWindowsVMSSWithUAIChangeTrackingAndInventory: [3, 2, 1],
  DeployAMALinuxVMSSWithUAIChangeTrackingAndInventory: [5, 4],
  DeployChangeTrackingExtensionWindowsVMSS: [1, 0],
  DeployChangeTrackingExtensionLinuxVMSS: [1, 0],
  DCRAWindowsVMSSChangeTrackingAndInventory: [2, 1, 0],
  DCRALinuxVMSSChangeTrackingAndInventory: [1, 0],
  DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory: [1],
  DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory: [4],
  DeployChangeTrackingExtensionWindowsHybridVM: [1],
  DeployChangeTrackingExtensionLinuxHybridVM: [1],
  DCRAWindowsHybridVMChangeTrackingAndInventory: [1],
  DCRALinuxHybridVMChangeTrackingAndInventory: [1],
} as const satisfies Record<MemberName, readonly number[]>;

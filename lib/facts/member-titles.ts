import type { MemberName } from './initiatives';

/** Names of the policies of members in the portal: the display names of their definitions. Azure/azure-policy f4a50bac, 2026-04-29. */
export const MEMBER_TITLES = {
  AddUserAssignedManagedIdentity_VM: '[Preview]: Assign Built-In User-Assigned Managed Identity to Virtual Machines',
  DeployAMAWindowsVMWithUAIChangeTrackingAndInventory:
    'Configure Windows VMs to install AMA for ChangeTracking and Inventory with user-assigned managed identity',
  DeployAMALinuxVMWithUAIChangeTrackingAndInventory:
    'Configure Linux VMs to install AMA for ChangeTracking and Inventory with user-assigned managed identity',
  DeployChangeTrackingExtensionWindowsVM: 'Configure ChangeTracking Extension for Windows virtual machines',
  DeployChangeTrackingExtensionLinuxVM: 'Configure ChangeTracking Extension for Linux virtual machines',
  DCRAWindowsVMChangeTrackingAndInventory:
    'Configure Windows Virtual Machines to be associated with a Data Collection Rule for ChangeTracking and Inventory',
  DCRALinuxVMChangeTrackingAndInventory:
    'Configure Linux Virtual Machines to be associated with a Data Collection Rule for ChangeTracking and Inventory',
  AddUserAssignedManagedIdentity_VMSS:
    '[Preview]: Assign Built-In User-Assigned Managed Identity to Virtual Machine Scale Sets',
  DeployAMAWindowsVMSSWithUAIChangeTrackingAndInventory:
    'Configure Windows VMSS to install AMA for ChangeTracking and Inventory with user-assigned managed identity',
  DeployAMALinuxVMSSWithUAIChangeTrackingAndInventory:
    'Configure Linux VMSS to install AMA for ChangeTracking and Inventory with user-assigned managed identity',
  DeployChangeTrackingExtensionWindowsVMSS: 'Configure ChangeTracking Extension for Windows virtual machine scale sets',
  DeployChangeTrackingExtensionLinuxVMSS: 'Configure ChangeTracking Extension for Linux virtual machine scale sets',
  DCRAWindowsVMSSChangeTrackingAndInventory:
    'Configure Windows VMSS to be associated with a Data Collection Rule for ChangeTracking and Inventory',
  DCRALinuxVMSSChangeTrackingAndInventory:
    'Configure Linux VMSS to be associated with a Data Collection Rule for ChangeTracking and Inventory',
  DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory:
    'Configure Windows Arc-enabled machines to install AMA for ChangeTracking and Inventory',
  DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory:
    'Configure Linux Arc-enabled machines to to install AMA for ChangeTracking and Inventory',
  DeployChangeTrackingExtensionWindowsHybridVM: 'Configure ChangeTracking Extension for Windows Arc machines',
  DeployChangeTrackingExtensionLinuxHybridVM: 'Configure ChangeTracking Extension for Linux Arc machines',
  DCRAWindowsHybridVMChangeTrackingAndInventory:
    'Configure Windows Arc-enabled machines to be associated with a Data Collection Rule for ChangeTracking and Inventory',
  DCRALinuxHybridVMChangeTrackingAndInventory:
    'Configure Linux Arc-enabled machines to be associated with a Data Collection Rule for ChangeTracking and Inventory',
} as const satisfies Record<MemberName, string>;

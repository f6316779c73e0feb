/**
 * Built-in roles by name, with the GUID of their definition.
 *
 * The first six are named by the initiatives' members (Azure/azure-policy f4a50bac, 2026-04-29);
 * `managedIdentityOperator` by Azure/Azure-Landing-Zones-Library. `storageBlobDataContributor`,
 * `logAnalyticsReader` and `reader` are from Microsoft's page "Azure built-in roles".
 */
export const ROLES = {
  contributor: { name: 'Contributor', id: 'b24988ac-6180-42a0-ab88-20f7382dd24c' },
  userAccessAdministrator: { name: 'User Access Administrator', id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9' },
  virtualMachineContributor: { name: 'Virtual Machine Contributor', id: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c' },
  monitoringContributor: { name: 'Monitoring Contributor', id: '749f88d5-cbae-40b8-bcfc-e573ddc772fa' },
  logAnalyticsContributor: { name: 'Log Analytics Contributor', id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293' },
  azureConnectedMachineResourceAdministrator: {
    name: 'Azure Connected Machine Resource Administrator',
    id: 'cd570a14-e51a-42ad-bac8-bafd67325302',
  },
  managedIdentityOperator: { name: 'Managed Identity Operator', id: 'f1a07417-d97a-45cb-824c-7a7467783830' },
  storageBlobDataContributor: { name: 'Storage Blob Data Contributor', id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' },
  logAnalyticsReader: { name: 'Log Analytics Reader', id: '73c42c96-874c-492b-b04d-ab87d138a893' },
  reader: { name: 'Reader', id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' },
} as const satisfies Record<string, { name: string; id: string }>;

export type RoleName = keyof typeof ROLES;

/** Built-in roles that may grant roles or do everything, and that change tracking does not need. */
export const EXCESSIVE_ROLES = {
  owner: { name: 'Owner', id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' },
  roleBasedAccessControlAdministrator: {
    name: 'Role Based Access Control Administrator',
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  },
} as const satisfies Record<string, { name: string; id: string }>;

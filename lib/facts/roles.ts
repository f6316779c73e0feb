/**
 * Built-in roles by name, with the GUID of their definition.
 *
 * The first six are named by the initiatives' members (Azure/azure-policy f4a50bac, 2026-04-29);
 * `managedIdentityOperator` by Azure/Azure-Landing-Zones-Library. The others are from Microsoft's page
 * "Azure built-in roles", looked up 2026-11-26.
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
  logAnalyticsDataReader: { name: 'Log Analytics Data Reader', id: '3b03c2da-16b3-4a49-8834-0f8130efdd3b' },
  monitoringReader: { name: 'Monitoring Reader', id: '43d0d8ad-25c7-4714-9337-8ba259a9fe05' },
  storageBlobDataReader: { name: 'Storage Blob Data Reader', id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' },
  storageTableDataContributor: {
    name: 'Storage Table Data Contributor',
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  },
  keyVaultCryptoServiceEncryptionUser: {
    name: 'Key Vault Crypto Service Encryption User',
    id: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  },
} as const satisfies Record<string, { name: string; id: string }>;

export type RoleName = keyof typeof ROLES;

/**
 * Roles that people and services may get on a resource of change tracking by name, those that only read first. None of them
 * may grant roles. The role of a key or of an identity is granted where it is needed, and nowhere else.
 */
export const RESOURCE_ROLES = {
  workspace: [
    'logAnalyticsDataReader',
    'logAnalyticsReader',
    'monitoringReader',
    'reader',
    'logAnalyticsContributor',
    'monitoringContributor',
  ],
  rule: ['monitoringReader', 'reader', 'monitoringContributor'],
  content: ['storageBlobDataReader', 'reader', 'storageBlobDataContributor'],
} as const satisfies Record<string, readonly RoleName[]>;

/** The names of those roles in Azure. */
export type ResourceRole<Kind extends keyof typeof RESOURCE_ROLES> =
  (typeof ROLES)[(typeof RESOURCE_ROLES)[Kind][number]]['name'];

/** Types of principals that a role is granted to. */
export const PRINCIPAL_TYPES = ['User', 'Group', 'ServicePrincipal'] as const;

/** Built-in roles that may grant roles or do everything, and that change tracking does not need. */
export const EXCESSIVE_ROLES = {
  owner: { name: 'Owner', id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' },
  roleBasedAccessControlAdministrator: {
    name: 'Role Based Access Control Administrator',
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  },
} as const satisfies Record<string, { name: string; id: string }>;

/** The GUID of a role that is given by its name or the id of its definition; `undefined` if it is known only later. */
export function roleGuid(role: string): string | undefined {
  const named = [...Object.values(ROLES), ...Object.values(EXCESSIVE_ROLES)].find(({ name }) => name === role);
  return named?.id ?? /\/roleDefinitions\/([\da-f-]{36})$/i.exec(role)?.[1];
}

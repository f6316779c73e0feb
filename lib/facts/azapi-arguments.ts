/**
 * The azapi provider, for what azurerm cannot set. Azure/terraform-provider-azapi 2.12.0, 2026-08-13; the arguments used here
 * exist since 2.3. The version of the API is the one with which the form of the body was written down; `definitionVersion`
 * exists since 2023-04-01.
 */
export const AZAPI = {
  name: 'azapi',
  source: 'Azure/azapi',
  versions: '>= 2.3, < 3',
  resource: 'azapi_resource',
  assignments: 'Microsoft.Authorization/policyAssignments',
  assignmentsApi: '2025-01-01',
} as const;

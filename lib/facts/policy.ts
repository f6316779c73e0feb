/**
 * Azure Policy: limits and closed sets of words.
 *
 * Sources: Microsoft's pages "Azure Policy assignment structure" (selectors, display name and description), "Naming rules
 * and restrictions for Azure resources" (names of definitions), "Remediate non-compliant resources with Azure Policy"
 * (remediation; a task deploys to 500 resources by default) and "Azure Policy exemption structure"
 * (categories). Effects of the initiatives: Azure/azure-policy f4a50bac, 2026-04-29.
 */
export const POLICY_LIMITS = {
  resourceSelectors: 10,
  selectorValues: 50,
  parallelDeployments: 30,
  remediatedResources: 50000,
  displayName: 128,
  description: 512,
  definitionName: 64,
  notScopes: 400,
} as const;

/**
 * Most objects of a kind at one scope. Microsoft's page "Azure subscription and service limits, quotas, and constraints",
 * sections on Azure Policy and role-based access control; that of role assignments at a management group is fixed.
 */
export const SCOPE_QUOTAS = {
  'role assignments at a management group': 500,
  'role assignments in a subscription': 4000,
  'policy definitions at the scope': 500,
  'initiative definitions at the scope': 200,
  'policy assignments at the scope': 200,
  'policy exemptions at the scope': 1000,
} as const;
export type QuotaName = keyof typeof SCOPE_QUOTAS;

/**
 * Built-in policies that deny the group or the identities that Azure creates for `agentIdentity: 'builtIn'`, which have
 * no tags and are in eastus and in the locations of the machines. Azure/azure-policy,
 * built-in-policies/policyDefinitions/Tags and General.
 */
export const IDENTITY_BLOCKING_POLICIES = {
  '96670d01-0a4d-4649-9c89-2d3abc0a5025': 'Require a tag on resource groups',
  '8ce3da23-7156-49e4-b145-24f95f9dcb46': 'Require a tag and its value on resource groups',
  '871b6d14-10aa-478d-b590-94f262ecfa99': 'Require a tag on resources',
  '1e30110a-5ceb-460c-a204-c1c3969c6d62': 'Require a tag and its value on resources',
  'e765b5de-1225-4ba3-bd56-1ac6695af988': 'Allowed locations for resource groups',
  'e56962a6-4747-49cd-b67b-bf8b01975c4c': 'Allowed locations',
} as const;

/** Category in which Azure lists the built-in initiatives (same source), and this library its own definitions. */
export const POLICY_CATEGORY = 'ChangeTrackingAndInventory';

/** Effects that the `effect` parameter of the initiatives allows, the default first. */
export const INITIATIVE_EFFECTS = ['DeployIfNotExists', 'Disabled'] as const;
export type InitiativeEffect = (typeof INITIATIVE_EFFECTS)[number];

/** Effects of a policy that reports machines, the default first. */
export const AUDIT_EFFECTS = ['AuditIfNotExists', 'Disabled'] as const;

/** Categories of an exemption. */
export const EXEMPTION_CATEGORIES = ['Waiver', 'Mitigated'] as const;
export type ExemptionCategory = (typeof EXEMPTION_CATEGORIES)[number];

/** Conditions of a resource selector. Azure's third kind, `resourceWithoutLocation`, matches no machine. */
export const SELECTOR_KINDS = ['resourceLocation', 'resourceType'] as const;
export type SelectorKind = (typeof SELECTOR_KINDS)[number];

/** How a remediation task finds resources. A management group allows the first only. */
export const DISCOVERY_MODES = ['ExistingNonCompliant', 'ReEvaluateCompliance'] as const;
export type DiscoveryMode = (typeof DISCOVERY_MODES)[number];

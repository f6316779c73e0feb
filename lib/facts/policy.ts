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
} as const;

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

/**
 * The stages in which a machine is onboarded, and the effects that the members of the initiatives allow in each.
 *
 * Source: Azure/azure-policy f4a50bac, 2026-04-29.
 */

/** Stages in the order in which a machine is onboarded. */
export const STAGES = ['identity', 'agent', 'extension', 'association'] as const;
export type Stage = (typeof STAGES)[number];

/** Effects the members of a stage allow. The parameter of the initiatives allows the last two only. */
export const STAGE_EFFECTS = {
  identity: ['AuditIfNotExists', 'DeployIfNotExists', 'Disabled'],
  agent: ['DeployIfNotExists', 'Disabled'],
  extension: ['DeployIfNotExists', 'Disabled'],
  association: ['DeployIfNotExists', 'Disabled'],
} as const satisfies Record<Stage, readonly string[]>;

/** Stages whose members deploy at the subscription of the machine, wherever the initiative is assigned. */
export const SUBSCRIPTION_STAGES: readonly Stage[] = ['identity'];

/**
 * The words of the tables of change tracking.
 *
 * Source: MicrosoftDocs/azure-reference-other e9a3e068 `tables/includes`, 2024-07-30, unless another source is named.
 */

/** Kinds of changes as both tables of change tracking name them, and as settings and alerts do. */
export const CHANGE_KINDS = {
  files: 'Files',
  registry: 'Registry',
  software: 'Software',
  services: 'WindowsServices',
  daemons: 'Daemons',
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** Values of `ChangeCategory`. */
export const CHANGE_CATEGORIES = ['Added', 'Removed', 'Modified'] as const;
export type ChangeCategory = (typeof CHANGE_CATEGORIES)[number];

/** Values of `SoftwareType`. */
export const SOFTWARE_TYPES = ['Application', 'Update', 'Package'] as const;
export type SoftwareType = (typeof SOFTWARE_TYPES)[number];

/** `Category` of the heartbeats of the Azure Monitor Agent; the legacy agent writes other values. */
export const AGENT_HEARTBEAT = 'Azure Monitor Agent';

/**
 * Hours a change may arrive after the time it carries. Source: Microsoft's page "Change Tracking and Inventory" support
 * matrix, 2025-12-03, for machines with much traffic.
 */
export const LATE_ARRIVAL_HOURS = 6;

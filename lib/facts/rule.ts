/**
 * The fixed parts of a change tracking data collection rule and the defaults of Microsoft's own rule.
 *
 * Sources: MicrosoftDocs/azure-docs `change-tracking-data-collection-rule-creation.md`, 2024-11-15, and
 * Azure/Enterprise-Scale dbd9bd21 `dataCollectionRule-CT.json` for names and defaults;
 * `change-tracking-inventory-support-matrix.md`, 2025-12-03, for ranges and limits; a rule made by the portal for the
 * form of entries with content upload. No schema of the agent's settings is published.
 */

import type { OperatingSystem } from './extension';

/** Streams of both data sources and of the one data flow. */
export const STREAMS = [
  'Microsoft-ConfigurationChange',
  'Microsoft-ConfigurationChangeV2',
  'Microsoft-ConfigurationData',
] as const;

/** The description of Microsoft's own rule. */
export const RULE_DESCRIPTION = 'Data collection rule for CT.';

export const DESTINATION_NAME = 'Microsoft-CT-Dest';

export const DATA_SOURCE_NAMES = { windows: 'CTDataSource-Windows', linux: 'CTDataSource-Linux' } as const;

/** The solution that creates the tables in the workspace. */
export const CHANGE_TRACKING_SOLUTION = {
  name: 'ChangeTracking',
  publisher: 'Microsoft',
  product: 'OMSGallery/ChangeTracking',
} as const;

/** The tables the solution creates. */
export const TABLES = ['ConfigurationChange', 'ConfigurationData'] as const;
export type TableName = (typeof TABLES)[number];

/** Blob container the agent writes to. Its name is fixed in the agent. */
export const CONTENT_CONTAINER = 'changetrackingblob';

/** How often each kind of data is collected, in seconds: the values of Microsoft's rule. */
export const FREQUENCY_SEC = {
  windows: { files: 2700, registry: 3000, services: 1800, software: 1800, inventory: 36000 },
  linux: { files: 900, services: 300, software: 300, inventory: 36000 },
} as const;

/** Settings of the kinds of data that machines collect. The inventory only repeats what the others hold. */
export const COLLECTED_DATA = {
  windows: ['files', 'services', 'software', 'registryKeys'],
  linux: ['files', 'services', 'software'],
} as const satisfies Record<OperatingSystem, readonly string[]>;

/** Frequencies the documentation lets one change, in seconds. All others are fixed. */
export const ADJUSTABLE_FREQUENCY_SEC = {
  windows: { files: { minimum: 1800, maximum: 2400 }, services: { minimum: 600, maximum: 1800 } },
  linux: {},
} as const satisfies Record<OperatingSystem, object>;

/** The page of Microsoft's documentation that states limits, frequencies and what is not supported. */
export const SUPPORT_MATRIX = "Microsoft's support matrix";

/** Limits of one machine. The same page gives the daemon limit as 250 and as 500. */
export const LIMITS = {
  files: 500,
  registryKeys: 250,
} as const;

/** Sizes of a file, in MB: the largest whose content is uploaded, and the largest with a reliable checksum. */
export const FILE_SIZES_MB = { upload: 5, checksum: 1.25 } as const;

/** The file entry of Microsoft's rule for Linux, verbatim. */
export const LINUX_PRESET_FILE = {
  name: 'ChangeTrackingLinuxPath_default',
  enabled: true,
  destinationPath: '/etc/.*.conf',
  useSudo: true,
  recurse: true,
  maxContentsReturnable: 5000000,
  pathType: 'File',
  type: 'File',
  links: 'Follow',
  maxOutputSize: 500000,
  groupTag: 'Recommended',
} as const;

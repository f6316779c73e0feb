import type { OperatingSystem } from './extension';

/**
 * Change tracking of the former agent (Log Analytics agent, MMA): data sources of a workspace,
 * `Microsoft.OperationalInsights/workspaces/datasources`. No schema of their properties is published.
 *
 * Sources: the kinds are those of API 2020-08-01 (vendored SDK of hashicorp/terraform-provider-azurerm v4.55.0,
 * `operationalinsights/2020-08-01/datasources/constants.go`); `ChangeTrackingDefaultPath` and
 * `ChangeTrackingCustomRegistry` are of older enumerations. Properties and their forms are those that Microsoft's
 * conversion script reads: microsoft/AzureMonitorCommunity d747e490 `CTWorkSpaceSettingstoDCR.ps1`.
 */

/** What a data source of a kind holds. Of some kinds no example is public; they are read by their properties. */
export const LEGACY_KINDS = {
  ChangeTrackingCustomPath: 'windowsFile',
  ChangeTrackingDefaultPath: 'windowsFile',
  ChangeTrackingPath: 'windowsFile',
  ChangeTrackingLinuxPath: 'linuxFile',
  LinuxChangeTrackingPath: 'linuxFile',
  ChangeTrackingDefaultRegistry: 'registryKey',
  ChangeTrackingCustomRegistry: 'registryKey',
  ChangeTrackingRegistry: 'registryKey',
  ChangeTrackingServices: 'services',
  ChangeTrackingDataTypeConfiguration: 'dataType',
  ChangeTrackingContentLocation: 'contentLocation',
} as const;

export type LegacyKind = keyof typeof LEGACY_KINDS;

/** The kinds that the former portal wrote. Each needs a call of its own to be exported. */
export const LEGACY_MAIN_KINDS = [
  'ChangeTrackingCustomPath',
  'ChangeTrackingLinuxPath',
  'ChangeTrackingDefaultRegistry',
  'ChangeTrackingServices',
  'ChangeTrackingDataTypeConfiguration',
] as const satisfies readonly LegacyKind[];

/** What a `DataTypeId` switches on and off. `FileRecursive` has no equal: recursion is a property of an entry. */
export const LEGACY_DATA_TYPES = {
  Files: { windows: 'files', linux: 'files' },
  Software: { windows: 'software', linux: 'software' },
  Inventory: { windows: 'inventory', linux: 'inventory' },
  Registry: { windows: 'registry' },
  WindowsServices: { windows: 'services' },
  Daemons: { linux: 'services' },
} as const satisfies Record<string, Partial<Record<OperatingSystem, string>>>;

/** Texts that stand for a flag in data sources. */
export const LEGACY_FLAGS: Readonly<Partial<Record<string, boolean>>> = {
  true: true,
  on: true,
  yes: true,
  1: true,
  false: false,
  off: false,
  no: false,
  0: false,
};

/**
 * The change tracking extension and the Azure Monitor Agent.
 *
 * Sources: MicrosoftDocs/azure-docs, extension version details and known issues, 2026-06-18; Azure/azure-policy
 * f4a50bac, 2026-04-29, for names and the agent versions the built-in policies install. Only versions with a published
 * note are listed. When a version was published, and whether an older one still is, is not documented.
 */

export const OPERATING_SYSTEMS = ['windows', 'linux'] as const;

export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

/** Publisher and type of the extension. Microsoft names the extension resource like its type everywhere. */
export const CHANGE_TRACKING_EXTENSION = {
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  type: { windows: 'ChangeTracking-Windows', linux: 'ChangeTracking-Linux' },
} as const;

/** Azure Monitor Agent, with the versions the built-in policies ask for; on Arc servers some are others. */
export const AZURE_MONITOR_AGENT = {
  publisher: 'Microsoft.Azure.Monitor',
  type: { windows: 'AzureMonitorWindowsAgent', linux: 'AzureMonitorLinuxAgent' },
  version: { windows: '1.2', linux: '1.29' },
  arcVersion: { windows: '1.1', linux: '1.29' },
} as const;

/** The operating system of an extension that is one of a kind; compared without case, as Azure does. */
export function systemOf(
  { publisher, type }: { readonly publisher: string; readonly type: Readonly<Record<OperatingSystem, string>> },
  given: string,
  givenType: string,
): OperatingSystem | undefined {
  if (given.toLowerCase() !== publisher.toLowerCase()) return undefined;
  return OPERATING_SYSTEMS.find((os) => type[os].toLowerCase() === givenType.toLowerCase());
}

/** Oldest version Microsoft's documentation recommends. */
export const EXTENSION_FLOOR = '2.20';

/** Releases with a published note, newest first. */
export const EXTENSION_RELEASES = [
  { version: '2.38', knownIssues: [] },
  { version: '2.35', knownIssues: [] },
  { version: '2.33', knownIssues: [] },
  { version: '2.30', knownIssues: [] },
  { version: '2.29', knownIssues: [] },
  { version: '2.27', knownIssues: [] },
  { version: '2.24', knownIssues: ['memory use rises after a migration from file integrity monitoring'] },
  {
    version: '2.23',
    knownIssues: [
      'memory use rises after a migration from file integrity monitoring',
      'installation fails on some Azure Arc machines',
    ],
  },
  {
    version: '2.22',
    knownIssues: ['SvcDescription arrives base64-encoded', 'installation fails on some Azure Arc machines'],
  },
  {
    version: '2.21',
    knownIssues: [
      'SvcDescription arrives base64-encoded',
      'file content upload fails on Linux',
      'installation fails on some Azure Arc machines',
    ],
  },
  {
    version: '2.20',
    knownIssues: ['file content upload fails on Linux', 'installation fails on some Azure Arc machines'],
  },
] as const satisfies readonly { version: string; knownIssues: readonly string[] }[];

/** Features and the version each needs. `unreliable`: earlier versions support it, but not reliably. */
export const EXTENSION_FEATURES = {
  windowsServices: { since: '2.11', os: ['windows'], before: 'ignored', label: 'Windows services' },
  fileContentUpload: { since: '2.13', os: ['windows', 'linux'], before: 'ignored', label: 'file content upload' },
  linuxFileContentUpload: { since: '2.22', os: ['linux'], before: 'unreliable', label: 'file content upload on Linux' },
  environmentVariables: {
    since: '2.23',
    os: ['windows'],
    before: 'ignored',
    label: 'environment variables in file paths',
  },
  registry: { since: '2.29', os: ['windows'], before: 'unreliable', label: 'Windows registry tracking' },
} as const satisfies Record<
  string,
  { since: string; os: readonly OperatingSystem[]; before: 'ignored' | 'unreliable'; label: string }
>;

export type ExtensionFeature = keyof typeof EXTENSION_FEATURES;

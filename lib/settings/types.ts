import type { RegistryKeyName } from '../facts/registry-keys';

/**
 * What machines report: the user's view of the extension settings of a change tracking rule. Everything left out keeps
 * the value of Microsoft's own rule.
 *
 * The published JSON Schema and `docs/settings.md` are generated from this file.
 */
export interface ChangeTrackingSettings {
  /**
   * What Windows machines report; `false` leaves Windows out of the rule.
   * @default - software, services and inventory; no file and no registry key
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly windows?: WindowsSettings | false;
  /**
   * What Linux machines report; `false` leaves Linux out of the rule.
   * @default - files matching /etc/*.conf, software, daemons and inventory
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly linux?: LinuxSettings | false;
}

/** What Windows machines report. */
export interface WindowsSettings {
  /**
   * Files to watch, at most 500 per machine; `false` switches file tracking off.
   * @default - on, with no file listed
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly files?: readonly WindowsFile[] | false;
  /**
   * How often files are compared: 1800 to 2400, or Microsoft's own default of 2700, which the documentation's range
   * leaves out.
   * @default 2700
   * @asType integer
   * @unit seconds
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly fileFrequencySec?: number;
  /**
   * Registry keys to watch, at most 250 per machine: names of Microsoft's presets, or keys of your own. Presets that
   * are not named stay in the rule, disabled. `false` switches registry tracking off.
   * @default - on, with every preset disabled
   * @source Azure/Enterprise-Scale dbd9bd21 dataCollectionRule-CT.json
   */
  readonly registryKeys?: readonly (RegistryKeyName | RegistryKey)[] | false;
  /**
   * Windows services; `false` switches them off.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly services?: WindowsServices | boolean;
  /**
   * Installed software, compared every 1800 seconds.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly software?: boolean;
  /**
   * The inventory of everything tracked, sent every 36000 seconds.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly inventory?: boolean;
}

/** How Windows services are watched. The service has no selection of single services. */
export interface WindowsServices {
  /**
   * How often services are compared: 600 to 1800.
   * @default 1800
   * @asType integer
   * @minimum 600
   * @maximum 1800
   * @unit seconds
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly frequencySec?: number;
}

/** One Windows file, or all files of a folder that match a wildcard. */
export interface WindowsFile {
  /**
   * Absolute path, such as `C:\Windows\win.ini` or `%windir%\System32\drivers\etc\hosts`. A wildcard `*` is allowed in
   * the last segment. No network path, no `.exe`. Environment variables need extension 2.23 or later.
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly path: string;
  /**
   * Unique label of the entry.
   * @minLength 1
   * @default - the path
   * @source A rule made by the portal
   */
  readonly name?: string;
  /**
   * Free text kept in the rule.
   * @default - empty
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly description?: string;
  /**
   * Whether the entry is watched.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly enabled?: boolean;
  /**
   * Whether folders below are searched too.
   * @default false
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly recurse?: boolean;
  /**
   * Whether the path names files or a folder.
   * @default File
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly pathType?: 'File' | 'Folder';
  /**
   * Whether the content of changed files, up to 5 MB each, is uploaded to the content storage of the rule. The checksum
   * of a file over 1.25 MB is not reliable.
   * @default false
   * @source A rule made by the portal
   */
  readonly uploadContent?: boolean;
  /**
   * Free label to group entries by.
   * @default Custom
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly groupTag?: string;
}

/** A registry key. The values of the key itself are compared; the service does not look into subkeys. */
export interface RegistryKey {
  /**
   * Key below `HKEY_LOCAL_MACHINE` (or `HKLM`), without wildcards. List 32-bit keys, below `Wow6432Node`, on their own.
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly key: string;
  /**
   * Unique label of the entry.
   * @minLength 1
   * @default - the key
   * @source Azure/Enterprise-Scale dbd9bd21 dataCollectionRule-CT.json
   */
  readonly name?: string;
  /**
   * Free text kept in the rule.
   * @default - empty
   * @source Azure/Enterprise-Scale dbd9bd21 dataCollectionRule-CT.json
   */
  readonly description?: string;
  /**
   * Whether the key is watched.
   * @default true
   * @source Azure/Enterprise-Scale dbd9bd21 dataCollectionRule-CT.json
   */
  readonly enabled?: boolean;
  /**
   * Free label to group entries by.
   * @default Custom
   * @source Azure/Enterprise-Scale dbd9bd21 dataCollectionRule-CT.json
   */
  readonly groupTag?: string;
}

/** What Linux machines report. */
export interface LinuxSettings {
  /**
   * Files to watch, at most 500 per machine, compared every 900 seconds; `false` switches file tracking off. A list of
   * your own replaces the default; name `/etc/*.conf` in it to keep that.
   * @default - /etc/*.conf and the folders below
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly files?: readonly LinuxFile[] | false;
  /**
   * Daemons, compared every 300 seconds.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly services?: boolean;
  /**
   * Installed packages, compared every 300 seconds.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly software?: boolean;
  /**
   * The inventory of everything tracked, sent every 36000 seconds.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly inventory?: boolean;
}

/** One Linux file, or all files of a directory that match a wildcard. */
export interface LinuxFile {
  /**
   * Absolute path, such as `/etc/ssh/sshd_config` or `/etc/*.conf`. A wildcard `*` is allowed in the last segment; the
   * agent gets it as `.*`. No network file system.
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly path: string;
  /**
   * Unique label of the entry.
   * @minLength 1
   * @default - the path
   * @source A rule made by the portal
   */
  readonly name?: string;
  /**
   * Free text kept in the rule.
   * @default - empty
   * @source A rule made by the portal
   */
  readonly description?: string;
  /**
   * Whether the entry is watched.
   * @default true
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly enabled?: boolean;
  /**
   * Whether directories below are searched too.
   * @default - true for /etc/*.conf, as in Microsoft's rule; otherwise false
   * @source MicrosoftDocs/azure-docs change-tracking-data-collection-rule-creation.md, 2024-11-15
   */
  readonly recurse?: boolean;
  /**
   * Whether the path names files or a directory.
   * @default File
   * @source MicrosoftDocs/azure-docs change-tracking-inventory-support-matrix.md, 2025-12-03
   */
  readonly pathType?: 'File' | 'Folder';
  /**
   * What happens at symbolic links: `Follow` searches what they refer to, `Ignore` leaves them out, `Manage` follows
   * them but returns no file content.
   * @default Follow
   * @source MicrosoftDocs/azure-docs automation/change-tracking/manage-change-tracking.md
   */
  readonly links?: 'Follow' | 'Ignore' | 'Manage';
  /**
   * Whether the agent uses sudo to read the file.
   * @default true
   * @source MicrosoftDocs/azure-docs automation/change-tracking/manage-change-tracking.md
   */
  readonly useSudo?: boolean;
  /**
   * Whether the content of changed files, up to 5 MB each, is uploaded to the content storage of the rule. The checksum
   * of a file over 1.25 MB is not reliable.
   * @default false
   * @source A rule made by the portal
   */
  readonly uploadContent?: boolean;
  /**
   * Free label to group entries by.
   * @default Custom
   * @source A rule made by the portal
   */
  readonly groupTag?: string;
}

import { AGENT_HEARTBEAT, CHANGE_KINDS } from './changes';
import { CHANGE_TRACKING_EXTENSION } from './extension';
import type { LogTableName } from './log-tables';
import { CONTENT_CONTAINER } from './rule';

/** A query for interactive use. It has no time filter: the portal and workbooks add the selected range. */
export interface LogQuery {
  readonly title: string;
  readonly description: string;
  readonly categories: readonly QueryCategory[];
  /** The table it begins with, or the union of both tables of change tracking. */
  readonly source: LogTableName | typeof BOTH_TABLES | typeof RESOURCES;
  readonly operators: readonly string[];
}

/**
 * Categories of a query pack. Source: azurerm 4.55.0, `azurerm_log_analytics_query_pack_query`.
 */
export const QUERY_CATEGORIES = [
  'applications',
  'audit',
  'container',
  'databases',
  'desktopanalytics',
  'management',
  'monitor',
  'network',
  'resources',
  'security',
  'virtualmachines',
  'windowsvirtualdesktop',
  'workloads',
] as const;
export type QueryCategory = (typeof QUERY_CATEGORIES)[number];

/** Both tables of change tracking, with the name of the table in a column. */
export const BOTH_TABLES = 'union withsource=SourceTable ConfigurationChange, ConfigurationData';

/** The table of Resource Graph, which a workspace does not have. */
export const RESOURCES = 'resources';

/** Column with the name of the changed item, by kind. */
const ITEM = [
  `extend Item = case(ConfigChangeType == "${CHANGE_KINDS.files}", FileSystemPath`,
  `ConfigChangeType == "${CHANGE_KINDS.registry}", strcat(RegistryKey, "\\\\", ValueName)`,
  `ConfigChangeType == "${CHANGE_KINDS.software}", SoftwareName, SvcName)`,
].join(', ');

const CHANGES = { source: 'ConfigurationChange', categories: ['management', 'virtualmachines'] } as const;
const INVENTORY = { source: 'ConfigurationData', categories: ['management', 'virtualmachines'] } as const;

/**
 * Queries on change tracking.
 *
 * Sources: the queries of MicrosoftDocs/azure-docs `change-tracking-inventory-support-matrix.md`, 2025-12-03, and of
 * MicrosoftDocs/azure-monitor-docs `reference/queries/configurationchange.md` and `configurationdata.md`, 2025-02, with
 * their errors corrected: a space in a path, doubled backslashes in a verbatim text, the type `Services`, which no row
 * has, and services grouped by the name of software. The others are composed of the columns of the tables.
 */
export const QUERIES = {
  recentChanges: {
    ...CHANGES,
    title: 'Latest changes',
    description: 'What changed last: the machine, the kind, what it is and what happened.',
    operators: [
      ITEM,
      'project TimeGenerated, Computer, Kind = ConfigChangeType, Change = ChangeCategory, Item, FieldsChanged, _ResourceId',
      'top 500 by TimeGenerated desc',
    ],
  },
  changesByKind: {
    ...CHANGES,
    title: 'Changes by kind',
    description: 'How many changes of each kind there are.',
    operators: ['summarize Changes = count() by Kind = ConfigChangeType', 'order by Changes desc'],
  },
  changesOverTime: {
    ...CHANGES,
    title: 'Changes over time',
    description: 'Changes by hour and kind.',
    operators: ['summarize Changes = count() by bin(TimeGenerated, 1h), Kind = ConfigChangeType'],
  },
  changesPerMachine: {
    ...CHANGES,
    title: 'Changes per machine',
    description: 'Machines by the number of their changes, with the time of the last.',
    operators: [
      'summarize Changes = count(), LastChange = max(TimeGenerated) by _ResourceId, Computer',
      'order by Changes desc',
    ],
  },
  noise: {
    ...CHANGES,
    title: 'What changes most',
    description: 'Items by the number of their changes: candidates to leave out of the settings.',
    operators: [
      ITEM,
      'summarize Changes = count(), Machines = dcount(_ResourceId) by Kind = ConfigChangeType, Item',
      'top 50 by Changes desc',
    ],
  },
  hostsFile: {
    ...CHANGES,
    categories: ['security'],
    title: 'Changes of the hosts file',
    description: 'Changes of the content of the hosts file on Windows and Linux.',
    operators: [
      'where ConfigChangeType == "Files" and FieldsChanged has "FileContentChecksum"',
      'where FileSystemPath in~ ("C:\\\\Windows\\\\System32\\\\drivers\\\\etc\\\\hosts", "/etc/hosts")',
      'project TimeGenerated, Computer, FileSystemPath, FileContentChecksum, PreviousFileContentChecksum, _ResourceId',
      'order by TimeGenerated desc',
    ],
  },
  driverFiles: {
    ...CHANGES,
    categories: ['security'],
    title: 'Changes of drivers',
    description: 'Changes of files below the folder of the drivers of Windows.',
    operators: [
      'where ConfigChangeType == "Files" and FileSystemPath startswith "C:\\\\Windows\\\\System32\\\\drivers\\\\"',
      'project TimeGenerated, Computer, ChangeCategory, FileSystemPath, FieldsChanged, _ResourceId',
      'order by TimeGenerated desc',
    ],
  },
  firewallPolicy: {
    ...CHANGES,
    categories: ['security', 'network'],
    title: 'Changes of the firewall policy',
    description: 'Changes of the registry keys of the Windows firewall. The settings must watch the keys.',
    operators: [
      'where ConfigChangeType == "Registry" and RegistryKey startswith "HKEY_LOCAL_MACHINE\\\\SYSTEM\\\\CurrentControlSet\\\\Services\\\\SharedAccess\\\\Parameters\\\\FirewallPolicy"',
      'project TimeGenerated, Computer, RegistryKey, ValueName, ValueData, PreviousValueData, _ResourceId',
      'order by TimeGenerated desc',
    ],
  },
  serviceChanges: {
    ...CHANGES,
    title: 'Changes of services and daemons',
    description: 'What changed of Windows services and Linux daemons.',
    operators: [
      'where ConfigChangeType in ("WindowsServices", "Daemons")',
      'project TimeGenerated, Computer, SvcName, SvcChangeType, SvcState, SvcPreviousState, SvcStartupType, _ResourceId',
      'order by TimeGenerated desc',
    ],
  },
  softwareChanges: {
    ...CHANGES,
    title: 'Changes of software',
    description: 'Software that was installed, updated or removed.',
    operators: [
      'where ConfigChangeType == "Software"',
      'project TimeGenerated, Computer, ChangeCategory, SoftwareName, SoftwareType, Publisher, Current, Previous, _ResourceId',
      'order by TimeGenerated desc',
    ],
  },
  softwareChangesPerMachine: {
    ...CHANGES,
    title: 'Changes of software per machine',
    description: 'How much software was installed, updated and removed on each machine.',
    operators: [
      'where ConfigChangeType == "Software"',
      'summarize Changes = count() by Computer, ChangeCategory',
      'order by Changes desc',
    ],
  },
  softwareInventory: {
    ...INVENTORY,
    title: 'Installed software',
    description: 'Software with the number of machines that have it, and its versions.',
    operators: [
      'where ConfigDataType == "Software"',
      'summarize arg_max(TimeGenerated, CurrentVersion) by _ResourceId, SoftwareName, SoftwareType, Publisher',
      'summarize Machines = dcount(_ResourceId), Versions = strcat_array(make_set(CurrentVersion, 20), ", ") by SoftwareName, SoftwareType, Publisher',
      'order by Machines desc, SoftwareName asc',
    ],
  },
  stoppedServices: {
    ...INVENTORY,
    title: 'Automatic services that are stopped',
    description: 'Windows services that start automatically and were stopped in the last inventory.',
    operators: [
      'where ConfigDataType == "WindowsServices" and SvcStartupType == "Auto"',
      'summarize arg_max(TimeGenerated, SvcState, SvcDisplayName) by _ResourceId, Computer, SvcName',
      'where SvcState == "Stopped"',
      'order by Computer asc, SvcName asc',
    ],
  },
  machines: {
    title: 'Machines and what they last sent',
    description: 'The last heartbeat and the last inventory of every machine, those that are silent longest first.',
    categories: ['monitor', 'virtualmachines'],
    source: 'Heartbeat',
    operators: [
      `where Category == "${AGENT_HEARTBEAT}"`,
      'summarize arg_max(TimeGenerated, OSType, Version) by _ResourceId = tolower(_ResourceId), Computer',
      'join kind=leftouter (ConfigurationData | summarize LastInventory = max(TimeGenerated) by _ResourceId = tolower(_ResourceId)) on _ResourceId',
      'project Computer, OSType, Agent = Version, LastHeartbeat = TimeGenerated, LastInventory, _ResourceId',
      'order by LastHeartbeat asc',
    ],
  },
  withoutInventory: {
    title: 'Machines without inventory',
    description: 'Machines whose agent runs and that sent no inventory: change tracking does not work there.',
    categories: ['monitor', 'virtualmachines'],
    source: 'Heartbeat',
    operators: [
      `where Category == "${AGENT_HEARTBEAT}"`,
      'summarize LastHeartbeat = max(TimeGenerated) by _ResourceId = tolower(_ResourceId), Computer, OSType',
      'join kind=leftanti (ConfigurationData | distinct _ResourceId = tolower(_ResourceId)) on _ResourceId',
      'order by LastHeartbeat desc',
    ],
  },
  ruleErrors: {
    title: 'Errors of data collection rules',
    description: 'What Azure could not process. Needs the diagnostic setting of the rule.',
    categories: ['monitor'],
    source: 'DCRLogErrors',
    operators: [
      'summarize Errors = count(), LastError = max(TimeGenerated) by _ResourceId, InputStreamId, OperationName, Message',
      'order by LastError desc',
    ],
  },
  contentReaders: {
    title: 'Who read recorded content',
    description: 'Who read uploaded content of files. Needs the diagnostic setting of the content storage.',
    categories: ['audit', 'security'],
    source: 'StorageBlobLogs',
    operators: [
      `where Category == "StorageRead" and OperationName == "GetBlob" and ObjectKey has "${CONTENT_CONTAINER}"`,
      'summarize Reads = count(), LastRead = max(TimeGenerated) by RequesterUpn, RequesterObjectId, CallerIpAddress, AuthenticationType',
      'order by LastRead desc',
    ],
  },
  volume: {
    title: 'Billed volume per machine',
    description: 'Megabytes that are billed, by table and machine.',
    categories: ['management'],
    source: BOTH_TABLES,
    operators: [
      'where tobool(_IsBillable)',
      'summarize BilledMB = round(sum(_BilledSize) / 1000000.0, 1) by SourceTable, Computer',
      'order by BilledMB desc',
    ],
  },
  volumeOverTime: {
    title: 'Billed volume over time',
    description: 'Gigabytes that are billed, by day and table.',
    categories: ['management'],
    source: BOTH_TABLES,
    operators: [
      'where tobool(_IsBillable)',
      'summarize BilledGB = sum(_BilledSize) / 1000000000.0 by bin(TimeGenerated, 1d), SourceTable',
    ],
  },
} as const satisfies Readonly<Record<string, LogQuery>>;

export type QueryName = keyof typeof QUERIES;

/** Machines by version of the extension, from Resource Graph; `Version` of a virtual machine is the requested one. */
export const EXTENSION_VERSIONS: LogQuery = {
  title: 'Versions of the extension',
  description: 'Machines by the version of the change tracking extension.',
  categories: ['resources'],
  source: RESOURCES,
  operators: [
    'where type in~ ("microsoft.compute/virtualmachines/extensions", "microsoft.hybridcompute/machines/extensions")',
    `where tostring(properties.publisher) =~ "${CHANGE_TRACKING_EXTENSION.publisher}"`,
    'summarize Machines = count() by Extension = tostring(properties.type), Version = tostring(properties.typeHandlerVersion)',
    'order by Machines desc',
  ],
};

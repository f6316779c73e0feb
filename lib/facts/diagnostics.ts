/**
 * Categories of resource logs, by what they are the logs of, with the table each goes to, the groups of categories, and the
 * categories of metrics. Everything that is logged by default is in `categories`.
 *
 * Source: MicrosoftDocs/azure-monitor-docs `reference/supported-logs`, the pages of data collection rules, workspaces and blob
 * services. The logs of a storage account belong to its services, not to the account. `SummaryLogs` and the metrics of blob
 * services are known from public templates only.
 */
export const DIAGNOSTICS = {
  rule: {
    categories: ['LogErrors'],
    others: [],
    groups: ['allLogs'],
    metrics: ['AllMetrics'],
    table: 'DCRLogErrors',
    name: 'diag-errors',
  },
  workspace: {
    categories: ['Audit'],
    others: ['SummaryLogs'],
    groups: ['audit', 'allLogs'],
    metrics: ['AllMetrics'],
    table: 'LAQueryLogs',
    name: 'diag-audit',
  },
  content: {
    categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
    others: [],
    groups: ['audit', 'allLogs'],
    metrics: ['Transaction', 'Capacity'],
    table: 'StorageBlobLogs',
    name: 'diag-content',
  },
} as const satisfies Readonly<Record<string, DiagnosticFacts>>;

interface DiagnosticFacts {
  /** The categories that are logged by default. */
  readonly categories: readonly string[];
  readonly others: readonly string[];
  readonly groups: readonly string[];
  readonly metrics: readonly string[];
  readonly table: string;
  readonly name: string;
}

export type DiagnosticKind = keyof typeof DIAGNOSTICS;
type Facts = (typeof DIAGNOSTICS)[DiagnosticKind];
export type LogCategory = (Facts['categories'] | Facts['others'])[number];
export type LogGroup = Facts['groups'][number];
export type MetricCategory = Facts['metrics'][number];

/** The most diagnostic settings that a resource may have. Uncertain: from public templates. */
export const MOST_DIAGNOSTIC_SETTINGS = 5;

/** The part of a storage account that has the logs of its blobs. */
export const BLOB_SERVICE = '/blobServices/default';

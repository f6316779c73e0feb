/**
 * Categories of resource logs, by what they are the logs of, with the table each goes to.
 *
 * Source: MicrosoftDocs/azure-monitor-docs `reference/supported-logs`, the pages of data collection rules, workspaces and blob
 * services. The logs of a storage account belong to its services, not to the account.
 */
export const DIAGNOSTICS = {
  rule: { categories: ['LogErrors'], table: 'DCRLogErrors', name: 'diag-errors' },
  workspace: { categories: ['Audit'], table: 'LAQueryLogs', name: 'diag-audit' },
  content: {
    categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
    table: 'StorageBlobLogs',
    name: 'diag-content',
  },
} as const satisfies Readonly<Record<string, { categories: readonly string[]; table: string; name: string }>>;

export type DiagnosticKind = keyof typeof DIAGNOSTICS;

/** The part of a storage account that has the logs of its blobs. */
export const BLOB_SERVICE = '/blobServices/default';

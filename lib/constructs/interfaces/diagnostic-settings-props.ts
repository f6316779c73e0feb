import type { LogCategory, LogGroup, MetricCategory } from '../../facts/diagnostics';

/** Where the logs and metrics of a resource go. At least one destination is needed. */
export interface DiagnosticSettingOptions {
  /**
   * Name of the setting, 1 to 260 characters. Changing it replaces the setting.
   * @default - `diag-` and the name of the entry
   */
  readonly name?: string;
  /**
   * Id of a workspace. The logs go to the tables of their kind there.
   * @default - the workspace itself if it is the workspace that is logged, the workspace that a rule writes to, and in `ChangeTracking`
   * its workspace; none if another destination is given
   */
  readonly workspaceResourceId?: string;
  /**
   * Id of a storage account to archive in. The account that is logged is refused: each record would cause another.
   * @default - none
   */
  readonly storageAccountResourceId?: string;
  /**
   * Id of an authorization rule of an event hubs namespace, with the rights Manage, Send and Listen.
   * @default - none
   */
  readonly eventHubAuthorizationRuleResourceId?: string;
  /**
   * Name of the event hub. Needs `eventHubAuthorizationRuleResourceId`.
   * @default - one event hub for each category, which Azure creates
   */
  readonly eventHubName?: string;
  /**
   * Categories of logs: LogErrors of a rule, Audit and SummaryLogs of a workspace, StorageRead, StorageWrite and StorageDelete
   * of content storage.
   * @default - LogErrors, Audit, or all three of content storage, if neither `logGroups` nor `metricCategories` is given
   */
  readonly logCategories?: readonly LogCategory[];
  /**
   * Groups of categories in place of `logCategories`: allLogs or, except of a rule, audit.
   * @default - none
   */
  readonly logGroups?: readonly LogGroup[];
  /**
   * Categories of metrics: AllMetrics or, of content storage, Transaction and Capacity. Azure keeps metrics anyway, for 93 days.
   * @default - none
   */
  readonly metricCategories?: readonly MetricCategory[];
}

/**
 * Diagnostic settings of a resource by a name you choose, at most 5. Another name replaces the setting. Azure refuses two
 * settings that send the same category to the same destination, so remove a setting in a deployment of its own before its destination
 * is used under another name.
 */
export type DiagnosticSettings = Readonly<Record<string, DiagnosticSettingOptions>>;

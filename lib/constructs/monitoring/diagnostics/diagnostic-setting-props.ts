import type { IContentStorage } from '../../content-storage/content-storage-props';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { IWorkspace } from '../../workspace/workspace-props';

export interface DiagnosticSettingProps {
  /**
   * What to log: the errors of a data collection rule, the queries people run in a workspace, or who reads, writes and deletes
   * the content of a storage account. Changing it replaces the setting.
   */
  readonly of: IChangeTrackingRule | IWorkspace | IContentStorage;
  /** The workspace the logs go to, which may be the one that is logged. */
  readonly workspace: IWorkspace;
  /**
   * Name of the setting, 1 to 260 characters. Changing it replaces the setting.
   * @default - diag-errors, diag-audit or diag-content
   */
  readonly name?: string;
}

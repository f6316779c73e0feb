import type { IWorkspace } from '../../workspace/workspace-props';

/** How the workbook appears. */
export interface ChangeWorkbookOptions {
  /**
   * Title of the workbook, unique for its workspace in the resource group.
   * @default Change Tracking and Inventory
   */
  readonly title?: string;
  /**
   * Description of the workbook.
   * @default - a sentence on what the workbook shows
   */
  readonly description?: string;
}

export interface ChangeWorkbookProps extends ChangeWorkbookOptions {
  /** The workspace that the workbook opens with, and whose gallery lists it. */
  readonly workspace: IWorkspace;
  /**
   * Name of an existing resource group. Changing it replaces the workbook.
   * @default - the resource group of the workspace
   */
  readonly resourceGroupName?: string;
  /**
   * Tags. The key `hidden-title` belongs to Azure.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

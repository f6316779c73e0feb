import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { IWorkspace } from '../../workspace/workspace-props';
import type { ActionGroupOptions, IActionGroup } from '../action-group/action-group-props';
import type { CatalogueAlerts, OwnAlert } from './alert-options';

/** Which alerts there are, and whom they notify. */
export interface ChangeAlertsOptions extends CatalogueAlerts {
  /**
   * Alerts of your own, by a name that becomes part of the name of the resource.
   * @default - none
   */
  readonly own?: Readonly<Record<string, OwnAlert>>;
  /**
   * Existing action groups that every alert notifies.
   * @default - none
   */
  readonly actionGroups?: readonly IActionGroup[];
  /**
   * An action group to create, which every alert notifies.
   * @default - none
   */
  readonly notify?: ActionGroupOptions;
  /**
   * First part of the names of the alerts, before `-hosts-file` and so on. Changing it replaces every alert.
   * @default alert-change-tracking
   */
  readonly namePrefix?: string;
  /**
   * Whether Azure checks every query when it creates an alert. It refuses queries on tables that the workspace does not have
   * yet; without the check, a wrong query shows only when it runs.
   * @default - false for queries on the tables of change tracking if this stack adds the solution that creates them, otherwise true
   */
  readonly queryValidation?: boolean;
  /**
   * Whether Azure keeps the queries of the alerts in the account that the workspace is linked to for `Alerts`, and not in storage
   * of its own. It refuses the alerts as long as no account is linked. Alerts that fire then contain neither the query nor its
   * results. Azure does not support it for a rule with a system-assigned identity, which these alerts do not have.
   * @default - true if `workspace` has `linkedStorage` for `Alerts` in the code, otherwise false
   */
  readonly workspaceAlertsStorageEnabled?: boolean;
}

export interface ChangeAlertsProps extends ChangeAlertsOptions {
  /** The workspace whose data the alerts query. They are created in its location. Changing it replaces every alert. */
  readonly workspace: IWorkspace;
  /**
   * The rule whose settings the alerts are compared with, and whose errors `ingestionErrors` reports.
   * @default - no comparison, and the errors of every rule that reports to the workspace
   */
  readonly rule?: IChangeTrackingRule;
  /**
   * Name of an existing resource group. Changing it replaces every alert.
   * @default - the resource group of the workspace
   */
  readonly resourceGroupName?: string;
  /**
   * Tags of the alerts and of the action group that is created.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to acknowledge, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

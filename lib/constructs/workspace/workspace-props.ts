import type { LogAnalyticsLinkedStorageAccount } from '@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account';
import type { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import type { TerraformElement } from 'cdktf';
import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { LinkedStorageType, ReservationCapacityGb, WorkspaceSku } from '../../facts/workspace-limits';
import type { ResourceInterfaces } from '../interfaces/resource-interfaces-props';

/** A Log Analytics workspace that can receive change tracking data. */
export interface IWorkspace {
  readonly workspaceId: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: Location;
  /** Resources that must exist before anything may write to the tables of change tracking. */
  readonly dependables: readonly TerraformElement[];
  /** The ChangeTracking solution; absent if this stack does not create it. */
  readonly solution?: LogAnalyticsSolution;
  /** The links to accounts that keep queries; absent if this stack does not create the workspace. */
  readonly storageLinks?: readonly LogAnalyticsLinkedStorageAccount[];
}

/** Retention of one table. Both periods are always set: otherwise the provider shows a change on every run. */
export interface TableRetention {
  /** Days the table is kept for interactive queries, 4 to 730. */
  readonly retentionInDays: number;
  /**
   * Days the table is kept in all, interactive and archived: 4 to 730, or 1095, 1460, 1826, 2191, 2556, 2922, 3288,
   * 3653, 4018 or 4383, not less than `retentionInDays`.
   * @default - `retentionInDays`
   */
  readonly totalRetentionInDays?: number;
}

/** A storage account in which a workspace keeps queries, such as one that is encrypted with a key of your own. */
export interface LinkedStorage {
  /**
   * Id of the account, of kind StorageV2 in the region of the workspace. The workspace gets a system-assigned identity, and the
   * identity the role Storage Table Data Contributor on the account, without which Azure refuses the link. Changing the id
   * replaces the role and updates the links. Whether Azure then copies the queries to the other account is uncertain.
   */
  readonly storageAccountResourceId: string;
  /**
   * What the account holds: `Query`, the saved queries and functions, and `Alerts`, the queries of alert rules that ask for it,
   * as `ChangeAlerts` of the workspace does.
   * With `Query`, Azure deletes the saved queries and functions from the workspace and moves them to a table of the account:
   * export them first. Removing `Query` moves them back. Query packs stay where they are.
   * @default - both
   */
  readonly dataSourceTypes?: readonly LinkedStorageType[];
  /**
   * Seconds to wait after the role is granted, before the account is linked: 0 to 3600, a literal; 0 does not wait. A new role
   * takes up to 10 minutes to act. Terraform waits with `sleep` in a `local-exec` provisioner, only when it creates the role.
   * @default 120
   */
  readonly roleWaitSeconds?: number;
}

/** How long the first apply waits for the tables of a new solution. */
export interface TableWait {
  /**
   * Seconds to wait after the creation of the solution, before anything writes to its tables: 0 to 3600, a literal; 0 does
   * not wait. Azure makes the tables after it confirms the solution, and refuses a rule until then. Terraform waits once,
   * with `sleep` in a `local-exec` provisioner, and never for a solution that exists or is imported. How long Azure takes
   * is uncertain: reports say 1 to 5 minutes.
   * @default 120
   */
  readonly tableWaitSeconds?: number;
}

export interface WorkspaceProps extends ResourceInterfaces<'workspace'>, TableWait {
  /**
   * Name of the workspace, 4 to 63 letters, digits and hyphens. Changing it replaces the workspace. Azure keeps a deleted
   * workspace for 14 days: within that time a new one with the same name in the same resource group restores the old one
   * with its data, or fails.
   */
  readonly name: string;
  /** Name of an existing resource group. Changing it replaces the workspace. */
  readonly resourceGroupName: string;
  /**
   * Azure location, such as `westeurope`. Rules that write to the workspace are created there too. Changing it replaces the
   * workspace, and is refused at plan while `name` stays the same.
   */
  readonly location: Location;
  /**
   * Pricing tier: PerGB2018, CapacityReservation, LACluster, PerNode or Standalone. The provider refuses the retired tiers
   * Free, Standard and Premium. Azure sets LACluster itself when it links the workspace to a cluster, and refuses to create
   * a workspace with it: LACluster needs the acknowledged warning `sku-linked-only`. A change that replaces the workspace, which is any but between PerGB2018 and CapacityReservation,
   * is refused at plan while `name` stays the same.
   * @default PerGB2018
   */
  readonly sku?: WorkspaceSku;
  /**
   * Commitment in GB per day: 100, 200, 300, 400, 500, 1000, 2000 or 5000. Required by the tier CapacityReservation,
   * and not allowed in any other.
   * @default - none
   */
  readonly reservationCapacityInGbPerDay?: ReservationCapacityGb;
  /**
   * Id of a dedicated cluster to link the workspace to, which encrypts new data with the key of the cluster. It must be in the
   * region of the workspace, which its id does not tell. The cluster has the commitment, and Azure sets the tier of the
   * workspace to LACluster: `sku` and `reservationCapacityInGbPerDay` must be omitted. Machines report after the link is
   * made, so that no data stays outside. Azure allows two links of a workspace within 30 days, and refuses another cluster while
   * the workspace is linked: remove it in one deployment and set the other in the next. Removing it unlinks the
   * workspace and sets its tier to PerGB2018: earlier data stays in the cluster, and can be queried as long as the cluster
   * and its key exist. Microsoft does not support replication of the workspace together with a cluster.
   * @default - none
   */
  readonly clusterResourceId?: string;
  /**
   * Account in which the workspace keeps saved queries and those of alert rules. Data does not go there.
   * @default - Azure keeps them in storage of its own
   */
  readonly linkedStorage?: LinkedStorage;
  /**
   * Whether Azure may keep saved queries in a linked account only, as Microsoft's policy "Saved-queries in Azure Monitor should
   * be saved in customer storage account for logs encryption" requires. Without an account for `Query` in `linkedStorage` it
   * gives a warning: what Azure then does with queries that are saved is uncertain.
   * @default - Azure keeps queries in storage of its own if no account is linked
   */
  readonly cmkForQueryForced?: boolean;
  /**
   * Days data is kept, 30 to 730.
   * @default 30
   */
  readonly retentionInDays?: number;
  /**
   * Daily cap in GB, more than 0. Azure drops what exceeds it until the next day.
   * @default - no cap
   */
  readonly dailyQuotaGb?: number;
  /**
   * Whether machines may send data over the public internet rather than a private link scope.
   * @default true
   */
  readonly internetIngestionEnabled?: boolean;
  /**
   * Whether queries may come over the public internet.
   * @default true
   */
  readonly internetQueryEnabled?: boolean;
  /**
   * Whether workspace keys may be used besides Entra ID. The Azure Monitor Agent does not need them.
   * @default false
   */
  readonly localAuthenticationEnabled?: boolean;
  /**
   * Retention of the tables change tracking writes to.
   * @default - that of the workspace
   */
  readonly tableRetention?: {
    /**
     * Retention of changes.
     * @default - that of the workspace
     */
    readonly ConfigurationChange?: TableRetention;
    /**
     * Retention of the inventory.
     * @default - that of the workspace
     */
    readonly ConfigurationData?: TableRetention;
  };
  /**
   * Tags of the workspace and of its solution. Azure has no tags for tables.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy or replace the workspace and its solution.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** An existing workspace. */
export interface WorkspaceReference extends TableWait {
  /** Id of the workspace, in the upper and lower case that Azure uses. */
  readonly workspaceId: string;
  /** Location of the workspace; its rules have to be in the same one. */
  readonly location: Location;
  /**
   * Whether to add the ChangeTracking solution. Azure accepts it only in the resource group of the workspace, and the
   * provider creates it in its own subscription. Set `false` if the solution exists already: otherwise Terraform asks
   * to import it.
   * @default true
   */
  readonly addSolution?: boolean;
  /**
   * Tags of the solution.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

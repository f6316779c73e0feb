import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { subscriptionProblems } from './checks/provider';
import { workspaceProblems } from './checks/workspace';
import { report, segmentOf } from './construct-kit';
import { idProblems } from './core/azure-ids';
import { locationProblems } from './core/names';
import { rejectProblems } from './core/problems';
import { templateProblems } from './core/text';
import { type AcknowledgedWarnings, acknowledgementProblems, type Warning } from './core/warnings';
import { WORKSPACE_RETENTION_DAYS } from './facts/azurerm';
import { CHANGE_TRACKING_SOLUTION, TABLES, type TableName } from './facts/rule';
import { regionWarnings } from './settings/regions';
import { refuseTwins } from './twins';

/** A Log Analytics workspace that can take change tracking data. */
export interface IWorkspace {
  readonly workspaceId: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  /** What has to exist before anything may write to the tables of change tracking. */
  readonly ready: readonly TerraformElement[];
}

/** Retention of one table. Both periods are always written: the provider shows a change on every run otherwise. */
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

export interface WorkspaceProps {
  /** Name of the workspace, 4 to 63 letters, digits and hyphens. Changing it replaces the workspace. */
  readonly name: string;
  /** Name of an existing resource group. Changing it replaces the workspace. */
  readonly resourceGroupName: string;
  /** Azure location, such as `westeurope`. Rules that write to the workspace are put there too. */
  readonly location: string;
  /**
   * Pricing tier. The provider refuses the retired tiers Free, Standard and Premium.
   * @default PerGB2018
   */
  readonly sku?: 'PerGB2018' | 'CapacityReservation' | 'LACluster' | 'PerNode' | 'Standalone';
  /**
   * Commitment in GB a day, with the tier CapacityReservation only.
   * @default - none
   */
  readonly reservationCapacityInGbPerDay?: 100 | 200 | 300 | 400 | 500 | 1000 | 2000 | 5000;
  /**
   * Days data is kept, 30 to 730.
   * @default 30
   */
  readonly retentionInDays?: number;
  /**
   * Most data taken in a day, in GB; what comes after is dropped until the next day.
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
  readonly tableRetention?: Readonly<Partial<Record<TableName, TableRetention>>>;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy or replace the workspace.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** An existing workspace. */
export interface WorkspaceReference {
  /** Id of the workspace, in Azure's own case. */
  readonly workspaceId: string;
  /** Location of the workspace; its rules have to be in the same one. */
  readonly location: string;
  /**
   * Whether to add the ChangeTracking solution. It must lie in the resource group of the workspace and in the
   * subscription of the provider. Say `false` where it is there already, or Terraform asks to import it.
   * @default true
   */
  readonly addSolution?: boolean;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** A Log Analytics workspace with the ChangeTracking solution, which creates the tables. */
export class Workspace extends Construct implements IWorkspace {
  /**
   * Takes a workspace that exists already.
   * @throws where the id is not that of a workspace in Azure's own case
   */
  static fromWorkspaceId(scope: Construct, id: string, reference: WorkspaceReference): IWorkspace {
    const { workspaceId, location } = reference;
    const imported = new Construct(scope, id);
    rejectProblems(imported.node.path, [
      ...templateProblems(reference),
      ...idProblems('workspaceId', 'workspace', workspaceId),
      ...locationProblems('location', location),
      ...acknowledgementProblems(reference.acknowledgedWarnings),
    ]);
    report(imported, regionWarnings('location', location), reference.acknowledgedWarnings);
    const workspace = {
      workspaceId,
      location,
      name: segmentOf(workspaceId, 8),
      resourceGroupName: segmentOf(workspaceId, 4),
    };
    return { ...workspace, ready: reference.addSolution === false ? [] : [addSolution(imported, workspace)] };
  }

  readonly workspaceId: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly ready: readonly TerraformElement[];
  /** The workspace itself, for what this construct has no argument for. */
  readonly resource: LogAnalyticsWorkspace;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: WorkspaceProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...workspaceProblems(props)]);
    const warnings = [...regionWarnings('location', props.location), ...ingestionWarnings(props)];
    report(this, warnings, props.acknowledgedWarnings);

    const { name, resourceGroupName, location } = props;
    this.resource = new LogAnalyticsWorkspace(this, 'Resource', {
      name,
      resourceGroupName,
      location,
      sku: props.sku ?? 'PerGB2018',
      reservationCapacityInGbPerDay: props.reservationCapacityInGbPerDay,
      retentionInDays: props.retentionInDays ?? WORKSPACE_RETENTION_DAYS,
      dailyQuotaGb: props.dailyQuotaGb,
      internetIngestionEnabled: props.internetIngestionEnabled,
      internetQueryEnabled: props.internetQueryEnabled,
      localAuthenticationEnabled: props.localAuthenticationEnabled ?? false,
      tags: props.tags,
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    this.workspaceId = this.resource.id;
    this.name = this.resource.name;
    this.resourceGroupName = resourceGroupName;
    this.location = location;

    const solution = addSolution(this, this);
    this.ready = [solution];
    for (const table of TABLES) {
      const retention = props.tableRetention?.[table];
      if (retention === undefined) continue;
      new LogAnalyticsWorkspaceTable(this, table, {
        name: table,
        workspaceId: this.workspaceId,
        retentionInDays: retention.retentionInDays,
        totalRetentionInDays: retention.totalRetentionInDays ?? retention.retentionInDays,
        dependsOn: [solution],
        lifecycle: {
          replaceTriggeredBy: [`${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`],
        },
      });
    }
  }
}

/** The solution lies beside its workspace: Azure takes it in no other group or region. */
function addSolution(scope: Construct, workspace: Omit<IWorkspace, 'ready'>): LogAnalyticsSolution {
  const solution = new LogAnalyticsSolution(scope, 'Solution', {
    solutionName: CHANGE_TRACKING_SOLUTION.name,
    workspaceName: workspace.name,
    workspaceResourceId: workspace.workspaceId,
    resourceGroupName: workspace.resourceGroupName,
    location: workspace.location,
    plan: { publisher: CHANGE_TRACKING_SOLUTION.publisher, product: CHANGE_TRACKING_SOLUTION.product },
  });
  refuseTwins(scope);
  scope.node.addValidation({ validate: () => subscriptionProblems(solution, workspace.workspaceId) });
  return solution;
}

function ingestionWarnings({ internetIngestionEnabled }: WorkspaceProps): Warning[] {
  if (internetIngestionEnabled !== false) return [];
  const message =
    'internetIngestionEnabled is false: machines report only through a private link scope and a data collection endpoint, which are not created here';
  return [{ id: 'ingestion-private', message }];
}

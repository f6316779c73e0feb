import type { LogAnalyticsLinkedService } from '@cdktf/provider-azurerm/lib/log-analytics-linked-service';
import type { LogAnalyticsLinkedStorageAccount } from '@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account';
import type { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import { type Precondition, type TerraformElement, type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { TABLES, type TableName } from '../../facts/rule';
import { COMMITMENT_SKU, DEFAULT_WORKSPACE_SKU, WORKSPACE_RETENTION_DAYS } from '../../facts/workspace-limits';
import { regionWarnings } from '../../settings/region-warnings';
import { withDestinations } from '../interfaces/diagnostic-settings-checks';
import { addResourceInterfaces } from '../interfaces/resource-interfaces';
import { checkLater } from '../kit/check-later';
import { segmentOf } from '../kit/id-segments';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report, reportOnce } from '../kit/report';
import { renderedArguments, resolved, resourcesOf } from '../kit/stack-resources';
import { leave } from '../kit/state-blocks';
import { refuseTwins } from '../kit/twins';
import { unchanged } from '../kit/unchanged';
import { addSolution } from './solution';
import {
  ingestionWarnings,
  workspaceProblems,
  workspaceReferenceProblems,
  workspaceWarnings,
} from './workspace-checks';
import { leaveLinks, linkCluster, linkStorage } from './workspace-links';
import type { IWorkspace, WorkspaceProps, WorkspaceReference } from './workspace-props';

/** A Log Analytics workspace with the ChangeTracking solution, which creates the tables. */
export class Workspace extends Construct implements IWorkspace {
  /**
   * Imports an existing workspace.
   * @throws if the id is not that of a workspace in the upper and lower case that Azure uses
   */
  static fromWorkspaceId(scope: Construct, id: string, reference: WorkspaceReference): IWorkspace {
    const imported = new Construct(scope, id);
    const { props, unchecked } = acceptProps(
      imported.node.path,
      'Workspace.fromWorkspaceId',
      reference,
      workspaceReferenceProblems,
    );
    const { workspaceId, location } = props;
    report(imported, regionWarnings(['location'], location), props.acknowledgedWarnings);
    const workspace = {
      workspaceId,
      location,
      name: segmentOf(workspaceId, 8),
      resourceGroupName: segmentOf(workspaceId, 4),
    };
    if (props.addSolution === false) {
      leave(imported, 'Solution', 'azurerm_log_analytics_solution');
      return { ...workspace, dependables: [] };
    }
    const solution = addSolution(imported, workspace, props, { tags: props.tags });
    checkLater(solution, unchecked);
    return { ...workspace, solution, dependables: [solution] };
  }

  /** @internal Keeps what a workspace of this id created, if there was one, with its data. */
  static leave(scope: Construct, id: string): void {
    const left = new Construct(scope, id);
    leave(left, 'Resource', 'azurerm_log_analytics_workspace');
    leave(left, 'Unchanged', 'terraform_data');
    leave(left, 'Solution', 'azurerm_log_analytics_solution');
    for (const table of TABLES) leave(left, table, 'azurerm_log_analytics_workspace_table');
    leaveLinks(left);
  }

  readonly workspaceId: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly dependables: readonly TerraformElement[];
  /** The workspace, for arguments that this construct does not have. */
  readonly resource: LogAnalyticsWorkspace;
  readonly solution: LogAnalyticsSolution;
  /** The link to a dedicated cluster. */
  readonly clusterLink?: LogAnalyticsLinkedService;
  /** The links to the account that keeps queries, one for each kind of query. */
  readonly storageLinks: readonly LogAnalyticsLinkedStorageAccount[];
  /** The tables with a separate retention. */
  readonly tables: Readonly<Partial<Record<TableName, LogAnalyticsWorkspaceTable>>>;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: WorkspaceProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'Workspace', props, workspaceProblems);
    props = accepted.props;
    const warnings = [...regionWarnings(['location'], props.location), ...workspaceWarnings(props)];
    report(this, warnings, props.acknowledgedWarnings);

    const { name, resourceGroupName, location, clusterResourceId, linkedStorage } = props;
    this.resource = new LogAnalyticsWorkspace(this, 'Resource', {
      name,
      resourceGroupName,
      location,
      sku: props.sku ?? DEFAULT_WORKSPACE_SKU,
      reservationCapacityInGbPerDay: props.reservationCapacityInGbPerDay,
      retentionInDays: props.retentionInDays ?? WORKSPACE_RETENTION_DAYS.default,
      dailyQuotaGb: props.dailyQuotaGb,
      internetIngestionEnabled: props.internetIngestionEnabled,
      internetQueryEnabled: props.internetQueryEnabled,
      localAuthenticationEnabled: props.localAuthenticationEnabled ?? false,
      cmkForQueryForced: props.cmkForQueryForced,
      identity: linkedStorage && { type: 'SystemAssigned' },
      tags: props.tags,
      lifecycle: {
        ...protection(props),
        // Azure sets both when the workspace is linked.
        ignoreChanges: clusterResourceId === undefined ? undefined : ['sku', 'reservation_capacity_in_gb_per_day'],
        precondition: unchangedWorkspace(this, props),
      },
    });
    checkLater(this.resource, accepted.unchecked);
    refuseTwins(this.resource);
    this.workspaceId = later(() => this.resource.id);
    this.name = later(() => this.resource.name);
    this.resourceGroupName = resourceGroupName;
    this.location = location;

    this.solution = addSolution(this, this, props, { tags: props.tags, lifecycle: protection(props) });
    this.clusterLink =
      clusterResourceId === undefined
        ? undefined
        : linkCluster(this, this.resource, resourceGroupName, clusterResourceId);
    this.storageLinks = linkedStorage ? linkStorage(this, this.resource, resourceGroupName, linkedStorage) : [];
    this.dependables = this.clusterLink ? [this.solution, this.clusterLink] : [this.solution];
    this.tables = this.retain(props.tableRetention ?? {});
    addResourceInterfaces(this, 'workspace', this.resource, withDestinations(props, this.workspaceId));
    // What links the workspace may be created after it.
    this.node.addValidation({
      validate: () => {
        const warnings = ingestionWarnings(props, () => isLinked(this));
        reportOnce(this, warnings, props.acknowledgedWarnings);
        return [];
      },
    });
  }

  private retain(retentions: NonNullable<WorkspaceProps['tableRetention']>): Workspace['tables'] {
    const tables = TABLES.flatMap((table) => {
      const retention = retentions[table];
      if (retention === undefined) return [];
      const resource = new LogAnalyticsWorkspaceTable(this, table, {
        name: table,
        workspaceId: this.workspaceId,
        retentionInDays: retention.retentionInDays,
        totalRetentionInDays: retention.totalRetentionInDays ?? retention.retentionInDays,
        dependsOn: [this.solution],
        lifecycle: {
          replaceTriggeredBy: [
            later(() => `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`),
          ],
        },
      });
      return [[table, resource] as const];
    });
    return Object.fromEntries(tables);
  }
}

/** Whether the stack links a workspace to a private link scope. */
function isLinked(workspace: Workspace): boolean {
  const id = resolved(workspace, workspace.workspaceId);
  return resourcesOf(TerraformStack.of(workspace))
    .filter(({ terraformResourceType: type }) => type === 'azurerm_monitor_private_link_scoped_service')
    .some((link) => resolved(workspace, renderedArguments(link)['linked_resource_id']) === id);
}

/** The arguments that replace a workspace under its own name, which Azure keeps for the deleted one. */
function unchangedWorkspace(scope: Construct, props: WorkspaceProps): Precondition[] {
  const { name, resourceGroupName, location, sku = DEFAULT_WORKSPACE_SKU } = props;
  const remedy = 'Set another name together with it: the new workspace is created beside the old one.';
  return unchanged(
    scope,
    {
      called: `the workspace '${name}'`,
      // A link changes the tier, so what is remembered of it counts until then.
      identity: { name, resourceGroupName, ...(props.clusterResourceId !== undefined && { linked: 'true' }) },
      why: 'that replaces the workspace, and Azure keeps the name of a workspace that is deleted',
    },
    [
      { prop: 'location', value: location, remedy },
      { prop: 'sku', value: sku === COMMITMENT_SKU ? DEFAULT_WORKSPACE_SKU : sku, remedy },
    ],
  );
}

function protection({ preventDestroy }: WorkspaceProps): TerraformResourceLifecycle | undefined {
  return preventDestroy ? { preventDestroy } : undefined;
}

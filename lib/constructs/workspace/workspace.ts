import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { rejectProblems } from '../../core/problems';
import { templateProblems } from '../../core/templates';
import { WORKSPACE_RETENTION_DAYS } from '../../facts/azurerm';
import { idProblems } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { CHANGE_TRACKING_SOLUTION, TABLES } from '../../facts/rule';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import { regionWarnings } from '../../settings/regions';
import { segmentOf } from '../kit/id-segments';
import { later } from '../kit/later';
import { subscriptionProblems } from '../kit/provider-checks';
import { report } from '../kit/report';
import { refuseTwins } from '../kit/twins';
import { workspaceProblems } from './workspace-checks';
import type { IWorkspace, WorkspaceProps, WorkspaceReference } from './workspace-props';

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
      ...idProblems(['workspaceId'], 'workspace', workspaceId),
      ...locationProblems(['location'], location),
      ...acknowledgementProblems(reference.acknowledgedWarnings),
    ]);
    report(imported, regionWarnings(['location'], location), reference.acknowledgedWarnings);
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
    const warnings = [...regionWarnings(['location'], props.location), ...ingestionWarnings(props)];
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
    this.workspaceId = later(() => this.resource.id);
    this.name = later(() => this.resource.name);
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
          replaceTriggeredBy: [
            later(() => `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`),
          ],
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
    'is false: machines report only through a private link scope and a data collection endpoint, which are not created here';
  return [{ id: 'ingestion-private', path: ['internetIngestionEnabled'], message }];
}

import {
  LogAnalyticsSolution,
  type LogAnalyticsSolutionConfig,
} from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import type { Construct } from 'constructs';
import { CHANGE_TRACKING_SOLUTION } from '../../facts/rule';
import { WAIT_SECONDS } from '../../facts/waiting';
import { subscriptionProblems } from '../kit/provider-subscription';
import { refuseTwins } from '../kit/twins';
import { waitAfterCreation } from '../kit/wait-after-creation';
import type { IWorkspace, TableWait } from './workspace-props';

/** Azure accepts the solution only in the resource group and the region of its workspace. */
export function addSolution(
  scope: Construct,
  workspace: Omit<IWorkspace, 'dependables' | 'solution'>,
  { tableWaitSeconds = WAIT_SECONDS.tables.default }: TableWait,
  config: Pick<LogAnalyticsSolutionConfig, 'tags' | 'lifecycle'>,
): LogAnalyticsSolution {
  const solution = new LogAnalyticsSolution(scope, 'Solution', {
    solutionName: CHANGE_TRACKING_SOLUTION.name,
    workspaceName: workspace.name,
    workspaceResourceId: workspace.workspaceId,
    resourceGroupName: workspace.resourceGroupName,
    location: workspace.location,
    plan: { publisher: CHANGE_TRACKING_SOLUTION.publisher, product: CHANGE_TRACKING_SOLUTION.product },
    ...config,
  });
  waitAfterCreation(solution, tableWaitSeconds);
  refuseTwins(solution, 'pass one workspace to both, or set addSolution: false on the second');
  scope.node.addValidation({ validate: () => subscriptionProblems(solution, workspace.workspaceId) });
  return solution;
}

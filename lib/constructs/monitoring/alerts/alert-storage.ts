import { LogAnalyticsLinkedStorageAccount } from '@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { LinkedStorageType } from '../../../facts/workspace-limits';
import { resolved, resourcesOf } from '../../kit/stack-resources';
import type { IWorkspace } from '../../workspace/workspace-props';

const ALERTS: LinkedStorageType = 'Alerts';

/** The links that a workspace has in the code to an account for the queries of its alerts. */
export function alertLinks({ storageLinks = [] }: IWorkspace): LogAnalyticsLinkedStorageAccount[] {
  return storageLinks.filter(isForAlerts);
}

/** Whether the stack of `scope` creates a workspace, and whether it links it to an account for the queries of alerts. */
export function storageInStack(scope: Construct, { workspaceId }: IWorkspace) {
  const id = idOf(scope, workspaceId);
  const all = resourcesOf(TerraformStack.of(scope));
  const links = all.filter((one) => one instanceof LogAnalyticsLinkedStorageAccount).filter(isForAlerts);
  return {
    isCreated: all.some((one) => one instanceof LogAnalyticsWorkspace && idOf(scope, one.id) === id),
    isLinked: links.some((one) => idOf(scope, one.workspaceIdInput) === id),
  };
}

function isForAlerts({ dataSourceTypeInput }: LogAnalyticsLinkedStorageAccount): boolean {
  return dataSourceTypeInput === ALERTS;
}

/** Azure compares ids without case. */
function idOf(scope: Construct, value: unknown): string {
  return String(resolved(scope, value)).toLowerCase();
}

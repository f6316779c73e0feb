import { LogAnalyticsLinkedService } from '@cdktf/provider-azurerm/lib/log-analytics-linked-service';
import { LogAnalyticsLinkedStorageAccount } from '@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account';
import type { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { Construct } from 'constructs';
import { WAIT_SECONDS } from '../../facts/waiting';
import { LINKED_STORAGE_TYPES } from '../../facts/workspace-limits';
import { later } from '../kit/later';
import { grantRole } from '../kit/role-grants';
import { leave } from '../kit/state-blocks';
import { waitAfterCreation } from '../kit/wait-after-creation';
import type { LinkedStorage } from './workspace-props';

const CLUSTER = 'Cluster';
const STORAGE = 'LinkedStorage';
const ROLE = 'storageTableDataContributor';

/** Links a workspace to a dedicated cluster. */
export function linkCluster(
  parent: Construct,
  workspace: LogAnalyticsWorkspace,
  resourceGroupName: string,
  clusterResourceId: string,
): LogAnalyticsLinkedService {
  return new LogAnalyticsLinkedService(parent, CLUSTER, {
    resourceGroupName,
    workspaceId: later(() => workspace.id),
    writeAccessId: clusterResourceId,
  });
}

/** Links a workspace to an account. Azure refuses the link until the identity of the workspace has its role there. */
export function linkStorage(
  parent: Construct,
  workspace: LogAnalyticsWorkspace,
  resourceGroupName: string,
  { storageAccountResourceId: scope, dataSourceTypes = LINKED_STORAGE_TYPES, roleWaitSeconds }: LinkedStorage,
): LogAnalyticsLinkedStorageAccount[] {
  const home = new Construct(parent, STORAGE);
  const principalId = later(() => workspace.identity.principalId);
  const role = grantRole(home, 'TableUser', { role: ROLE, scope, principalId, shared: false });
  waitAfterCreation(role, roleWaitSeconds ?? WAIT_SECONDS.roles.default);
  return dataSourceTypes.map(
    (dataSourceType) =>
      new LogAnalyticsLinkedStorageAccount(home, dataSourceType, {
        dataSourceType,
        resourceGroupName,
        workspaceId: later(() => workspace.id),
        storageAccountIds: [scope],
        dependsOn: [role],
      }),
  );
}

/** @internal Keeps the links of a workspace that is no longer created: Azure keeps the workspace. */
export function leaveLinks(parent: Construct): void {
  leave(parent, CLUSTER, 'azurerm_log_analytics_linked_service');
  const home = new Construct(parent, STORAGE);
  leave(home, 'TableUser', 'azurerm_role_assignment');
  for (const type of LINKED_STORAGE_TYPES) leave(home, type, 'azurerm_log_analytics_linked_storage_account');
}

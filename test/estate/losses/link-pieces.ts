import { ACCOUNT, GROUP, WORKSPACE } from './ids';
import type { Piece, Pieces } from './piece';

export const CLUSTER = `${GROUP}/providers/Microsoft.OperationalInsights/clusters/law-inventory`;
export const OTHER_CLUSTER = `${GROUP}/providers/Microsoft.OperationalInsights/clusters/law-other`;

const link: Piece = {
  azurerm: {
    type: 'azurerm_log_analytics_linked_service',
    attributes: {
      id: `${WORKSPACE}/linkedServices/Cluster`,
      name: 'log-inventory/Cluster',
      resource_group_name: 'rg-inventory',
      workspace_id: WORKSPACE,
      read_access_id: '',
      write_access_id: CLUSTER,
    },
  },
  arm: {
    type: 'Microsoft.OperationalInsights/workspaces/linkedServices',
    version: '2020-08-01',
    name: 'Cluster',
    parent: WORKSPACE,
    body: { properties: { writeAccessResourceId: CLUSTER } },
  },
};

function storage(dataSourceType: string): Piece {
  return {
    azurerm: {
      type: 'azurerm_log_analytics_linked_storage_account',
      attributes: {
        id: `${WORKSPACE}/linkedStorageAccounts/${dataSourceType}`,
        data_source_type: dataSourceType,
        resource_group_name: 'rg-inventory',
        workspace_id: WORKSPACE,
        storage_account_ids: [ACCOUNT],
      },
    },
    arm: {
      type: 'Microsoft.OperationalInsights/workspaces/linkedStorageAccounts',
      version: '2020-08-01',
      name: dataSourceType,
      parent: WORKSPACE,
      body: { properties: { storageAccountIds: [ACCOUNT] } },
    },
  };
}

/** A cluster and an account for queries, linked to the workspace of the healthy estate. */
export const LINK_PIECES: Pieces = {
  link_cluster: link,
  link_query: storage('Query'),
  link_alerts: storage('Alerts'),
};

/** The workspace and its alert as they are with the links, without the lock, under which no link can be removed. */
export const LINKED = {
  azurerm: {
    lock: undefined,
    'workspace/sku': 'LACluster',
    'workspace/cmk_for_query_forced': true,
    'alert/workspace_alerts_storage_enabled': true,
  },
  arm: {
    lock: undefined,
    'workspace/body/properties/sku/name': 'LACluster',
    'workspace/body/properties/forceCmkForQuery': true,
    'alert/body/properties/checkWorkspaceAlertsStorageConfigured': true,
  },
};

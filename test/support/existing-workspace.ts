const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';

/** A workspace that is not in the stack. */
export const EXISTING_WORKSPACE = {
  workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-test`,
  name: 'log-test',
  resourceGroupName: 'rg',
  location: 'westeurope',
  dependables: [],
};

/** Content storage that is not in the stack. */
export const EXISTING_STORAGE = {
  storageAccountId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontent`,
  blobEndpoint: 'https://stcontent.blob.core.windows.net/',
  dependables: [],
};

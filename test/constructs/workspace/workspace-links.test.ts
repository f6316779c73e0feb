import { Workspace } from '../../../lib/constructs/workspace/workspace';
import type { WorkspaceProps } from '../../../lib/constructs/workspace/workspace-props';
import { messageOf, newStack, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers';
const CLUSTER = `${GROUP}/Microsoft.OperationalInsights/clusters/law-cluster`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/stqueries`;
const PROPS = { name: 'log-test', resourceGroupName: 'rg-test', location: 'westeurope' };

const WORKSPACE_ID = /^\$\{azurerm_log_analytics_workspace\.\w+\.id\}$/;

const withProps = (props: Partial<WorkspaceProps>) =>
  synthesize((stack) => new Workspace(stack, 'Workspace', { ...PROPS, ...props }));

describe('links of a workspace', () => {
  test('a cluster is linked for writing, and the tier that it brings is left alone', () => {
    const { only } = withProps({ clusterResourceId: CLUSTER });
    expect(only('azurerm_log_analytics_linked_service')).toMatchObject({
      resource_group_name: 'rg-test',
      workspace_id: expect.stringMatching(WORKSPACE_ID),
      write_access_id: CLUSTER,
    });
    expect(only('azurerm_log_analytics_workspace')['lifecycle']).toMatchObject({
      ignore_changes: ['sku', 'reservation_capacity_in_gb_per_day'],
    });
  });

  test('are there only if they are asked for', () => {
    const { only } = withProps({});
    const { clusterLink, storageLinks, solution, dependables } = new Workspace(newStack(), 'Workspace', PROPS);
    expect([clusterLink, storageLinks, dependables]).toEqual([undefined, [], [solution]]);
    const workspace = only('azurerm_log_analytics_workspace');
    expect(workspace).not.toHaveProperty('identity');
    expect(workspace['lifecycle']).not.toHaveProperty('ignore_changes');
  });

  test('nothing is written to a workspace before it is linked to its cluster', () => {
    const workspace = new Workspace(newStack(), 'Workspace', { ...PROPS, clusterResourceId: CLUSTER });
    expect(workspace.dependables).toEqual([workspace.solution, workspace.clusterLink]);
  });

  test('an account is linked for both kinds of queries, after the workspace has its role there', () => {
    const { all, only } = withProps({ linkedStorage: { storageAccountResourceId: ACCOUNT } });
    expect(only('azurerm_log_analytics_workspace')['identity']).toEqual({ type: 'SystemAssigned' });
    const role = only('azurerm_role_assignment');
    expect(role).toMatchObject({
      scope: ACCOUNT,
      principal_id: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\.\w+\.identity\[0\]\.principal_id\}$/),
      role_definition_id: expect.stringContaining('0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'),
      provisioner: [{ 'local-exec': { command: expect.stringMatching(/^sleep 120 /) } }],
    });
    const links = all('azurerm_log_analytics_linked_storage_account');
    expect(links).toEqual(
      ['Alerts', 'Query'].map((type) =>
        expect.objectContaining({
          data_source_type: type,
          resource_group_name: 'rg-test',
          workspace_id: expect.stringMatching(WORKSPACE_ID),
          storage_account_ids: [ACCOUNT],
          depends_on: [expect.stringMatching(/^azurerm_role_assignment\./)],
        }),
      ),
    );
  });

  test('one error lists every invalid link', () => {
    const linkedStorage = {
      storageAccountResourceId: CLUSTER,
      dataSourceTypes: ['CustomLogs' as 'Query'],
      roleWaitSeconds: -1,
    };
    const sku = 'CapacityReservation';
    const wrong = {
      ...PROPS,
      clusterResourceId: ACCOUNT,
      sku,
      reservationCapacityInGbPerDay: 100,
      linkedStorage,
    } as const;
    expect(messageOf(() => new Workspace(newStack(), 'Workspace', wrong))).toBe(
      `Validation failed with the following errors:
  [test/Workspace] clusterResourceId must be the id of a dedicated cluster of Log Analytics, got that of a storage account, '${ACCOUNT}'
  [test/Workspace] sku must not be set beside clusterResourceId: the cluster has the commitment, and Azure sets the tier of a linked workspace; omit it
  [test/Workspace] reservationCapacityInGbPerDay must not be set beside clusterResourceId: the cluster has the commitment, and Azure sets the tier of a linked workspace; omit it
  [test/Workspace] linkedStorage.storageAccountResourceId must be the id of a storage account, got that of a dedicated cluster of Log Analytics, '${CLUSTER}'
  [test/Workspace] linkedStorage.dataSourceTypes[0] must be one of 'Query', 'Alerts', got 'CustomLogs'
  [test/Workspace] linkedStorage.roleWaitSeconds must be a whole number from 0 to 3600 seconds, got -1`,
    );
  });
});

describe('a workspace that may keep saved queries in an account only', () => {
  const warningsOf = (props: Partial<WorkspaceProps>) => {
    const { only, annotations } = withProps({ cmkForQueryForced: true, ...props });
    expect(only('azurerm_log_analytics_workspace')['cmk_for_query_forced']).toBe(true);
    return annotations.map(({ message }) => message);
  };
  const MISSING =
    'cmkForQueryForced is true, and linkedStorage links no account for Query: Azure may refuse to save queries; link one [query-storage-missing]';

  test('has an account for them', () => {
    expect(warningsOf({ linkedStorage: { storageAccountResourceId: ACCOUNT } })).toEqual([]);
  });

  test.each<[string, WorkspaceProps['linkedStorage']]>([
    ['no account', undefined],
    ['an account for queries of alerts only', { storageAccountResourceId: ACCOUNT, dataSourceTypes: ['Alerts'] }],
  ])('gives a warning with %s', (_what, linkedStorage) => {
    expect(warningsOf({ linkedStorage })).toEqual([MISSING]);
  });
});

import { type PlannedChange, plan, reviewed, same } from '../support';

const LINK = 'azurerm_log_analytics_linked_service.own';
const WORKSPACE = 'azurerm_log_analytics_workspace.ct';
const workspace = (sku: unknown = 'PerGB2018', id = '/w/log-ct') => ({ id, name: 'log-ct', sku });
const solution = (workspace_resource_id = '/w/log-ct') => ({
  address: 'azurerm_log_analytics_solution.ct',
  before: { solution_name: 'ChangeTracking', workspace_resource_id },
  after: { solution_name: 'ChangeTracking', workspace_resource_id },
});
const link = (cluster: unknown, workspace_id = '/W/log-ct') => ({ workspace_id, write_access_id: cluster });

type Sides = Omit<PlannedChange, 'address'>;
const found = (address: string, sides: Sides, ...more: readonly PlannedChange[]) =>
  reviewed(plan(solution(), { address, ...sides }, ...more)).map((line) => line.replace(`@${address}`, ''));

describe('a link to a cluster', () => {
  const toA = link('/clusters/a');

  test.each<[string, Sides, ...string[]]>([
    ['that is removed', { before: toA }, 'cluster-unlinked cluster of log-ct: a -> no cluster'],
    ['that is new', { after: toA }],
    ['to another cluster', { before: toA, after: link('/clusters/b') }, 'cluster-changed cluster of log-ct: a -> b'],
    ['in other letters', { before: toA, after: link('/Clusters/A') }],
    [
      'that cannot be seen',
      { before: toA, after: toA, unknown: { write_access_id: true } },
      'unknown-until-apply cluster of log-ct: a -> known only at apply',
    ],
    [
      'that stays a secret',
      {
        before: toA,
        after: toA,
        beforeSensitive: { write_access_id: true },
        afterSensitive: { write_access_id: true },
      },
    ],
    ['of another workspace', { before: link('/clusters/a', '/w/other') }],
    ['of a workspace that cannot be seen', { before: toA, after: toA, unknown: { workspace_id: true } }],
    ['to an Automation account', { before: link(''), after: link(null) }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found(LINK, sides, same(WORKSPACE, workspace()))).toEqual(wanted);
  });

  test('at another address is the same', () => {
    expect(found(LINK, { before: toA }, { address: `${LINK}2`, after: toA })).toEqual([]);
  });

  test('that goes with its workspace is told by the workspace', () => {
    expect(found(LINK, { before: toA }, { address: WORKSPACE, before: workspace() })).toEqual([
      `workspace-removed@${WORKSPACE} workspace log-ct: keeps the history -> destroyed`,
    ]);
  });
});

describe('the tier of a workspace', () => {
  const linked = same(LINK, link('/clusters/a'));
  const sku = 'cluster-sku workspace log-ct, sku';

  test.each<[string, Sides, PlannedChange[], ...string[]]>([
    [
      'that changes under a link',
      { before: workspace('LACluster'), after: workspace() },
      [linked],
      `${sku}: LACluster -> PerGB2018`,
    ],
    ['that changes without a link', { before: workspace('LACluster'), after: workspace() }, []],
    [
      'that changes with the end of a link',
      { before: workspace('LACluster'), after: workspace() },
      [same(LINK, link('/clusters/a', '/w/other'))],
    ],
    ['that becomes that of a cluster', { before: workspace(), after: workspace('LACluster') }, [linked]],
    ['that stays', { before: workspace('LACluster'), after: workspace('LACluster') }, [linked]],
    ['that is left out', { before: workspace('LACluster'), after: workspace(null) }, [linked]],
    [
      'that cannot be seen',
      { before: workspace('LACluster'), after: workspace('LACluster'), unknown: { sku: true } },
      [linked],
      'unknown-until-apply sku: LACluster -> known only at apply',
    ],
    ['that is another one already', { before: workspace('Standalone'), after: workspace() }, [linked]],
    ['of a new workspace', { after: workspace() }, [linked]],
  ])('%s is found as such', (_what, sides, more, ...wanted) => {
    expect(found(WORKSPACE, sides, ...more)).toEqual(wanted);
  });
});

import { type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_log_analytics_solution.ct';
const solution = (workspace_resource_id: string | null = '/workspaces/log', solution_name = 'ChangeTracking') => ({
  solution_name,
  workspace_resource_id,
});

/** What is found of changes with actions by address. */
function found(actions: readonly string[], ...changes: readonly PlannedChange[]): string[] {
  const document = plan(...changes);
  const [first] = document['resource_changes'] as { change: Record<string, unknown> }[];
  if (first) first.change = { ...first.change, actions, replace_paths: [['workspace_resource_id']] };
  return reviewed(document).map((line) => line.replace(/@\S+/, ''));
}
const removed = 'solution-removed solution ChangeTracking: in the workspace -> removed';
const REPLACED = ['delete', 'create'];

describe('a solution', () => {
  test.each<[string, string[], PlannedChange[], ...string[]]>([
    ['that is destroyed', ['delete'], [{ address: ADDRESS, before: solution() }], removed],
    ['of another name that is destroyed', ['delete'], [{ address: ADDRESS, before: solution(null, 'Security') }]],
    [
      'whose workspace has another one',
      ['delete'],
      [
        { address: ADDRESS, before: solution() },
        { address: `${ADDRESS}2`, after: solution('/WORKSPACES/log') },
      ],
      `address-changed address of azurerm_log_analytics_solution: ${ADDRESS} -> ${ADDRESS}2`,
    ],
    [
      'of another workspace than the one that stays',
      ['delete'],
      [
        { address: ADDRESS, before: solution() },
        { address: `${ADDRESS}2`, after: solution('/workspaces/other') },
      ],
      removed,
    ],
    [
      'without a workspace, beside another one',
      ['delete'],
      [
        { address: ADDRESS, before: solution(null) },
        { address: `${ADDRESS}2`, after: solution(null) },
      ],
      removed,
    ],
    [
      'that becomes another solution',
      REPLACED,
      [{ address: ADDRESS, before: solution(), after: solution('/workspaces/log', 'Security') }],
      removed,
    ],
    [
      'that is replaced',
      REPLACED,
      [{ address: ADDRESS, before: solution(), after: solution('/workspaces/LOG') }],
      'solution-replaced solution ChangeTracking: in the workspace -> replaced, because of workspace_resource_id, which differs in the case of its letters only',
    ],
    ['that is changed', ['update'], [{ address: ADDRESS, before: solution(), after: solution() }]],
    ['that is new', ['create'], [{ address: ADDRESS, after: solution() }]],
    [
      'that Terraform forgets',
      ['forget'],
      [{ address: ADDRESS, before: solution() }],
      'resource-forgotten azurerm_log_analytics_solution: managed by Terraform -> not managed, and still in Azure',
    ],
  ])('%s is found as such', (_what, actions, changes, ...wanted) => {
    expect(found(actions, ...changes)).toEqual(wanted);
  });
});

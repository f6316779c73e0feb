import { type PlannedChange, plan, reviewed } from '../support';

const LINK = 'azurerm_log_analytics_linked_service.own';
const link = (workspace_id: string) => ({ workspace_id, write_access_id: '/clusters/a' });
const [OURS, OTHER] = ['/w/log-ct', '/w/other'];
const solution = (workspace_resource_id: string | null = OURS) => ({
  solution_name: 'ChangeTracking',
  workspace_resource_id,
});
const ADDRESS = 'azurerm_log_analytics_solution.ct';
const kept = (more: Partial<PlannedChange> = {}): PlannedChange => ({
  address: ADDRESS,
  before: solution(),
  after: solution(),
  ...more,
});
const hidden = { workspace_resource_id: true };
const secret = { beforeSensitive: hidden, afterSensitive: hidden };

describe('a link of a workspace', () => {
  test.each<[string, PlannedChange[], string, boolean]>([
    ['with the solution', [kept()], OURS, true],
    ['beside that with the solution', [kept()], OTHER, false],
    ['that had the solution', [kept({ after: solution(OTHER) })], OURS, true],
    ['that gets the solution', [kept({ before: solution(OTHER) })], OURS, true],
    ['in an input without solution and rule', [], OTHER, true],
    ['in an input where the workspace of the solution is a secret', [kept(secret)], OTHER, true],
    [
      'in an input where the workspace of one of two solutions is a secret',
      [kept(), { ...kept(secret), address: `${ADDRESS}2` }],
      OTHER,
      true,
    ],
    ['that cannot be seen', [kept()], '${var.workspace}', true],
  ])('%s is of change tracking or not', (_what, changes, workspace, wanted) => {
    const found = reviewed(plan(...changes, { address: LINK, before: link(workspace) }));
    expect(found.some((line) => line.startsWith('cluster-unlinked'))).toBe(wanted);
  });
});

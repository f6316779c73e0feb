import { type PlannedChange, plan, reviewed, same } from '../support';

const WORKSPACE = 'azurerm_log_analytics_workspace.ct';
const TABLE = 'azurerm_log_analytics_workspace_table.changes';
const NAME = 'ConfigurationChange';
const ID = '/workspaces/log-ct';
const SOLUTION = same('azurerm_log_analytics_solution.ct', {
  solution_name: 'ChangeTracking',
  workspace_resource_id: ID,
});
const workspace = (retention_in_days: unknown = 90, id = ID) => ({ id, name: 'log-ct', retention_in_days });
const table = (days?: unknown, total?: unknown, workspace_id = ID) => ({
  name: NAME,
  workspace_id,
  retention_in_days: days ?? null,
  total_retention_in_days: total ?? null,
});
const OURS = same(WORKSPACE, workspace());
const changes = (before?: object, after?: object, more: Partial<PlannedChange> = {}): PlannedChange => ({
  address: TABLE,
  ...(before && { before: { ...before } }),
  ...(after && { after: { ...after } }),
  ...more,
});

const found = (...all: readonly PlannedChange[]) =>
  reviewed(plan(SOLUTION, ...all)).map((line) => line.replace(/@\S+/, ''));
const shorter = (what: string, was: number, becomes: number) =>
  `retention-shortened table ${NAME}, ${what}: ${was} days -> ${becomes} days`;
const longer = (what: string, was: number, becomes: number) =>
  `retention-lengthened table ${NAME}, ${what}: ${was} days -> ${becomes} days`;
const unseen = (what: string, was: string, becomes = 'known only at apply') =>
  `unknown-until-apply table ${NAME}, ${what}: ${was} -> ${becomes}`;
const OUTSIDE = 'as the workspace, which is not in the input';

describe('a table', () => {
  test.each<[string, PlannedChange[], ...string[]]>([
    ['kept for less in all', [OURS, changes(table(90, 365), table(90, 180))], shorter('in all', 365, 180)],
    ['kept for more in all', [OURS, changes(table(90, 365), table(90, 500))], longer('in all', 365, 500)],
    ['kept for the same, as text', [OURS, changes(table(30), table('30'))]],
    [
      'kept as Azure does',
      [OURS, changes(table(30, 60), table(-1, -1))],
      longer('interactive', 30, 90),
      longer('in all', 60, 90),
    ],
    [
      'kept as a workspace that leaves it to Azure',
      [same(WORKSPACE, workspace(null)), changes(table(60), table())],
      shorter('interactive', 60, 30),
    ],
    [
      'kept as a workspace of which it cannot be seen',
      [{ ...OURS, unknown: { retention_in_days: true } }, changes(table(120), table())],
      'unknown-until-apply workspace log-ct, retention_in_days: 90 -> known only at apply',
      unseen('interactive', '120 days'),
    ],
    [
      'of which it cannot be seen how long it is kept',
      [OURS, changes(table(60), table(), { unknown: { retention_in_days: true } })],
      unseen('interactive, retention_in_days', '60'),
    ],
    ['of which it cannot be seen as before', [OURS, changes(table('${var.days}'), table('${var.days}'))]],
    [
      'of which it could not be seen',
      [OURS, changes(table('${var.days}'), table(30))],
      unseen('interactive, retention_in_days', 'not known', '30'),
    ],
    [
      'without a resource any more, of which it could not be seen',
      [OURS, changes(table(60, '${var.days}'))],
      unseen('in all, total_retention_in_days', 'not known', 'not set'),
      longer('interactive', 60, 90),
    ],
    [
      'of which it could not be seen, kept for more in all',
      [OURS, changes(table('${var.days}'), table(null, 365))],
      unseen('interactive, retention_in_days', 'not known', 'not set'),
    ],
    [
      'without a resource any more',
      [OURS, changes(table(60))],
      longer('interactive', 60, 90),
      longer('in all', 60, 90),
    ],
    [
      'without a resource any more, beside another table',
      [OURS, changes(table(120)), same(`${TABLE}2`, { ...table(30), name: 'ConfigurationData' })],
      shorter('interactive', 120, 90),
      shorter('in all', 120, 90),
    ],
    [
      'of a new workspace, of which it cannot be seen',
      [
        { address: WORKSPACE, after: workspace() },
        changes(undefined, table(), { unknown: { retention_in_days: true } }),
      ],
    ],
    ['with another resource', [OURS, changes(table(60)), changes(undefined, table(60), { address: `${TABLE}2` })]],
    [
      'with another resource that keeps it for less',
      [OURS, changes(table(60)), changes(undefined, table(30, null, ID.toUpperCase()), { address: `${TABLE}2` })],
      shorter('interactive', 60, 30),
    ],
    [
      'with another resource, of another workspace',
      [
        OURS,
        same(`${WORKSPACE}2`, workspace(60, '/workspaces/2')),
        changes(table(90), table(null, null, '/workspaces/2')),
      ],
      shorter('interactive', 90, 60),
    ],
    [
      'with a resource',
      [OURS, changes(undefined, table(120))],
      longer('interactive', 90, 120),
      longer('in all', 90, 120),
    ],
    ['of a new workspace', [{ address: WORKSPACE, after: workspace() }, changes(undefined, table(30))]],
    ['of a workspace outside of the input', [changes(undefined, table(30))]],
    [
      'without a resource, of a workspace outside of the input',
      [changes(table(60, 365))],
      unseen('interactive', '60 days', OUTSIDE),
      unseen('in all', '365 days', OUTSIDE),
    ],
    ['without a resource, that said nothing of a workspace outside of the input', [changes(table())]],
    [
      'that goes with its workspace',
      [{ address: WORKSPACE, before: workspace() }, changes(table(60))],
      'workspace-removed workspace log-ct: keeps the history -> destroyed',
    ],
  ])('%s', (_what, all, ...wanted) => {
    expect(found(...all)).toEqual(wanted);
  });

  test('that a plan leaves alone is not compared', () => {
    const beforeSensitive = { retention_in_days: true };
    const document = plan(SOLUTION, OURS, changes(table(60), table(60), { beforeSensitive }));
    const all = document['resource_changes'] as { change: { actions: string[] } }[];
    for (const { change } of all) change.actions = ['no-op'];
    expect(reviewed(document)).toEqual([]);
  });
});

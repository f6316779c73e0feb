import { plan, reviewed } from '../support';

const WORKSPACE = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/ct';
const LOCK = 'azurerm_management_lock.own';
const lock = (scope: unknown) => ({ name: 'own', scope, lock_level: 'CanNotDelete' });

/** What is found of a destroyed resource under a lock, each with its actions. */
function found(
  destroyed: { readonly type?: string; readonly id?: string; readonly actions?: readonly string[] },
  locked: { readonly scope?: unknown; readonly actions?: readonly string[]; readonly unknown?: unknown } = {},
): string[] {
  const { type = 'azurerm_log_analytics_workspace', id = WORKSPACE, actions = ['delete'] } = destroyed;
  const { scope = WORKSPACE, unknown } = locked;
  const before = { id, name: 'ct' };
  const document = plan(
    { address: `${type}.ct`, before, ...(actions.join() !== 'delete' && { after: before }) },
    { address: LOCK, before: lock(scope), after: lock(scope), unknown },
  );
  const [first, second] = document['resource_changes'] as { change: Record<string, unknown> }[];
  if (first !== undefined) first.change['actions'] = actions;
  if (second !== undefined && locked.actions !== undefined) second.change['actions'] = locked.actions;
  return reviewed(document).flatMap((line) =>
    line.startsWith('deletion-locked') ? line.replace(`deletion-locked@${type}.ct `, '') : [],
  );
}

const lost = (name: string, of = 'ct', how = 'destroyed') => [`${name}: under the lock on ${of} -> ${how}`];

test.each<[string, Parameters<typeof found>, string[]]>([
  ['that is locked', [{}], lost('ct')],
  ['that is locked in other letters', [{ id: WORKSPACE.toUpperCase() }], lost('CT')],
  ['that is replaced', [{ actions: ['delete', 'create'] }], lost('ct', 'ct', 'replaced')],
  ['that is updated', [{ actions: ['update'] }], []],
  ['in a locked group', [{}, { scope: '/subscriptions/S/resourceGroups/RG' }], lost('ct', 'RG')],
  ['beside a lock of one whose name begins like it', [{ id: `${WORKSPACE}-2` }], []],
  [
    'that is a diagnostic setting of a locked one',
    [{ type: 'azurerm_monitor_diagnostic_setting', id: `${WORKSPACE}|audit` }],
    lost('ct|audit'),
  ],
  [
    'that another resource only updates',
    [{ type: 'azurerm_log_analytics_workspace_table', id: `${WORKSPACE}/tables/t` }],
    [],
  ],
  ['that is an assignment of policy', [{ type: 'azurerm_resource_policy_assignment', id: `${WORKSPACE}/a` }], []],
  ['whose lock is replaced', [{}, { actions: ['delete', 'create'] }], []],
  ['whose lock is destroyed', [{}, { actions: ['delete'] }], []],
  ['of which the lock gets a scope that cannot be seen', [{}, { unknown: { scope: true } }], lost('ct')],
  ['beside a lock without a scope', [{}, { scope: null }], []],
])('a resource %s is found as such', (_what, given, wanted) => {
  expect(found(...given)).toEqual(wanted);
});

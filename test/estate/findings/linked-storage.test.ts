import { check } from '../../../lib/estate';
import { lines, type PlannedChange, plan, reviewed, same } from '../support';

const LINK = 'azurerm_log_analytics_linked_storage_account.own';
const WORKSPACE = 'azurerm_log_analytics_workspace.ct';
const ALERT = 'azurerm_monitor_scheduled_query_rules_alert_v2.a';
const workspace = (cmk_for_query_forced?: unknown) => ({ id: '/w/log-ct', name: 'log-ct', cmk_for_query_forced });
const SOLUTION = same('azurerm_log_analytics_solution.ct', {
  solution_name: 'ChangeTracking',
  workspace_resource_id: '/w/log-ct',
});
const link = (accounts: readonly string[], data_source_type = 'Query', workspace_id = '/W/log-ct') => ({
  workspace_id,
  data_source_type,
  storage_account_ids: accounts.map((name) => `/accounts/${name}`),
});
const alert = (workspace_alerts_storage_enabled: unknown) => ({
  name: 'changes',
  scopes: ['/w/LOG-ct'],
  workspace_alerts_storage_enabled,
  evaluation_frequency: 'PT15M',
  window_duration: 'PT15M',
  severity: 1,
  action: [{ action_groups: ['/groups/ag'] }],
  criteria: [{ query: 'ConfigurationChange', time_aggregation_method: 'Count', operator: 'GreaterThan', threshold: 0 }],
});

type Sides = Omit<PlannedChange, 'address'>;
const found = (address: string, sides: Sides, ...more: readonly PlannedChange[]) =>
  reviewed(plan(SOLUTION, { address, ...sides }, ...more)).map((line) => line.replace(`@${address}`, ''));

describe('a link to an account', () => {
  const toA = link(['a']);

  test.each<[string, Sides, ...string[]]>([
    [
      'that is removed',
      { before: link(['b', 'a']) },
      'linked-storage-removed saved queries of log-ct: a, b -> no account',
    ],
    [
      'of alerts that is removed',
      { before: link(['a'], 'alerts') },
      'linked-storage-removed queries of alerts of log-ct: a -> no account',
    ],
    [
      'to another account',
      { before: toA, after: link(['b']) },
      'linked-storage-changed saved queries of log-ct: a -> b',
    ],
    [
      'to one account more',
      { before: toA, after: link(['b', 'a']) },
      'linked-storage-changed saved queries of log-ct: a -> a, b',
    ],
    ['to no account', { before: toA, after: link([]) }, 'linked-storage-changed saved queries of log-ct: a -> none'],
    ['in another order and other letters', { before: link(['b', 'a']), after: link(['A', 'b']) }],
    [
      'that cannot be seen',
      { before: toA, after: toA, unknown: { storage_account_ids: true } },
      'unknown-until-apply saved queries of log-ct: a -> known only at apply',
    ],
    [
      'of which one account cannot be seen',
      { before: toA, after: link(['a', 'b']), unknown: { storage_account_ids: [false, true] } },
      'unknown-until-apply saved queries of log-ct: a -> known only at apply',
    ],
    [
      'that stays a secret',
      {
        before: toA,
        after: toA,
        beforeSensitive: { storage_account_ids: true },
        afterSensitive: { storage_account_ids: true },
      },
    ],
    ['of another workspace', { before: link(['a'], 'Query', '/w/other') }],
    ['of a retired kind', { before: link(['a'], 'CustomLogs') }],
    [
      'that becomes one of alerts',
      { before: toA, after: link(['a'], 'Alerts') },
      'linked-storage-removed saved queries of log-ct: a -> no account',
    ],
    ['that is new', { after: toA }, 'saved-queries-moved saved queries of log-ct: in the workspace -> in a'],
    [
      'that is new, with an account that cannot be seen',
      { after: toA, unknown: { storage_account_ids: true } },
      'saved-queries-moved saved queries of log-ct: in the workspace -> in ${known only at apply}',
    ],
    ['of alerts that is new', { after: link(['a'], 'Alerts') }],
    ['of another workspace that is new', { after: link(['a'], 'Query', '/w/other') }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found(LINK, sides, same(WORKSPACE, workspace()))).toEqual(wanted);
  });

  test('at another address is the same', () => {
    expect(found(LINK, { before: toA }, { address: `${LINK}2`, after: link(['A'], 'query') })).toEqual([]);
  });

  test('of a new workspace moves nothing', () => {
    expect(found(LINK, { after: toA }, { address: WORKSPACE, after: workspace() })).toEqual([]);
  });

  test('of a workspace outside of the input may move queries', () => {
    expect(found(LINK, { after: toA })).toHaveLength(1);
  });

  test.each([
    [[true], 'no account, and 1 alert with workspace_alerts_storage_enabled'],
    [[true, true, false], 'no account, and 2 alerts with workspace_alerts_storage_enabled'],
    [[false], 'no account'],
  ])('of alerts that is removed says which still use it: %j', (flags, words) => {
    const alerts = flags.map((flag, index) => same(`${ALERT}${index}`, alert(flag)));
    const removed = found(LINK, { before: link(['a'], 'Alerts') }, ...alerts);
    expect(removed).toEqual([`linked-storage-removed queries of alerts of log-ct: a -> ${words}`]);
  });
});

describe('a workspace that had to keep queries in an account', () => {
  const optional = (becomes: string) => `query-key-optional workspace log-ct, cmk_for_query_forced: true -> ${becomes}`;

  test.each<[string, Sides, ...string[]]>([
    ['and need not', { before: workspace(true), after: workspace(false) }, optional('false')],
    ['and does not say so', { before: workspace(true), after: workspace() }, optional('not set')],
    ['and still has to', { before: workspace(true), after: workspace(true) }],
    ['and did not before', { before: workspace(false), after: workspace() }],
    [
      'and may have to',
      { before: workspace(true), after: workspace(), unknown: { cmk_for_query_forced: true } },
      'unknown-until-apply workspace log-ct, cmk_for_query_forced: true -> known only at apply',
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found(WORKSPACE, sides)).toEqual(wanted);
  });
});

describe('an alert', () => {
  const left = 'alert-storage-unused alert changes: in the linked account -> query in storage of Azure';
  const linked = (id = '/w/log-ct', type = 'Alerts') => same(LINK, link(['a'], type, id));
  const unused = ({ address, ...sides }: PlannedChange, ...more: readonly PlannedChange[]) =>
    found(address, sides, ...more).filter((line) => line.startsWith('alert-storage-unused'));

  test.each<[string, unknown, unknown, PlannedChange[], ...string[]]>([
    ['that leaves the account', true, false, [linked()], left],
    ['that leaves an account outside of the input', true, false, [], left],
    ['that leaves it by default', true, null, [], left],
    ['that was outside', false, false, [linked()]],
    ['that was outside and has no account', false, null, []],
    ['that stays', true, true, [linked()]],
    ['that comes to the account', false, true, [linked()]],
  ])('%s is found as such', (_what, was, becomes, more, ...wanted) => {
    expect(unused({ address: ALERT, before: alert(was), after: alert(becomes) }, ...more)).toEqual(wanted);
  });

  test('whose use of the account cannot be seen is not found', () => {
    const unknown = { workspace_alerts_storage_enabled: true };
    expect(unused({ address: ALERT, before: alert(true), after: alert(null), unknown }, linked())).toEqual([]);
  });

  test.each([
    ['its workspace is linked for alerts', linked(), 1],
    ['its workspace is linked for queries only', linked('/w/log-ct', 'Query'), 0],
    ['another workspace is linked', linked('/w/other'), 0],
  ])('outside of the account is found by a check where %s', (_what, link, count) => {
    const { findings } = check(plan(SOLUTION, link, same(ALERT, alert(false))));
    expect(lines({ findings: findings.filter(({ id }) => id === 'alert-storage-unused') })).toHaveLength(count);
  });
});

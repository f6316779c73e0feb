import { review } from '../../../lib/estate';
import { alertOn, QUERY } from '../losses/alert-pieces';
import { HEALTHY } from '../losses/healthy';
import { ACTION_GROUP, OTHER_WORKSPACE } from '../losses/ids';
import { AT_APPLY, edited, type Pieces } from '../losses/piece';
import { planOf } from '../losses/render';

/** The findings about one piece after edits of the form of azurerm. */
function found(edits: Readonly<Record<string, unknown>>, before = HEALTHY): string[] {
  const after = Object.entries(edits).reduce<Pieces>((pieces, [path, to]) => {
    const [piece = '', ...rest] = path.split('/');
    return edited(pieces, [piece, 'azurerm', 'attributes', ...rest], to) as Pieces;
  }, before);
  return review(planOf('azurerm', before, after)).findings.map(
    ({ id, subject, was, becomes }) => `${id} ${subject}: ${was} -> ${becomes}`,
  );
}

describe('a change of an alert is reported with the values before and after', () => {
  test('the lines of the query that change', () => {
    const query = QUERY.replace('/etc/nginx/nginx.conf', '/etc/nginx/*.conf').replace(' =~ ', ' matches regex ');
    expect(found({ 'alert/criteria/0/query': query })).toEqual([
      'alert-changed alert alert-files, query: where ConfigChangeType == "Files" and FileSystemPath =~ "/etc/nginx/nginx.conf" -> where ConfigChangeType == "Files" and FileSystemPath matches regex "/etc/nginx/*.conf"',
    ]);
  });

  test('the parts of a query in one line that change, as far as they are not too long', () => {
    const query = (name: string) => `ConfigurationChange | where x == "${name}" | take 1`;
    const before = edited(HEALTHY, 'alert/azurerm/attributes/criteria/0/query'.split('/'), query('a|b')) as Pieces;
    expect(found({ 'alert/criteria/0/query': query(`a|${'c'.repeat(300)}`) }, before)).toEqual([
      `alert-changed alert alert-files, query: where x == "a|b" -> where x == "a|${'c'.repeat(186)}...`,
    ]);
  });

  test('lines in another order are the same lines', () => {
    const query = QUERY.split('\n').reverse().join('\n');
    expect(found({ 'alert/criteria/0/query': query })).toEqual([
      'alert-changed alert alert-files, query: the same lines -> the same lines',
    ]);
  });

  test('severity, times, operator and threshold', () => {
    expect(
      found({
        'alert/severity': 4,
        'alert/evaluation_frequency': 'PT1H',
        'alert/window_duration': 'P2D',
        'alert/criteria/0/operator': 'GreaterThanOrEqual',
        'alert/criteria/0/threshold': 10,
      }),
    ).toEqual([
      'alert-changed alert alert-files, severity: 2 -> 4',
      'alert-changed alert alert-files, evaluation frequency: PT15M -> PT1H',
      'alert-changed alert alert-files, window: P1D -> P2D',
      'alert-changed alert alert-files, operator: GreaterThan -> GreaterThanOrEqual',
      'alert-changed alert alert-files, threshold: 0 -> 10',
    ]);
  });

  test('whom it notifies', () => {
    expect(found({ 'alert/action/0/action_groups': [`${ACTION_GROUP}-2`] })).toEqual([
      'alert-changed alert alert-files, action groups: ag-inventory -> ag-inventory-2',
    ]);
  });

  test('whom it notifies where it notified nobody', () => {
    const nobody = edited(HEALTHY, 'alert/azurerm/attributes/action/0/action_groups'.split('/'), []) as Pieces;
    expect(found({ 'alert/action/0/action_groups': [ACTION_GROUP] }, nobody)).toEqual([
      'alert-changed alert alert-files, action groups: none -> ag-inventory',
    ]);
    expect(found({ 'alert/action/0/action_groups': [AT_APPLY] }, nobody)).toEqual([
      'unknown-until-apply alert alert-files, action groups: none -> known only at apply',
    ]);
  });

  test('switched on again, it is no loss', () => {
    expect(
      found({ 'alert/enabled': true }, edited(HEALTHY, 'alert/azurerm/attributes/enabled'.split('/'), false) as Pieces),
    ).toEqual([]);
  });
});

describe('an alert that is lost', () => {
  const gone = (pieces: Pieces): Pieces =>
    Object.fromEntries(Object.entries(pieces).filter(([key]) => key !== 'alert'));
  const lost = (after: Pieces) =>
    review(planOf('azurerm', HEALTHY, after))
      .findings.filter(({ id }) => id === 'alert-removed')
      .map(({ subject, becomes }) => `${subject}: ${becomes}`);

  test('is not lost if another alert has the same query on the same workspace', () => {
    expect(lost({ ...gone(HEALTHY), other: alertOn('alert-others', `${QUERY}\n`) })).toEqual([]);
    expect(lost({ ...gone(HEALTHY), other: alertOn('alert-others', `${QUERY} | take 1`) })).toHaveLength(1);
  });

  test('goes to another workspace if its table is one that every workspace has', () => {
    const before = { ...HEALTHY, heartbeat: alertOn('alert-heartbeat', 'Heartbeat | summarize Changes = count()') };
    expect(found({ 'heartbeat/scopes': [OTHER_WORKSPACE] }, before)).toContain(
      'alert-removed alert alert-heartbeat: reads change tracking -> reads log-other',
    );
  });
});

test('a value that becomes known only at apply is reported as unseen', () => {
  expect(found({ 'alert/criteria/0/threshold': AT_APPLY, 'alert/scopes': AT_APPLY })).toEqual([
    'unknown-until-apply alert alert-files, threshold: 0 -> known only at apply',
    'unknown-until-apply alert alert-files, scope: log-inventory -> known only at apply',
  ]);
});

test('the diagnostic setting of a rule that goes away itself is not missed', () => {
  const { rule: _rule, diagnostics: _diagnostics, ...after } = HEALTHY;
  const ids = review(planOf('azurerm', HEALTHY, after)).findings.map(({ id }) => id);
  expect(ids).toContain('rule-removed');
  expect(ids).not.toContain('diagnostics-removed');
});

import { check } from '../../../lib/estate';
import { suppression } from '../losses/alert-pieces';
import { HEALTHY } from '../losses/healthy';
import { GROUP } from '../losses/ids';
import { lines, type PlannedChange, plan } from '../support';

const ALERT = 'azurerm_monitor_scheduled_query_rules_alert_v2.files';
const QUIET = 'azurerm_monitor_alert_processing_rule_suppression.quiet';
const alert = HEALTHY['alert']?.azurerm?.attributes ?? {};
const [WORKSPACE = ''] = alert['scopes'] as string[];

/** What is said of the suppression of the alert by rules, in short. */
function found(rules: readonly object[], more: Partial<PlannedChange> = {}, ours: object = {}): string[] {
  const all = rules.map((rule, index): PlannedChange => {
    const after = { ...suppression('quiet').azurerm?.attributes, ...rule };
    return { address: `${QUIET}${index}`, after, ...more };
  });
  const { findings } = check(plan({ address: ALERT, after: { ...alert, ...ours } }, ...all));
  return lines({ findings: findings.filter(({ id }) => id === 'alert-suppressed') }).map((line) =>
    line.replace(`alert-suppressed@${ALERT} alert alert-files: not there -> suppressed by `, ''),
  );
}
const filtered = (name: string, operator: string, ...values: readonly string[]) => ({
  condition: [{ [name]: [{ operator, values }] }],
});

describe('a processing rule', () => {
  test.each<[string, object, string[]]>([
    ['of the group', {}, ['quiet']],
    ['of the workspace in other letters', { scopes: ['/other', WORKSPACE.toUpperCase()] }, ['quiet']],
    ['of a group whose name only begins so', { scopes: [GROUP.slice(0, -1)] }, []],
    ['that says nothing of being on', { enabled: null }, ['quiet']],
    ['that is off', { enabled: false }, []],
    ['with a schedule', { schedule: [{}] }, ['quiet, at the times of its schedule']],
    ['without a name', { name: null }, ['quiet']],
    ['with a condition that cannot be seen', { condition: '${var.condition}' }, []],
    ['with a condition without filters', { condition: [{}] }, ['quiet']],
  ])('%s suppresses what it covers', (_what, rule, wanted) => {
    expect(found([rule])).toEqual(wanted);
  });

  test('that may be on, or of which nobody sees the scopes, is not said to', () => {
    expect(found([{}], { unknown: { enabled: true } })).toEqual([]);
    expect(found([{}], { unknown: { scopes: true } })).toEqual([]);
  });

  test('beside others that suppress the alert is named with them', () => {
    expect(found([{}, { name: 'off', enabled: false }, { name: 'night' }])).toEqual(['quiet and night']);
  });

  test.each<[string, string, string]>([
    ['alert_rule_id', String(alert['id']), '/other'],
    ['alert_rule_name', 'ALERT-files', 'alert'],
    ['monitor_condition', 'fired', 'Resolved'],
    ['monitor_service', 'Log Alerts V2', 'Platform'],
    ['severity', 'sev2', 'Sev3'],
    ['signal_type', 'Log', 'Metric'],
    ['target_resource', WORKSPACE.toUpperCase(), '/other'],
    ['target_resource_type', 'microsoft.operationalinsights/workspaces', 'Microsoft.Compute/virtualMachines'],
  ])('with a filter of %s excludes the alert by its value', (name, own, other) => {
    const ours = { severity: 2 };
    const suppressed = (operator: string, ...values: readonly string[]) =>
      found([filtered(name, operator, ...values)], {}, ours).length > 0;
    expect([suppressed('Equals', other, own), suppressed('Equals', other)]).toEqual([true, false]);
    expect([suppressed('NotEquals', other, own), suppressed('NotEquals', other)]).toEqual([false, true]);
  });

  test.each<[string, object, object]>([
    ['a filter that looks into texts', filtered('alert_rule_name', 'Contains', 'other'), {}],
    ['a filter of the text of the alert', filtered('description', 'Equals', 'other'), {}],
    ['a filter of a severity that the alert does not say', filtered('severity', 'Equals', 'Sev0'), { severity: null }],
  ])('with %s may not exclude the alert', (_what, rule, ours) => {
    expect(found([rule], {}, ours)).toEqual(['quiet']);
  });

  test('excludes an alert by one filter of several', () => {
    const condition = [
      { signal_type: [{ operator: 'Equals', values: ['Log'] }], severity: [{ operator: 'Equals', values: ['Sev4'] }] },
    ];
    expect(found([{ condition }], {}, { severity: 2 })).toEqual([]);
  });
});

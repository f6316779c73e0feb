import type { Alert, Resource } from '../model/estate';
import { blocks, idKey, isHidden, member, numberOf, textOf, textsOf } from '../model/value';
import { idName } from '../model/words';
import { alertSubject } from './alert-tables';
import { finding } from './finding';

export const alertSuppressed = finding({
  id: 'alert-suppressed',
  severity: 'attention',
  holds: 'both',
  title: 'An alert processing rule suppresses the notifications of an alert',
  when: 'An alert processing rule that is on suppresses notifications for the workspace that an alert reads, and its conditions do not exclude the alert.',
  why: 'The alert fires and shows in the portal, but no action group is told, neither then nor later.',
  remedy: 'Give the processing rule a condition that excludes the alert, or agree on the times of its schedule.',
  *wrong(estate) {
    for (const alert of estate.alerts) {
      const found = estate.suppressions.filter((rule) => covers(rule, alert)).map(wordsOf);
      if (found.length > 0)
        yield { ...alertSubject(alert), is: `suppressed by ${found.join(' and ')}`, was: 'sends notifications' };
    }
  },
});

/** Whether a processing rule that is on holds for the resource that an alert reads, as far as both can be seen. */
function covers({ attributes }: Resource, alert: Alert): boolean {
  const { enabled, scopes, condition } = attributes;
  const target = idKey(alert.scope);
  const isInScope = textsOf(scopes).some((scope) => `${target}/`.startsWith(`${scope.toLowerCase()}/`));
  return enabled !== false && !isHidden(enabled) && isInScope && !excludes(blocks(condition)[0], alert);
}

/** Whether one filter of a condition excludes an alert. Of the text of an alert that fires nothing is known. */
function excludes(condition: unknown, alert: Alert): boolean {
  if (isHidden(condition)) return true;
  return Object.entries(valuesOf(alert)).some(([name, value]) => {
    const [filter] = blocks(member(condition, name));
    const isNamed = textsOf(member(filter, 'values')).some((one) => one.toLowerCase() === value?.toLowerCase());
    if (value === undefined) return false;
    const operator = textOf(member(filter, 'operator'));
    return (operator === 'Equals' && !isNamed) || (operator === 'NotEquals' && isNamed);
  });
}

/** What the filters of a condition compare with of an alert that fires. */
function valuesOf({ id, attributes, scope }: Alert): Readonly<Record<string, string | undefined>> {
  const severity = numberOf(attributes['severity']);
  return {
    alert_rule_id: id,
    alert_rule_name: textOf(attributes['name']),
    monitor_condition: 'Fired',
    monitor_service: 'Log Alerts V2',
    severity: severity === undefined ? undefined : `Sev${severity}`,
    signal_type: 'Log',
    target_resource: textOf(scope),
    target_resource_type: 'Microsoft.OperationalInsights/workspaces',
  };
}

function wordsOf({ id, attributes }: Resource): string {
  const name = textOf(attributes['name']) ?? idName(id);
  return blocks(attributes['schedule']).length > 0 ? `${name}, at the times of its schedule` : name;
}

export const SUPPRESSION_FINDINGS = [alertSuppressed];

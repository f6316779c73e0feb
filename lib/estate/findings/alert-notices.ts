import { ALERT_DURATIONS } from '../../facts/alert-rules';
import type { Alert, Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import { isHidden } from '../model/value';
import { idName } from '../model/words';
import { alertSubject } from './alert-tables';
import { finding } from './finding';

/** Minutes from which an alert is said to be muted for long. */
const LONG_MINUTES = ALERT_DURATIONS.P1D;

export const alertOff = finding({
  id: 'alert-off',
  severity: 'attention',
  holds: 'both',
  title: 'An alert is switched off',
  when: 'An alert on the data of change tracking has enabled set to false.',
  why: 'Azure does not evaluate the rule, and no one is notified.',
  remedy: 'Set enabled to true, or remove the alert.',
  *wrong({ alerts }) {
    for (const alert of alerts)
      if (alert.attributes['enabled'] === false) yield { ...alertSubject(alert), is: 'off', was: 'on' };
  },
});

export const alertMuted = finding({
  id: 'alert-muted',
  severity: 'attention',
  holds: 'both',
  title: 'An alert is muted for a day or longer after it fires',
  when: 'The actions of an alert are muted for a day or two after it fired.',
  why: 'Nothing that happens in that time sends a notification.',
  remedy: 'Mute the actions for a shorter time, or not at all.',
  *wrong({ alerts }) {
    for (const alert of alerts) {
      const { muteActions } = alert.rule ?? {};
      if (muteActions !== undefined && ALERT_DURATIONS[muteActions] >= LONG_MINUTES)
        yield {
          ...alertSubject(alert),
          is: `muted for ${muteActions}`,
          was: 'muted for a shorter time, or not at all',
        };
    }
  },
});

export const alertNoAction = finding({
  id: 'alert-no-action',
  severity: 'attention',
  holds: 'both',
  title: 'An alert sends no notification',
  when: 'An alert on the data of change tracking has no action group, or only groups that are switched off, destroyed or have no receiver.',
  why: 'The alert shows in the portal only.',
  remedy: 'Give the alert an action group with a receiver. Ignore the finding if an alert processing rule adds one.',
  *wrong(estate) {
    for (const alert of estate.alerts) {
      const is = silence(alert, estate);
      if (is !== undefined) yield { ...alertSubject(alert), is, was: 'sends notifications' };
    }
  },
});

/** Why an alert sends no notification; `undefined` if it does, or if that cannot be seen. */
function silence({ actionGroups }: Alert, estate: Estate): string | undefined {
  if (isHidden(actionGroups)) return undefined;
  if (actionGroups.length === 0) return 'no action group';
  const silent = actionGroups.flatMap((id) => withId(estate.actionGroups, id).filter(isSilent));
  return silent.length === actionGroups.length
    ? `only action groups that send no notification: ${actionGroups.map(idName).join(', ')}`
    : undefined;
}

function isSilent({ attributes }: Resource): boolean {
  const receivers = Object.entries(attributes).filter(([key]) => key.endsWith('_receiver'));
  return attributes['enabled'] === false || !receivers.some(([, list]) => isHidden(list) || hasItems(list));
}

function hasItems(list: unknown): boolean {
  return Array.isArray(list) ? list.length > 0 : typeof list === 'object' && list !== null;
}

export const ALERT_NOTICE_FINDINGS = [alertOff, alertMuted, alertNoAction];

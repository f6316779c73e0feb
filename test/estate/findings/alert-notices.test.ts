import { check } from '../../../lib/estate';

const group = (name: string) => `\${azurerm_monitor_action_group.${name}.id}`;
/** What a check finds of an alert in configuration, beside action groups by name. */
const found = (alert: object, groups: Readonly<Record<string, object>> = {}) =>
  check({
    resource: {
      azurerm_monitor_action_group: groups,
      azurerm_monitor_scheduled_query_rules_alert_v2: {
        files: {
          name: 'alert-files',
          criteria: { query: 'ConfigurationChange' },
          action: { action_groups: [group('mail')] },
          ...alert,
        },
      },
    },
  })
    .findings.filter(({ id }) => ['alert-muted', 'alert-no-action'].includes(id))
    .map(({ id, subject, becomes }) => `${id} ${subject}: ${becomes}`);

const MAIL = { email_receiver: { name: 'oncall', email_address: 'oncall@example.com' } };
const NOBODY = { short_name: 'nobody' };

test.each<[string, object, ...string[]]>([
  ['a day', { mute_actions_after_alert_duration: 'P1D' }, 'alert-muted alert alert-files: muted for P1D'],
  ['less than a day', { mute_actions_after_alert_duration: 'PT6H' }],
  ['no time', {}],
])('an alert that is muted for %s', (_time, alert, ...wanted) => {
  expect(found(alert, { mail: MAIL })).toEqual(wanted);
});

describe('an alert with action groups', () => {
  const both = { action: { action_groups: [group('mail'), group('chat')] } };
  const silent =
    'alert-no-action alert alert-files: only action groups that send no notification: azurerm_monitor_action_group.mail, azurerm_monitor_action_group.chat';

  test.each<[string, Readonly<Record<string, object>>, ...string[]]>([
    ['of which each has no receiver', { mail: { ...NOBODY, email_receiver: null }, chat: NOBODY }, silent],
    ['of which one has a receiver', { mail: NOBODY, chat: MAIL }],
    ['of which one is not in the input', { mail: NOBODY }],
    ['of which one has no receiver and one is off', { mail: { ...MAIL, enabled: false }, chat: NOBODY }, silent],
  ])('%s', (_what, groups, ...wanted) => {
    expect(found(both, groups)).toEqual(wanted);
  });
});

import { readFileSync } from 'node:fs';
import { ALERT_NAMES } from '../../../../lib/constructs/monitoring/alerts/alert-catalogue';
import { alertPlans } from '../../../../lib/constructs/monitoring/alerts/alert-plan';
import { watchWarnings } from '../../../../lib/constructs/monitoring/alerts/alert-warnings';
import type { ChangeAlertsOptions } from '../../../../lib/constructs/monitoring/alerts/change-alerts-props';
import { kqlQuery } from '../../../../lib/core/kql';
import { textOf } from '../../../../lib/core/problems';
import { QUERIES } from '../../../../lib/facts/queries';
import { runQuery } from '../../../support/kql/run';
import { SAMPLE_NOW, SAMPLE_TABLES } from '../../../support/kql/sample-rows';

const page = readFileSync('docs/monitoring.md', 'utf8');

const all = Object.fromEntries(ALERT_NAMES.map((name) => [name, {}])) as ChangeAlertsOptions;

test('every alert has a title and a description', () => {
  const texts = alertPlans(all, undefined).map(({ title, rule }) => [title, rule.description]);
  expect(Object.fromEntries(texts)).toEqual({
    'Hosts file changed': 'The content of the hosts file changed, which redirects names to other addresses.',
    'Driver file changed': 'A file changed in the folder of the drivers of Windows.',
    'Automatic service stopped': 'A Windows service that starts automatically went from running to stopped.',
    'Daemon not running': 'A Linux daemon changed and does not run.',
    'Programs at sign-in changed': 'A value changed in a registry key that starts programs when a user signs in.',
    'Firewall policy changed': 'A value of the policy of the Windows firewall changed.',
    'Software installed': 'Software was installed.',
    'Software removed': 'Software was removed.',
    'Many changes on a machine':
      'A machine reports unusually many changes: an update, an attack, or settings that watch too much.',
    'Agent silent':
      'The agent of a machine sends no heartbeat: the machine is off, or the agent is stopped or cannot reach Azure. Changes are not reported meanwhile.',
    'No inventory':
      'The agent of a machine runs and sends no inventory: the extension is missing or broken, or the machine has no association with the rule, or a second one.',
    'Errors of the data collection rule':
      'Azure could not process data that machines sent to the data collection rule.',
    'Daily cap reached':
      'The workspace reached its daily cap. It drops what machines send, changes and inventory too, until the cap is reset.',
  });
});

test('an alert needs what settings may switch off', () => {
  const off = { files: false, software: false, services: false, inventory: false } as const;
  const warnings = watchWarnings(alertPlans(all, undefined), { windows: { ...off, registryKeys: false }, linux: off });
  expect(warnings.map(textOf)).toEqual([
    'hostsFile never fires: the settings of the rule switch files off',
    'driverFiles never fires: the settings of the rule switch files off',
    'autoServiceStopped never fires: the settings of the rule switch services off',
    'daemonNotRunning never fires: the settings of the rule switch daemons off',
    'registryRunKeys never fires: the settings of the rule switch registry off',
    'firewallPolicy never fires: the settings of the rule switch registry off',
    'softwareAdded never fires: the settings of the rule switch software off',
    'softwareRemoved never fires: the settings of the rule switch software off',
    'noInventory fires for every machine: the settings of the rule switch the inventory off',
  ]);
});

test('docs/monitoring.md lists every alert with its severity and frequency', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| .* \| (\d) \| (\w+) \|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(
    alertPlans(all, undefined).map(({ path, rule }) => [path[0], String(rule.severity), rule.frequency]),
  );
});

test('docs/monitoring.md shows the results of the queries on the sample', () => {
  const database = { tables: SAMPLE_TABLES, now: SAMPLE_NOW };
  const time = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 16).replace('T', ' ') : '');
  const machines = runQuery(kqlQuery(QUERIES.machines.source, ...QUERIES.machines.operators), database).map((row) =>
    [row.Computer, row.OSType, row.Agent, time(row.LastHeartbeat), time(row.LastInventory)].join(' | '),
  );
  const kinds = runQuery(kqlQuery(QUERIES.changesByKind.source, ...QUERIES.changesByKind.operators), database).map(
    (row) => `  "${row.Kind}" : ${row.Changes}`,
  );
  expect(machines).toHaveLength(3);
  for (const row of machines) expect(page).toContain(`| ${row} |`.replace('|  |', '| |'));
  expect(page).toContain(kinds.join('\n'));
});

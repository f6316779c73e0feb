import { readFileSync } from 'node:fs';
import { ALERT_NAMES } from '../../../../lib/constructs/monitoring/alerts/alert-catalogue';
import { alertPlans } from '../../../../lib/constructs/monitoring/alerts/alert-plan';
import type { ChangeAlertsOptions } from '../../../../lib/constructs/monitoring/alerts/change-alerts-props';
import { kqlQuery } from '../../../../lib/core/kql';
import { QUERIES } from '../../../../lib/facts/queries';
import { runQuery } from '../../../support/kql/run';
import { SAMPLE_NOW, SAMPLE_TABLES } from '../../../support/kql/sample-rows';

const page = readFileSync('docs/monitoring.md', 'utf8');

test('docs/monitoring.md lists every alert with its severity and frequency', () => {
  const all = Object.fromEntries(ALERT_NAMES.map((name) => [name, {}])) as ChangeAlertsOptions;
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

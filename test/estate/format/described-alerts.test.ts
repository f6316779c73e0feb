import { describe as described, formatDescription } from '../../../lib/estate';
import { alertOn } from '../losses/alert-pieces';
import { HEALTHY } from '../losses/healthy';
import { ACTION_GROUP, WORKSPACE } from '../losses/ids';
import { AT_APPLY, edited, type Pieces } from '../losses/piece';
import { DIALECTS, type Dialect, planOf } from '../losses/render';
import { plan } from '../support';

const describedIn = (dialect: Dialect, pieces: Pieces = HEALTHY) => described(planOf(dialect, pieces, pieces));
const changed = (path: string, to: unknown) => edited(HEALTHY, path.split('/'), to) as Pieces;

describe.each(DIALECTS)('in %s', (dialect) => {
  test('an alert is described with its condition, frequency and receivers', () => {
    expect(describedIn(dialect).alerts).toEqual([
      {
        address: expect.stringMatching(/alert/),
        name: 'Change Tracking: alert-files',
        looksFor: 'Files: /etc/nginx/nginx.conf',
        severity: '2',
        runs: 'every 15 minutes',
        notifies: 'ag-inventory (oncall)',
      },
    ]);
  });

  test('a workbook and a diagnostic setting are described with their workspace', () => {
    const { workbooks, logs } = describedIn(dialect);
    expect(workbooks).toEqual([{ address: expect.any(String), name: 'Inventory', workspace: 'log-inventory' }]);
    expect(logs).toEqual([
      { address: expect.any(String), of: 'dcr-inventory', categories: 'LogErrors', workspace: 'log-inventory' },
    ]);
  });

  test('a table is described with its plan, retention and limits', () => {
    expect(describedIn(dialect).tables).toEqual([
      {
        address: expect.any(String),
        table: 'ConfigurationChange',
        workspace: 'log-inventory',
        plan: 'Analytics',
        interactiveDays: 90,
        totalDays: 365,
        limits: [
          'from day 91 only search jobs reach it: no query, alert or workbook',
          'a data export rule exports only a part of the data',
        ],
      },
    ]);
  });
});

describe('an alert', () => {
  const ALERT = 'alert/azurerm/attributes';
  const alertOf = (pieces: Pieces) => describedIn('azurerm', pieces).alerts[0];

  test.each([
    ['off', changed(`${ALERT}/enabled`, false), { runs: 'every 15 minutes, off' }],
    [
      'muted',
      changed(`${ALERT}/mute_actions_after_alert_duration`, 'PT1H'),
      { runs: 'every 15 minutes, muted PT1H after it fires' },
    ],
    ['without action group', changed(`${ALERT}/action`, []), { notifies: 'no one' }],
    [
      'with a group of another input',
      changed(`${ALERT}/action/0/action_groups/0`, `${ACTION_GROUP}-2`),
      { notifies: 'ag-inventory-2' },
    ],
    [
      'with a receiver whose name is known only at apply',
      changed('actionGroup/azurerm/attributes/email_receiver', AT_APPLY),
      { notifies: 'ag-inventory (known only at apply)' },
    ],
    [
      'with a group that is off',
      changed('actionGroup/azurerm/attributes/enabled', false),
      { notifies: 'ag-inventory (off, oncall)' },
    ],
    [
      'on machines without inventory',
      withQuery('Heartbeat | join kind=leftanti (ConfigurationData) on Computer'),
      { looksFor: 'machines without inventory' },
    ],
    ['on the heartbeat', withQuery('Heartbeat | count'), { looksFor: 'Heartbeat' }],
    [
      'on many files',
      withQuery(
        'ConfigurationChange | where ConfigChangeType == "Files" and FileSystemPath in~ ("/a", "/b", "/c", "/d", "/e")',
      ),
      { looksFor: 'Files: /a, /b, /c, 2 more' },
    ],
  ])('%s', (_what, pieces, expected) => {
    expect(alertOf(pieces)).toMatchObject(expected);
  });

  test('on other data of the same workspace is not of change tracking', () => {
    const { alerts } = describedIn('azurerm', { ...HEALTHY, other: alertOn('perf', 'Perf | count') });
    expect(alerts.map(({ name }) => name)).toEqual(['Change Tracking: alert-files']);
  });

  test('whose query is known only at apply is described as such', () => {
    const scopes = [WORKSPACE];
    const address = 'azurerm_monitor_scheduled_query_rules_alert_v2.a';
    const document = plan({
      address,
      after: { name: 'a', scopes, criteria: [{}] },
      unknown: { criteria: [{ query: true }] },
    });
    const { rule } = HEALTHY;
    const { alerts } = described({
      ...(document as object),
      resource_changes: [
        ...(document as { resource_changes: object[] }).resource_changes,
        ...(planOf('azurerm', {}, { rule: rule as Pieces[string] }) as { resource_changes: object[] }).resource_changes,
      ],
    });
    expect(alerts).toEqual([expect.objectContaining({ looksFor: 'known only at apply', notifies: 'no one' })]);
  });
});

test('a workbook is listed under the workspace whose id Terraform puts into small letters', () => {
  const { workbooks } = described({
    resource: {
      azurerm_application_insights_workbook: {
        w: {
          display_name: 'Inventory',
          source_id: '${lower(azurerm_log_analytics_workspace.ct.id)}',
          data_json: '{"query":"ConfigurationData"}',
        },
      },
    },
  });
  expect(workbooks.map(({ workspace }) => workspace)).toEqual(['azurerm_log_analytics_workspace.ct']);
});

test.each([
  [[{ category_group: 'allLogs' }, { category: 'Other' }], 'allLogs, Other'],
  [[{}], 'none'],
  [[], 'none'],
])('a diagnostic setting with the logs %j has the categories %s', (enabled_log, categories) => {
  const { logs } = describedIn('azurerm', changed('diagnostics/azurerm/attributes/enabled_log', enabled_log));
  expect(logs.map((one) => one.categories)).toEqual([categories]);
});

describe('the volume', () => {
  const volumeOf = (pieces: Pieces, volume: object) =>
    described(planOf('azurerm', pieces, pieces), { volume: { machines: { windows: 40, linux: 60 }, ...volume } })
      .volume;

  test('is estimated from machines, prices and the retention of the input', () => {
    const prices = { pricePerGb: 2, retentionPricePerGbMonth: 0.3, longTermPricePerGbMonth: 0.06 };
    expect(volumeOf(HEALTHY, prices)).toMatchObject({
      machines: 100,
      gigabytes: 4,
      costs: { ingestion: 8, retention: expect.closeTo(2.36), longTerm: expect.closeTo(2.2) },
      assumptions: expect.arrayContaining([
        'All data is kept as long as the table that keeps it longest: 90 days, 365 in all.',
      ]),
    });
  });

  test('has no costs without a price', () => {
    expect(volumeOf(HEALTHY, {})).not.toHaveProperty('costs');
    expect(described(planOf('azurerm', HEALTHY, HEALTHY))).not.toHaveProperty('volume');
  });

  test('omits an operating system that no rule serves, with a note', () => {
    const linuxOnly = edited(HEALTHY, 'rule/azurerm/attributes/data_sources/0/extension/0'.split('/'), undefined);
    const volume = volumeOf(linuxOnly as Pieces, {});
    expect(volume?.machines).toBe(60);
    expect(volume?.assumptions).toContain(
      'No rule in the input has a data source for windows: its machines send nothing.',
    );
  });

  test('reports that the retention is not in the input', () => {
    const { rule } = HEALTHY;
    const volume = volumeOf({ rule: rule as Pieces[string] }, { pricePerGb: 1, retentionPricePerGbMonth: 1 });
    expect(volume?.costs?.retention).toBe(0);
    expect(volume?.assumptions).toContain(
      'The retention is not in the input: nothing is kept longer than what is free.',
    );
  });

  test('is a table and its assumptions', () => {
    const document = planOf('azurerm', HEALTHY, HEALTHY);
    const volume = { machines: { linux: 10 }, pricePerGb: 2.5 };
    expect(formatDescription(described(document, { volume }))).toContain(`Volume and costs in a month, estimated
  Machines  Data     Ingestion  Retention  Long-term retention
  10        0.40 GB  1.00       0.00       0.00
  - Every machine sends 40 MB a month`);
  });
});

function withQuery(query: string): Pieces {
  return changed('alert/azurerm/attributes/criteria/0/query', query);
}

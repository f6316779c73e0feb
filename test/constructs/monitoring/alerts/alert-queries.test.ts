import { ALERT_NAMES } from '../../../../lib/constructs/monitoring/alerts/alert-catalogue';
import { alertPlans } from '../../../../lib/constructs/monitoring/alerts/alert-plan';
import type { ChangeAlertsOptions } from '../../../../lib/constructs/monitoring/alerts/change-alerts-props';
import { ALERT_DURATIONS, type AlertRule } from '../../../../lib/facts/alert-rules';
import { type Row, runQuery } from '../../../support/kql/run';
import { analyse } from '../../../support/kql/service';

const NOW = new Date('2026-03-01T12:00:00Z');
const RULE =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr';
const WEB = {
  Computer: 'web01',
  _ResourceId: '/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/web01',
};
const DB = {
  Computer: 'db01',
  _ResourceId: '/subscriptions/s/resourcegroups/rg/providers/microsoft.hybridcompute/machines/db01',
};

/** Minutes before now. */
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

function planOf(options: ChangeAlertsOptions) {
  const [plan] = alertPlans(options, RULE);
  if (plan === undefined) throw new Error('no alert is switched on');
  return plan;
}

/**
 * The resources that an alert fires on, or `workspace`, as Azure decides it: the rows of the time range, the query, one group
 * per resource and dimension, the aggregation, the threshold.
 */
function fires({ rule }: { rule: AlertRule }, tables: Readonly<Record<string, readonly Row[]>>): string[] {
  const range = ALERT_DURATIONS[rule.timeRange ?? rule.window];
  const seen = Object.entries(tables).map(([name, rows]) => [
    name,
    rows.filter(({ TimeGenerated }) => (TimeGenerated as Date) > ago(range)),
  ]);
  const rows = runQuery(rule.query, { tables: Object.fromEntries(seen), now: NOW });
  const keyOf = (row: Row) =>
    [rule.resourceIdColumn, ...(rule.splitBy ?? [])].map((column) => (column ? row[column] : 'workspace')).join(' ');
  return [...new Set(rows.map(keyOf))].filter((key) => {
    const group = rows.filter((row) => keyOf(row) === key);
    const values = group.map((row) => Number(row[rule.measure ?? '']));
    const value = {
      Count: group.length,
      Total: values.reduce((sum, one) => sum + one, 0),
      Maximum: Math.max(...values),
      Minimum: Math.min(...values),
      Average: values.reduce((sum, one) => sum + one, 0) / values.length,
    }[rule.aggregation];
    return rule.operator === 'GreaterThan' && value > rule.threshold;
  });
}

const change = (row: Row): Row => ({ ...WEB, TimeGenerated: ago(5), ChangeCategory: 'Modified', ...row });
const hosts = change({
  ConfigChangeType: 'Files',
  FieldsChanged: 'FileContentChecksum,DateModified',
  FileSystemPath: 'c:\\windows\\System32\\drivers\\etc\\hosts',
});
const driver = change({ ConfigChangeType: 'Files', FileSystemPath: 'C:\\Windows\\System32\\drivers\\disk.sys' });
const service = change({
  ConfigChangeType: 'WindowsServices',
  SvcChangeType: 'State',
  SvcName: 'W3SVC',
  SvcStartupType: 'Auto',
  SvcPreviousState: 'Running',
  SvcState: 'Stopped',
});
const daemon = change({ ConfigChangeType: 'Daemons', SvcName: 'sshd', SvcState: 'Stopped' });
const run = change({
  ConfigChangeType: 'Registry',
  RegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce',
  ValueName: 'updater',
});
const firewall = change({
  ConfigChangeType: 'Registry',
  RegistryKey:
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\PublicProfile',
});
const software = change({
  ConfigChangeType: 'Software',
  ChangeCategory: 'Added',
  SoftwareName: 'nmap',
  Publisher: 'Insecure.Com LLC',
  SoftwareType: 'Application',
});
const beat = (minutes: number, machine = WEB): Row => ({
  ...machine,
  Category: 'Azure Monitor Agent',
  TimeGenerated: ago(minutes),
});
const beats = (from: number, to = 0, machine = WEB) =>
  Array.from({ length: (from - to) / 30 }, (_, index) => beat(to + index * 30 + 1, machine));
const cap = (minutes: number, word: string): Row => ({
  TenantId: 't',
  TimeGenerated: ago(minutes),
  OperationCategory: 'Data Collection Status',
  Detail: `Ingestion status changed to ${word}`,
});
const errors = (row: Row = {}): Row => ({
  TimeGenerated: ago(5),
  _ResourceId: RULE.toLowerCase(),
  InputStreamId: 'Microsoft-ConfigurationChange',
  OperationName: 'Ingestion',
  Message: 'InvalidRecord',
  ...row,
});
const changes = (...rows: Row[]) => ({ ConfigurationChange: rows });
const web = WEB._ResourceId;
const db = DB._ResourceId;

interface Case {
  readonly alert: ChangeAlertsOptions;
  /** What is in the tables, and what the alert fires on then, each with a description. */
  readonly cases: readonly (readonly [string, Readonly<Record<string, readonly Row[]>>, readonly string[]])[];
}

const late = { TimeGenerated: ago(300), _Arrived: ago(5) };
const flood = Array.from({ length: 501 }, () => driver);

const CASES: readonly Case[] = [
  {
    alert: { hostsFile: {} },
    cases: [
      ['the file on Windows, in another case', changes(hosts), [web]],
      ['the file on Linux', changes({ ...hosts, ...DB, FileSystemPath: '/etc/hosts' }), [db]],
      ['a change that arrives five hours late', changes({ ...hosts, ...late }), [web]],
      ['a change that an earlier run reported', changes({ ...hosts, TimeGenerated: ago(20) }), []],
      ['only another date', changes({ ...hosts, FieldsChanged: 'DateModified' }), []],
      ['a file with a longer name', changes({ ...hosts, FileSystemPath: '/etc/hosts.allow' }), []],
    ],
  },
  {
    alert: { hostsFile: { lateArrival: false } },
    cases: [
      ['the file on Windows', changes(hosts), [web]],
      ['a change that arrives five hours late', changes({ ...hosts, ...late }), []],
    ],
  },
  {
    alert: { hostsFile: { computers: ['web*', 'db01'] } },
    cases: [
      ['machines that match', changes(hosts, { ...hosts, ...DB }), [web, db]],
      ['another machine', changes({ ...hosts, Computer: 'app01' }), []],
    ],
  },
  {
    alert: { hostsFile: { perMachine: false, threshold: 1 } },
    cases: [
      ['changes of two machines', changes(hosts, { ...hosts, ...DB }), ['workspace']],
      ['one change', changes(hosts), []],
      ['no change', changes(), []],
    ],
  },
  {
    alert: { driverFiles: {} },
    cases: [
      ['a driver', changes(driver), [web]],
      ['another folder', changes({ ...driver, FileSystemPath: 'C:\\Windows\\System32\\a.dll' }), []],
    ],
  },
  {
    alert: { autoServiceStopped: {} },
    cases: [
      ['a service that stops', changes(service), [`${web} W3SVC`]],
      ['two services', changes(service, { ...service, SvcName: 'Spooler' }), [`${web} W3SVC`, `${web} Spooler`]],
      ['a service that is started by hand', changes({ ...service, SvcStartupType: 'Manual' }), []],
      ['a service that was not running', changes({ ...service, SvcPreviousState: 'StopPending' }), []],
      ['another property', changes({ ...service, SvcChangeType: 'Account' }), []],
      ['a service that is paused', changes({ ...service, SvcState: 'Paused' }), []],
    ],
  },
  {
    alert: { autoServiceStopped: { services: ['w3svc'] } },
    cases: [['other services', changes(service, { ...service, SvcName: 'Spooler' }), [`${web} W3SVC`]]],
  },
  {
    alert: { daemonNotRunning: {} },
    cases: [
      ['sshd that stops', changes(daemon), [`${web} sshd`]],
      ['sshd that runs', changes({ ...daemon, SvcState: 'running' }), []],
      ['another daemon', changes({ ...daemon, SvcName: 'cron' }), []],
    ],
  },
  {
    alert: { daemonNotRunning: { daemons: ['cron'] } },
    cases: [['a daemon that is named', changes({ ...daemon, SvcName: 'cron' }), [`${web} cron`]]],
  },
  {
    alert: { registryRunKeys: {} },
    cases: [
      ['a key that starts programs', changes(run), [web]],
      ['another key', changes(firewall), []],
    ],
  },
  {
    alert: { firewallPolicy: {} },
    cases: [
      ['a key of the policy', changes(firewall), [web]],
      ['another key', changes(run), []],
    ],
  },
  {
    alert: { softwareAdded: {} },
    cases: [
      ['an application', changes(software), [web]],
      ['a package', changes({ ...software, SoftwareType: 'Package' }), [web]],
      ['an update', changes({ ...software, SoftwareType: 'Update' }), []],
      ['a removal', changes({ ...software, ChangeCategory: 'Removed' }), []],
    ],
  },
  {
    alert: { softwareAdded: { names: ['n*p'] } },
    cases: [
      ['the name', changes(software), [web]],
      ['another name', changes({ ...software, SoftwareName: 'vim' }), []],
    ],
  },
  {
    alert: { own: { cron: { changes: { kind: 'daemons', daemons: ['cron'], states: ['Stopped'] } } } },
    cases: [
      ['the state', changes({ ...daemon, SvcName: 'cron' }), [web]],
      ['another state', changes({ ...daemon, SvcName: 'cron', SvcState: 'Running' }), []],
    ],
  },
  {
    alert: { softwareAdded: { types: ['Update'], publishers: ['*"quoted" \\ Inc*'] } },
    cases: [
      ['the publisher', changes({ ...software, SoftwareType: 'Update', Publisher: 'The "Quoted" \\ Inc.' }), [web]],
      ['another publisher', changes({ ...software, SoftwareType: 'Update' }), []],
    ],
  },
  {
    alert: { softwareRemoved: {} },
    cases: [
      ['a removal', changes({ ...software, ChangeCategory: 'Removed' }), [web]],
      ['an installation', changes(software), []],
    ],
  },
  {
    alert: { changeFlood: {} },
    cases: [
      ['501 changes', changes(...flood), [web]],
      ['500 changes', changes(...flood.slice(1)), []],
      [
        '501 changes of two machines',
        changes(...flood.slice(0, 250), ...flood.slice(250).map((row) => ({ ...row, ...DB }))),
        [],
      ],
    ],
  },
  {
    alert: { heartbeatMissing: {} },
    cases: [
      ['the last heartbeat 16 minutes ago', { Heartbeat: [beat(16), beat(20), beat(1, DB)] }, [web]],
      ['the last heartbeat a day ago', { Heartbeat: [beat(1500)] }, [web]],
      ['the last heartbeat 15 minutes ago', { Heartbeat: [beat(15), beat(90)] }, []],
      ['heartbeats of another agent', { Heartbeat: [{ ...beat(90), Category: 'Direct Agent' }] }, []],
      ['a machine without heartbeats for two days', { Heartbeat: [beat(2881)] }, []],
    ],
  },
  {
    alert: { heartbeatMissing: { silentMinutes: 60, computers: ['db*'] } },
    cases: [['another machine', { Heartbeat: [beat(61), beat(61, DB)] }, [db]]],
  },
  {
    alert: { noInventory: {} },
    cases: [
      ['heartbeats and no inventory', { Heartbeat: beats(1200), ConfigurationData: [] }, [web]],
      [
        'an inventory, with the id in another case',
        { Heartbeat: beats(1200), ConfigurationData: [{ TimeGenerated: ago(700), _ResourceId: web.toUpperCase() }] },
        [],
      ],
      [
        'the inventory of another machine',
        { Heartbeat: beats(1200), ConfigurationData: [{ TimeGenerated: ago(700), _ResourceId: db }] },
        [web],
      ],
      ['a new machine', { Heartbeat: beats(900), ConfigurationData: [] }, []],
      [
        'an inventory of two days ago',
        { Heartbeat: beats(1200), ConfigurationData: [{ TimeGenerated: ago(2000), _ResourceId: web }] },
        [web],
      ],
    ],
  },
  {
    alert: { ingestionErrors: {} },
    cases: [
      ['an error of the rule', { DCRLogErrors: [errors()] }, [RULE.toLowerCase()]],
      ['an error of another rule', { DCRLogErrors: [errors({ _ResourceId: '/other' })] }, []],
      ['an old error', { DCRLogErrors: [errors({ TimeGenerated: ago(61) })] }, []],
    ],
  },
  {
    alert: { dailyCap: {} },
    cases: [
      ['a cap that is reached', { Operation: [cap(600, 'RespectQuota'), cap(30, 'OverQuota')] }, ['workspace']],
      ['a cap that is reset', { Operation: [cap(60, 'OverQuota'), cap(30, 'RespectQuota')] }, []],
      ['other news', { Operation: [{ ...cap(30, 'OverQuota'), OperationCategory: 'Ingestion' }] }, []],
    ],
  },
  {
    alert: {
      own: {
        sudoers: {
          changes: { kind: 'files', paths: ['/etc/sudoers', '/etc/sudoers.d/*'], categories: ['Added', 'Modified'] },
        },
      },
    },
    cases: [
      ['a new file', changes({ ...hosts, FileSystemPath: '/etc/sudoers.d/eve', ChangeCategory: 'Added' }), [web]],
      ['a removed file', changes({ ...hosts, FileSystemPath: '/etc/sudoers', ChangeCategory: 'Removed' }), []],
    ],
  },
  {
    alert: {
      own: { tls: { changes: { kind: 'registry', keys: ['HKLM\\SYSTEM\\*\\SCHANNEL\\*'], valueNames: ['Enabled'] } } },
    },
    cases: [
      [
        'a key in the pattern',
        changes({
          ...run,
          RegistryKey: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols',
          ValueName: 'enabled',
        }),
        [web],
      ],
      ['another value', changes({ ...run, RegistryKey: 'HKEY_LOCAL_MACHINE\\SYSTEM\\x\\SCHANNEL\\y' }), []],
    ],
  },
  {
    alert: {
      own: {
        queued: {
          query:
            'ConfigurationChange | where ConfigChangeType == "Software" | summarize Removed = count() by _ResourceId',
          measure: 'Removed',
          resourceIdColumn: '_ResourceId',
          threshold: 1,
        },
      },
    },
    cases: [
      ['two changes', changes(software, software), [web]],
      ['one change', changes(software), []],
    ],
  },
];

describe.each(CASES.map(({ alert, cases }) => [JSON.stringify(alert), alert, cases] as const))(
  '%s',
  (_, alert, cases) => {
    test('has a query without errors, whose columns are those that the rule names', () => {
      const { rule } = planOf(alert);
      const { errors, columns } = analyse(rule.query);
      expect(errors).toEqual([]);
      if (rule.measure !== undefined) expect(['long', 'real']).toContain(columns[rule.measure]);
      for (const name of [rule.resourceIdColumn, ...(rule.splitBy ?? [])])
        if (name !== undefined) expect(columns).toMatchObject({ [name]: 'string' });
    });

    test.each(cases.map(([title, tables, expected]) => [title, expected, tables] as const))(
      '%s: fires on %j',
      (_title, expected, tables) => {
        expect(fires(planOf(alert), tables)).toEqual(expected);
      },
    );
  },
);

test('every alert of the catalogue has rows on which it fires and rows on which it does not', () => {
  for (const name of ALERT_NAMES) {
    const cases = CASES.filter(({ alert }) => alert[name] !== undefined).flatMap((one) => one.cases);
    expect([name, cases.some(([, , keys]) => keys.length > 0), cases.some(([, , keys]) => keys.length === 0)]).toEqual([
      name,
      true,
      true,
    ]);
  }
});

test.each([
  ['a column that the table does not have', 'ConfigurationChange | where SoftwareVersion == "1"', 'KS142'],
  ['a table that does not exist', 'ConfigurationChanges | count', 'KS204'],
  ['a function that does not exist', 'ConfigurationChange | where nothing() == 1', 'KS211'],
])('the analysis finds %s', (_, query, code) => {
  expect(analyse(query).errors).toEqual([expect.stringContaining(code)]);
});

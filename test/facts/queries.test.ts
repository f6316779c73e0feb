import { kqlQuery } from '../../lib/core/kql';
import { EXTENSION_VERSIONS, type LogQuery, QUERIES, QUERY_CATEGORIES } from '../../lib/facts/queries';
import { runQuery } from '../support/kql/run';
import { SAMPLE_NOW, SAMPLE_TABLES } from '../support/kql/sample-rows';
import { analyse } from '../support/kql/service';

const ALL: readonly (readonly [string, LogQuery])[] = Object.entries({
  ...QUERIES,
  extensionVersions: EXTENSION_VERSIONS,
});

describe.each(ALL)('the query %s', (_, { source, operators, categories, title, description }) => {
  test('has no error and a column', () => {
    const { errors, columns } = analyse(kqlQuery(source, ...operators));
    expect(errors).toEqual([]);
    expect(Object.keys(columns).length).toBeGreaterThan(0);
  });

  test('leaves the time range to whoever runs it', () => {
    expect(operators.join()).not.toMatch(/\bago\(|\bnow\(/);
  });

  test('has a title, a description and categories that exist', () => {
    expect([title, description].every((text) => text.length > 0)).toBe(true);
    expect(QUERY_CATEGORIES).toEqual(expect.arrayContaining([...categories]));
  });
});

/** What a query finds in the sample, by the columns that are named. */
function found(name: keyof typeof QUERIES | 'extensionVersions', ...columns: string[]): unknown[][] {
  const { source, operators }: LogQuery = name === 'extensionVersions' ? EXTENSION_VERSIONS : QUERIES[name];
  const rows = runQuery(kqlQuery(source, ...operators), { tables: SAMPLE_TABLES, now: SAMPLE_NOW });
  return rows.map((row) => columns.map((column) => row[column]));
}

test('the queries find in the sample what they are for', () => {
  expect(found('changesByKind', 'Kind', 'Changes')).toEqual([
    ['Files', 7],
    ['Software', 2],
    ['WindowsServices', 1],
    ['Daemons', 1],
    ['Registry', 1],
  ]);
  expect(found('changesPerMachine', 'Computer', 'Changes')).toEqual([
    ['db01', 7],
    ['web01', 5],
  ]);
  expect(found('recentChanges', 'Computer', 'Item').slice(0, 2)).toEqual([
    ['web01', 'c:\\windows\\system32\\drivers\\etc\\hosts'],
    ['db01', '/etc/hosts'],
  ]);
  expect(found('noise', 'Item', 'Changes', 'Machines')[0]).toEqual(['/etc/cache.conf', 4, 1]);
  expect(found('hostsFile', 'Computer')).toEqual([['web01']]);
  expect(found('driverFiles', 'FileSystemPath')).toEqual([
    ['c:\\windows\\system32\\drivers\\etc\\hosts'],
    ['C:\\Windows\\System32\\drivers\\disk.sys'],
  ]);
  expect(found('firewallPolicy', 'ValueName', 'ValueData')).toEqual([['EnableFirewall', '0']]);
  expect(found('serviceChanges', 'SvcName')).toEqual([['W3SVC'], ['sshd']]);
  expect(found('softwareChanges', 'SoftwareName', 'ChangeCategory')).toEqual([
    ['Shop', 'Added'],
    ['nmap', 'Removed'],
  ]);
  expect(found('softwareChangesPerMachine', 'Computer', 'ChangeCategory', 'Changes')).toEqual([
    ['web01', 'Added', 1],
    ['db01', 'Removed', 1],
  ]);
  expect(found('softwareInventory', 'SoftwareName', 'Machines', 'Versions')).toEqual([
    ['Shop', 1, '2.1'],
    ['openssl', 1, '3.0.15'],
  ]);
  expect(found('stoppedServices', 'Computer', 'SvcName')).toEqual([['web01', 'W3SVC']]);
  expect(found('machines', 'Computer', 'OSType')).toEqual([
    ['old01', 'Windows'],
    ['db01', 'Linux'],
    ['web01', 'Windows'],
  ]);
  expect(found('withoutInventory', 'Computer')).toEqual([['old01']]);
  expect(found('ruleErrors', 'Errors', 'Message')).toEqual([[1, 'Invalid record']]);
  expect(found('contentReaders', 'RequesterUpn', 'Reads')).toEqual([['auditor@example.com', 2]]);
  expect(found('volume', 'SourceTable', 'Computer', 'BilledMB')).toEqual([
    ['ConfigurationChange', 'web01', 0],
    ['ConfigurationChange', 'db01', 0],
    ['ConfigurationData', 'web01', 0],
    ['ConfigurationData', 'db01', 0],
  ]);
  expect(found('volumeOverTime', 'SourceTable', 'BilledGB')).toEqual([
    ['ConfigurationChange', expect.closeTo(14_400 / 1e9, 12)],
    ['ConfigurationData', expect.closeTo(800 / 1e9, 12)],
    ['ConfigurationData', expect.closeTo(4000 / 1e9, 12)],
  ]);
  expect(found('changesOverTime', 'Kind', 'Changes')).toContainEqual(['Files', 1]);
  expect(found('extensionVersions', 'Extension', 'Version', 'Machines')).toEqual([
    ['ChangeTracking-Windows', '2.23', 2],
    ['ChangeTracking-Linux', '2.20', 1],
  ]);
});

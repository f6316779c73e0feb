import { queryNeeds } from '../../lib/settings/query-needs';

const changes = (...conditions: string[]) => `ConfigurationChange\n| where ${conditions.join(' and ')}`;
const FILES = 'ConfigChangeType == "Files"';

describe('what a query needs machines to report', () => {
  test.each([
    ['files by a list', changes(FILES, 'FileSystemPath in~ ("/etc/hosts", @"C:\\a.ini")'), ['/etc/hosts', 'C:\\a.ini']],
    ['a file in single quotes', changes(FILES, "FileSystemPath =~ '/etc/hosts'"), ['/etc/hosts']],
    ['files by their beginning', changes(FILES, 'FileSystemPath startswith "/etc/"'), ['/etc/*']],
    ['files by a part', changes(FILES, 'FileSystemPath has "hosts"'), ['*hosts*']],
    ['files by another part', changes(FILES, 'FileSystemPath contains "hosts"'), ['*hosts*']],
    [
      'files by one of several parts',
      changes(FILES, 'FileSystemPath has_any ("hosts", "motd")'),
      ['*hosts*', '*motd*'],
    ],
    ['files by their end', changes(FILES, 'FileSystemPath endswith ".conf"'), ['*.conf']],
    ['one file', changes(FILES, 'FileSystemPath == "/etc/hosts"'), ['/etc/hosts']],
    ['a list in a list', changes(`(${FILES})`, '(FileSystemPath in ("/a)", "/b"))'), ['/a)', '/b']],
    ['a list that is not of texts alone', changes(FILES, 'FileSystemPath in ("/a", Paths)'), []],
    ['a column without a condition', `${changes(FILES)} | project FileSystemPath`, []],
    ['a condition without its end', changes(FILES, 'FileSystemPath =='), []],
    ['a column that is compared with another', changes(FILES, 'FileSystemPath == Other or Computer in ("a")'), []],
    ['files but some', changes(FILES, 'FileSystemPath !in~ ("/etc/hosts")'), []],
    ['files by a regular expression', changes(FILES, 'FileSystemPath matches regex "^/etc/"'), []],
    ['files by the result of a query', changes(FILES, 'FileSystemPath in (Paths)'), []],
    ['a file in a comment', `${changes(FILES)} // and FileSystemPath == "/etc/hosts"`, []],
  ])('%s', (_what, query, files) => {
    expect(queryNeeds(query)).toEqual({ kind: 'files', files });
  });

  test('files but those that are excluded', () => {
    expect(queryNeeds(changes(FILES, 'not(FileSystemPath in~ ("/etc/hosts"))'))).toEqual({ kind: 'files' });
  });

  test('registry keys', () => {
    const query = changes('ConfigChangeType =~ "Registry"', String.raw`RegistryKey has_any (@"\Run", @"\RunOnce")`);
    expect(queryNeeds(query)).toEqual({ kind: 'registry', keys: ['*\\Run*', '*\\RunOnce*'] });
  });

  test('the inventory, if it looks for machines that sent none', () => {
    expect(queryNeeds('Heartbeat | join kind=leftanti (ConfigurationData) on _ResourceId')).toEqual({
      kind: 'inventory',
    });
  });

  test.each([
    ['an inventory in which nothing is missing', 'ConfigurationData | count'],
    ['machines without another table', 'Heartbeat | join kind=leftanti (Perf) on Computer'],
    ['another table', 'Heartbeat | where Computer == "web"'],
    ['every kind', 'ConfigurationChange | count'],
    ['two kinds', changes('ConfigChangeType in ("Files", "Registry")')],
    ['a kind that no table has', changes('ConfigChangeType == "Services"')],
    ['a table in a text', 'Heartbeat | where Computer == "ConfigurationChange" and ConfigChangeType == "Files"'],
  ])('nothing for %s', (_what, query) => {
    expect(queryNeeds(query)).toBeUndefined();
  });
});

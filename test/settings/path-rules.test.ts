import { textOf } from '../../lib/core/problems';
import {
  correctedPlace,
  linuxPathProblems,
  registryKeyProblems,
  windowsPathProblems,
} from '../../lib/settings/path-rules';

test('the problems of a path that is no part of settings begin with its place', () => {
  expect(windowsPathProblems(['path'], 'hosts').map(textOf)).toEqual([
    "path must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'hosts'",
  ]);
  expect(linuxPathProblems(['path'], 'hosts').map(textOf)).toEqual([
    "path must be absolute, such as '/etc/ssh/sshd_config', got 'hosts'",
  ]);
  expect(registryKeyProblems(['key'], 'HKLM').map(textOf)).toEqual([
    "key must name a key below the hive: the hive itself is too general, got 'HKLM'",
  ]);
});

describe('a place under a key of the agent', () => {
  test.each([
    ['path', 'C:/a/b.ini', 'C:\\a\\b.ini'],
    ['path', 'C:\\\\a\\\\\\b.ini', 'C:\\a\\b.ini'],
    ['path', '\\\\server\\\\a', '\\\\server\\a'],
    ['path', 'C:/Logs/*/', 'C:\\Logs\\*'],
    ['path', 'C:\\a.exe', 'C:\\a.exe'],
    ['destinationPath', '/etc//hosts', '/etc/hosts'],
    ['destinationPath', '/etc///hosts//', '/etc/hosts/'],
    ['destinationPath', '/etc/*//', '/etc/*'],
    ['destinationPath', '/srv/a\\\\b', '/srv/a\\\\b'],
    ['keyName', 'Computer\\HKLM\\\\SOFTWARE/Contoso', 'HKLM\\SOFTWARE\\Contoso'],
  ])('%s: %s is corrected to %s', (key, text, right) => {
    expect(correctedPlace(key, text)).toBe(right);
  });
});

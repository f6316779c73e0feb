import {
  canonicalLinuxPath,
  fromAgentPath,
  linuxPathMeaning,
  registryKeyMeaning,
  toAgentPath,
  windowsPathMeaning,
} from '../../lib/settings/path-forms';

test.each([
  ['/etc/.*.conf', '/etc/*.conf'],
  ['/etc/.*', '/etc/*'],
  ['/etc/.*d/a', '/etc/.*d/a'],
  ['/etc/cron.*', '/etc/cron.*'],
])('the Linux path %s is %s for users', (path, canonical) => {
  expect(canonicalLinuxPath(path)).toBe(canonical);
});

test.each([
  ['/etc/.*.conf', '/etc/*.conf'],
  ['/etc/a.*b.*', '/etc/a*b*'],
  ['/srv.*/a.*', '/srv.*/a*'],
  ['/etc/*.*', '/etc/*.*'],
  ['.*', '*'],
])('the path %s of the agent is %s for users', (path, own) => {
  expect(fromAgentPath(path)).toBe(own);
});

test('the agent gets every wildcard in its form', () => {
  expect(toAgentPath('/etc/a*b*')).toBe('/etc/a.*b.*');
});

describe('the same place has one meaning:', () => {
  test.each([
    ['%ProgramFiles(x86)%\\A\\', 'c:\\program files (x86)\\a'],
    ['C:\\a\\\\\\b\\\\', 'c:\\a\\b'],
    ['C:\\a%windir%', 'c:\\a%windir%'],
    ['\\\\server\\share', '\\\\server\\share'],
    ['C:\\Logs\\*.*', 'c:\\logs\\*'],
    ['C:\\Logs\\*.*x', 'c:\\logs\\*.*x'],
  ])('the Windows path %s is %s', (path, meaning) => {
    expect(windowsPathMeaning(path)).toBe(meaning);
  });

  test.each([
    ['/etc/ssh//', '/etc/ssh'],
    ['/', '/'],
    ['/etc/.*/', '/etc/.*'],
    ['/etc/.*.conf', '/etc/*.conf'],
  ])('the Linux path %s is %s', (path, meaning) => {
    expect(linuxPathMeaning(path)).toBe(meaning);
  });

  test.each([
    ['HKLM:\\Software\\A\\\\', 'hkey_local_machine\\software\\a'],
    ['hkey_local_machine\\SOFTWARE', 'hkey_local_machine\\software'],
    ['HKCU\\HKLM\\A', 'hkcu\\hklm\\a'],
  ])('the registry key %s is %s', (key, meaning) => {
    expect(registryKeyMeaning(key)).toBe(meaning);
  });
});

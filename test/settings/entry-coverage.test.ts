import { type CoveringFile, fileCoverage, keyCoverage } from '../../lib/settings/entry-coverage';

const answerOf = (coverage: ReturnType<typeof keyCoverage>) =>
  coverage.answer === 'watched' ? 'watched' : coverage.answer === 'unknown' ? coverage.why : coverage.because;

const entry = (path: string, more: Partial<CoveringFile> = {}): CoveringFile => ({
  path,
  recurse: false,
  pathType: 'File',
  ...more,
});
const below = { recurse: true };
const folder = { pathType: 'Folder' } as const;

test.each<[CoveringFile, string, string]>([
  [entry('C:\\Windows\\win.ini'), 'c:\\windows\\WIN.INI', 'watched'],
  [entry('%windir%\\win.ini'), 'C:\\Windows\\win.ini', 'watched'],
  [entry('C:\\Windows\\win.ini'), '%SystemRoot%\\win.ini', 'watched'],
  [entry('C:\\logs\\*.log'), 'C:\\logs\\a.log', 'watched'],
  [entry('C:\\logs\\*.*'), 'C:\\logs\\readme', 'watched'],
  [entry('C:\\logs\\*.log'), 'C:\\logs\\a.txt', 'other-name'],
  [entry('C:\\logs\\*.log'), 'C:\\logs\\old\\a.log', 'below'],
  [entry('C:\\logs\\*.log', below), 'C:\\logs\\old\\a.log', 'watched'],
  [entry('C:\\logs\\*.log', below), 'C:\\logs\\old\\a.txt', 'elsewhere'],
  [entry('C:\\logs\\a.log'), 'C:\\logs\\b.log', 'other-name'],
  [entry('C:\\logs\\a.log', below), 'C:\\logs\\old\\a.log', 'recurseOfOneFile'],
  [entry('C:\\logs\\a.log'), 'C:\\logs\\old\\a.log', 'elsewhere'],
  [entry('C:\\logs', folder), 'C:\\logs', 'watched'],
  [entry('C:\\logs', folder), 'C:\\logs\\a.log', 'folderWithoutRecurse'],
  [entry('C:\\logs', folder), 'C:\\logs\\old\\a.log', 'below'],
  [entry('C:\\logs', { ...folder, ...below }), 'C:\\logs\\old\\a.log', 'watched'],
  [entry('C:\\logs', { ...folder, ...below }), 'C:\\logs2\\a.log', 'elsewhere'],
  [entry('C:\\app*', { ...folder, ...below }), 'C:\\app1\\a.log', 'wildcardAboveLast'],
  [entry('%APPDATA%\\app\\a.ini'), 'C:\\Users\\u\\AppData\\Roaming\\app\\a.ini', 'variable'],
  [entry('%APPDATA%\\app\\a.ini'), 'C:\\Users\\u\\a.ini', 'elsewhere'],
  [entry('%APPDATA%\\app\\a.ini'), '%appdata%\\app\\a.ini', 'watched'],
  [entry('%APPDATA%\\a.ini', below), 'C:\\Users\\u\\x\\a.ini', 'variable'],
  [entry('C:\\app\\a.ini'), '%APPDIR%\\a.ini', 'variable'],
  [entry('C:\\app\\a.ini'), '%APPDIR%\\b.ini', 'elsewhere'],
  [entry('%APPDATA%\\app', folder), 'C:\\x\\a.ini', 'variable'],
  [entry('C:\\*\\a.ini'), 'C:\\app\\a.ini', 'wildcardAboveLast'],
  [entry('C:\\x*\\a.ini'), 'C:\\app\\a.ini', 'elsewhere'],
  [entry('C:\\logs\\*.log'), 'C:\\logs\\*.log', 'watched'],
  [entry('C:\\logs\\*.log'), 'C:\\logs\\a*', 'severalPaths'],
  [entry('C:\\logs\\*.log'), 'C:\\other\\*', 'elsewhere'],
  [entry('C:\\logs', folder), 'C:\\logs\\*', 'severalPaths'],
  [entry('C:\\logs\\app*'), 'C:\\logs\\*', 'severalPaths'],
  [entry('C:\\logs\\a.log'), 'C:\\logs\\*.log', 'severalPaths'],
  [entry('C:\\logs\\a.log'), 'C:\\logs\\*.txt', 'elsewhere'],
  [entry('C:\\logs\\*a*.log'), 'C:\\logs\\a.log', 'watched'],
  [entry('C:\\logs\\*a*.log'), 'C:\\logs\\b.log', 'other-name'],
  [entry('C:\\logs\\a*a.log'), 'C:\\logs\\a.log', 'other-name'],
  [entry('%APPDATA%\\app\\a.ini'), 'C:\\x\\app\\old\\a.ini', 'elsewhere'],
  [entry('%APPDATA%\\app\\a.ini', below), 'C:\\x\\app\\old\\a.ini', 'variable'],
  [entry('C:\\app*', { ...folder, ...below }), 'D:\\app1\\a.log', 'elsewhere'],
])('of Windows, %j for %s: %s', (own, path, expected) => {
  expect(answerOf(fileCoverage('windows', own, path))).toBe(expected);
});

test.each<[CoveringFile, string, string]>([
  [entry('/etc/*.conf'), '/etc/a.conf', 'watched'],
  [entry('/etc/*.conf'), '/etc/a.CONF', 'other-name'],
  [entry('/etc/*.conf'), '/Etc/a.conf', 'elsewhere'],
  [entry('/etc/.*.conf'), '/etc/a.conf', 'watched'],
  [entry('/etc/*.conf', below), '/etc/ssh/a.conf', 'watched'],
  [entry('/etc/*.conf'), '/etc/ssh/a.conf', 'below'],
  [entry('/etc/ssh', { ...folder, ...below }), '/etc/ssh/sshd_config', 'watched'],
  [entry('/etc/ssh/', folder), '/etc/ssh/sshd_config', 'folderWithoutRecurse'],
  [entry('/etc/hosts', { links: 'Follow' }), '/etc/hosts', 'watched'],
  [entry('/etc/hosts', { links: 'Ignore' }), '/etc/hosts', 'links'],
  [entry('/etc/hosts', { links: 'Manage' }), '/etc/hosts', 'links'],
  [entry('/etc/hosts', { links: 'Ignore' }), '/etc/motd', 'other-name'],
  [entry('/etc/a(b)+*'), '/etc/a(b)+c', 'watched'],
  [entry(`/etc/${'*a'.repeat(40)}`), `/etc/${'a'.repeat(39)}`, 'other-name'],
])('of Linux, %j for %s: %s', (own, path, expected) => {
  expect(answerOf(fileCoverage('linux', own, path))).toBe(expected);
});

test.each([
  ['HKLM\\SOFTWARE\\Contoso', 'HKEY_LOCAL_MACHINE\\Software\\contoso\\', 'watched'],
  ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SOFTWARE\\Contoso\\Run', 'below'],
  ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SOFTWARE\\Contoso2', 'elsewhere'],
  ['HKLM\\SOFTWARE\\Contoso\\Run', 'HKLM\\SOFTWARE\\Contoso', 'elsewhere'],
  ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SOFTWARE\\Con*', 'severalPaths'],
  ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SYSTEM\\*', 'elsewhere'],
])('the key %s for %s: %s', (own, key, expected) => {
  expect(answerOf(keyCoverage(own, key))).toBe(expected);
});

import { SECRET_FILES, SECRET_SOURCES } from '../../lib/facts/secrets';
import {
  type FileEntry,
  includes,
  isBroad,
  isContainerKey,
  secretOfKey,
  secretsCoveredBy,
} from '../../lib/settings/coverage';

const first = (entry: FileEntry) => secretsCoveredBy(entry)[0]?.path;

describe('secretsCoveredBy', () => {
  test.each<[FileEntry, string]>([
    [{ path: 'C:\\Windows\\System32\\config\\SAM' }, 'c:\\windows\\system32\\config\\sam'],
    [{ path: '%windir%\\System32\\config\\*' }, 'c:\\windows\\system32\\config\\sam'],
    [{ path: '%SystemRoot%\\System32', pathType: 'Folder', recurse: true }, 'c:\\windows\\system32\\config\\sam'],
    [{ path: 'C:\\ProgramData\\ssh\\ssh_host_rsa_key' }, 'c:\\programdata\\ssh\\ssh_host_*_key'],
    [{ path: '%ProgramData%\\ssh\\*' }, 'c:\\programdata\\ssh\\ssh_host_*_key'],
    [{ path: 'C:\\inetpub\\wwwroot\\shop\\web.config' }, 'c:\\inetpub\\**\\web.config'],
    [{ path: 'C:\\inetpub\\wwwroot\\*.config', recurse: true }, 'c:\\inetpub\\**\\web.config'],
    [{ path: 'D:\\sites\\*.config' }, '**\\web.config'],
    [{ path: 'D:\\app\\appsettings.Production.json' }, '**\\appsettings.*.json'],
    [{ path: 'D:\\app\\*.json' }, '**\\appsettings.*.json'],
    [{ path: 'C:\\Windows\\Panther\\unattend.xml' }, 'c:\\windows\\panther\\**\\*unattend*.xml'],
    [{ path: 'D:\\app\\.env' }, '**\\.env'],
    [{ path: 'C:\\Users\\app\\.aws\\*' }, 'c:\\users\\*\\.aws\\credentials'],
    [{ path: 'C:\\Users\\*', recurse: true }, 'c:\\users\\*\\.ssh\\id_*'],
    [{ path: '/etc/ssl/private/site.pem' }, '/etc/ssl/private/*'],
    [{ path: '/etc/ssl/*', recurse: true }, '/etc/ssl/private/*'],
    [{ path: '/etc/krb5.keytab' }, '/etc/krb5.keytab'],
    [{ path: '/srv/http.keytab' }, '**/*.keytab'],
    [{ path: '/home/app/.kube/config' }, '**/.kube/config'],
    [{ path: '/etc/wireguard/', pathType: 'Folder' }, '/etc/wireguard/*.conf'],
    [{ path: '/root/.my.cnf' }, '/root/.my.cnf'],
    [{ path: '/var/lib/jenkins', pathType: 'Folder', recurse: true }, '/var/lib/jenkins/secrets/**/*'],
    [{ path: '/home/*', recurse: true }, '/home/*/.ssh/id_*'],
    [{ path: '/home/app/.ssh/*' }, '/home/*/.ssh/id_*'],
    [{ path: '/etc/.*' }, '/etc/shadow'],
  ])('of %j begin with %s', (entry, path) => {
    expect(first(entry)).toBe(path);
  });

  test.each<FileEntry>([
    { path: '/etc/hosts' },
    { path: '/etc/*.conf' },
    { path: '/etc/ssh/*.conf' },
    { path: '/etc/ssh/ssh_host_rsa_key.pub' },
    { path: '/home/app/.ssh/id_rsa.pub' },
    { path: '/home/app/.ssh/*.pub' },
    { path: '/srv/*', recurse: true },
    { path: '/srv/app/*.log' },
    { path: '/etc/*_key' },
    { path: 'C:\\Windows\\win.ini' },
    { path: 'C:\\Windows\\System32\\drivers\\etc\\*' },
    { path: 'D:\\app\\*', recurse: true },
    { path: 'D:\\app\\.env.example' },
  ])('of %j are none', (entry) => {
    expect(secretsCoveredBy(entry)).toEqual([]);
  });

  test.each(Object.values(SECRET_FILES).flat())('$path is covered by an entry of its own', (secret) => {
    const path = secret.path.replace(/^\*\*([\\/])/, (_, separator) => (separator === '/' ? '/srv/' : 'd:\\srv\\'));
    const entry = path.replaceAll('**', 'a').replaceAll('*', 'b');
    expect(secretsCoveredBy({ path: entry })).toContainEqual(secret);
    expect(SECRET_SOURCES).toHaveProperty(secret.source);
  });
});

describe('isBroad', () => {
  test.each<FileEntry>([
    { path: 'C:\\*.config', recurse: true },
    { path: '%SystemDrive%\\*.config', recurse: true },
    { path: '%windir%\\System32\\*.dll' },
    { path: 'C:\\Windows', pathType: 'Folder' },
    { path: '%SystemRoot%\\*', recurse: true },
    { path: 'C:\\Windows\\*.dll', recurse: true },
    { path: '/*.conf', recurse: true },
    { path: '/etc/*', recurse: true },
    { path: '/etc', pathType: 'Folder', recurse: true },
    { path: '/usr/*.so', recurse: true },
    { path: '/var/log/', pathType: 'Folder' },
  ])('%j is', (entry) => {
    expect(isBroad(entry)).toBe(true);
  });

  test.each<FileEntry>([
    { path: '/etc/*.conf', recurse: true },
    { path: '/etc/ssh', pathType: 'Folder' },
    { path: 'C:\\Windows\\*.ini' },
    { path: 'C:\\*.config' },
    { path: 'C:\\inetpub\\*.config', recurse: true },
    { path: '%windir%\\System32\\drivers\\etc\\*' },
  ])('%j is not', (entry) => {
    expect(isBroad(entry)).toBe(false);
  });
});

test('a registry key is known in every notation', () => {
  expect(isContainerKey('hklm:\\software\\')).toBe(true);
  expect(isContainerKey('HKLM\\SOFTWARE\\Contoso')).toBe(false);
  expect(secretOfKey('HKLM\\software\\microsoft\\windows nt\\currentversion\\winlogon')?.source).toBe('autologon');
  expect(secretOfKey('HKLM\\SOFTWARE\\Contoso')).toBeUndefined();
});

test.each<[string, string, boolean]>([
  ['*.conf', 'a.conf', true],
  ['*', '', true],
  ['a*b*c', 'a1b2b3c', true],
  ['a*b*c', 'a1c', false],
  ['*.json', 'appsettings.*.json', true],
  ['.env.*', '*.conf', false],
])('%s includes %s: %s', (pattern, other, expected) => {
  expect(includes(pattern, other)).toBe(expected);
});

import { SECRET_SOURCES } from '../../lib/facts/secret-sources';
import { SECRET_FILES } from '../../lib/facts/secrets';
import {
  type FileEntry,
  includes,
  isBroad,
  isContainerKey,
  secretOfKey,
  secretsCoveredBy,
} from '../../lib/settings/coverage';
import { registryKeyProblems } from '../../lib/settings/path-rules';

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
    [{ path: '/etc/ssh//' }, '/etc/ssh/ssh_host_*_key'],
    [{ path: '/var/lib/jenkins', pathType: 'Folder', recurse: true }, '/var/lib/jenkins/secrets/**/*'],
    [{ path: '/home/*', recurse: true }, '/home/*/.ssh/id_*'],
    [{ path: '/home/app/.ssh/*' }, '/home/*/.ssh/id_*'],
    [{ path: '/etc/.*' }, '/etc/shadow'],
  ])('of %j begin with %s', (entry, path) => {
    expect(first(entry)).toBe(path);
  });

  const all = { recurse: true };
  const folder = { pathType: 'Folder', recurse: true } as const;
  test.each<[string, string[], Partial<FileEntry>?]>([
    ['hives of the registry', ['C:\\Windows\\System32\\config\\SECURITY', 'C:\\Windows\\System32\\config\\SAM.SAV']],
    ['folders of hives', ['C:\\Windows\\System32\\config', 'C:\\Windows\\repair'], folder],
    ['the directory', ['C:\\Windows\\NTDS\\*', 'D:\\NTDS\\ntds.dit', '%SystemRoot%\\NTDS\\NTDS.DIT']],
    ['host keys', ['C:\\ProgramData\\ssh', '%ProgramData%\\ssh\\', '%ALLUSERSPROFILE%\\ssh', '/etc/ssh'], folder],
    [
      'answer files',
      ['C:\\unattend.xml', 'C:\\Windows\\Panther\\Unattended.xml', 'D:\\x\\sysprep.xml', 'D:\\x\\unattend.txt'],
    ],
    [
      'web servers',
      ['C:\\inetpub\\wwwroot\\web.Release.config', '%windir%\\System32\\inetsrv\\config\\*', '/srv/web.config'],
    ],
    ['web sites', ['C:\\inetpub\\wwwroot', '%windir%\\System32\\inetsrv'], folder],
    [
      'settings of programs',
      ['D:\\a\\appsettings.Staging.json', '/opt/a/appsettings.json', '/srv/.env', 'D:\\a\\.env.prod'],
    ],
    [
      'password files',
      ['/root/.pgpass', '/home/a/.netrc', 'C:\\Users\\a\\_netrc', 'C:\\Users\\a\\.netrc', '/etc/apache2/.htpasswd'],
    ],
    [
      'databases',
      ['/etc/my.cnf', '/etc/mysql/my.cnf', '/etc/mysql/*.cnf', '/etc/redis/redis.conf', '/root/.mylogin.cnf'],
    ],
    ['stores of passwords', ['/home/a/b.kdbx', 'C:\\Users\\a\\b.kdbx', '/root/.vault-token', '/root/.pypirc']],
    ['private keys', ['D:\\certs\\*.pfx', '/srv/deploy_rsa', '/etc/ipsec.d/private/a.pem', '/etc/ssl/private/*.key']],
    ['tunnels', ['/etc/wireguard/*.conf', '/etc/openvpn/server.conf', '/home/a/b.ovpn', 'D:\\b.ovpn']],
    [
      'histories',
      ['/root/.bash_history', 'C:\\Users\\a\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine\\*'],
    ],
    ['PowerShell on Linux', ['/home/a/.local/share/powershell/PSReadLine/ConsoleHost_history.txt']],
    ['clouds', ['/root/.azure/accessTokens.json', '/root/.config/gcloud/credentials.db', '/srv/terraform.tfvars']],
    ['clusters', ['/etc/rancher/rke2/rke2.yaml', '/var/lib/kubelet/kubeconfig', '/var/lib/kubelet/pki/*']],
    [
      'group policies',
      ['C:\\Windows\\SYSVOL\\x\\ScheduledTasks.xml', 'C:\\Windows\\SYSVOL\\x\\Preferences\\Drives\\Drives.xml'],
    ],
    [
      'clients of FTP',
      ['C:\\Users\\a\\AppData\\Roaming\\FileZilla\\sitemanager.xml', 'C:\\Program Files (x86)\\WinSCP\\WinSCP.ini'],
    ],
    [
      'application servers',
      ['/etc/tomcat/tomcat-users.xml', 'D:\\tomcat\\conf\\tomcat-users.xml', '/var/www/html/wp-config.php'],
    ],
    [
      'network services',
      ['/etc/snmp/snmpd.conf', '/etc/krb5.keytab', '/etc/rsyncd.secrets', '/etc/postfix/sasl_passwd'],
    ],
    ['the whole configuration', ['/etc'], folder],
    ['one level of it', ['/etc/*', '/etc/ssl/private/*', '/root/*']],
    ['every configuration file', ['/etc/*.conf', '/etc/*.cnf', 'C:\\inetpub\\*.config'], all],
  ])('of %s are found', (_, paths, entry = {}) => {
    expect(paths.filter((path) => secretsCoveredBy({ path, ...entry }).length === 0)).toEqual([]);
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
    { path: 'C:\\Windows\\a*' },
    { path: 'C:\\Windows\\*a' },
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

test.each([
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities',
  'HKLM:\\SYSTEM\\ControlSet001\\services\\SNMP\\Parameters\\ValidCommunities\\',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\TrapConfiguration\\public',
  'HKLM\\SOFTWARE\\Policies\\SNMP\\Parameters\\ValidCommunities',
  'HKLM\\SOFTWARE\\RealVNC\\WinVNC4',
  'HKLM\\SOFTWARE\\WOW6432Node\\TightVNC\\Server',
  'HKLM\\SOFTWARE\\TigerVNC\\WinVNC4',
  'HKLM\\SOFTWARE\\ORL\\WinVNC3\\Default',
  'HKLM\\SOFTWARE\\WOW6432Node\\FileZilla Server',
])('the key %s has secrets', (key) => {
  expect(SECRET_SOURCES).toHaveProperty(secretOfKey(key)?.source ?? 'none');
});

test.each([
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SNMP',
  'HKLM\\SOFTWARE\\Wow6432Node\\Contoso',
  'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters',
])('the key %s has none', (key) => {
  expect(secretOfKey(key)).toBeUndefined();
});

test.each(['HKLM\\SAM\\SAM', 'HKLM\\SECURITY', 'HKCU\\SOFTWARE\\SimonTatham\\PuTTY\\Sessions'])(
  'the key %s is refused',
  (key) => {
    expect(registryKeyProblems([], key)).toHaveLength(1);
  },
);

test.each<[string, string, boolean]>([
  ['*.conf', 'a.conf', true],
  ['*', '', true],
  ['a*b*c', 'a1b2b3c', true],
  ['a*b*c', 'a1c', false],
  ['*.json', 'appsettings.*.json', true],
  ['.env.*', '*.conf', false],
  ['b', 'ab', false],
])('%s includes %s: %s', (pattern, other, expected) => {
  expect(includes(pattern, other)).toBe(expected);
});

import { textOf } from '../../lib/core/problems';
import { settingsWarnings } from '../../lib/settings/settings-warnings';
import type { ChangeTrackingSettings } from '../../lib/settings/types';

/** Everything off but what a test is about. */
const OFF: ChangeTrackingSettings = { windows: { files: false, registryKeys: false } };

const linux = (...files: { path: string; [key: string]: unknown }[]): ChangeTrackingSettings =>
  ({ ...OFF, linux: { files } }) as ChangeTrackingSettings;
const windows = (...files: { path: string; [key: string]: unknown }[]): ChangeTrackingSettings =>
  ({ windows: { files, registryKeys: false } }) as ChangeTrackingSettings;

const lines = (settings: ChangeTrackingSettings, uploads = false) =>
  settingsWarnings(settings, uploads).map((warning) => `${warning.id}: ${textOf(warning)}`);

describe('settingsWarnings', () => {
  test("tells of Microsoft's own rule that it watches no Windows file and no registry key", () => {
    expect(lines({})).toEqual([
      "windows-files-empty: settings.windows.files lists no file to watch: list files, such as { path: '%windir%\\System32\\drivers\\etc\\hosts' }, or set it to false",
      "windows-registry-empty: settings.windows.registryKeys enables no key, and Microsoft's presets are disabled until named: name some, such as 'knownDlls' and 'winlogonNotify', or set it to false",
    ]);
  });

  test.each<[string, ChangeTrackingSettings, string[]]>([
    ['every file is disabled', windows({ path: 'C:\\a.ini', enabled: false }), ['windows-files-empty']],
    [
      'every key is disabled',
      { windows: { files: false, registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', enabled: false }] } },
      ['windows-registry-empty'],
    ],
    ['a preset is named', { windows: { files: false, registryKeys: ['knownDlls'] } }, []],
    ['what is empty is switched off', OFF, []],
    ['Windows is left out', { windows: false }, []],
    ['Linux is left out', { ...OFF, linux: false }, []],
    ['Linux files are off', { ...OFF, linux: { files: false } }, []],
  ])('where %s, warns of %j', (_, settings, ids) => {
    expect(settingsWarnings(settings, false).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    'C:\\Windows',
    'c:\\windows\\system32\\*',
    'C:\\Program Files\\*.*',
    'C:\\Users\\',
    '%SystemRoot%\\*',
    '%windir%\\System32\\*.*',
  ])('a Windows path as broad as %s is worth a warning', (path) => {
    expect(lines(windows({ path }))).toEqual([
      `path-broad: settings.windows.files[0].path covers far more than the 500 files one machine may track (Microsoft's support matrix), got '${path}': list the important files below it`,
    ]);
    expect(lines(windows({ path, enabled: false }))).toEqual([expect.stringMatching(/^windows-files-empty/)]);
  });

  test.each(['/usr', '/usr/bin', '/usr/bin/', '/var/log/*', '/home/*', '/usr/local/sbin', '/opt/bin'])(
    'a Linux path as broad as %s is worth a warning',
    (path) => {
      expect(settingsWarnings(linux({ path }), false).map(({ id }) => id)).toEqual(['path-broad']);
    },
  );

  test.each(['/usr/bin/passwd', '/var/log/app/*.log', '/etc/*.conf', '/usr/local/etc/app.conf'])(
    'the Linux path %s is not too broad',
    (path) => {
      expect(lines(linux({ path }))).toEqual([]);
    },
  );

  test('an empty list of Linux files is worth a warning', () => {
    expect(lines(linux())).toEqual([
      "linux-files-empty: settings.linux.files lists no file to watch: list files, such as { path: '/etc/*.conf' }, or set it to false",
    ]);
  });

  test('a path in the form of the agent is told how it is taken', () => {
    expect(lines(linux({ path: '/etc/.*.conf' }))).toEqual([
      "path-agent-form: settings.linux.files[0].path looks copied from a rule and is read as '/etc/*.conf', got '/etc/.*.conf': write '*' for any text",
    ]);
  });

  test.each<[string, string]>([
    ['/etc/host?', '?'],
    ['/etc/[a-z]*.conf', '[a-z]'],
    ['/etc/{passwd,group}', '{passwd,group}'],
    ['/home/$USER/app.conf', '$USER'],
    ['/home/%USER%/app.conf', '%USER%'],
    ['/srv/%TEMP%/app.conf', '%TEMP%'],
    ['/srv/~/app.conf', '~'],
    ['/etc/a;/etc/b', ';/'],
    ['/etc/a:/etc/b', ':/'],
    ['/etc/my\\ app.conf', '\\'],
    ['/etc/a\\x2g', '\\'],
    ['/etc/hosts,/etc/group', ',/'],
    ['/etc/hosts /etc/group', ' /'],
  ])('%s is watched as it stands, although it looks like more', (path, literal) => {
    expect(lines(linux({ path }))).toEqual([
      `path-literal: settings.linux.files[0].path holds '${literal}', which is not documented to be expanded: '*' in the last segment is the only wildcard (Microsoft's support matrix), got '${path}': list the files one by one`,
    ]);
  });

  test.each([
    '/etc/systemd/system/dev-disk\\x2da.mount',
    '/srv/a b/c.conf',
    '/opt/Outer$Inner.class',
    '/srv/{a}/b',
    '/srv/100%/b',
  ])('the Linux path %s is as plain as any', (path) => {
    expect(lines(linux({ path }))).toEqual([]);
  });

  test('a text that is known only at apply is checked by Terraform, but not for what it means', () => {
    const [path, key] = ['/srv/${TfToken[TOKEN.7]}', 'HKLM\\${TfToken[TOKEN.8]}'];
    const unchecked =
      'is known only at apply: Terraform checks its form, but not whether it covers too much or contains secrets; set a literal value, or acknowledge the warning';
    expect(lines({ windows: { files: false, registryKeys: [{ key }] }, linux: { files: [{ path }] } })).toEqual([
      `path-unchecked: settings.linux.files[0].path ${unchecked}`,
      `path-unchecked: settings.windows.registryKeys[0].key ${unchecked}`,
    ]);
    expect(lines(linux({ path, enabled: false }, { path: '/srv/a' }))).toEqual([]);
  });

  test('a list in brackets or braces is not expanded on Windows', () => {
    expect(settingsWarnings(windows({ path: 'C:\\a[12].ini' }, { path: 'C:\\{ab,cd}.ini' }), false)).toMatchObject([
      { id: 'path-literal' },
      { id: 'path-literal' },
    ]);
    expect(lines(windows({ path: 'C:\\{C689AAB8-8E78-11D0}\\a.ini' }))).toEqual([]);
  });

  test.each([
    ['%APPDATA%\\app.ini', '%APPDATA%'],
    ['C:\\Users\\%username%\\app.ini', '%username%'],
  ])('%s is another file for each user', (path, variable) => {
    expect(lines(windows({ path }))).toEqual([
      `path-of-user: settings.windows.files[0].path holds '${variable}', which differs from user to user, and the agent runs as a service: name the folder, got '${path}'`,
    ]);
    expect(lines(windows({ path: path.replace(variable, 'x').replace(/^x/, '%ProgramData%') }))).toEqual([]);
  });

  test('a folder among files is told, and one that is said to be one is not', () => {
    expect(lines(linux({ path: '/etc/ssh/' }))).toEqual([
      "path-folder: settings.linux.files[0].path ends like that of a folder, but the entry is for files, got '/etc/ssh/': set pathType to 'Folder', or write '/etc/ssh/*'",
    ]);
    expect(settingsWarnings(windows({ path: 'C:\\Logs\\' }), false).map(({ id }) => id)).toEqual(['path-folder']);
    expect(lines(linux({ path: '/etc/ssh/', pathType: 'Folder' }))).toEqual([]);
  });

  test.each<[{ path: string; [key: string]: unknown }, string | undefined, string]>([
    [{ path: '/etc/ssh/*' }, '/etc/ssh/ssh_host_*_key', 'private keys'],
    [{ path: '/etc/ssh/', pathType: 'Folder' }, '/etc/ssh/ssh_host_*_key', 'private keys'],
    [{ path: '/etc/ssh', pathType: 'Folder' }, '/etc/ssh/ssh_host_*_key', 'private keys'],
    [{ path: '/etc/sha*' }, '/etc/shadow', 'password hashes'],
    [{ path: '/etc/.*' }, '/etc/shadow', 'password hashes'],
    [{ path: '/etc/*_key', recurse: true }, '/etc/ssh/ssh_host_*_key', 'private keys'],
    [{ path: '/etc/*_key' }, undefined, ''],
    [{ path: '/etc/*.conf', recurse: true }, '/etc/wireguard/*.conf', 'private keys'],
    [{ path: '/etc/*.conf' }, '/etc/wireguard/*.conf', 'private keys'],
    [{ path: '/etc/*.conf', recurse: false }, undefined, ''],
    [{ path: '/etc/ssh/*.conf' }, undefined, ''],
    [{ path: '/srv/*', recurse: true }, undefined, ''],
  ])('uploading the content of %j covers the secrets of %s', (file, secret, holds) => {
    const found = settingsWarnings(linux({ ...file, uploadContent: true }), true).filter(
      ({ id }) => id === 'upload-sensitive',
    );
    expect(found.map(textOf)).toEqual(
      secret === undefined
        ? []
        : [
            `settings.linux.files[0] uploads the content of '${file.path}', and so of '${secret}', which may hold ${holds}: watch it without uploadContent`,
          ],
    );
  });

  test.each([
    ['/etc/shadow', 'password hashes'],
    ['/etc/gshadow-', 'password hashes'],
    ['/root/.ssh/id_ed25519', 'private keys'],
    ['/etc/ssh/ssh_host_rsa_key', 'private keys'],
    ['/srv/tls/site.key', 'private keys'],
    ['/srv/app/.env', 'passwords and tokens'],
    ['/srv/app/appsettings.Production.json', 'passwords and connection strings'],
    ['/etc/wireguard/wg0.conf', 'private keys'],
    ['/home/app/.aws/credentials', 'access keys'],
  ])('uploading the content of %s is worth a warning, watching it is not', (path, holds) => {
    expect(lines(linux({ path, uploadContent: true }), true)).toEqual([
      `upload-sensitive: settings.linux.files[0] uploads the content of '${path}', which may hold ${holds}: watch it without uploadContent`,
    ]);
    expect(lines(linux({ path }))).toEqual([]);
  });

  test('the values of some registry keys are secrets, and others hold none', () => {
    const key = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities';
    const keys = [{ key }, { key: 'HKLM\\SOFTWARE' }, { key: 'HKLM\\SOFTWARE\\Contoso' }];
    expect(lines({ windows: { files: false, registryKeys: keys } })).toEqual([
      `registry-sensitive: settings.windows.registryKeys[0].key names a key that may hold community strings of SNMP, and the values of a watched key are sent to the workspace, got '${key}': remove the entry, or acknowledge the warning if it has no such value`,
      "path-broad: settings.windows.registryKeys[1].key names a key that holds other keys and no values, and keys below are not searched (Microsoft's support matrix), got 'HKLM\\SOFTWARE': list each key below it",
    ]);
  });

  test('content behind managed links is not uploaded', () => {
    expect(lines(linux({ path: '/srv/app.conf', links: 'Manage', uploadContent: true }), true)).toEqual([
      "upload-links: settings.linux.files[0] uploads content with links 'Manage', which returns none (documentation of the former agent): use 'Follow', or remove uploadContent",
    ]);
    expect(lines(linux({ path: '/srv/app.conf', links: 'Manage' }))).toEqual([]);
    expect(lines(linux({ path: '/srv/app.conf', links: 'Follow', uploadContent: true }), true)).toEqual([]);
  });

  test('storage without an upload is worth a warning, a disabled upload being none', () => {
    const nothing =
      'upload-nothing: settings uploads no file although content storage is linked: set uploadContent on files, or remove the content storage';
    expect(lines(OFF, true)).toEqual([nothing]);
    const disabled = linux({ path: '/etc/a', uploadContent: true, enabled: false }, { path: '/etc/b' });
    expect(lines(disabled, true)).toEqual([nothing]);
    expect(lines(linux({ path: '/etc/a', uploadContent: true }), true)).toEqual([]);
  });
});

import fc from 'fast-check';
import { AGENT_UNKNOWNS } from '../../lib/facts/agent-unknowns';
import { resolveSettings } from '../../lib/settings/resolve';
import { settingsProblems } from '../../lib/settings/settings-checks';
import type { ChangeTrackingSettings } from '../../lib/settings/types';
import { questionOf, questionProblem, watchAnswer } from '../../lib/settings/watch-answers';
import { watchesFile, watchesKey } from '../../lib/settings/watches';
import { likelySettings } from '../support/arbitrary-settings';

const answer = (path: string, settings: ChangeTrackingSettings) =>
  watchAnswer(questionOf(path), { settings: resolveSettings(settings) });

describe('a question', () => {
  test.each([
    ['/etc/hosts', 'file', 'linux'],
    ['C:\\Windows\\win.ini', 'file', 'windows'],
    ['%windir%\\win.ini', 'file', 'windows'],
    ['C:\\hklm\\a', 'file', 'windows'],
    ['/srv/a:b', 'file', 'linux'],
    ['/srv/100%', 'file', 'linux'],
    ['\\\\server\\share\\a', 'file', 'windows'],
    ['HKLM\\SOFTWARE\\Contoso', 'registry key', 'windows'],
    ['HKEY_CURRENT_USER\\Software', 'registry key', 'windows'],
    ['HKCU:\\Software', 'registry key', 'windows'],
    ['Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\x', 'registry key', 'windows'],
  ])('about %s is about a %s of %s', (path, kind, os) => {
    expect(questionOf(path)).toEqual({ path, kind, os });
  });

  test.each([
    ['etc/hosts', "must be absolute, such as '/etc/ssh/sshd_config'"],
    ['C:/Windows/win.ini', "must use backslashes: write 'C:\\Windows\\win.ini'"],
    ['Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\x', "must begin with the hive: write 'HKEY_LOCAL_MACHINE\\SOFTWARE\\x'"],
    ['', 'must not be empty or begin or end with a space'],
    ['/etc/hosts', undefined],
    ['HKCU\\Software\\x', undefined],
    ['C:\\a.exe', undefined],
  ])('about %j is refused only if it is badly written', (path, problem) => {
    expect(questionProblem(questionOf(path))).toBe(problem);
  });
});

describe('an answer', () => {
  const matrix = "Microsoft's support matrix";

  test('names the entry that watches the path', () => {
    const files = [{ path: 'C:\\logs\\*.log', name: 'logs' }, { path: 'C:\\other\\a.log' }];
    expect(answer('C:\\logs\\a.log', { windows: { files } })).toStrictEqual({
      answer: 'watched',
      entries: [{ name: 'logs', path: 'C:\\logs\\*.log', answer: 'watched' }],
    });
  });

  test('prefers an entry that watches the path to one that may', () => {
    const files = [{ path: '/etc/hosts', links: 'Ignore' as const }, { path: '/etc/h*' }];
    expect(answer('/etc/hosts', { linux: { files } })).toMatchObject({
      answer: 'watched',
      entries: [{ path: '/etc/h*' }],
    });
  });

  test('says why it cannot be known', () => {
    const files = [{ path: '/etc/ssh', pathType: 'Folder' as const }];
    const why = 'the entry is a folder without recurse, and no source says whether the files in it are compared';
    expect(answer('/etc/ssh/sshd_config', { linux: { files } })).toEqual({
      answer: 'unknown',
      entries: [{ name: '/etc/ssh', path: '/etc/ssh', answer: 'unknown', why }],
    });
  });

  test('has the doubts that the form of the rule leaves', () => {
    const settings = resolveSettings({ linux: { files: [{ path: '/etc/*.conf' }] } });
    const doubts = new Map([['/etc/*.conf', 'linuxBareWildcard' as const]]);
    expect(watchAnswer(questionOf('/etc/a.conf'), { settings, doubts })).toEqual({
      answer: 'unknown',
      entries: [
        {
          ...{ name: 'ChangeTrackingLinuxPath_default', path: '/etc/*.conf', answer: 'unknown' },
          why: AGENT_UNKNOWNS.linuxBareWildcard.text,
        },
      ],
    });
    expect(watchAnswer(questionOf('/srv/a.conf'), { settings, doubts }).answer).toBe('not watched');
  });

  test.each<[string, ChangeTrackingSettings, string]>([
    ['C:\\app\\a.exe', {}, `the path of an entry must not be an '.exe': the service does not support them (${matrix})`],
    [
      '\\\\server\\share\\a',
      {},
      `the path of an entry must be on a local disk: network paths are not tracked (${matrix})`,
    ],
    [
      'server:/srv/a',
      {},
      `the path of an entry must be on a local file system: network file systems are not tracked (${matrix})`,
    ],
    [
      'HKCU\\Software\\x',
      {},
      `the key of an entry must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (${matrix})`,
    ],
    ['/etc/hosts', { linux: false }, 'the settings leave Linux out'],
    ['C:\\a\\b.ini', { windows: false }, 'the settings leave Windows out'],
    ['C:\\a\\b.ini', { windows: { files: false } }, 'the settings switch files off'],
    ['HKLM\\SOFTWARE\\x\\y', { windows: { registryKeys: false } }, 'the settings switch registry keys off'],
    ['/srv/a', { linux: { files: [{ path: '/etc/hosts' }] } }, 'no entry is for its folder or its name'],
    ['HKLM\\SYSTEM\\x\\y', { windows: { registryKeys: [] } }, 'no entry is for the key or one near it'],
  ])('for %s with %j says why nothing watches it', (path, settings, why) => {
    expect(answer(path, settings)).toMatchObject({ answer: 'not watched', why, entries: [] });
  });

  test('names what comes closest, nearest first', () => {
    const files = [
      { path: '/srv/sshd_config' },
      { path: '/etc/ssh/ssh_config' },
      { path: '/etc/*_config' },
      { path: '/etc/ssh/*', enabled: false },
      { path: '/opt/other' },
    ];
    expect(answer('/etc/ssh/sshd_config', { linux: { files } })).toEqual({
      answer: 'not watched',
      entries: [
        { name: '/etc/ssh/*', path: '/etc/ssh/*', answer: 'not watched', why: 'covers it and is disabled' },
        {
          ...{ name: '/etc/*_config', path: '/etc/*_config', answer: 'not watched' },
          why: 'does not search folders below, for recurse is false',
        },
        {
          ...{ name: '/etc/ssh/ssh_config', path: '/etc/ssh/ssh_config', answer: 'not watched' },
          why: 'is for other names in the same folder',
        },
      ],
    });
    const keys = ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SOFTWARE\\Contoso\\App\\Other'].map((key) => ({ key }));
    expect(answer('HKLM\\SOFTWARE\\Contoso\\App\\Run', { windows: { registryKeys: keys } }).entries).toMatchObject([
      {
        path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso',
        why: 'watches the values of that key only, not of keys below; a value of it with this name is watched',
      },
      { path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\App\\Other', why: 'is for another key' },
    ]);
  });

  test('names an entry for the same name in another folder', () => {
    const entries = (path: string, settings: ChangeTrackingSettings) =>
      answer(path, settings).entries.map(({ path: own, why }) => [own, why]);
    const linux = {
      files: [
        { path: '/srv/hosts', enabled: false },
        { path: '/srv/HOSTS' },
        { path: '/srv/a' },
        { path: '/srv/ghosts' },
      ],
    };
    expect(entries('/etc/hosts', { linux })).toEqual([
      ['/srv/hosts', 'is for another folder; it is disabled too'],
      ['/srv/HOSTS', 'is for another folder'],
    ]);
    expect(entries('C:\\etc\\hosts', { windows: { files: [{ path: 'D:\\x\\Hosts' }] } })).toEqual([
      ['D:\\x\\Hosts', 'is for another folder'],
    ]);
  });

  test('names what would watch it if its kind were on', () => {
    const settings = resolveSettings({ windows: { files: [{ path: 'C:\\a\\b.ini' }] } });
    const { windows } = settings;
    const off = {
      ...settings,
      ...(windows && { windows: { ...windows, files: { ...windows.files, enabled: false } } }),
    };
    expect(watchAnswer(questionOf('C:\\a\\b.ini'), { settings: off })).toEqual({
      answer: 'not watched',
      why: 'the settings switch files off',
      entries: [{ name: 'C:\\a\\b.ini', path: 'C:\\a\\b.ini', answer: 'not watched', why: 'covers it' }],
    });
  });

  test('is the one that alerts use, to which a doubt means that it may be watched', () => {
    const valid = likelySettings.filter((settings) => settingsProblems(settings, []).length === 0);
    const paths = [
      ...['/etc/hosts', '/etc/app.conf', 'C:\\Windows\\win.ini', 'C:\\app\\a.log', '%windir%\\x.y', 'd:\\a-b'],
      ...['HKLM\\SOFTWARE\\Contoso', 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'],
    ];
    fc.assert(
      fc.property(valid, fc.constantFrom(...paths), (given, path) => {
        const settings = resolveSettings(given);
        const { kind, os } = questionOf(path);
        const isThere = settings[os] !== undefined;
        const mayBe = watchAnswer(questionOf(path), { settings }).answer !== 'not watched';
        const seen = kind === 'file' ? watchesFile(settings, path) : watchesKey(settings, path);
        expect(seen).toBe(mayBe || !isThere);
      }),
      { numRuns: 100 },
    );
  });
});

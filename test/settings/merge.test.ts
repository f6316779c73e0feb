import { textOf } from '../../lib/core/problems';
import { ChangeTrackingSettings } from '../../lib/settings/change-tracking-settings';
import { settingsProblems } from '../../lib/settings/settings-checks';
import { messageOf } from '../support/synth';

const { merge, without, budget } = ChangeTrackingSettings;

describe('ChangeTrackingSettings.merge', () => {
  test('is nothing of nothing, and drops nothing of one', () => {
    expect(merge()).toStrictEqual({});
    expect(merge({ windows: { software: false } }, {}, { linux: undefined })).toEqual({ windows: { software: false } });
  });

  test('takes the later value, false included', () => {
    expect(merge({ windows: { files: [] } }, { windows: false })).toEqual({ windows: false });
    expect(merge({ windows: false }, { windows: { software: false } })).toEqual({ windows: { software: false } });
    expect(merge({ windows: { files: [{ path: 'C:\\a.ini' }] } }, { windows: { files: false } })).toEqual({
      windows: { files: false },
    });
    expect(merge({ linux: { files: false } }, { linux: { files: [{ path: '/etc/a' }] } })).toEqual({
      linux: { files: [{ path: '/etc/a' }] },
    });
    expect(merge({ windows: { registryKeys: false } }, { windows: { registryKeys: ['knownDlls'] } })).toEqual({
      windows: { registryKeys: ['knownDlls'] },
    });
    expect(merge({ windows: { services: { frequencySec: 600 } } }, { windows: { services: {} } })).toEqual({
      windows: { services: { frequencySec: 600 } },
    });
    expect(merge({ windows: { services: { frequencySec: 600 } } }, { windows: { services: true } })).toEqual({
      windows: { services: true },
    });
    expect(merge({ windows: { software: false } }, { windows: { software: undefined } })).toEqual({
      windows: { software: false },
    });
  });

  test('changes a file of the same name or path, and adds any other', () => {
    const base: ChangeTrackingSettings = {
      linux: {
        files: [
          { path: '/etc/hosts', name: 'Hosts', recurse: true },
          { path: '/etc/*.conf' },
          { path: '/etc/motd', name: 'Motd' },
        ],
      },
    };
    const more: ChangeTrackingSettings = {
      linux: {
        files: [
          { path: '/etc/hosts', uploadContent: true },
          { path: '/etc/.*.conf', enabled: false },
          { path: '/etc/motd.d/*', name: 'Motd' },
          { path: '/etc/fstab', name: 'Mounts' },
        ],
      },
    };
    expect(merge(base, more)).toEqual({
      linux: {
        files: [
          { path: '/etc/hosts', name: 'Hosts', recurse: true, uploadContent: true },
          { path: '/etc/.*.conf', enabled: false },
          { path: '/etc/motd.d/*', name: 'Motd' },
          { path: '/etc/fstab', name: 'Mounts' },
        ],
      },
    });
  });

  test('changes a Windows file of the same path, whatever its case', () => {
    const base: ChangeTrackingSettings = { windows: { files: [{ path: 'C:\\a.ini', recurse: true }] } };
    const more: ChangeTrackingSettings = { windows: { files: [{ path: 'c:\\A.ini' }, { path: 'C:\\b.ini' }] } };
    expect(merge(base, more)).toEqual({
      windows: { files: [{ path: 'c:\\A.ini', recurse: true }, { path: 'C:\\b.ini' }] },
    });
    expect(merge({ windows: { files: false } }, more)).toEqual(more);
    expect(merge(base, { windows: { software: false } })).toEqual({ windows: { ...base.windows, software: false } });
  });

  test('keeps registry keys apart that have other names, or none', () => {
    const registryKeys = [
      { key: 'HKLM\\A' },
      { key: 'HKLM\\B', name: 'b' },
      { key: 'HKLM\\C' },
      { key: 'HKLM\\D', name: 'd' },
    ];
    const [first, second] = [registryKeys.slice(0, 2), registryKeys.slice(2)];
    expect(merge({ windows: { registryKeys: first } }, { windows: { registryKeys: second } })).toEqual({
      windows: { registryKeys },
    });
  });

  test('knows a registry key in every notation, and watches a preset that is named', () => {
    const key = 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls';
    const off = { key: key.toLowerCase(), enabled: false };
    expect(merge({ windows: { registryKeys: ['knownDlls'] } }, { windows: { registryKeys: [off] } })).toEqual({
      windows: { registryKeys: [off] },
    });
    expect(merge({ windows: { registryKeys: [off] } }, { windows: { registryKeys: ['knownDlls'] } })).toEqual({
      windows: { registryKeys: ['knownDlls'] },
    });
    expect(
      merge(
        { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', name: 'own', enabled: false }, 'runWow64'] } },
        { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\B', name: 'own' }] } },
      ),
    ).toEqual({
      windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\B', name: 'own', enabled: false }, 'runWow64'] },
    });
    expect(
      merge(
        { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', description: 'a' }] } },
        { windows: { registryKeys: [{ key: 'HKEY_LOCAL_MACHINE\\Software\\a\\', groupTag: 'g' }] } },
      ),
    ).toEqual({
      windows: {
        registryKeys: [{ key: 'HKEY_LOCAL_MACHINE\\Software\\a\\', description: 'a', groupTag: 'g' }],
      },
    });
  });

  test('refuses a wrong entry at its place in its layer, which is another one in the merged list', () => {
    const wrong = { linux: { files: [{ path: '/etc/a' }, { path: '/etc/a' }, { path: 'etc/b' }] } };
    expect(
      messageOf(() => merge({ linux: { files: [{ path: '/etc/c' }] } }, wrong))
        .split('\n')
        .slice(1),
    ).toEqual([
      "  [ChangeTrackingSettings.merge] layers[1].linux.files[2].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/b'",
      "  [ChangeTrackingSettings.merge] layers[1].linux.files[1] repeats the path of layers[1].linux.files[0], got '/etc/a': remove one",
    ]);
  });

  test('leaves what is wrong with a layer as a whole to the check, because a later layer may put it right', () => {
    const off = { windows: false, linux: false } as const;
    expect(settingsProblems(merge(off, { linux: { files: [{ path: '/etc/a' }] } }))).toEqual([]);
    expect(settingsProblems(merge({ windows: false }, { linux: false })).map(textOf)).toEqual([
      expect.stringContaining('must keep one operating system'),
    ]);
  });
});

describe('ChangeTrackingSettings.without', () => {
  const settings: ChangeTrackingSettings = {
    windows: {
      files: [{ path: 'C:\\a.ini', name: 'A' }, { path: 'C:\\b.ini' }],
      registryKeys: ['knownDlls', 'drivers32', { key: 'HKLM\\SOFTWARE\\A' }],
    },
    linux: { files: [{ path: '/etc/hosts' }, { path: '/etc/fstab' }] },
  };

  test('takes entries out by name, path, key or preset', () => {
    const left = without(settings, 'A', 'c:\\B.ini', 'drivers32', 'HKEY_LOCAL_MACHINE\\Software\\a', '/etc/hosts');
    expect(left).toEqual({
      windows: { files: [], registryKeys: ['knownDlls'] },
      linux: { files: [{ path: '/etc/fstab' }] },
    });
  });

  test('leaves what has no list as it is', () => {
    const more: ChangeTrackingSettings = { windows: { files: false, software: false }, linux: { services: false } };
    expect(without({ ...more, linux: { ...more.linux, files: [{ path: '/a', name: 'A' }] } }, 'A')).toEqual({
      ...more,
      linux: { services: false, files: [] },
    });
    const off: ChangeTrackingSettings = { windows: { registryKeys: [{ key: 'HKLM\\A', name: 'A' }] }, linux: false };
    expect(without(off, 'A')).toEqual({ windows: { registryKeys: [] }, linux: false });
    expect(without({ windows: false, linux: { files: [{ path: '/a' }] } }, '/a')).toEqual({
      windows: false,
      linux: { files: [] },
    });
    expect(without({})).toEqual({});
  });

  test('refuses what is not there', () => {
    expect(messageOf(() => without(settings, '/etc/hots'))).toBe(`Validation failed with the following errors:
  [without] '/etc/hots' is in no list, known are 'C:\\a.ini', 'A', 'C:\\b.ini', 'knownDlls', 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls', 'drivers32', 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Drivers32', 'HKLM\\SOFTWARE\\A', '/etc/hosts', '/etc/fstab'; did you mean '/etc/hosts'?`);
  });
});

test('ChangeTrackingSettings.budget counts what is watched', () => {
  const settings: ChangeTrackingSettings = {
    windows: { files: [{ path: 'C:\\a.ini' }, { path: 'C:\\b.ini', enabled: false }], registryKeys: ['knownDlls'] },
    linux: false,
  };
  expect(budget(settings)).toEqual({
    windowsFiles: { used: 1, limit: 500 },
    registryKeys: { used: 1, limit: 250 },
    linuxFiles: { used: 0, limit: 500 },
  });
});

test.each<[unknown, string]>([
  [undefined, '[budget] settings must be an object, got undefined'],
  [{ windows: { file: [] } }, "[budget] settings.windows has no 'file'"],
  [{ linux: { files: '/etc/hosts' } }, '[budget] settings.linux.files must be'],
])('ChangeTrackingSettings.budget refuses %j', (settings, message) => {
  expect(messageOf(() => budget(settings as ChangeTrackingSettings))).toContain(message);
});

test('a preset is taken out by its name also where another list gives its key', () => {
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\KnownDLLs';
  const settings = merge(
    { windows: { registryKeys: ['knownDlls', 'runWow64'] } },
    { windows: { registryKeys: [{ key }] } },
  );
  expect(without(settings, 'knownDlls')).toEqual({ windows: { registryKeys: ['runWow64'] } });
});

describe('settings without types', () => {
  test.each<[string, () => unknown, ...string[]]>([
    [
      'no layer',
      () => merge(undefined as never),
      '[ChangeTrackingSettings.merge] layers[0] is undefined: omit the argument, or pass settings',
    ],
    [
      'the path of a file',
      () => merge({}, 'base.yaml' as never),
      "[ChangeTrackingSettings.merge] layers[1] must be settings, got 'base.yaml': read a file with ChangeTrackingSettings.fromFile",
    ],
    [
      'a misspelt part, which would be dropped',
      () => merge({ windos: { files: false } } as never, {}),
      "[ChangeTrackingSettings.merge] layers[0] has no 'windos', known are 'windows', 'linux'; did you mean 'windows'?",
    ],
    [
      'an unknown preset',
      () => merge({}, { windows: { registryKeys: ['knownDll' as never] } }),
      expect.stringMatching(
        /^\[ChangeTrackingSettings.merge] layers\[1]\.windows\.registryKeys\[0] must be one of .*did you mean 'knownDlls'\?$/,
      ),
    ],
    [
      'an entry without a path',
      () => merge({ linux: { files: [{} as never] } }, {}),
      "[ChangeTrackingSettings.merge] layers[0].linux.files[0] must have 'path': add it, or remove the entry",
    ],
    ['no settings', () => without(undefined as never, '/a'), '[without] settings must be an object, got undefined'],
    ['no text', () => without({}, 7 as never), '[without] entries[0] must be text, got 7'],
    [
      'an entry that is a default',
      () => without({}, '/etc/*.conf'),
      "[without] '/etc/*.conf' is in no list, because the lists are empty: defaults are not listed",
    ],
  ])('%s is told in words', (_, run, ...problems) => {
    const [introduction, ...lines] = messageOf(run).split('\n');
    expect(introduction).toBe('Validation failed with the following errors:');
    expect(lines.map((line) => line.trim())).toEqual(problems);
  });
});

import { readFileSync } from 'node:fs';
import { readSettings } from '../../lib/settings/read';
import { renderSettings } from '../../lib/settings/render';
import { resolveSettings } from '../../lib/settings/resolve';
import type { ChangeTrackingSettings } from '../../lib/settings/types';
import { UPLOAD } from '../support/agent-settings';
import { describeWithShared } from '../support/skip';

const SETTINGS: ChangeTrackingSettings = {
  windows: {
    files: [
      { path: '%windir%\\System32\\drivers\\etc\\hosts', uploadContent: true },
      { path: 'C:\\Apps\\*.config', name: 'Apps', description: 'ours', enabled: false, recurse: true, groupTag: 'App' },
      { path: 'D:\\Data', pathType: 'Folder' },
    ],
    fileFrequencySec: 1800,
    registryKeys: ['knownDlls', { key: 'HKLM\\SOFTWARE\\Contoso', description: 'ours', groupTag: 'App' }],
    services: { frequencySec: 600 },
    software: false,
  },
  linux: {
    files: [
      { path: '/etc/*.conf' },
      { path: '/etc/cron.*', links: 'Ignore', useSudo: false, uploadContent: true },
      { path: '/srv/app', pathType: 'Folder', recurse: true },
    ],
    inventory: false,
  },
};

/** The findings of settings of one operating system, as `path: note (correct)`. */
function findings(os: 'windows' | 'linux', settings: unknown): string[] {
  return readSettings(os, settings).unrecognised.map(
    ({ path, correct, note }) => `${path}: ${note}${correct === undefined ? '' : ` (${correct})`}`,
  );
}

/** Microsoft's rule for Linux, with a change. */
function linux(change: Record<string, unknown>): Record<string, unknown> {
  return { ...renderSettings(resolveSettings()).linux, ...change };
}

describe('readSettings', () => {
  test.each([
    ['with every kind of entry', SETTINGS],
    ["of Microsoft's own rule", {}],
    ['with everything off', { windows: { files: false, registryKeys: false, services: false }, linux: { files: [] } }],
  ] as [string, ChangeTrackingSettings][])('gives back rendered settings %s', (_, settings) => {
    const resolved = resolveSettings(settings, UPLOAD);
    const rendered = renderSettings(resolved);
    expect(readSettings('windows', rendered.windows)).toEqual({ settings: resolved.windows, unrecognised: [] });
    expect(readSettings('linux', rendered.linux)).toEqual({ settings: resolved.linux, unrecognised: [] });
  });

  test('names the right spelling of the keys of the Bicep landing zones and of the first conversion script', () => {
    const settings = linux({
      servicesSettings: undefined,
      serviceSettings: { serviceCollectionFrequency: 300 },
    });
    delete settings['servicesSettings'];
    expect(findings('linux', settings)).toEqual([
      'serviceSettings: almost certainly ignored: every known rule spells it differently (servicesSettings)',
      "servicesSettings.serviceCollectionFrequency: is absent, and the default of the agent is not documented; read as 300, the value of Microsoft's rule",
    ]);
    const windows = { ...renderSettings(resolveSettings()).windows, registrySettingsObjectList: { registryInfo: [] } };
    expect(findings('windows', windows)).toEqual([
      'registrySettingsObjectList: almost certainly ignored: every known rule spells it differently (registrySettings)',
    ]);
  });

  test('reads a key that differs in case, and says so', () => {
    const { settings, unrecognised } = readSettings('windows', {
      ...renderSettings(resolveSettings()).windows,
      fileSettings: { fileCollectionFrequency: 1800, fileinfo: [{ name: 'a', path: 'C:\\a.ini', enabled: true }] },
    });
    expect(settings.files.entries.map(({ path }) => path)).toEqual(['C:\\a.ini']);
    expect(unrecognised).toEqual([
      {
        path: 'fileSettings.fileinfo',
        correct: 'fileInfo',
        note: 'probably accepted: it differs only in case, but no source documents that case is ignored',
        harmless: true,
      },
    ]);
  });

  test('lists wrong keys and values of entries', () => {
    const fileInfo = [
      { destinationPath: '/etc/hosts', enabled: true, recursive: true, pathType: 'Directory', colour: 'red' },
      { destinationPath: '/etc/fstab', enabled: 'true', recurse: 1 },
      { path: '/etc/motd', enabled: true },
      'x',
    ];
    const settings = linux({ fileSettings: { fileCollectionFrequency: 900, fileInfo }, enableUpload: true });
    expect(findings('linux', settings)).toEqual([
      'fileSettings.fileInfo[0].recursive: almost certainly ignored: every known rule spells it differently (recurse)',
      'fileSettings.fileInfo[0].colour: almost certainly ignored: no known rule has it',
      'fileSettings.fileInfo[2].path: almost certainly ignored: every known rule spells it differently (destinationPath)',
      "fileSettings.fileInfo[3]: must be an object, got 'x'",
      "fileSettings.fileInfo[0].pathType: must be one of 'File', 'Folder', got 'Directory'; read as 'File'",
      'fileSettings.fileInfo[1].recurse: must be true or false, got 1',
      "fileSettings.fileInfo[1].enabled: must be true or false, got 'true'",
      'fileSettings.fileInfo[2].destinationPath: is absent: the entry watches nothing',
      'fileSettings.fileInfo[3].destinationPath: is absent: the entry watches nothing',
      'enableUpload: has no effect without fileSettings.uploadSetting',
    ]);
  });

  test('reads the right key if another spelling of it is there too', () => {
    const { settings, unrecognised } = readSettings(
      'linux',
      linux({ fileSettings: { fileCollectionFrequency: 900, FileCollectionFrequency: 60, collectionFrequency: 60 } }),
    );
    expect(settings.files.frequencySec).toBe(900);
    expect(unrecognised.map(({ path, correct }) => [path, correct])).toEqual([
      ['fileSettings.FileCollectionFrequency', 'fileCollectionFrequency'],
      ['fileSettings.collectionFrequency', 'fileCollectionFrequency'],
    ]);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a list for an object', { fileSettings: [] }, ['fileSettings: must be an object, got a list']],
    ['a number for a list', { fileSettings: { fileInfo: 7 } }, ['fileSettings.fileInfo: must be a list, got 7']],
    [
      'a number for a name',
      { fileSettings: { fileInfo: [{ destinationPath: '/a', enabled: true, name: 7 }] } },
      ['fileSettings.fileInfo[0].name: must be a text, got 7'],
    ],
    ['no list', { fileSettings: { fileInfo: null } }, []],
    [
      'a text for seconds',
      { enableFiles: false, fileSettings: { fileCollectionFrequency: '900' } },
      ["fileSettings.fileCollectionFrequency: must be a number of seconds, got '900'"],
    ],
    [
      'a number for a word',
      { fileSettings: { fileInfo: [{ destinationPath: '/a', enabled: true, links: 7 }] } },
      ['fileSettings.fileInfo[0].links: must be a text, got 7'],
    ],
    ['an empty path', { fileSettings: { fileInfo: [{ destinationPath: '', enabled: true }] } }, []],
    [
      'an entry with no more than its place',
      { fileSettings: { fileInfo: [{ destinationPath: '/a', enabled: true }] } },
      [],
    ],
    ['a flag as text', { enableUpload: 'true' }, ["enableUpload: must be true or false, got 'true'"]],
    ['a key of another block', { keyName: 'x' }, ['keyName: almost certainly ignored: no known rule has it']],
  ])('notes %s', (_, change, expected) => {
    const found = findings('linux', linux({ enableFiles: false, ...change }));
    expect(found).toEqual(expected);
  });

  test('reads an entry with no more than its place as one with the defaults of settings, but for texts', () => {
    const fileInfo = [{ destinationPath: '/a', enabled: true }];
    expect(readSettings('linux', linux({ fileSettings: { fileInfo } })).settings.files.entries).toEqual([
      {
        ...{ path: '/a', name: '/a', description: '', groupTag: '', enabled: true },
        ...{ recurse: false, useSudo: true, links: 'Follow', pathType: 'File', uploadContent: false },
      },
    ]);
  });

  test('omits an entry without a place', () => {
    const files = [{ enabled: true }, { path: '', destinationPath: '', enabled: true }];
    expect(readSettings('linux', { fileSettings: { fileInfo: files } }).settings.files.entries).toEqual([]);
    const windows = { fileSettings: { fileInfo: files }, registrySettings: { registryInfo: [{ keyName: '' }, {}] } };
    expect(readSettings('windows', windows).settings).toMatchObject({
      files: { entries: [] },
      registry: { entries: [] },
    });
  });

  test('reads an upload without its texts, and a flag that Linux does not need', () => {
    const { enableRegistry, ...others } = linux({ fileSettings: { fileCollectionFrequency: 900, uploadSetting: {} } });
    expect(enableRegistry).toBe(false);
    expect(readSettings('linux', { ...others, enableUpload: true })).toMatchObject({
      settings: { upload: { storageAccountId: '', blobEndpoint: '' } },
      unrecognised: [],
    });
  });

  test('is not in need of the frequency of a kind that is off', () => {
    const off = linux({ enableFiles: false, enableServices: false, fileSettings: {}, servicesSettings: {} });
    expect(readSettings('linux', off)).toMatchObject({
      settings: { files: { enabled: false, frequencySec: 900 }, services: { enabled: false, frequencySec: 300 } },
      unrecognised: [],
    });
  });

  test('notes the hive of a registry key only where it is abbreviated', () => {
    const keys = [
      'hkey_local_machine\\Software\\A\\\\',
      'HKCU\\HKLM\\A',
      'hklm:\\A',
      'HKLMX\\A',
      'hkey_local_machine\\HKLM',
    ];
    const registryInfo = keys.map((keyName) => ({ keyName, enabled: true }));
    const windows = {
      ...renderSettings(resolveSettings()).windows,
      registrySettings: { registryCollectionFrequency: 3000, registryInfo },
    };
    expect(readSettings('windows', windows).settings.registry.entries.map(({ key }) => key)).toEqual([
      'hkey_local_machine\\Software\\A',
      'HKCU\\HKLM\\A',
      'hklm:\\A',
      'HKLMX\\A',
      'hkey_local_machine\\HKLM',
    ]);
    expect(findings('windows', windows)).toEqual([
      "registrySettings.registryInfo[2].keyName: abbreviates the hive, which no known rule does, got 'hklm:\\A': write 'HKEY_LOCAL_MACHINE\\A'",
    ]);
  });

  test('knows what Linux has no use for', () => {
    expect(readSettings('linux', linux({ enableRegistry: true })).unrecognised).toEqual([
      { path: 'enableRegistry', note: 'must be false on Linux: there is no registry', harmless: true },
    ]);
    expect(findings('linux', linux({ enableRegistry: true, registrySettings: {} }))).toEqual([
      'registrySettings: almost certainly ignored: no known rule has it',
      'enableRegistry: must be false on Linux: there is no registry',
    ]);
  });

  test('reads an upload only where it is on, and notes an identity', () => {
    const uploadSetting = { storageAccountResourceId: 'id', blobEndpoint: 'https://x/', managedIdentity: 'someone' };
    const fileSettings = { fileCollectionFrequency: 900, uploadSetting };
    expect(readSettings('linux', linux({ fileSettings, enableUpload: true })).settings.upload).toEqual({
      storageAccountId: 'id',
      blobEndpoint: 'https://x/',
    });
    expect(readSettings('linux', linux({ fileSettings })).settings.upload).toBeUndefined();
    expect(findings('linux', linux({ fileSettings }))).toEqual([
      "fileSettings.uploadSetting.managedIdentity: names an identity in a form that is not documented, got 'someone'",
      'fileSettings.uploadSetting: has no effect without enableUpload: true',
    ]);
  });

  test('notes a registry value that is selected, and a key that is missing', () => {
    const registryInfo = [{ keyName: 'HKLM\\Software\\A', valueName: 'v', enabled: true }, { enabled: true }];
    const windows = {
      ...renderSettings(resolveSettings()).windows,
      registrySettings: { registryCollectionFrequency: 3000, registryInfo },
    };
    expect(readSettings('windows', windows).settings.registry.entries.map(({ key }) => key)).toEqual([
      'HKLM\\Software\\A',
    ]);
    expect(findings('windows', windows)).toEqual([
      "registrySettings.registryInfo[0].keyName: abbreviates the hive, which no known rule does, got 'HKLM\\Software\\A': write 'HKEY_LOCAL_MACHINE\\Software\\A'",
      "registrySettings.registryInfo[0].valueName: selects one value, which no known rule does; read as all values, got 'v'",
      'registrySettings.registryInfo[1].keyName: is absent: the entry watches nothing',
    ]);
  });

  test('tells a bare wildcard from that of the agent', () => {
    const { linux } = renderSettings(resolveSettings()) as { linux: object };
    const fileInfo = [
      { destinationPath: '/srv/*.conf', enabled: true },
      { destinationPath: '/srv/.*.conf', enabled: true },
    ];
    expect(findings('linux', { ...linux, fileSettings: { fileCollectionFrequency: 900, fileInfo } })).toEqual([
      "fileSettings.fileInfo[0].destinationPath: has a bare '*', got '/srv/*.conf': every known rule has '.*' for any text, and no source documents '*' for the agent",
    ]);
  });

  test.each([undefined, null, 7, 'text', [], {}, { fileSettings: 7, enableFiles: null }])('survives %j', (settings) => {
    const absent = 'is absent, and the default of the agent is not documented; read as false';
    expect(findings('linux', settings)).toContain(`enableSoftware: ${absent}`);
  });
});

describeWithShared('reference', 'readSettings of published rules', (folder) => {
  const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));

  test("finds nothing wrong with Microsoft's rule, and Microsoft's defaults in it", () => {
    const { extensions } = read('microsoft-ct-dcr.json').dataSources;
    const resolved = resolveSettings();
    expect(readSettings('windows', extensions[0].extensionSettings)).toEqual({
      settings: resolved.windows,
      unrecognised: [],
    });
    expect(readSettings('linux', extensions[1].extensionSettings)).toEqual({
      settings: resolved.linux,
      unrecognised: [],
    });
  });

  test('reads the upload of a rule made by the portal', () => {
    const rule = read('portal-content-upload-settings.json');
    expect(readSettings('windows', rule['ChangeTracking-Windows'])).toMatchObject({
      settings: { upload: UPLOAD },
      unrecognised: [],
    });
    expect(readSettings('linux', rule['ChangeTracking-Linux'])).toMatchObject({
      settings: { upload: UPLOAD, files: { entries: [{ path: '/etc/*.conf' }, { path: '/home/app/log/*.log' }] } },
      unrecognised: [],
    });
  });
});

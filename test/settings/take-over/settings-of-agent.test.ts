import { readFileSync } from 'node:fs';
import { shown, textOf } from '../../../lib/core/problems';
import type { OperatingSystem } from '../../../lib/facts/extension';
import { REGISTRY_KEYS } from '../../../lib/facts/registry-keys';
import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { settingsOfAgent } from '../../../lib/settings/take-over/settings-of-agent';
import type { ChangeTrackingSettings } from '../../../lib/settings/types';
import { agent, type Json, UPLOAD } from '../../support/agent-settings';
import { describeWithShared } from '../../support/skip';

/** The report of taking over one data source, as sentences. */
function report(os: OperatingSystem, settings: unknown) {
  const { settings: short, repaired, changes, lost } = settingsOfAgent({ [os]: settings });
  return { short, repaired: repaired.map(textOf), changes: changes.map(textOf), lost: lost.map(textOf) };
}

const NOTHING = { repaired: [], changes: [], lost: [] };

describe('settingsOfAgent', () => {
  test('is empty for the rule of this library without settings', () => {
    expect(settingsOfAgent(agent())).toEqual({ settings: {}, ...NOTHING });
  });

  test('leaves out an operating system without a data source', () => {
    expect(settingsOfAgent({ linux: agent().linux })).toEqual({ settings: { windows: false }, ...NOTHING });
    expect(settingsOfAgent({ windows: agent().windows })).toEqual({ settings: { linux: false }, ...NOTHING });
    expect(settingsOfAgent({})).toEqual({ settings: undefined, ...NOTHING });
  });

  test('names presets by their words, and keeps only what differs from a default', () => {
    const settings: ChangeTrackingSettings = {
      windows: {
        files: [
          { path: 'C:\\Apps\\*.config', name: 'Apps', enabled: false, groupTag: 'Recommended' },
          { path: 'D:\\Data', pathType: 'Folder' },
        ],
        fileFrequencySec: 1800,
        registryKeys: [
          'runWow64',
          {
            key: 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls',
            groupTag: 'App',
          },
          'winlogonNotify',
          { key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso' },
        ],
        services: { frequencySec: 600 },
        software: false,
      },
      linux: { files: [{ path: '/etc/*.conf' }, { path: '/srv/*', links: 'Ignore' }], inventory: false },
    };
    expect(settingsOfAgent(agent(settings))).toEqual({ settings, ...NOTHING });
  });
});

describe('settingsOfAgent repairs', () => {
  test('serviceSettings of the Bicep landing zones, which takes effect', () => {
    const { servicesSettings, ...others } = agent().windows;
    const given = { ...others, serviceSettings: { serviceCollectionFrequency: 600 } };
    expect(report('windows', given)).toEqual({
      short: { windows: { services: { frequencySec: 600 } }, linux: false },
      repaired: [
        "windows.serviceSettings is read as 'servicesSettings': the agent almost certainly ignored it until now",
      ],
      changes: ["windows.serviceSettings is written as 'servicesSettings', so the agent uses its value from now on"],
      lost: [],
    });
    expect(servicesSettings).toEqual({ serviceCollectionFrequency: 1800 });
  });

  test('registrySettingsObjectList of the first conversion script, whose keys take effect', () => {
    const settings = { windows: { registryKeys: ['knownDlls' as const] } };
    const { registrySettings, ...others } = agent(settings).windows;
    const found = report('windows', { ...others, registrySettingsObjectList: registrySettings });
    expect(found.short).toEqual({ ...settings, linux: false });
    expect(found.repaired).toEqual([
      "windows.registrySettingsObjectList is read as 'registrySettings': the agent almost certainly ignored it until now",
    ]);
    expect(found.changes).toHaveLength(1);
    const given = { windows: { ...others, registrySettingsObjectList: registrySettings } };
    expect(settingsOfAgent(given).changes.map(({ spelling }) => spelling)).toEqual([false]);
  });

  test('a flag that is off as text, and the other word for a folder', () => {
    const text = JSON.stringify(agent({ linux: { files: [{ path: '/srv', name: 'a' }], services: false } }).linux);
    const given = text.replace('"enableServices":false', '"enableServices":"False"').replace('"File"', '"directory"');
    expect(report('linux', JSON.parse(given))).toEqual({
      short: { windows: false, linux: { files: [{ path: '/srv', name: 'a', pathType: 'Folder' }], services: false } },
      repaired: [
        "linux.enableServices has the wrong form, got 'False': the agent probably did not accept it",
        "linux.fileSettings.fileInfo[0].pathType has the wrong form, got 'directory': the agent probably did not accept it",
      ],
      changes: [
        "linux.enableServices was 'False', becomes false",
        "linux.fileSettings.fileInfo[0].pathType was 'directory', becomes 'Folder'",
      ],
      lost: [],
    });
  });

  test('texts for flags and numbers, a misspelt flag and a single entry without its list', () => {
    const given = {
      ...agent({ linux: { files: [] } }).linux,
      enableFiles: 'True',
      fileSettings: {
        fileCollectionFrequency: '900',
        fileInfo: { destinationPath: '/etc/hosts', enable: 'true', recursive: false, links: 'follow' },
      },
    };
    const { short, repaired, changes, lost } = report('linux', given);
    expect(short).toEqual({ windows: false, linux: { files: [{ path: '/etc/hosts', groupTag: '' }] } });
    expect(repaired).toEqual([
      "linux.enableFiles has the wrong form, got 'True': the agent probably did not accept it",
      "linux.fileSettings.fileCollectionFrequency has the wrong form, got '900': the agent probably did not accept it",
      'linux.fileSettings.fileInfo is read as a list of one entry',
      "linux.fileSettings.fileInfo[0].enable is read as 'enabled': the agent almost certainly ignored it until now",
      "linux.fileSettings.fileInfo[0].enabled has the wrong form, got 'true': the agent probably did not accept it",
      "linux.fileSettings.fileInfo[0].recursive is read as 'recurse': the agent almost certainly ignored it until now",
      "linux.fileSettings.fileInfo[0].links has the wrong form, got 'follow': the agent probably did not accept it",
    ]);
    expect(changes).toContain("linux.enableFiles was 'True', becomes true");
    expect(changes).toContain("linux.fileSettings.fileInfo[0].links was 'follow', becomes 'Follow'");
    expect(changes).toContain("linux.fileSettings.fileInfo[0].checksum is absent, becomes 'Sha256'");
    expect(lost).toEqual([]);
  });
});

describe('settingsOfAgent repairs places', () => {
  test.each([
    ['windows', { windows: { files: [{ path: 'C:\\a\\b.ini', name: 'A' }] } }, 'C:\\\\a\\\\b.ini', 'C:/a/b.ini'],
    [
      'windows',
      { windows: { files: [{ path: 'C:\\a\\b.ini', name: 'A' }] } },
      'C:\\\\a\\\\b.ini',
      'C:\\\\\\\\a\\\\b.ini',
    ],
    [
      'windows',
      { windows: { registryKeys: [{ key: 'HKEY_LOCAL_MACHINE\\Own', name: 'A' }] } },
      'HKEY_LOCAL_MACHINE\\\\Own',
      'Computer\\\\HKEY_LOCAL_MACHINE\\\\\\\\Own',
    ],
    ['linux', { linux: { files: [{ path: '/srv/a', name: 'A' }] } }, '/srv/a', '/srv//a'],
  ] as const)('of %s as its checks suggest: %j', (os, settings, right, wrong) => {
    const text = JSON.stringify(agent(settings)[os]);
    const { short, repaired, changes, lost } = report(os, JSON.parse(text.replace(right, wrong)));
    const others = os === 'windows' ? { linux: false } : { windows: false };
    expect(short).toEqual({ ...settings, ...others });
    const [was, becomes] = [wrong, right].map((json) => JSON.parse(`"${json}"`) as string);
    expect(repaired).toEqual([expect.stringContaining(`has the wrong form, got '${was}': the agent probably`)]);
    expect(changes).toEqual([expect.stringContaining(` was '${was}', becomes '${becomes}'`)]);
    expect(lost).toEqual([]);
  });
});

describe('settingsOfAgent lists as changes', () => {
  test('every value of the entry that the portal writes for Windows', () => {
    const entry = {
      name: 'custom log files',
      enabled: true,
      description: '',
      path: 'C:\\AMACustomLogs\\*.log',
      recurse: true,
      uploadContent: false,
      maxContentsReturnable: 5000000,
      maxOutputSize: 0,
      checksum: 'Md5',
      pathType: 'File',
      groupTag: 'Custom',
    };
    const given = { ...agent().windows, fileSettings: { fileCollectionFrequency: 2700, fileinfo: [entry] } };
    const { short, changes, lost } = report('windows', given);
    expect(short).toEqual({
      windows: { files: [{ path: 'C:\\AMACustomLogs\\*.log', name: 'custom log files', recurse: true }] },
      linux: false,
    });
    expect(changes).toEqual([
      "windows.fileSettings.fileinfo is written as 'fileInfo'",
      'windows.fileSettings.fileInfo[0].uploadContent was false, is removed',
      'windows.fileSettings.fileInfo[0].maxOutputSize was 0, becomes 500000',
      "windows.fileSettings.fileInfo[0].checksum was 'Md5', becomes 'Sha256'",
    ]);
    expect(settingsOfAgent({ windows: given }).changes.map(({ spelling }) => spelling)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(lost).toEqual([]);
  });

  test('frequencies outside of their range and flags that are absent', () => {
    const { enableInventory, ...others } = agent().windows;
    expect(enableInventory).toBe(true);
    const given = {
      ...others,
      servicesSettings: { serviceCollectionFrequency: 60 },
      softwareSettings: { softwareCollectionFrequency: 900 },
      fileSettings: { fileCollectionFrequency: 2500 },
    };
    expect(report('windows', given)).toEqual({
      short: { windows: { fileFrequencySec: 2400, services: { frequencySec: 600 }, inventory: false }, linux: false },
      repaired: [],
      changes: [
        'windows.fileSettings.fileCollectionFrequency was 2500, becomes 2400',
        'windows.softwareSettings.softwareCollectionFrequency was 900, becomes 1800',
        'windows.servicesSettings.serviceCollectionFrequency was 60, becomes 600',
        'windows.enableInventory is absent, becomes false',
      ],
      lost: [],
    });
  });

  test("presets and Microsoft's own entry that are not as by default", () => {
    const settings: ChangeTrackingSettings = {
      windows: { registryKeys: [{ key: REGISTRY_KEYS.knownDlls, enabled: false, groupTag: 'App' }] },
      linux: { files: [{ path: '/etc/*.conf', enabled: false }] },
    };
    expect(settingsOfAgent(agent(settings))).toEqual({ settings, ...NOTHING });
  });

  test('the entry that is enabled of two for one file', () => {
    const files = [
      { path: '/etc/a', name: 'off', enabled: false },
      { path: '/etc/a', name: 'on' },
    ];
    const { short, lost } = report('linux', agent({ linux: { files } }).linux);
    expect(short).toEqual({ windows: false, linux: { files: [{ path: '/etc/a', name: 'on' }] } });
    expect(lost).toEqual([
      'linux.fileSettings.fileInfo[0] cannot be taken over: another entry watches the same, and settings list it once',
    ]);
  });

  test('presets that a rule does not list, and the order of entries', () => {
    const { registrySettings, ...others } = agent({
      windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\Contoso' }, 'startupScripts'] },
    }).windows as { registrySettings: { registryInfo: unknown[] } };
    const [first, , ...rest] = registrySettings.registryInfo;
    const given = { ...others, registrySettings: { ...registrySettings, registryInfo: [...rest, first] } };
    const { short, changes } = report('windows', given);
    expect(short).toEqual({
      windows: { registryKeys: [{ key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso' }, 'startupScripts'] },
      linux: false,
    });
    expect(changes).toEqual([
      "windows.registrySettings.registryInfo gains 1 disabled entry: 'Registry_2'",
      'windows.registrySettings.registryInfo has its entries in another order',
    ]);
  });

  test('a registry that a rule does not have', () => {
    const { registrySettings, ...others } = agent().windows;
    expect(report('windows', others)).toEqual({
      short: { linux: false },
      repaired: [],
      changes: [
        'windows.registrySettings.registryCollectionFrequency is absent, becomes 3000',
        "windows.registrySettings.registryInfo gains 17 disabled entries: 'Registry_1', 'Registry_2', 'Registry_3' and 14 more",
      ],
      lost: [],
    });
    expect(registrySettings).toMatchObject({ registryCollectionFrequency: 3000 });
    expect(settingsOfAgent({ windows: others }).changes.map(({ spelling }) => spelling)).toEqual([false, false]);
  });

  test('a flag that is null, as PowerShell writes one that is absent', () => {
    expect(report('linux', { ...agent().linux, enableInventory: null })).toEqual({
      short: { windows: false, linux: { inventory: false } },
      repaired: [],
      changes: ['linux.enableInventory was null, becomes false'],
      lost: [],
    });
  });

  test('a number for a text', () => {
    const rule = agent({ linux: { files: [{ path: '/etc/hosts', groupTag: 'tag' }] } }).linux;
    expect(report('linux', JSON.parse(JSON.stringify(rule).replace('"tag"', '7')))).toEqual({
      short: { windows: false, linux: { files: [{ path: '/etc/hosts', groupTag: '7' }] } },
      repaired: [
        'linux.fileSettings.fileInfo[0].groupTag has the wrong form, got 7: the agent probably did not accept it',
      ],
      changes: ["linux.fileSettings.fileInfo[0].groupTag was 7, becomes '7'"],
      lost: [],
    });
  });

  test("a bare '*' of Linux, which the agent is not known to accept", () => {
    const given = agent({ linux: { files: [{ path: '/srv/*.*', name: 'A' }] } }).linux;
    const bare = JSON.parse(JSON.stringify(given).replace('.*..*', '*.*')) as unknown;
    expect(report('linux', bare)).toEqual({
      short: { windows: false, linux: { files: [{ path: '/srv/*.*', name: 'A' }] } },
      repaired: [],
      changes: ["linux.fileSettings.fileInfo[0].destinationPath was '/srv/*.*', becomes '/srv/.*..*'"],
      lost: [],
    });
  });

  test('a name that two entries have', () => {
    const given = agent({
      linux: {
        files: [
          { path: '/etc/a', name: 'A' },
          { path: '/etc/b', name: 'B' },
        ],
      },
    }).linux;
    const renamed = JSON.parse(JSON.stringify(given).replace('"B"', '"A"')) as unknown;
    expect(report('linux', renamed)).toEqual({
      short: { windows: false, linux: { files: [{ path: '/etc/a', name: 'A' }, { path: '/etc/b' }] } },
      repaired: [],
      changes: ["linux.fileSettings.fileInfo[1].name was 'A', becomes '/etc/b'"],
      lost: [],
    });
  });
});

describe('settingsOfAgent and the defects of published rules:', () => {
  test.each<[string, OperatingSystem, (rule: Record<OperatingSystem, Json>) => Json, ChangeTrackingSettings, string[]]>(
    [
      [
        'every registry key is disabled, and no Windows file is listed: nothing changes',
        'windows',
        ({ windows }) => windows,
        { linux: false },
        [],
      ],
      [
        'the registry is compared every 3600 seconds',
        'windows',
        ({ windows }) => ({
          ...windows,
          registrySettings: { ...(windows['registrySettings'] as Json), registryCollectionFrequency: 3600 },
        }),
        { linux: false },
        ['windows.registrySettings.registryCollectionFrequency was 3600, becomes 3000'],
      ],
      [
        'Linux has a registry',
        'linux',
        ({ linux }) => ({ ...linux, enableRegistry: true }),
        { windows: false },
        ['linux.enableRegistry was true, becomes false'],
      ],
      [
        "the conversion script cuts the output of Linux files to 5 and copies a bare '*'",
        'linux',
        ({ linux }) => {
          const text = JSON.stringify(agent({ linux: { files: [{ path: '/home/*', name: 'a' }] } }).linux);
          const fileSettings = (
            JSON.parse(text.replace('/.*', '/*').replace('"maxOutputSize":5000000', '"maxOutputSize":5')) as Json
          )['fileSettings'];
          return { ...linux, fileSettings };
        },
        { windows: false, linux: { files: [{ path: '/home/*', name: 'a' }] } },
        [
          "linux.fileSettings.fileInfo[0].destinationPath was '/home/*', becomes '/home/.*'",
          'linux.fileSettings.fileInfo[0].maxOutputSize was 5, becomes 5000000',
        ],
      ],
      [
        'all blocks but the flags are missing',
        'linux',
        () => ({ enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true }),
        { windows: false, linux: { files: [] } },
        [
          'linux.enableRegistry is absent, becomes false',
          'linux.fileSettings.fileCollectionFrequency is absent, becomes 900',
          'linux.softwareSettings.softwareCollectionFrequency is absent, becomes 300',
          'linux.inventorySettings.inventoryCollectionFrequency is absent, becomes 36000',
          'linux.servicesSettings.serviceCollectionFrequency is absent, becomes 300',
        ],
      ],
    ],
  )('%s', (_, os, given, short, changes) => {
    expect(report(os, given(agent()))).toEqual({ short, repaired: [], changes, lost: [] });
  });
});

describe('the content storage of a rule', () => {
  const linux = { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } };
  const rendered = (upload = UPLOAD) =>
    JSON.parse(JSON.stringify(renderSettings(resolveSettings(linux, upload)))) as Record<OperatingSystem, Json>;

  test('is used by both operating systems, which is a change if one had none', () => {
    const { upload, changes, lost } = settingsOfAgent({ windows: agent().windows, linux: rendered().linux });
    expect(upload).toEqual(UPLOAD);
    expect(changes.map(({ path }) => path.join('.'))).toEqual([
      'windows.fileSettings.uploadSetting.storageAccountResourceId',
      'windows.fileSettings.uploadSetting.blobEndpoint',
      'windows.fileSettings.uploadSetting.managedIdentity',
      'windows.enableUpload',
    ]);
    expect(lost).toEqual([]);
  });

  test('is that of Windows if the operating systems have two', () => {
    const other = { ...UPLOAD, blobEndpoint: 'https://other.blob.core.windows.net/' };
    const { upload, lost } = settingsOfAgent({ windows: rendered().windows, linux: rendered(other).linux });
    expect(upload).toEqual(UPLOAD);
    expect(lost.map(textOf)).toEqual([
      'linux.fileSettings.uploadSetting cannot be taken over: a rule has one content storage for both operating systems',
    ]);
  });

  test('is lost if it names no storage account, or no endpoint', () => {
    for (const storage of [
      { ...UPLOAD, storageAccountId: '' },
      { ...UPLOAD, blobEndpoint: '' },
    ]) {
      const { upload, lost } = settingsOfAgent({ linux: rendered(storage).linux });
      expect(upload).toBeUndefined();
      expect(lost.map(textOf)).toContain(
        'linux.fileSettings.uploadSetting cannot be taken over: it does not name a storage account and its endpoint',
      );
    }
  });

  test('is taken over without the identity that a rule names', () => {
    const given = JSON.parse(JSON.stringify(rendered()).replaceAll('"managedIdentity":""', '"managedIdentity":"id"'));
    const { upload, lost } = settingsOfAgent({ linux: given.linux });
    expect(upload).toEqual(UPLOAD);
    expect(lost.map(textOf)).toEqual([
      "linux.fileSettings.uploadSetting.managedIdentity cannot be taken over: the form in which a rule names an identity is not documented; settings have ''",
    ]);
  });

  test('is of no use to a rule of which nothing is taken over', () => {
    const off = { windows: { files: false, registryKeys: false, services: false, software: false } } as const;
    const { windows } = JSON.parse(JSON.stringify(renderSettings(resolveSettings(off, UPLOAD))));
    const found = settingsOfAgent({ windows });
    expect(found.settings).toBeUndefined();
    expect(found).not.toHaveProperty('upload');
  });

  test('is switched on where it was off if the other operating system uploads', () => {
    const windows = { ...rendered().windows, enableUpload: false };
    const { upload, changes, lost } = settingsOfAgent({ windows, linux: rendered().linux });
    expect(upload).toEqual(UPLOAD);
    expect(changes.map(textOf)).toEqual(['windows.enableUpload was false, becomes true']);
    expect(lost).toEqual([]);
  });

  test('is lost if the upload is off', () => {
    const { settings, upload, lost } = settingsOfAgent({ linux: { ...rendered().linux, enableUpload: false } });
    expect(settings).toEqual({ windows: false, linux: { files: [{ path: '/etc/hosts' }] } });
    expect(lost[1]?.value).toBe(true);
    expect(upload).toBeUndefined();
    expect(lost.map(textOf)).toEqual([
      'linux.fileSettings.uploadSetting cannot be taken over: it has no effect today, because enableUpload is not true',
      'linux.fileSettings.fileInfo[0].uploadContent cannot be taken over: nothing is uploaded today, because the rule has no upload settings that are on',
    ]);
  });
});

describe('settingsOfAgent gives up', () => {
  function takenOver(os: OperatingSystem, settings: ChangeTrackingSettings, replace: readonly [string, string][] = []) {
    const text = replace.reduce((json, [from, to]) => json.replace(from, to), JSON.stringify(agent(settings)[os]));
    return report(os, JSON.parse(text));
  }

  test.each<[string, OperatingSystem, ChangeTrackingSettings, [string, string][], string]>([
    [
      'an .exe',
      'windows',
      { windows: { files: [{ path: 'C:\\a.exe' }, { path: 'C:\\b.ini' }] } },
      [],
      "windows.fileSettings.fileInfo[0] cannot be taken over: it must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'C:\\a.exe'",
    ],
    [
      'a key of another hive',
      'windows',
      { windows: { registryKeys: [{ key: 'HKLM\\Own', name: 'Own' }] } },
      [['HKEY_LOCAL_MACHINE\\\\Own', 'HKEY_CURRENT_USER\\\\Own']],
      "windows.registrySettings.registryInfo[17] cannot be taken over: it must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKEY_CURRENT_USER\\Own'",
    ],
    [
      'a second entry for the same file',
      'windows',
      { windows: { files: [{ path: 'C:\\a.ini' }, { path: 'c:\\A.INI' }] } },
      [],
      'windows.fileSettings.fileInfo[1] cannot be taken over: another entry watches the same, and settings list it once',
    ],
    [
      'the entries of a kind that is off',
      'linux',
      { linux: { files: [{ path: '/etc/hosts' }] } },
      [['"enableFiles":true', '"enableFiles":false']],
      "linux.fileSettings.fileInfo[0] cannot be taken over: it is not watched today, because its kind of data is off, and settings keep no list of 'files' then",
    ],
    [
      'an expression of a template',
      'linux',
      { linux: { files: [{ path: '/etc/hosts', name: 'a', groupTag: 'tag' }] } },
      [['"tag"', '"[parameters(\'tag\')]"']],
      "linux.fileSettings.fileInfo[0].groupTag cannot be taken over: it is an expression, and settings hold literal values only; settings have 'Custom'",
    ],
    [
      'a key that no rule has',
      'linux',
      {},
      [['"enableFiles"', '"agentMode":1,"enableFiles"']],
      'linux.agentMode cannot be taken over: no known rule has this key, so the agent almost certainly ignores it',
    ],
    [
      'a key in another case beside the right one',
      'linux',
      {},
      [['"enableFiles"', '"enablefiles":false,"enableFiles"']],
      "linux.enablefiles cannot be taken over: the agent almost certainly ignores it, and 'enableFiles' is set as well",
    ],
    [
      'the second of two keys that mean the same',
      'linux',
      {},
      [['"enableFiles":true', '"EnableFiles":true,"enablefiles":false']],
      "linux.enablefiles cannot be taken over: the agent almost certainly ignores it, and 'enableFiles' is set as well",
    ],
    [
      'a text for a list',
      'windows',
      { windows: { files: [] } },
      [['"fileCollectionFrequency"', '"fileInfo":"x","fileCollectionFrequency"']],
      "windows.fileSettings.fileInfo cannot be taken over: it must be a list, got 'x'",
    ],
    [
      'an expression for a list',
      'windows',
      { windows: { files: [] } },
      [['"fileCollectionFrequency"', '"fileInfo":"[variables(\'files\')]","fileCollectionFrequency"']],
      'windows.fileSettings.fileInfo cannot be taken over: it is an expression, and settings hold literal values only',
    ],
    [
      'an entry that PowerShell wrote as text',
      'windows',
      { windows: { files: [] } },
      [['"fileCollectionFrequency"', '"fileInfo":["@{path=C:\\\\a}"],"fileCollectionFrequency"']],
      'windows.fileSettings.fileInfo[0] cannot be taken over: PowerShell wrote it as text: use ConvertTo-Json -Depth 20',
    ],
    [
      'a number that is none',
      'windows',
      {},
      [['"fileCollectionFrequency":2700', '"fileCollectionFrequency":"often"']],
      "windows.fileSettings.fileCollectionFrequency cannot be taken over: it has the wrong type, got 'often'",
    ],
    [
      'an empty text for a number',
      'windows',
      {},
      [['"fileCollectionFrequency":2700', '"fileCollectionFrequency":" "']],
      "windows.fileSettings.fileCollectionFrequency cannot be taken over: it has the wrong type, got ' '",
    ],
    [
      'an expression for the upload',
      'linux',
      {},
      [['"enableFiles"', '"enableUpload":"[parameters(\'upload\')]","enableFiles"']],
      'linux.enableUpload cannot be taken over: it is an expression, and settings hold literal values only; settings have false',
    ],
    [
      'a number for a flag',
      'linux',
      {},
      [['"enableFiles":true', '"enableFiles":7']],
      'linux.enableFiles cannot be taken over: it has the wrong type, got 7; settings have true',
    ],
    [
      'a text that is no flag',
      'linux',
      {},
      [['"enableFiles":true', '"enableFiles":"constructor"']],
      "linux.enableFiles cannot be taken over: it has the wrong type, got 'constructor'; settings have true",
    ],
    [
      'an entry without a path',
      'linux',
      { linux: { files: [{ path: '/etc/hosts', name: 'a' }] } },
      [['"/etc/hosts"', '""']],
      'linux.fileSettings.fileInfo[0] cannot be taken over: it has no destinationPath, so it watches nothing',
    ],
    [
      'the selection of one value of a key',
      'windows',
      { windows: { registryKeys: [{ key: 'HKLM\\Own' }] } },
      [['"valueName":""', '"valueName":"Shell"']],
      "windows.registrySettings.registryInfo[0].valueName cannot be taken over: settings watch all values of a key, and no known rule selects one; settings have ''",
    ],
    [
      'the upload of content without a storage account',
      'linux',
      { linux: { files: [{ path: '/etc/hosts', uploadContent: true }] } },
      [],
      'linux.fileSettings.fileInfo[0].uploadContent cannot be taken over: nothing is uploaded today, because the rule has no upload settings that are on',
    ],
  ])('%s, with the reason', (_, os, settings, replace, expected) => {
    const { lost, changes } = takenOver(os, settings, replace);
    expect(lost).toEqual([expected]);
    expect(changes.filter((change) => !/ is (absent,|written as )/.test(change))).toEqual([]);
  });

  test('the second entry for a file, and reports what changes of the first', () => {
    const files = [{ path: 'C:\\a.ini' }, { path: 'c:\\A.INI' }];
    const { lost, changes } = takenOver('windows', { windows: { files } }, [['Sha256', 'Md5']]);
    expect(lost).toHaveLength(1);
    expect(changes).toEqual(["windows.fileSettings.fileInfo[0].checksum was 'Md5', becomes 'Sha256'"]);
  });

  test.each([
    ["[ parameters('tag')]", true],
    ["[concat('a', 'b')]", true],
    ['${var.tag}', true],
    ["x [parameters('tag')]", false],
    ["[parameters('tag')] x", false],
    ['[tag]', false],
  ])('the text %s if it is an expression: %s', (groupTag, isLost) => {
    const rule = agent({ linux: { files: [{ path: '/etc/hosts', groupTag: 'tag' }] } }).linux;
    const { lost } = report('linux', JSON.parse(JSON.stringify(rule).replace('"tag"', JSON.stringify(groupTag))));
    expect(lost.length > 0).toBe(isLost);
  });

  test('an entry without the key of its path, and keeps the next', () => {
    const fileInfo = [
      { name: 'a', enabled: true },
      { destinationPath: '/etc/hosts', enabled: true, groupTag: 'Custom' },
    ];
    const { fileSettings, ...others } = agent({ linux: { files: [] } }).linux;
    const { short, lost } = report('linux', { ...others, fileSettings: { ...(fileSettings as Json), fileInfo } });
    expect(short).toEqual({ windows: false, linux: { files: [{ path: '/etc/hosts' }] } });
    expect(lost).toEqual([
      'linux.fileSettings.fileInfo[0] cannot be taken over: it has no destinationPath, so it watches nothing',
    ]);
  });

  test('the files beyond the limit of one machine', () => {
    const files = Array.from({ length: 502 }, (_, index) => ({ path: `/etc/${index}` }));
    const { settings, lost: given } = settingsOfAgent({ linux: agent({ linux: { files } }).linux });
    expect(settings).toEqual({ windows: false, linux: { files: files.slice(0, 500) } });
    expect(given.map(({ path }) => path)).toEqual([
      ['linux', 'fileSettings', 'fileInfo', 500],
      ['linux', 'fileSettings', 'fileInfo', 501],
    ]);
  });

  test.each([undefined, 7n, () => 7, [], {}])('a text of another type: %p', (groupTag) => {
    const file = { name: 'hosts', destinationPath: '/etc/hosts', groupTag };
    const { settings, lost: given } = settingsOfAgent({
      linux: { enableFiles: true, fileSettings: { fileInfo: [file] } },
    });
    expect(settings).toMatchObject({ linux: { files: [{ path: '/etc/hosts' }] } });
    expect(given.map(textOf)).toEqual([
      `linux.fileSettings.fileInfo[0].groupTag cannot be taken over: it has the wrong type, got ${shown(groupTag)}; settings have 'Custom'`,
    ]);
  });

  test('an operating system that collects nothing, and settings that are no object', () => {
    const off = { windows: { files: false, registryKeys: false, services: false, software: false } } as const;
    expect(settingsOfAgent(agent(off)).settings).toEqual({ windows: false });
    expect(takenOver('windows', off).lost).toEqual([
      'windows cannot be taken over: it must keep one kind of data: files, registry, services and software are all false, so no machine would report anything',
    ]);
    expect(report('linux', "[parameters('linux')]")).toMatchObject({
      short: undefined,
      lost: ['linux cannot be taken over: it is an expression, and settings hold literal values only'],
    });
    expect(report('linux', 7)).toMatchObject({
      short: undefined,
      lost: ['linux cannot be taken over: it must be an object, got 7'],
    });
    expect(report('linux', 'x')).toMatchObject({
      short: undefined,
      lost: ["linux cannot be taken over: it must be an object, got 'x'"],
    });
    expect(report('linux', null).lost).toContain(
      'linux cannot be taken over: the export leaves it out: export the rule with az rest',
    );
  });
});

describeWithShared('reference/microsoft-ct-dcr.json', "Microsoft's own rule", (file) => {
  test('needs no settings and does not change', () => {
    const { dataSources } = JSON.parse(readFileSync(file, 'utf8')) as {
      dataSources: { extensions: { extensionName: string; extensionSettings: unknown }[] };
    };
    const [windows, linux] = ['ChangeTracking-Windows', 'ChangeTracking-Linux'].map(
      (name) => dataSources.extensions.find(({ extensionName }) => extensionName === name)?.extensionSettings,
    );
    expect(settingsOfAgent({ windows, linux })).toEqual({ settings: {}, ...NOTHING });
  });
});

describeWithShared('reference/portal-content-upload-settings.json', "the portal's rule with content upload", (file) => {
  test('is taken over without a change', () => {
    const given = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(settingsOfAgent({ windows: given['ChangeTracking-Windows'], linux: given['ChangeTracking-Linux'] })).toEqual(
      {
        settings: {
          linux: {
            files: [
              { path: '/etc/*.conf', uploadContent: true },
              { path: '/home/app/log/*.log', name: 'AppLogs', recurse: true, uploadContent: true },
            ],
          },
        },
        upload: UPLOAD,
        ...NOTHING,
      },
    );
  });
});

import { textOf } from '../../lib/core/problems';
import { settingsProblems } from '../../lib/settings/settings-checks';
import { LINUX_PATHS, REGISTRY_KEYS, WINDOWS_PATHS } from '../support/wrong-paths';

const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));

const STRUCTURE: [unknown, ...string[]][] = [
  [null, 'settings must be an object, got null'],
  [undefined, 'settings must be an object, got undefined'],
  ['windows', "settings must be an object, got 'windows'"],
  [7, 'settings must be an object, got 7'],
  [[], 'settings must be an object, got a list'],
  [() => 1, 'settings must be an object, got a function'],
  [{ Windows: {} }, "settings has no 'Windows', known are 'windows', 'linux'; did you mean 'windows'?"],
  [{ win: {} }, "settings has no 'win', known are 'windows', 'linux'; did you mean 'windows'?"],
  [{ macos: {} }, "settings has no 'macos', known are 'windows', 'linux'"],
  [{ extensionSettings: {} }, "settings has no 'extensionSettings', known are 'windows', 'linux'"],
  [
    { windows: false, linux: false },
    'settings must keep one operating system: windows and linux are both false; omit one of them, or give it settings',
  ],
  [
    { windows: { files: false, registryKeys: false, services: false, software: false }, linux: false },
    'settings must keep one kind of data: files, registry, services and software are all false, so no machine would report anything',
  ],
  [
    { windows: { files: false, registryKeys: false, services: false, software: false } },
    'settings.windows must keep one kind of data, got false for each: to remove the operating system from the rule, set it to false',
  ],
  [
    { linux: { files: false, services: false, software: false, inventory: true } },
    'settings.linux must keep one kind of data, got false for each: to remove the operating system from the rule, set it to false',
  ],
  [{ windows: true }, 'settings.windows must be an object or false, got true; omit it for the default'],
  [{ windows: null }, 'settings.windows must be an object or false, got null; omit it for the default'],
  [{ windows: 'on' }, "settings.windows must be an object or false, got 'on'"],
  [{ windows: [] }, 'settings.windows must be an object or false, got a list'],
  [{ linux: 0 }, 'settings.linux must be an object or false, got 0'],
];

const WORDS: [unknown, ...string[]][] = [
  ...['name', 'description', 'enabled'].map((word): [unknown, string] => [
    { windows: { [word]: 'x' } },
    `settings.windows has no '${word}', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'`,
  ]),
  [
    { windows: { service: true } },
    "settings.windows has no 'service', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'services'?",
  ],
  [
    { windows: { daemons: true } },
    "settings.windows has no 'daemons', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'services'?",
  ],
  [
    { windows: { registry: [] } },
    "settings.windows has no 'registry', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'registryKeys'?",
  ],
  [
    { windows: { registrySettings: {} } },
    "settings.windows has no 'registrySettings', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'registryKeys'?",
  ],
  [
    { windows: { enableFiles: true } },
    "settings.windows has no 'enableFiles', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'files'?",
  ],
  [
    { windows: { fileFrequency: 1800 } },
    "settings.windows has no 'fileFrequency', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'fileFrequencySec'?",
  ],
  [
    { linux: { registryKeys: [] } },
    "settings.linux has no 'registryKeys', known are 'files', 'services', 'software', 'inventory': for Windows only",
  ],
  [
    { linux: { fileFrequencySec: 900 } },
    "settings.linux has no 'fileFrequencySec', known are 'files', 'services', 'software', 'inventory': fixed at 900 seconds on Linux (Microsoft's support matrix)",
  ],
  [
    { linux: { packages: true } },
    "settings.linux has no 'packages', known are 'files', 'services', 'software', 'inventory'; did you mean 'software'?",
  ],
  [
    { linux: { daemons: false } },
    "settings.linux has no 'daemons', known are 'files', 'services', 'software', 'inventory'; did you mean 'services'?",
  ],
  [
    { windows: { services: { frequency: 600 } } },
    "settings.windows.services has no 'frequency', known are 'frequencySec'; did you mean 'frequencySec'?",
  ],
  [
    { windows: { files: [{ paht: 'C:\\a.ini' }] } },
    "settings.windows.files[0] has no 'paht', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag'; did you mean 'path'?",
  ],
  [
    { windows: { files: [{ destinationPath: 'C:\\a.ini' }] } },
    "settings.windows.files[0] has no 'destinationPath', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag'; did you mean 'path'?",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', recursive: true }] } },
    "settings.windows.files[0] has no 'recursive', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag'; did you mean 'recurse'?",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', useSudo: true }] } },
    "settings.windows.files[0] has no 'useSudo', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag': for Linux files only",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', uploadContents: true }] } },
    "settings.windows.files[0] has no 'uploadContents', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag'; did you mean 'uploadContent'?",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', checksum: 'Md5' }] } },
    "settings.windows.files[0] has no 'checksum', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'uploadContent', 'groupTag': the agent uses SHA-256",
  ],
  [
    { windows: { registryKeys: [{ keyName: 'HKLM\\SOFTWARE\\A' }] } },
    "settings.windows.registryKeys[0] has no 'keyName', known are 'key', 'name', 'description', 'enabled', 'groupTag'; did you mean 'key'?",
  ],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', valueName: 'x' }] } },
    "settings.windows.registryKeys[0] has no 'valueName', known are 'key', 'name', 'description', 'enabled', 'groupTag': all values of a key are compared",
  ],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', recurse: true }] } },
    "settings.windows.registryKeys[0] has no 'recurse', known are 'key', 'name', 'description', 'enabled', 'groupTag': keys below are not searched (Microsoft's support matrix)",
  ],
];

const TYPES: [unknown, ...string[]][] = [
  [
    { windows: { registryKeys: ['#{TfToken[TOKEN.7]}'] } },
    "settings.windows.registryKeys[0] must be one of 'startupScripts', 'shutdownScripts', 'runWow64', 'activeSetup', 'contextMenuHandlers', 'backgroundContextMenuHandlers', 'copyHookHandlers', 'shellIconOverlays', 'shellIconOverlaysWow64', 'browserHelperObjects' and 7 more, got a value known only at apply, which cannot be checked: set a literal value",
  ],
  [
    { windows: { files: ['#{TfToken[TOKEN.7]}'] } },
    'settings.windows.files[0] must be an object, got a value known only at apply, which cannot be checked: set a literal value',
  ],
  [
    { linux: { services: { resolve: () => true } } },
    'settings.linux.services must be true or false, got a value known only at apply, which cannot be checked: set a literal value',
  ],
  [
    { linux: { '&{TfToken[TOKEN.7]}': 'String Map Token Value' } },
    'settings.linux must be an object, got a value known only at apply, which cannot be checked: set a literal value',
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', pathType: '#{TfToken[TOKEN.7]}' }] } },
    "settings.windows.files[0].pathType must be one of 'File', 'Folder', got a value known only at apply, which cannot be checked: set a literal value",
  ],
  [
    { linux: { files: [{ path: '/etc/hosts', links: { toString: 1, valueOf: 1 } }] } },
    "settings.linux.files[0].links must be a name such as 'Follow', got an object",
    "settings.linux.files[0].links must be one of 'Follow', 'Ignore', 'Manage', got an object",
  ],
  [{ windows: { software: 'yes' } }, "settings.windows.software must be true or false, got 'yes'"],
  [{ windows: { inventory: 1 } }, 'settings.windows.inventory must be true or false, got 1'],
  [
    { windows: { software: null } },
    'settings.windows.software must be true or false, got null; omit it for the default',
  ],
  [{ linux: { services: { frequencySec: 300 } } }, 'settings.linux.services must be true or false, got an object'],
  [{ windows: { services: 'on' } }, "settings.windows.services must be an object, true or false, got 'on'"],
  [
    { windows: { services: null } },
    'settings.windows.services must be an object, true or false, got null; omit it for the default',
  ],
  [
    { windows: { files: {} } },
    'settings.windows.files must be a list or false, got an object; wrap the single entry in a list',
  ],
  [{ windows: { files: true } }, 'settings.windows.files must be a list or false, got true; omit it for the default'],
  [
    { windows: { files: 'C:\\a.ini' } },
    "settings.windows.files must be a list or false, got 'C:\\a.ini'; wrap the single entry in a list",
  ],
  [
    { windows: { files: ['C:\\a.ini'] } },
    "settings.windows.files[0] must be an object, got 'C:\\a.ini'; write { path: 'C:\\a.ini' }",
  ],
  [{ windows: { files: [null] } }, 'settings.windows.files[0] must be an object, got null'],
  [{ windows: { files: [{}] } }, "settings.windows.files[0] must have 'path': add it, or remove the entry"],
  [{ windows: { files: [{ name: 'a' }] } }, "settings.windows.files[0] must have 'path': add it, or remove the entry"],
  [{ windows: { files: [{ path: 7 }] } }, 'settings.windows.files[0].path must be text, got 7'],
  [{ windows: { files: [{ path: null }] } }, 'settings.windows.files[0].path must be text, got null'],
  [
    { windows: { files: [{ path: 'C:\\a.ini', recurse: 'true' }] } },
    "settings.windows.files[0].recurse must be true or false, got 'true'",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', pathType: 'file' }] } },
    "settings.windows.files[0].pathType must be one of 'File', 'Folder', got 'file'; did you mean 'File'?",
  ],
  [
    { windows: { files: [{ path: 'C:\\a', pathType: 'Directory' }] } },
    "settings.windows.files[0].pathType must be one of 'File', 'Folder', got 'Directory'",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', enabled: null }] } },
    'settings.windows.files[0].enabled must be true or false, got null; omit it for the default',
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini', name: '' }] } },
    'settings.windows.files[0].name must not be empty: omit it for the default',
  ],
  [{ windows: { files: [{ path: 'C:\\a.ini', name: 5 }] } }, 'settings.windows.files[0].name must be text, got 5'],
  [
    { windows: { files: [{ path: 'C:\\a.ini', description: ['x'] }] } },
    'settings.windows.files[0].description must be text, got a list',
  ],
  [
    { linux: { files: [{ path: '/etc/x', links: 'follow' }] } },
    "settings.linux.files[0].links must be one of 'Follow', 'Ignore', 'Manage', got 'follow'; did you mean 'Follow'?",
  ],
  [
    { linux: { files: [{ path: '/etc/x', useSudo: 'no' }] } },
    "settings.linux.files[0].useSudo must be true or false, got 'no'",
  ],
  [
    { linux: { files: ['/etc/x'] } },
    "settings.linux.files[0] must be an object, got '/etc/x'; write { path: '/etc/x' }",
  ],
  [
    { windows: { registryKeys: ['knownDll'] } },
    "settings.windows.registryKeys[0] must be one of 'startupScripts', 'shutdownScripts', 'runWow64', 'activeSetup', 'contextMenuHandlers', 'backgroundContextMenuHandlers', 'copyHookHandlers', 'shellIconOverlays', 'shellIconOverlaysWow64', 'browserHelperObjects', 'browserHelperObjectsWow64', 'internetExplorerExtensions', 'internetExplorerExtensionsWow64', 'drivers32', 'drivers32Wow64', 'knownDlls', 'winlogonNotify', got 'knownDll'; did you mean 'knownDlls'?",
  ],
  [
    { windows: { registryKeys: ['HKLM\\SOFTWARE\\A'] } },
    "settings.windows.registryKeys[0] must be the name of a preset or an object, got 'HKLM\\SOFTWARE\\A'; write { key: 'HKLM\\SOFTWARE\\A' }",
  ],
  [
    { windows: { registryKeys: [7] } },
    "settings.windows.registryKeys[0] must be a name such as 'startupScripts' or an object, got 7",
  ],
  [
    { windows: { registryKeys: [{}] } },
    "settings.windows.registryKeys[0] must have 'key': add it, or remove the entry",
  ],
  [
    { windows: { registryKeys: 'knownDlls' } },
    "settings.windows.registryKeys must be a list or false, got 'knownDlls'; wrap the single entry in a list",
  ],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', name: '' }] } },
    'settings.windows.registryKeys[0].name must not be empty: omit it for the default',
  ],
];

/** Microsoft's own entry depends on these texts. */
const PRESET_TEXTS: [unknown, ...string[]][] = [
  ...['name', 'description', 'groupTag'].map((key): [unknown, string] => [
    {
      linux: {
        files: [
          { path: '/etc/hosts', [key]: '${TfToken[TOKEN.7]}' },
          { path: '/etc/.*.conf', [key]: '${TfToken[TOKEN.8]}' },
        ],
      },
    },
    `settings.linux.files[1].${key} must be a literal for '/etc/*.conf', because the rule writes Microsoft's own entry in a special form`,
  ]),
  [{ linux: { files: [{ path: '/etc/*.conf', name: 'a', description: '', groupTag: 'b' }] } }],
];

const FREQUENCIES: [unknown, ...string[]][] = [
  [
    { windows: { fileFrequencySec: 900 } },
    "settings.windows.fileFrequencySec must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 900",
  ],
  [
    { windows: { fileFrequencySec: 1799 } },
    "settings.windows.fileFrequencySec must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 1799",
  ],
  [
    { windows: { fileFrequencySec: 2401 } },
    "settings.windows.fileFrequencySec must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 2401",
  ],
  [
    { windows: { fileFrequencySec: 2701 } },
    "settings.windows.fileFrequencySec must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 2701",
  ],
  [{ windows: { fileFrequencySec: '30m' } }, "settings.windows.fileFrequencySec must be a whole number, got '30m'"],
  [{ windows: { fileFrequencySec: 2000.5 } }, 'settings.windows.fileFrequencySec must be a whole number, got 2000.5'],
  [{ windows: { fileFrequencySec: Number.NaN } }, 'settings.windows.fileFrequencySec must be a whole number, got NaN'],
  [
    { windows: { services: { frequencySec: 60 } } },
    "settings.windows.services.frequencySec must be 600 to 1800 seconds (Microsoft's support matrix), got 60",
  ],
  [
    { windows: { services: { frequencySec: 1801 } } },
    "settings.windows.services.frequencySec must be 600 to 1800 seconds (Microsoft's support matrix), got 1801",
  ],
  [
    { windows: { services: { frequencySec: '600' } } },
    "settings.windows.services.frequencySec must be a whole number, got '600'",
  ],
  [
    { windows: { services: { frequencySec: 600.5 } } },
    'settings.windows.services.frequencySec must be a whole number, got 600.5',
  ],
];

const DUPLICATES: [unknown, ...string[]][] = [
  [
    { linux: { files: [{ path: '/etc/a' }, { path: '/etc/a' }, { path: '/etc/a' }] } },
    "settings.linux.files[1] repeats the path of settings.linux.files[0], got '/etc/a': remove one",
    "settings.linux.files[2] repeats the path of settings.linux.files[0], got '/etc/a': remove one",
  ],
  [
    {
      windows: {
        registryKeys: [
          { key: 'HKLM\\software\\wow6432node\\microsoft\\windows\\currentversion\\run', name: 'Registry_3' },
        ],
      },
    },
  ],
  [
    { linux: { files: [{ path: '/etc/*.conf' }, { path: '/etc/a', name: 'ChangeTrackingLinuxPath_default' }] } },
    "settings.linux.files[1] repeats the name of settings.linux.files[0], got 'ChangeTrackingLinuxPath_default': choose another",
  ],
  [
    { linux: { files: [{ path: '/srv/.*.a' }, { path: '/etc/a', name: '/srv/*.a' }] } },
    "settings.linux.files[1] repeats the name of settings.linux.files[0], got '/srv/*.a': choose another",
  ],
  [
    {
      windows: {
        registryKeys: [{ key: 'HKLM\\SOFTWARE\\A' }, { key: 'HKLM\\B', name: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A' }],
      },
    },
    "settings.windows.registryKeys[1] repeats the name of settings.windows.registryKeys[0], got 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A': choose another",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini' }, { path: 'c:\\A.INI' }] } },
    "settings.windows.files[1] repeats the path of settings.windows.files[0], got 'c:\\A.INI': remove one",
  ],
  [
    { windows: { files: [{ path: 'C:\\Logs' }, { path: 'C:\\Logs\\' }] } },
    "settings.windows.files[1] repeats the path of settings.windows.files[0], got 'C:\\Logs\\': remove one",
  ],
  [
    { windows: { files: [{ path: 'C:\\Logs\\*' }, { path: 'C:\\Logs\\*.*' }] } },
    "settings.windows.files[1] repeats the path of settings.windows.files[0], got 'C:\\Logs\\*.*': remove one",
  ],
  [
    {
      windows: {
        files: [
          { path: 'C:\\a.ini', name: 'x' },
          { path: 'C:\\b.ini', name: 'x' },
        ],
      },
    },
    "settings.windows.files[1] repeats the name of settings.windows.files[0], got 'x': choose another",
  ],
  [
    { windows: { files: [{ path: 'C:\\a.ini' }, { path: 'C:\\b.ini', name: 'C:\\a.ini' }] } },
    "settings.windows.files[1] repeats the name of settings.windows.files[0], got 'C:\\a.ini': choose another",
  ],
  [
    { linux: { files: [{ path: '/etc/hosts' }, { path: '/etc/hosts' }] } },
    "settings.linux.files[1] repeats the path of settings.linux.files[0], got '/etc/hosts': remove one",
  ],
  [
    { linux: { files: [{ path: '/etc/*.conf' }, { path: '/etc/.*.conf' }] } },
    "settings.linux.files[1] repeats the path of settings.linux.files[0], got '/etc/.*.conf': remove one",
  ],
  [
    { linux: { files: [{ path: '/etc/ssh' }, { path: '/etc/ssh/' }] } },
    "settings.linux.files[1] repeats the path of settings.linux.files[0], got '/etc/ssh/': remove one",
  ],
  [
    {
      linux: {
        files: [
          { path: '/a', name: 'x' },
          { path: '/b', name: 'x' },
        ],
      },
    },
    "settings.linux.files[1] repeats the name of settings.linux.files[0], got 'x': choose another",
  ],
  [
    { windows: { registryKeys: ['knownDlls', 'knownDlls'] } },
    "settings.windows.registryKeys[1] repeats the key of settings.windows.registryKeys[0], got 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls': remove one",
  ],
  [
    {
      windows: {
        registryKeys: ['drivers32', { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\drivers32' }],
      },
    },
    "settings.windows.registryKeys[1] repeats the key of settings.windows.registryKeys[0], got 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\drivers32': remove one",
  ],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A' }, { key: 'hkey_local_machine\\software\\a\\' }] } },
    "settings.windows.registryKeys[1] repeats the key of settings.windows.registryKeys[0], got 'hkey_local_machine\\software\\a\\': remove one",
  ],
  [
    {
      windows: {
        registryKeys: [
          { key: 'HKLM\\SOFTWARE\\A', name: 'x' },
          { key: 'HKLM\\SOFTWARE\\B', name: 'x' },
        ],
      },
    },
    "settings.windows.registryKeys[1] repeats the name of settings.windows.registryKeys[0], got 'x': choose another",
  ],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', name: 'Registry_3' }] } },
    "settings.windows.registryKeys[0].name is the name of Microsoft's preset 'runWow64', got 'Registry_3': choose another name",
  ],
];

const LIMITS: [unknown, ...string[]][] = [
  [
    { linux: { files: many(501, (i) => ({ path: `/etc/${i}`, enabled: true })) } },
    "settings.linux.files may enable at most 500 files per machine (Microsoft's support matrix), got 501: 1 too many, from settings.linux.files[500] on; remove or disable some",
  ],
  [{ windows: { files: many(501, (i) => ({ path: `C:\\${i}.ini`, enabled: i !== 7 })) } }],
  [
    { windows: { files: many(501, (i) => ({ path: `C:\\${i}.ini` })) } },
    "settings.windows.files may enable at most 500 files per machine (Microsoft's support matrix), got 501: 1 too many, from settings.windows.files[500] on; remove or disable some",
  ],
  [
    { linux: { files: many(512, (i) => ({ path: `/etc/${i}` })) } },
    "settings.linux.files may enable at most 500 files per machine (Microsoft's support matrix), got 512: 12 too many, from settings.linux.files[500] on; remove or disable some",
  ],
  [
    { windows: { registryKeys: many(251, (i) => ({ key: `HKLM\\SOFTWARE\\${i}` })) } },
    "settings.windows.registryKeys may enable at most 250 keys per machine (Microsoft's support matrix), got 251: 1 too many, from settings.windows.registryKeys[250] on; remove or disable some",
  ],
  [
    { windows: { registryKeys: ['knownDlls', ...many(250, (i) => ({ key: `HKLM\\SOFTWARE\\${i}` }))] } },
    "settings.windows.registryKeys may enable at most 250 keys per machine (Microsoft's support matrix), got 251: 1 too many, from settings.windows.registryKeys[250] on; remove or disable some",
  ],
];

const SEVERAL: [unknown, ...string[]][] = [
  [
    {
      windows: { files: [{ path: 'hosts' }], registry: [], software: 'no' },
      linux: { files: [{ path: 'C:\\a' }, { path: '/etc/*/x', link: 'Follow' }] },
    },
    "settings.windows has no 'registry', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'registryKeys'?",
    "settings.windows.software must be true or false, got 'no'",
    "settings.linux.files[1] has no 'link', known are 'path', 'name', 'description', 'enabled', 'recurse', 'pathType', 'links', 'useSudo', 'uploadContent', 'groupTag'; did you mean 'links'?",
    "settings.windows.files[0].path must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'hosts'",
    "settings.linux.files[0].path must be a Linux path: list Windows files under windows.files, got 'C:\\a'",
    "settings.linux.files[1].path may contain '*' only in its last segment (Microsoft's support matrix), got '/etc/*/x'",
  ],
];

describe('settings of another kind are told what they are', () => {
  test.each<[string, unknown, string]>([
    ["the agent's own JSON", { enableFiles: true }, ": this is the agent's own JSON, not settings"],
    ['a word of an entry', { linux: { recurse: true } }, ': set it on an entry of files'],
    [
      'a preset as keys',
      { windows: { registryKeys: { windows: { registryKeys: [] } } } },
      '; these are whole settings, such as a preset: join them with ChangeTrackingSettings.merge',
    ],
  ])('%s', (_, settings, hint) => {
    expect(settingsProblems(settings).map(textOf)).toEqual([expect.stringContaining(hint)]);
  });
});

describe('wrong settings have exactly these problems', () => {
  test.each(WINDOWS_PATHS)('the Windows path %j', (path, ...problems) => {
    const at = 'settings.windows.files[0].path';
    expect(settingsProblems({ windows: { files: [{ path }] } }).map(textOf)).toEqual(
      problems.map((text) => `${at} ${text}`),
    );
  });

  test.each(LINUX_PATHS)('the Linux path %j', (path, ...problems) => {
    const at = 'settings.linux.files[0].path';
    expect(settingsProblems({ linux: { files: [{ path }] } }).map(textOf)).toEqual(
      problems.map((text) => `${at} ${text}`),
    );
  });

  test.each(REGISTRY_KEYS)('the registry key %j', (key, ...problems) => {
    const at = 'settings.windows.registryKeys[0].key';
    expect(settingsProblems({ windows: { registryKeys: [{ key }] } }).map(textOf)).toEqual(
      problems.map((text) => `${at} ${text}`),
    );
  });

  test.each([
    ['the whole of it', STRUCTURE],
    ['unknown words', WORDS],
    ['wrong types', TYPES],
    ["texts of Microsoft's own entry", PRESET_TEXTS],
    ['frequencies', FREQUENCIES],
    ['duplicates', DUPLICATES],
    ['limits', LIMITS],
    ['several at once', SEVERAL],
  ] as const)('%s', (_, rows) => {
    const expected = rows.map(([settings, ...problems]) => ({ settings, problems }));
    expect(rows.map(([settings]) => ({ settings, problems: settingsProblems(settings).map(textOf) }))).toEqual(
      expected,
    );
  });
});

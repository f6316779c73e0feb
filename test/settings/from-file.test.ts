import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRY_KEYS } from '../../lib/facts/registry-keys';
import { ChangeTrackingSettings } from '../../lib/settings/change-tracking-settings';
import { messageOf } from '../support/synth';

const start = process.cwd();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true });
});

/** The problems of a file with this content, without the line that introduces them. */
function problemsOf(name: string, content: string | Buffer): string[] {
  writeFileSync(name, content);
  return problemsOfFiles(name);
}

function problemsOfFiles(...names: [string, ...string[]]): string[] {
  const [introduction, ...lines] = messageOf(() => ChangeTrackingSettings.fromFile(...names)).split('\n');
  expect(introduction).toBe('Validation failed with the following errors:');
  return lines.map((line) => line.trim());
}

const YAML = `# yaml-language-server: $schema=./schema.json
windows:
  files:
    - path: '%windir%\\System32\\drivers\\etc\\hosts'
      uploadContent: true
  registryKeys: [knownDlls, winlogonNotify, { key: 'HKLM\\SOFTWARE\\Contoso\\Agent' }]
  services: { frequencySec: 600 }
linux:
  files:
    - { path: /etc/*.conf, recurse: true }
  software: false
`;

const SETTINGS: ChangeTrackingSettings = {
  windows: {
    files: [{ path: '%windir%\\System32\\drivers\\etc\\hosts', uploadContent: true }],
    registryKeys: ['knownDlls', 'winlogonNotify', { key: 'HKLM\\SOFTWARE\\Contoso\\Agent' }],
    services: { frequencySec: 600 },
  },
  linux: { files: [{ path: '/etc/*.conf', recurse: true }], software: false },
};

describe('ChangeTrackingSettings.fromFile', () => {
  test('reads the same shape from YAML, from JSON, with a byte order mark, and with anchors', () => {
    writeFileSync('good.yaml', YAML);
    writeFileSync('good.json', JSON.stringify({ $schema: './schema.json', ...SETTINGS }, null, '\t'));
    writeFileSync('mark.yml', `\ufeff${YAML}`);
    expect(ChangeTrackingSettings.fromFile('good.yaml')).toEqual(SETTINGS);
    expect(ChangeTrackingSettings.fromFile('good.json')).toEqual(SETTINGS);
    writeFileSync('GOOD.JSON', '{ windows: {} }');
    expect(problemsOfFiles('GOOD.JSON')).toEqual([
      "[GOOD.JSON:1:3] is not JSON: expected a name in double quotes, got 'windows:'",
    ]);
    expect(ChangeTrackingSettings.fromFile(join(folder, 'mark.yml'))).toEqual(SETTINGS);
    writeFileSync('anchor.yaml', 'windows: { software: &off false, inventory: *off }\n');
    expect(ChangeTrackingSettings.fromFile('anchor.yaml')).toEqual({ windows: { software: false, inventory: false } });
  });

  test('lays later files over earlier ones', () => {
    writeFileSync('base.yaml', YAML);
    writeFileSync('more.yaml', 'windows: { services: true }\nlinux: { files: [{ path: /etc/fstab }] }\n');
    const { windows, linux } = ChangeTrackingSettings.fromFile('base.yaml', 'more.yaml');
    expect(windows).toMatchObject({ services: true, registryKeys: { length: 3 } });
    expect(linux).toEqual({ files: [{ path: '/etc/*.conf', recurse: true }, { path: '/etc/fstab' }], software: false });
  });

  test.each([
    [
      'windows:\n  sofware: false\n',
      "[f.yaml:2:3] windows has no 'sofware', known are 'files', 'fileFrequencySec', 'registryKeys', 'services', 'software', 'inventory'; did you mean 'software'?",
    ],
    ['mac: {}\n', "[f.yaml:1:1] has no 'mac', known are 'windows', 'linux'"],
    ['linux:\n', '[f.yaml:1:1] linux must be an object or false, got null; omit it for the default'],
    ['- linux\n', '[f.yaml:1:1] must be an object, got a list'],
    ['\n\ntext\n', "[f.yaml:3:1] must be an object, got 'text'"],
    [
      'windows: &off false\nlinux: *off\n',
      '[f.yaml:1:1] must keep one operating system: windows and linux are both false; omit one of them, or give it settings',
    ],
    ['linux:\n  software: no\n', "[f.yaml:2:3] linux.software must be true or false, got 'no'"],
    [
      'linux:\n  files:\n    - /etc/hosts\n',
      "[f.yaml:3:7] linux.files[0] must be an object, got '/etc/hosts'; write { path: '/etc/hosts' }",
    ],
    [
      'linux:\n  files:\n    - path: /etc/a\n    - path: etc/b\n',
      "[f.yaml:4:7] linux.files[1].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/b'",
    ],
    [
      'linux:\n  files:\n    - path: /etc/a\n    - path: /etc/a\n',
      "[f.yaml:4:7] linux.files[1] repeats the path of linux.files[0], got '/etc/a': remove one",
    ],
    [
      'windows:\n  files:\n    - name: hosts\n',
      "[f.yaml:3:7] windows.files[0] must have 'path': add it, or remove the entry",
    ],
    [
      "windows:\n  files:\n    - path: 'C:\\\\Windows\\\\win.ini'\n",
      "[f.yaml:3:7] windows.files[0].path must have single backslashes: double them only in double quotes and in TypeScript, got 'C:\\\\Windows\\\\win.ini'",
    ],
    [
      'windows:\n  files:\n    - path: "C:\\new.ini"\n',
      "[f.yaml:3:7] windows.files[0].path must not contain a tab, a line break or another control character; a single backslash may have produced it: in TypeScript use String.raw or double each backslash, in YAML use single quotes, got 'C:\\new.ini'",
    ],
    [
      'windows:\n  services: { frequencySec: 60 }\n',
      "[f.yaml:2:15] windows.services.frequencySec must be 600 to 1800 seconds (Microsoft's support matrix), got 60",
    ],
    [
      'windows:\n  files:\n    - path: "C:\\Windows\\win.ini"\n',
      '[f.yaml:3:16] is not YAML: invalid escape sequence \\W; put Windows paths in single quotes, or double each backslash',
      '[f.yaml:3:24] is not YAML: invalid escape sequence \\w; put Windows paths in single quotes, or double each backslash',
    ],
    [
      'windows:\n  files:\n    - path: %windir%\\win.ini\n',
      '[f.yaml:3:13] is not YAML: plain value cannot start with directive indicator character %; put the text in single quotes',
    ],
    [
      'linux:\n  files:\n    - path: *.conf\n',
      "[f.yaml:3:13] is not YAML: there is no anchor '&.conf'; put text that begins with '*' in single quotes",
    ],
    ['linux:\n\tsoftware: false\n', '[f.yaml:2:1] is not YAML: tabs are not allowed as indentation'],
    ['linux: {}\nlinux: {}\n', '[f.yaml:2:1] is not YAML: map keys must be unique; keep one of them'],
    ['linux: !custom {}\n', '[f.yaml:1:8] is not YAML: unresolved tag: !custom; remove the tag'],
    ['linux: {}\n---\nlinux: {}\n', '[f.yaml] must hold one document, got 2: pass several files instead'],
    ['---\n---\nlinux: {}\n', '[f.yaml] must hold one document, got 2: pass several files instead'],
    ['', "[f.yaml] is empty: add settings under 'windows' or 'linux', or omit the file"],
    ['# nothing yet\n', "[f.yaml] is empty: add settings under 'windows' or 'linux', or omit the file"],
    ['null\n', "[f.yaml] is empty: add settings under 'windows' or 'linux', or omit the file"],
    [Buffer.from([0xff, 0xfe, 0x61, 0x00]), '[f.yaml] is not UTF-8: save it in that encoding'],
  ])('refuses the YAML %j', (content, ...problems) => {
    expect(problemsOf('f.yaml', content)).toEqual(problems);
  });

  test.each([
    ['{\n  "linux": {\n    "software": no\n  }\n}', "[f.json:3:17] is not JSON: expected a value, got 'no'"],
    ['{\n  "windows": {},\n}', "[f.json:3:1] is not JSON: expected a name in double quotes, got '}'"],
    ['{ "windows": {}\n  "linux": {} }', "[f.json:2:3] is not JSON: expected ',' or '}', got '\"linux\":'"],
    ['{ "windows": { "files": [}', "[f.json:1:26] is not JSON: expected a value, got '}'"],
    ['{ "windows": { "files": [{} {}] } }', "[f.json:1:29] is not JSON: expected ',' or ']', got '{}]'"],
    ['\u00a0{}', "[f.json:1:1] is not JSON: expected a value, got '\\u{a0}'"],
    ['{ "windows" {} }', "[f.json:1:13] is not JSON: expected ':', got '{}'"],
    ['{ "windows": {}', "[f.json:1:16] is not JSON: expected ',' or '}', got the end of the file"],
    ['{} // windows', "[f.json:1:4] is not JSON: expected the end of the file, got '//'"],
    ['{ "linux": {}, "linux": {} }', '[f.json:1:16] is not JSON: map keys must be unique; keep one of them'],
    [
      '{ "windows": { "files": [{ "path": "C:\\Windows" }] } }',
      '[f.json:1:36] is not JSON: expected text that ends on its line, with each backslash doubled, got \'"C:\\Windows"\'',
    ],
    [
      '{\n  "windows": {\n    "registryKeys": ["knownDll"]\n  }\n}',
      "[f.json:3:22] windows.registryKeys[0] must be one of 'startupScripts', 'shutdownScripts', 'runWow64', 'activeSetup', 'contextMenuHandlers', 'backgroundContextMenuHandlers', 'copyHookHandlers', 'shellIconOverlays', 'shellIconOverlaysWow64', 'browserHelperObjects', 'browserHelperObjectsWow64', 'internetExplorerExtensions', 'internetExplorerExtensionsWow64', 'drivers32', 'drivers32Wow64', 'knownDlls', 'winlogonNotify', got 'knownDll'; did you mean 'knownDlls'?",
    ],
    [' \n', "[f.json] is empty: add settings under 'windows' or 'linux', or omit the file"],
  ])('refuses the JSON %j', (content, ...problems) => {
    expect(problemsOf('f.json', content)).toEqual(problems);
  });

  test('refuses a file that expands to too much', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index, names) => {
      const items = Array(9).fill(index === 0 ? 'x' : `*${names[index - 1]}`);
      return `${name}: &${name} [${items.join(', ')}]`;
    });
    expect(problemsOf('bomb.yaml', levels.join('\n'))).toEqual([
      '[bomb.yaml] expands to too much (Excessive alias count indicates a resource exhaustion attack): write the entries without aliases',
    ]);
  });

  test('says where it looked for a file that is not there, and that a directory is none', () => {
    mkdirSync('folder', { recursive: true });
    const long = 'x'.repeat(300);
    writeFileSync('good.yaml', YAML);
    const absent = join(process.cwd(), 'nowhere.json');
    expect(problemsOfFiles('folder', 'folder/../good.yaml/a', absent, long, 'nowhere.yaml')).toEqual([
      '[folder] is a directory: pass the path of a file in it',
      `[folder/../good.yaml/a] contains a file that is not a directory at '${join(process.cwd(), 'good.yaml/a')}'; a relative path starts at the directory the app runs in`,
      `[${join(process.cwd(), 'nowhere.json')}] does not exist`,
      `[${long}] cannot be read (ENAMETOOLONG)`,
      `[nowhere.yaml] does not exist at '${join(process.cwd(), 'nowhere.yaml')}'; a relative path starts at the directory the app runs in`,
    ]);
  });

  test('lists every problem of every file at once, in the order of the lines', () => {
    writeFileSync('one.yaml', 'linux:\n  files:\n    - path: etc/a\n  software: no\nwindow: {}\n');
    writeFileSync('two.json', '{ "linux": [] }');
    expect(problemsOfFiles('one.yaml', 'two.json')).toEqual([
      "[one.yaml:3:7] linux.files[0].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/a'",
      "[one.yaml:4:3] linux.software must be true or false, got 'no'",
      "[one.yaml:5:1] has no 'window', known are 'windows', 'linux'; did you mean 'windows'?",
      '[two.json:1:3] linux must be an object or false, got a list',
    ]);
  });

  test('says from which file the entries are that are wrong together', () => {
    writeFileSync('base.yaml', 'linux:\n  files:\n    - { path: /etc/a, name: x }\n    - { path: /etc/b, name: y }\n');
    writeFileSync('prod.yaml', 'linux:\n  files:\n    - { path: /etc/c }\n    - { path: /etc/a, name: y }\n');
    expect(problemsOfFiles('base.yaml', 'prod.yaml')).toEqual([
      "[base.yaml + prod.yaml] linux.files[1] repeats the name of linux.files[0], got 'y': choose another (linux.files[1] is at base.yaml:4:7, linux.files[0] is at prod.yaml:4:7)",
    ]);
  });

  test('says where an entry is that is one too many, in the file that has it', () => {
    const list = (name: string) => Array.from({ length: 300 }, (_, index) => `    - { path: /${name}/${index} }\n`);
    writeFileSync('a.yaml', `linux:\n  files:\n${list('a').join('')}`);
    writeFileSync('b.yaml', `linux:\n  files:\n${list('b').join('')}`);
    writeFileSync('c.yaml', 'windows: { software: false }\n');
    expect(problemsOfFiles('a.yaml', 'b.yaml', 'c.yaml')).toEqual([
      "[a.yaml + b.yaml + c.yaml] linux.files may enable at most 500 files per machine (Microsoft's support matrix), got 600: 100 too many, from linux.files[500] on; remove or disable some (linux.files[500] is at b.yaml:203:7)",
    ]);
  });

  test('says where presets are by their names', () => {
    const name = REGISTRY_KEYS.drivers32Wow64;
    writeFileSync('presets.yaml', 'windows:\n  registryKeys:\n    - drivers32\n    - drivers32Wow64\n');
    writeFileSync('own.yaml', `windows:\n  registryKeys:\n    - { key: 'HKLM\\SOFTWARE\\B', name: '${name}' }\n`);
    expect(problemsOfFiles('presets.yaml', 'own.yaml')).toEqual([
      `[presets.yaml + own.yaml] windows.registryKeys[2] repeats the name of windows.registryKeys[1], got '${name}': choose another (windows.registryKeys[2] is at own.yaml:3:7, windows.registryKeys[1] is at presets.yaml:4:7)`,
    ]);
  });

  test('lists the problems of a line from left to right', () => {
    expect(problemsOf('f.yaml', 'linux: { files: [{ path: etc/a }], software: 1 }\n')).toEqual([
      "[f.yaml:1:20] linux.files[0].path must be absolute, such as '/etc/ssh/sshd_config', got 'etc/a'",
      '[f.yaml:1:36] linux.software must be true or false, got 1',
    ]);
  });

  test('refuses files that are right one by one and wrong together', () => {
    writeFileSync('no-windows.yaml', 'windows: false\n');
    writeFileSync('no-linux.yaml', 'linux: false\n');
    expect(problemsOfFiles('no-windows.yaml', 'no-linux.yaml')).toEqual([
      '[no-windows.yaml + no-linux.yaml] must keep one operating system: windows and linux are both false; omit one of them, or give it settings',
    ]);
  });
});

describe('what is no settings file', () => {
  test.each<[string, unknown[], string]>([
    ['no file', [], '[fromFile] needs the path of at least one file, got none'],
    [
      'a variable that is not set',
      [undefined],
      '[undefined] must be the path of one file: check that the environment variable it comes from is set',
    ],
    [
      'an empty path',
      [''],
      "[''] must be the path of one file: check that the environment variable it comes from is set",
    ],
    [
      'a list',
      [['a.yaml']],
      '[a list] must be the path of one file: check that the environment variable it comes from is set',
    ],
  ])('%s', (_, paths, problem) => {
    expect(problemsOfFiles(...(paths as [string]))).toEqual([problem]);
  });

  test.each([
    ['set', 'linux: !!set {a}\n', 'linux: !!set {a}\n'.indexOf('!')],
    ['binary', 'windows: !!binary aGk=\n', 'windows: !!binary aGk=\n'.indexOf('!')],
  ])('a tag such as !!%s', (tag, content, offset) => {
    expect(problemsOf('tag.yaml', content)).toEqual([
      `[tag.yaml:1:${offset + 1}] is not YAML: unresolved tag: tag:yaml.org,2002:${tag}; remove the tag`,
    ]);
  });

  test('a merge key, which the version of YAML does not have', () => {
    expect(problemsOf('keys.yaml', 'windows: &w\n  software: false\nlinux:\n  <<: *w\n')).toEqual([
      "[keys.yaml:4:3] linux has no '<<', known are 'files', 'services', 'software', 'inventory': YAML 1.2 has no merge keys; repeat the properties, or merge several files",
    ]);
  });
});

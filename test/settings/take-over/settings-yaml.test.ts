import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ChangeTrackingSettings } from '../../../lib/settings/change-tracking-settings';
import { filesOf } from '../../../lib/settings/features';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import { settingsYaml } from '../../../lib/settings/take-over/settings-yaml';
import { likelySettings } from '../../support/arbitrary-settings';

describe('settingsYaml', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-yaml-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function readBack(text: string): ChangeTrackingSettings {
    const file = join(folder, 'settings.yaml');
    writeFileSync(file, text);
    return ChangeTrackingSettings.fromFile(file);
  }

  test('writes a short file that names its schema', () => {
    const settings: ChangeTrackingSettings = {
      windows: {
        files: [
          { path: '%windir%\\System32\\drivers\\etc\\hosts' },
          { path: 'C:\\Apps\\*.config', name: 'Apps', recurse: true },
        ],
        registryKeys: ['knownDlls', { key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso' }],
        services: { frequencySec: 600 },
      },
      linux: { files: [{ path: '/etc/*.conf' }], software: false },
    };
    expect(settingsYaml(settings)).toBe(
      [
        '# yaml-language-server: $schema=node_modules/cdktf-azure-change-tracking/change-tracking-settings.schema.json',
        'windows:',
        '  files:',
        "    - path: '%windir%\\System32\\drivers\\etc\\hosts'",
        '    - path: C:\\Apps\\*.config',
        '      name: Apps',
        '      recurse: true',
        '  registryKeys:',
        '    - knownDlls',
        '    - key: HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso',
        '  services:',
        '    frequencySec: 600',
        'linux:',
        '  files:',
        '    - path: /etc/*.conf',
        '  software: false',
        '',
      ].join('\n'),
    );
  });

  test('writes an empty object for settings without any, and the schema that it is given', () => {
    expect(settingsYaml({}, './schema.json')).toBe('# yaml-language-server: $schema=./schema.json\n{}\n');
    expect(readBack(settingsYaml({}))).toEqual({});
  });

  test('repeats what two places share', () => {
    const files = [{ path: '/etc/hosts' }].flatMap((entry) => [entry, entry]);
    expect(settingsYaml({ linux: { files } }).match(/path: \/etc\/hosts/g)).toHaveLength(2);
  });

  test('is read back to the same settings', () => {
    const valid = likelySettings.filter((settings) => settingsProblems(settings).length === 0);
    const labels = fc.constantFrom('null', '1', 'yes', "it's", '- a', '# b', '*', '&a', 'a: b', ' ', 'ü\n"', '\u2028');
    fc.assert(
      fc.property(valid, labels, labels, (settings, name, description) => {
        const { linux = {} } = settings;
        const files = [...filesOf(linux), { path: '/opt/own/x', name, description }];
        const given = linux === false ? settings : { ...settings, linux: { ...linux, files } };
        fc.pre(settingsProblems(given).length === 0);
        expect(readBack(settingsYaml(given))).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });
});

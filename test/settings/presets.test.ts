import { readFileSync } from 'node:fs';
import { textOf } from '../../lib/core/problems';
import { LEFT_OUT, LINUX_FILES, WINDOWS_FILES } from '../../lib/facts/presets-files';
import { DEFENDER_REGISTRY_KEYS } from '../../lib/facts/presets-registry';
import { REGISTRY_KEYS } from '../../lib/facts/registry-keys';
import { ChangeTrackingSettings } from '../../lib/settings/change-tracking-settings';
import { Presets } from '../../lib/settings/presets';
import { settingsProblems } from '../../lib/settings/settings-checks';
import { settingsWarnings } from '../../lib/settings/settings-warnings';
import { describeWithShared } from '../support/skip';

const { merge, budget } = ChangeTrackingSettings;
const everything = merge(...Object.values(Presets));

describe('Presets', () => {
  test.each(Object.entries(Presets))('%s is valid, and warns of nothing it lists but of Winlogon', (_, settings) => {
    expect(settingsProblems(settings)).toEqual([]);
    const ids = settingsWarnings(settings, false).map(({ id }) => id);
    const hasWinlogon = JSON.stringify(settings).includes('Winlogon"');
    expect(ids.filter((id) => !id.endsWith('-empty'))).toEqual(hasWinlogon ? ['registry-sensitive'] : []);
  });

  test('all together are valid, and take what they share once', () => {
    expect(settingsProblems(everything)).toEqual([]);
    expect(budget(everything)).toEqual({
      windowsFiles: { used: 8, limit: 500 },
      registryKeys: { used: 17 + 29 - 2, limit: 250 },
      linuxFiles: { used: 35, limit: 500 },
    });
    expect(settingsWarnings(everything, false).map(({ id }) => id)).toEqual(['registry-sensitive']);
  });

  test('have as many entries as their descriptions say', () => {
    const { microsoftRegistry, defenderRegistry2022, defenderRegistry2026, windowsFiles, linuxFiles } = Presets;
    expect(microsoftRegistry.windows.registryKeys.length).toBe(17);
    expect(defenderRegistry2022.windows.registryKeys.length).toBe(29);
    expect(defenderRegistry2026.windows.registryKeys.length).toBe(11);
    expect([windowsFiles.windows.files.length, linuxFiles.linux.files.length]).toEqual([8, 34]);
  });

  test('an entry carries its source', () => {
    expect(Presets.linuxFiles.linux.files[0]).toEqual({
      path: '/bin/login',
      description: 'MicrosoftDocs/azure-docs defender-for-cloud/file-integrity-monitoring-overview.md, 2022-11-14',
    });
  });

  test('what was left out for what it is would be refused or warned of', () => {
    for (const [path] of LEFT_OUT.filter(([path]) => !path.startsWith('/'))) {
      const settings = path.startsWith('HKLM')
        ? { windows: { registryKeys: [{ key: path }] } }
        : { windows: { files: [{ path }] } };
      expect(settingsProblems(settings).map(textOf)).toEqual([expect.stringMatching(/wildcard|\.exe|secrets/)]);
    }
    const directories = LEFT_OUT.filter(([path]) => path.startsWith('/')).map(([path]) => ({ path }));
    const warnings = settingsWarnings({ windows: false, linux: { files: directories } }, false);
    expect(warnings.map(({ id }) => id)).toEqual(directories.map(() => 'path-broad'));
  });
});

describeWithShared('reference', 'Presets, against the published lists', (folder) => {
  const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  const registry = read('recommended-registry.json');
  const files = read('recommended-files.json');
  const leftOut = LEFT_OUT.map(([path]) => path.replace('HKLM', 'HKEY_LOCAL_MACHINE') as string);
  type Key = { keyName: string; correctedKeyName?: string };
  const keysOf = (entries: Key[]) =>
    entries.map(({ keyName, correctedKeyName = keyName }) => correctedKeyName.toLowerCase()).sort();
  const lower = (keys: string[]) => keys.map((key) => key.toLowerCase()).sort();

  test("Microsoft's keys are those of its rule", () => {
    expect(Object.values(REGISTRY_KEYS)).toEqual(registry.changeTrackingPreset.entries.map((one: Key) => one.keyName));
  });

  test("every key of Defender's lists is watched or left out with a reason", () => {
    const of2026 = DEFENDER_REGISTRY_KEYS.filter(([, years]) => years === '2022, 2026').map(([key]) => key);
    const leftKeys = leftOut.filter((path) => path.startsWith('HKEY'));
    expect(lower(DEFENDER_REGISTRY_KEYS.map(([key]) => key))).toEqual(keysOf(registry.defenderFim2022.entries));
    expect(lower([...of2026, ...leftKeys])).toEqual(keysOf(registry.defenderFim2026.entries));
  });

  test("every file of Defender's lists is watched or left out with a reason", () => {
    const watched: string[] = [...WINDOWS_FILES, ...LINUX_FILES].map(([path]) => path.replace(/\/\*$/, ''));
    const known = new Set([...watched, ...leftOut, '/etc/*.conf']);
    const { windows, linux } = files.defenderFim2022;
    const recommended = [...windows, ...linux, ...files.defenderFim2026.windows, ...files.defenderFim2026.linux];
    expect(recommended.filter(({ path }: { path: string }) => !known.has(path))).toEqual([]);
  });

  test('every other Linux file is in the auditd rules', () => {
    const audited: string[] = files.linuxAuditBaseline.entries.map(({ path }: { path: string }) =>
      path.replace(/\/$/, ''),
    );
    const own = LINUX_FILES.filter(([, source]) => source === 'auditd').map(([path]) => path.replace(/\/\*$/, ''));
    expect(own.filter((path) => !audited.includes(path))).toEqual([]);
  });
});

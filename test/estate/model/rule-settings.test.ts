import { readAgentSettings } from '../../../lib/estate/model/agent-settings';
import type { Rule } from '../../../lib/estate/model/estate';
import { itemsOf, knownSettings, settingsOf } from '../../../lib/estate/model/rule-settings';
import { UNKNOWN } from '../../../lib/estate/model/value';
import { file, linux } from '../support';

const KEY = { name: 'k', groupTag: 'Custom', enabled: true, recurse: true, description: '', keyName: 'HKEY_A\\B' };
const windows = readAgentSettings('windows', {
  ...{ enableFiles: false, enableRegistry: true, enableServices: true, enableSoftware: true, enableInventory: true },
  fileSettings: { fileInfo: [{ name: 'f', path: 'C:\\f', enabled: true }] },
  registrySettings: { registryInfo: [{ ...KEY, valueName: '' }] },
});
const ruleOf = (...settings: unknown[]) => ({ sources: settings.map((one) => ({ settings: one })) }) as unknown as Rule;
const own = readAgentSettings('linux', linux(file('/etc/hosts')));
const off = readAgentSettings('linux', {
  ...linux(),
  enableServices: false,
  enableSoftware: false,
  enableInventory: false,
});

test('a rule watches what its data sources say, as far as they can be seen', () => {
  const rule = ruleOf(own, UNKNOWN, windows, undefined);
  expect(knownSettings(rule)).toEqual([own, windows]);
  expect(settingsOf(rule)).toMatchObject({
    windows: { files: false, registryKeys: [{ key: 'HKEY_A\\B' }], services: true, software: true, inventory: true },
    linux: { files: [{ path: '/etc/hosts' }], services: true, software: true, inventory: true },
  });
  expect(settingsOf(ruleOf(own))).toMatchObject({ windows: false });
  expect(settingsOf(ruleOf(off))).toMatchObject({ linux: { services: false, software: false, inventory: false } });
  expect(settingsOf(ruleOf(UNKNOWN))).toEqual({ windows: false, linux: false });
});

test('entries are those of one system, by their kind', () => {
  const { files, keys } = itemsOf([own, windows], 'windows');
  expect([files.map(({ path }) => path), keys.map(({ path }) => path)]).toEqual([['C:\\f'], ['HKEY_A\\B']]);
});

import { resolveSettings } from '../../lib/settings/resolve';
import type { ChangeTrackingSettings } from '../../lib/settings/types';
import {
  type AlertNeeds,
  unwatched,
  type WatchedKind,
  watchesFile,
  watchesKey,
  watchesKind,
} from '../../lib/settings/watches';

const OFF: ChangeTrackingSettings = {
  windows: { files: false, registryKeys: false, services: false, software: false, inventory: false },
  linux: { files: false, services: false, software: false, inventory: false },
};
const on = (os: 'windows' | 'linux', settings: object) =>
  resolveSettings({ ...OFF, [os]: { ...(OFF[os] as object), ...settings } });

describe('a kind of data', () => {
  test.each<[WatchedKind, 'windows' | 'linux', object]>([
    ['files', 'windows', { files: [] }],
    ['files', 'linux', { files: [] }],
    ['registry', 'windows', { registryKeys: [] }],
    ['software', 'windows', { software: true }],
    ['software', 'linux', { software: true }],
    ['services', 'windows', { services: true }],
    ['daemons', 'linux', { services: true }],
    ['inventory', 'windows', { inventory: true }],
    ['inventory', 'linux', { inventory: true }],
  ])('%s is reported if %s has %j', (kind, os, settings) => {
    expect(watchesKind(resolveSettings(OFF), kind)).toBe(false);
    expect(watchesKind(on(os, settings), kind)).toBe(true);
    const other = os === 'windows' ? 'linux' : 'windows';
    expect(watchesKind(resolveSettings({ ...OFF, [os]: false }), kind)).toBe(false);
    expect(watchesKind(resolveSettings({ [os]: { ...(OFF[os] as object), ...settings }, [other]: false }), kind)).toBe(
      true,
    );
  });
});

describe('a file', () => {
  const windows = { files: [{ path: 'C:\\app\\hosts' }, { path: 'C:\\app\\off', enabled: false }] };
  const linux = { files: [{ path: '/etc/hosts' }, { path: '/etc/off', enabled: false }] };

  test.each<[string, ChangeTrackingSettings, boolean]>([
    ['/etc/hosts', { linux }, true],
    ['/etc/motd', { linux }, false],
    ['/etc/off', { linux }, false],
    ['/etc/hosts', { linux: { files: false } }, false],
    ['/etc/motd', { windows, linux: false }, true],
    ['C:\\app\\hosts', { windows, linux }, true],
    ['C:\\app\\motd', { windows, linux }, false],
    ['C:\\app\\off', { windows, linux }, false],
    ['C:\\app\\motd', { windows: false, linux }, true],
    ['*hosts*', { windows, linux: { files: [] } }, true],
    ['*hosts*', { windows: { files: [] }, linux }, true],
    ['*hosts*', { windows: { files: [] }, linux: { files: [] } }, false],
    ['*hosts', { windows: { files: [] }, linux }, true],
    ['hosts', { windows: false, linux: { files: [] } }, true],
    ['*hosts*', { windows: false, linux: { files: [] } }, false],
    ['*hosts*', { windows: { files: [] }, linux: false }, false],
    ['*\\app\\*', { windows: false, linux: { files: [] } }, true],
    ['*/etc/*', { windows: { files: [] }, linux: false }, true],
  ])('%s of %j: %s', (path, settings, expected) => {
    expect(watchesFile(resolveSettings(settings), path)).toBe(expected);
  });
});

describe('a registry key', () => {
  const key = 'HKLM\\SOFTWARE\\A';

  test.each<[ChangeTrackingSettings['windows'], boolean]>([
    [{ registryKeys: [{ key }] }, true],
    [{ registryKeys: [{ key, enabled: false }] }, false],
    [{ registryKeys: [{ key: 'HKLM\\SOFTWARE\\B' }] }, false],
    [{ registryKeys: false }, false],
    [false, true],
  ])('of %j: %s', (windows, expected) => {
    expect(watchesKey(resolveSettings({ windows }), key)).toBe(expected);
  });

  test('that is switched off is not watched by its entries', () => {
    const { windows, ...rest } = resolveSettings({ windows: { registryKeys: [{ key }] } });
    const off = windows && { ...windows, registry: { ...windows.registry, enabled: false } };
    expect(watchesKey({ ...rest, ...(off && { windows: off }) }, key)).toBe(false);
  });
});

describe('an alert', () => {
  const settings: ChangeTrackingSettings = {
    windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A' }] },
    linux: { files: [{ path: '/etc/hosts' }] },
  };

  test.each<[AlertNeeds, ChangeTrackingSettings, string | undefined]>([
    [{ kind: 'inventory' }, OFF, 'fires for every machine: the settings of the rule switch the inventory off'],
    [{ kind: 'daemons' }, OFF, 'never fires: the settings of the rule switch daemons off'],
    [{ kind: 'daemons' }, settings, undefined],
    [{ kind: 'files' }, settings, undefined],
    [{ kind: 'files', files: ['/etc/hosts', '${var.file}'] }, settings, undefined],
    [
      { kind: 'files', files: ['/etc/hosts', '/etc/motd', '/srv/a'] },
      settings,
      "does not see '/etc/motd', '/srv/a', which no setting of the rule watches: list it in the files",
    ],
    [{ kind: 'registry', keys: ['HKLM\\SOFTWARE\\A', 'HKLM\\SOFTWARE\\B'] }, settings, undefined],
    [{ kind: 'registry', keys: ['${var.key}', 'HKLM\\SOFTWARE\\B'] }, settings, undefined],
    [
      { kind: 'registry', keys: ['HKLM\\SOFTWARE\\B', 'HKLM\\SOFTWARE\\C'] },
      settings,
      "never fires: no setting of the rule watches 'HKLM\\SOFTWARE\\B', 'HKLM\\SOFTWARE\\C'; list the keys in registryKeys",
    ],
  ])('that needs %j of %j: %s', (needs, given, predicate) => {
    expect(unwatched(needs, resolveSettings(given))).toBe(predicate);
  });
});

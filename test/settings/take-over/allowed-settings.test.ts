import { textOf } from '../../../lib/core/problems';
import { LIMITS } from '../../../lib/facts/rule';
import { allowedSettings } from '../../../lib/settings/take-over/allowed-settings';
import type { Tracing } from '../../../lib/settings/take-over/traced-entries';
import type { ChangeTrackingSettings } from '../../../lib/settings/types';

/** The settings that remain, and what is lost. */
function allowed(draft: ChangeTrackingSettings) {
  const to: Tracing = { origins: new Map(), lost: [] };
  const settings = allowedSettings(draft, to);
  return { settings, lost: to.lost.map(textOf), values: to.lost.map(({ value }) => value) };
}

const linux = (...files: object[]) => ({ windows: false, linux: { files } }) as ChangeTrackingSettings;

test('settings without a problem remain as they are', () => {
  const settings = linux({ path: '/etc/hosts', name: 'hosts' }, { path: '/etc/motd', enabled: false });
  expect(allowed(settings)).toEqual({ settings, lost: [], values: [] });
});

test('an entry with a problem is lost, of each list', () => {
  const settings: ChangeTrackingSettings = {
    windows: {
      files: [{ path: 'C:\\a.ini' }, { path: 'a.ini' }],
      registryKeys: ['runWow64', { key: 'HKLM' }, { key: 'HKLM\\A\\B' }, { key: 'HKLM:\\a\\b' }],
    },
    linux: { files: [{ path: 'etc' }] },
  };
  const { settings: kept, lost } = allowed(settings);
  expect(kept).toEqual({
    windows: { files: [{ path: 'C:\\a.ini' }], registryKeys: ['runWow64', { key: 'HKLM\\A\\B' }] },
    linux: { files: [] },
  });
  expect(lost).toEqual([
    "cannot be taken over: it must be absolute, such as 'C:\\Windows\\win.ini' or '%windir%\\win.ini', got 'a.ini'",
    "cannot be taken over: it must name a key below the hive: the hive itself is too general, got 'HKLM'",
    "cannot be taken over: it repeats the key of windows.registryKeys[2], got 'HKLM:\\a\\b': remove one",
    "cannot be taken over: it must be absolute, such as '/etc/ssh/sshd_config', got 'etc'",
  ]);
});

test('an entry keeps its place under its default name if its name is wrong or taken', () => {
  const taken = linux({ path: '/a', name: 'x' }, { path: '/b', name: 'x', recurse: true }, { path: '/c', name: '' });
  expect(allowed(taken)).toEqual({
    settings: linux({ path: '/a', name: 'x' }, { path: '/b', recurse: true }, { path: '/c' }),
    lost: [],
    values: [],
  });
});

test('an entry with a name is lost for any other problem', () => {
  const entry = { path: 'etc', name: 'x' };
  const { settings, lost, values } = allowed(linux(entry));
  expect(settings).toEqual(linux());
  expect(lost).toEqual([expect.stringContaining("it must be absolute, such as '/etc/ssh/sshd_config', got 'etc'")]);
  expect(values).toEqual([entry]);
});

test('enabled entries beyond the limit are lost, those that are disabled remain', () => {
  const files = Array.from({ length: LIMITS.files + 2 }, (_, index) => ({ path: `/srv/${index}`, enabled: index > 0 }));
  const [off, wrong] = [
    { path: '/off', enabled: false },
    { path: 'etc', enabled: true },
  ];
  const { settings, lost, values } = allowed(linux(wrong, ...files, off));
  expect(settings).toEqual(linux(...files.slice(0, -1), off));
  expect(values).toEqual([wrong, files.at(-1)]);
  expect(lost).toEqual([
    expect.stringContaining('must be absolute'),
    expect.stringContaining('may enable at most 500 files per machine'),
  ]);
});

test('an operating system with a problem that no entry has is lost as a whole', () => {
  const settings: ChangeTrackingSettings = {
    windows: { fileFrequencySec: 60 as never },
    linux: { files: [{ path: '/etc/hosts' }] },
  };
  const { settings: kept, lost } = allowed(settings);
  expect(kept).toEqual({ ...settings, windows: false });
  expect(lost).toEqual([expect.stringMatching(/^windows cannot be taken over: it must be 1800 to 2400 seconds/)]);
});

test('nothing remains if the only operating system is lost', () => {
  const { settings, lost } = allowed({ windows: { fileFrequencySec: 60 as never }, linux: false });
  expect(settings).toBeUndefined();
  expect(lost).toEqual([expect.stringMatching(/^windows cannot be taken over: it must be 1800/)]);
});

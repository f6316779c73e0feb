import { contentSecrets, readAgentSettings } from '../../../lib/estate/model/agent-settings';
import type { Attributes } from '../../../lib/estate/model/value';
import { file, linux } from '../support';

const windows = (more: object = {}) => ({
  enableFiles: true,
  enableRegistry: true,
  fileSettings: { fileInfo: [{ name: 'f', path: 'C:\\A.txt', enabled: true, recurse: true }] },
  registrySettings: { registryInfo: [{ name: 'k', keyName: 'HKEY_A\\B', valueName: '', enabled: true }] },
  ...more,
});
const ACCOUNT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a';
const uploading = (...files: readonly object[]): Attributes => {
  const json = linux(...files);
  const uploadSetting = { storageAccountResourceId: ACCOUNT, blobEndpoint: 'https://a.blob/' };
  return { ...json, enableUpload: true, fileSettings: { ...(json['fileSettings'] as object), uploadSetting } };
};

describe('an item', () => {
  test('of Windows is a file or a key, with its path in lower case as its meaning', () => {
    const { os, types, items } = readAgentSettings('windows', windows());
    expect(os).toBe('windows');
    expect(Object.keys(types)).toEqual(['files', 'registry', 'services', 'software', 'inventory']);
    expect(items).toMatchObject([
      { kind: 'file', path: 'C:\\A.txt', meaning: 'file c:\\a.txt', watched: true, recurse: true, uploaded: false },
      {
        kind: 'registry key',
        path: 'HKEY_A\\B',
        meaning: 'key hkey_a\\b',
        watched: true,
        recurse: false,
        uploaded: false,
      },
    ]);
  });

  test('of Linux is a file, with its path as its meaning', () => {
    const { os, types, items } = readAgentSettings('linux', {
      ...linux(file('/etc/A')),
      ...windows({ fileSettings: {} }),
    });
    expect([os, items]).toEqual(['linux', []]);
    expect(types).not.toHaveProperty('registry');
    expect(readAgentSettings('linux', linux(file('/etc/A'))).items).toMatchObject([
      { kind: 'file', path: '/etc/A', meaning: 'file /etc/A', watched: true },
    ]);
  });

  test.each<[string, object, boolean, boolean]>([
    ['registry keys are off', windows({ enableRegistry: false }), true, false],
    ['files are off', windows({ enableFiles: false }), false, true],
    ['both are on', windows(), true, true],
  ])('is watched if its kind is on: %s', (_, json, isFile, isKey) => {
    expect(readAgentSettings('windows', json).items.map(({ watched }) => watched)).toEqual([isFile, isKey]);
  });

  test('is not watched if it is off', () => {
    const off = { name: 'k', keyName: 'HKEY_A\\B', valueName: '', enabled: false };
    const json = windows({ registrySettings: { registryInfo: [off] } });
    expect(readAgentSettings('windows', json).items.map(({ watched }) => watched)).toEqual([true, false]);
    const { items } = readAgentSettings('linux', linux(file('/a', { enabled: false })));
    expect(items.map(({ watched }) => watched)).toEqual([false]);
  });

  test('is uploaded if it is watched, marked, and has storage', () => {
    const marked = { uploadContent: true };
    const files = [file('/a', marked), file('/b'), file('/c', { ...marked, enabled: false })];
    const uploaded = (json: Attributes) => readAgentSettings('linux', json).items.map((item) => item.uploaded);
    expect(uploaded(uploading(...files))).toEqual([true, false, false]);
    expect(uploaded(linux(...files))).toEqual([false, false, false]);
  });
});

test('secrets are those of what is watched and uploaded, with storage or without', () => {
  const shadow = (more: Attributes) =>
    readAgentSettings('linux', linux(file('/etc/shadow', more))).items.map(contentSecrets);
  expect(shadow({ uploadContent: true })).toEqual([expect.stringContaining('password')]);
  expect(shadow({})).toEqual([undefined]);
  expect(shadow({ uploadContent: true, enabled: false })).toEqual([undefined]);
  expect(readAgentSettings('windows', windows()).items.map(contentSecrets)).toEqual([undefined, undefined]);
});

test('an upload is there if it is on', () => {
  expect(readAgentSettings('linux', uploading(file('/a'))).upload).toMatchObject({ storageAccountId: ACCOUNT });
  expect(readAgentSettings('linux', linux(file('/a')))).not.toHaveProperty('upload');
});

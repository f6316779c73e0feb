import { placeKey, standIn, withStandIns, withUpload } from '../../../lib/estate/model/stand-ins';
import { UNKNOWN } from '../../../lib/estate/model/value';

const OPEN = '${known only at apply}';
test.each<[key: string, windows: unknown, linux: unknown]>([
  ['enableUpload', UNKNOWN, UNKNOWN],
  ['uploadSetting', UNKNOWN, UNKNOWN],
  ['enableRegistry', true, false],
  ['enableFiles', true, true],
  ['enabled', true, true],
  ['fileInfo', [], []],
  ['registryInfo', [], []],
  ['managedIdentity', '', ''],
  ['fileCollectionFrequency', 2700, 900],
  ['registryCollectionFrequency', 3000, undefined],
  ['serviceCollectionFrequency', 1800, 300],
  ['softwareCollectionFrequency', 1800, 300],
  ['inventoryCollectionFrequency', 36000, 36000],
  [
    'fileSettings',
    { fileCollectionFrequency: 2700, fileInfo: [], uploadSetting: UNKNOWN },
    { fileCollectionFrequency: 900, fileInfo: [], uploadSetting: UNKNOWN },
  ],
  ['registrySettings', { registryCollectionFrequency: 3000, registryInfo: [] }, { registryInfo: [] }],
  ['servicesSettings', { serviceCollectionFrequency: 1800 }, { serviceCollectionFrequency: 300 }],
  ['otherSettings', OPEN, OPEN],
  ['linux', OPEN, OPEN],
  ['reenableFiles', OPEN, OPEN],
  ['recurse', false, false],
  ['uploadContent', false, false],
  ['useSudo', true, true],
  ['pathType', 'File', 'File'],
  ['links', 'Follow', 'Follow'],
  ['checksum', 'Sha256', 'Sha256'],
  ['valueName', '', ''],
  ['path', OPEN, OPEN],
])('what stands for %s', (key, windows, linux) => {
  expect([standIn('windows', key, UNKNOWN), standIn('linux', key, UNKNOWN)]).toEqual([windows, linux]);
});

test('an expression stands for itself where nothing else does', () => {
  expect([standIn('linux', 'path', '${var.path}'), standIn('linux', 'recurse', '${var.recurse}')]).toEqual([
    ...['${var.path}', false],
  ]);
});

test('the places of entries', () => {
  expect([placeKey('windows', 'fileInfo'), placeKey('linux', 'fileInfo'), placeKey('linux', 'registryInfo')]).toEqual([
    ...['path', 'destinationPath', 'keyName'],
  ]);
});

test('entries that cannot be seen are entries, other items are text', () => {
  const json = {
    fileSettings: { fileInfo: [UNKNOWN, { destinationPath: '/a', recurse: '${var.r}' }] },
    registrySettings: { registryInfo: ['${var.key}'] },
    list: [UNKNOWN, 1, null],
  };
  expect(withStandIns('linux', json, '')).toMatchObject({
    fileSettings: {
      fileInfo: [
        { name: OPEN, destinationPath: OPEN, pathType: 'File', recurse: false, links: 'Follow', enabled: true },
        { destinationPath: '/a', recurse: false },
      ],
    },
    registrySettings: { registryInfo: [{ name: '${var.key}', keyName: '${var.key}', valueName: '', enabled: true }] },
    list: [OPEN, 1, null],
  });
});

const upload = { storageAccountResourceId: OPEN, blobEndpoint: OPEN };
test.each<[json: object, seen: object]>([
  [{}, {}],
  [{ enableFiles: true }, { enableFiles: true }],
  [
    { enableUpload: UNKNOWN, fileSettings: { uploadSetting: { a: 1 } } },
    { enableUpload: true, fileSettings: { uploadSetting: { a: 1 } } },
  ],
  [
    { enableUpload: UNKNOWN, fileSettings: { fileInfo: [] } },
    { enableUpload: false, fileSettings: { fileInfo: [] } },
  ],
  [
    { enableUpload: true, fileSettings: { uploadSetting: UNKNOWN } },
    { enableUpload: true, fileSettings: { uploadSetting: upload } },
  ],
  [
    { enableUpload: false, fileSettings: { uploadSetting: UNKNOWN, fileInfo: [] } },
    { enableUpload: false, fileSettings: { fileInfo: [] } },
  ],
  [
    { enableUpload: UNKNOWN, fileSettings: { uploadSetting: UNKNOWN } },
    { enableUpload: true, fileSettings: { uploadSetting: upload } },
  ],
  [{ fileSettings: { uploadSetting: UNKNOWN } }, { fileSettings: {} }],
  [{ fileSettings: [1] }, { fileSettings: [1] }],
])('upload settings and their flag agree in %p', (json, seen) => {
  expect(withUpload({ ...json })).toStrictEqual(seen);
});

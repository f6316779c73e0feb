import { readSeenSettings, unseenPlaces } from '../../../lib/estate/model/seen-settings';
import { SENSITIVE, UNKNOWN } from '../../../lib/estate/model/value';
import { file, linux } from '../support';

test('what decides what is collected has its place', () => {
  const json = {
    enableFiles: UNKNOWN,
    fileSettings: {
      fileInfo: [{ destinationPath: '${var.path}', name: UNKNOWN, groupTag: '${var.tag}', description: SENSITIVE }],
      uploadSetting: { storageAccountResourceId: UNKNOWN, blobEndpoint: UNKNOWN, other: null },
    },
    list: [[SENSITIVE]],
  };
  expect(unseenPlaces(json)).toEqual([
    { path: 'enableFiles', value: UNKNOWN },
    { path: 'fileSettings.fileInfo[0].destinationPath', value: '${var.path}' },
    { path: 'list[0][0]', value: SENSITIVE },
  ]);
});

test('settings are read if all of that can be seen', () => {
  const read = (more: object) => readSeenSettings('linux', linux(file('/etc/hosts', { ...more })));
  expect(read({ name: SENSITIVE })).toMatchObject({ items: [{ path: '/etc/hosts', entry: { name: '${sensitive}' } }] });
  expect(read({ description: null, name: SENSITIVE })).toMatchObject({ items: [{ entry: { name: '${sensitive}' } }] });
  expect([read({ recurse: SENSITIVE }), read({ recurse: '${var.recurse}' })]).toEqual([SENSITIVE, UNKNOWN]);
});

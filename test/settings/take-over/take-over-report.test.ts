import { textOf } from '../../../lib/core/problems';
import { change, groupedChanges, spellingChange } from '../../../lib/settings/take-over/take-over-report';

describe('groupedChanges', () => {
  const entry = (index: number, key: string, was: unknown, becomes: unknown) =>
    change(['windows', 'fileSettings', 'fileInfo', index, key], was, becomes);

  test('makes one sentence of the same change of several entries, and keeps every other', () => {
    const changes = [
      change(['windows', 'enableFiles'], undefined, false),
      change(['linux', 'enableFiles'], undefined, false),
      entry(0, 'checksum', 'Md5', 'Sha256'),
      entry(0, 'maxOutputSize', 0, 500000),
      entry(1, 'checksum', 'Md5', 'Sha256'),
      entry(2, 'checksum', 'Sha1', 'Sha256'),
      entry(3, 'enabled', true, false),
      entry(3, 'recurse', true, false),
      change(['windows', 'fileSettings', 'otherInfo', 0, 'enabled'], true, false),
      spellingChange(['windows', 'fileSettings', 'fileinfo'], "is written as 'fileInfo'", 'fileinfo', 'fileInfo'),
    ];
    expect(groupedChanges(changes).map(textOf)).toEqual([
      'windows.enableFiles is absent, becomes false',
      'linux.enableFiles is absent, becomes false',
      "windows.fileSettings.fileInfo has 2 entries whose checksum was 'Md5', becomes 'Sha256'",
      'windows.fileSettings.fileInfo[0].maxOutputSize was 0, becomes 500000',
      "windows.fileSettings.fileInfo[2].checksum was 'Sha1', becomes 'Sha256'",
      'windows.fileSettings.fileInfo[3].enabled was true, becomes false',
      'windows.fileSettings.fileInfo[3].recurse was true, becomes false',
      'windows.fileSettings.otherInfo[0].enabled was true, becomes false',
      "windows.fileSettings.fileinfo is written as 'fileInfo'",
    ]);
  });
});

describe('change', () => {
  test('says what a value was and becomes, and names an entry by its place', () => {
    expect(textOf(change(['a'], 'x', undefined))).toBe("a was 'x', is removed");
    expect(textOf(change(['a'], { path: 'C:\\a.ini' }, undefined))).toBe("a was the entry of 'C:\\a.ini', is removed");
    expect(textOf(change(['a'], undefined, { destinationPath: '/a' }))).toBe("a is absent, becomes the entry of '/a'");
    expect(textOf(change(['a'], { keyName: 'HKLM\\A' }, { b: 1 }))).toBe(
      "a was the entry of 'HKLM\\A', becomes an object",
    );
  });
});

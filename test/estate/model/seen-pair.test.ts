import { seenPair, seenSettings } from '../../../lib/estate/model/seen-pair';
import { type Attributes, UNKNOWN } from '../../../lib/estate/model/value';
import { file, linux } from '../support';

/** Path, recursion and whether it is watched, of the files of both sides. */
const pairOf = (was: readonly unknown[], becomes: readonly unknown[]) =>
  seenPair('linux', linux(...was), linux(...becomes)).map(({ items }) =>
    items.map(({ path, recurse, watched }) => [path, recurse, watched]),
  );
const open = '${var.x}';

test('settings that cannot be seen are as they usually are', () => {
  const { types, items, upload } = seenSettings('linux', {
    ...linux(file('/a', { recurse: open })),
    ...{ enableServices: UNKNOWN, enableUpload: UNKNOWN, softwareSettings: UNKNOWN },
  });
  expect(types).toMatchObject({ services: { enabled: true }, software: { frequencySec: 300 } });
  expect([items.map(({ path, recurse }) => [path, recurse]), upload]).toEqual([[['/a', false]], undefined]);
});

test.each<[what: string, was: unknown[], becomes: unknown[], pair: unknown[]]>([
  [
    'as on the other side, later',
    [file('/a', { recurse: true })],
    [file('/a', { recurse: open })],
    [[['/a', true, true]], [['/a', true, true]]],
  ],
  [
    'as on the other side, earlier',
    [file('/a', { enabled: UNKNOWN })],
    [file('/a', { enabled: false })],
    [[['/a', false, false]], [['/a', false, false]]],
  ],
  [
    'as usual if neither side can be seen',
    [file('/a', { recurse: open, enabled: UNKNOWN })],
    [file('/a', { recurse: UNKNOWN, enabled: open })],
    [[['/a', false, true]], [['/a', false, true]]],
  ],
  [
    'as usual in an entry that is new',
    [file('/a')],
    [file('/a'), file('/b', { recurse: open })],
    [
      [['/a', false, true]],
      [
        ['/a', false, true],
        ['/b', false, true],
      ],
    ],
  ],
  [
    'as in the first of two with one path',
    [file('/a', { recurse: true })],
    [file('/a', { recurse: open }), file('/a', { recurse: UNKNOWN })],
    [
      [['/a', true, true]],
      [
        ['/a', true, true],
        ['/a', false, true],
      ],
    ],
  ],
  [
    'a path, by the name of its entry',
    [file('/a', { name: 'one', recurse: true })],
    [file(open, { name: 'one', recurse: true })],
    [[['/a', true, true]], [['/a', true, true]]],
  ],
  [
    'no path, if entries of one name have others',
    [file('/a', { name: 'one', recurse: true })],
    [file('/b', { name: 'one', recurse: open })],
    [[['/a', true, true]], [['/b', false, true]]],
  ],
])('what cannot be seen is %s', (_, was, becomes, pair) => {
  expect(pairOf(was, becomes)).toEqual(pair);
});

test('all settings of files are as on the other side', () => {
  const { fileSettings: _files, ...others } = linux();
  const [was, becomes] = seenPair('linux', linux(file('/a')), { ...others, fileSettings: UNKNOWN });
  expect(becomes).toEqual(was);
});

describe('an upload that cannot be seen', () => {
  const setting = { storageAccountResourceId: '/account', blobEndpoint: 'https://account.blob/' };
  const upload = (more: object, uploadSetting?: unknown) => {
    const json = linux(file('/a'));
    const files = { ...(json['fileSettings'] as object), ...(uploadSetting !== undefined && { uploadSetting }) };
    return { ...json, ...more, fileSettings: files };
  };
  const uploadsOf = (was: Attributes, becomes: Attributes) => seenPair('linux', was, becomes).map((one) => one.upload);

  test('is new if there was none', () => {
    const some = { storageAccountId: '${known only at apply}', blobEndpoint: '${known only at apply}' };
    expect(uploadsOf(linux(file('/a')), upload({ enableUpload: true }, UNKNOWN))).toEqual([undefined, some]);
    expect(uploadsOf(linux(file('/a')), upload({ enableUpload: UNKNOWN }, setting))).toMatchObject([
      undefined,
      { storageAccountId: '/account' },
    ]);
  });

  test.each([
    ['later', upload({ enableUpload: true }, setting), upload({ enableUpload: open }, UNKNOWN)],
    ['earlier', upload({ enableUpload: UNKNOWN }, UNKNOWN), upload({ enableUpload: true }, setting)],
  ])('is as on the other side, %s', (_, was, becomes) => {
    const [earlier, later] = uploadsOf(was, becomes);
    expect(later).toMatchObject({ storageAccountId: '/account' });
    expect(earlier).toEqual(later);
  });
});

describe('of entries that cannot be seen, the one that is the same', () => {
  const key = (keyName: string, more: object) => ({ name: 'key', keyName, valueName: '', enabled: true, ...more });
  const windows = (fileInfo: readonly unknown[], registryInfo: readonly unknown[] = []) => ({
    enableFiles: true,
    enableRegistry: true,
    fileSettings: { fileInfo },
    registrySettings: { registryInfo },
  });
  const watchedOf = (was: Attributes, becomes: Attributes, os: 'windows' | 'linux' = 'windows') =>
    seenPair(os, was, becomes).map(({ items }) => items.map(({ path, watched }) => [path, watched]));
  const winFile = (path: string, more: object = {}) => ({ name: path, path, enabled: true, ...more });

  test('has the same registry key in another form', () => {
    const was = windows([], [key('HKEY_LOCAL_MACHINE\\SOFTWARE\\A', { enabled: false })]);
    const becomes = windows([], [key('HKLM\\Software\\a', { name: 'other', enabled: UNKNOWN })]);
    expect(watchedOf(was, becomes)[1]).toEqual([['HKLM\\Software\\a', false]]);
  });

  test('has the same path in another case on Windows, and not on Linux', () => {
    const off = { name: 'a', enabled: false };
    const unseen = { name: 'b', enabled: UNKNOWN };
    expect(watchedOf(windows([winFile('C:\\A.txt', off)]), windows([winFile('c:\\a.TXT', unseen)]))[1]).toEqual([
      ['c:\\a.TXT', false],
    ]);
    expect(watchedOf(linux(file('/A', off)), linux(file('/a', unseen)), 'linux')[1]).toEqual([['/a', true]]);
  });

  test('is none of an empty name, or of a name that cannot be seen', () => {
    for (const name of ['', open, UNKNOWN, undefined, 7]) {
      const was = linux(file('${var.a}', { name, enabled: false }));
      const becomes = linux(file('${var.b}', { name, enabled: UNKNOWN }));
      expect(watchedOf(was, becomes, 'linux')[1]).toEqual([['${var.b}', true]]);
    }
  });

  test('is the first of one name, each once', () => {
    const was = linux(file(open, { name: 'a', enabled: false }), file('${var.y}', { name: 'a' }));
    const becomes = linux(file('/1', { name: 'a', enabled: UNKNOWN }), file('/2', { name: 'a', enabled: UNKNOWN }));
    expect(watchedOf(was, becomes, 'linux')).toEqual([
      [
        ['/1', false],
        ['${var.y}', true],
      ],
      [
        ['/1', false],
        ['/2', true],
      ],
    ]);
  });

  test('that has its path is none for a name as well', () => {
    const was = linux(file('/a', { name: 'one', enabled: false }), file(open, { name: 'one' }));
    const becomes = linux(file('/a', { name: 'two' }), file('${var.y}', { name: 'one', enabled: UNKNOWN }));
    expect(watchedOf(was, becomes, 'linux')[1]).toEqual([
      ['/a', true],
      ['${var.y}', true],
    ]);
  });
});

test('a text that is new and cannot be seen is as before: absent', () => {
  const groups = (more: object) => seenPair('linux', linux(file('/a')), linux(file('/a', { groupTag: open, ...more })));
  const [was, becomes] = groups({});
  expect(becomes.items).toEqual(was.items);
});

test('what one side does not have stays absent there', () => {
  const { enableServices: _services, ...without } = linux();
  const notes = seenPair('linux', without, linux()).map(({ unrecognised }) => unrecognised.map(({ path }) => path));
  expect(notes).toEqual([['enableServices'], []]);
});

test('a list on one side alone, and what is no list of entries, is read as usual', () => {
  const items = (was: Attributes, becomes: Attributes) =>
    seenPair('linux', was, becomes).map((one) => one.items.length);
  const none = { ...linux(), fileSettings: { fileInfo: 'none' } };
  expect([items(none, linux(file('/a'))), items(linux(file('/a')), none)]).toEqual([
    [0, 1],
    [1, 0],
  ]);
  const other = { ...linux(file('/a')), others: [file('/b')], fileSettings: [file('/c')] };
  expect(items(other, other)).toEqual([0, 0]);
  const { fileSettings: _files, ...without } = linux();
  expect([items(without, linux(file('/a'))), items(linux(file('/a')), without)]).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

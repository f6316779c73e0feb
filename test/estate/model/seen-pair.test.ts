import { seenPair, seenSettings } from '../../../lib/estate/model/seen-pair';
import { UNKNOWN } from '../../../lib/estate/model/value';
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

import { review } from '../../../lib/estate';
import { file, lines, linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
type Entries = readonly unknown[];
type Table = [string, Entries, Entries, ...string[]][];

const inOrder = (all: readonly string[]) => all.map((line) => line.replace(`@${ADDRESS}`, ''));
const changed = (before: object, after: object, os?: string) =>
  inOrder(reviewed(plan({ address: ADDRESS, before: rule(before, os), after: rule(after, os) })));

describe('files of Linux', () => {
  const [a, b] = [file('/a'), file('/b')];
  const deep = file('/a', { recurse: true });
  const off = file('/a', { enabled: false });
  const many = Array.from({ length: 12 }, (_, index) => file(`/new${index}`));

  test.each<Table[number]>([
    ['as they were', [a, b], [b, a]],
    ['without one', [a, b], [a], 'item-removed Linux file /b: watched -> not in the rule'],
    [
      'without one that was searched below',
      [deep, b],
      [b],
      'item-removed Linux file /a: watched, with folders below -> not in the rule',
    ],
    ['without one that was disabled', [off, b], [b]],
    ['with one that is disabled', [a], [off], 'item-disabled Linux file /a: watched -> disabled'],
    [
      'with one that was searched below and is disabled',
      [deep],
      [off],
      'item-disabled Linux file /a: watched, with folders below -> disabled',
    ],
    ['with one that stays disabled', [off], [off]],
    ['with one that is enabled', [off], [a], 'item-added Linux 1 file: not watched -> watched: /a'],
    ['with one that is searched below', [a], [deep], 'item-added Linux 1 file: not watched -> watched: /a'],
    ['with one that stays searched below', [deep], [deep]],
    [
      'with one that is not searched below',
      [deep],
      [a],
      'item-narrowed Linux file /a: watched, with folders below -> watched, without folders below',
    ],
    [
      'with one that is read in other ways',
      [file('/a', { links: 'Follow', useSudo: true })],
      [file('/a', { links: 'Ignore', useSudo: false })],
      'item-changed Linux file /a: links Follow, useSudo true -> links Ignore, useSudo false',
    ],
    [
      'with another kind of path',
      [file('/a', { pathType: 'File' })],
      [file('/a', { pathType: 'Folder' })],
      'item-changed Linux file /a: pathType File -> pathType Folder',
    ],
    ['with two more', [a], [a, b, file('/c')], 'item-added Linux 2 files: not watched -> watched: /b, /c'],
    [
      'with many more',
      [],
      many,
      'item-added Linux 12 files: not watched -> watched: /new0, /new1, /new2, /new3, /new4, /new5, /new6, /new7, /new8, /new9 and 2 more',
    ],
    ['with another one that is disabled', [b], [b, off]],
    ['that name one twice, of which one is searched below', [a, deep], [deep]],
    [
      'that name one twice, of which the one that is searched below goes',
      [a, deep],
      [a],
      'item-narrowed Linux file /a: watched, with folders below -> watched, without folders below',
    ],
    [
      'that name one twice in the other order',
      [deep, a],
      [a],
      'item-narrowed Linux file /a: watched, with folders below -> watched, without folders below',
    ],
    [
      'that name one twice, of which the one that is on is not searched below',
      [file('/a', { enabled: false, recurse: true }), a],
      [a],
    ],
  ])('%s are found as such', (_what, before, after, ...wanted) => {
    const noise = /^(cosmetic-change|limit|path-|item-unsupported)/;
    expect(changed(linux(...before), linux(...after)).filter((line) => !noise.test(line))).toEqual(wanted);
  });

  test('of which the whole kind is off are one finding', () => {
    expect(changed(linux(a, b), { ...linux(a), enableFiles: false })).toEqual(['data-type-off Linux files: on -> off']);
  });
});

test('registry keys are told from files, and without their case', () => {
  const keys = (...names: readonly string[]) => ({
    ...linux(),
    enableRegistry: true,
    registrySettings: {
      registryCollectionFrequency: 3600,
      registryInfo: names.map((name) => ({
        name,
        groupTag: 'Custom',
        enabled: true,
        recurse: false,
        keyName: name,
      })),
    },
  });
  const [run, once] = ['HKEY_LOCAL_MACHINE\\Software\\Run', 'HKEY_LOCAL_MACHINE\\Software\\RunOnce'];
  expect(changed(keys(run, once), keys(run.toUpperCase()), 'Windows')).toEqual([
    `item-removed Windows registry key ${once}: watched -> not in the rule`,
    'cosmetic-change labels of Windows entries: earlier text -> other text',
  ]);
  expect(changed(keys(run), keys(run, once), 'Windows')).toEqual([
    `item-added Windows 1 registry key: not watched -> watched: ${once}`,
  ]);
});

describe('files of which a path cannot be seen', () => {
  const [a, b, c, d] = ['/a', '/b', '/c', '/d'].map((path) => file(path));
  const [open, deepOpen] = [file('${var.one}'), file('${var.two}', { recurse: true })];
  const configuration = (...entries: Entries) => ({
    resource: { azurerm_monitor_data_collection_rule: { ct: rule(linux(...entries)) } },
  });
  const removed = (path: string) => `item-removed Linux file ${path}: watched -> not in the rule`;
  const added = (path: string) => `item-added Linux 1 file: not watched -> watched: ${path}`;
  const some = (count: number, paths: string, least: number) =>
    `item-removed Linux ${count} files: watched: ${paths} -> at least ${least} of them not in the rule`;

  test.each<Table[number]>([
    ['one that becomes such', [a, b], [a, open]],
    ['two for three', [a, b, c], [open, file('${var.two}')], some(3, '/a, /b, /c', 1)],
    ['one and another one for three', [a, b, c], [open, d], some(3, '/a, /b, /c', 2), added('/d')],
    ['another one for two, of which one is such', [a, b, open], [a, c], removed('/b')],
    [
      'none for two',
      [b, deepOpen],
      [],
      removed('/b'),
      'item-removed Linux file ${var.two}: watched, with folders below -> not in the rule',
    ],
    ['one that was disabled', [file('/a', { enabled: false })], [open]],
    [
      'one that stays beside another',
      [open, a],
      [open, b],
      removed('/a'),
      'item-added Linux 1 file: not watched -> watched: /b',
    ],
    ['one more', [a], [a, open]],
    ['one more and another one', [a], [a, open, b], added('/b')],
    ['one for which another one is written', [a, open], [a, b]],
  ])('%s', (_what, before, after, ...wanted) => {
    const result = review(configuration(...after), { base: configuration(...before) });
    expect(inOrder(lines(result)).filter((line) => line.startsWith('item-'))).toEqual(wanted);
  });
});

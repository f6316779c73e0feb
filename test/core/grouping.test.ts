import { alikeBy, groupedBy } from '../../lib/core/grouping';

test('items are grouped by their key, in the order in which keys and items occur', () => {
  const groups = groupedBy(['b1', 'a1', 'b2', 'a2', 'c1'], (item) => item.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});

test('items are alike if several have one key, and those without a key are not', () => {
  const key = (item: string) => (item.startsWith('?') ? undefined : item.charAt(0));
  expect(alikeBy(['b1', '?1', 'a1', '?2', 'b2', 'c1', 'a2', 'b3'], key)).toEqual([
    ['b1', 'b2', 'b3'],
    ['a1', 'a2'],
  ]);
});

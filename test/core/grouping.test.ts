import { groupedBy } from '../../lib/core/grouping';

test('items are grouped by their key, in the order in which keys and items occur', () => {
  const groups = groupedBy(['b1', 'a1', 'b2', 'a2', 'c1'], (item) => item.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});

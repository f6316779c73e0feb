import { lookup, withId } from '../../../lib/estate/model/indexes';
import { UNKNOWN } from '../../../lib/estate/model/value';

test('resources are found by their id, whatever its case', () => {
  const one = (id: string) => ({ address: id, type: 't', id, attributes: {} });
  const list = [one('/a'), one('/A'), one('/b'), one('')];
  expect(withId(list, '/A')).toEqual([list[0], list[1]]);
  expect([withId(list, '/c'), withId(list, ''), withId(list, UNKNOWN), withId([], '/a')]).toEqual([[], [], [], []]);
});

test('the index of a list is made once', () => {
  const key = jest.fn(({ of }: { of: string }) => of);
  const find = lookup(key);
  const list = [{ of: '/a' }, { of: '/b' }];
  expect([find(list, '/a'), find(list, '/b')]).toEqual([[list[0]], [list[1]]]);
  expect(key).toHaveBeenCalledTimes(2);
});

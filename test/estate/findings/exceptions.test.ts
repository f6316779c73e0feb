import { parseException } from '../../../lib/estate/findings/exceptions';

describe('an exception', () => {
  test.each([
    ['item-removed', 'why', "--ignore must be <id>@<address>, got 'item-removed'"],
    ['@address', 'why', "--ignore must be <id>@<address>, got '@address'"],
    ['item-remved@address', 'why', "--ignore has no finding 'item-remved'; did you mean 'item-removed'?"],
    ['toString@address', 'why', "--ignore has no finding 'toString'"],
    ['item-removed@address', ' ', '--ignore item-removed@address must come with a --reason'],
  ])('%s for the reason "%s" is refused', (text, reason, message) => {
    expect(() => parseException(text, reason)).toThrow(new Error(message));
  });

  test('may name an address that holds an at sign', () => {
    const wanted = { id: 'item-removed', address: 'module.a["x@y"].b', reason: 'why' };
    expect(parseException('item-removed@module.a["x@y"].b', 'why')).toEqual(wanted);
  });
});

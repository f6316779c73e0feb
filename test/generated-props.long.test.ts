import fc from 'fast-check';
import { propsWithLater } from './support/arbitrary-props';
import { CONSTRUCTS, newStack, refusal, triedProps } from './support/generated-props';

/** The text of a token of the framework for a text, a list or a map. */
const TOKEN = /TfToken|Token Value/;

describe.each(CONSTRUCTS)('generated props of %s', (input, shape) => {
  test('are refused before anything is created, or synthesize', () => {
    const tried = triedProps(input, shape);
    const refused = tried.filter(({ message }) => message !== undefined);
    for (const { props, message, below } of refused) {
      expect({ props, message }).toEqual({ props, message: expect.not.stringMatching(TOKEN) });
      expect({ props, message, below }).toEqual({
        props,
        message: expect.stringMatching(/^Validation failed with the following errors:\n {2}\[test\//),
        below: [],
      });
    }
    expect(refused).not.toHaveLength(0);
    expect(refused.length).toBeLessThan(tried.length);
  }, 60_000);
});

test('no construct reads the token of a list or map that is known only at apply as an item', () => {
  const messages = CONSTRUCTS.flatMap(([input, shape]) =>
    fc
      .sample(propsWithLater(shape), { seed: 4_711, numRuns: 100 })
      .flat()
      .flatMap((props) => refusal(newStack(), input, input, props) ?? []),
  );
  expect(messages.length).toBeGreaterThan(500);
  expect(messages.filter((message) => TOKEN.test(message))).toEqual([]);
}, 60_000);

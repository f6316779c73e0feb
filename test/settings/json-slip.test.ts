import fc from 'fast-check';
import { jsonSlip } from '../../lib/settings/json-slip';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonSlip', () => {
  test('finds none in what is JSON', () => {
    const written = fc.tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', ' ', '\t'));
    fc.assert(
      fc.property(written, ([value, indent]) => expect(jsonSlip(JSON.stringify(value, null, indent))).toBeUndefined()),
    );
  });

  test('agrees with the runtime on text that one change may have broken', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '.', 'e', ' ', 'x', '\n'),
      )
      .map(([text, at, change]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + change + text.slice(place + 1);
      });
    fc.assert(
      fc.property(broken, (text) => expect(jsonSlip(text) === undefined).toBe(isJson(text))),
      { numRuns: 2000 },
    );
  });

  test('does not follow nesting without end', () => {
    expect(jsonSlip('['.repeat(100_000))).toEqual({ offset: 101, expected: 'at most 100 levels' });
  });
});

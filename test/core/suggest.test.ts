import { didYouMean, hasNo, nearest } from '../../lib/core/suggest';

describe('the nearest word', () => {
  test.each([
    ['filse', ['services', 'files'], 'files'],
    ['FILES', ['files'], 'files'],
    ['files', ['FILES'], 'FILES'],
    ['ab', ['abcd'], 'abcd'],
    ['ab', ['abcde'], undefined],
    ['abcdefghi', ['abcdef'], 'abcdef'],
    ['abcdefgh', ['abcde'], undefined],
    ['win', ['wind', 'windows'], 'wind'],
    ['win', ['windows'], 'windows'],
    ['wi', ['windows'], undefined],
    ['vin', ['windows'], undefined],
    ['abx', ['axy', 'abc', 'aby'], 'abc'],
    ['a', [], undefined],
  ])('to %j in %j is %j', (word, candidates, best) => {
    expect(nearest(word, candidates)).toBe(best);
  });
});

test('a near word is asked about', () => {
  expect(didYouMean('filse', ['files'])).toBe("; did you mean 'files'?");
  expect(didYouMean('filse', ['registry'])).toBe('');
});

test('an unknown name is told with up to 40 known ones and the nearest', () => {
  expect(hasNo('filse', ['files', 'services'])).toBe(
    "has no 'filse', known are 'files', 'services'; did you mean 'files'?",
  );
  const names = Array.from({ length: 41 }, (_, index) => `name${index}`);
  expect(hasNo('x', names)).toBe(
    `has no 'x', known are ${names
      .slice(0, 40)
      .map((name) => `'${name}'`)
      .join(', ')} and 1 more`,
  );
});

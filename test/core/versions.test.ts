import { compareVersions, isVersion } from '../../lib/core/versions';

describe('a version', () => {
  test.each([
    ['0', [1]],
    ['10', [1]],
    ['1.0', [2]],
    ['2.30.100', [3]],
    ['2.30.100', [2, 3]],
    ['1.2.3.4', [4]],
  ])('%s is one of %j parts', (text, parts) => {
    expect(isVersion(text, ...parts)).toBe(true);
  });

  test.each([
    ['1.2', [1]],
    ['1.2', [3, 4]],
    ['1.2', []],
    ['', [1]],
    ['v1.2', [2]],
    ['1.2-beta', [2]],
    ['1.2 ', [2]],
    ['01.2', [2]],
    ['1.02', [2]],
    ['1.x', [2]],
    ['1..2', [3]],
    ['1.2.', [3]],
  ])('%j is none of %j parts', (text, parts) => {
    expect(isVersion(text, ...parts)).toBe(false);
  });
});

describe('versions', () => {
  test.each([
    ['1.9', '1.10'],
    ['1.9.9', '2.0.0'],
    ['1.2', '1.2.1'],
    ['1.0.1', '1.2.0'],
  ])('are compared by their numbers: %s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  test('are equal if all that one has in addition is zeros', () => {
    expect(compareVersions('1.2', '1.2')).toBe(0);
    expect(compareVersions('1.2', '1.2.0.0')).toBe(0);
    expect(compareVersions('1.2.0.0', '1.2')).toBe(0);
  });
});

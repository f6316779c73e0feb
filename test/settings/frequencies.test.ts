import { textOf } from '../../lib/core/problems';
import { allowedFrequency, frequencyProblems, nearestFrequency } from '../../lib/settings/frequencies';

describe('how often a kind of data may be collected', () => {
  test("is a range of the documentation, or that of all frequencies of Microsoft's rule", () => {
    expect(allowedFrequency('windows', 'files')).toEqual({
      minimum: 1800,
      maximum: 2400,
      standard: 2700,
      message: "must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix)",
    });
    expect(allowedFrequency('linux', 'software')).toEqual({
      minimum: 300,
      maximum: 36000,
      standard: 300,
      message: "must be 300 to 36000 seconds (the frequencies of Microsoft's rule)",
    });
    expect(allowedFrequency('linux', 'other')).toMatchObject({ standard: undefined, minimum: 300, maximum: 36000 });
  });

  test.each<[unknown, string[]]>([
    [1800, []],
    [2400, []],
    [2700, []],
    [1799, ["at must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 1799"]],
    [2401, ["at must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix), got 2401"]],
    ['900', []],
    [900.5, []],
    [-1.8881545897087505e289, []],
  ])(
    'every %j seconds for files has the problems %j: other types and later values are not its own',
    (value, problems) => {
      expect(frequencyProblems(['at'], 'windows', 'files', value).map(textOf)).toEqual(problems);
    },
  );

  test.each([
    ['files', 900, 1800],
    ['files', 1999.6, 2000],
    ['files', 2500, 2400],
    ['files', 2550, 2400],
    ['files', 2551, 2700],
    ['files', 99999, 2700],
    ['services', 60, 600],
    ['services', 3600, 1800],
    ['software', 60, 300],
    ['software', 900, 900],
    ['other', 40000, 36000],
  ])('of %s every %s seconds, %s is the nearest', (kind, given, nearest) => {
    expect(nearestFrequency('windows', kind, given)).toBe(nearest);
  });
});

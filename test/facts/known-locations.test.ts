import { textOf } from '../../lib/core/problems';
import { isUnknownLocation, KNOWN_LOCATIONS, unknownLocationWarnings } from '../../lib/facts/known-locations';

test('the known locations are those of the public cloud, each once and in order', () => {
  expect(KNOWN_LOCATIONS).toEqual([...new Set(KNOWN_LOCATIONS)].sort());
  expect(KNOWN_LOCATIONS).toEqual(expect.arrayContaining(['jioindiawest', 'westeurope']));
  expect(KNOWN_LOCATIONS.filter((name) => name.startsWith('usgov'))).toEqual([]);
});

test.each([
  ['westeurop', true],
  ['westeurope', false],
  ['West Europ', false],
  ['${var.location}', false],
  [5, false],
])('whether %j may be a misspelt location: %s', (location, expected) => {
  expect(isUnknownLocation(location)).toBe(expected);
});

const HINT = ': if Azure has none of that name, it means no machine';

test.each<[string[] | undefined, string[]]>([
  [undefined, []],
  [['westeurope'], []],
  [
    ['westeurope', 'westeurop'],
    [`locations names 'westeurop', which is no location that this version knows${HINT}; did you mean 'westeurope'?`],
  ],
  [
    ['westeurop', 'atlantis', 'westeuropee'],
    [
      `locations names 'westeurop', 'atlantis', 'westeuropee', which are no locations that this version knows${HINT}; did you mean 'westeurope'?`,
    ],
  ],
  [['atlantis'], [`locations names 'atlantis', which is no location that this version knows${HINT}`]],
])('each unknown location of %j is in one warning', (locations, warnings) => {
  expect(unknownLocationWarnings(['locations'], locations).map(textOf)).toEqual(warnings);
});

test('the warning says what follows from a misspelt location', () => {
  const [warning] = unknownLocationWarnings(['location'], ['atlantis'], 'Azure refuses the workspace');
  expect(warning?.id).toBe('location-unknown');
  expect(warning?.message).toContain('if Azure has none of that name, Azure refuses the workspace');
});

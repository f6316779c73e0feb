import { textOf } from '../../lib/core/problems';
import { locationProblems } from '../../lib/facts/location-names';

const MUST = "location must be a location's name in lower case without spaces, such as 'westeurope'";

test.each<[unknown, string[]]>([
  ['westus2', []],
  ['West US 2', [`${MUST}, got 'West US 2'; write 'westus2'`]],
  ['2west', [`${MUST}, got '2west'; write '2west'`]],
  ['w', [`${MUST}, got 'w'; write 'w'`]],
  ['', [`${MUST}, got ''`]],
  [5, ['location must be text, got 5']],
  ['${var.location}', [MUST]],
])('the location %j has the problems %j', (location, problems) => {
  expect(locationProblems(['location'], location as string).map(textOf)).toEqual(problems);
});

test('Terraform checks a location that it alone knows', () => {
  const [problem] = locationProblems(['location'], '${var.location}');
  expect(problem?.later?.right('var.location')).toBe('can(regex("^[a-z][a-z0-9]+$", var.location))');
});

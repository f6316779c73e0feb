import { literalProblems, oneOfProblems, repeatProblems, textProblems } from '../../../core/checks';
import { matches } from '../../../core/expressions';
import { isKnown } from '../../../core/known';
import { listed, type Path, type Problem } from '../../../core/problems';
import { didYouMean } from '../../../core/suggest';
import { laterProblem } from '../../../core/text-rules';
import { locationsWhere } from '../../../facts/clouds';
import type { InitiativeName } from '../../../facts/initiatives';
import { locationProblems } from '../../../facts/location-names';
import { MACHINE_LOCATIONS } from '../../../facts/regions';

/** Problems of the locations of the machines of an initiative, which allows only some. */
export function machineLocationProblems(
  path: Path,
  initiative: InitiativeName,
  locations: readonly string[] | undefined,
): Problem[] {
  if (locations === undefined) return [];
  if (locations.length === 0)
    return [
      {
        path,
        message: 'must name at least one location: an empty list onboards no machine; omit it for all locations',
      },
    ];
  const wrong = literalProblems(path, locations);
  if (wrong.length > 0) return wrong;
  const notText = locations.flatMap((location, index) => textProblems([...path, index], location));
  if (notText.length > 0) return notText;
  return [
    ...locations.flatMap((location, index) => machineLocationProblem([...path, index], initiative, location)),
    ...repeatProblems(path, locations),
  ];
}

function machineLocationProblem(path: Path, initiative: InitiativeName, location: string): Problem[] {
  const allowed: readonly string[] = MACHINE_LOCATIONS[initiative];
  if (!isKnown(location)) return oneOfProblems(path, location, allowed);
  if (allowed.includes(location)) return [];
  const malformed = locationProblems(path, location);
  if (malformed.length > 0) return malformed;
  const hint = didYouMean(location, allowed) || `; allowed are ${listed(allowed, 60)}`;
  const rule = `must be one of the ${allowed.length} locations the initiative for ${initiative} allows`;
  return [{ path, message: `${rule}, got '${location}'${hint}` }];
}

/** Problems of a location in a cloud that does not have the initiatives, or in which change tracking is not offered. */
export function cloudProblems(path: Path, location: string, anyImage: boolean): Problem[] {
  if (typeof location !== 'string') return [];
  const { refused, must, why } = anyImage ? NOT_OFFERED : NOT_BUILT_IN;
  if (!isKnown(location))
    return [laterProblem(path, location, `${must}: ${why}`, (name) => `!${matches(refused, name)}`)];
  return refused.test(location) ? [{ path, message: `${must}, got '${location}': ${why}` }] : [];
}

const NOT_BUILT_IN = {
  refused: locationsWhere(({ hasBuiltInPolicies }) => !hasBuiltInPolicies),
  must: 'must be in the public cloud',
  why: 'the initiatives are not built into other clouds (Azure/azure-policy f4a50bac)',
};
const NOT_OFFERED = {
  refused: locationsWhere(({ extension }) => extension === 'not offered'),
  must: 'must not be in Azure China',
  why: 'change tracking is not offered there (support matrix of 2025-12-03)',
};

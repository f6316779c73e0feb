import { literalProblems } from '../../core/checks';
import { sameIgnoringCase } from '../../core/letter-case';
import { certain, type Path, type Problem, rejectProblems } from '../../core/problems';
import { shapeProblems } from '../../core/shape-problems';
import { didYouMean } from '../../core/suggest';
import { isUnknownLocation, KNOWN_LOCATIONS } from '../../facts/known-locations';
import { locationProblems } from '../../facts/location-names';
import { POLICY_LIMITS } from '../../facts/policy';
import type { Location } from '../../facts/regions';
import type { ResourceSelector } from './policy-options';

/** The props that make an assignment one ring of a staged rollout. */
export interface Ring {
  readonly nameSuffix: string;
  readonly resourceSelectors: readonly ResourceSelector[];
}

/**
 * Splits an assignment into rings by location: those named here, and `rest`, which has all other locations. Spread a
 * ring into the props of an assignment.
 * @throws one error that lists every ring without a name, every name and every location in two rings, every unknown
 *   location, every empty ring, and more than 50 locations
 */
export function rings<Name extends string>(
  locations: Readonly<Record<Name, readonly Location[]>>,
): Readonly<Record<Name | 'rest', Ring>> {
  rejectProblems('rings', ringProblems(locations));
  const named = Object.entries<readonly Location[]>(locations);
  const all = named.flatMap(([, values]) => values);
  return Object.fromEntries([
    ...named.map(([name, values]) => [name, ring(name, { in: [...values] })]),
    ['rest', ring('rest', { notIn: all })],
  ]) as Record<Name | 'rest', Ring>;
}

function ring(name: string, values: { in: Location[] } | { notIn: Location[] }): Ring {
  return { nameSuffix: name, resourceSelectors: [{ name, selectors: [{ kind: 'resourceLocation', ...values }] }] };
}

function ringProblems(locations: Readonly<Record<string, readonly Location[]>>): Problem[] {
  const shape = certain(shapeProblems(locations, { map: { list: 'text' } }));
  if (shape.some(({ fault }) => fault !== 'content')) return shape;
  const wrong = [
    ...literalProblems([], locations),
    ...Object.entries(locations).flatMap(([name, values]) => literalProblems([name], values)),
  ];
  if (wrong.length > 0) return wrong;
  const all = Object.values(locations).flat();
  const most = POLICY_LIMITS.selectorValues;
  return [
    ...nameProblems(Object.keys(locations)),
    ...Object.entries(locations).flatMap(([name, values]) => [
      ...(values.length === 0 ? [{ path: [name], message: 'must name a location, got none' }] : []),
      ...values.flatMap((location, index) => placeProblems([name, index], location)),
    ]),
    ...claimProblems(locations),
    ...(all.length === 0
      ? [{ path: [], message: 'must have at least one ring, such as { canary: [location] }, got none' }]
      : []),
    ...(all.length > most
      ? [{ path: [], message: `the rings may name at most ${most} locations in all, got ${all.length}` }]
      : []),
  ];
}

/** A name ends the names of assignments. Azure ignores the case of those. */
function nameProblems(names: readonly string[]): Problem[] {
  return [
    ...sameIgnoringCase([...names, 'rest'])
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({
        path: [other],
        message: `names the same assignments in Azure as '${one}': rename one`,
      })),
    ...(names.includes('')
      ? [{ path: [], message: "must have a name for each ring, which ends the names of its assignments, got ''" }]
      : []),
    ...(names.includes('rest')
      ? [{ path: ['rest'], message: 'is the name of the ring of all other locations: rename this ring' }]
      : []),
  ];
}

/** A ring with a misspelt location has no machines: the intended ones are in `rest`. */
function placeProblems(path: Path, location: string): Problem[] {
  const malformed = locationProblems(path, location);
  if (malformed.length > 0 || !isUnknownLocation(location)) return malformed;
  const message = `must be a location that this version knows, got '${location}'${didYouMean(location, KNOWN_LOCATIONS)}; for a newer location, set resourceSelectors instead`;
  return [{ path, message }];
}

function claimProblems(locations: Readonly<Record<string, readonly Location[]>>): Problem[] {
  const claimed = new Map<string, string>();
  return Object.entries(locations).flatMap(([name, values]) =>
    values.flatMap((location) => {
      const other = claimed.get(location);
      claimed.set(location, name);
      return other === undefined
        ? []
        : [{ path: [name], message: `names '${location}', which is in ${other} already: remove one` }];
    }),
  );
}

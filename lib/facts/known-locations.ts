import type { Path } from '../core/problems';
import { listed } from '../core/problems';
import { nearest } from '../core/suggest';
import { locationProblems } from './location-names';
import { MACHINE_LOCATIONS, NEAREST_WORKSPACE_REGIONS, WORKSPACE_REGIONS, type WorkspaceRegion } from './regions';
import type { Warning } from './warnings';

/** The locations of Azure's public cloud that the tables of regions know, in order. */
export const KNOWN_LOCATIONS: readonly string[] = [
  ...new Set<string>([
    ...Object.values(MACHINE_LOCATIONS).flat(),
    ...Object.keys(NEAREST_WORKSPACE_REGIONS),
    ...Object.entries<WorkspaceRegion>(WORKSPACE_REGIONS).flatMap(([name, { cloud }]) =>
      cloud === 'AzureCloud' ? [name] : [],
    ),
  ]),
].sort();

/** Whether a location is known at synth, has the form of one and is in none of the tables. */
export function isUnknownLocation(location: unknown): location is string {
  return (
    typeof location === 'string' && locationProblems([], location).length === 0 && !KNOWN_LOCATIONS.includes(location)
  );
}

/** Warns of unknown locations of machines, if any location is allowed, with the consequence of a misspelt one. */
export function unknownLocationWarnings(
  path: Path,
  locations: readonly string[] = [],
  consequence = 'it means no machine',
): Warning[] {
  const unknown = locations.filter(isUnknownLocation);
  if (unknown.length === 0) return [];
  const hints = [...new Set(unknown.flatMap((location) => nearest(location, KNOWN_LOCATIONS) ?? []))];
  const hint = hints.length === 0 ? '' : `; did you mean ${listed(hints)}?`;
  const message = `names ${listed(unknown)}, which ${unknown.length === 1 ? 'is no location' : 'are no locations'} that this version knows: if Azure has none of that name, ${consequence}${hint}`;
  return [{ id: 'location-unknown', path, message }];
}

import { isKnown } from '../../../core/known';
import type { InitiativeName } from '../../../facts/initiatives';
import { type Location, MACHINE_LOCATIONS } from '../../../facts/regions';

/** Locations by geography. */
export type Geographies = Readonly<Record<string, { readonly machineLocations: readonly Location[] }>>;

/** Those of some locations that a built-in initiative allows. A location known only at apply passes. */
export function allowedLocations(initiative: InitiativeName, locations: readonly Location[]): Location[] {
  const allowed: readonly string[] = MACHINE_LOCATIONS[initiative];
  return locations.filter((location) => !isKnown(location) || allowed.includes(location));
}

/** Locations in more than one geography, with the geographies that claim them. */
export function claimedTwice(geographies: Geographies): { location: string; by: string[] }[] {
  const claims = new Map<string, string[]>();
  for (const [name, { machineLocations }] of Object.entries(geographies)) {
    for (const location of machineLocations) claims.set(location, [...(claims.get(location) ?? []), name]);
  }
  return [...claims].filter(([, by]) => by.length > 1).map(([location, by]) => ({ location, by }));
}

/** Locations that the initiatives allow and no geography has. */
export function forgotten(initiatives: readonly InitiativeName[], geographies: Geographies): string[] {
  const taken = new Set<string>(Object.values(geographies).flatMap(({ machineLocations }) => machineLocations));
  const possible = new Set<string>(initiatives.flatMap((initiative) => MACHINE_LOCATIONS[initiative]));
  return [...possible].filter((location) => !taken.has(location)).sort();
}

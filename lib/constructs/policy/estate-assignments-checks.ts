import { missingProblems, oneOfProblems, repeatProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { listed } from '../../core/problems';
import { sameIgnoringCase } from '../../core/text';
import { POLICY_LIMITS } from '../../facts/initiative-members';
import { INITIATIVE_NAMES } from '../../facts/initiatives';
import { MACHINE_LOCATIONS } from '../../facts/regions';
import { acknowledgementProblems, type Warning } from '../../facts/warnings';
import type { EstateAssignmentsProps, Geography } from './estate-assignments-props';
import { allowedLocations, claimedTwice, forgotten } from './geographies';
import { initiativeAssignmentProblems } from './initiative-assignment-checks';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';
import { memberEffectsOf } from './members';

/** Problems of the props of an estate. Empty means fine. */
export function estateAssignmentsProblems(props: EstateAssignmentsProps): string[] {
  const { geographies, initiatives = INITIATIVE_NAMES } = props;
  const unknown = initiatives.flatMap((one, index) => oneOfProblems(`initiatives[${index}]`, one, INITIATIVE_NAMES));
  if (unknown.length > 0) return unknown;
  const missing = missingProblems(props, 'scope', 'geographies').concat(
    ...Object.entries(geographies ?? {}).map(([name, geography]) =>
      missingProblems({ [`geographies.${name}`]: geography }, `geographies.${name}`),
    ),
  );
  if (missing.length > 0) return missing;
  return [
    ...(initiatives.length === 0 ? [`initiatives must name one of ${listed(INITIATIVE_NAMES)}, got none`] : []),
    ...repeatProblems('initiatives', initiatives),
    ...(Object.keys(geographies).length === 0 ? ['geographies must name one, such as europe, got none'] : []),
    ...nameProblems(Object.keys(geographies)),
    ...claimedTwice(geographies).map(({ location, by }) =>
      by.every((name) => name === by[0])
        ? `geographies.${by[0]}.locations repeats '${location}'`
        : `geographies claim '${location}' ${by.length} times, in ${listed(by)}: a machine may report to one rule only, so leave it in one`,
    ),
    ...new Set(Object.entries(geographies).flatMap(([name, geography]) => geographyProblems(name, geography, props))),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Machines policy would miss, and nobody would notice. */
export function estateAssignmentsWarnings(props: EstateAssignmentsProps): Warning[] {
  const { geographies, initiatives = INITIATIVE_NAMES } = props;
  const missed = forgotten(initiatives, geographies);
  const unsupported = Object.entries(geographies).flatMap(([name, { locations }]) =>
    initiatives.flatMap((initiative): Warning[] => {
      const allowed = allowedLocations(initiative, locations);
      const left = locations.filter((location) => !allowed.includes(location));
      return left.length === 0
        ? []
        : [
            {
              id: 'location-unsupported',
              message: `geographies.${name}.locations names ${listed(left, 60)}, which the initiative for ${initiative} does not allow: policy does not onboard ${initiative} there`,
            },
          ];
    }),
  );
  if (missed.length === 0) return unsupported;
  const message = `geographies take none of the locations ${listed(missed, 60)}: machines there are not onboarded`;
  return [{ id: 'location-forgotten', message }, ...unsupported];
}

/** The names end those of assignments, in which Azure does not tell upper from lower case. */
function nameProblems(names: readonly string[]): string[] {
  const twice = sameIgnoringCase(names).map(
    ([one, other]) => `geographies has '${one}' and '${other}', which name the same assignments in Azure: rename one`,
  );
  return [...(names.includes('') ? ['geographies must not have an empty name'] : []), ...twice];
}

function geographyProblems(name: string, geography: Geography, props: EstateAssignmentsProps): string[] {
  const { initiatives = INITIATIVE_NAMES, agentIdentity, geographies: _, ...options } = props;
  const where = `geographies.${name}`;
  const { locations, rule } = geography;
  const most = POLICY_LIMITS.selectorValues;
  const problems = [
    ...(locations.length === 0 || locations.length > most
      ? [`${where}.locations must name 1 to ${most} locations, got ${locations.length}`]
      : []),
    ...locations.flatMap((location, index) =>
      !isKnown(location) || initiatives.some((initiative) => allowedLocations(initiative, [location]).length > 0)
        ? []
        : oneOfProblems(`${where}.locations[${index}]`, location, [
            ...new Set<string>(initiatives.flatMap((initiative) => MACHINE_LOCATIONS[initiative])),
          ]),
    ),
  ];
  const assigned = initiatives.flatMap((initiative) => {
    const own =
      initiative === 'arcServers'
        ? { attachAgentIdentity: undefined }
        : { agentIdentity: geography.agentIdentity ?? agentIdentity };
    return initiativeAssignmentProblems({
      ...options,
      ...own,
      memberEffects: memberEffectsOf(initiative, options.memberEffects),
      acknowledgedWarnings: undefined,
      initiative,
      rule,
      nameSuffix: name || 'any',
    } as InitiativeAssignmentProps);
  });
  // What an assignment says about its agent's identity and its rule concerns one geography, all else the estate.
  return [...problems, ...assigned.map((problem) => problem.replace(/^(agentIdentity|rule)\b/, `${where}.$1`))];
}

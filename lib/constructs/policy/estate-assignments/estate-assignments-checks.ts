import { missingProblems, oneOfProblems, repeatProblems } from '../../../core/checks';
import { isKnown } from '../../../core/known';
import { listed, moved, type Path, type Problem, within } from '../../../core/problems';
import { sameIgnoringCase } from '../../../core/text';
import { POLICY_LIMITS } from '../../../facts/initiative-members';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { MACHINE_LOCATIONS } from '../../../facts/regions';
import { acknowledgementProblems, type Warning } from '../../../facts/warnings';
import { initiativeAssignmentProblems } from '../initiative-assignment/initiative-assignment-checks';
import type { InitiativeAssignmentProps } from '../initiative-assignment/initiative-assignment-props';
import { memberEffectsOf } from '../members';
import type { EstateAssignmentsProps, Geography } from './estate-assignments-props';
import { allowedLocations, claimedTwice, forgotten } from './geographies';

/** Problems of the props of an estate. Empty means fine. */
export function estateAssignmentsProblems(props: EstateAssignmentsProps): Problem[] {
  const { geographies, initiatives = INITIATIVE_NAMES } = props;
  const unknown = initiatives.flatMap((one, index) => oneOfProblems(['initiatives', index], one, INITIATIVE_NAMES));
  if (unknown.length > 0) return unknown;
  const missing = missingProblems(props, 'scope', 'geographies').concat(
    ...Object.entries(geographies ?? {}).map(([name, geography]) =>
      within(['geographies'], missingProblems({ [name]: geography }, name)),
    ),
  );
  if (missing.length > 0) return missing;
  return [
    ...(initiatives.length === 0
      ? [{ path: ['initiatives'], message: `must name one of ${listed(INITIATIVE_NAMES)}, got none` }]
      : []),
    ...repeatProblems(['initiatives'], initiatives),
    ...(Object.keys(geographies).length === 0
      ? [{ path: ['geographies'], message: 'must name one, such as europe, got none' }]
      : []),
    ...nameProblems(Object.keys(geographies)),
    ...claimedTwice(geographies).map(({ location, by: [first = '', ...others] }) =>
      others.every((name) => name === first)
        ? { path: ['geographies', first, 'locations'], message: `repeats '${location}'` }
        : {
            path: ['geographies'],
            message: `names '${location}' ${others.length + 1} times, in ${listed([first, ...others])}: a machine may report to one rule only, so leave it in one`,
          },
    ),
    ...Object.entries(geographies).flatMap(([name, geography]) => geographyProblems(name, geography, props)),
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
              path: ['geographies', name, 'locations'],
              message: `names ${listed(left, 60)}, which the initiative for ${initiative} does not allow: policy does not onboard ${initiative} there`,
            },
          ];
    }),
  );
  if (missed.length === 0) return unsupported;
  const message = `leaves out the locations ${listed(missed, 60)}: machines there are not onboarded`;
  return [{ id: 'location-forgotten', path: ['geographies'], message }, ...unsupported];
}

/** The names end those of assignments, in which Azure does not tell upper from lower case. */
function nameProblems(names: readonly string[]): Problem[] {
  const path = ['geographies'];
  const twice = sameIgnoringCase(names).map(([one, other]) => ({
    path,
    message: `has '${one}' and '${other}', which name the same assignments in Azure: rename one`,
  }));
  return [...(names.includes('') ? [{ path, message: 'must not have an empty name' }] : []), ...twice];
}

function geographyProblems(name: string, geography: Geography, props: EstateAssignmentsProps): Problem[] {
  const { initiatives = INITIATIVE_NAMES, agentIdentity, geographies: _, ...options } = props;
  const path = ['geographies', name];
  const { locations, rule } = geography;
  const most = POLICY_LIMITS.selectorValues;
  const problems = [
    ...(locations.length === 0 || locations.length > most
      ? [{ path: [...path, 'locations'], message: `must name 1 to ${most} locations, got ${locations.length}` }]
      : []),
    ...locations.flatMap((location, index) =>
      !isKnown(location) || initiatives.some((initiative) => allowedLocations(initiative, [location]).length > 0)
        ? []
        : oneOfProblems([...path, 'locations', index], location, [
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
  return [...problems, ...moved(assigned, (place) => placeInEstate(path, place))];
}

/** What an assignment has from its geography is a matter of that geography, all else of the estate. */
function placeInEstate(geography: Path, [first, ...rest]: Path): Path {
  if (first === 'nameSuffix') return geography;
  return first === 'agentIdentity' || first === 'rule' ? [...geography, first, ...rest] : [first ?? '', ...rest];
}

import { literalProblems, oneOfProblems } from '../../../core/checks';
import { sameIgnoringCase } from '../../../core/letter-case';
import { listed, moved, type Path, type Problem, within } from '../../../core/problems';
import { INITIATIVE_NAMES } from '../../../facts/initiatives';
import { locationProblems } from '../../../facts/location-names';
import { POLICY_LIMITS } from '../../../facts/policy';
import { MACHINE_LOCATIONS } from '../../../facts/regions';
import type { Warning } from '../../../facts/warnings';
import { initiativeAssignmentsProblems } from '../initiative-assignment/initiative-assignment-checks';
import {
  anyImageProblems,
  foreignMemberProblems,
  initiativeListProblems,
} from '../initiative-assignment/onboarding-checks';
import { policyIdentityProblems } from '../policy-identity/policy-identity-checks';
import { isNewIdentity } from '../policy-identity/policy-identity-props';
import type { EstateAssignmentsProps } from './estate-assignments-props';
import { type GeographyPart, partsOf } from './estate-parts';
import { allowedLocations, claimedTwice, forgotten } from './geographies';

/** Problems of the props of an estate. */
export function estateAssignmentsProblems(props: EstateAssignmentsProps): Problem[] {
  const { geographies } = props;
  const unusable = initiativeListProblems(props);
  if (unusable.length > 0) return unusable;
  return [
    ...(Object.keys(geographies).length === 0
      ? [{ path: ['geographies'], message: 'must have at least one geography, such as europe, got none' }]
      : []),
    ...nameProblems(Object.keys(geographies)),
    ...claimedTwice(geographies).map(({ location, by }) =>
      by.every((name) => name === by[0])
        ? { path: ['geographies', ...by.slice(0, 1), 'machineLocations'], message: `repeats '${location}'` }
        : {
            path: ['geographies'],
            message: `names '${location}' ${by.length} times, in ${listed(by)}: a machine can report to one rule only, so keep the location in one geography`,
          },
    ),
    ...Object.entries(geographies).flatMap(([name, { machineLocations }]) =>
      locationListProblems(['geographies', name, 'machineLocations'], machineLocations, props),
    ),
    ...partsOf(props, STAND_IN).flatMap(assignedProblems),
    ...(isNewIdentity(props.identity) ? within(['identity'], policyIdentityProblems(props.identity)) : []),
    ...foreignMemberProblems(props),
    ...anyImageProblems(props),
  ];
}

/** Stands for an identity that does not exist yet. */
const STAND_IN = { identityId: '${identity}', principalId: '${principal}' };

/** Warnings of locations in which policy silently onboards no machines. */
export function estateAssignmentsWarnings(props: EstateAssignmentsProps): Warning[] {
  const { geographies, kinds = INITIATIVE_NAMES, anyImage } = props;
  const missed = forgotten(kinds, geographies);
  const unsupported = Object.entries(anyImage ? {} : geographies).flatMap(([name, { machineLocations }]) =>
    kinds.flatMap((initiative): Warning[] => {
      const allowed = allowedLocations(initiative, machineLocations);
      const left = machineLocations.filter((location) => !allowed.includes(location));
      return left.length === 0
        ? []
        : [
            {
              id: 'location-unsupported',
              path: ['geographies', name, 'machineLocations'],
              message: `names ${listed(left, 60)}, which the initiative for ${initiative} does not allow: policy does not onboard ${initiative} there`,
            },
          ];
    }),
  );
  if (missed.length === 0) return unsupported;
  const message = `leaves out the locations ${listed(missed, 60)}: machines there are not onboarded`;
  return [{ id: 'location-forgotten', path: ['geographies'], message }, ...unsupported];
}

/** Problems of the names, which end the names of assignments. Azure ignores the case of those. */
function nameProblems(names: readonly string[]): Problem[] {
  const path = ['geographies'];
  const twice = sameIgnoringCase(names).map(([one, other]) => ({
    path,
    message: `has '${one}' and '${other}', which name the same assignments in Azure: rename one`,
  }));
  return [...(names.includes('') ? [{ path, message: 'must not have an empty name' }] : []), ...twice];
}

function locationListProblems(
  path: Path,
  locations: readonly string[],
  { kinds = INITIATIVE_NAMES, anyImage }: EstateAssignmentsProps,
): Problem[] {
  const wrong = literalProblems(path, locations);
  if (wrong.length > 0) return wrong;
  const most = POLICY_LIMITS.selectorValues;
  const possible = [...new Set<string>(kinds.flatMap((initiative) => MACHINE_LOCATIONS[initiative]))];
  return [
    ...(locations.length === 0 || locations.length > most
      ? [{ path, message: `must name 1 to ${most} locations, got ${locations.length}` }]
      : []),
    ...locations.flatMap((location, index) =>
      anyImage ? locationProblems([...path, index], location) : oneOfProblems([...path, index], location, possible),
    ),
  ];
}

/** Problems of the assignments of a geography. Its name and its locations have separate checks. */
function assignedProblems({ name, assignments }: GeographyPart): Problem[] {
  const problems = initiativeAssignmentsProblems(assignments).filter(
    ({ path: [first] }) =>
      first !== 'machineLocations' && first !== 'resourceSelectors' && (first !== 'nameSuffix' || name !== ''),
  );
  return moved(problems, (path) => placeInEstate(name, path));
}

/** The identity of the agent and the rule are props of a geography, everything else is a prop of the estate. */
function placeInEstate(geography: string, path: Path): Path {
  const [first] = path;
  if (first === 'nameSuffix') return ['geographies', geography];
  return first === 'agentIdentity' || first === 'rule' ? ['geographies', geography, ...path] : path;
}

import type { AssignmentIdentity } from '../assignment-options';
import type { InitiativeAssignmentProps } from '../initiative-assignment/initiative-assignment-props';
import { assignmentsOf, type Definitions } from '../initiative-assignment/onboarding';
import { sharedIdentity } from '../policy-identity/policy-identity-props';
import type { EstateAssignmentsProps } from './estate-assignments-props';
import { allowedLocations } from './geographies';

/** The assignments of one geography. Those without a location are checked and not created. */
export interface GeographyPart {
  readonly name: string;
  readonly assignments: readonly (InitiativeAssignmentProps & { readonly machineLocations: readonly string[] })[];
}

/** The parts of an estate: every initiative once per geography, for the locations that both have; one of any image has all. */
export function partsOf(
  { geographies, identity, ...shared }: EstateAssignmentsProps,
  made: AssignmentIdentity | undefined,
  definitions: Definitions = {},
): GeographyPart[] {
  return Object.entries(geographies).map(
    ([name, { rule, machineLocations, agentIdentity = shared.agentIdentity }]) => ({
      name,
      assignments: assignmentsOf(
        {
          ...shared,
          identity: sharedIdentity(identity, made),
          rule,
          agentIdentity,
          nameSuffix: name,
        },
        definitions,
      ).map((assignment) => {
        const own = shared.anyImage ? [...machineLocations] : allowedLocations(assignment.kind, machineLocations);
        return {
          ...assignment,
          machineLocations: own,
          // The identity members ignore the locations, so a selector restricts them.
          resourceSelectors: [{ name, selectors: [{ kind: 'resourceLocation', in: own }] }],
        };
      }),
    }),
  );
}

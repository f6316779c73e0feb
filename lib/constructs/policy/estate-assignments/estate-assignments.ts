import { Construct } from 'constructs';
import { rejectProblems } from '../../../core/problems';
import { templateProblems } from '../../../core/templates';
import { pascalCase } from '../../../core/text';
import { INITIATIVE_NAMES, type InitiativeName } from '../../../facts/initiatives';
import { report } from '../../kit/report';
import { InitiativeAssignment } from '../initiative-assignment/initiative-assignment';
import { memberEffectsOf } from '../members';
import { estateAssignmentsProblems, estateAssignmentsWarnings } from './estate-assignments-checks';
import type { EstateAssignmentsProps, Geography } from './estate-assignments-props';
import { allowedLocations } from './geographies';

/**
 * Policy for an estate of several geographies at one scope: every initiative once per geography, each for the locations
 * of that geography only, so that a machine reports to the rule of its own. The rules may lie in other stacks.
 */
export class EstateAssignments extends Construct {
  /** Assignments by geography and initiative. */
  readonly assignments: Readonly<Record<string, Readonly<Partial<Record<InitiativeName, InitiativeAssignment>>>>>;

  /** @throws one error that lists every invalid prop, every location in two geographies and every unknown one */
  constructor(scope: Construct, id: string, props: EstateAssignmentsProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...estateAssignmentsProblems(props)]);
    report(this, estateAssignmentsWarnings(props), props.acknowledgedWarnings);

    this.assignments = Object.fromEntries(
      Object.entries(props.geographies).map(([name, geography]) => [name, this.assign(name, geography, props)]),
    );
  }

  private assign(
    name: string,
    geography: Geography,
    props: EstateAssignmentsProps,
  ): Partial<Record<InitiativeName, InitiativeAssignment>> {
    const {
      geographies: _,
      initiatives = INITIATIVE_NAMES,
      agentIdentity: common,
      attachAgentIdentity,
      ...options
    } = props;
    const parent = new Construct(this, pascalCase(name));
    const assignments = initiatives.flatMap((initiative) => {
      const locations = allowedLocations(initiative, geography.locations);
      if (locations.length === 0) return [];
      const shared = {
        ...options,
        rule: geography.rule,
        memberEffects: memberEffectsOf(initiative, options.memberEffects),
        nameSuffix: name,
        locations,
        // The identity members do not look at the locations, so they are narrowed down by a selector.
        resourceSelectors: [{ name, selectors: [{ kind: 'resourceLocation' as const, in: locations }] }],
      };
      const agentIdentity = geography.agentIdentity ?? common ?? 'builtIn';
      const assignment = new InitiativeAssignment(
        parent,
        pascalCase(initiative),
        initiative === 'arcServers'
          ? { ...shared, initiative }
          : { ...shared, initiative, agentIdentity, attachAgentIdentity },
      );
      return [[initiative, assignment] as const];
    });
    return Object.fromEntries(assignments);
  }
}

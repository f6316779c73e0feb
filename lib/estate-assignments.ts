import { Construct } from 'constructs';
import type { IChangeTrackingRule } from './change-tracking-rule';
import { estateAssignmentsProblems, estateAssignmentsWarnings } from './checks/estate-assignments';
import { pascalCase, report } from './construct-kit';
import { rejectProblems } from './core/problems';
import { templateProblems } from './core/text';
import type { AcknowledgedWarnings } from './core/warnings';
import { INITIATIVE_NAMES, type InitiativeName } from './facts/initiatives';
import { InitiativeAssignment, type InitiativeAssignmentOptions } from './initiative-assignment';
import { allowedLocations } from './policy/geographies';
import { memberEffectsOf } from './policy/members';
import type { AgentIdentity, Location, MemberEffects, RemediationOptions } from './policy/types';

/** Part of an estate whose machines report to one rule. */
export interface Geography {
  /** The rule its machines are associated with. */
  readonly rule: IChangeTrackingRule;
  /** Locations of its machines, none of which is in another geography; at most 50. */
  readonly locations: readonly Location[];
  /**
   * The identity of the agent on its virtual machines and scale sets.
   * @default - `agentIdentity` of the estate
   */
  readonly agentIdentity?: AgentIdentity;
}

export interface EstateAssignmentsProps
  extends Pick<InitiativeAssignmentOptions, 'scope' | 'location' | 'effect' | 'enforce' | 'notScopes' | 'identity'> {
  /** Geographies by a name of yours, which ends the names of their assignments: up to 16 characters. */
  readonly geographies: Readonly<Record<string, Geography>>;
  /**
   * Which initiatives to assign.
   * @default - all three
   */
  readonly initiatives?: readonly InitiativeName[];
  /**
   * The identity of the agent in geographies that have none of their own.
   * @default - none; then each geography needs one, unless only Arc servers are onboarded
   */
  readonly agentIdentity?: AgentIdentity;
  /**
   * Whether policy attaches the identity to the machines; see `InitiativeAssignment`.
   * @default true
   */
  readonly attachAgentIdentity?: boolean;
  /**
   * Effects of single members, where they differ from `effect`.
   * @default - none
   */
  readonly memberEffects?: MemberEffects<'virtualMachines'> & MemberEffects<'scaleSets'> & MemberEffects<'arcServers'>;
  /**
   * Brings machines that exist already in line; see `InitiativeAssignment`. `{}` takes every default.
   * @default - machines that exist are only reported; those created or changed later are deployed to
   */
  readonly remediation?: Omit<RemediationOptions, 'members' | 'locationFilters'>;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

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

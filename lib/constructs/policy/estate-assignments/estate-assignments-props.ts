import type { InitiativeName } from '../../../facts/initiatives';
import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { InitiativeAssignmentOptions } from '../initiative-assignment/initiative-assignment-props';
import type { AgentIdentity, Location, MemberEffects, RemediationOptions } from '../policy-options';

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

import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { OnboardingOptions } from '../initiative-assignment/onboarding';
import type { AgentIdentity, Location } from '../policy-options';

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
  extends Omit<OnboardingOptions, 'nameSuffix' | 'locations' | 'resourceSelectors' | 'remediation'> {
  /** Geographies by a name of yours, which ends the names of their assignments: up to 16 characters. */
  readonly geographies: Readonly<Record<string, Geography>>;
  /**
   * The identity of the agent in geographies that have none of their own.
   * @default - none; then each geography needs one, unless only Arc servers are onboarded
   */
  readonly agentIdentity?: AgentIdentity;
  /**
   * Brings machines that exist already in line; see `InitiativeAssignment`. `{}` accepts every default.
   * @default - machines that exist are only reported; those created or changed later are deployed to
   */
  readonly remediation?: Omit<NonNullable<OnboardingOptions['remediation']>, 'locationFilters'>;
}

import type { Location } from '../../../facts/regions';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { OnboardingOptions } from '../initiative-assignment/onboarding';
import type { SharedIdentity } from '../policy-identity/policy-identity-props';
import type { AgentIdentity } from '../policy-options';

/** Part of an estate whose machines report to one rule. */
export interface Geography {
  /** The rule its machines are associated with. */
  readonly rule: IChangeTrackingRule;
  /** Locations of its machines, at most 50. A location can be in one geography only. */
  readonly machineLocations: readonly Location[];
  /**
   * The identity of the agent on its virtual machines and scale sets. Changing it fails the plan unless the warning
   * `agent-identity-changed` is acknowledged.
   * @default - `agentIdentity` of the estate
   */
  readonly agentIdentity?: AgentIdentity;
}

export interface EstateAssignmentsProps
  extends Omit<
    OnboardingOptions,
    'nameSuffix' | 'machineLocations' | 'resourceSelectors' | 'remediation' | 'identity'
  > {
  /**
   * Geographies by a name you choose, up to 16 characters. The names of their assignments end with it. Another name
   * replaces the assignments of the geography, with their roles.
   */
  readonly geographies: Readonly<Record<string, Geography>>;
  /**
   * The identity of the agent in geographies that set none. Changing it fails the plan unless the warning
   * `agent-identity-changed` is acknowledged.
   * @default - none; then each geography needs one, unless only Arc servers are onboarded
   */
  readonly agentIdentity?: AgentIdentity;
  /**
   * One identity that deploys missing resources for all assignments: an existing user-assigned one, or one to create. A
   * role that several assignments need is granted once. Changing from or to the system-assigned identities replaces the
   * assignments.
   * @default - the system-assigned identity of each assignment
   */
  readonly identity?: SharedIdentity;
  /**
   * Remediates existing machines; see `InitiativeAssignment`. `{}` accepts every default.
   * @default - existing machines are only reported; policy deploys to machines that are created or changed later
   */
  readonly remediation?: Omit<NonNullable<OnboardingOptions['remediation']>, 'locationFilters'>;
}

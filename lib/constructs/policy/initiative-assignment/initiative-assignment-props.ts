import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { AssignmentScope } from '../assignment-scope';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import type {
  AgentIdentity,
  Location,
  MemberEffects,
  NonComplianceMessages,
  RemediationOptions,
  ResourceSelector,
} from '../policy-options';
import type { Remediation } from '../remediation/remediation';

/** What all three initiatives take. */
export interface InitiativeAssignmentOptions {
  /** Where the initiative is assigned. Changing it replaces the assignment. */
  readonly scope: AssignmentScope;
  /**
   * The rule that machines in scope are associated with. Where it has settings for one operating system only, the members
   * of the other are disabled.
   */
  readonly rule: IChangeTrackingRule;
  /**
   * Name of the assignment, unique in its scope: 24 characters at a management group, 64 elsewhere. Changing it
   * replaces the assignment.
   * @default - ct-vm, ct-vmss or ct-arc
   */
  readonly name?: string;
  /**
   * Added to the name with a hyphen, so that several assignments of one initiative can stand at one scope.
   * @default - none
   */
  readonly nameSuffix?: string;
  /** @default - the display name of the initiative */
  readonly displayName?: string;
  /** @default - none */
  readonly description?: string;
  /**
   * Location of the identity of the assignment and of its deployments. Changing it replaces the assignment.
   * @default - the location of the rule
   */
  readonly location?: string;
  /**
   * Identity that deploys what is missing: a user-assigned one, or a system-assigned one of the assignment. Assignments
   * of one stack that share an identity share its roles too, which belong to the first of them.
   * @default - system-assigned
   */
  readonly identity?: { readonly identityId: string; readonly principalId: string };
  /**
   * Locations of the machines to onboard. The identity members of the initiatives do not look at it.
   * @default - all that the initiative allows
   */
  readonly locations?: readonly Location[];
  /**
   * Effect of all members.
   * @default DeployIfNotExists
   */
  readonly effect?: 'DeployIfNotExists' | 'Disabled';
  /**
   * Whether the effect is enforced. Where it is not, Azure only reports what is missing.
   * @default true
   */
  readonly enforce?: boolean;
  /**
   * Ids of scopes below that are left out, in Azure's own case and order.
   * @default - none
   */
  readonly notScopes?: readonly string[];
  /**
   * Narrows the assignment down to the machines that meet one of these selectors, at most 10. Unlike `locations`, it
   * holds for the identity members too. See `rings`.
   * @default - every machine in scope
   */
  readonly resourceSelectors?: readonly ResourceSelector[];
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

export interface MemberOptions<I extends InitiativeName> {
  readonly initiative: I;
  /**
   * A copy of the initiative with pinned versions, defined at or above the scope. Changing it replaces the assignment.
   * @default - the built-in initiative, which Microsoft keeps up to date
   */
  readonly definition?: IPinnedInitiative;
  /**
   * Effects of single members, where they differ from `effect`.
   * @default - none
   */
  readonly memberEffects?: MemberEffects<I>;
  /**
   * What Azure shows about a machine a member finds wanting.
   * @default - a sentence per member saying what is missing
   */
  readonly nonComplianceMessages?: NonComplianceMessages<I>;
  /**
   * Brings machines that exist already in line, with a task per member, in the order identity, agent, extension,
   * association. Terraform does not wait for a task. The tasks run again when the rule, an identity, a location, a
   * selector or an excluded scope changes, or `trigger`. `{}` takes every default.
   * @default - machines that exist are only reported; those created or changed later are deployed to
   */
  readonly remediation?: RemediationOptions<MemberName<I>>;
}

export interface ComputeOptions {
  /** The identity of the agent. The initiative has no default for it. */
  readonly agentIdentity: AgentIdentity;
  /**
   * Whether policy attaches the identity to the machines. Where it does, its deployments need Contributor and User
   * Access Administrator on the scope; where machines bring the identity along, say `false` and neither is granted.
   * @default true
   */
  readonly attachAgentIdentity?: boolean;
}

export interface VirtualMachinesAssignment extends MemberOptions<'virtualMachines'>, ComputeOptions {}
export interface ScaleSetsAssignment extends MemberOptions<'scaleSets'>, ComputeOptions {}
export interface ArcServersAssignment extends MemberOptions<'arcServers'> {
  /** Arc servers always use their own identity. */
  readonly agentIdentity?: never;
  readonly attachAgentIdentity?: never;
}

export type InitiativeAssignmentProps = InitiativeAssignmentOptions &
  (VirtualMachinesAssignment | ScaleSetsAssignment | ArcServersAssignment);

/** An initiative assignment, by this library or otherwise. */
export interface IInitiativeAssignment {
  readonly assignmentId: string;
  readonly initiative: InitiativeName;
  /** Its remediation tasks, which start after exemptions of the same stack. */
  readonly remediation?: Remediation;
}

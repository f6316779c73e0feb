import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { InitiativeEffect } from '../../../facts/policy';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { DeployingAssignmentOptions } from '../assignment-options';
import type { AssignmentScope } from '../assignment-scope';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import type { AgentIdentity, MemberEffects, NonComplianceMessages, RemediationOptions } from '../policy-options';
import type { Remediation } from '../remediation/remediation';

/** Props of the assignment of every initiative. */
export interface InitiativeAssignmentOptions extends DeployingAssignmentOptions {
  /**
   * The rule that machines in scope are associated with. If it has settings for one operating system only, the members
   * of the other are disabled.
   */
  readonly rule: IChangeTrackingRule;
  /** @default - the display name of the initiative */
  readonly displayName?: string;
  /** @default - none */
  readonly description?: string;
  /**
   * Effect of all members.
   * @default DeployIfNotExists
   */
  readonly effect?: InitiativeEffect;
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
  /** Where it is assigned; absent if that is not known here. */
  readonly scope?: AssignmentScope;
  /** Its remediation tasks, which start after exemptions of the same stack. */
  readonly remediation?: Remediation;
}

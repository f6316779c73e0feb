import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { InitiativeEffect } from '../../../facts/policy';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { DeployingAssignmentOptions } from '../assignment-options';
import type { AdditionalScope, AssignmentScope } from '../assignment-scope';
import type { DefinitionVersion } from '../pinned-initiative/initiative-copy';
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
  /**
   * Display name of the assignment.
   * @default - the display name of the initiative
   */
  readonly displayName?: string;
  /**
   * Description of the assignment.
   * @default - none
   */
  readonly description?: string;
  /**
   * Effect of all members.
   * @default DeployIfNotExists
   */
  readonly effect?: InitiativeEffect;
  /**
   * Scopes outside `scope` at which the identity of the assignment gets roles too, because deployments reach there: the
   * group of the rule, another management group, or, for an assignment at a resource group, the subscription with
   * `stages: ['identity']`. The roles are those of the members that deploy.
   * @default - only `scope`, and Reader on a rule and Managed Identity Operator on an agent identity elsewhere
   */
  readonly additionalScopes?: readonly AdditionalScope[];
  /**
   * Whether Terraform imports the assignment that is in Azure already and forgets the resource that had it. Set `true` in
   * the deployment that adds or removes a pinned version of the initiative, and remove it afterwards: nothing is then
   * replaced in Azure. Azure must have the assignment. A change of it to `true` with a name or a scope that is not literal is
   * refused.
   * @default false
   */
  readonly importAssignment?: boolean;
}

export interface MemberOptions<I extends InitiativeName> {
  /** The initiative to assign. Changing it replaces the assignment, with its roles. */
  readonly kind: I;
  /**
   * A copy of the initiative with pinned versions, defined at or above the scope. Changing it replaces the assignment.
   * @default - the built-in initiative, which Microsoft keeps up to date
   */
  readonly definition?: IPinnedInitiative;
  /**
   * Version of the built-in initiative, such as `1.2.*`. Azure always takes the newest patch. The provider azapi then makes
   * the assignment, because azurerm cannot set a version. Another version updates the assignment in place. Changing from or to
   * no version needs `importAssignment`: without it, azapi refuses to create what exists, and the way back replaces the
   * assignment.
   * @default - the newest major version, as azurerm assigns it
   */
  readonly definitionVersion?: DefinitionVersion;
  /**
   * Effects of single members that differ from `effect`.
   * @default - none
   */
  readonly memberEffects?: MemberEffects<I>;
  /**
   * Messages that Azure shows for a machine that does not comply, by member or, for all members of a stage, by stage. A
   * member precedes its stage. `{title}` stands for the name of the policy in the portal, `{member}` for its reference
   * id, `{operatingSystem}` for Windows, Linux or both, `{machine}` for the type of the machine, `{rule}` for the name of
   * the rule, `{initiative}` and `{assignment}` for theirs; `{{` and `}}` are braces.
   * @default - one sentence per member that names the missing part
   */
  readonly nonComplianceMessages?: NonComplianceMessages<I>;
  /**
   * Remediates existing machines, with one task per member, in the order identity, agent, extension, association.
   * Terraform does not wait for a task to finish. The tasks run again when the rule, an identity, a location, a
   * selector, an excluded scope or `run` changes. `{}` accepts every default.
   * @default - existing machines are only reported; policy deploys to machines that are created or changed later
   */
  readonly remediation?: RemediationOptions<MemberName<I>>;
}

export interface ComputeOptions {
  /**
   * The identity of the agent. The initiative has no default for it. Policy does not change an agent that is installed.
   * Changing it fails the plan unless the warning `agent-identity-changed` is acknowledged.
   */
  readonly agentIdentity: AgentIdentity;
  /**
   * Whether policy attaches the identity to the machines. If it does, its deployments need Contributor and User Access
   * Administrator on the scope. If machines already have the identity, set `false`, and neither role is granted.
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

/** An initiative assignment, made by this library or elsewhere. */
export interface IInitiativeAssignment {
  /** Id of the assignment. */
  readonly assignmentId: string;
  /** The initiative that is assigned. */
  readonly kind: InitiativeName;
  /** Scope of the assignment; absent if it is not known here. */
  readonly scope?: AssignmentScope;
  /** Its remediation tasks, which start after exemptions of the same stack. */
  readonly remediation?: Remediation;
}

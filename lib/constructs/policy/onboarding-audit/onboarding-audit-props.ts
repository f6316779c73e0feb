import type { AuditSource, ListedStage } from '../../../facts/audit-policies';
import type { OperatingSystem } from '../../../facts/extension';
import type { MachineKind } from '../../machines/machines-props';
import type { IChangeTrackingRule } from '../../rule/change-tracking-rule-props';
import type { AssignmentOptions } from '../assignment-options';
import type { AssignmentScope } from '../assignment-scope';

export interface OnboardingAuditProps extends Omit<AssignmentOptions, 'machineLocations'> {
  /**
   * Scope of the initiative, its policy definitions and its assignment: a management group, the provider's subscription,
   * or a resource group in it. Changing it replaces all of them.
   */
  readonly scope: AssignmentScope;
  /**
   * Name of the assignment and of the initiative it assigns. Changing it replaces the assignment and all definitions.
   * @default ct-audit
   */
  readonly name?: string;
  /**
   * Kinds of machine.
   * @default - all three
   */
  readonly kinds?: readonly MachineKind[];
  /**
   * Operating systems of the machines.
   * @default - both
   */
  readonly operatingSystems?: readonly OperatingSystem[];
  /**
   * Rule that machines should be associated with. No built-in policy reports a missing association: a policy of this
   * library does, and another reports associations of change tracking with other rules. Changing it to none replaces the
   * initiative and its assignment; another rule does not.
   * @default - associations are not looked at
   */
  readonly rule?: IChangeTrackingRule;
  /**
   * Policies about the agent and the extension. `builtIn`: Microsoft's, which apply to the images and locations of their
   * lists only, and exist in the public cloud only. `own`: policies of this library, which apply to every machine but the
   * nodes of Kubernetes clusters. A machine that only the latter report is on none of the former's lists.
   * @default - both
   */
  readonly policies?: readonly AuditSource[];
  /**
   * Messages that Azure shows for a machine that does not comply, by policy of the audit or, for all policies of a stage, by
   * stage. A policy precedes its stage. The placeholders are those of `InitiativeAssignment`; `{title}` stands for the name
   * in the portal of the policy that would install what is missing, `{member}` for the reference id in the audit. `{rule}`
   * needs `rule`.
   * @default - one sentence per policy that names the missing part
   */
  readonly nonComplianceMessages?: AuditMessages;
}

type AuditedMachine = `${Capitalize<OperatingSystem>}${Capitalize<MachineKind>}`;

/**
 * Reference id of a policy of an audit. `Listed` begins the names of Microsoft's; `OtherRule` reports associations with
 * other rules.
 */
export type AuditPolicyName =
  | `${'Listed' | ''}${Capitalize<ListedStage>}${AuditedMachine}`
  | `Association${AuditedMachine}`
  | 'OtherRule';

/** Messages for machines that do not comply, for each policy or stage of an audit whose text is not the default. */
export type AuditMessages = {
  readonly [M in AuditPolicyName | ListedStage | 'association']?: string;
};

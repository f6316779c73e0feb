import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { ExemptionCategory } from '../../../facts/policy';
import type { AssignmentScope } from '../assignment-scope';
import type { Remediation } from '../remediation/remediation';

/** The exempted resources: everything below a scope, or one resource. */
export type ExemptionScope =
  | (AssignmentScope & { readonly resourceId?: never })
  | {
      /** Id of one machine or other resource. */
      readonly resourceId: string;
      readonly managementGroupId?: never;
      readonly subscriptionId?: never;
      readonly resourceGroupId?: never;
    };

/** An assignment of an initiative, or of a policy about the version of the extension. */
export interface ExemptedAssignment {
  /** Id of the assignment. */
  readonly assignmentId: string;
  /**
   * The initiative that is assigned. `members` can be checked only if it is known.
   * @default - unknown
   */
  readonly kind?: InitiativeName;
  /**
   * Scope of the assignment. The scope of the exemption can be checked only if it is known.
   * @default - unknown
   */
  readonly scope?: AssignmentScope;
  /**
   * Remediation tasks of the assignment, which then start after the exemption.
   * @default - none
   */
  readonly remediation?: Remediation;
}

export interface PolicyExemptionProps {
  /**
   * The assignment to exempt from: of an initiative, or of a policy about the version of the extension. Changing it
   * replaces the exemption if its scope is below a management group.
   */
  readonly assignment: ExemptedAssignment;
  /**
   * Scope or resource to exempt, at or below the scope of the assignment: if one of them is known only at apply, Terraform
   * compares them. Changing it replaces the exemption.
   */
  readonly scope: ExemptionScope;
  /** Name of the exemption, 1 to 64 characters, unique in its scope. Changing it replaces the exemption. */
  readonly name: string;
  /** `Waiver`: the state is accepted for a time; `Mitigated`: the purpose is met in another way. */
  readonly category: ExemptionCategory;
  /**
   * End of the exemption in UTC, such as `2027-01-31T00:00:00Z`, or `'never'`. After that time policy applies again,
   * and the exemption remains as a record.
   */
  readonly expiresOn: string;
  /**
   * The members of the initiative to exempt from.
   * @default - all
   */
  readonly members?: readonly MemberName[];
  /**
   * 1 to 128 characters.
   * @default - none
   */
  readonly displayName?: string;
  /**
   * Reason, 1 to 512 characters.
   * @default - none
   */
  readonly description?: string;
}

import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { AssignmentScope } from './assignment-scope';
import type { ResourceSelector } from './policy-options';

/** Props of every assignment: of an initiative and of a policy about the version of the extension. */
export interface AssignmentOptions {
  /** Scope at which the policy is assigned. Changing it replaces the assignment. */
  readonly scope: AssignmentScope;
  /**
   * Name of the assignment, unique in its scope: 24 characters at a management group, 64 elsewhere. Changing it
   * replaces the assignment.
   * @default - ct-vm, ct-vmss or ct-arc for an initiative; ct-floor or ct-pin for a version of the extension
   */
  readonly name?: string;
  /**
   * Added to the name with a hyphen, so that one scope can have several assignments of one initiative. Changing it
   * replaces what a change of `name` replaces.
   * @default - none
   */
  readonly nameSuffix?: string;
  /**
   * Locations of the machines. The identity members of the initiatives ignore it.
   * @default - all; for an initiative all that it allows
   */
  readonly machineLocations?: readonly Location[];
  /**
   * Whether the effect is enforced. If not, Azure only reports what is missing.
   * @default true
   */
  readonly enforce?: boolean;
  /**
   * Ids of excluded scopes below `scope`, in the order and the upper and lower case that Azure uses.
   * @default - none
   */
  readonly notScopes?: readonly string[];
  /**
   * Restricts the assignment to the machines that meet one of these selectors, at most 10. Unlike `machineLocations`, it
   * applies to the identity members too. See `rings`.
   * @default - every machine in scope
   */
  readonly resourceSelectors?: readonly ResourceSelector[];
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** Props of every assignment that deploys missing resources. */
export interface DeployingAssignmentOptions extends AssignmentOptions {
  /**
   * Location of the identity of the assignment and of its deployments. Changing it replaces the assignment.
   * @default - the location of the rule
   */
  readonly location?: Location;
  /**
   * Identity that deploys missing resources: a user-assigned one, or the system-assigned one of the assignment.
   * Assignments of one stack that share an identity also share its roles, which belong to the first of them. Changing
   * from one kind to the other replaces the assignment; another user-assigned identity replaces the roles only.
   * @default - system-assigned
   */
  readonly identity?: AssignmentIdentity;
}

/** A user-assigned identity of an assignment. */
export interface AssignmentIdentity {
  /** Id of the identity. */
  readonly identityId: string;
  /** Object id of its principal, to which the roles are granted. */
  readonly principalId: string;
}

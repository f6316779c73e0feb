import type { InitiativeName } from '../../../facts/initiatives';
import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { ExtensionVersion } from '../../machines/machines-props';
import type { AssignmentScope } from '../assignment-scope';

export interface AnyImageInitiativeProps<I extends InitiativeName = InitiativeName> {
  /** The built-in initiative with the same members. Changing it replaces the definitions and their assignments. */
  readonly kind: I;
  /**
   * Scope of the definitions, at or above the scope of the assignment: a management group, or the subscription of the
   * provider, also given by a resource group in it. Changing it replaces the definitions and their assignments.
   */
  readonly scope: AssignmentScope;
  /**
   * Name of the initiative, at most 45 characters. It begins the names of its definitions. Changing it replaces the
   * definitions and their assignments.
   * @default - the default name of the assignment with `-any-image`, such as ct-vm-any-image
   */
  readonly name?: string;
  /**
   * Oldest version of the change tracking extension that is left alone, 2.20 or later. A virtual machine or scale set
   * whose extension has automatic upgrade on is left alone at any version.
   * @default 2.20, the oldest version Microsoft recommends
   */
  readonly minimumVersion?: ExtensionVersion;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

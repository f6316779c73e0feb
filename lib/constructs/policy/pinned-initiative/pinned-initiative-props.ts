import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { AssignmentScope } from '../assignment-scope';
import type { DefinitionVersion } from './initiative-copy';

/** An initiative with the members and parameters of a built-in one. */
export interface IPinnedInitiative {
  readonly definitionId: string;
  readonly kind: InitiativeName;
  /** Scope of the definition; absent if it is not known here. */
  readonly scope?: AssignmentScope;
  /** Whether its members are those of `AnyImageInitiative`, which apply to any image and location. */
  readonly anyImage?: boolean;
}

export interface PinnedInitiativeProps<I extends InitiativeName = InitiativeName> {
  /** The built-in initiative to copy. Changing it replaces the copy and its assignments. */
  readonly kind: I;
  /**
   * Scope of the definition, at or above the scope of its assignment: a management group, or the subscription of the
   * provider, also given by a resource group in it. Changing it replaces the copy and its assignments.
   */
  readonly scope: AssignmentScope;
  /**
   * Name of the copy. Changing it replaces the copy and its assignments.
   * @default - the default name of the assignment with `-pinned`, such as ct-vm-pinned
   */
  readonly name?: string;
  /**
   * Versions of single members, such as `2.1.*`. Azure does not accept a patch version.
   * @default - the versions the built-in initiative pins, such as `2.*.*`
   */
  readonly versions?: {
    readonly [M in MemberName<I>]?: DefinitionVersion;
  };
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

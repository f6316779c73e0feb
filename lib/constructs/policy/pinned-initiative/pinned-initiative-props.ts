import type { InitiativeName, MemberName } from '../../../facts/initiatives';
import type { AcknowledgedWarnings } from '../../../facts/warnings';
import type { AssignmentScope } from '../assignment-scope';
import type { DefinitionVersion } from './initiative-copy';

/** An initiative with the members and parameters of a built-in one. */
export interface IPinnedInitiative {
  readonly definitionId: string;
  readonly initiative: InitiativeName;
  /** Where it is defined; absent where that is not known here. */
  readonly scope?: AssignmentScope;
}

export interface PinnedInitiativeProps<I extends InitiativeName = InitiativeName> {
  /** The built-in initiative to copy. */
  readonly initiative: I;
  /**
   * Where the copy is defined, at or above what it is assigned to: a management group, or the subscription of the
   * provider, which a resource group stands for too. Changing it replaces the copy and its assignments.
   */
  readonly scope: AssignmentScope;
  /**
   * Name of the copy. Changing it replaces the copy and its assignments.
   * @default - that of the assignment and `-pinned`, such as ct-vm-pinned
   */
  readonly name?: string;
  /**
   * Versions of single members, such as `2.1.*`. Azure takes no patch version.
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

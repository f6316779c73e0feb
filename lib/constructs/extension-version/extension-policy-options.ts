import type { MachineKind } from '../machines/machines-props';
import type { AssignmentOptions } from '../policy/assignment-options';
import type { AssignmentScope } from '../policy/assignment-scope';

/** Scope and machines of a policy about the version of the extension. */
export interface ExtensionPolicyOptions extends AssignmentOptions {
  /**
   * Scope of the policy definitions and assignments: a management group, the provider's subscription, or a resource
   * group in it. Changing it replaces all of them.
   */
  readonly scope: AssignmentScope;
  /**
   * Kinds of machine.
   * @default - all three
   */
  readonly kinds?: readonly MachineKind[];
}

import type { MachineKind } from '../machines/machines-props';
import type { AssignmentOptions } from '../policy/assignment-options';
import type { AssignmentScope } from '../policy/assignment-scope';

/** Where and to which machines a policy about the version of the extension applies. */
export interface ExtensionPolicyOptions extends AssignmentOptions {
  /**
   * Where the policies are defined and assigned: a management group, the subscription of the provider, or a resource
   * group in it. Changing it replaces all of them.
   */
  readonly scope: AssignmentScope;
  /**
   * Kinds of machine.
   * @default - all three
   */
  readonly kinds?: readonly MachineKind[];
}

import type { ExtensionVersion } from '../machines/machines-props';
import type { ExtensionPolicyOptions } from './extension-policy-options';

export interface ExtensionVersionAuditProps extends ExtensionPolicyOptions {
  /**
   * Name of the assignment and of the definition it assigns. Changing it replaces the assignment and all definitions.
   * @default ct-floor
   */
  readonly name?: string;
  /**
   * Oldest version that is not reported, 2.20 or later.
   * @default 2.20, the oldest version Microsoft recommends
   */
  readonly minimumVersion?: ExtensionVersion;
  /**
   * Whether a virtual machine or scale set with automatic upgrade on counts as up to date. Azure shows only its
   * requested version, which is 2.0 if a built-in initiative onboarded it.
   * @default true
   */
  readonly trustAutomaticUpgrade?: boolean;
}

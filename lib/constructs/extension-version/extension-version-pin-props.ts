import type { OperatingSystem } from '../../facts/extension';
import type { Location } from '../../facts/regions';
import type { ArcExtensionVersion, ExtensionVersion } from '../machines/machines-props';
import type { DeployingAssignmentOptions } from '../policy/assignment-options';
import type { RemediationOptions } from '../policy/policy-options';
import type { ExtensionPolicyOptions } from './extension-policy-options';

export interface ExtensionVersionPinProps extends ExtensionPolicyOptions, DeployingAssignmentOptions {
  /**
   * Name of the assignment and of the definition it assigns. Changing it replaces the assignment and all definitions.
   * @default ct-pin
   */
  readonly name?: string;
  /**
   * Version to install, major and minor, 2.20 or later. Hotfixes of that minor are still applied by Azure. Changing it
   * replaces the tasks of `remediation`, which run again.
   */
  readonly extensionVersion: ExtensionVersion;
  /**
   * Version to install on Arc servers. It may have four parts.
   * @default - `extensionVersion`
   */
  readonly arcExtensionVersion?: ArcExtensionVersion;
  /**
   * Operating systems of the machines.
   * @default - both
   */
  readonly operatingSystems?: readonly OperatingSystem[];
  /** Location of the identity of the assignment and of its deployments. Changing it replaces the assignment. */
  readonly location: Location;
  /**
   * Brings existing machines to the version; `{}` accepts every default. The tasks run again when version, identity,
   * location, selectors or excluded scopes change.
   * @default - existing machines are only reported
   */
  readonly remediation?: Omit<RemediationOptions, 'members'>;
}

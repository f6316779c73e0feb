import type { ExtensionFeature, OperatingSystem } from '../../facts/extension';
import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { ChangeTrackingSettings } from '../../settings/types';
import type { IContentStorage } from '../content-storage/content-storage-props';
import type { ResourceInterfaces } from '../interfaces/resource-interfaces-props';
import type { IPrivateIngestion } from '../network/private-ingestion-props';
import type { IWorkspace } from '../workspace/workspace-props';

/** A data collection rule that configures what machines report. */
export interface IChangeTrackingRule {
  readonly ruleId: string;
  /** Location of the rule, which is that of its workspace. */
  readonly location: Location;
  /** Extension features that the settings need; empty if they are not known here. */
  readonly features: readonly ExtensionFeature[];
  /** The operating systems that the settings apply to; absent if they are not known here. */
  readonly operatingSystems?: readonly OperatingSystem[];
  /** What machines report; absent if it is not known here. */
  readonly settings?: ChangeTrackingSettings;
}

export interface ChangeTrackingRuleProps extends ResourceInterfaces<'rule'> {
  /**
   * Destination of the data. The rule is created in the location of the workspace. Changing to a workspace in another
   * location replaces the rule, and is refused at plan while `name` stays the same.
   */
  readonly workspace: IWorkspace;
  /**
   * Name of the rule, unique in its resource group. Changing it replaces the rule, and machines that a policy
   * associated remain associated with the old one.
   * @default dcr-change-tracking
   */
  readonly name?: string;
  /**
   * Name of an existing resource group. Microsoft's documentation asks for the one of the workspace. Changing it
   * replaces the rule.
   * @default - the resource group of the workspace
   */
  readonly resourceGroupName?: string;
  /**
   * What machines report.
   * @default - Microsoft's own rule: no Windows file and no registry key, files matching /etc/*.conf on Linux
   */
  readonly settings?: ChangeTrackingSettings;
  /**
   * Storage for the content of changed files.
   * @default - no content is uploaded
   */
  readonly contentStorage?: IContentStorage;
  /**
   * The endpoints of private networks: the rule sends data through the one for ingestion, which has to be in its location.
   * @default - data is sent over the internet
   */
  readonly privateIngestion?: IPrivateIngestion;
  /**
   * Description of the rule.
   * @default Data collection rule for CT.
   */
  readonly description?: string;
  /**
   * Tags of the rule.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy or replace the rule.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** An existing rule. */
export interface RuleReference {
  /** Id of the rule, in the upper and lower case that Azure uses. */
  readonly ruleId: string;
  /** Location of the rule. */
  readonly location: Location;
}

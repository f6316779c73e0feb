import type { OperatingSystem } from '../../facts/extension';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { IPrivateIngestion } from '../network/private-ingestion-props';
import type { IChangeTrackingRule } from '../rule/change-tracking-rule-props';
import type { ArcExtensionVersion, ExtensionVersion, MachineAgentIdentity } from './machines-props';

export interface FoundMachinesOptions {
  /** The rule the machines are associated with. */
  readonly rule: IChangeTrackingRule;
  /**
   * The endpoints of private networks: each machine is associated with that of its location, and one that is found
   * where there is none fails the plan. The rule needs them too.
   * @default - machines get their configuration over the internet
   */
  readonly privateIngestion?: IPrivateIngestion;
  /** Operating system of every machine found: Azure's list of resources does not tell it, so a tag has to. */
  readonly os: OperatingSystem;
  /**
   * Tags a machine has to have, with exactly these values.
   * @default - none; then `resourceGroupName` is needed
   */
  readonly requiredTags?: Readonly<Record<string, string>>;
  /**
   * Resource group of the machines. It must exist before the plan, so it cannot be a reference to a group of the same stack.
   * @default - any in the subscription of the provider
   */
  readonly resourceGroupName?: string;
  /**
   * Ids of machines that the state spells with capitals, because an earlier version of this library onboarded them.
   * Terraform moves their instances to keys in lower case. `terraform state list` shows them.
   * @default - none
   */
  readonly earlierIds?: readonly string[];
  /**
   * Whether to install the Azure Monitor Agent. Say `false` where something else does, or Terraform asks to import it.
   * @default true
   */
  readonly installAgent?: boolean;
  /**
   * Whether to install the change tracking extension. Set `false` if something else installs it, or Terraform asks to
   * import it: the machines are then only associated with the rule.
   * @default true
   */
  readonly installExtension?: boolean;
  /**
   * Tags of the extensions on virtual machines and Arc servers. Extensions of scale sets cannot have tags.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

export interface FoundComputeMachines extends FoundMachinesOptions {
  /** The kind of the machines. */
  readonly kind: 'virtualMachines' | 'scaleSets';
  /**
   * Pins the extension to one minor version, 2.20 or later, with automatic upgrade off.
   * @default - no pin: the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * The user-assigned identity the agent signs in with.
   * @default - the system-assigned identity of each machine
   */
  readonly agentIdentity?: MachineAgentIdentity;
}

export interface FoundArcServers extends FoundMachinesOptions {
  /** The kind of the machines. */
  readonly kind: 'arcServers';
  /**
   * Pins the extension to a version of two to four parts, 2.20 or later, with automatic upgrade off.
   * @default - no pin: the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ArcExtensionVersion;
  /** Arc servers always use their own identity. */
  readonly agentIdentity?: never;
}

export type FoundMachinesProps = FoundComputeMachines | FoundArcServers;

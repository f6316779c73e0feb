import type { OperatingSystem } from '../../facts/extension';
import type { InitiativeName } from '../../facts/initiatives';
import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { IPrivateIngestion } from '../network/private-ingestion-props';
import type { IChangeTrackingRule } from '../rule/change-tracking-rule-props';

/** The kinds of machine are those of the initiatives. */
export type MachineKind = InitiativeName;

/** Version of the extension on virtual machines and scale sets: major and minor, nothing more. */
export type ExtensionVersion = `${bigint}.${bigint}`;

/** Version of the extension on Arc servers: two to four parts. */
export type ArcExtensionVersion =
  | ExtensionVersion
  | `${bigint}.${bigint}.${bigint}`
  | `${bigint}.${bigint}.${bigint}.${bigint}`;

/** The user-assigned identity with which the Azure Monitor Agent signs in on named machines. */
export interface MachineAgentIdentity {
  /** Id of the identity, which has to be attached to the machines. */
  readonly identityId: string;
}

/** One virtual machine or scale set. */
export interface Machine {
  /** Id of the resource, in the upper and lower case that Azure uses. Changing it replaces the extensions and the association. */
  readonly id: string;
  /**
   * Operating system. Changing it under the same `id` fails the plan unless `renamed` has an entry with the name on both
   * sides, and replaces the extensions.
   */
  readonly os: OperatingSystem;
  /**
   * Location of the machine, which private ingestion needs: an agent gets its configuration from an endpoint there.
   * @default - none
   */
  readonly location?: Location;
  /**
   * Pins the extension on this machine to another version than the rest.
   * @default - `extensionVersion` of all machines
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * The user-assigned identity the agent signs in with on this machine.
   * @default - `agentIdentity` of all machines
   */
  readonly agentIdentity?: MachineAgentIdentity;
}

/** One Arc server. */
export interface ArcServer {
  /** Id of the resource, in the upper and lower case that Azure uses. Changing it replaces the extensions and the association. */
  readonly id: string;
  /**
   * Operating system. Changing it under the same `id` fails the plan unless `renamed` has an entry with the name on both
   * sides, and replaces the extensions.
   */
  readonly os: OperatingSystem;
  /** Location of the Arc resource. Changing it replaces its extensions. */
  readonly location: Location;
  /**
   * Pins the extension on this server to another version than the rest.
   * @default - `arcExtensionVersion` of all servers
   */
  readonly extensionVersion?: ArcExtensionVersion;
}

export interface MachinesOptions {
  /**
   * Azure virtual machines by a name of yours, which becomes the key in Terraform's state. Adding or removing one leaves the
   * others alone. Another name needs an entry in `renamed`.
   * @default - none
   */
  readonly virtualMachines?: Readonly<Record<string, Machine>>;
  /**
   * Scale sets by a name of yours. Instances get the extensions as the upgrade policy of the scale set says. Another name
   * needs an entry in `renamed`.
   * @default - none
   */
  readonly scaleSets?: Readonly<Record<string, Machine>>;
  /**
   * Arc servers by a name of yours. Another name needs an entry in `renamed`.
   * @default - none
   */
  readonly arcServers?: Readonly<Record<string, ArcServer>>;
  /**
   * New names of machines by their old ones: Terraform moves them in the state. Without an entry, another name of a
   * machine fails the plan, as far as it was there when the stack was first deployed or `renamed` last changed.
   * An entry with the same name on both sides moves a machine whose `os` is corrected. Entries can be removed after they are
   * deployed.
   * @default - none
   */
  readonly renamed?: Readonly<Record<string, string>>;
  /**
   * Pins the change tracking extension to one minor version, 2.20 or later, with automatic upgrade off. Hotfixes of
   * that minor are still applied by Azure.
   * @default - no pin: the newest 2.x, kept up to date by Azure
   */
  readonly extensionVersion?: ExtensionVersion;
  /**
   * Pins the extension on Arc servers, where all four parts may be given. That Azure accepts four parts when the
   * extension is created is not stated in any source.
   * @default - `extensionVersion`
   */
  readonly arcExtensionVersion?: ArcExtensionVersion;
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
   * The user-assigned identity the agent signs in with on virtual machines and scale sets.
   * @default - the system-assigned identity of each machine
   */
  readonly agentIdentity?: MachineAgentIdentity;
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

export interface MachinesProps extends MachinesOptions {
  /** The rule the machines are associated with. */
  readonly rule: IChangeTrackingRule;
  /**
   * The endpoints of private networks: each machine is associated with that of its location. The rule needs them too.
   * @default - machines get their configuration over the internet
   */
  readonly privateIngestion?: IPrivateIngestion;
}

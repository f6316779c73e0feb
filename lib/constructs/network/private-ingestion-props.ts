import type { TerraformElement } from 'cdktf';
import type { AccessMode } from '../../facts/private-link';
import type { Location } from '../../facts/regions';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { IWorkspace } from '../workspace/workspace-props';

/** The endpoints through which machines get their configuration and send their data. */
export interface IPrivateIngestion {
  /** Id of the endpoint that rules send data through. It is in the location of the rules. */
  readonly ingestionEndpointId: string;
  /** Ids of the endpoints that machines get their configuration from, by the location of the machines. */
  readonly configurationEndpointIds: Readonly<Record<string, string>>;
  /** Resources that must exist before machines can use the endpoints. */
  readonly dependables: readonly TerraformElement[];
}

/** A data collection endpoint that exists already. */
export interface ExistingEndpoint {
  /** Id of the endpoint, in Azure's own case. Changing it replaces its link. */
  readonly endpointId: string;
  /**
   * Whether to link it to the private link scope. Set `false` if it is linked already.
   * @default true
   */
  readonly link?: boolean;
}

/** A private link scope to create. */
export interface NewPrivateLinkScope {
  /**
   * Name of the scope, 1 to 255 characters. Changing it replaces the scope, its links and its private endpoint: machines
   * reach nothing in between.
   * @default ampls-change-tracking
   */
  readonly name?: string;
  /**
   * Access mode of ingestion, Open or PrivateOnly. It does not apply to a workspace: closing that is up to its
   * `internetIngestionEnabled`. PrivateOnly applies to every other resource of Azure Monitor, in every network with the
   * same DNS.
   * @default Open
   */
  readonly ingestionAccessMode?: AccessMode;
  /**
   * Access mode of queries, Open or PrivateOnly. With PrivateOnly, networks with the same DNS can only query resources that
   * are linked to this scope.
   * @default Open
   */
  readonly queryAccessMode?: AccessMode;
  readonly privateLinkScopeId?: never;
}

/** A private link scope that exists already, such as that of a hub. */
export interface ExistingPrivateLinkScope {
  /** Id of the scope, in Azure's own case. Links are created in its resource group, in the subscription of the provider. */
  readonly privateLinkScopeId: string;
  readonly name?: never;
  readonly ingestionAccessMode?: never;
  readonly queryAccessMode?: never;
}

/** The private endpoint of the scope. One serves every network that is peered with its own and resolves names with its zones. */
export interface MonitorPrivateEndpoint {
  /** Id of the subnet of the endpoint. Changing it is refused at plan while `name` stays the same. */
  readonly subnetId: string;
  /**
   * Ids of the zones to register the endpoint in: all five of the public cloud, or all six of US Government.
   * @default - none; a policy must register the endpoint, and the zones it adds are left alone
   */
  readonly privateDnsZoneIds?: readonly string[];
  /**
   * Location of the virtual network. Changing it is refused at plan while `name` stays the same.
   * @default - the location of the workspace
   */
  readonly location?: Location;
  /**
   * Name of the endpoint, 1 to 80 characters. Changing it replaces the endpoint.
   * @default - `pe-` and the name of the scope
   */
  readonly name?: string;
}

export interface PrivateIngestionOptions {
  /**
   * Locations of the machines, written out. An agent gets its configuration only from an endpoint in its own location, so
   * each gets one.
   * @default - the location of the workspace, unless `existingEndpoints` names one there
   */
  readonly machineLocations?: readonly Location[];
  /**
   * Endpoints that exist already, by the location of the machines that get their configuration from them. A change of their
   * ids replaces their links.
   * @default - none
   */
  readonly existingEndpoints?: Readonly<Record<string, ExistingEndpoint>>;
  /**
   * An existing endpoint in the location of the workspace that data is sent to. Changing to it replaces the new one.
   * @default - one is created
   */
  readonly ingestionEndpoint?: ExistingEndpoint;
  /**
   * What the names of new endpoints begin with; their location follows. Changing it replaces them.
   * @default dce-change-tracking
   */
  readonly endpointPrefix?: string;
  /**
   * The private link scope: one to create, or the existing one of the network. Networks that share DNS can have one only: the
   * records of a second one replace those of the first. Changing it replaces the links, and with a new scope the private endpoint:
   * machines reach nothing in between.
   * @default - one is created, in the mode Open
   */
  readonly privateLinkScope?: NewPrivateLinkScope | ExistingPrivateLinkScope;
  /**
   * The private endpoint of the scope. A new scope needs one.
   * @default - none; an existing scope has its own
   */
  readonly privateEndpoint?: MonitorPrivateEndpoint;
  /**
   * Whether to link the workspace to the scope. Set `false` if it is linked already.
   * @default true
   */
  readonly linkWorkspace?: boolean;
}

export interface PrivateIngestionProps extends PrivateIngestionOptions {
  /**
   * The workspace that data is sent to. Changing it replaces its link, and one in another location replaces the endpoint for
   * ingestion.
   */
  readonly workspace: IWorkspace;
  /**
   * Name of an existing resource group for what is created. Changing it is refused at plan while `endpointPrefix` stays
   * the same.
   * @default - the resource group of the workspace
   */
  readonly resourceGroupName?: string;
  /**
   * Tags of everything that can have them.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** Endpoints that exist already, with a private link scope that they are linked to. */
export interface PrivateIngestionReference {
  /** Id of the endpoint in the location of the rules, in Azure's own case. */
  readonly ingestionEndpointId: string;
  /** Ids of the endpoints by the location of the machines that get their configuration from them. */
  readonly configurationEndpointIds: Readonly<Record<string, string>>;
}

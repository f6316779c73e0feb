import type { TerraformElement } from 'cdktf';
import type { Location } from '../../facts/regions';
import type { Replication } from '../../facts/storage';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import type { CustomerManagedKey } from '../interfaces/customer-managed-key-props';
import type { PrivateEndpoints } from '../interfaces/private-endpoints-props';
import type { ResourceInterfaces } from '../interfaces/resource-interfaces-props';

/** Storage that the content of changed files is uploaded to. */
export interface IContentStorage {
  readonly storageAccountId: string;
  /** Blob endpoint of the account, with the slash at the end that the agent expects. */
  readonly blobEndpoint: string;
  /** Resources that must exist before the agent may upload. */
  readonly dependables: readonly TerraformElement[];
  /** Whether any identity may write; absent if it is not known here. */
  readonly hasWriters?: boolean;
}

/**
 * Network access of the storage account. There is no default: machines that cannot reach it upload nothing and report
 * no error, and an account that any network reaches should be a deliberate choice. Azure VMs are not trusted services,
 * so each must connect from a subnet or address named here.
 */
export type ContentStorageNetwork =
  | {
      /** Reachable from any network, for identities with a role on the container. */
      readonly access: 'allNetworks';
    }
  | {
      /** Reachable from these subnets and addresses only; at least one is needed. */
      readonly access: 'selectedNetworks';
      /**
       * Ids of subnets with the service endpoint Microsoft.Storage.
       * @default - none
       */
      readonly subnetIds?: readonly string[];
      /**
       * Public IPv4 addresses or ranges up to /30, not private ones. Together, the ranges must cover less than half of
       * all addresses.
       * @default - none
       */
      readonly ipRanges?: readonly string[];
    }
  | {
      /** Reachable through a private endpoint only, which this construct creates. */
      readonly access: 'privateEndpoint';
      /**
       * Id of the subnet of the endpoint. Changing it replaces the endpoint, which then needs another `name`: the new
       * one is created before the old one is destroyed.
       */
      readonly subnetId: string;
      /**
       * Ids of zones privatelink.blob.core.windows.net to register the endpoint in.
       * @default - none; you or a policy must provide name resolution
       */
      readonly privateDnsZoneIds?: readonly string[];
      /**
       * Name of the endpoint. Changing it replaces the endpoint.
       * @default - `pe-` and the name of the account
       */
      readonly name?: string;
    };

export interface ContentStorageProps extends ResourceInterfaces<'content'> {
  /** Name of the account, 3 to 24 lower-case letters and digits, unique in Azure. Changing it replaces the account. */
  readonly name: string;
  /** Name of an existing resource group. Changing it is refused at plan while `name` stays the same. */
  readonly resourceGroupName: string;
  /** Azure location. Changing it is refused at plan while `name` stays the same. */
  readonly location: Location;
  /** Network access of the account. */
  readonly network: ContentStorageNetwork;
  /**
   * Private endpoints in further networks, by a name you choose, in addition to that of `network`. They work with any
   * `network.access`, and do not close the others. An endpoint is destroyed when its entry is removed, or the whole content
   * storage from `ChangeTracking`, which keeps the account. Changing the key of an entry that has a `name` is refused at plan
   * unless `renamedPrivateEndpoints` has both keys.
   * @default - none
   */
  readonly privateEndpoints?: PrivateEndpoints;
  /**
   * New names of entries of `privateEndpoints` by their old ones: Terraform moves their endpoints in the state. Without an entry
   * here, the plan that gives another name to an entry whose endpoint keeps its own `name` fails, as far as it was there when
   * an entry first had a `name`, or `renamedPrivateEndpoints` last changed. Entries can be removed after they are deployed.
   * @default - none
   */
  readonly renamedPrivateEndpoints?: Readonly<Record<string, string>>;
  /**
   * Principals that may write content, by a name you choose that becomes the key of the role assignment: the
   * system-assigned identities of the machines (the identity of the resource for scale sets and Arc servers). Each
   * gets Storage Blob Data Contributor on the container. Another name needs an entry in `renamedWriters`.
   * @default - none; grant the role yourself, or nothing is uploaded
   */
  readonly writers?: Readonly<Record<string, string>>;
  /**
   * New names of writers by their old ones: Terraform moves their roles in the state. Without an entry, the plan that gives
   * a writer another name fails, as far as it was there when the stack was first deployed or `renamedWriters` last changed.
   * Entries can be removed after they are deployed.
   * @default - none
   */
  readonly renamedWriters?: Readonly<Record<string, string>>;
  /**
   * Days after which uploaded content is deleted, counted from its upload, 1 to 99999.
   * @default 90
   */
  readonly contentRetentionDays?: number;
  /**
   * Days that deleted content and containers can be restored, 1 to 365. Microsoft recommends 7 or more, and fewer give a
   * warning.
   * @default 14
   */
  readonly softDeleteDays?: number;
  /**
   * Replication of the account: LRS, ZRS, GRS, RAGRS, GZRS or RAGZRS. Moving between the zone-redundant kinds and the
   * others is refused at plan while `name` stays the same.
   * @default LRS
   */
  readonly replication?: Replication;
  /**
   * Whether Azure encrypts the content twice, with a second key of its own. It is decided when the account is created: changing it
   * is refused at plan while `name` stays the same. Set it to `false` rather than leave it out later: without it nothing refuses
   * the plan that replaces the account.
   * @default false
   */
  readonly infrastructureEncryption?: boolean;
  /**
   * Encryption with a key of your own. Azure encrypts with it from then on, and with Microsoft's key again if it is removed.
   * @default - Microsoft's key
   */
  readonly customerManagedKey?: CustomerManagedKey;
  /**
   * Whether trusted Microsoft services pass the network rules, if they have a role. Machines are none of them and nothing of
   * change tracking is, so this only widens the access. Several scanners ask for it.
   * @default false
   */
  readonly trustedServices?: boolean;
  /**
   * Days that an overwritten or deleted version of a blob is kept, 1 to 99999. Setting it turns on versioning, and versions expire.
   * Whether agents overwrite blobs is not documented.
   * @default - no versions are kept; `softDeleteDays` still covers deleted content
   */
  readonly versionRetentionDays?: number;
  /**
   * Tags of the account and of what is created beside it.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy or replace the account and the container.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Warnings to accept, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** An existing storage account with a container `changetrackingblob`. */
export interface ContentStorageReference {
  /** Id of the storage account. */
  readonly storageAccountId: string;
  /**
   * Blob endpoint of the account. One in another cloud than the `environment` of the provider is refused.
   * @default - `https://<account>.blob.core.windows.net/`, the endpoint in the public cloud
   */
  readonly blobEndpoint?: string;
}

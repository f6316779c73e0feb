import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount, type StorageAccountNetworkRules } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { type TerraformElement, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { contentStorageProblems, contentStorageReferenceProblems } from './checks/content-storage';
import { dataPlaneWarnings, storageProviderProblems } from './checks/provider';
import { report, roleAssignmentName, roleDefinitionId, segmentOf } from './construct-kit';
import { rejectProblems } from './core/problems';
import { templateProblems } from './core/text';
import type { AcknowledgedWarnings } from './core/warnings';
import { CONTENT_CONTAINER } from './facts/rule';
import { refuseTwins } from './twins';

/** Storage that the content of changed files is uploaded to. */
export interface IContentStorage {
  readonly storageAccountId: string;
  /** Blob endpoint of the account, with the slash at the end that the agent expects. */
  readonly blobEndpoint: string;
  /** What has to exist before the agent may upload. */
  readonly ready: readonly TerraformElement[];
  /** Whether some identity may write; absent where that is not known here. */
  readonly hasWriters?: boolean;
}

/**
 * Who reaches the storage account. There is no default: machines that cannot reach it upload nothing and say nothing,
 * and an account that everybody reaches should be somebody's decision. Azure VMs are not among the trusted services,
 * so each has to come from a subnet or address named here.
 */
export type ContentStorageNetwork =
  | {
      /** Reachable from any network, for identities with a role on the container. */
      readonly access: 'allNetworks';
    }
  | {
      /** Reachable from these subnets and addresses only; at least one is needed. */
      readonly access: 'selectedNetworks';
      /** Ids of subnets with the service endpoint Microsoft.Storage. */
      readonly subnetIds?: readonly string[];
      /** Public IPv4 addresses or ranges up to /30; no private range and no /31 or /32. */
      readonly ipRanges?: readonly string[];
    }
  | {
      /** Reachable through a private endpoint only, which this construct creates. */
      readonly access: 'privateEndpoint';
      /**
       * Id of the subnet the endpoint lies in. Changing it replaces the endpoint, which needs another `name` then: the new
       * one is created before the old one goes.
       */
      readonly subnetId: string;
      /**
       * Ids of zones privatelink.blob.core.windows.net to register the endpoint in.
       * @default - none; name resolution is left to you or to a policy
       */
      readonly privateDnsZoneIds?: readonly string[];
      /** @default - `pe-` and the name of the account */
      readonly name?: string;
    };

export interface ContentStorageProps {
  /** Name of the account, 3 to 24 lower-case letters and digits, unique in Azure. Changing it replaces the account. */
  readonly name: string;
  /** Name of an existing resource group. Changing it replaces the account. */
  readonly resourceGroupName: string;
  /** Azure location. Changing it replaces the account. */
  readonly location: string;
  /** Who reaches the account. */
  readonly network: ContentStorageNetwork;
  /**
   * Principals that may write content, by a name of yours that becomes the key of the role assignment: the
   * system-assigned identities of the machines (the identity of the resource for scale sets and Arc servers). Each
   * gets Storage Blob Data Contributor on the container.
   * @default - none; grant the role yourself, or nothing is uploaded
   */
  readonly writers?: Readonly<Record<string, string>>;
  /**
   * Days after which uploaded content is deleted, counted from its upload, 1 to 99999.
   * @default 90
   */
  readonly contentRetentionDays?: number;
  /**
   * Days deleted content and containers can be restored, 1 to 365.
   * @default 14
   */
  readonly softDeleteDays?: number;
  /**
   * How the account is replicated. Moving between the zone-redundant kinds and the others replaces the account.
   * @default LRS
   */
  readonly replication?: 'LRS' | 'ZRS' | 'GRS' | 'RAGRS' | 'GZRS' | 'RAGZRS';
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses to destroy or replace the account.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Warnings to live with, each with the reason.
   * @default - none
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings;
}

/** An existing storage account with a container `changetrackingblob`. */
export interface ContentStorageReference {
  readonly storageAccountId: string;
  /** @default - `https://<account>.blob.core.windows.net/`, the endpoint in the public cloud */
  readonly blobEndpoint?: string;
}

/**
 * The storage account for the content of changed files: Entra ID only, HTTPS only, nothing public, with soft delete
 * and an expiry of old content.
 */
export class ContentStorage extends Construct implements IContentStorage {
  /**
   * Takes an account that exists already.
   * @throws where the id is not that of a storage account in Azure's own case, or the endpoint no address
   */
  static fromStorageAccountId(scope: Construct, id: string, reference: ContentStorageReference): IContentStorage {
    const { storageAccountId } = reference;
    const imported = new Construct(scope, id);
    rejectProblems(imported.node.path, [...templateProblems(reference), ...contentStorageReferenceProblems(reference)]);
    const standard = `https://${segmentOf(storageAccountId, 8)}.blob.core.windows.net/`;
    return { storageAccountId, blobEndpoint: reference.blobEndpoint ?? standard, ready: [] };
  }

  readonly storageAccountId: string;
  readonly blobEndpoint: string;
  readonly ready: readonly TerraformElement[];
  readonly hasWriters: boolean;
  /** The account itself, for what this construct has no argument for. */
  readonly resource: StorageAccount;
  readonly container: StorageContainer;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ContentStorageProps) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...contentStorageProblems(props)]);

    const { name, resourceGroupName, location, network, tags } = props;
    const softDeleteDays = props.softDeleteDays ?? 14;
    this.resource = new StorageAccount(this, 'Resource', {
      name,
      resourceGroupName,
      location,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: props.replication ?? 'LRS',
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      defaultToOauthAuthentication: true,
      httpsTrafficOnlyEnabled: true,
      localUserEnabled: false,
      minTlsVersion: 'TLS1_2',
      sharedAccessKeyEnabled: false,
      publicNetworkAccessEnabled: network.access !== 'privateEndpoint',
      networkRules: networkRules(network),
      blobProperties: {
        deleteRetentionPolicy: { days: softDeleteDays },
        containerDeleteRetentionPolicy: { days: softDeleteDays },
      },
      tags,
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    this.storageAccountId = this.resource.id;
    this.blobEndpoint = this.resource.primaryBlobEndpoint;

    this.container = new StorageContainer(this, 'Container', {
      name: CONTENT_CONTAINER,
      storageAccountId: this.storageAccountId,
      containerAccessType: 'private',
    });
    this.expireContent(props.contentRetentionDays ?? 90);
    const endpoint = network.access === 'privateEndpoint' ? [this.addPrivateEndpoint(props, network)] : [];
    this.hasWriters = Object.keys(props.writers ?? {}).length > 0;
    this.ready = [this.container, ...endpoint, ...this.grantWriters(props.writers ?? {})];

    this.node.addValidation({ validate: () => this.providerProblems(props) });
    refuseTwins(this);
  }

  /** The provider may be created after this construct, so it is looked at when the stack is synthesized. */
  private providerProblems({ network, acknowledgedWarnings }: ContentStorageProps): string[] {
    report(this, dataPlaneWarnings(this.resource, network.access), acknowledgedWarnings);
    return storageProviderProblems(this.resource);
  }

  private expireContent(days: number): void {
    new StorageManagementPolicy(this, 'Expiry', {
      storageAccountId: this.storageAccountId,
      rule: [
        {
          name: 'expireContent',
          enabled: true,
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: [`${CONTENT_CONTAINER}/`] },
          actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: days } },
        },
      ],
    });
  }

  private addPrivateEndpoint(
    { name, resourceGroupName, location, tags }: ContentStorageProps,
    network: ContentStorageNetwork & { access: 'privateEndpoint' },
  ): PrivateEndpoint {
    const zones = network.privateDnsZoneIds ?? [];
    return new PrivateEndpoint(this, 'PrivateEndpoint', {
      name: network.name ?? `pe-${name}`,
      resourceGroupName,
      location,
      subnetId: network.subnetId,
      privateServiceConnection: {
        name: `${name}-blob`,
        isManualConnection: false,
        privateConnectionResourceId: this.storageAccountId,
        subresourceNames: ['blob'],
      },
      privateDnsZoneGroup: zones.length > 0 ? { name: 'default', privateDnsZoneIds: [...zones] } : undefined,
      tags,
      // A policy that registers endpoints adds the zone group later; without this Terraform would remove it.
      lifecycle: zones.length > 0 ? undefined : { ignoreChanges: ['private_dns_zone_group'] },
    });
  }

  private grantWriters(writers: Readonly<Record<string, string>>): TerraformElement[] {
    if (Object.keys(writers).length === 0) return [];
    const scope = this.container.id;
    const each = TerraformIterator.fromMap(new TerraformLocal(this, 'Writers', writers).asStringMap);
    return [
      new RoleAssignment(this, 'Writer', {
        forEach: each,
        scope,
        roleDefinitionId: roleDefinitionId('storageBlobDataContributor', this.storageAccountId),
        name: roleAssignmentName('storageBlobDataContributor', scope, each.value),
        principalId: each.value,
        principalType: 'ServicePrincipal',
      }),
    ];
  }
}

function networkRules(network: ContentStorageNetwork): StorageAccountNetworkRules {
  const { ipRanges, subnetIds } =
    network.access === 'selectedNetworks' ? network : { ipRanges: undefined, subnetIds: undefined };
  return {
    defaultAction: network.access === 'allNetworks' ? 'Allow' : 'Deny',
    bypass: ['None'],
    ipRules: ipRanges && [...ipRanges],
    virtualNetworkSubnetIds: subnetIds && [...subnetIds],
  };
}

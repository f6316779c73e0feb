import type { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount, type StorageAccountNetworkRules } from '@cdktf/provider-azurerm/lib/storage-account';
import type { StorageAccountCustomerManagedKeyA } from '@cdktf/provider-azurerm/lib/storage-account-customer-managed-key';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { type Precondition, type TerraformElement, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { CLOUDS } from '../../facts/clouds';
import { CONTENT_CONTAINER } from '../../facts/rule';
import { CONTENT_EXPIRY_DAYS, type NetworkAccess, REPLICATIONS, SOFT_DELETE_DAYS } from '../../facts/storage';
import { addCustomerManagedKey, addKeyAccess, leaveCustomerManagedKey } from '../interfaces/customer-managed-key';
import { addResourceInterfaces } from '../interfaces/resource-interfaces';
import { checkLater } from '../kit/check-later';
import { segmentOf } from '../kit/id-segments';
import { later } from '../kit/later';
import { keepNames } from '../kit/named-instances';
import { acceptProps } from '../kit/props';
import { providerOf } from '../kit/provider';
import { report } from '../kit/report';
import { roleAssignmentName, roleDefinitionId } from '../kit/role-grants';
import { leave } from '../kit/state-blocks';
import { refuseTwins } from '../kit/twins';
import { unchanged } from '../kit/unchanged';
import { accountKeyProblems, accountKeyWarnings, dataPlaneWarnings } from './account-access-checks';
import { addEndpoints, addOnlyEndpoint } from './blob-endpoints';
import { contentStorageProblems, contentStorageReferenceProblems, softDeleteWarnings } from './content-storage-checks';
import type { ContentStorageProps, ContentStorageReference, IContentStorage } from './content-storage-props';

/**
 * The storage account for the content of changed files: Entra ID only, HTTPS only, nothing public, with soft delete
 * and an expiry of old content.
 */
export class ContentStorage extends Construct implements IContentStorage {
  /**
   * Imports an existing account.
   * @throws if the id is not that of a storage account in the upper and lower case that Azure uses, or the endpoint is not an address
   */
  static fromStorageAccountId(scope: Construct, id: string, reference: ContentStorageReference): IContentStorage {
    const imported = new Construct(scope, id);
    acceptProps(imported.node.path, 'ContentStorage.fromStorageAccountId', reference, contentStorageReferenceProblems);
    const { storageAccountId } = reference;
    const standard = `https://${segmentOf(storageAccountId, 8)}.blob.${CLOUDS.public.storageDomain}/`;
    return { storageAccountId, blobEndpoint: reference.blobEndpoint ?? standard, dependables: [] };
  }

  /** @internal Keeps what content storage of this id created, if there was one, with its content. */
  static leave(scope: Construct, id: string): void {
    const left = new Construct(scope, id);
    leave(left, 'Resource', 'azurerm_storage_account');
    leave(left, 'Unchanged', 'terraform_data');
    leave(left, 'Container', 'azurerm_storage_container');
    leave(left, 'Expiry', 'azurerm_storage_management_policy');
    leave(left, 'PrivateEndpoint', 'azurerm_private_endpoint');
    leave(left, 'Writer', 'azurerm_role_assignment');
    leaveCustomerManagedKey(left);
  }

  readonly storageAccountId: string;
  readonly blobEndpoint: string;
  readonly dependables: readonly TerraformElement[];
  readonly hasWriters: boolean;
  /** The account, for arguments that this construct does not have. */
  readonly resource: StorageAccount;
  readonly container: StorageContainer;
  /** The rule that deletes old content. */
  readonly expiry: StorageManagementPolicy;
  /** The endpoint of `network`. */
  readonly privateEndpoint?: PrivateEndpoint;
  /** The endpoints of `privateEndpoints`, by their names. */
  readonly privateEndpoints: Readonly<Record<string, PrivateEndpoint>>;
  /** The key that encrypts the account, if it is the user's own. */
  readonly customerManagedKey?: StorageAccountCustomerManagedKeyA;
  /** The role of the writers on the container, one instance per writer. */
  readonly writerRole?: RoleAssignment;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: ContentStorageProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ContentStorage', props, contentStorageProblems);
    props = accepted.props;

    const { name, resourceGroupName, location, network, tags } = props;
    const softDeleteDays = props.softDeleteDays ?? SOFT_DELETE_DAYS.default;
    const protection = props.preventDestroy ? { preventDestroy: true } : undefined;
    const { customerManagedKey: key, versionRetentionDays } = props;
    const keyAccess = key && addKeyAccess(this, { name, resourceGroupName, location, tags }, key);
    this.resource = new StorageAccount(this, 'Resource', {
      name,
      resourceGroupName,
      location,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: props.replication ?? REPLICATIONS[0],
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      defaultToOauthAuthentication: true,
      httpsTrafficOnlyEnabled: true,
      localUserEnabled: false,
      minTlsVersion: 'TLS1_2',
      sharedAccessKeyEnabled: false,
      publicNetworkAccessEnabled: network.access !== 'privateEndpoint',
      networkRules: networkRules(network, props.trustedServices),
      infrastructureEncryptionEnabled: props.infrastructureEncryption,
      identity: keyAccess && { type: 'UserAssigned', identityIds: [keyAccess.identityId] },
      blobProperties: {
        versioningEnabled: versionRetentionDays === undefined ? undefined : true,
        deleteRetentionPolicy: { days: softDeleteDays },
        containerDeleteRetentionPolicy: { days: softDeleteDays },
      },
      tags,
      lifecycle: {
        ...protection,
        // The key is in a resource of its own, since the account must exist before it.
        ignoreChanges: key && ['customer_managed_key'],
        precondition: unchangedAccount(this, props),
      },
    });
    checkLater(this.resource, accepted.unchecked);
    this.storageAccountId = later(() => this.resource.id);
    this.blobEndpoint = later(() => this.resource.primaryBlobEndpoint);

    this.customerManagedKey = keyAccess && addCustomerManagedKey(this.storageAccountId, keyAccess);
    // Nothing is written with Microsoft's key.
    const after = this.customerManagedKey && [this.customerManagedKey];
    this.container = new StorageContainer(this, 'Container', {
      name: CONTENT_CONTAINER,
      storageAccountId: this.storageAccountId,
      containerAccessType: 'private',
      dependsOn: after,
      lifecycle: protection,
    });
    this.expiry = this.expireContent(props.contentRetentionDays ?? CONTENT_EXPIRY_DAYS.default, versionRetentionDays);
    const account = { storageAccountId: this.storageAccountId, name, after };
    this.privateEndpoint =
      network.access === 'privateEndpoint' ? addOnlyEndpoint(this, account, props, network) : undefined;
    this.privateEndpoints = addEndpoints(this, account, props);
    this.writerRole = this.grantWriters(props);
    this.hasWriters = this.writerRole !== undefined;
    const endpoints = [this.privateEndpoint, ...Object.values(this.privateEndpoints)];
    this.dependables = [this.container, ...endpoints, this.writerRole].filter((part) => part !== undefined);

    addResourceInterfaces(this, 'content', this.resource, props, after);

    this.node.addValidation({ validate: () => this.providerProblems(props) });
    refuseTwins(this);
    report(this, softDeleteWarnings(props), props.acknowledgedWarnings);
  }

  /** The provider may be created after this construct, so it is checked when the stack is synthesized. */
  private providerProblems({ network, acknowledgedWarnings }: ContentStorageProps): string[] {
    const provider = providerOf(this.resource);
    const warnings = [...accountKeyWarnings(provider), ...dataPlaneWarnings(provider, network.access)];
    report(this, warnings, acknowledgedWarnings);
    return accountKeyProblems(provider);
  }

  private expireContent(days: number, versionDays: number | undefined): StorageManagementPolicy {
    return new StorageManagementPolicy(this, 'Expiry', {
      storageAccountId: this.storageAccountId,
      dependsOn: this.customerManagedKey && [this.customerManagedKey],
      rule: [
        {
          name: 'expireContent',
          enabled: true,
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: [`${CONTENT_CONTAINER}/`] },
          actions: {
            baseBlob: { deleteAfterDaysSinceModificationGreaterThan: days },
            version: versionDays === undefined ? undefined : { deleteAfterDaysSinceCreation: versionDays },
          },
        },
      ],
    });
  }

  private grantWriters({ writers = {}, renamedWriters: renamed }: ContentStorageProps): RoleAssignment | undefined {
    if (Object.keys(writers).length === 0) return undefined;
    const scope = later(() => this.container.id);
    const members = new TerraformLocal(this, 'Writers', { ...writers });
    const each = TerraformIterator.fromMap(members.asStringMap);
    const role = new RoleAssignment(this, 'Writer', {
      forEach: each,
      scope,
      roleDefinitionId: roleDefinitionId('storageBlobDataContributor', this.storageAccountId),
      name: roleAssignmentName('storageBlobDataContributor', scope, each.value),
      principalId: each.value,
      principalType: 'ServicePrincipal',
    });
    const names = Object.keys(writers);
    const groups = [{ members, names, id: 'member', resources: [role] }] as const;
    keepNames(this, { what: 'writers', groups, prop: 'renamedWriters', renamed });
    return role;
  }
}

/** The arguments that replace an account. Its name is taken in all of Azure until the old one is gone. */
function unchangedAccount(scope: Construct, props: ContentStorageProps): Precondition[] {
  const { name, resourceGroupName, location, replication = REPLICATIONS[0] } = props;
  const remedy = 'Set another name together with it: the new account is created, and then the old one is destroyed.';
  return unchanged(
    scope,
    {
      called: `the storage account '${name}'`,
      identity: { name },
      why: 'that replaces the account with all content, and its name is taken until the old one is gone',
    },
    [
      { prop: 'resourceGroupName', value: resourceGroupName, remedy },
      { prop: 'location', value: location, remedy },
      { prop: 'replication', value: replication.includes('ZRS') ? 'ZRS' : 'LRS', remedy },
      ...(props.infrastructureEncryption === undefined
        ? []
        : [
            {
              prop: 'infrastructureEncryption',
              value: String(props.infrastructureEncryption),
              initially: 'false',
              remedy,
            },
          ]),
    ],
  );
}

interface Networks {
  readonly access: NetworkAccess;
  readonly ipRanges?: readonly string[];
  readonly subnetIds?: readonly string[];
}

function networkRules({ access, ipRanges, subnetIds }: Networks, trustedServices = false): StorageAccountNetworkRules {
  return {
    defaultAction: access === 'allNetworks' ? 'Allow' : 'Deny',
    bypass: [trustedServices ? 'AzureServices' : 'None'],
    ipRules: ipRanges && [...ipRanges],
    virtualNetworkSubnetIds: subnetIds && [...subnetIds],
  };
}

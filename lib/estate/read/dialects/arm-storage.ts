import { hiddenOf, isObject } from '../../model/value';
import { type ArmResource, armAt, armList, armMap, type Normal, segmentOf } from './arm-resource';

const ACCOUNT = 'azurerm_storage_account';

/** A storage account of Resource Manager. Blobs of a new account are not public there where nothing is set. */
export function account({ content, partial }: ArmResource): Normal {
  const rules = armAt(content, 'properties.networkAcls');
  return {
    type: ACCOUNT,
    attributes: {
      account_kind: armAt(content, 'kind'),
      allow_nested_items_to_be_public:
        armAt(content, 'properties.allowBlobPublicAccess') ?? (partial ? undefined : false),
      shared_access_key_enabled: armAt(content, 'properties.allowSharedKeyAccess') ?? undefined,
      https_traffic_only_enabled: armAt(content, 'properties.supportsHttpsTrafficOnly') ?? undefined,
      min_tls_version: armAt(content, 'properties.minimumTlsVersion') ?? undefined,
      is_hns_enabled: armAt(content, 'properties.isHnsEnabled') ?? undefined,
      public_network_access_enabled: armMap(
        content,
        'properties.publicNetworkAccess',
        (value) => !/^disabled$/i.test(String(value)),
      ),
      customer_managed_key: armMap(content, 'properties.encryption.keySource', (source) =>
        /^microsoft\.keyvault$/i.test(String(source))
          ? [{ key_vault_key_id: armAt(content, 'properties.encryption.keyvaultproperties.keyvaulturi') }]
          : [],
      ),
      network_rules: isObject(rules)
        ? [
            {
              default_action: armAt(rules, 'defaultAction'),
              ip_rules: armList(rules, 'ipRules', (one) => armAt(one, 'value')),
              virtual_network_subnet_ids: armList(rules, 'virtualNetworkRules', (one) => armAt(one, 'id')),
            },
          ]
        : (rules ?? undefined),
    },
  };
}

/** The blob service of an account: azurerm writes it into the account, so this is the account in part. */
export function blobService(resource: ArmResource): Normal {
  const { content, parentId } = resource;
  return {
    type: ACCOUNT,
    partial: true,
    attributes: {
      ...account({ ...resource, content: {}, partial: true }).attributes,
      id: parentId,
      name: segmentOf(parentId, 'storageAccounts'),
      blob_properties: [
        {
          versioning_enabled: armAt(content, 'properties.isVersioningEnabled'),
          delete_retention_policy: retention(content, 'properties.deleteRetentionPolicy'),
          container_delete_retention_policy: retention(content, 'properties.containerDeleteRetentionPolicy'),
        },
      ],
    },
  };
}

function retention(content: unknown, path: string): unknown {
  const policy = armAt(content, path);
  const enabled = armAt(policy, 'enabled');
  const hidden = hiddenOf(enabled);
  if (hidden !== undefined) return hidden;
  return enabled === true ? [{ days: armAt(policy, 'days') }] : [];
}

/** Rules that delete blobs after some days. */
export function managementPolicy({ content, parentId }: ArmResource): Normal {
  return {
    type: 'azurerm_storage_management_policy',
    attributes: {
      storage_account_id: parentId,
      rule: armList(content, 'properties.policy.rules', (one) => ({
        enabled: armAt(one, 'enabled'),
        filters: [{ prefix_match: armAt(one, 'definition.filters.prefixMatch') }],
        actions: [
          {
            base_blob: [
              {
                delete_after_days_since_modification_greater_than: armAt(
                  one,
                  'definition.actions.baseBlob.delete.daysAfterModificationGreaterThan',
                ),
                delete_after_days_since_creation_greater_than: armAt(
                  one,
                  'definition.actions.baseBlob.delete.daysAfterCreationGreaterThan',
                ),
              },
            ],
          },
        ],
      })),
    },
  };
}

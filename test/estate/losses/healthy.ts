import { INITIATIVES, type InitiativeName } from '../../../lib/facts/initiatives';
import { CONTENT_CONTAINER, STREAMS } from '../../../lib/facts/rule';
import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { ALERT_PIECES } from './alert-pieces';
import {
  ACCOUNT,
  AGENT_IDENTITY,
  assignment,
  GROUP,
  idOf,
  initiative,
  MANAGEMENT_GROUP,
  machine,
  RULE,
  role,
  SUBSCRIPTION,
  WORKSPACE,
} from './ids';
import type { Piece, Pieces } from './piece';

const LOCATION = 'westeurope';
const own = { location: LOCATION, resource_group_name: 'rg-inventory' };

const SETTINGS = renderSettings(
  resolveSettings(
    {
      windows: {
        files: [{ path: 'C:\\inetpub\\wwwroot\\robots.txt', uploadContent: true }],
        registryKeys: ['startupScripts'],
      },
      linux: { files: [{ path: '/etc/nginx/nginx.conf', uploadContent: true }, { path: '/etc/hosts' }] },
    },
    { storageAccountId: ACCOUNT, blobEndpoint: 'https://stinventory.blob.core.windows.net/' },
  ),
);

const SYSTEMS = ['windows', 'linux'] as const;
const EXTENSION = { windows: 'ChangeTracking-Windows', linux: 'ChangeTracking-Linux' };

const workspace: Piece = {
  azurerm: {
    type: 'azurerm_log_analytics_workspace',
    attributes: {
      ...own,
      id: WORKSPACE,
      name: 'log-inventory',
      sku: 'PerGB2018',
      retention_in_days: 90,
      daily_quota_gb: -1,
      local_authentication_enabled: false,
      internet_ingestion_enabled: true,
      internet_query_enabled: true,
    },
  },
  arm: {
    type: 'Microsoft.OperationalInsights/workspaces',
    version: '2023-09-01',
    name: 'log-inventory',
    parent: GROUP,
    location: LOCATION,
    body: {
      properties: {
        sku: { name: 'PerGB2018' },
        retentionInDays: 90,
        workspaceCapping: { dailyQuotaGb: -1 },
        features: { disableLocalAuth: true },
        publicNetworkAccessForIngestion: 'Enabled',
        publicNetworkAccessForQuery: 'Enabled',
      },
    },
  },
};

const table: Piece = {
  azurerm: {
    type: 'azurerm_log_analytics_workspace_table',
    attributes: {
      id: `${WORKSPACE}/tables/ConfigurationChange`,
      name: 'ConfigurationChange',
      workspace_id: WORKSPACE,
      plan: 'Analytics',
      retention_in_days: 90,
      total_retention_in_days: 365,
    },
  },
  arm: {
    type: 'Microsoft.OperationalInsights/workspaces/tables',
    version: '2023-09-01',
    name: 'ConfigurationChange',
    parent: WORKSPACE,
    body: { properties: { plan: 'Analytics', retentionInDays: 90, totalRetentionInDays: 365 } },
  },
};

const solution: Piece = {
  azurerm: {
    type: 'azurerm_log_analytics_solution',
    attributes: {
      ...own,
      id: `${GROUP}/providers/Microsoft.OperationsManagement/solutions/ChangeTracking(log-inventory)`,
      solution_name: 'ChangeTracking',
      workspace_name: 'log-inventory',
      workspace_resource_id: WORKSPACE,
      plan: [{ publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' }],
    },
  },
  arm: {
    type: 'Microsoft.OperationsManagement/solutions',
    version: '2015-11-01-preview',
    name: 'ChangeTracking(log-inventory)',
    parent: GROUP,
    location: LOCATION,
    body: {
      plan: {
        name: 'ChangeTracking(log-inventory)',
        publisher: 'Microsoft',
        product: 'OMSGallery/ChangeTracking',
        promotionCode: '',
      },
      properties: { workspaceResourceId: WORKSPACE },
    },
  },
};

const rule: Piece = {
  azurerm: {
    type: 'azurerm_monitor_data_collection_rule',
    attributes: {
      ...own,
      id: RULE,
      name: 'dcr-inventory',
      kind: null,
      description: 'Inventory of the landing zones',
      data_sources: [
        {
          extension: SYSTEMS.map((os) => ({
            name: `inventory-${os}`,
            extension_name: EXTENSION[os],
            streams: [...STREAMS],
            extension_json: JSON.stringify(SETTINGS[os]),
            input_data_sources: null,
          })),
          performance_counter: [],
          syslog: [],
        },
      ],
      data_flow: [
        {
          streams: [...STREAMS],
          destinations: ['inventory'],
          transform_kql: null,
          output_stream: null,
          built_in_transform: null,
        },
      ],
      destinations: [{ log_analytics: [{ name: 'inventory', workspace_resource_id: WORKSPACE }] }],
    },
  },
  arm: {
    type: 'Microsoft.Insights/dataCollectionRules',
    version: '2023-03-11',
    name: 'dcr-inventory',
    parent: GROUP,
    location: LOCATION,
    body: {
      properties: {
        description: 'Inventory of the landing zones',
        dataSources: {
          extensions: SYSTEMS.map((os) => ({
            name: `inventory-${os}`,
            extensionName: EXTENSION[os],
            streams: [...STREAMS],
            extensionSettings: SETTINGS[os],
          })),
        },
        dataFlows: [{ streams: [...STREAMS], destinations: ['inventory'] }],
        destinations: { logAnalytics: [{ name: 'inventory', workspaceResourceId: WORKSPACE }] },
      },
    },
  },
};

/** An association of a machine with a rule. */
export function association(name: string, target: string, ruleId: unknown): Piece {
  return {
    azurerm: {
      type: 'azurerm_monitor_data_collection_rule_association',
      attributes: {
        id: idOf('Microsoft.Insights/dataCollectionRuleAssociations', name, target),
        name,
        target_resource_id: target,
        data_collection_rule_id: ruleId,
        data_collection_endpoint_id: null,
      },
    },
    arm: {
      type: 'Microsoft.Insights/dataCollectionRuleAssociations',
      version: '2023-03-11',
      name,
      parent: target,
      body: { properties: { dataCollectionRuleId: ruleId } },
    },
  };
}

/** An extension of a virtual machine. */
export function extension(name: string, vm: string, publisher: string, version: string, type = name): Piece {
  const upgrades = publisher === 'Microsoft.Azure.Monitor';
  return {
    azurerm: {
      type: 'azurerm_virtual_machine_extension',
      attributes: {
        id: `${vm}/extensions/${name}`,
        name,
        virtual_machine_id: vm,
        publisher,
        type,
        type_handler_version: version,
        automatic_upgrade_enabled: upgrades,
        auto_upgrade_minor_version: true,
        settings: null,
      },
    },
    arm: {
      type: 'Microsoft.Compute/virtualMachines/extensions',
      version: '2024-07-01',
      name,
      parent: vm,
      location: LOCATION,
      body: {
        properties: {
          publisher,
          type,
          typeHandlerVersion: version,
          enableAutomaticUpgrade: upgrades,
          autoUpgradeMinorVersion: true,
        },
      },
    },
  };
}

const identity: Piece = {
  azurerm: {
    type: 'azurerm_user_assigned_identity',
    attributes: { ...own, id: AGENT_IDENTITY, name: 'id-agents', principal_id: 'principal-agents' },
  },
  arm: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    version: '2023-01-31',
    name: 'id-agents',
    parent: GROUP,
    location: LOCATION,
    body: {},
  },
};

const account: Piece = {
  azurerm: {
    type: 'azurerm_storage_account',
    attributes: {
      ...own,
      id: ACCOUNT,
      name: 'stinventory',
      account_kind: 'StorageV2',
      allow_nested_items_to_be_public: false,
      shared_access_key_enabled: false,
      https_traffic_only_enabled: true,
      min_tls_version: 'TLS1_2',
      public_network_access_enabled: true,
      network_rules: [{ default_action: 'Deny', ip_rules: ['203.0.113.0/24'], virtual_network_subnet_ids: [] }],
      customer_managed_key: [{ key_vault_key_id: 'https://kv-inventory.vault.azure.net/keys/content' }],
      blob_properties: [
        {
          versioning_enabled: true,
          delete_retention_policy: [{ days: 30 }],
          container_delete_retention_policy: [{ days: 30 }],
        },
      ],
    },
  },
  arm: {
    type: 'Microsoft.Storage/storageAccounts',
    version: '2023-05-01',
    name: 'stinventory',
    parent: GROUP,
    location: LOCATION,
    body: {
      kind: 'StorageV2',
      sku: { name: 'Standard_ZRS' },
      properties: {
        allowBlobPublicAccess: false,
        allowSharedKeyAccess: false,
        supportsHttpsTrafficOnly: true,
        minimumTlsVersion: 'TLS1_2',
        publicNetworkAccess: 'Enabled',
        networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }], virtualNetworkRules: [] },
        encryption: {
          keySource: 'Microsoft.Keyvault',
          keyvaultproperties: { keyvaulturi: 'https://kv-inventory.vault.azure.net', keyname: 'content' },
        },
      },
    },
  },
};

const blobs: Piece = {
  arm: {
    type: 'Microsoft.Storage/storageAccounts/blobServices',
    version: '2023-05-01',
    name: 'default',
    parent: ACCOUNT,
    body: {
      properties: {
        isVersioningEnabled: true,
        deleteRetentionPolicy: { enabled: true, days: 30 },
        containerDeleteRetentionPolicy: { enabled: true, days: 30 },
      },
    },
  },
};

const container: Piece = {
  azurerm: {
    type: 'azurerm_storage_container',
    attributes: {
      id: `${ACCOUNT}/blobServices/default/containers/${CONTENT_CONTAINER}`,
      name: CONTENT_CONTAINER,
      storage_account_id: ACCOUNT,
      container_access_type: 'private',
    },
  },
  arm: {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
    version: '2023-05-01',
    name: CONTENT_CONTAINER,
    parent: `${ACCOUNT}/blobServices/default`,
    body: { properties: { publicAccess: 'None' } },
  },
};

const lock: Piece = {
  azurerm: {
    type: 'azurerm_management_lock',
    attributes: {
      id: `${WORKSPACE}/providers/Microsoft.Authorization/locks/keep`,
      name: 'keep',
      scope: WORKSPACE,
      lock_level: 'ReadOnly',
    },
  },
  arm: {
    type: 'Microsoft.Authorization/locks',
    version: '2020-05-01',
    name: 'keep',
    parent: WORKSPACE,
    body: { properties: { level: 'ReadOnly' } },
  },
};

const privateEndpoint: Piece = {
  azurerm: {
    type: 'azurerm_private_endpoint',
    attributes: {
      ...own,
      id: `${GROUP}/providers/Microsoft.Network/privateEndpoints/pe-content`,
      name: 'pe-content',
      private_service_connection: [{ private_connection_resource_id: ACCOUNT, subresource_names: ['blob'] }],
    },
  },
  arm: {
    type: 'Microsoft.Network/privateEndpoints',
    version: '2024-01-01',
    name: 'pe-content',
    parent: GROUP,
    location: LOCATION,
    body: {
      properties: {
        privateLinkServiceConnections: [
          { name: 'content', properties: { privateLinkServiceId: ACCOUNT, groupIds: ['blob'] } },
        ],
      },
    },
  },
};

const SCOPES: readonly (readonly [RegExp, string])[] = [
  [/\/managementGroups\/[^/]+$/, 'management_group'],
  [/^\/subscriptions\/[^/]+$/, 'subscription'],
  [/\/resourceGroups\/[^/]+$/, 'resource_group'],
];
const kindOf = (scope: string) => SCOPES.find(([pattern]) => pattern.test(scope))?.[1] ?? 'resource';

/** An assignment of a policy or an initiative, with an identity of its own. */
export function assigned(name: string, scope: string, definitionId: string, parameters: object): Piece {
  const principal = `principal-${name}`;
  const values = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }]));
  return {
    azurerm: {
      type: `azurerm_${kindOf(scope)}_policy_assignment`,
      attributes: {
        id: assignment(scope, name),
        name,
        location: LOCATION,
        [`${kindOf(scope)}_id`]: scope,
        policy_definition_id: definitionId,
        enforce: true,
        identity: [{ type: 'SystemAssigned', principal_id: principal, identity_ids: null }],
        parameters: JSON.stringify(values),
        not_scopes: null,
        overrides: [],
        resource_selectors: [],
      },
    },
    arm: {
      type: 'Microsoft.Authorization/policyAssignments',
      version: '2024-04-01',
      name,
      parent: scope,
      location: LOCATION,
      identity: { type: 'SystemAssigned', principal },
      body: { properties: { policyDefinitionId: definitionId, enforcementMode: 'Default', parameters: values } },
    },
  };
}

/** A role of the identity of an assignment. */
export function granted(name: string, scope: string, roleName: Parameters<typeof role>[0], to: string): Piece {
  const definition = role(roleName);
  return {
    azurerm: {
      type: 'azurerm_role_assignment',
      attributes: {
        id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
        name,
        scope,
        role_definition_id: `${SUBSCRIPTION}${definition}`,
        principal_id: `principal-${to}`,
      },
    },
    arm: {
      type: 'Microsoft.Authorization/roleAssignments',
      version: '2022-04-01',
      name,
      parent: scope,
      body: { properties: { roleDefinitionId: `${SUBSCRIPTION}${definition}`, principalId: `principal-${to}` } },
    },
  };
}

/** A remediation of one member of an assignment. */
export function remediated(name: string, scope: string, assignmentId: string, member: string | null): Piece {
  return {
    azurerm: {
      type: `azurerm_${kindOf(scope)}_policy_remediation`,
      attributes: {
        id: `${scope}/providers/Microsoft.PolicyInsights/remediations/${name}`,
        name,
        [`${kindOf(scope)}_id`]: scope,
        policy_assignment_id: assignmentId,
        policy_definition_reference_id: member,
      },
    },
    arm: {
      type: 'Microsoft.PolicyInsights/remediations',
      version: '2021-10-01',
      name,
      parent: scope,
      body: {
        properties: {
          policyAssignmentId: assignmentId,
          ...(member !== null && { policyDefinitionReferenceId: member }),
        },
      },
    },
  };
}

/** An exemption from an assignment. */
export function exempted(name: string, scope: string, assignmentId: string, members: readonly string[]): Piece {
  return {
    azurerm: {
      type: `azurerm_${kindOf(scope)}_policy_exemption`,
      attributes: {
        id: `${scope}/providers/Microsoft.Authorization/policyExemptions/${name}`,
        name,
        [`${kindOf(scope)}_id`]: scope,
        policy_assignment_id: assignmentId,
        exemption_category: 'Waiver',
        expires_on: '2027-01-31T00:00:00Z',
        policy_definition_reference_ids: members,
      },
    },
    arm: {
      type: 'Microsoft.Authorization/policyExemptions',
      version: '2022-07-01-preview',
      name,
      parent: scope,
      body: {
        properties: {
          policyAssignmentId: assignmentId,
          exemptionCategory: 'Waiver',
          expiresOn: '2027-01-31T00:00:00Z',
          policyDefinitionReferenceIds: members,
        },
      },
    },
  };
}

const pinRule = {
  if: {
    allOf: [
      { field: 'type', equals: 'Microsoft.Compute/virtualMachines' },
      { field: 'location', in: ['westeurope', 'northeurope'] },
    ],
  },
  // biome-ignore lint/suspicious/noThenProperty: the form of a policy rule
  then: {
    effect: "[parameters('effect')]",
    details: {
      type: 'Microsoft.Compute/virtualMachines/extensions',
      roleDefinitionIds: [role('virtualMachineContributor')],
      existenceCondition: {
        allOf: [
          {
            field: 'Microsoft.Compute/virtualMachines/extensions/publisher',
            equals: 'Microsoft.Azure.ChangeTrackingAndInventory',
          },
        ],
      },
      deployment: {
        properties: {
          mode: 'incremental',
          template: {
            resources: [
              {
                type: 'Microsoft.Compute/virtualMachines/extensions',
                properties: {
                  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
                  type: 'ChangeTracking-Linux',
                  typeHandlerVersion: '2.35',
                },
              },
            ],
          },
        },
      },
    },
  },
};
const effectParameter = {
  effect: {
    type: 'String',
    defaultValue: 'DeployIfNotExists',
    allowedValues: ['DeployIfNotExists', 'AuditIfNotExists', 'Disabled'],
  },
};

export const PIN_ID = `${MANAGEMENT_GROUP}/providers/Microsoft.Authorization/policyDefinitions/pin-version`;
export const SET_ID = `${MANAGEMENT_GROUP}/providers/Microsoft.Authorization/policySetDefinitions/pinned-copy`;

const pin: Piece = {
  azurerm: {
    type: 'azurerm_policy_definition',
    attributes: {
      id: PIN_ID,
      name: 'pin-version',
      management_group_id: MANAGEMENT_GROUP,
      policy_type: 'Custom',
      mode: 'Indexed',
      display_name: 'Version of the extension',
      policy_rule: JSON.stringify(pinRule),
      parameters: JSON.stringify(effectParameter),
    },
  },
  arm: {
    type: 'Microsoft.Authorization/policyDefinitions',
    version: '2024-05-01',
    name: 'pin-version',
    parent: MANAGEMENT_GROUP,
    body: {
      properties: {
        policyType: 'Custom',
        mode: 'Indexed',
        displayName: 'Version of the extension',
        policyRule: pinRule,
        parameters: effectParameter,
      },
    },
  },
};

const MEMBERS = Object.entries(INITIATIVES.virtualMachines.members).filter(([, { stage }]) => stage !== 'identity');

const pinnedCopy: Piece = {
  azurerm: {
    type: 'azurerm_management_group_policy_set_definition',
    attributes: {
      id: SET_ID,
      name: 'pinned-copy',
      management_group_id: MANAGEMENT_GROUP,
      policy_type: 'Custom',
      display_name: 'Copy with pinned versions',
      parameters: JSON.stringify(effectParameter),
      policy_definition_reference: MEMBERS.map(([name, { definitionId, version }]) => ({
        policy_definition_id: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}`,
        reference_id: name,
        parameter_values: JSON.stringify({ effect: { value: "[parameters('effect')]" } }),
        version,
      })),
    },
  },
  arm: {
    type: 'Microsoft.Authorization/policySetDefinitions',
    version: '2024-05-01',
    name: 'pinned-copy',
    parent: MANAGEMENT_GROUP,
    body: {
      properties: {
        policyType: 'Custom',
        displayName: 'Copy with pinned versions',
        parameters: effectParameter,
        policyDefinitions: MEMBERS.map(([name, { definitionId, version }]) => ({
          policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}`,
          policyDefinitionReferenceId: name,
          parameters: { effect: { value: "[parameters('effect')]" } },
          definitionVersion: version,
        })),
      },
    },
  },
};

const CONTENT_EXTENSION = 'Microsoft.Azure.ChangeTrackingAndInventory';

/** The assignment of one built-in initiative, as whoever wants everything onboarded writes it. */
export function initiativePieces(key: string, name: InitiativeName, scope: string): Pieces {
  const id = assignment(scope, `ct-${key}`);
  const member = Object.keys(INITIATIVES[name].members).at(-1) ?? '';
  const needed = new Set(Object.values(INITIATIVES[name].members).flatMap(({ roles }) => [...roles]));
  return {
    [`assignment_${key}`]: assigned(`ct-${key}`, scope, initiative(name), {
      dcrResourceId: RULE,
      effect: 'DeployIfNotExists',
      listOfApplicableLocations: ['westeurope', 'northeurope'],
      ...(name !== 'arcServers' && {
        bringYourOwnUserAssignedManagedIdentity: true,
        restrictBringYourOwnUserAssignedIdentityToSubscription: false,
        userAssignedIdentityResourceId: AGENT_IDENTITY,
      }),
    }),
    ...Object.fromEntries(
      [...needed].map((one) => [`role_${key}_${one}`, granted(`${key}-${one}`, scope, one, `ct-${key}`)]),
    ),
    [`remediation_${key}`]: remediated(`ct-${key}-association`, scope, id, member),
  };
}

/** An estate in which everything of change tracking works. */
export const HEALTHY: Pieces = {
  workspace,
  table,
  solution,
  rule,
  agent_web: extension('AzureMonitorLinuxAgent', machine('web'), 'Microsoft.Azure.Monitor', '1.29'),
  extension_web: extension('ChangeTracking-Linux', machine('web'), CONTENT_EXTENSION, '2.35'),
  association_web: association('inventory', machine('web'), RULE),
  agent_app: extension('AzureMonitorWindowsAgent', machine('app'), 'Microsoft.Azure.Monitor', '1.2'),
  extension_app: extension('ChangeTracking-Windows', machine('app'), CONTENT_EXTENSION, '2.35'),
  association_app: association('inventory', machine('app'), RULE),
  identity,
  ...initiativePieces('vm', 'virtualMachines', SUBSCRIPTION),
  ...initiativePieces('vmss', 'scaleSets', SUBSCRIPTION),
  ...initiativePieces('arc', 'arcServers', MANAGEMENT_GROUP),
  exemption: exempted('appliances', GROUP, assignment(SUBSCRIPTION, 'ct-vm'), [
    'DCRALinuxVMChangeTrackingAndInventory',
  ]),
  pin,
  assignment_pin: assigned('ct-pin', MANAGEMENT_GROUP, PIN_ID, { effect: 'DeployIfNotExists' }),
  role_pin: granted('pin-contributor', MANAGEMENT_GROUP, 'virtualMachineContributor', 'ct-pin'),
  pinnedCopy,
  assignment_copy: assigned('ct-copy', MANAGEMENT_GROUP, SET_ID, { effect: 'DeployIfNotExists' }),
  ...Object.fromEntries(
    (['virtualMachineContributor', 'monitoringContributor', 'logAnalyticsContributor'] as const).map((one) => [
      `role_copy_${one}`,
      granted(`copy-${one}`, MANAGEMENT_GROUP, one, 'ct-copy'),
    ]),
  ),
  role_content: granted('content', ACCOUNT, 'storageBlobDataContributor', 'agents'),
  account,
  blobs,
  container,
  lock,
  privateEndpoint,
  ...ALERT_PIECES,
};

import { INITIATIVES, type InitiativeName } from '../../../lib/facts/initiatives';
import { ROLES } from '../../../lib/facts/roles';
import { STREAMS } from '../../../lib/facts/rule';

/*
 * Estates as a state of Terraform has them, each resource a row.
 */

type Attributes = Readonly<Record<string, unknown>>;
export type Row = readonly [address: string, attributes: Attributes];

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ops`;
export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/corp';
export const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-ops`;
export const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct-dcr1234`;
export const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agents`;
export const PRINCIPAL = '00000000-0000-0000-0000-0000000000aa';

const MACHINE_TYPES = {
  virtual_machine: 'Microsoft.Compute/virtualMachines',
  virtual_machine_scale_set: 'Microsoft.Compute/virtualMachineScaleSets',
  arc_machine: 'Microsoft.HybridCompute/machines',
} as const;
export type MachineType = keyof typeof MACHINE_TYPES;

export const machineId = (type: MachineType, name: string, group = GROUP) =>
  `${group}/providers/${MACHINE_TYPES[type]}/${name}`;

const own = { resource_group_name: 'rg-ops', location: 'westeurope' };

export function workspace(more: Attributes = {}): Row {
  return [
    'azurerm_log_analytics_workspace.law',
    {
      ...{ id: WORKSPACE, name: 'log-ops', ...own, sku: 'PerGB2018', retention_in_days: 30, daily_quota_gb: -1 },
      local_authentication_enabled: false,
      ...more,
    },
  ];
}

export function solution(): Row {
  return [
    'azurerm_log_analytics_solution.ct',
    {
      id: `${GROUP}/providers/Microsoft.OperationsManagement/solutions/ChangeTracking(log-ops)`,
      ...{ solution_name: 'ChangeTracking', workspace_name: 'log-ops', workspace_resource_id: WORKSPACE, ...own },
      plan: [{ publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' }],
    },
  ];
}

export function table(more: Attributes = {}): Row {
  return [
    'azurerm_log_analytics_workspace_table.changes',
    {
      ...{ id: `${WORKSPACE}/tables/ConfigurationChange`, name: 'ConfigurationChange', workspace_id: WORKSPACE },
      ...{ plan: 'Analytics', retention_in_days: 90, total_retention_in_days: 365, ...more },
    },
  ];
}

/** A data source of a rule. */
export function source(os: 'windows' | 'linux', settings: unknown = { enableFiles: true }) {
  const name = os === 'windows' ? 'Windows' : 'Linux';
  return {
    name: `CTDataSource-${name}`,
    extension_name: `ChangeTracking-${name}`,
    streams: STREAMS,
    extension_json: JSON.stringify(settings),
  };
}

export function rule(more: Attributes = {}, sources: readonly object[] = [source('windows'), source('linux')]): Row {
  return [
    'azurerm_monitor_data_collection_rule.dcr',
    {
      ...{ id: RULE, name: 'ct-dcr1234', ...own, description: 'Data collection rule for CT.' },
      data_sources: [{ extension: sources }],
      destinations: [{ log_analytics: [{ name: 'Microsoft-CT-Dest', workspace_resource_id: WORKSPACE }] }],
      data_flow: [{ streams: STREAMS, destinations: ['Microsoft-CT-Dest'] }],
      ...more,
    },
  ];
}

const AGENT = {
  windows: ['AzureMonitorWindowsAgent', '1.2'],
  linux: ['AzureMonitorLinuxAgent', '1.15'],
} as const;

interface MachineOptions {
  readonly id?: string;
  readonly agent?: Attributes | false;
  readonly extension?: Attributes | false;
  readonly association?: Attributes;
}

/** The agent, the extension and the association of a machine, under addresses with a key. */
export function machine(type: MachineType, name: string, os: 'windows' | 'linux', options: MachineOptions = {}): Row[] {
  const { id = machineId(type, name), agent = {}, extension = {}, association = {} } = options;
  const [agentType, agentVersion] = AGENT[os];
  const ctType = os === 'windows' ? 'ChangeTracking-Windows' : 'ChangeTracking-Linux';
  const row = (key: string, publisher: string, extensionType: string, version: string, more: Attributes): Row => [
    `azurerm_${type}_extension.${key}["${id}"]`,
    {
      id: `${id}/extensions/${extensionType}`,
      name: extensionType,
      [`${type}_id`]: id,
      ...{ publisher, type: extensionType, automatic_upgrade_enabled: true },
      ...(type === 'arc_machine' ? { location: 'northeurope' } : { auto_upgrade_minor_version: true }),
      type_handler_version: type === 'arc_machine' ? `${version}.0.0` : version,
      ...more,
    },
  ];
  return [
    ...(agent === false ? [] : [row('ama', 'Microsoft.Azure.Monitor', agentType, agentVersion, agent)]),
    ...(extension === false
      ? []
      : [row('ct', 'Microsoft.Azure.ChangeTrackingAndInventory', ctType, '2.20', extension)]),
    [
      `azurerm_monitor_data_collection_rule_association.ct["${id}"]`,
      {
        id: `${id}/providers/Microsoft.Insights/dataCollectionRuleAssociations/change-tracking`,
        name: 'change-tracking',
        target_resource_id: id,
        data_collection_rule_id: RULE,
        ...association,
      },
    ],
  ];
}

const SCOPES = [
  [/managementGroups\/[^/]+$/, 'management_group'],
  [/^\/subscriptions\/[^/]+$/, 'subscription'],
  [/\/resourceGroups\/[^/]+$/, 'resource_group'],
] as const;

/** An assignment of an initiative with the roles of its system-assigned identity. */
export function assignment(
  initiative: InitiativeName,
  {
    scope = SUBSCRIPTION,
    parameters = {},
    roles = [],
    more = {},
    name = 'a1b2c3d4e5f60718293a4b5c',
  }: {
    readonly scope?: string;
    readonly parameters?: Attributes;
    readonly roles?: readonly (keyof typeof ROLES)[];
    readonly more?: Attributes;
    readonly name?: string;
  } = {},
): Row[] {
  const kind = SCOPES.find(([pattern]) => pattern.test(scope))?.[1] ?? 'resource';
  const values = { dcrResourceId: RULE, ...parameters };
  return [
    [
      `azurerm_${kind}_policy_assignment.${initiative}`,
      {
        id: `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`,
        name,
        [`${kind}_id`]: scope,
        policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES[initiative].id}`,
        parameters: JSON.stringify(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]))),
        display_name: INITIATIVES[initiative].displayName,
        location: 'westeurope',
        enforce: true,
        identity: [{ type: 'SystemAssigned', principal_id: PRINCIPAL }],
        ...more,
      },
    ],
    ...roles.map(
      (role, index): Row => [
        `azurerm_role_assignment.${initiative}${index}`,
        {
          id: `${scope}/providers/Microsoft.Authorization/roleAssignments/11111111-0000-4000-8000-00000000000${index}`,
          name: `11111111-0000-4000-8000-00000000000${index}`,
          scope,
          role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`,
          principal_id: PRINCIPAL,
        },
      ],
    ),
  ];
}

/** What `terraform show -json` prints of a state. */
export function shownState(...rows: readonly Row[]): unknown {
  return {
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: {
      root_module: {
        resources: rows.map(([address, values]) => ({
          ...{ address, mode: 'managed', type: address.split('.')[0], values },
        })),
      },
    },
  };
}

/** The state as Terraform keeps it. */
export function storedState(...rows: readonly Row[]): unknown {
  return {
    ...{ version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x', outputs: {} },
    resources: rows.map(([address, attributes]) => {
      const [, type, name, key] = /^(\w+)\.([\w-]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
      return { mode: 'managed', type, name, instances: [{ ...(key && { index_key: key }), attributes }] };
    }),
  };
}

/** A plan that leaves everything as it is. */
export function emptyPlan(...rows: readonly Row[]): unknown {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: rows.map(([address, values]) => ({
      ...{ address, mode: 'managed', type: address.split('.')[0] },
      change: { actions: ['no-op'], before: values, after: values, after_unknown: {} },
    })),
  };
}

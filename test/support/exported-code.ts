import type { Input } from '../../lib/estate/model/input';
import { parseEmbedded } from '../../lib/estate/model/template';
import { type Attributes, at, blocks, mapTexts, textOf } from '../../lib/estate/model/value';

type Row = Record<string, unknown>;

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';

/** The rows of an export of Azure after code is applied, with the machines that the code names, which all report. */
export function exportedCode(code: Input): Record<string, Row[]> {
  const resources = applied(code);
  const rows: Record<string, Row[]> = { machines: [], reporting: [], states: [] };
  for (const { file, row } of FILES) rows[file] = [...(rows[file] ?? []), ...resources.flatMap(row)];
  for (const id of new Set(resources.flatMap(({ after }) => machineOf(after) ?? []))) {
    rows['machines']?.push({ id, name: id.split('/').at(-1), identity: { type: 'SystemAssigned' } });
    rows['reporting']?.push({ ResourceId: id.toLowerCase(), Kind: 'Data:Software', LastRow: '2026-11-01T12:00:00Z' });
  }
  return rows;
}

interface Applied {
  readonly type: string;
  readonly after: Attributes;
}

/** Resources with their ids, and the ids in the place of references. */
function applied({ changes }: Input): Applied[] {
  const ids = new Map<string, string>();
  const resolve = (value: unknown) =>
    mapTexts(value, (text) => {
      let result = text;
      for (const [reference, id] of ids) result = result.replaceAll(reference, id);
      return result;
    }) as Attributes;
  // A reference may be to a resource whose id holds another one.
  for (let step = 0; step < 4; step++)
    for (const { address, type, after } of changes) {
      const own = resolve(after);
      ids.set(`\${${address}.name}`, String(own['name']));
      ids.set(`\${${address}.id}`, idOf(type, own));
    }
  return changes.map(({ type, after }) => ({ type, after: { ...resolve(after), id: idOf(type, resolve(after)) } }));
}

const SPACES: Readonly<Record<string, string>> = {
  azurerm_log_analytics_workspace: 'Microsoft.OperationalInsights/workspaces',
  azurerm_monitor_data_collection_rule: 'Microsoft.Insights/dataCollectionRules',
  azurerm_user_assigned_identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  azurerm_storage_account: 'Microsoft.Storage/storageAccounts',
};

function idOf(type: string, after: Attributes): string {
  const { name, resource_group_name: group, target_resource_id: target } = after;
  if (type.endsWith('_extension')) return `${machineOf(after)?.[0]}/extensions/${name}`;
  if (type.endsWith('_association'))
    return `${target}/providers/Microsoft.Insights/dataCollectionRuleAssociations/${name}`;
  const scope = after['management_group_id'] ?? after['subscription_id'] ?? after['resource_group_id'];
  if (type.endsWith('_policy_assignment'))
    return `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`;
  if (type.endsWith('_policy_exemption')) return `${scope}/providers/Microsoft.Authorization/policyExemptions/${name}`;
  if (type === 'azurerm_resource_group') return `${SUBSCRIPTION}/resourceGroups/${name}`;
  return `${SUBSCRIPTION}/resourceGroups/${group}/providers/${SPACES[type] ?? type}/${name}`;
}

function machineOf(after: Attributes): string[] | undefined {
  const keys = ['target_resource_id', 'virtual_machine_id', 'virtual_machine_scale_set_id', 'arc_machine_id'];
  return keys.map((key) => textOf(after[key])).flatMap((id) => (id === undefined ? [] : [[id]]))[0];
}

const FILES: readonly { readonly file: string; readonly row: (resource: Applied) => Row[] }[] = [
  {
    file: 'workspaces',
    row: of(/_log_analytics_workspace$/, ({ id, name, location }) => ({
      id,
      name,
      location,
      publicIngestion: 'Enabled',
    })),
  },
  {
    file: 'solutions',
    row: of(/_log_analytics_solution$/, ({ workspace_resource_id: workspace, workspace_name: name }) => ({
      id: `${String(workspace).split('/Microsoft.')[0]}/Microsoft.OperationsManagement/solutions/ChangeTracking(${name})`,
      name: `ChangeTracking(${name})`,
      plan: { product: 'OMSGallery/ChangeTracking', publisher: 'Microsoft' },
      workspaceResourceId: String(workspace).toLowerCase(),
    })),
  },
  {
    file: 'identities',
    row: of(/_user_assigned_identity$/, ({ id, name, location }) => ({ id, name, location })),
  },
  {
    file: 'rules',
    row: of(/_data_collection_rule$/, (after) => ({
      ...{ id: after['id'], name: after['name'], location: after['location'] },
      type: 'microsoft.insights/datacollectionrules',
      properties: {
        dataSources: {
          extensions: blocks(at(after, 'data_sources', 'extension')).map((one) => ({
            name: at(one, 'name'),
            extensionName: at(one, 'extension_name'),
            streams: at(one, 'streams'),
            extensionSettings: parseEmbedded(String(at(one, 'extension_json'))),
          })),
        },
        destinations: {
          logAnalytics: blocks(at(after, 'destinations', 'log_analytics')).map((one) => ({
            name: at(one, 'name'),
            workspaceResourceId: at(one, 'workspace_resource_id'),
          })),
        },
        dataFlows: blocks(after['data_flow']).map((one) => ({
          streams: at(one, 'streams'),
          destinations: at(one, 'destinations'),
        })),
      },
    })),
  },
  {
    file: 'associations',
    row: of(/_rule_association$/, ({ id, name, data_collection_rule_id: rule }) => ({
      id: String(id).toLowerCase(),
      name,
      dataCollectionRuleId: String(rule).toLowerCase(),
      dataCollectionEndpointId: '',
    })),
  },
  {
    file: 'extensions',
    row: of(/_extension$/, ({ id, name, publisher, type, ...after }) => ({
      ...{ id, name, publisher, extensionType: type, provisioningState: 'Succeeded', settings: {} },
      typeHandlerVersion: after['type_handler_version'] ?? '1.33.0.0',
      enableAutomaticUpgrade: after['automatic_upgrade_enabled'],
      autoUpgradeMinorVersion: after['auto_upgrade_minor_version'],
    })),
  },
  {
    file: 'assignments',
    row: of(/_policy_assignment$/, ({ id, name, location, ...after }) => ({
      ...{ id, name, location, type: 'microsoft.authorization/policyassignments' },
      properties: {
        policyDefinitionId: after['policy_definition_id'],
        parameters: parseEmbedded(String(after['parameters'])),
        notScopes: after['not_scopes'] ?? [],
        enforcementMode: after['enforce'] === false ? 'DoNotEnforce' : 'Default',
      },
    })),
  },
  {
    file: 'exemptions',
    row: of(/_policy_exemption$/, ({ id, name, ...after }) => ({
      ...{ id, name, policyAssignmentId: String(after['policy_assignment_id']).toLowerCase() },
      exemptionCategory: after['exemption_category'],
      expiresOn: after['expires_on'] ?? '',
      policyDefinitionReferenceIds: after['policy_definition_reference_ids'] ?? [],
    })),
  },
];

function of(pattern: RegExp, row: (after: Attributes) => Row): (resource: Applied) => Row[] {
  return ({ type, after }) => (pattern.test(type) ? [row(after)] : []);
}

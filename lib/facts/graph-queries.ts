import { AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION } from './extension';
import { LANDING_ZONE_ASSIGNMENTS } from './foreign-assignments';
import { ESSENTIAL_MACHINE_MANAGEMENT, INITIATIVES, type Initiative } from './initiatives';
import { MACHINE_POLICY } from './machine-policy';

/**
 * A query of Resource Graph on what must be right for a machine to report.
 *
 * Sources: MicrosoftDocs/azure-docs `articles/governance/resource-graph`, for tables and types; the REST reference of each
 * type for its properties; `properties.extended`, which only Resource Graph has, from the samples of that article.
 *
 * Every query has the column `id`, without which Resource Graph returns one page only, and none has `join`, `union` or
 * `mv-expand`, of which it allows few.
 */
export interface GraphQuery {
  /** What its result lists. */
  readonly purpose: string;
  /** The table of Resource Graph. */
  readonly table: 'resources' | 'insightsresources' | 'policyresources' | 'authorizationresources';
  /** Operators before the columns. */
  readonly operators: readonly string[];
  /** Columns of the result, each with its expression. */
  readonly columns: Readonly<Record<string, string>>;
}

const { virtualMachines, scaleSets, arcServers } = MACHINE_POLICY;
/** The last one is the publisher of the former Log Analytics agent. */
const PUBLISHERS = [
  CHANGE_TRACKING_EXTENSION.publisher,
  AZURE_MONITOR_AGENT.publisher,
  'Microsoft.EnterpriseCloud.Monitoring',
];

const initiatives: readonly Initiative[] = Object.values(INITIATIVES);
const MEMBERS = initiatives.flatMap(({ members }) => Object.values(members).map(({ definitionId }) => definitionId));
const ZONES = Object.keys(LANDING_ZONE_ASSIGNMENTS);
const ASSIGNED = [...initiatives.map(({ id }) => id), ESSENTIAL_MACHINE_MANAGEMENT, ...MEMBERS];

/** A condition that a resource has one of some types. Resource Graph has types in lower case. */
const ofType = (...types: string[]) => `where type in~ (${texts(types)})`;
const texts = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

const IDENTITY = { id: 'id', name: 'name', type: 'type' } as const;
const RESOURCE = { ...IDENTITY, location: 'location' } as const;
const GROUPED = {
  resourceGroup: 'resourceGroup',
  subscriptionId: 'subscriptionId',
  kind: 'kind',
  identity: 'identity',
  tags: 'tags',
} as const;

export const GRAPH_QUERIES = {
  machines: {
    purpose: 'virtual machines, scale sets with their extensions, and Arc servers',
    table: 'resources',
    operators: [ofType(virtualMachines.type, scaleSets.type, arcServers.type)],
    columns: {
      ...RESOURCE,
      ...GROUPED,
      osType:
        'tostring(coalesce(properties.storageProfile.osDisk.osType, properties.virtualMachineProfile.storageProfile.osDisk.osType, properties.osType))',
      osSku: 'tostring(properties.osSku)',
      osName: 'tostring(coalesce(properties.extended.instanceView.osName, properties.osName))',
      computerName: 'tostring(properties.osProfile.computerName)',
      imageReference:
        'coalesce(properties.storageProfile.imageReference, properties.virtualMachineProfile.storageProfile.imageReference)',
      powerState: 'tostring(properties.extended.instanceView.powerState.code)',
      provisioningState: 'tostring(properties.provisioningState)',
      arcStatus: 'tostring(properties.status)',
      arcLastStatusChange: 'tostring(properties.lastStatusChange)',
      arcAgentVersion: 'tostring(properties.agentVersion)',
      scaleSetId: 'tostring(properties.virtualMachineScaleSet.id)',
      orchestrationMode: 'tostring(properties.orchestrationMode)',
      upgradeMode: 'tostring(properties.upgradePolicy.mode)',
      scaleSetExtensions: 'properties.virtualMachineProfile.extensionProfile.extensions',
    },
  },
  extensions: {
    purpose:
      'the extensions of change tracking and of the agents, current and former, of machines other than scale sets',
    table: 'resources',
    operators: [
      ofType(virtualMachines.extensions, arcServers.extensions),
      `where tostring(properties.publisher) in~ (${texts(PUBLISHERS)})`,
    ],
    columns: {
      ...RESOURCE,
      publisher: 'tostring(properties.publisher)',
      extensionType: 'tostring(properties.type)',
      typeHandlerVersion: 'tostring(properties.typeHandlerVersion)',
      autoUpgradeMinorVersion: 'tobool(properties.autoUpgradeMinorVersion)',
      enableAutomaticUpgrade: 'tobool(properties.enableAutomaticUpgrade)',
      provisioningState: 'tostring(properties.provisioningState)',
      settings: 'properties.settings',
      instanceView: 'properties.instanceView',
    },
  },
  rules: {
    purpose: 'all data collection rules: machines may be associated with rules that do not collect changes',
    table: 'resources',
    operators: [ofType('Microsoft.Insights/dataCollectionRules')],
    columns: {
      ...RESOURCE,
      ...GROUPED,
      properties: 'properties',
    },
  },
  associations: {
    purpose: 'which machine uses which rule, and which data collection endpoint',
    table: 'insightsresources',
    operators: [ofType('Microsoft.Insights/dataCollectionRuleAssociations')],
    columns: {
      ...IDENTITY,
      dataCollectionRuleId: 'tostring(properties.dataCollectionRuleId)',
      dataCollectionEndpointId: 'tostring(properties.dataCollectionEndpointId)',
      description: 'tostring(properties.description)',
    },
  },
  solutions: {
    purpose: 'the workspaces with the tables of change tracking',
    table: 'resources',
    operators: [`${ofType('Microsoft.OperationsManagement/solutions')} and name startswith 'ChangeTracking('`],
    columns: {
      ...RESOURCE,
      plan: 'plan',
      workspaceResourceId: 'tostring(properties.workspaceResourceId)',
      provisioningState: 'tostring(properties.provisioningState)',
    },
  },
  workspaces: {
    purpose: 'all workspaces, with their daily cap and whether they accept data from public networks',
    table: 'resources',
    operators: [ofType('Microsoft.OperationalInsights/workspaces')],
    columns: {
      ...RESOURCE,
      customerId: 'tostring(properties.customerId)',
      sku: 'tostring(properties.sku.name)',
      retentionInDays: 'toint(properties.retentionInDays)',
      dailyQuotaGb: 'todouble(properties.workspaceCapping.dailyQuotaGb)',
      dataIngestionStatus: 'tostring(properties.workspaceCapping.dataIngestionStatus)',
      publicIngestion: 'tostring(properties.publicNetworkAccessForIngestion)',
      publicQuery: 'tostring(properties.publicNetworkAccessForQuery)',
    },
  },
  identities: {
    purpose: 'user-assigned identities, with which agents sign in',
    table: 'resources',
    operators: [ofType('Microsoft.ManagedIdentity/userAssignedIdentities')],
    columns: {
      ...RESOURCE,
      principalId: 'tostring(properties.principalId)',
      clientId: 'tostring(properties.clientId)',
    },
  },
  assignments: {
    purpose: 'assignments of the built-in initiatives, of their members and of the copies of landing zones',
    table: 'policyresources',
    operators: [
      ofType('Microsoft.Authorization/policyAssignments'),
      `where tostring(properties.policyDefinitionId) has_any (${texts([...ASSIGNED, ...ZONES])}) or name in~ (${texts(ZONES)})`,
    ],
    columns: { ...RESOURCE, identity: 'identity', properties: 'properties' },
  },
  states: {
    purpose: 'compliance of each resource with the members of the built-in initiatives',
    table: 'policyresources',
    operators: [
      ofType('Microsoft.PolicyInsights/policyStates'),
      `where tostring(properties.policyDefinitionId) has_any (${texts(MEMBERS)})`,
    ],
    columns: {
      id: 'id',
      resourceId: 'tostring(properties.resourceId)',
      complianceState: 'tostring(properties.complianceState)',
      policyDefinitionReferenceId: 'tostring(properties.policyDefinitionReferenceId)',
      policyDefinitionId: 'tostring(properties.policyDefinitionId)',
      policyAssignmentId: 'tostring(properties.policyAssignmentId)',
      policySetDefinitionId: 'tostring(properties.policySetDefinitionId)',
      policyDefinitionAction: 'tostring(properties.policyDefinitionAction)',
      timestamp: 'tostring(properties.timestamp)',
    },
  },
  exemptions: {
    purpose: 'exemptions from assignments, with the date on which they expire',
    table: 'policyresources',
    operators: [ofType('Microsoft.Authorization/policyExemptions')],
    columns: {
      ...IDENTITY,
      policyAssignmentId: 'tostring(properties.policyAssignmentId)',
      exemptionCategory: 'tostring(properties.exemptionCategory)',
      expiresOn: 'tostring(properties.expiresOn)',
      policyDefinitionReferenceIds: 'properties.policyDefinitionReferenceIds',
    },
  },
  roles: {
    purpose: 'role assignments, such as those of the identities of the assignments',
    table: 'authorizationresources',
    operators: [ofType('Microsoft.Authorization/roleAssignments')],
    columns: {
      ...IDENTITY,
      scope: 'tostring(properties.scope)',
      principalId: 'tostring(properties.principalId)',
      principalType: 'tostring(properties.principalType)',
      roleDefinitionId: 'tostring(properties.roleDefinitionId)',
    },
  },
} as const satisfies Record<string, GraphQuery>;

/** Names of the queries of Resource Graph, which are the names of the files with their results. */
export type GraphQueryName = keyof typeof GRAPH_QUERIES;

/** Columns of the result of a query. */
export type GraphColumn<Name extends GraphQueryName> = keyof (typeof GRAPH_QUERIES)[Name]['columns'];

import { kqlQuery } from '../core/kql';
import { AGENT_HEARTBEAT } from './changes';
import { GRAPH_QUERIES, type GraphQuery, type GraphQueryName } from './graph-queries';
import type { RoleName } from './roles';

/** Where a query runs, and the role that it needs. Source: Microsoft's pages "Azure built-in roles" and "Azure Resource Graph overview". */
export const INSPECTION_SOURCES = {
  resourceGraph: { title: 'Resource Graph', role: 'reader', scope: 'the subscriptions' },
  logAnalytics: { title: 'Log Analytics', role: 'logAnalyticsReader', scope: 'the workspaces' },
} as const satisfies Record<string, { title: string; role: RoleName; scope: string }>;

export type InspectionSource = keyof typeof INSPECTION_SOURCES;

/** A query whose result shows whether machines report, or why not. */
export interface InspectionQuery {
  readonly source: InspectionSource;
  /** What its result lists. */
  readonly purpose: string;
  readonly kql: string;
}

/**
 * Limits of Resource Graph. Source: MicrosoftDocs/azure-docs `articles/governance/resource-graph`, and Azure/azure-cli-extensions
 * `src/resource-graph` for the number of scopes.
 */
export const GRAPH_LIMITS = {
  /** Rows of a page. */
  rows: 1000,
  /** Management groups of a call. */
  managementGroups: 10,
  /** Subscriptions of a call. Resource Graph allows 1000; the command line of Windows, of 8191 characters, fewer. */
  subscriptions: 100,
} as const;

/**
 * Limits of a query of Log Analytics, also in the portal. Source: MicrosoftDocs/azure-monitor-docs, "Service limits", log
 * queries and language. The API returns what fits; `az` and PowerShell do not report that it is cut.
 */
export const LOG_LIMITS = { rows: 500_000, bytes: 100 * 1024 * 1024 } as const;

/** How long ago a row may be. Inventory arrives every 10 hours and up to 6 hours late. */
const INVENTORY_DAYS = 3;
const CHANGE_DAYS = 14;

/** The newest row of every machine and kind. `isfuzzy` lets it run if a table does not exist. */
const REPORTING = `union isfuzzy=true
${[
  newest('Heartbeat', INVENTORY_DAYS, '', ` and Category == '${AGENT_HEARTBEAT}'`, ` | extend Kind = 'Heartbeat'`),
  newest('ConfigurationData', INVENTORY_DAYS, `, Kind = strcat('Data:', ConfigDataType)`),
  newest('ConfigurationChange', CHANGE_DAYS, `, Kind = strcat('Change:', ConfigChangeType)`),
].join(',\n')}
| project ResourceId, Computer, Kind, LastRow`;

function newest(table: string, days: number, key: string, condition = '', column = ''): string {
  const by = `ResourceId = tolower(_ResourceId), Computer${key}`;
  return `    (${table} | where TimeGenerated > ago(${days}d)${condition} | summarize LastRow = max(TimeGenerated) by ${by}${column})`;
}

/** A query of Resource Graph as text. A column that has the name of its expression is not assigned. */
function graphKql({ table, operators, columns }: GraphQuery): string {
  const projected = Object.entries(columns).map(([name, of]) => (name === of ? name : `${name} = ${of}`));
  return kqlQuery(table, ...operators, `project\n    ${projected.join(',\n    ')}`, 'order by id asc');
}

/** The queries, by the name of the file with the result. Of `reporting` each workspace has one. */
export const INSPECTION_QUERIES = {
  ...(Object.fromEntries(
    Object.entries(GRAPH_QUERIES).map(([name, query]) => [
      name,
      { source: 'resourceGraph', purpose: query.purpose, kql: graphKql(query) },
    ]),
  ) as Record<GraphQueryName, InspectionQuery>),
  reporting: {
    source: 'logAnalytics',
    purpose: `the newest row of each machine and kind: heartbeats and inventory of ${INVENTORY_DAYS} days, changes of ${CHANGE_DAYS} days`,
    kql: REPORTING,
  },
} as const satisfies Record<string, InspectionQuery>;

export type InspectionQueryName = keyof typeof INSPECTION_QUERIES;

/** Finds the workspaces to ask: those that rules of change tracking send to. Its result is not part of the export. */
export const DESTINATIONS = kqlQuery(
  'resources',
  `where type =~ 'Microsoft.Insights/dataCollectionRules'`,
  `where tostring(properties.dataSources.extensions) contains 'ChangeTracking'`,
  'mv-expand destination = properties.destinations.logAnalytics',
  'project id, workspaceId = tostring(destination.workspaceId)',
  'order by id asc',
);

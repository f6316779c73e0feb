/*
 * A rule of Azure in every form that a tool prints it in, each made of one canonical rule: what `GET` of Resource Manager
 * returns.
 */

/** A data collection rule as Resource Manager returns it. */
export interface AzureRule {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties: {
    readonly description?: string;
    readonly dataSources: { readonly extensions: readonly AzureExtension[] };
    readonly destinations: {
      readonly logAnalytics: readonly { readonly name: string; readonly workspaceResourceId: string }[];
    };
    readonly dataFlows: readonly { readonly streams: readonly string[]; readonly destinations: readonly string[] }[];
  };
}

export interface AzureExtension {
  readonly name: string;
  readonly extensionName: string;
  readonly streams: readonly string[];
  readonly extensionSettings: unknown;
}

const STREAMS = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];

export const GROUP_ID = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-Log';

/** A rule with the settings of one or two operating systems, by the name of their extension. */
export function azureRule(settings: Readonly<Record<string, unknown>>): AzureRule {
  return {
    id: `${GROUP_ID}/providers/Microsoft.Insights/dataCollectionRules/dcr-CT`,
    name: 'dcr-CT',
    type: 'Microsoft.Insights/dataCollectionRules',
    location: 'westeurope',
    tags: { Owner: 'us' },
    properties: {
      description: 'change tracking',
      dataSources: {
        extensions: Object.entries(settings).map(([extensionName, extensionSettings]) => ({
          name: `source-${extensionName}`,
          extensionName,
          streams: STREAMS,
          extensionSettings,
        })),
      },
      destinations: {
        logAnalytics: [
          { name: 'log', workspaceResourceId: `${GROUP_ID}/providers/Microsoft.OperationalInsights/workspaces/log` },
        ],
      },
      dataFlows: [{ streams: STREAMS, destinations: ['log'] }],
    },
  };
}

/** Member names with a capital, as PowerShell has them; what is below the settings keeps its names. */
function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      key === 'extensionSettings' ? one : pascal(one),
    ]),
  );
}

function withSettings(rule: AzureRule, change: (settings: unknown) => unknown): AzureRule {
  const { properties } = rule;
  const extensions = properties.dataSources.extensions.map((one) => ({
    ...one,
    extensionSettings: change(one.extensionSettings),
  }));
  return { ...rule, properties: { ...properties, dataSources: { extensions } } };
}

/** `az monitor data-collection rule show`. */
export function cliForm({ properties, ...rest }: AzureRule) {
  return { ...rest, ...properties, etag: 'x', kind: null, resourceGroup: 'rg-Log', systemData: { createdBy: 'me' } };
}

/** A row of Resource Graph, whose type and group are in lower case. */
export function graphRow(rule: AzureRule) {
  return {
    ...rule,
    type: rule.type.toLowerCase(),
    resourceGroup: 'rg-log',
    subscriptionId: 's',
    tenantId: 't',
    sku: null,
  };
}

/** `Get-AzDataCollectionRule` of Az.Monitor 5 and later. */
export function singularForm({ id, name, type, location, tags, properties }: AzureRule) {
  return {
    DataCollectionEndpointId: null,
    DataFlow: properties.dataFlows.map((one) => ({ Destination: one.destinations, Stream: one.streams })),
    DataSourceExtension: properties.dataSources.extensions.map((one) => ({
      ExtensionName: one.extensionName,
      ExtensionSetting: one.extensionSettings,
      InputDataSource: null,
      Name: one.name,
      Stream: one.streams,
    })),
    DataSourceSyslog: null,
    Description: properties.description,
    DestinationLogAnalytic: properties.destinations.logAnalytics.map(pascal),
    ...{ Id: id, Location: location, Name: name, ResourceGroupName: 'rg-Log', Tag: tags, Type: type },
  };
}

/** `Get-AzDataCollectionRule` before Az.Monitor 5. */
export function pluralForm({ id, name, type, location, tags, properties }: AzureRule) {
  return {
    ...{ Description: properties.description, DataSources: pascal(properties.dataSources) },
    ...{ Destinations: pascal(properties.destinations), DataFlows: pascal(properties.dataFlows) },
    ...{ Id: id, Name: name, Type: type, Location: location, Tags: tags, Etag: 'x' },
  };
}

/** Text that a template takes literally although it looks like an expression. */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('[') && value.endsWith(']') ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, literal(one)]));
}

/** The export of the portal: the name and the workspace are parameters with a default. */
export function portalTemplate({ id: _id, name, properties, ...rest }: AzureRule) {
  const [first] = properties.destinations.logAnalytics;
  const logAnalytics = [{ name: first?.name, workspaceResourceId: "[parameters('workspaces_log_externalid')]" }];
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      dataCollectionRules_dcr_CT_name: { defaultValue: name, type: 'String' },
      workspaces_log_externalid: { defaultValue: first?.workspaceResourceId, type: 'String' },
    },
    variables: {},
    resources: [
      {
        ...rest,
        apiVersion: '2023-03-11',
        name: "[parameters('dataCollectionRules_dcr_CT_name')]",
        properties: { ...(literal(properties) as object), destinations: { logAnalytics } },
      },
    ],
  };
}

/** What Bicep compiles to: resources by their symbolic name, and literal variables. */
export function bicepJson(rule: AzureRule) {
  const { resources, parameters: _parameters, ...rest } = portalTemplate(rule);
  const { name, properties } = rule;
  return {
    ...rest,
    languageVersion: '2.0',
    metadata: { _generator: { name: 'bicep', version: '0.30.23' } },
    variables: { ruleName: name, sources: literal(properties.dataSources) },
    resources: {
      rule: {
        ...resources[0],
        name: "[variables('ruleName')]",
        properties: { ...(literal(properties) as object), dataSources: "[variables('sources')]" },
      },
    },
  };
}

/** Every form of a rule that is in Azure, by the tool that prints it. */
export const EXPORTED_FORMS: Readonly<Record<string, (rule: AzureRule) => unknown>> = {
  'GET of Resource Manager, az rest or az resource show': (rule) => rule,
  'a list of Resource Manager': (rule) => ({ value: [rule] }),
  'an array of resources': (rule) => [rule],
  'az monitor data-collection rule show': cliForm,
  'az monitor data-collection rule list': (rule) => [cliForm(rule)],
  'az graph query': (rule) => ({ count: 1, data: [graphRow(rule)], skip_token: null, total_records: 1 }),
  'az graph query before version 2': (rule) => [graphRow(rule)],
  'the REST API of Resource Graph': (rule) => ({
    ...{ totalRecords: 1, count: 1, resultTruncated: 'false', facets: [] },
    data: [graphRow(rule)],
  }),
  'a table of Resource Graph': (rule) => ({
    totalRecords: 1,
    data: {
      columns: Object.keys(graphRow(rule)).map((name) => ({ name, type: 'object' })),
      rows: [Object.values(graphRow(rule))],
    },
  }),
  'Resource Graph with properties as text': (rule) => [
    { ...graphRow(rule), properties: JSON.stringify(rule.properties) },
  ],
  'Search-AzGraph': (rule) => ({ Data: [{ ...graphRow(rule), ResourceId: rule.id }], SkipToken: null }),
  'Invoke-AzRestMethod': (rule) => ({ Headers: {}, StatusCode: 200, Content: JSON.stringify(rule), Method: 'GET' }),
  'Invoke-AzRestMethod of a list': (rule) => ({ StatusCode: 200, Content: JSON.stringify({ value: [rule] }) }),
  'Get-AzResource': ({ id, name, type, location, tags, properties }) => ({
    ...{ ResourceId: id, Name: name, ResourceType: type, Location: location, Tags: tags, Properties: properties },
  }),
  'Get-AzDataCollectionRule': singularForm,
  'Get-AzDataCollectionRule, several rules': (rule) => [singularForm(rule)],
  'Get-AzDataCollectionRule before Az.Monitor 5': pluralForm,
  'settings as text': (rule) => cliForm(withSettings(rule, (settings) => JSON.stringify(settings))),
  'settings as text of PowerShell': (rule) => singularForm(withSettings(rule, (settings) => JSON.stringify(settings))),
  'settings as pairs': (rule) =>
    singularForm(
      withSettings(rule, (settings) => Object.entries(settings as object).map(([Key, Value]) => ({ Key, Value }))),
    ),
};

/** Every form of a rule that a template creates. */
export const TEMPLATE_FORMS: Readonly<Record<string, (rule: AzureRule) => unknown>> = {
  'an export of the portal': portalTemplate,
  'Bicep compiled to JSON': bicepJson,
};

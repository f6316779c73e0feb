import { isObject } from '../../model/value';
import { armAt } from '../dialects/arm-resource';

/** Data sources of `Get-AzDataCollectionRule` since Az.Monitor 5, with their name in Resource Manager. */
const SOURCES = {
  DataSourceDataImport: 'dataImports',
  DataSourceIisLog: 'iisLogs',
  DataSourceLogFile: 'logFiles',
  DataSourcePerformanceCounter: 'performanceCounters',
  DataSourcePlatformTelemetry: 'platformTelemetry',
  DataSourcePrometheusForwarder: 'prometheusForwarder',
  DataSourceSyslog: 'syslog',
  DataSourceWindowsEventLog: 'windowsEventLogs',
  DataSourceWindowsFirewallLog: 'windowsFirewallLogs',
} as const;

/** Whether an object is a rule as Az.Monitor 5 and later print it: with names in the singular, side by side. */
export function isPowerShellRule(item: object): boolean {
  return ['DataSourceExtension', 'DataFlow', 'DestinationLogAnalytic'].some((key) => armAt(item, key) !== undefined);
}

/** Its properties in the words of Resource Manager. Before Az.Monitor 5 the words were these already, but for case. */
export function powerShellProperties(item: object): object {
  const others = Object.entries(SOURCES).map(([key, name]) => [name, listOf(item, key).map(renamed)] as const);
  return {
    description: armAt(item, 'Description'),
    dataCollectionEndpointId: armAt(item, 'DataCollectionEndpointId'),
    dataSources: {
      extensions: listOf(item, 'DataSourceExtension').map(renamed),
      ...Object.fromEntries(others.filter(([, list]) => list.length > 0)),
    },
    dataFlows: listOf(item, 'DataFlow').map(renamed),
    destinations: { logAnalytics: listOf(item, 'DestinationLogAnalytic').map(renamed) },
  };
}

/** Names of parts in the singular, with the ones of Resource Manager. */
const PLURALS: Readonly<Record<string, string>> = {
  destination: 'destinations',
  extensionsetting: 'extensionSettings',
  inputdatasource: 'inputDataSources',
  stream: 'streams',
};

function renamed(one: unknown): unknown {
  if (!isObject(one)) return one;
  return Object.fromEntries(Object.entries(one).map(([key, value]) => [PLURALS[key.toLowerCase()] ?? key, value]));
}

/** A list, which PowerShell writes as its only item now and then. */
function listOf(item: object, key: string): readonly unknown[] {
  const found = armAt(item, key) ?? [];
  return Array.isArray(found) ? found : [found];
}

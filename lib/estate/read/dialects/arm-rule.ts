import { hiddenOf, isObject, isUnseen, member } from '../../model/value';
import { type ArmResource, armAt, armList, type Normal } from './arm-resource';

/** Data sources other than extensions, with the block azurerm writes them in. */
const OTHER_SOURCES = {
  dataImports: 'data_import',
  iisLogs: 'iis_log',
  logFiles: 'log_file',
  performanceCounters: 'performance_counter',
  platformTelemetry: 'platform_telemetry',
  prometheusForwarder: 'prometheus_forwarder',
  syslog: 'syslog',
  windowsEventLogs: 'windows_event_log',
  windowsFirewallLogs: 'windows_firewall_log',
} as const;

/** A data collection rule of Resource Manager in the words of azurerm. */
export function rule({ content }: ArmResource): Normal {
  const sources = 'properties.dataSources';
  const others = Object.entries(OTHER_SOURCES)
    .map(([name, block]) => [block, armList(content, `${sources}.${name}`, streamsOnly)] as const)
    .filter(([, list]) => Array.isArray(list) && list.length > 0);
  const given = armAt(content, sources);
  return {
    type: 'azurerm_monitor_data_collection_rule',
    attributes: {
      kind: armAt(content, 'kind'),
      description: armAt(content, 'properties.description'),
      data_collection_endpoint_id: armAt(content, 'properties.dataCollectionEndpointId'),
      data_sources: isObject(given)
        ? [{ extension: armList(content, `${sources}.extensions`, source), ...Object.fromEntries(others) }]
        : (hiddenOf(given) ?? given ?? undefined),
      data_flow: armList(content, 'properties.dataFlows', (flow) => ({
        streams: armAt(flow, 'streams'),
        destinations: armAt(flow, 'destinations'),
        transform_kql: armAt(flow, 'transformKql'),
        output_stream: armAt(flow, 'outputStream'),
        built_in_transform: armAt(flow, 'builtInTransform'),
      })),
      destinations: [
        {
          log_analytics: armList(content, 'properties.destinations.logAnalytics', (one) => ({
            name: armAt(one, 'name'),
            workspace_resource_id: armAt(one, 'workspaceResourceId'),
          })),
        },
      ],
    },
  };
}

function source(one: unknown): unknown {
  const settings = armAt(one, 'extensionSettings');
  return {
    name: armAt(one, 'name'),
    extension_name: armAt(one, 'extensionName'),
    streams: armAt(one, 'streams'),
    // Resource Manager takes an object here, so text is what a second encoding leaves behind.
    extension_json: typeof settings === 'string' && !isUnseen(settings) ? JSON.stringify(settings) : settings,
    input_data_sources: member(one, 'inputDataSources'),
  };
}

function streamsOnly(one: unknown): unknown {
  return { name: armAt(one, 'name'), streams: armAt(one, 'streams') };
}

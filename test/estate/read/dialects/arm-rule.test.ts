import { UNKNOWN } from '../../../../lib/estate/model/value';
import { normal, SHARED } from './support';

const NO_DESTINATIONS = { destinations: [{ log_analytics: undefined }] };
const rule = (properties: unknown, more = {}) => normal('Microsoft.Insights/dataCollectionRules', properties, more);

test('a rule has its arguments', () => {
  const extension = {
    name: 'ct',
    extensionName: 'ChangeTracking-Linux',
    streams: ['Microsoft-ConfigurationChange'],
    extensionSettings: { enableFiles: true },
    inputDataSources: ['a'],
  };
  const properties = {
    description: 'Text',
    dataCollectionEndpointId: '/endpoint',
    dataSources: { extensions: [extension, UNKNOWN] },
    dataFlows: [
      {
        streams: ['Microsoft-ConfigurationChange'],
        destinations: ['log'],
        transformKql: 'source',
        outputStream: 'Custom-A',
        builtInTransform: 'b',
      },
    ],
    destinations: { logAnalytics: [{ name: 'log', workspaceResourceId: '/workspace' }] },
  };
  expect(rule({}, { content: { kind: 'Linux', properties } })).toEqual({
    type: 'azurerm_monitor_data_collection_rule',
    attributes: {
      ...SHARED,
      kind: 'Linux',
      description: 'Text',
      data_collection_endpoint_id: '/endpoint',
      data_sources: [
        {
          extension: [
            {
              name: 'ct',
              extension_name: 'ChangeTracking-Linux',
              streams: ['Microsoft-ConfigurationChange'],
              extension_json: { enableFiles: true },
              input_data_sources: ['a'],
            },
            UNKNOWN,
          ],
        },
      ],
      data_flow: [
        {
          streams: ['Microsoft-ConfigurationChange'],
          destinations: ['log'],
          transform_kql: 'source',
          output_stream: 'Custom-A',
          built_in_transform: 'b',
        },
      ],
      destinations: [{ log_analytics: [{ name: 'log', workspace_resource_id: '/workspace' }] }],
    },
  });
});

test.each([
  ['dataImports', 'data_import'],
  ['iisLogs', 'iis_log'],
  ['logFiles', 'log_file'],
  ['performanceCounters', 'performance_counter'],
  ['platformTelemetry', 'platform_telemetry'],
  ['prometheusForwarder', 'prometheus_forwarder'],
  ['syslog', 'syslog'],
  ['windowsEventLogs', 'windows_event_log'],
  ['windowsFirewallLogs', 'windows_firewall_log'],
])('of the %s of a rule, names and streams are read', (list, block) => {
  const properties = { dataSources: { [list]: [{ name: 'a', streams: ['S'], path: '/x' }] } };
  expect(rule(properties)?.attributes['data_sources']).toEqual([{ [block]: [{ name: 'a', streams: ['S'] }] }]);
});

test.each<[dataSources: unknown, read: unknown]>([
  [undefined, undefined],
  [null, undefined],
  [UNKNOWN, UNKNOWN],
  ['${x}', UNKNOWN],
  [{ extensions: [], syslog: [] }, [{ extension: [] }]],
  [{ extensions: UNKNOWN, syslog: UNKNOWN }, [{ extension: UNKNOWN }]],
])('data sources %p', (dataSources, read) => {
  expect(rule({ dataSources })?.attributes).toStrictEqual({
    ...SHARED,
    ...Object.fromEntries(
      [...['location', 'tags', 'identity', 'kind', 'description', 'data_collection_endpoint_id', 'data_flow']].map(
        (key) => [key, undefined],
      ),
    ),
    ...NO_DESTINATIONS,
    data_sources: read,
  });
});

test.each<[settings: unknown, json: unknown]>([
  ['{"enableFiles":true}', '"{\\"enableFiles\\":true}"'],
  ['${x}', '${x}'],
  [UNKNOWN, UNKNOWN],
])('settings %p of an extension', (extensionSettings, json) => {
  expect(rule({ dataSources: { extensions: [{ extensionSettings }] } })?.attributes['data_sources']).toEqual([
    { extension: [{ extension_json: json }] },
  ]);
});

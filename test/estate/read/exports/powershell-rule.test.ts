import { isPowerShellRule, powerShellProperties } from '../../../../lib/estate/read/exports/powershell-rule';

test.each<[item: object, is: boolean]>([
  [{ DataSourceExtension: null }, true],
  [{ dataFlow: [] }, true],
  [{ DestinationLogAnalytic: [] }, true],
  [{ DataSources: [] }, false],
])('%j is a rule of PowerShell: %p', (item, is) => {
  expect(isPowerShellRule(item)).toBe(is);
});

test('a rule has its properties in the words of Resource Manager', () => {
  expect(
    powerShellProperties({
      Description: 'd',
      DataCollectionEndpointId: '/e',
      DataSourceExtension: { Name: 'a', ExtensionSetting: { x: 1 }, Stream: ['s'], InputDataSource: ['i'] },
      DataFlow: [{ Destination: ['log'], Stream: ['s'] }, 'text'],
      DestinationLogAnalytic: [{ Name: 'log' }],
    }),
  ).toEqual({
    description: 'd',
    dataCollectionEndpointId: '/e',
    dataSources: { extensions: [{ Name: 'a', extensionSettings: { x: 1 }, streams: ['s'], inputDataSources: ['i'] }] },
    dataFlows: [{ destinations: ['log'], streams: ['s'] }, 'text'],
    destinations: { logAnalytics: [{ Name: 'log' }] },
  });
});

test.each([
  ['DataSourceDataImport', 'dataImports'],
  ['DataSourceIisLog', 'iisLogs'],
  ['DataSourceLogFile', 'logFiles'],
  ['DataSourcePerformanceCounter', 'performanceCounters'],
  ['DataSourcePlatformTelemetry', 'platformTelemetry'],
  ['DataSourcePrometheusForwarder', 'prometheusForwarder'],
  ['DataSourceSyslog', 'syslog'],
  ['DataSourceWindowsEventLog', 'windowsEventLogs'],
  ['DataSourceWindowsFirewallLog', 'windowsFirewallLogs'],
])('%s are %s', (key, name) => {
  const none = { dataFlows: [], destinations: { logAnalytics: [] } };
  expect(powerShellProperties({ [key]: { Stream: ['s'] } })).toEqual({
    ...none,
    dataSources: { extensions: [], [name]: [{ streams: ['s'] }] },
  });
  expect(powerShellProperties({ [key]: [] })).toEqual({ ...none, dataSources: { extensions: [] } });
});

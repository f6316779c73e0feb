import { ALL_MONITOR_ZONES, MONITOR_ZONES, missingZones } from '../../lib/facts/private-link';

test.each<[string, readonly string[], readonly string[]]>([
  ['none', [], MONITOR_ZONES.AzureCloud],
  ['all of the public cloud', MONITOR_ZONES.AzureCloud, []],
  [
    'two of the public cloud, in capitals',
    ['PRIVATELINK.MONITOR.AZURE.COM', 'privatelink.blob.core.windows.net'],
    [
      'privatelink.oms.opinsights.azure.com',
      'privatelink.ods.opinsights.azure.com',
      'privatelink.agentsvc.azure-automation.net',
    ],
  ],
  [
    'one of US Government',
    ['privatelink.adx.monitor.azure.us'],
    MONITOR_ZONES.AzureUSGovernment.filter((zone) => !zone.includes('adx')),
  ],
  ['all of both', ALL_MONITOR_ZONES, []],
])('of the zones of agents, %s leave out others of their cloud', (_, names, missing) => {
  expect(missingZones(names)).toEqual(missing);
});

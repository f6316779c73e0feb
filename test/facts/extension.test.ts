import { CHANGE_TRACKING_EXTENSION, systemOf } from '../../lib/facts/extension';

test.each([
  ['Microsoft.Azure.ChangeTrackingAndInventory', 'ChangeTracking-Windows', 'windows'],
  ['Microsoft.Azure.ChangeTrackingAndInventory', 'ChangeTracking-Linux', 'linux'],
  ['microsoft.azure.changetrackingandinventory', 'CHANGETRACKING-LINUX', 'linux'],
  ['Microsoft.Azure.ChangeTrackingAndInventory', 'AzureMonitorLinuxAgent', undefined],
  ['Microsoft.Azure.Monitor', 'ChangeTracking-Linux', undefined],
])('the extension of %s with the type %s is that of change tracking for %s', (publisher, type, os) => {
  expect(systemOf(CHANGE_TRACKING_EXTENSION, publisher, type)).toBe(os);
});

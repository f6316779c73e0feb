import { type ExtensionVersion, extensionVersions } from '../../../lib/estate/inspection/installed-versions';
import { inventoryOf } from '../../../lib/estate/read/inventory/inventory-of-rows';

const OURS = 'Microsoft.Azure.ChangeTrackingAndInventory';
const vm = (index: number) =>
  `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm${index}`;

type Installed = readonly [type: string, version: string, isUpgraded?: boolean];

/** One machine with each extension. */
function versionsOf(...installed: readonly Installed[]) {
  const extensions = installed.map(([type, typeHandlerVersion, enableAutomaticUpgrade], index) => ({
    id: `${vm(index)}/extensions/one`,
    publisher: type.startsWith('ChangeTracking') ? OURS : 'Microsoft.Azure.Monitor',
    ...{ extensionType: type, typeHandlerVersion, enableAutomaticUpgrade },
  }));
  const machines = installed.map((_, index) => ({ id: vm(index) }));
  return extensionVersions(inventoryOf({ machines, extensions }, new Set(), []));
}

const LINUX = 'ChangeTracking-Linux';
const WINDOWS = 'ChangeTracking-Windows';
const of = (version: string, os: string, more: Partial<ExtensionVersion> = {}) => ({
  ...{ version, os, machines: 1, pinned: 0, isBelowFloor: false, knownIssues: [] },
  ...more,
});

test('versions are counted by operating system, oldest first, with those that Azure does not upgrade', () => {
  const found = versionsOf(
    [WINDOWS, '2.35', true],
    [LINUX, '2.35', false],
    [LINUX, '2.9'],
    [WINDOWS, '2.35', false],
    [WINDOWS, '2.35', false],
  );
  expect(found).toEqual([
    of('2.9', 'linux', { isBelowFloor: true }),
    of('2.35', 'linux', { pinned: 1 }),
    of('2.35', 'windows', { machines: 3, pinned: 2 }),
  ]);
});

test('other extensions, and one without a version, are not counted', () => {
  expect(versionsOf(['AzureMonitorLinuxAgent', '1.33'], [LINUX, ''])).toEqual([]);
  expect(extensionVersions(inventoryOf({ machines: [] }, new Set(), []))).toBeUndefined();
});

const FAILS_ON_ARC = 'installation fails on some Azure Arc machines';
const ENCODED = 'SvcDescription arrives base64-encoded';

test.each<[version: string, more: Partial<ExtensionVersion>]>([
  ['2.19.9', { isBelowFloor: true }],
  ['2.20', { knownIssues: ['file content upload fails on Linux', FAILS_ON_ARC] }],
  ['2.22.7', { knownIssues: [ENCODED, FAILS_ON_ARC] }],
  ['2.99', {}],
])('version %s has the known issues of the newest release that is not newer', (version, more) => {
  expect(versionsOf([LINUX, version])).toEqual([of(version, 'linux', more)]);
});

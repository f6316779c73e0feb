import { extensionDeployment } from '../../../../lib/constructs/policy/any-image/onboarding-templates';

const resourcesOf = (...args: Parameters<typeof extensionDeployment>) =>
  extensionDeployment(...args).properties.template['resources'] as { properties: object }[];

test.each([
  ['virtualMachines', 'linux', 'ChangeTracking-Linux', { typeHandlerVersion: '2.0' }],
  ['scaleSets', 'windows', 'ChangeTracking-Windows', { typeHandlerVersion: '2.0' }],
  ['arcServers', 'windows', 'ChangeTracking-Windows', {}],
] as const)(
  'on %s with %s, %s is installed, of the newest version where one must be named',
  (kind, os, type, version) => {
    expect(resourcesOf(kind, os).map(({ properties }) => properties)).toEqual([
      {
        publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
        type,
        ...version,
        autoUpgradeMinorVersion: true,
        enableAutomaticUpgrade: true,
        settings: {},
        protectedSettings: {},
      },
    ]);
  },
);

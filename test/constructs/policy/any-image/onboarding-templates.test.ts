import {
  extensionDeployment,
  identityDeployment,
} from '../../../../lib/constructs/policy/any-image/onboarding-templates';

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

test('the deployment that attaches an identity gives the template in it all that it asks for', () => {
  const nested = identityDeployment('virtualMachines', '/id').properties.template['resources'] as {
    properties: { parameters?: Record<string, object>; template: { parameters?: Record<string, object> } };
  }[];
  const [read, attach] = nested.map(({ properties }) => properties);
  expect(read?.parameters).toBeUndefined();
  expect(attach?.template.parameters).toEqual({
    machineName: { type: 'string' },
    location: { type: 'string' },
    identityId: { type: 'string' },
    type: { type: 'string' },
    identities: { type: 'object' },
  });
  expect(Object.keys(attach?.parameters ?? {})).toEqual(Object.keys(attach?.template.parameters ?? {}));
  expect(attach?.parameters?.['identities']).toEqual({
    value: expect.stringMatching(/^\[if\(.*\.identity\.userAssignedIdentities, createObject\(\)\)\]$/),
  });
});

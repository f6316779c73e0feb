import type { PolicyOptions } from '../../../lib/constructs/change-tracking/change-tracking-props';
import { policyProblems } from '../../../lib/constructs/change-tracking/pattern-policy-checks';
import { textOf } from '../../../lib/core/problems';

const EXTENSION = 'DeployChangeTrackingExtensionLinuxHybridVM';
const AGENT = 'DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory';

/** Problems of a policy for Arc servers whose rule uses environment variables, which 2.22 ignores. */
const problemsOf = (policy: object) =>
  policyProblems({ kinds: ['arcServers'], ...policy } as unknown as PolicyOptions, ['environmentVariables']).map(
    textOf,
  );

describe('policy of the whole pattern', () => {
  test.each<[object, string]>([
    [
      { arcExtensionVersion: '2.22' },
      'arcExtensionVersion needs extensionVersion, which pins the other machines: set both',
    ],
    [
      { extensionVersion: '2.35', arcExtensionVersion: '2.22' },
      'arcExtensionVersion must be 2.23 or later: the rule uses environment variables in file paths, which 2.22 ignores',
    ],
    [
      { extensionVersion: '2.35', memberEffects: { [EXTENSION]: 'AuditIfNotExists' } },
      `memberEffects.${EXTENSION} contradicts extensionVersion, which installs the extension in place of this member: remove one`,
    ],
    [
      { kinds: ['#{TfToken[1]}'], extensionVersion: '2.22' },
      'kinds must be a literal list: the items of a Terraform list are unknown until apply and cannot be checked',
    ],
  ])('with %j is refused', (policy, problem) => {
    expect(problemsOf(policy)).toEqual([problem]);
  });

  test.each<[object]>([
    [{ extensionVersion: '2.22', effect: 'Disabled' }],
    // The pin reports the form of a version.
    [{ extensionVersion: '2' }],
    [{ memberEffects: { [EXTENSION]: 'AuditIfNotExists' } }],
    [{ extensionVersion: '2.35', memberEffects: { [EXTENSION]: 'Disabled', [AGENT]: 'AuditIfNotExists' } }],
    [{ extensionVersion: '2.35', memberEffects: { [EXTENSION]: undefined, [AGENT]: undefined } }],
  ])('with %j is accepted', (policy) => {
    expect(problemsOf(policy)).toEqual([]);
  });
});

import { initiativeAssignmentsProblems } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-checks';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import type { AnyImageSource } from '../../../../lib/constructs/policy/initiative-assignment/onboarding';
import {
  anyImageProblems,
  foreignMemberProblems,
} from '../../../../lib/constructs/policy/initiative-assignment/onboarding-checks';
import { textOf } from '../../../../lib/core/problems';

const SCOPE = { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' };
const LATER = { '&{TfToken[TOKEN.0]}': 'String Map Token Value' };
const literal = (path: string) =>
  `${path} must be a literal map: the keys of a Terraform map are unknown until apply and cannot be checked`;

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ kinds: ['virtualMachines'], memberEffects: { DCRALinuxVMChangeTrackingAndInventory: 'Disabled' } }, []],
  [{ kinds: ['scaleSets'], nonComplianceMessages: { extension: 'x' } }, []],
  [{ memberEffects: LATER }, [literal('memberEffects')]],
  [{ nonComplianceMessages: LATER }, [literal('nonComplianceMessages')]],
  [
    { kinds: ['virtualMachines'], memberEffects: { DCRALinuxVMSSChangeTrackingAndInventory: 'Disabled' } },
    [expect.stringMatching(/^memberEffects\.DCRALinuxVMSSChangeTrackingAndInventory must be one of 'Add/)],
  ],
  [
    { nonComplianceMessages: { extensions: 'x' } },
    [expect.stringMatching(/^nonComplianceMessages\.extensions must be .*; did you mean 'extension'\?$/)],
  ],
])('onboarding with %j has the problems %j', (props, problems) => {
  expect(foreignMemberProblems(props).map(textOf)).toEqual(problems);
});

const SUFFIX = 'a'.repeat(30);
test.each<[object, readonly string[]]>([
  [{}, []],
  [{ anyImage: undefined }, []],
  [{ anyImage: {} }, []],
  [{ anyImage: { minimumVersion: '2.30' }, nameSuffix: 'lab' }, []],
  [{ anyImage: {}, kinds: [] }, []],
  [{ anyImage: LATER }, [literal('anyImage')]],
  [
    { anyImage: { minimumVersion: '2.10' } },
    ["anyImage.minimumVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.10'"],
  ],
  [
    { anyImage: {}, nameSuffix: SUFFIX },
    [
      `nameSuffix is too long: the definitions are named after the initiative 'ct-vm-${SUFFIX}-any-image', which may therefore have at most 45 characters, got 46`,
    ],
  ],
  [
    { anyImage: { minimumVersion: '2.10' }, nameSuffix: SUFFIX, definitionVersions: {}, scope: {} },
    [
      'definitionVersions contradicts anyImage, which assigns definitions without versions: remove one',
      "anyImage.minimumVersion must be 2.20 or later, the oldest version Microsoft recommends, got '2.10'",
      expect.stringMatching(/^nameSuffix is too long/),
    ],
  ],
])('initiatives of any image with %j have the problems %j', (props, problems) => {
  const kinds = ['virtualMachines'] as const;
  expect(anyImageProblems({ kinds, scope: SCOPE, ...props } as AnyImageSource).map(textOf)).toEqual(problems);
});

const RULE = {
  ruleId: `${SCOPE.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
};

test('of several names that are too long, the longest is reported', () => {
  const assignments = ['virtualMachines', 'scaleSets', 'arcServers'].map((kind) => ({
    ...{ kind, scope: { managementGroupId: 'corp' }, rule: RULE, nameSuffix: 'a'.repeat(20) },
    ...(kind !== 'arcServers' && { agentIdentity: 'builtIn' }),
  })) as unknown as InitiativeAssignmentProps[];
  expect(initiativeAssignmentsProblems(assignments).map(textOf)).toEqual([
    expect.stringContaining(`ct-vmss-${'a'.repeat(20)}`),
  ]);
});

test('a wrong version is reported for the initiative that it is of', () => {
  const assignments = ['arcServers', 'virtualMachines'].map((kind) => ({
    ...{ kind, scope: SCOPE, rule: RULE, definitionVersion: '9.9.*', displayName: '' },
    ...(kind === 'virtualMachines' && { agentIdentity: 'builtIn' }),
  })) as unknown as InitiativeAssignmentProps[];
  expect(initiativeAssignmentsProblems(assignments).map(({ path }) => path)).toEqual([
    ['displayName'],
    ['definitionVersions', 'arcServers'],
    ['displayName'],
    ['definitionVersions', 'virtualMachines'],
  ]);
});

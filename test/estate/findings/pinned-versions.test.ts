import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { check, review } from '../../../lib/estate';
import { messageOf, newStack, synthesize } from '../../support/synth';

const scope = { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' };
const props = {
  kind: 'virtualMachines',
  scope,
  rule: {
    ruleId: `${scope.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
    location: 'westeurope',
    features: [],
  },
  agentIdentity: { identityName: 'id-agents', resourceGroupName: 'rg-agents' },
} as const satisfies InitiativeAssignmentProps;

const assigned = (definitionVersion?: InitiativeAssignmentProps['definitionVersion'], more: object = {}) =>
  synthesize((stack) => {
    new InitiativeAssignment(stack, 'Assignment', {
      ...props,
      ...more,
      definitionVersion,
    } as InitiativeAssignmentProps);
  });
type Version = Parameters<typeof assigned>[0];

const changed = (from: Version, to: Version) =>
  review(assigned(to).json, { base: assigned(from).json }).findings.flatMap(({ id, was, becomes }) =>
    id === 'definition-version-changed' ? [`${was} -> ${becomes}`] : [],
  );

describe('the version to which an assignment is pinned', () => {
  test.each<[Version, Version, string]>([
    [
      '1.1.*-preview',
      '1.2.*',
      '1.1.*-preview -> 1.2.*; the same 7 members, those of agent, extension and association in released versions instead of previews; its identity and roles stay',
    ],
    [
      '1.2.*',
      '1.0.*-preview',
      '1.2.* -> 1.0.*-preview; 1.2.* has replaced it; the same 7 members, those of agent, extension and association in previews instead of released versions; without the parameters restrictBringYourOwnUserAssignedIdentityToSubscription and userAssignedIdentityResourceId; its identity and roles stay',
    ],
    [
      '1.0.*-preview',
      '1.*.*-preview',
      '1.0.*-preview -> 1.*.*-preview; 1.2.* has replaced it; the same 7 members; with the parameters restrictBringYourOwnUserAssignedIdentityToSubscription and userAssignedIdentityResourceId; later minor versions are used when they are published; its identity and roles stay',
    ],
    [
      '1.*.*',
      '1.2.*',
      '1.*.* -> 1.2.*; the same 7 members; later minor versions are no longer used; its identity and roles stay',
    ],
    ['1.2.*', '1.9.*', '1.2.* -> 1.9.*; newer than any version published by 2026-04-29; its identity and roles stay'],
    [
      undefined,
      '1.2.*',
      'not set -> 1.2.*; the same 7 members; later minor versions are no longer used; its identity and roles stay, unless Terraform creates the assignment again',
    ],
    [
      '1.2.*',
      undefined,
      '1.2.* -> not set; azurerm sends none, and whether Azure then keeps the earlier one is uncertain; the same 7 members; later minor versions are used when they are published; its identity and roles stay, unless Terraform creates the assignment again',
    ],
  ])('from %s to %s is told in words', (from, to, words) => {
    expect(changed(from, to)).toEqual([words]);
  });

  test('is the same with the newest major version as with none', () => {
    expect(changed(undefined, '1.*.*')).toEqual([]);
    expect(changed('1.*.*', undefined)).toEqual([]);
  });

  test('is none without the parameters that the assignment gives', () => {
    expect(check(assigned('1.0.*-preview').json).findings.map(({ id }) => id)).toEqual(['definition-version-ends']);
    const agentIdentity = {
      identityId: `${scope.subscriptionId}/resourceGroups/rg-agents/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agents`,
    };
    const given = { ...props, agentIdentity, definitionVersion: '1.0.*-preview' } as const;
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', given))).toContain(
      "definitionVersion is '1.0.*-preview', which has no parameter for the id of an identity: set agentIdentity to { identityName, resourceGroupName } or pin a later version",
    );
  });
});

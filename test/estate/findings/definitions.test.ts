import type { TerraformStack } from 'cdktf';
import { AnyImageInitiative } from '../../../lib/constructs/policy/any-image/any-image-initiative';
import { InitiativeAssignment } from '../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import { OnboardingAudit } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit';
import type { OnboardingAuditProps } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit-props';
import { check, describeStack, review } from '../../../lib/estate';
import { synthesize } from '../../support/synth';

const scope = { subscriptionId: '/subscriptions/00000000-0000-0000-0000-000000000001' };
const rule = {
  ruleId: `${scope.subscriptionId}/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/dcr`,
  location: 'westeurope',
  features: [],
};
const written = (build: (stack: TerraformStack) => void) => synthesize(build).json;

const audited = (props: Partial<OnboardingAuditProps> = {}) =>
  written((stack) => {
    new OnboardingAudit(stack, 'Audit', { scope, rule, ...props });
  });

const onboarded = (minimumVersion?: '2.30', more = {}) =>
  written((stack) => {
    const definition = new AnyImageInitiative(stack, 'AnyImage', { kind: 'arcServers', scope, minimumVersion });
    new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule, definition, ...more });
  });

/** The findings of a change of configuration, with their subjects. */
const found = (base: unknown, input: unknown) =>
  review(input, { base }).findings.map(({ id, subject }) => `${id}: ${subject}`);

describe('an audit of onboarding', () => {
  test('is found healthy without an identity', () => {
    expect(check(audited()).findings).toEqual([]);
    expect(found(audited(), audited())).toEqual([]);
  });

  test('is missed when it is removed, with its initiative and every policy', () => {
    const removed = found(
      audited({ kinds: ['arcServers'] }),
      written(() => undefined),
    );
    expect(removed.filter((text) => text.startsWith('definition-removed'))).toHaveLength(1 + 4 + 2 + 1);
    expect(removed).toContainEqual(expect.stringMatching(/^assignment-removed/));
  });

  test('is missed when it looks at less', () => {
    expect(found(audited(), audited({ enforce: false }))).toEqual([expect.stringMatching(/^assignment-not-enforced/)]);
    const without = found(audited(), audited({ policies: ['own'] }));
    expect(without.filter((text) => text.startsWith('scope-narrowed'))).toHaveLength(12);
  });

  test('is described', () => {
    expect(describeStack(audited())).toEqual([
      'policy   machines of a custom policy below subscription 00000000-0000-0000-0000-000000000001',
    ]);
  });
});

describe('an initiative for machines of any image', () => {
  test('is found healthy, with the roles that it needs', () => {
    expect(check(onboarded()).findings).toEqual([]);
  });

  test('is missed when it is not enforced, and when the built-in one takes its place', () => {
    expect(found(onboarded(), onboarded(undefined, { enforce: false }))).toEqual([
      expect.stringMatching(/^assignment-not-enforced/),
    ]);
    const builtIn = written((stack) => {
      new InitiativeAssignment(stack, 'Assignment', { kind: 'arcServers', scope, rule });
    });
    expect(found(onboarded(), builtIn).filter((text) => text.startsWith('definition-removed'))).toHaveLength(7);
  });
});

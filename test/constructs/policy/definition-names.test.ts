import { OnboardingAudit } from '../../../lib/constructs/policy/onboarding-audit/onboarding-audit';
import { messageOf, newStack } from '../../support/synth';

test.each([
  [
    64,
    `is too long: the definitions are named after the assignment '${'a'.repeat(64)}', which may therefore have at most`,
  ],
  [65, 'must be 1 to 64 characters'],
])('a name of %i characters that begins those of definitions has one problem', (length, problem) => {
  const props = { scope: { subscriptionId: '00000000-0000-0000-0000-000000000001' }, name: 'a'.repeat(length) };
  const [, ...problems] = messageOf(() => new OnboardingAudit(newStack(), 'Audit', props)).split('\n');
  expect(problems).toEqual([expect.stringContaining(`[test/Audit] name ${problem}`)]);
});

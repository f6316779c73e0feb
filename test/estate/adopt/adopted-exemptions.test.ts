import { adoptedExemptions } from '../../../lib/estate/adopt/adopted-exemptions';
import { Code } from '../../../lib/estate/adopt/source-code';
import type { Resource } from '../../../lib/estate/model/estate';
import { UNKNOWN } from '../../../lib/estate/model/value';
import { estateOf } from '../../../lib/estate/read/estate-of-input';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const ASSIGNMENT = `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-arc`;
const ASSIGNMENTS = new Map([
  [ASSIGNMENT.toLowerCase(), { variable: 'assignment1', initiative: 'arcServers' as const }],
]);

/** What becomes of one exemption. */
function adopted(attributes: Resource['attributes']) {
  const exemption: Resource = {
    address: 'azurerm_subscription_policy_exemption.a',
    type: 'azurerm_subscription_policy_exemption',
    id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyExemptions/legacy`,
    attributes: {
      name: 'legacy',
      subscription_id: SUBSCRIPTION,
      policy_assignment_id: ASSIGNMENT.toUpperCase(),
      exemption_category: 'waiver',
      expires_on: null,
      ...attributes,
    },
  };
  return adoptedExemptions({ estate: { ...estateOf([], 'after'), exemptions: [exemption] } }, ASSIGNMENTS);
}

test('an exemption of an adopted assignment is written with its members and end', () => {
  const member = 'DeployAMALinuxHybridVMWithUAIChangeTrackingAndInventory';
  const texts = { display_name: 'Legacy plant', description: 'until it is gone' };
  const { constructs, resources } = adopted({ policy_definition_reference_ids: [member.toLowerCase()], ...texts });
  expect(resources).toHaveLength(1);
  expect(constructs.map(({ props }) => props)).toEqual([
    {
      assignment: new Code('assignment1'),
      scope: { subscriptionId: SUBSCRIPTION },
      name: 'legacy',
      category: 'Waiver',
      expiresOn: 'never',
      members: [member],
      displayName: 'Legacy plant',
      description: 'until it is gone',
    },
  ]);
});

test.each([
  [{ subscription_id: UNKNOWN }, 'its scope is known only at apply'],
  [{ exemption_category: UNKNOWN }, 'its category cannot be seen'],
  [{ policy_definition_reference_ids: ['other'] }, 'it names a policy that is no member of the initiative'],
])('an exemption with %p is left, with the reason', (attributes, text) => {
  expect(adopted(attributes)).toMatchObject({ constructs: [], left: [{ subject: 'legacy', text }] });
});

test('an exemption of another assignment is none of the app', () => {
  expect(adopted({ policy_assignment_id: `${ASSIGNMENT}-other` })).toMatchObject({ constructs: [], left: [] });
});

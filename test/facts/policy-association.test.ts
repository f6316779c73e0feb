import { isPolicyAssociation, policyAssociationName } from '../../lib/facts/policy-association';

describe('the name of an association that a policy makes', () => {
  const rule =
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/ct-dcr';

  test('is made from the id of the rule', () => {
    expect(policyAssociationName(rule)).toBe('ct-eremnfzbt7hms');
  });

  test('is another one if the case of the id is another', () => {
    expect(policyAssociationName(rule.toLowerCase())).toBe('ct-vayhpyecz6ag4');
  });
});

test.each([
  ['ct-eremnfzbt7hms', true],
  ['ct-eremnfzbt7hm', false],
  ['ct-eremnfzbt7hmsx', false],
  ['act-eremnfzbt7hms', false],
  ['ct-eremnfzbt8hms', false],
  ['ct-EREMNFZBT7HMS', false],
  ['change-tracking', false],
])('whether an association named %s may be made by a policy: %s', (name, expected) => {
  expect(isPolicyAssociation(name)).toBe(expected);
});

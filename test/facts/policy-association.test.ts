import { policyAssociationName } from '../../lib/facts/policy-association';

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

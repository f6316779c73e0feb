import { check } from '../../../lib/estate';
import { policyAssociationName } from '../../../lib/facts/policy-association';
import { lines, linux, plan, rule } from '../support';

const GROUP = '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-ops';
const VM = `${GROUP}/providers/Microsoft.Compute/virtualMachines/web`;
const ruleId = (name: string) => `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/${name}`;
const rules = ['ours', 'theirs'].map((name) => ({
  address: `azurerm_monitor_data_collection_rule.${name}`,
  after: { ...rule(linux()), id: ruleId(name), name },
}));

/** The second rule of a machine, whose association with `theirs` has a name. */
function second(name: string) {
  const associations = [
    ['ours', 'ours'],
    ['theirs', name],
  ].map(([key = '', one]) => ({
    address: `azurerm_monitor_data_collection_rule_association.${key}`,
    after: { name: one, target_resource_id: VM, data_collection_rule_id: ruleId(key) },
  }));
  const { findings } = check(plan(...rules, ...associations));
  return findings.filter(({ id }) => id === 'second-rule');
}

describe('a second rule of a machine', () => {
  test('that a policy associates is told by the name of the association', () => {
    const findings = second(policyAssociationName(ruleId('theirs')));
    expect(lines({ findings })).toEqual([
      'second-rule@azurerm_monitor_data_collection_rule_association.ours machine web: 0 rules -> ours and theirs (by policy)',
    ]);
    expect(findings[0]?.todo).toContain('the policy makes it again');
  });

  test('that a policy associated with another rule is not', () => {
    const findings = second(policyAssociationName(ruleId('ours')));
    expect(findings.map(({ becomes, todo }) => [becomes, todo])).toEqual([
      ['ours and theirs', 'Remove one of the associations.'],
    ]);
  });
});

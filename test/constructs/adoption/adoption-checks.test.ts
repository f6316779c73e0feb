import { adoptionProblems } from '../../../lib/constructs/adoption/adoption-checks';
import { textOf } from '../../../lib/core/problems';
import type { ExistingResource } from '../../../lib/estate/adopt/existing-resource';

const RULE =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ops/providers/Microsoft.Insights/dataCollectionRules/dcr';
const LITERAL = 'must be literal text: it is compared with the resources of the stack at synth';

const problemsOf = (...existing: Partial<ExistingResource>[]) =>
  adoptionProblems({ existing: existing as ExistingResource[] }).map(textOf);

describe('an adoption', () => {
  test('names what exists, each by a literal id, once', () => {
    expect(problemsOf()).toEqual(['existing must name at least one resource: remove the adoption if nothing exists']);
    expect(
      problemsOf({ id: '${var.rule}' }, { id: 'ct-dcr' }, { id: `x${RULE}` }, { id: RULE }, { id: RULE.toUpperCase() }),
    ).toEqual([
      'existing[0].id must be a literal id: Terraform has to know it before it plans',
      "existing[1].id must be the id of a resource in Azure, such as '/subscriptions/…', got 'ct-dcr'",
      `existing[2].id must be the id of a resource in Azure, such as '/subscriptions/…', got 'x${RULE}'`,
      `existing repeats '${RULE.toLowerCase()}'`,
    ]);
    expect(problemsOf({ id: '#{TfToken[TOKEN.1]}' })).toEqual([
      'existing[0].id must be one text: the items of a Terraform list are unknown until apply and cannot be checked',
    ]);
  });

  test.each(['principalId', 'roleDefinitionId', 'dataCollectionRuleId', 'extensionType', 'address'])(
    'needs a literal %s, in which the marker of an expression may be escaped',
    (key) => {
      expect(problemsOf({ id: RULE, [key]: 'a["${var.x}"]' })).toEqual([`existing[0].${key} ${LITERAL}`]);
      expect(problemsOf({ id: RULE, [key]: 'a["$${b}"]' }, { id: '/providers/x', [key]: undefined })).toEqual([]);
    },
  );
});

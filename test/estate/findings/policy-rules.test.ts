import { plan, reviewed } from '../support';

const ADDRESS = 'azurerm_policy_definition.own';
const DEPLOYS = '"then":{"details":{"deployment":"Microsoft.Azure.ChangeTrackingAndInventory"}}';
const policy = (condition: unknown) => ({
  id: '/policies/own',
  name: 'own',
  policy_rule: `{"if":${JSON.stringify(condition)},${DEPLOYS}}`,
});
const found = (before: unknown, after: unknown) =>
  reviewed(plan({ address: ADDRESS, before: policy(before), after: policy(after) }));

const [TYPE, TAG, PLACE] = ['type', 'tag', 'place'].map((field) => ({ field, equals: 'x' }));
const placed = (...places: readonly string[]) => ({ field: 'location', in: places });
const text = (condition: unknown) => JSON.stringify(condition);
const LONG = { field: 'x'.repeat(300) };

describe('the condition of a policy', () => {
  test.each([
    ['asks for more', { allOf: [TYPE] }, { allOf: [TYPE, TAG, PLACE] }, `also asks for ${text(TAG)}, ${text(PLACE)}`],
    ['is one of several', TYPE, { allOf: [TYPE, TAG] }, `also asks for ${text(TAG)}`],
    ['asks for a long one', { allOf: [TYPE] }, { allOf: [TYPE, LONG] }, `also asks for ${text(LONG).slice(0, 197)}...`],
    ['has fewer alternatives', { anyOf: [TYPE, TAG] }, { anyOf: [TAG] }, `leaves out ${text(TYPE)}`],
    ['takes fewer values', { allOf: [TYPE, placed('a', 'b', 'c')] }, { allOf: [placed('b'), TYPE] }, 'leaves out a, c'],
    ['asks for something else', { allOf: [TYPE, TAG] }, { allOf: [TYPE, PLACE] }, 'applies to other machines'],
    ['asks for nothing of it', { allOf: [TYPE, TAG] }, { allOf: [PLACE, LONG] }, 'applies to other machines'],
    ['is emptied', { allOf: [TYPE, TAG] }, { allOf: [] }, 'applies to other machines'],
  ])('that %s covers fewer machines', (_what, before, after, becomes) => {
    expect(found(before, after)).toEqual([
      `scope-narrowed@${ADDRESS} policy own, condition: the earlier condition -> ${becomes}`,
    ]);
  });

  test.each([
    ['asks for less', { allOf: [TYPE, TAG] }, { allOf: [TYPE] }],
    ['is the only one left', { allOf: [TYPE, TAG] }, TYPE],
    ['is in another order', { allOf: [TYPE, TAG] }, { allOf: [TAG, TYPE] }],
    ['has more alternatives', { allOf: [PLACE, { anyOf: [TYPE] }] }, { allOf: [PLACE, { anyOf: [TYPE, TAG] }] }],
    ['takes more values', placed('a', 'b'), placed('b', 'c', 'a')],
  ])('that %s covers no fewer', (_what, before, after) => {
    expect(found(before, after)).toEqual([]);
  });

  test.each([
    ['one that cannot be seen', TYPE, '${var.condition}'],
    ['one of which a part cannot be seen', { allOf: [TYPE, TAG] }, { allOf: [TYPE, { field: '${var.field}' }] }],
  ])('that becomes %s is not guessed', (_what, before, after) => {
    const [base, head] = [before, after].map((one) => ({
      resource: { azurerm_policy_definition: { own: policy(one) } },
    }));
    expect(reviewed(head, base)).toEqual([
      `unknown-until-apply@${ADDRESS} policy own, condition: the earlier condition -> known only at apply`,
    ]);
    expect([reviewed(head, head), reviewed(base, head)]).toEqual([[], []]);
  });
});

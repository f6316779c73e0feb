import { INITIATIVES } from '../../../lib/facts/initiatives';
import { type PlannedChange, plan, reviewed, same, unchanged } from '../support';
import { ADDRESS, assigned } from './own-assignment';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const given = (values: Readonly<Record<string, unknown>>) => ({
  parameters: JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))),
});
const off = (...names: readonly string[]) => ({ value: 'Disabled', selectors: names.map((name) => ({ in: [name] })) });

describe('an assignment', () => {
  test.each<[string, Omit<PlannedChange, 'address'>, ...string[]]>([
    ['that is new', { after: assigned() }, 'assignment-added Arc servers: not assigned -> below subscription s'],
    [
      'that is new and off',
      { after: assigned({ ...given({ effect: 'Disabled' }), enforce: false, overrides: [off('a', 'b'), off()] }) },
      'assignment-added Arc servers: not assigned -> below subscription s, disabled, without a, without b, without all members, not enforced',
    ],
    [
      'that is new, with parameters that cannot be seen',
      { after: assigned(), unknown: { parameters: true } },
      'unknown-until-apply parameters: not assigned -> known only at apply',
      'assignment-added Arc servers: not assigned -> below subscription s',
    ],
    [
      'of another rule',
      { before: assigned(given({ dcrResourceId: '/rules/a' })), after: assigned(given({ dcrResourceId: '/rules/b' })) },
      'rule-replaced rule of Arc servers: /rules/a -> /rules/b',
    ],
    [
      'with other words',
      {
        before: assigned({ display_name: 'a', description: 'a', metadata: '{"a":1}', non_compliance_message: 'a' }),
        after: assigned({ display_name: 'b', description: 'b', metadata: '{"a":2}', non_compliance_message: 'b' }),
      },
      'cosmetic-change display_name, description, metadata, non_compliance_message: earlier text -> other text',
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan({ address: ADDRESS, ...sides }));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${ADDRESS} `)));
  });

  test.each(['parameters', 'subscription_id'])('that does not change is no news with secret %s', (name) => {
    const [mark, value] = [{ [name]: true }, assigned(given({}))];
    const change = { address: ADDRESS, before: value, after: value, beforeSensitive: mark, afterSensitive: mark };
    expect(reviewed(unchanged(plan(change)))).toEqual([]);
  });

  test.each<[string, string, ...string[]]>([
    ['another one', '/d/b', 'assignment-removed machines of a custom policy: policy a -> policy b'],
    [
      'one that is known only at apply',
      '${azurerm_policy_definition.b.id}',
      'unknown-until-apply policy: machines of a custom policy -> known only at apply',
    ],
    [
      'a new one',
      '${azurerm_policy_definition.c.id}',
      'unknown-until-apply policy: machines of a custom policy -> known only at apply',
    ],
    ['the same, which is replaced', '${azurerm_policy_definition.a.id}'],
  ])('of a policy of its own that becomes %s is found as such', (_what, policy_definition_id, ...wanted) => {
    const policies = ['a', 'b', 'c'].map((name) => {
      const policy = { id: `/d/${name}`, name, policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}' };
      const address = `azurerm_policy_definition.${name}`;
      if (name === 'b') return { address, before: policy, after: policy };
      return {
        address,
        ...(name === 'a' && { before: policy }),
        after: { ...policy, id: null },
        unknown: { id: true },
      };
    });
    const [before, after] = [assigned({ policy_definition_id: '/d/a' }), assigned({ policy_definition_id })];
    expect(reviewed(plan(...policies, { address: ADDRESS, before, after }))).toEqual(
      wanted.map((line) => line.replace(' ', `@${ADDRESS} `)),
    );
  });

  test('that a management group may cover is lost as far as ids tell', () => {
    const above = assigned({ id: '/m', subscription_id: null, management_group_id: '/managementGroups/corp' });
    const stays = same('azurerm_management_group_policy_assignment.m', above);
    expect(reviewed(plan(stays, { address: ADDRESS, before: assigned() }))).toEqual([
      `assignment-removed@${ADDRESS} Arc servers: below subscription s -> not assigned; whether management group corp covers it is not in the input`,
    ]);
  });

  const lost = [`assignment-removed@${ADDRESS} Arc servers: below resource group rg -> not assigned`];
  test.each<[string, object, string[]]>([
    ['does the same', {}, []],
    ['is not enforced', { enforce: false }, lost],
    ['leaves a scope out', { not_scopes: ['/other'] }, lost],
    ['has selectors', { resource_selectors: [{ selectors: [{ kind: 'resourceLocation', in: ['a'] }] }] }, lost],
    ['is off', given({ effect: 'Disabled' }), lost],
    ['leaves a policy out', { overrides: [off('a')] }, lost],
    ['takes other locations', given({ listOfApplicableLocations: ['westeurope'] }), lost],
    ['is for other machines', { policy_definition_id: `/policies/${INITIATIVES.virtualMachines.id}` }, lost],
  ])('that is removed below one that %s is found as such', (_what, more, wanted) => {
    const above = assigned({ id: '/assignments/above', ...more });
    const stays = same('azurerm_subscription_policy_assignment.above', above);
    const before = assigned({ subscription_id: null, resource_group_id: GROUP });
    expect(reviewed(plan(stays, { address: ADDRESS, before }))).toEqual(wanted);
  });
});

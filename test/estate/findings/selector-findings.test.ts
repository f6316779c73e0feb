import { check } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { lines, plan } from '../support';

const ADDRESS = 'azurerm_subscription_policy_assignment.own';
const ARC = INITIATIVES.arcServers.resourceType;
const part = (kind: string, more: object) => ({ kind, ...more });
const type = (...list: readonly string[]) => part('resourceType', { in: list });
const notType = (...list: readonly string[]) => part('resourceType', { not_in: list });

function found(resource_selectors: unknown, unknown?: unknown): string[] {
  const after = {
    id: '/assignments/own',
    policy_definition_id: `/policySetDefinitions/${INITIATIVES.arcServers.id}`,
    subscription_id: '/subscriptions/s',
    resource_selectors,
  };
  const { findings } = check(plan({ address: ADDRESS, after, unknown }));
  return lines({ findings: findings.filter(({ id }) => id === 'selector-excludes-machines') });
}
const EXCLUDED = [`selector-excludes-machines@${ADDRESS} Arc servers: not there -> no selector selects ${ARC}`];

describe('selectors of an assignment', () => {
  test.each<[string, object[][], string[]]>([
    ['of the type', [[type('a/b', ARC.toUpperCase())]], []],
    ['of another type', [[type('a/b')]], EXCLUDED],
    ['of a type that cannot be seen', [[type('${var.type}')]], []],
    ['of all but the type', [[notType('a/b', ARC.toUpperCase())]], EXCLUDED],
    ['of all but another type', [[notType('a/b')]], []],
    ['of all but a type that cannot be seen', [[notType('${var.type}')]], []],
    ['of a place', [[part('resourceLocation', { in: ['westeurope'] })]], []],
    ['of a place and the type', [[part('resourceLocation', { in: ['westeurope'] }), type(ARC)]], []],
    ['of a place and another type', [[part('resourceLocation', { in: ['westeurope'] }), type('a/b')]], EXCLUDED],
    ['of another type, beside one of the type', [[type('a/b')], [type(ARC)]], []],
    ['of other types', [[type('a/b')], [type('c/d')]], EXCLUDED],
    ['of nothing', [[]], []],
    ['that are none', [], []],
  ])('%s leave out all machines or not', (_what, selectors, wanted) => {
    expect(found(selectors.map((one) => ({ selectors: one })))).toEqual(wanted);
  });

  test('that cannot be seen are not said to', () => {
    expect(found([{ selectors: [type('a/b')] }], { resource_selectors: [{ name: true }] })).toEqual([]);
    expect(found([{ selectors: '${var.selectors}' }])).toEqual([]);
  });

  test('of a policy of its own are not said to', () => {
    const own = { id: '/d/own', name: 'own', policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}' };
    const after = {
      id: '/assignments/own',
      policy_definition_id: '/d/own',
      subscription_id: '/subscriptions/s',
      resource_selectors: [{ selectors: [type('a/b')] }],
    };
    const document = plan({ address: 'azurerm_policy_definition.own', after: own }, { address: ADDRESS, after });
    expect(check(document).findings).toEqual([]);
  });
});

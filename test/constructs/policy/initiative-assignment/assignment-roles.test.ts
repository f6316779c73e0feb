import { TerraformVariable } from 'cdktf';
import { InitiativeAssignment } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment';
import type { InitiativeAssignmentProps } from '../../../../lib/constructs/policy/initiative-assignment/initiative-assignment-props';
import { ROLES } from '../../../../lib/facts/roles';
import { messageOf, newStack, synthesize } from '../../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const OTHER = '/subscriptions/00000000-0000-0000-0000-000000000002';
const SERVERS = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const RULES = `${OTHER}/resourceGroups/rg-rules`;
const ONLINE = '/providers/Microsoft.Management/managementGroups/online';
const PROPS = {
  kind: 'virtualMachines',
  scope: { resourceGroupId: SERVERS },
  rule: {
    ruleId: `${RULES}/providers/Microsoft.Insights/dataCollectionRules/dcr`,
    location: 'westeurope',
    features: [],
  },
  agentIdentity: 'builtIn',
} as const satisfies InitiativeAssignmentProps;
type Scopes = InitiativeAssignmentProps['additionalScopes'];

const assign = (additionalScopes: Scopes, more: object = {}) =>
  synthesize((stack) => {
    new InitiativeAssignment(stack, 'Assignment', {
      ...PROPS,
      additionalScopes,
      ...more,
    } as InitiativeAssignmentProps);
  });

/** The names of the roles that an assignment gets outside of its scope, each with the scope. */
function elsewhere(additionalScopes: Scopes): string[] {
  return assign(additionalScopes)
    .all('azurerm_role_assignment')
    .filter(({ scope }) => scope !== SERVERS)
    .map(({ scope, role_definition_id: id }) => {
      const role = Object.values(ROLES).find((one) => String(id).endsWith(one.id));
      return `${role?.name} at ${String(scope)}`;
    })
    .sort();
}

describe('additionalScopes', () => {
  test('give the roles of all deploying members, or of those of some stages', () => {
    expect(elsewhere(undefined)).toEqual([`Reader at ${PROPS.rule.ruleId}`]);
    expect(elsewhere([{ managementGroupId: 'online' }])).toEqual(
      [
        'Contributor',
        'Log Analytics Contributor',
        'Monitoring Contributor',
        'User Access Administrator',
        'Virtual Machine Contributor',
      ]
        .map((name) => `${name} at ${ONLINE}`)
        .concat(`Reader at ${PROPS.rule.ruleId}`)
        .sort(),
    );
    expect(elsewhere([{ subscriptionId: SUBSCRIPTION, stages: ['identity'] }])).toEqual([
      `Contributor at ${SUBSCRIPTION}`,
      `Reader at ${PROPS.rule.ruleId}`,
      `User Access Administrator at ${SUBSCRIPTION}`,
    ]);
  });

  test('with the group of the rule need no role on the rule', () => {
    expect(elsewhere([{ resourceGroupId: RULES, stages: ['association'] }])).toEqual([
      `Log Analytics Contributor at ${RULES}`,
      `Monitoring Contributor at ${RULES}`,
    ]);
    expect(elsewhere([{ resourceGroupId: RULES, stages: ['extension'] }])).toContain(`Reader at ${PROPS.rule.ruleId}`);
  });

  test('keep their addresses in another order', () => {
    const scopes: NonNullable<Scopes> = [{ managementGroupId: 'online' }, { resourceGroupId: RULES }];
    const addresses = (given: Scopes) =>
      Object.keys((assign(given).json['resource'] as Record<string, object>)['azurerm_role_assignment'] ?? {}).sort();
    expect(addresses([...scopes].reverse())).toEqual(addresses(scopes));
  });

  test.each<[string, Scopes, boolean]>([
    ['nothing', undefined, true],
    ['the subscription', [{ subscriptionId: SUBSCRIPTION }], false],
    [
      'the subscription by its GUID, for the identity',
      [{ subscriptionId: SUBSCRIPTION.slice(15), stages: ['identity'] }],
      false,
    ],
    ['a management group', [{ managementGroupId: 'corp' }], false],
    ['another subscription', [{ subscriptionId: OTHER }], true],
    ['the subscription for other stages', [{ subscriptionId: SUBSCRIPTION, stages: ['agent'] }], true],
  ])('with %s decide about the warning identity-scope', (_, scopes, isWarned) => {
    const ids = assign(scopes).annotations.map(({ message }) => /\[([\w-]+)\]$/.exec(message)?.[1]);
    expect(ids.includes('identity-scope')).toBe(isWarned);
  });

  test('may be known only at apply', () => {
    const { all } = synthesize((stack) => {
      const { stringValue } = new TerraformVariable(stack, 'group', { type: 'string' });
      const additionalScopes = [{ resourceGroupId: stringValue, stages: ['association' as const] }];
      new InitiativeAssignment(stack, 'Assignment', { ...PROPS, additionalScopes });
    });
    expect(all('azurerm_role_assignment').filter(({ scope }) => scope === '${var.group}')).toHaveLength(2);
  });

  test.each<[string, Scopes, string]>([
    ['no kind of scope', [{ stages: ['agent'] } as never], 'additionalScopes[0] must have exactly one of'],
    ['no stage', [{ subscriptionId: OTHER, stages: [] }], 'additionalScopes[0].stages must name at least one stage'],
    ['one scope twice', [{ subscriptionId: OTHER }, { subscriptionId: OTHER.slice(15) }], 'additionalScopes'],
    [
      'the scope itself',
      [{ resourceGroupId: SERVERS.replace('rg', 'RG') }],
      `additionalScopes[0] is in scope '${SERVERS}', where the roles are granted already: remove it`,
    ],
    ['an unknown stage', [{ subscriptionId: OTHER, stages: ['agents' as never] }], 'additionalScopes[0].stages[0]'],
  ])('are refused with %s', (_, additionalScopes, message) => {
    const props = { ...PROPS, additionalScopes };
    expect(messageOf(() => new InitiativeAssignment(newStack(), 'Assignment', props))).toContain(message);
  });
});

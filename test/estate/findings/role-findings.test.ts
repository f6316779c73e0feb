import { INITIATIVES } from '../../../lib/facts/initiatives';
import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const ADDRESS = 'azurerm_role_assignment.own';
const SUBSCRIPTION = '/subscriptions/s';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/corp';
const STAY = [
  same('azurerm_subscription_policy_assignment.own', {
    id: '/assignments/own',
    policy_definition_id: `/policySetDefinitions/${INITIATIVES.arcServers.id}`,
    subscription_id: SUBSCRIPTION,
    identity: [{ type: 'SystemAssigned', identity_ids: ['/identities/Own'], principal_id: 'p' }],
  }),
  same('azurerm_user_assigned_identity.own', { id: '/Identities/own', name: 'own', principal_id: 'own' }),
  same('azurerm_monitor_data_collection_rule.ct', { ...rule(linux()), id: '/Rules/ct' }),
  same(`${ADDRESS}_stays`, { scope: SUBSCRIPTION, role_definition_name: 'Monitoring Reader', principal_id: 'p' }),
];
const role = (role_definition_name: string, scope = SUBSCRIPTION, principal_id = 'p') => ({
  scope,
  role_definition_name,
  principal_id,
});
const [reader, contributor, owner] = ['Reader', 'Contributor', 'Owner'].map((name) => role(name));
const at = (scope: string) => role('Contributor', scope);

describe('a role', () => {
  test.each<[string, Omit<PlannedChange, 'address'>, ...string[]]>([
    ['that is granted', { after: reader }, 'role-added Reader: not granted -> granted at subscription s'],
    ['that grants roles', { after: owner }, 'role-broadened Owner: not granted -> granted at subscription s'],
    ['that is taken away', { before: reader }, 'role-removed Reader: granted at subscription s -> not granted'],
    ['of somebody else', { before: role('Reader', SUBSCRIPTION, 'other') }],
    [
      'of an identity that the assignment uses',
      { before: role('Reader', SUBSCRIPTION, 'own') },
      'role-removed Reader: granted at subscription s -> not granted',
    ],
    ['on the rule', { after: role('Reader', '/rules/CT', 'other') }, 'role-added Reader: not granted -> granted at CT'],
    [
      'on the workspace of the rule',
      { after: role('Reader', '/workspaces/LOG-ct', 'other') },
      'role-added Reader: not granted -> granted at LOG-ct',
    ],
    [
      'at a management group in the place of a subscription',
      { before: contributor, after: at(MANAGEMENT_GROUP) },
      'role-broadened Contributor: Contributor, granted at subscription s -> granted at management group corp',
    ],
    [
      'at the root in the place of a management group',
      { before: at(MANAGEMENT_GROUP), after: at('/') },
      'role-broadened Contributor: Contributor, granted at management group corp -> granted at the root of the tenant',
    ],
    [
      'at a subscription in the place of its group',
      { before: at(GROUP), after: contributor },
      'role-broadened Contributor: Contributor, granted at resource group rg -> granted at subscription s',
    ],
    [
      'at another subscription',
      { before: contributor, after: at(`${SUBSCRIPTION}2`) },
      'role-added Contributor: Contributor, granted at subscription s -> granted at subscription s2',
    ],
    [
      'at another management group',
      { before: at(MANAGEMENT_GROUP), after: at(`${MANAGEMENT_GROUP}2`) },
      'role-added Contributor: Contributor, granted at management group corp -> granted at management group corp2',
    ],
    [
      'that is broader',
      { before: reader, after: contributor },
      'role-broadened Contributor: Reader, granted at subscription s -> granted at subscription s',
    ],
    [
      'that may also grant roles',
      { before: contributor, after: owner },
      'role-broadened Owner: Contributor, granted at subscription s -> granted at subscription s',
    ],
    [
      'that is as broad',
      { before: contributor, after: role('User Access Administrator') },
      'role-added User Access Administrator: Contributor, granted at subscription s -> granted at subscription s',
    ],
    [
      'at the root in the place of another',
      { before: role('Reader', '/'), after: role('Monitoring Contributor', '/') },
      'role-added Monitoring Contributor: Reader, granted at the root of the tenant -> granted at the root of the tenant',
    ],
    [
      'at a scope that cannot be seen',
      { before: contributor, after: contributor, unknown: { scope: true } },
      'unknown-until-apply scope of Contributor: granted at subscription s -> known only at apply',
    ],
    [
      'of an identity that cannot be seen',
      { before: reader, after: reader, unknown: { principal_id: true } },
      'unknown-until-apply principal_id: p -> known only at apply',
    ],
    ['that no policy needs, of an identity that cannot be seen', { after: reader, unknown: { principal_id: true } }],
    [
      'that a policy needs, of an identity that cannot be seen',
      { after: role('Monitoring Contributor'), unknown: { principal_id: true } },
      'role-added Monitoring Contributor: not granted -> granted at subscription s',
    ],
    [
      'of the identity of the assignment, by its address',
      {
        before: role('Reader', SUBSCRIPTION, '${azurerm_subscription_policy_assignment.own.identity[0].principal_id}'),
      },
      'role-removed Reader: granted at subscription s -> not granted',
    ],
    [
      'of an identity that the assignment uses, by its address',
      { before: role('Reader', SUBSCRIPTION, '${azurerm_user_assigned_identity.own.principal_id}') },
      'role-removed Reader: granted at subscription s -> not granted',
    ],
    [
      'of somebody else, by an address',
      { before: role('Reader', SUBSCRIPTION, '${azurerm_user_assigned_identity.other.principal_id}') },
    ],
    [
      'of somebody else at a scope that cannot be seen',
      { after: role('Reader', '', 'other'), unknown: { scope: true } },
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan(...STAY, { address: ADDRESS, ...sides } as PlannedChange));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${ADDRESS} `)));
  });

  test('at another address is the same', () => {
    const moved = { address: `${ADDRESS}2`, after: at('/SUBSCRIPTIONS/S') };
    expect(reviewed(plan(...STAY, { address: ADDRESS, before: contributor } as PlannedChange, moved))).toEqual([]);
  });

  test('of an identity that no assignment uses is not found', () => {
    const other = same('azurerm_user_assigned_identity.other', { id: '/identities/other', principal_id: 'unused' });
    const change = { address: ADDRESS, after: role('Owner', SUBSCRIPTION, 'unused') };
    expect(reviewed(plan(...STAY, other, change))).toEqual([]);
  });

  test('of an unknown principal is found beside an assignment only', () => {
    const change = { address: ADDRESS, after: role('Owner'), unknown: { principal_id: true } };
    expect(reviewed(plan(change))).toEqual([]);
    expect(reviewed(plan(...STAY, change))).toHaveLength(1);
  });

  test('at a secret scope is not taken for another one at a secret scope', () => {
    const secret = { beforeSensitive: { scope: true }, afterSensitive: { scope: true } };
    const stays = { address: `${ADDRESS}2`, before: role('Reader'), after: role('Reader'), ...secret };
    const gone = { address: ADDRESS, before: role('Reader', GROUP), ...secret };
    const removed = `role-removed@${ADDRESS} Reader: granted at sensitive -> not granted`;
    expect(reviewed(plan(...STAY, stays, gone))).toContain(removed);
  });
});

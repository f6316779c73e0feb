import { INITIATIVES } from '../../../lib/facts/initiatives';
import { linux, type PlannedChange, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_role_assignment.own';
const SUBSCRIPTION = '/subscriptions/s';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/corp';
const same = (address: string, value: object) => ({ address, before: { ...value }, after: { ...value } });
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
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan(...STAY, { address: ADDRESS, ...sides } as PlannedChange));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${ADDRESS} `)));
  });

  test('at another address is the same', () => {
    const moved = { address: `${ADDRESS}2`, after: at('/SUBSCRIPTIONS/S') };
    expect(reviewed(plan(...STAY, { address: ADDRESS, before: contributor } as PlannedChange, moved))).toEqual([]);
  });
});

import { assigned } from '../losses/healthy';
import { GROUP, initiative, machine, SUBSCRIPTION } from '../losses/ids';
import { type PlannedChange, plan, reviewed, same } from '../support';

const [A, B] = [`${GROUP}/identities/a`, `${GROUP}/identities/b`];
const VM = 'azurerm_linux_virtual_machine.web';
const IDENTITY = 'azurerm_user_assigned_identity.a';

const carrying = (...identity_ids: readonly unknown[]) => ({
  id: machine('web'),
  name: 'web',
  identity: [{ type: 'UserAssigned', identity_ids }],
});
const association = (name: string) =>
  same('azurerm_monitor_data_collection_rule_association.web', {
    target_resource_id: machine(name).toUpperCase(),
    data_collection_rule_id: '/rules/ct',
  });
const found = (...changes: readonly PlannedChange[]) =>
  reviewed(plan(...changes)).filter((line) => line.startsWith('agent-identity') || line.includes('identities of'));

describe('an identity that is destroyed', () => {
  const destroyed = { address: IDENTITY, before: { id: A, name: 'a' } };
  const removed = (use: string) => [`agent-identity-removed@${IDENTITY} identity a: ${use} -> destroyed`];
  const ASSIGNMENT = 'azurerm_subscription_policy_assignment.a';
  const assignment = (parameters: object, more: object = {}) =>
    same(ASSIGNMENT, {
      ...assigned('a', SUBSCRIPTION, initiative('virtualMachines'), parameters).azurerm?.attributes,
      ...more,
    });

  test.each<[string, PlannedChange[], string[]]>([
    [
      'is carried by a machine',
      [same(VM, carrying(B, A)), association('web')],
      removed('carried by onboarded machines'),
    ],
    ['is carried by a machine that is not onboarded', [same(VM, carrying(A)), association('other')], []],
    [
      'is that of agents',
      [assignment({ userAssignedIdentityResourceId: A.toUpperCase() })],
      removed(`used by ${ASSIGNMENT}`),
    ],
    [
      'is that of an assignment',
      [assignment({}, { identity: carrying(A).identity })],
      removed(`used by ${ASSIGNMENT}`),
    ],
    ['is of something else', [assignment({}, { identity: carrying(B).identity })], []],
  ])('%s', (_what, changes, wanted) => {
    expect(found(destroyed, ...changes)).toEqual(wanted);
  });

  test.each([
    [['delete', 'create'], ['replaced']],
    [['update'], []],
  ])('is not one of which the actions are %j', (actions, wanted) => {
    const document = plan(
      { ...destroyed, after: { id: A, name: 'a' } },
      assignment({ userAssignedIdentityResourceId: A }),
    );
    const [{ change }] = document['resource_changes'] as [{ change: Record<string, unknown> }];
    change['actions'] = actions;
    const lines = reviewed(document).filter((line) => line.startsWith('agent-identity-removed'));
    expect(lines.map((line) => line.split(' -> ')[1])).toEqual(wanted);
  });
});

describe('a machine', () => {
  const lost = (name: string) =>
    `agent-identity-changed@${VM} identities of virtual machine web: carries ${name} -> does not`;
  const unseen = (name: string) =>
    `unknown-until-apply@${VM} identities of virtual machine web: carries ${name} -> known only at apply`;
  const open = { before: carrying(A), after: carrying(A) };

  test.each<[string, Omit<PlannedChange, 'address'>, string, ...string[]]>([
    [
      'that loses its identities',
      { before: carrying(A, B), after: { ...carrying(), identity: [] } },
      'web',
      lost('a'),
      lost('b'),
    ],
    ['that loses one of two', { before: carrying(A, B), after: carrying(B.toUpperCase()) }, 'web', lost('a')],
    ['that is not onboarded', { before: carrying(A), after: carrying(B) }, 'other'],
    ['that is new', { after: carrying(A) }, 'web'],
    ['that is destroyed', { before: carrying(A) }, 'web'],
    ['of which the identity cannot be seen', { ...open, unknown: { identity: true } }, 'web', unseen('a')],
    [
      'of which the identities cannot be seen',
      { ...open, unknown: { identity: [{ identity_ids: true }] } },
      'web',
      unseen('a'),
    ],
    [
      'of which another identity cannot be seen',
      { before: carrying(A), after: carrying(A, B), unknown: { identity: [{ identity_ids: [false, true] }] } },
      'web',
    ],
    [
      'of which one of two identities cannot be seen',
      { before: carrying(A, B), after: carrying(A, B), unknown: { identity: [{ identity_ids: [false, true] }] } },
      'web',
      unseen('b'),
    ],
    ['with an identity in a variable', { before: carrying(A), after: carrying('${var.identity}') }, 'web', unseen('a')],
    [
      'that gets an identity of the input',
      { before: carrying(A), after: carrying('${azurerm_user_assigned_identity.b.id}') },
      'web',
      lost('a'),
    ],
    ['that had an identity in a variable', { before: carrying('${var.identity}'), after: carrying(A) }, 'web'],
    [
      'with an identity in a variable as before',
      { before: carrying('${var.identity}'), after: carrying('${var.identity}') },
      'web',
    ],
  ])('%s is found as such', (_what, sides, onboarded, ...wanted) => {
    expect(found({ address: VM, ...sides }, association(onboarded))).toEqual(wanted);
  });
});

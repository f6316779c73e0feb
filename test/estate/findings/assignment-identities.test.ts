import { check } from '../../../lib/estate';
import { assigned } from '../losses/healthy';
import { GROUP, initiative, RULE, SUBSCRIPTION } from '../losses/ids';
import { lines, type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_subscription_policy_assignment.a';
const VM = initiative('virtualMachines');
const given = (more: object = {}, parameters: object = {}) => ({
  ...assigned('a', SUBSCRIPTION, VM, { dcrResourceId: RULE, ...parameters }).azurerm?.attributes,
  ...more,
});
const identified = (type: string, ...names: readonly string[]) => ({
  identity: [{ type, identity_ids: names.map((name) => `${GROUP}/identities/${name}`) }],
});

type Sides = Omit<PlannedChange, 'address'>;

describe('the identity of an assignment', () => {
  const was = (type: string, becomes: string) => `identity-changed identity of virtual machines: ${type} -> ${becomes}`;
  const missing = 'identity-missing identity of virtual machines: set -> none';
  const user = given(identified('UserAssigned', 'a'));
  const system = given(identified('SystemAssigned'));

  test.each<[string, Sides, ...string[]]>([
    ['of another kind', { before: system, after: user }, was('SystemAssigned', 'UserAssigned a')],
    [
      'with another name',
      { before: user, after: given(identified('UserAssigned', 'b')) },
      was('UserAssigned a', 'UserAssigned b'),
    ],
    ['in other letters', { before: user, after: given(identified('UserAssigned', 'A')) }],
    ['as it was', { before: user, after: user }],
    ['that is gone', { before: user, after: given({ identity: null }) }, missing],
    ['that is an empty list', { before: user, after: given({ identity: [] }) }, missing],
    [
      'that is gone with its effect',
      { before: user, after: given({ identity: [] }, { effect: 'AuditIfNotExists' }) },
      'assignment-disabled virtual machines: DeployIfNotExists -> AuditIfNotExists',
    ],
    ['that is new', { before: given({ identity: [] }), after: user }],
    ['whose names cannot be seen', { before: user, after: user, unknown: { identity: [{ identity_ids: true }] } }],
    ['whose kind cannot be seen', { before: user, after: system, unknown: { identity: [{ type: true }] } }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan({ address: ADDRESS, ...sides })).filter((line) => !line.startsWith('role-missing'));
    expect(found.map((line) => line.replace(`@${ADDRESS}`, ''))).toEqual(wanted);
  });

  test.each([
    [SUBSCRIPTION, ['assignment-replaced virtual machines: assigned -> replaced, because of location']],
    [`${SUBSCRIPTION}2`, ['scope-changed virtual machines: below subscription']],
  ])('is another one where the assignment is replaced at %s', (subscription_id, wanted) => {
    const document = plan({ address: ADDRESS, before: user, after: { ...user, subscription_id } });
    const [{ change }] = document['resource_changes'] as [{ change: Record<string, unknown> }];
    change['actions'] = ['delete', 'create'];
    change['replace_paths'] = [['location']];
    const found = reviewed(document).map((line) => line.replace(`@${ADDRESS}`, ''));
    expect(found.map((line, index) => line.slice(0, wanted[index]?.length))).toEqual(wanted);
  });
});

describe('the identity of agents', () => {
  const user = identified('UserAssigned', 'a');
  const KEY = 'userAssignedIdentityResourceId';
  const named = (name: unknown) => given(user, { [KEY]: name });

  test.each<[string, Sides, ...string[]]>([
    ['that is another one', { before: named('/a'), after: named('/b') }, `agent-identity-changed ${KEY}: /a -> /b`],
    ['in other letters', { before: named('/a'), after: named('/A') }],
    ['that is left out', { before: named('/a'), after: given(user) }, `agent-identity-changed ${KEY}: /a -> not set`],
    ['that is empty in place of left out', { before: given(user), after: named('') }],
    [
      'that is brought from now on',
      { before: given(user), after: given(user, { bringYourOwnUserAssignedManagedIdentity: true }) },
      'agent-identity-changed bringYourOwnUserAssignedManagedIdentity: not set -> true',
    ],
    [
      'in a variable',
      { before: named('/a'), after: named('${var.identity}') },
      `unknown-until-apply ${KEY}: /a -> known only at apply`,
    ],
    [
      'that is secret',
      { before: named('/a'), after: named('/b'), afterSensitive: { parameters: true } },
      'unknown-until-apply parameters: sensitive -> sensitive',
    ],
    [
      'that is known only at apply',
      { before: named('/a'), after: named('/b'), unknown: { parameters: true } },
      'unknown-until-apply parameters: DeployIfNotExists -> known only at apply',
    ],
    ['beside another effect', { before: given(user), after: given(user, { effect: 'DeployIfNotExists' }) }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan({ address: ADDRESS, ...sides }));
    expect(found.map((line) => line.replace(`@${ADDRESS}`, ''))).toEqual(wanted);
  });
});

describe('roles of the identity of an assignment', () => {
  const own = { identity: [{ type: 'systemassigned', principal_id: 'p' }] };
  const hidden = { identity: [{ type: 'SystemAssigned' }] };
  const REFERENCE = `\${${ADDRESS}.identity[0].principal_id}`;
  const found = (after: object, principals: readonly unknown[], unknown?: object) => {
    const roles = principals.map((principal_id, index) => ({
      address: `azurerm_role_assignment.r${index}`,
      after: { scope: SUBSCRIPTION, role_definition_name: 'Contributor', principal_id },
      unknown: { principal_id: principal_id === undefined },
    }));
    const { findings } = check(plan({ address: ADDRESS, after: { ...after }, unknown }, ...roles));
    return lines({ findings: findings.filter(({ id }) => id === 'role-missing') });
  };
  const missing = [`role-missing@${ADDRESS} roles of the identity of virtual machines: not there -> none in the input`];

  test.each<[string, object, readonly unknown[], string[]]>([
    ['without any', given(own), [], missing],
    ['of somebody else only', given(own), ['q'], missing],
    ['of its own', given(own), ['q', 'p'], []],
    ['of its own, by its address', given(own), [REFERENCE], []],
    ['of another, by its address', given(own), [REFERENCE.replace('.a.', '.b.')], missing],
    ['of somebody in a variable', given(own), ['${var.principal}'], []],
    ['of somebody in a variable and somebody else', given(own), ['q', '${var.principal}'], []],
    ['of somebody who is known only at apply', given(own), ['q', undefined], []],
    ['whose principal cannot be seen', given(hidden), [], missing],
    ['of another, whose principal cannot be seen', given(hidden), ['q'], []],
    [
      'of another by address, whose principal cannot be seen',
      given(hidden),
      [REFERENCE.replace('.a.', '.b.')],
      missing,
    ],
    ['of somebody by address and somebody else', given(hidden), ['q', REFERENCE.replace('.a.', '.b.')], []],
    ['where its principal is null', given({ identity: [{ type: 'SystemAssigned', principal_id: null }] }), ['q'], []],
    ['where it has an identity that is made elsewhere', given({ identity: [{ type: 'UserAssigned' }] }), [], []],
    ['where it is off', given(own, { effect: 'Disabled' }), [], []],
  ])('%s', (_what, after, principals, wanted) => {
    expect(found(after, principals)).toEqual(wanted);
  });
});

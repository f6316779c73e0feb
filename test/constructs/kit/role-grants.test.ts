import { Construct } from 'constructs';
import { grantRole, roleAssignmentName, roleDefinitionId, sharedRoles } from '../../../lib/constructs/kit/role-grants';
import { newStack, resolvedIn } from '../../support/synth';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const PRINCIPAL = '00000000-0000-0000-0000-0000000000b1';

describe('the id of a role', () => {
  test('names the subscription of the scope, as Azure returns it', () => {
    expect(roleDefinitionId('reader', GROUP)).toBe(
      `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
    );
  });

  test('names none at a management group', () => {
    expect(roleDefinitionId('reader', '/providers/Microsoft.Management/managementGroups/corp', true)).toBe(
      `/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
    );
  });
});

test('the name of a role assignment is made of scope, role and principal', () => {
  const stack = newStack();
  expect(resolvedIn(stack, roleAssignmentName('reader', GROUP, PRINCIPAL))).toBe(
    `\${uuidv5("url", "${GROUP}|${READER}|${PRINCIPAL}")}`,
  );
});

describe('a grant to an identity that several assignments share', () => {
  const grant = { role: 'reader', scope: GROUP, principalId: PRINCIPAL } as const;

  test('is made once in a stack', () => {
    const stack = newStack();
    const first = grantRole(stack, 'First', { ...grant, shared: true });
    expect(grantRole(stack, 'Second', { ...grant, shared: true })).toBe(first);
    expect(first.node.path).toBe('test/SharedRoles/Reader240a1f0b');
  });

  test('is listed with the constructs that need it', () => {
    const stack = newStack();
    expect(sharedRoles(stack)).toEqual([]);
    const [one, two] = [new Construct(stack, 'One'), new Construct(stack, 'Two')];
    const role = grantRole(one, 'Role', { ...grant, shared: true });
    grantRole(two, 'Role', { ...grant, shared: true });
    grantRole(two, 'Own', { ...grant, scope: SUBSCRIPTION, shared: false });
    expect(sharedRoles(stack)).toEqual([[role, [one, two]]]);
  });

  test('is another one for another scope', () => {
    const stack = newStack();
    const first = grantRole(stack, 'First', { ...grant, shared: true });
    expect(grantRole(stack, 'Second', { ...grant, scope: SUBSCRIPTION, shared: true })).not.toBe(first);
  });
});

import { roleAssignmentProblems } from '../../../lib/constructs/interfaces/role-assignments-checks';
import { certain, textOf } from '../../../lib/core/problems';

const ROLES = '/providers/Microsoft.Authorization/roleDefinitions';
const READER = {
  roleDefinitionIdOrName: 'Reader',
  principalId: '00000000-0000-0000-0000-0000000000aa',
  principalType: 'Group',
} as const;
const NAMES = "must be one of 'Monitoring Reader', 'Reader', 'Monitoring Contributor', or the id of a role definition";

const problemsOf = (...given: object[]) =>
  certain(
    roleAssignmentProblems(
      ['roles'],
      'rule',
      Object.fromEntries(given.map((one, index) => [`n${index}`, { ...READER, ...one }])),
    ),
  ).map(textOf);

describe('roles on a resource', () => {
  test.each<[object, string]>([
    [{ roleDefinitionIdOrName: 1 }, 'roleDefinitionIdOrName must be text, got 1'],
    [
      { roleDefinitionIdOrName: 'Owner' },
      `roleDefinitionIdOrName ${NAMES}, got 'Owner': if it is needed here, give its id, '/subscriptions/<guid>${ROLES}/8e3af657-a8ff-443c-a75c-2fe8c4bcb635'`,
    ],
    [
      { roleDefinitionIdOrName: 'Log Analytics Reader' },
      `roleDefinitionIdOrName ${NAMES}, got 'Log Analytics Reader': if it is needed here, give its id, '/subscriptions/<guid>${ROLES}/73c42c96-874c-492b-b04d-ab87d138a893'`,
    ],
    [{ roleDefinitionIdOrName: 'Raeder' }, `roleDefinitionIdOrName ${NAMES}, got 'Raeder'; did you mean 'Reader'?`],
    [
      { roleDefinitionIdOrName: '/roles/reader' },
      `roleDefinitionIdOrName must have the form '/subscriptions/<guid>${ROLES}/<guid>', got '/roles/reader'; copy the complete id from the resource`,
    ],
    [{ principalId: 'auditors' }, "principalId must be the object id of a principal, a GUID, got 'auditors'"],
    [{ principalType: 'Team' }, "principalType must be one of 'User', 'Group', 'ServicePrincipal', got 'Team'"],
    [{ description: '' }, 'description must have 1 to 2048 characters, got 0'],
    [{ condition: 1 }, 'condition must be text, got 1'],
  ])('with %j are refused', (assignment, problem) => {
    expect(problemsOf(assignment)).toEqual([`roles.n0.${problem}`]);
  });

  test.each([
    {},
    { roleDefinitionIdOrName: '${var.role}' },
    { roleDefinitionIdOrName: `${ROLES}/8e3af657-a8ff-443c-a75c-2fe8c4bcb635` },
    { description: 'Yearly audit.', condition: 'true' },
  ])('may have %j', (assignment) => {
    expect(problemsOf(assignment)).toEqual([]);
  });

  test('are granted once to a principal, by name or id in any case', () => {
    const id = `${ROLES}/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
    const principalId = READER.principalId.toUpperCase();
    const other = { roleDefinitionIdOrName: 'Monitoring Reader' };
    expect(problemsOf({}, { roleDefinitionIdOrName: id, principalId }, other, {})).toEqual([
      'roles.n1 grants the same role as roles.n0: remove one',
      'roles.n3 grants the same role as roles.n0: remove one',
    ]);
  });

  test('may be none', () => {
    expect(roleAssignmentProblems(['roles'], 'rule', undefined)).toEqual([]);
  });
});

import {
  assignmentOf,
  evaluatedOf,
  exemptionOf,
  policyStatesOf,
} from '../../../../lib/estate/read/inventory/policy-rows';
import { INITIATIVES } from '../../../../lib/facts/initiatives';

const SCOPE = '/subscriptions/S/resourceGroups/RG';
const ASSIGNMENT = `${SCOPE}/providers/Microsoft.Authorization/policyAssignments/A`;

test('states are those of machines and members, in lower case', () => {
  const states = policyStatesOf([
    {
      resourceId: '/VM',
      policyDefinitionId: '/providers/x/DEF',
      policyAssignmentId: ASSIGNMENT,
      complianceState: 'NonCompliant',
    },
    { properties: { resourceId: '/vm', policyDefinitionId: 'other', complianceState: 'Compliant' } },
    { resourceId: '/other', complianceState: 'Compliant' },
  ]);
  expect(states).toEqual([
    { machine: '/vm', definitionId: 'def', assignmentId: ASSIGNMENT.toLowerCase(), state: 'noncompliant' },
    { machine: '/vm', definitionId: 'other', assignmentId: '', state: 'compliant' },
    { machine: '/other', definitionId: '', assignmentId: '', state: 'compliant' },
  ]);
  expect(evaluatedOf(states)).toEqual(
    new Map([
      ['/vm', true],
      ['/other', false],
    ]),
  );
});

test.each<[row: object, own: object]>([
  [{}, {}],
  [{ name: 'A' }, { name: 'A' }],
  [{ name: 'A', properties: { displayName: 'Shown' } }, { name: 'Shown' }],
  [
    { scope: '/Other', notScopes: ['/X', 1] },
    { scope: '/other', notScopes: ['/x'] },
  ],
  [{ enforcementMode: 'DoNotEnforce' }, { isEnforced: false }],
  [{ enforcementMode: 'Default' }, {}],
  [{ enforcementMode: 'DoNotEnforceNow' }, {}],
  ...(
    [
      ['virtualMachines', 'virtualMachine'],
      ['scaleSets', 'scaleSet'],
      ['arcServers', 'arcServer'],
    ] as const
  ).map(([name, kind]): [object, object] => [
    { policyDefinitionId: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES[name].id}` },
    { kind },
  ]),
  [{ policyDefinitionId: '/other' }, {}],
])('an assignment with %j', (row, own) => {
  expect(assignmentOf({ id: ASSIGNMENT, ...row })).toEqual({
    ...{ id: ASSIGNMENT.toLowerCase(), name: '', kind: undefined, scope: SCOPE.toLowerCase() },
    ...{ notScopes: [], isEnforced: true, ...own },
  });
});

test.each<[row: object, own: object]>([
  [{}, {}],
  [
    { name: 'Own', policyAssignmentId: ASSIGNMENT },
    { name: 'Own', assignmentId: ASSIGNMENT.toLowerCase() },
  ],
  [
    { exemptionCategory: 'Waiver', policyDefinitionReferenceIds: ['A'] },
    { category: 'Waiver', members: ['a'] },
  ],
  [{ expiresOn: '2027-01-01T00:00:00Z' }, { expires: '2027-01-01T00:00:00Z', expiresAt: Date.UTC(2027, 0, 1) }],
  [{ expiresOn: 'soon' }, { expires: 'soon' }],
])('an exemption with %j', (row, own) => {
  const id = `${SCOPE}/providers/Microsoft.Authorization/policyExemptions/E`;
  expect(exemptionOf({ id, ...row })).toEqual({
    ...{ id: id.toLowerCase(), name: 'e', scope: SCOPE.toLowerCase(), assignmentId: '', members: [] },
    ...{ category: undefined, expires: undefined, expiresAt: undefined, ...own },
  });
});

import { INITIATIVES } from '../../../lib/facts/initiatives';
import { type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_subscription_policy_assignment.own';
const REMEDIATION = 'azurerm_subscription_policy_remediation.own';
const EXEMPTION = 'azurerm_subscription_policy_exemption.own';
const assignment = {
  id: '/assignments/own',
  policy_definition_id: `/policySetDefinitions/${INITIATIVES.arcServers.id}`,
  subscription_id: '/subscriptions/s',
  identity: [{ type: 'UserAssigned', identity_ids: ['/identities/own'] }],
};
const KEPT = { address: ADDRESS, before: assignment, after: assignment };
const [MEMBER = ''] = Object.keys(INITIATIVES.arcServers.members);

describe('a remediation', () => {
  const remediation = (policy_definition_reference_id?: string, policy_assignment_id = assignment.id) => ({
    policy_assignment_id,
    policy_definition_reference_id,
  });
  const lost = (member: string) => [`remediation-removed@${REMEDIATION} ${member}: remediated -> not remediated`];
  const [before, upper] = [remediation(MEMBER), remediation(MEMBER.toUpperCase(), assignment.id.toUpperCase())];
  const other = { address: `${REMEDIATION}2`, after: upper };

  test.each<[string, PlannedChange[], string[]]>([
    ['of a member is gone', [KEPT, { address: REMEDIATION, before }], lost(MEMBER)],
    [
      'of a whole assignment is gone',
      [KEPT, { address: REMEDIATION, before: remediation() }],
      lost('the whole assignment'),
    ],
    [
      'of an assignment outside of the input is gone',
      [{ address: REMEDIATION, before: remediation(MEMBER.toLowerCase(), '/assignments/other') }],
      lost(MEMBER.toLowerCase()),
    ],
    ['of another policy is gone', [{ address: REMEDIATION, before: remediation('other', '/assignments/other') }], []],
    ['moves', [KEPT, { address: REMEDIATION, before }, other], []],
    [
      'moves to an assignment that cannot be seen',
      [KEPT, { address: REMEDIATION, before }, { ...other, unknown: { policy_assignment_id: true } }],
      [],
    ],
    [
      'is of a member that cannot be seen',
      [KEPT, { address: REMEDIATION, before, after: upper, unknown: { policy_definition_reference_id: true } }],
      [],
    ],
  ])('that %s is found as such', (_what, changes, wanted) => {
    expect(reviewed(plan(...changes))).toEqual(wanted);
  });

  test('goes with its assignment', () => {
    expect(reviewed(plan({ address: ADDRESS, before: assignment }, { address: REMEDIATION, before }))).toEqual([
      `assignment-removed@${ADDRESS} Arc servers: below subscription s -> not assigned`,
    ]);
  });
});

describe('a remediation without a member', () => {
  const own = { id: '/d/own', name: 'own', policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}' };
  const ofOwn = { ...assignment, policy_definition_id: own.id };
  const missing = [`remediation-member-missing@${REMEDIATION} member: not there -> not named`];

  test.each<[string, unknown, object, string[]]>([
    ['of an initiative', null, assignment, missing],
    ['of an initiative, with an empty one', '', assignment, missing],
    ['of an initiative, with one', MEMBER, assignment, []],
    ['of a policy', null, ofOwn, []],
  ])('%s is found as such', (_what, policy_definition_reference_id, assigned, wanted) => {
    const after = { policy_assignment_id: assignment.id, policy_definition_reference_id };
    const document = plan(
      { address: 'azurerm_policy_definition.own', before: own, after: own },
      { address: ADDRESS, before: { ...assigned }, after: { ...assigned } },
      { address: REMEDIATION, after },
    );
    expect(reviewed(document).filter((line) => line.startsWith('remediation'))).toEqual(wanted);
  });
});

describe('an exemption', () => {
  const exemption = (more: object = {}, ...members: readonly string[]) => ({
    policy_assignment_id: assignment.id,
    subscription_id: '/subscriptions/s',
    policy_definition_reference_ids: members,
    ...more,
  });
  const [soon, late] = ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'].map((expires_on) => ({ expires_on }));
  const elsewhere = { policy_assignment_id: '/assignments/other' };

  test.each<[string, Omit<PlannedChange, 'address'>, ...string[]]>([
    ['that is new', { after: exemption() }, 'scope-narrowed subscription s: covered -> exempted'],
    ['from another policy', { after: exemption(elsewhere) }],
    [
      'that was from another policy',
      { before: exemption(elsewhere), after: exemption() },
      'scope-narrowed subscription s: covered -> exempted',
    ],
    [
      'from another member',
      { before: exemption({}, 'a', 'b'), after: exemption({}, 'b', 'c') },
      'scope-narrowed subscription s: a, b exempted -> b, c exempted',
    ],
    ['from fewer members, in other letters', { before: exemption({}, 'a', 'b'), after: exemption({}, 'B') }],
    ['from some members', { before: exemption(), after: exemption({}, 'a') }],
    [
      'from all members and for longer',
      { before: exemption(soon, 'a', 'b'), after: exemption(late) },
      'scope-narrowed subscription s: a, b exempted -> all policies exempted',
      'exemption-extended subscription s: until 2027-01-01T00:00:00Z -> until 2028-01-01T00:00:00Z',
    ],
    [
      'that does not end',
      { before: exemption(soon), after: exemption({ expires_on: '' }) },
      'exemption-extended subscription s: until 2027-01-01T00:00:00Z -> without an end',
    ],
    ['that ends sooner', { before: exemption(late), after: exemption(soon) }],
    ['that ends', { before: exemption({ expires_on: '' }), after: exemption(soon) }],
    ['that did not end', { before: exemption({ expires_on: '' }), after: exemption() }],
    [
      'from members that cannot be seen',
      {
        before: exemption({}, 'a', 'b'),
        after: exemption({}, ''),
        unknown: { policy_definition_reference_ids: [true] },
      },
      'unknown-until-apply subscription s: a, b exempted -> known only at apply',
    ],
    [
      'from a member in an expression',
      { before: exemption({}, 'a', 'b'), after: exemption({}, '${var.member}') },
      'unknown-until-apply exemption of subscription s: a, b -> known only at apply',
    ],
    [
      'from a member in another expression',
      { before: exemption({}, '${var.member}'), after: exemption({}, '${var.other}') },
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan(KEPT, { address: EXEMPTION, ...sides }));
    expect(found).toEqual(wanted.map((line) => line.replace(' ', `@${EXEMPTION} `)));
  });

  test('of an assignment that is new takes nothing out', () => {
    const document = plan({ address: ADDRESS, after: assignment }, { address: EXEMPTION, after: exemption() });
    expect(reviewed(document)).toEqual([
      `assignment-added@${ADDRESS} Arc servers: not assigned -> below subscription s`,
    ]);
  });
});

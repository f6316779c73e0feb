import { check } from '../../../lib/estate';
import { ESSENTIAL_MACHINE_MANAGEMENT, INITIATIVES, type InitiativeName } from '../../../lib/facts/initiatives';
import { assigned, exempted } from '../losses/healthy';
import { assignment, GROUP, initiative, MANAGEMENT_GROUP, OTHER_RULE, RULE, SUBSCRIPTION } from '../losses/ids';
import type { Piece } from '../losses/piece';
import { lines, type PlannedChange, plan, reviewed } from '../support';

const POLICIES = '/providers/Microsoft.Authorization/policyDefinitions';
const SETS = '/providers/Microsoft.Authorization/policySetDefinitions';
const SET = `${SUBSCRIPTION}${SETS}/own`;
const ONE = { dcrResourceId: RULE };
const TWO = { dcrResourceId: OTHER_RULE };

const planned = (key: string, { azurerm }: Piece, more: object = {}): PlannedChange => ({
  address: `${azurerm?.type}.${key}`,
  after: { ...azurerm?.attributes, ...more },
});

/** An assignment of an initiative, or of what an id names. */
function given(key: string, what: string, parameters: object, more: object = {}, scope = SUBSCRIPTION) {
  const id = what in INITIATIVES ? initiative(what as InitiativeName) : what;
  return planned(key, assigned(key, scope, id, parameters), more);
}

const overlaps = (...changes: readonly PlannedChange[]) =>
  lines({ findings: check(plan(...changes)).findings.filter(({ id }) => id === 'assignment-overlap') });

/** What is said of `b`, at a subscription or a group, below or beside `a`. */
const said = (subject: string, words: string, of = 'subscription') =>
  `assignment-overlap@azurerm_${of}_policy_assignment.b ${subject}: ${words.replace(' by a ', ' by azurerm_subscription_policy_assignment.a ')}`;
const TWO_RULES = 'not there -> two rules: dcr-inventory by a and dcr-performance';
const BOTH = [said('Arc servers', TWO_RULES)];

const off = (...names: readonly string[]) => ({
  overrides: [{ value: 'Disabled', selectors: names.length === 0 ? [] : [{ in: names }] }],
});
const WINDOWS = 'DCRAWindowsHybridVMChangeTrackingAndInventory';
const LINUX = 'DCRALinuxHybridVMChangeTrackingAndInventory';
const selecting = (...parts: readonly object[]) => ({
  resource_selectors: [{ selectors: parts.map((part) => ({ kind: 'resourceLocation', ...part })) }],
});

describe('two assignments of one initiative with two rules', () => {
  test.each<[string, object, object, string[]]>([
    ['give machines both', {}, {}, BOTH],
    ['exclude each other where one is not enforced', { enforce: false }, {}, []],
    ['give both where one overrides another policy', off('DeployChangeTrackingExtensionLinuxHybridVM'), {}, BOTH],
    ['give both where one overrides one of two members', off(WINDOWS), {}, BOTH],
    ['give one each where each overrides the member of the other', off(WINDOWS), off(LINUX), []],
    ['give one where one overrides both members', {}, off(WINDOWS, LINUX), []],
    ['give one where one overrides all members', {}, off(), []],
    ['give both where an override leaves them on', { overrides: [{ value: 'DeployIfNotExists' }] }, {}, BOTH],
    ['give one each in two locations', selecting({ in: ['uksouth'] }), selecting({ in: ['westeurope'] }), []],
    [
      'give one each in a location and all others',
      selecting({ in: ['uksouth'] }),
      selecting({ not_in: ['uksouth'] }),
      [],
    ],
    ['give both in a location', selecting({ in: ['uksouth'] }), selecting({ not_in: ['westeurope'] }), BOTH],
    ['give both in any location', selecting({ in: ['uksouth'] }), {}, BOTH],
    [
      'give both where a selector is of the machines',
      selecting({ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'] }),
      {},
      BOTH,
    ],
    [
      'give one where a selector is of other machines',
      selecting({ kind: 'resourceType', in: ['Microsoft.Compute/virtualMachines'] }),
      {},
      [],
    ],
  ])('%s', (_what, first, second, wanted) => {
    expect(overlaps(given('a', 'arcServers', ONE, first), given('b', 'arcServers', TWO, second))).toEqual(wanted);
  });

  test.each<[string, object, object, string[]]>([
    ['where the effect is off', ONE, { ...TWO, effect: 'Disabled' }, []],
    ['where the effect only reports', ONE, { ...TWO, effect: 'AuditIfNotExists' }, []],
    ['where the effect deploys', ONE, { ...TWO, effect: 'DeployIfNotExists' }, BOTH],
    ['where the rule is the same in other letters', ONE, { dcrResourceId: RULE.toUpperCase() }, []],
    ['where one names no rule', ONE, { dcrResourceId: '' }, []],
    ['where one leaves the rule out', ONE, {}, []],
    ['of two lists of locations', { ...ONE, listOfApplicableLocations: ['uksouth'] }, TWO, BOTH],
    [
      'of two lists without a location in common',
      { ...ONE, listOfApplicableLocations: ['uksouth'] },
      { ...TWO, listOfApplicableLocations: ['westeurope'] },
      [],
    ],
    ['where an empty list means every location', { ...ONE, listOfApplicableLocations: [] }, TWO, BOTH],
  ])('are found by their parameters: %s', (_what, first, second, wanted) => {
    expect(overlaps(given('a', 'arcServers', first), given('b', 'arcServers', second))).toEqual(wanted);
  });

  test('are not told where one is at a scope that cannot be seen', () => {
    const b = { ...given('b', 'arcServers', TWO), unknown: { id: true, subscription_id: true } };
    expect(overlaps(given('a', 'arcServers', ONE), b)).toEqual([]);
  });

  test('are told at the inner scope, or at the later address', () => {
    const inner = given('b', 'arcServers', TWO, {}, GROUP);
    const below = said('Arc servers', TWO_RULES, 'resource_group');
    expect(overlaps(inner, given('a', 'arcServers', ONE))).toEqual([below]);
    expect(overlaps(given('z', 'arcServers', ONE), inner)).toEqual([below.replace('assignment.a', 'assignment.z')]);
    expect(overlaps(inner, given('a', 'arcServers', ONE, { not_scopes: [GROUP] }))).toEqual([]);
    expect(overlaps(given('b', 'arcServers', TWO), given('a', 'arcServers', ONE))).toEqual(BOTH);
    expect(overlaps(given('a', 'arcServers', ONE, {}, MANAGEMENT_GROUP), given('b', 'arcServers', TWO))).toEqual([]);
    expect(
      overlaps(
        given('a', 'arcServers', ONE),
        given('b', 'arcServers', TWO),
        given('c', 'arcServers', { dcrResourceId: '/rules/dcr-third' }),
      ),
    ).toEqual([
      ...BOTH,
      said('Arc servers', 'not there -> two rules: dcr-inventory by a and dcr-third').replace('.b ', '.c '),
    ]);
  });

  test('were one where a change makes them two', () => {
    const [b, before] = [given('b', 'arcServers', TWO), given('b', 'arcServers', ONE).after];
    const found = reviewed(plan(given('a', 'arcServers', ONE), { ...b, ...(before && { before }) }));
    expect(found.filter((line) => line.startsWith('assignment-overlap'))).toEqual([
      said('Arc servers', TWO_RULES.replace('not there', 'one rule')),
    ]);
  });

  test.each<[string, Piece, boolean]>([
    ['the group from the outer one', exempted('x', GROUP, assignment(SUBSCRIPTION, 'a'), []), false],
    ['a scope around the group', exempted('x', SUBSCRIPTION, assignment(SUBSCRIPTION, 'a'), []), false],
    ['both members', exempted('x', GROUP, assignment(SUBSCRIPTION, 'a'), [WINDOWS, LINUX]), false],
    ['one member', exempted('x', GROUP, assignment(SUBSCRIPTION, 'a'), [WINDOWS]), true],
    ['another group', exempted('x', `${GROUP}-2`, assignment(SUBSCRIPTION, 'a'), []), true],
    ['the group from another assignment', exempted('x', GROUP, assignment(SUBSCRIPTION, 'c'), []), true],
    ['the subscription from the inner one', exempted('x', SUBSCRIPTION, assignment(GROUP, 'b'), []), false],
    ['the group from the inner one', exempted('x', GROUP, assignment(GROUP, 'b'), []), true],
  ])('with an exemption of %s', (_what, exemption, isFound) => {
    const found = overlaps(
      given('a', 'arcServers', ONE),
      given('b', 'arcServers', TWO, {}, GROUP),
      planned('x', exemption),
    );
    expect(found).toEqual(isFound ? [said('Arc servers', TWO_RULES, 'resource_group')] : []);
  });
});

describe('two assignments of one initiative with two identities of the agent', () => {
  const idOf = (name: string, group = GROUP) =>
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
  const BRINGS = { ...ONE, bringYourOwnUserAssignedManagedIdentity: true };
  const OWN = { ...ONE, bringYourOwnUserAssignedManagedIdentity: false };
  const byId = (userAssignedIdentityResourceId: string, restrict = false) => ({
    ...BRINGS,
    restrictBringYourOwnUserAssignedIdentityToSubscription: restrict,
    userAssignedIdentityResourceId,
  });
  const byName = (userAssignedManagedIdentityName: string, group: string | undefined = 'rg-inventory') => ({
    ...BRINGS,
    userAssignedManagedIdentityName,
    userAssignedManagedIdentityResourceGroup: group,
  });
  const UNSAID = { bringYourOwnUserAssignedManagedIdentity: undefined };
  const two = (first: string, second: string) => [
    said('virtual machines', `not there -> two identities of the agent: ${first} by a and ${second}`),
  ];

  test.each<[string, object, object, string[]]>([
    ['by ids', byId(idOf('one')), byId(idOf('two')), two('one', 'two')],
    ['by one id in other letters', byId(idOf('one')), byId(idOf('ONE')), []],
    ['by an id and none', byId(idOf('one')), byId(''), []],
    ['by an id that is not used', byId(idOf('one')), byId(idOf('two'), true), []],
    ['by names', byName('one'), byName('two'), two('one in rg-inventory', 'two in rg-inventory')],
    ['by a name in two groups', byName('one'), byName('one', 'rg'), two('one in rg-inventory', 'one in rg')],
    ['by a name without a group', byName('one'), byName('two', ''), []],
    ['by no name', byName('one'), byName(''), []],
    ['by the name and the id of one', byName('one'), byId(idOf('one')), []],
    ['by the id and the name of one', byId(idOf('one')), byName('one'), []],
    ['by a name and another id', byName('one'), byId(idOf('two')), two('one in rg-inventory', 'two')],
    [
      'by a name and its id in another group',
      byName('one'),
      byId(idOf('one', `${GROUP}-2`)),
      two('one in rg-inventory', 'one'),
    ],
    ['of Azure and of the machine', OWN, byId(idOf('one')), two("Azure's own of the location", 'one')],
    ['of Azure', OWN, OWN, []],
    ['of which one is not said', ONE, byId(idOf('one')), []],
    ['of which one is not said to be brought', { ...byId(idOf('one')), ...UNSAID }, byId(idOf('two')), []],
    [
      'and two rules',
      { ...byId(idOf('one')), ...TWO },
      byId(idOf('two')),
      [
        ...two('one', 'two'),
        said('virtual machines', 'not there -> two rules: dcr-performance by a and dcr-inventory'),
      ],
    ],
  ])('%s', (_what, first, second, wanted) => {
    expect(overlaps(given('a', 'virtualMachines', first), given('b', 'virtualMachines', second)).sort()).toEqual(
      wanted,
    );
  });

  test('are none beside Essential Machine Management, which gives agents no such identity', () => {
    const essential = given('b', `${SETS}/${ESSENTIAL_MACHINE_MANAGEMENT}`, byId(idOf('two')));
    expect(overlaps(given('a', 'virtualMachines', byId(idOf('one'))), essential)).toEqual([]);
  });

  test('are none for Arc servers, whose agents sign in as their machine', () => {
    expect(overlaps(given('a', 'arcServers', byId(idOf('one'))), given('b', 'arcServers', byId(idOf('two'))))).toEqual(
      [],
    );
  });
});

describe('an assignment of the initiative beside one', () => {
  const MEMBERS = INITIATIVES.arcServers.members;
  const member = (name: keyof typeof MEMBERS) => `${POLICIES}/${MEMBERS[name].definitionId}`;
  const EXTENDS = member('DeployChangeTrackingExtensionLinuxHybridVM');
  const set = (...references: readonly object[]): PlannedChange => ({
    address: 'azurerm_policy_set_definition.own',
    after: {
      id: SET,
      name: 'own',
      parameters: JSON.stringify({ rule: { type: 'String', defaultValue: OTHER_RULE } }),
      policy_definition_reference: references,
    },
  });
  const takes = (value: string) => ({ parameter_values: JSON.stringify({ dcrResourceId: { value } }) });
  const referenced = { policy_definition_id: member(LINUX), reference_id: 'linux', ...takes(OTHER_RULE) };
  const NOT_KNOWN = said('Arc servers', 'not there -> two rules: dcr-inventory by a and one that is not known');

  test.each<[string, PlannedChange[], string[]]>([
    ['of its member', [given('b', member(LINUX), TWO)], BOTH],
    ['of its member with the same rule', [given('b', member(LINUX), ONE)], []],
    ['of a member of another stage', [given('b', EXTENDS, TWO)], []],
    ['of another initiative', [given('b', 'virtualMachines', TWO)], []],
    ['of a copy with a rule of its own', [given('b', SET, {}), set(referenced)], BOTH],
    [
      'of a copy that takes a rule',
      [given('b', SET, { rule: RULE }), set({ ...referenced, ...takes("[parameters('rule')]") })],
      [],
    ],
    [
      'of a copy that has a rule by default',
      [given('b', SET, {}), set({ ...referenced, ...takes("[parameters('rule')]") })],
      BOTH,
    ],
    [
      'of a copy that names a member by its reference',
      [given('b', SET, {}), set({ policy_definition_id: EXTENDS }, { ...takes(OTHER_RULE), reference_id: LINUX })],
      BOTH,
    ],
    ['of a copy of something else', [given('b', SET, TWO), set({ ...referenced, policy_definition_id: '/other' })], []],
    ['of a copy whose member is overridden', [given('b', SET, {}, off('linux')), set(referenced)], []],
    [
      'of a copy whose member is overridden by the name of the policy',
      [given('b', SET, {}, off(LINUX)), set({ ...referenced, reference_id: null })],
      [],
    ],
    [
      'of a copy whose member is off',
      [
        given('b', SET, {}),
        set({
          ...referenced,
          parameter_values: JSON.stringify({ dcrResourceId: { value: OTHER_RULE }, effect: { value: 'Disabled' } }),
        }),
      ],
      [],
    ],
    ['of a landing zone, by the name of its copy', [given('b', `${SETS}/Deploy-vmArc-ChangeTrack`, TWO)], BOTH],
    ['of a landing zone', [given('b', `${SETS}/any`, TWO, { name: 'Deploy-vmArc-ChangeTrack' })], BOTH],
    ['of Essential Machine Management', [given('b', `${SETS}/${ESSENTIAL_MACHINE_MANAGEMENT}`, {})], [NOT_KNOWN]],
    ['of an unknown definition', [given('b', `${SETS}/any`, TWO)], []],
  ])('%s', (_what, changes, wanted) => {
    expect(overlaps(given('a', 'arcServers', ONE), ...changes)).toEqual(wanted);
  });

  test('of Essential Machine Management with secret parameters is not said to give another rule', () => {
    const b = given('b', `${SETS}/${ESSENTIAL_MACHINE_MANAGEMENT}`, {});
    expect(overlaps(given('a', 'arcServers', ONE), { ...b, afterSensitive: { parameters: true } })).toEqual([]);
  });
});

describe('two assignments of a policy of which only the rule is known', () => {
  const own = `${POLICIES}/own`;
  const both = [said('virtual machines', TWO_RULES)];
  const policies = [own, `${POLICIES}/other`].map((id, index) => ({
    address: `azurerm_policy_definition.p${index}`,
    after: { id, name: 'own', policy_rule: '{"then":"Microsoft.Azure.ChangeTrackingAndInventory"}' },
  }));

  test.each<[string, PlannedChange, string[]]>([
    ['with two rules', given('b', own, TWO), both],
    ['written in other letters', given('b', own.toUpperCase(), TWO), both],
    ['with one rule', given('b', own, ONE), []],
    ['of two names', given('b', `${POLICIES}/other`, TWO), []],
    ['of which one is off', given('b', own, { ...TWO, effect: 'Disabled' }), []],
    ['of which one is not enforced', given('b', own, TWO, { enforce: false }), []],
    ['of which one names no rule', given('b', own, { dcrResourceId: '' }), []],
    ['of which one has no such parameter', given('b', own, {}), []],
    ['at two scopes', given('b', own, TWO, {}, `${SUBSCRIPTION}2`), []],
  ])('%s', (_what, second, wanted) => {
    expect(overlaps(...policies, given('a', own, ONE), second)).toEqual(wanted);
  });
});

import { check } from '../../../lib/estate';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { assigned } from '../losses/healthy';
import { initiative, RULE, SUBSCRIPTION } from '../losses/ids';
import { type PlannedChange, plan } from '../support';

const OURS = 'Microsoft.Azure.ChangeTrackingAndInventory';
const POLICIES = '/providers/Microsoft.Authorization/policyDefinitions';
const OWN = `${POLICIES}/own`;
const { members } = INITIATIVES.arcServers;
const EXTENDS = `${POLICIES}/${members.DeployChangeTrackingExtensionLinuxHybridVM.definitionId.toUpperCase()}`;
const ASSOCIATES = `${POLICIES}/${members.DCRALinuxHybridVMChangeTrackingAndInventory.definitionId}`;

const own = (parameters: unknown): PlannedChange => ({
  address: 'azurerm_policy_definition.own',
  after: { id: OWN, name: 'own', policy_rule: `{"then":"${OURS}"}`, parameters },
});

/** What is wrong with the parameters of one assignment. */
function found(definition: string, parameters: object, more: Partial<PlannedChange> = {}, ...beside: PlannedChange[]) {
  const after = { ...assigned('a', SUBSCRIPTION, definition, parameters).azurerm?.attributes, ...more.after };
  const change = { ...more, address: 'azurerm_subscription_policy_assignment.a', after };
  const ids = ['parameter-unknown', 'parameter-empty', 'location-unknown'];
  return check(plan(change, ...beside))
    .findings.filter(({ id }) => ids.includes(id))
    .map(({ id, subject, becomes, todo }) => `${id} ${subject}: ${becomes}. ${todo}`);
}

const unknown = (name: string, todo = 'Write the name as the policy has it.') =>
  `parameter-unknown parameter ${name}: not a parameter of the policy. ${todo}`;
const empty = (name: string) =>
  `parameter-empty parameter ${name}: empty. Give the assignment the id of the data collection rule.`;
const refused = (name: string) =>
  `location-unknown location ${name}: not accepted. Write a location's name in lower case without spaces, such as 'westeurope'.`;
const ARC = initiative('arcServers');

describe('parameters', () => {
  test.each<[string, string, object, ...string[]]>([
    ['of the initiative', ARC, { dcrResourceId: RULE, effect: 'Disabled', listOfApplicableLocations: ['westeurope'] }],
    ['that the initiative does not have', ARC, { dcrResourceId: RULE, other: 1 }, unknown('other')],
    ['in other letters', ARC, { DcrResourceId: RULE }, unknown('DcrResourceId', "Write 'dcrResourceId'.")],
    ['of a member', ASSOCIATES, { dcrResourceId: RULE, effect: 'Disabled', listOfApplicableLocations: [] }],
    ['of another member', EXTENDS, { dcrResourceId: RULE, effect: 'Disabled' }, unknown('dcrResourceId')],
    ['of a policy that is not in the input', OWN, { other: 1 }],
    ['without a rule', ARC, { dcrResourceId: '' }, empty('dcrResourceId')],
    ['with null for a rule', ARC, { dcrResourceId: null }, empty('dcrResourceId')],
    [
      'without a rule, in other letters',
      ARC,
      { DCRRESOURCEID: '' },
      unknown('DCRRESOURCEID', "Write 'dcrResourceId'."),
      empty('DCRRESOURCEID'),
    ],
    ['with another empty parameter', ARC, { dcrResourceId: RULE, effect: '' }],
    [
      'with locations that are none',
      ARC,
      { dcrResourceId: RULE, listOfApplicableLocations: ['West Europe', 'westeurope', 'nowhere'] },
      refused('West Europe'),
      refused('nowhere'),
    ],
    ['with a location in a variable', ARC, { dcrResourceId: RULE, listOfApplicableLocations: ['${var.location}'] }],
  ])('%s are found as such', (_what, definition, parameters, ...wanted) => {
    expect(found(definition, parameters)).toEqual(wanted);
  });

  test.each<[string, unknown, ...string[]]>([
    ['another', '{"rule":{"type":"String"}}', unknown('own')],
    ['it', '{"own":{"type":"String"}}'],
    ['it in other letters', '{"Own":{"type":"String"}}', unknown('own', "Write 'Own'.")],
    ['none', '{}', unknown('own')],
    ['nothing that can be read', '{'],
    ['nothing', ''],
    ['no word about it', null],
    ['another as an object', { rule: {} }, unknown('own')],
    ['a list', '["rule"]'],
  ])('of a policy that has %s are found as such', (_what, parameters, ...wanted) => {
    expect(found(OWN, { own: 1 }, {}, own(parameters))).toEqual(wanted);
  });

  test('that are secret are not judged', () => {
    expect(found(ARC, { other: 1, dcrResourceId: '' }, { afterSensitive: { parameters: true } })).toEqual([]);
  });

  test('of a policy of ones own are in no fixed places', () => {
    expect(found(OWN, { listOfApplicableLocations: ['nowhere'] }, {}, own(null))).toEqual([]);
  });
});

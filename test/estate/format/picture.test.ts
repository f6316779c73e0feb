import { review } from '../../../lib/estate';
import { pictureOf } from '../../../lib/estate/format/picture';
import { initiative } from '../losses/ids';
import { linux, type PlannedChange, plan, rule, same } from '../support';

const SCOPE = '/subscriptions/00000000-0000-0000-0000-000000000001';
const PROVIDERS = `${SCOPE}/resourceGroups/rg/providers`;
const ruleId = (name: string) => `${PROVIDERS}/Microsoft.Insights/dataCollectionRules/${name}`;
const vm = (name: string) => `${PROVIDERS}/Microsoft.Compute/virtualMachines/${name}`;
const arc = (name: string) => `${PROVIDERS}/Microsoft.HybridCompute/machines/${name}`;

const RULE = 'azurerm_monitor_data_collection_rule';
const ruleOf = (name: string) => ({ ...rule(linux()), name, id: ruleId(name) });
const assignment = (name: string, rule: string | undefined): PlannedChange => ({
  address: `azurerm_subscription_policy_assignment.${name}`,
  after: {
    ...{ name, subscription_id: SCOPE, policy_definition_id: initiative('virtualMachines') },
    ...(rule !== undefined && { parameters: JSON.stringify({ dcrResourceId: { value: ruleId(rule) } }) }),
  },
});
const association = (index: number, machine: string, rule: string) => ({
  address: `azurerm_monitor_data_collection_rule_association.a${index}`,
  attributes: { name: 'ct', target_resource_id: machine, data_collection_rule_id: ruleId(rule) },
});
const pictured = (...changes: readonly PlannedChange[]) => pictureOf(review(plan(...changes)));

test('an assignment leads to the rule it names, and to the only one if it names none', () => {
  const edges = (...names: readonly string[]) =>
    pictured(
      ...names.map((name) => same(`${RULE}.${name}`, ruleOf(name))),
      assignment('named', 'b'),
      assignment('open', undefined),
    )
      .edges.filter(([from]) => from.includes('assignment'))
      .map((edge) => edge.map((key) => key.split('.')[1]).join(' to '));
  expect(edges('a', 'b')).toEqual(['named to b']);
  expect(edges('b')).toEqual(['named to b', 'open to b']);
});

test('machines of a kind are one box, which says how many there were and are', () => {
  const changes: PlannedChange[] = [
    ...[vm('new'), vm('new2')].map((machine, index) => {
      const { address, attributes } = association(index, machine, 'a');
      return { address, after: attributes };
    }),
    ...[arc('kept'), vm('kept'), arc('KEPT')].map((machine, index) => {
      const { address, attributes } = association(10 + index, machine, index === 0 ? 'A' : 'a');
      return same(address, attributes);
    }),
  ];
  const { columns, edges } = pictured(same(`${RULE}.a`, ruleOf('a')), ...changes);
  expect(columns[0].map(({ title, text, state }) => [title, text, state])).toEqual([
    ['1 Arc server', 'by name', 'same'],
    ['1 → 3 virtual machines', 'by name', 'changed'],
  ]);
  expect(edges.filter(([from]) => from.startsWith('machines'))).toEqual([
    ['machines Arc server', `${RULE}.a`],
    ['machines virtual machine', `${RULE}.a`],
  ]);
});

test.each([
  ['new', (attributes: Record<string, unknown>) => ({ after: attributes })],
  ['removed', (attributes: Record<string, unknown>) => ({ before: attributes })],
] as const)('machines that are %s keep their number', (state, sides) => {
  const changes = [arc('a'), arc('b')].map((machine, index) => {
    const { address, attributes } = association(index, machine, 'a');
    return { address, ...sides(attributes) };
  });
  const { columns } = pictured(same(`${RULE}.a`, ruleOf('a')), ...changes);
  expect(columns[0].map((node) => [node.title, node.state])).toEqual([['2 Arc servers', state]]);
});

test.each([
  [{}, undefined, undefined],
  [{ enforce: false }, 'report only', true],
  [{ location_filter: ['north'] }, undefined, undefined],
])('an assignment with %j has the note %p', (more, note, isQuiet) => {
  const { address, after } = assignment('one', 'a');
  const shown = pictured(same(`${RULE}.a`, ruleOf('a')), {
    address,
    after: { ...after, parameters: JSON.stringify({ effect: { value: 'DeployIfNotExists' } }), ...more },
  });
  expect(shown.columns[0].map((node) => [node.note, node.isQuiet])).toEqual([[note, isQuiet]]);
});

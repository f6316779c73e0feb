import { assignmentDrift } from '../../../../lib/estate/inspection/drift/assignment-drift';
import { OPEN } from '../../../../lib/estate/inspection/drift/paired';
import { type Attributes, UNKNOWN } from '../../../../lib/estate/model/value';
import { INITIATIVES } from '../../../../lib/facts/initiatives';
import { pairsOf } from './pairs';

const ADDRESS = 'azurerm_subscription_policy_assignment.ct';
const ID = '/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/ct';
const SET = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`;
const BASE = { id: ID, name: 'ct', policy_definition_id: SET };

/** The drift of an assignment that Azure has and the code wants. */
const drift = (there: Attributes, wanted: Attributes) =>
  assignmentDrift(pairsOf([ADDRESS, { ...BASE, ...there }, { ...BASE, ...wanted }]));
const values = (given: object) => ({
  parameters: JSON.stringify(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value }]))),
});

test.each<[what: string, there: Attributes, wanted: Attributes, subject: string, words: readonly [string, string]]>([
  [
    'another definition',
    { policy_definition_id: SET.replace('policySet', 'x/policySet') },
    {},
    'definition',
    [SET, SET.replace('policySet', 'x/policySet')],
  ],
  ['no enforcement', { enforce: false }, {}, 'enforcement', ['true', 'false']],
  ['enforcement', {}, { enforce: false }, 'enforcement', ['false', 'true']],
  ['another scope left out', { not_scopes: ['/A'] }, { not_scopes: ['/b'] }, 'excluded scopes', ['["/b"]', '["/a"]']],
  ['another value', values({ a: 1 }), values({ a: 'x' }), 'parameter a', ['x', '1']],
  ['a value that is not wanted', values({ a: [1] }), {}, 'parameter a', ['not set', '[1]']],
  ['a value that is missing', {}, values({ a: false }), 'parameter a', ['false', 'not set']],
])('an assignment with %s differs', (_, there, own, subject, [wanted, has]) => {
  const item = { kind: 'assignmentChanged', address: ADDRESS, id: ID, subject: `${subject} of assignment ct` };
  expect(drift(there, own)).toEqual({ items: [{ ...item, wanted, there: has }], notCompared: [] });
});

test.each<[what: string, there: Attributes, wanted: Attributes]>([
  ['the same', {}, {}],
  ['the definition in another case', { policy_definition_id: SET.toUpperCase() }, {}],
  ['enforcement that is written', { enforce: true }, {}],
  ['scopes in another order and case', { not_scopes: ['/B', '/a'] }, { not_scopes: ['/A', '/b'] }],
  ['no scopes', { not_scopes: [] }, {}],
  ['a value that is null', values({ a: null }), {}],
])('an assignment with %s does not differ', (_, there, wanted) => {
  expect(drift(there, wanted)).toEqual({ items: [], notCompared: [] });
});

test.each<[what: string, there: Attributes, wanted: Attributes, subject: string]>([
  ['enforcement', { enforce: false }, { enforce: '${var.enforce}' }, 'enforcement'],
  ['a scope', { not_scopes: ['/a'] }, { not_scopes: ['${azurerm_resource_group.a.id}'] }, 'excluded scopes'],
  ['the scopes', { not_scopes: ['/a'] }, { not_scopes: UNKNOWN }, 'excluded scopes'],
  ['a value', values({ a: 'x' }), values({ a: '${var.a}' }), 'parameter a'],
  ['a part of a value', values({ a: ['x'] }), values({ a: ['${var.a}'] }), 'parameter a'],
  ['the parameters', values({ a: 'x' }), { parameters: '${local.parameters}' }, 'parameters'],
  ['the parameters in Azure', { parameters: 'x' }, values({ a: 'x' }), 'parameters'],
])('of an assignment, %s that cannot be seen is not compared', (_, there, wanted, subject) => {
  expect(drift(there, wanted)).toEqual({ items: [], notCompared: [`${ADDRESS}: ${subject} ${OPEN}`] });
});

test('an assignment that Azure does not have is not compared here', () => {
  expect(assignmentDrift(pairsOf([ADDRESS, undefined, BASE]))).toEqual({ items: [], notCompared: [] });
});

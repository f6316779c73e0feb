import type { Exported } from '../../../../lib/estate/inspection/drift/drift-item';
import { unwrittenDrift } from '../../../../lib/estate/inspection/drift/unwritten-drift';
import { inventoryOf, type Rows } from '../../../../lib/estate/read/inventory/inventory-of-rows';
import { INITIATIVES } from '../../../../lib/facts/initiatives';
import { rule } from '../../support';
import { type Given, pairsOf } from './pairs';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const vm = (name: string) => `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`;
const DCR = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr`;
const ASSIGNED = `${GROUP}/providers/Microsoft.Authorization/policyAssignments/ct`;
const EXEMPTION = '/providers/Microsoft.Authorization/policyExemptions';
const SET = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`;

const assignment = { id: ASSIGNED, name: 'ct', policy_definition_id: SET };
const PAIRS: readonly Given[] = [
  ['azurerm_monitor_data_collection_rule.ct', { id: DCR, ...rule({}) }, rule({})],
  ['azurerm_resource_group_policy_assignment.ct', assignment, assignment],
  ['azurerm_resource_group_policy_exemption.own', { id: `${GROUP}${EXEMPTION}/own` }, { name: 'own' }],
  ['azurerm_resource_group_policy_exemption.new', undefined, { name: 'new' }],
];

function drift(rows: Rows, named: readonly string[] = []) {
  const inventory = inventoryOf({ machines: [], ...rows }, new Set(), []);
  const exported = { rows, inventory } as unknown as Exported;
  return unwrittenDrift(pairsOf(...PAIRS), exported, new Set(named.map((id) => id.toLowerCase())));
}

const associated = (machine: string, name: string, dataCollectionRuleId: string, more: object = { name }) => ({
  id: `${vm(machine)}/providers/Microsoft.Insights/dataCollectionRuleAssociations/${name}`,
  ...{ dataCollectionRuleId, ...more },
});
const byHand = (machine: string, name: string, id: string) => ({
  ...{ kind: 'associationByHand', address: 'azurerm_monitor_data_collection_rule.ct', id: id.toLowerCase() },
  ...{ subject: `machine ${machine}`, wanted: 'no association', there: `association ${name}` },
});

test('a machine that has the rule of the code is told, unless code or policy associated it', () => {
  const one = associated('one', 'Mine', DCR.toUpperCase());
  const two = associated('two', 'nameless', DCR, {});
  const associations = [
    ...[one, two],
    associated('named', 'mine', DCR),
    associated('by-policy', 'ct-eremnfzbt7hms', DCR),
    associated('of-others', 'mine', `${DCR}-2`),
  ];
  expect(drift({ associations }, [vm('named')])).toEqual({
    items: [byHand('one', 'Mine', one.id), byHand('two', 'nameless', two.id)],
    notCompared: [],
  });
});

const exemption = (name: string, expiresOn: string, policyAssignmentId = ASSIGNED) => ({
  ...{ id: `${GROUP}${EXEMPTION}/${name}`, name, expiresOn, policyAssignmentId },
});
const unknown = (name: string, there: string) => ({
  ...{ kind: 'exemptionUnknown', address: 'azurerm_resource_group_policy_assignment.ct' },
  ...{ id: `${GROUP}${EXEMPTION}/${name}`.toLowerCase(), subject: 'resource group rg' },
  ...{ wanted: 'no exemption', there },
});

test('an exemption from an assignment of the code is told, unless the code has it', () => {
  const exemptions = [
    exemption('Lasting', ''),
    exemption('ending', '2027-01-01T00:00:00Z', ASSIGNED.toUpperCase()),
    exemption('own', ''),
    exemption('of-others', '', `${ASSIGNED}-2`),
  ];
  expect(drift({ exemptions })).toEqual({
    items: [
      unknown('Lasting', 'exemption Lasting, without an end'),
      unknown('ending', 'exemption ending, until 2027-01-01T00:00:00Z'),
    ],
    notCompared: [],
  });
});

test('nothing is told without the files of both', () => {
  expect(drift({})).toEqual({ items: [], notCompared: [] });
});

import type { Code } from '../../../../lib/estate/inspection/drift/code-machines';
import type { Exported } from '../../../../lib/estate/inspection/drift/drift-item';
import { missingDrift } from '../../../../lib/estate/inspection/drift/missing-drift';
import { OPEN } from '../../../../lib/estate/inspection/drift/paired';
import type { Attributes } from '../../../../lib/estate/model/value';
import type { Rows } from '../../../../lib/estate/read/inventory/inventory-of-rows';
import { CHANGE_TRACKING_EXTENSION } from '../../../../lib/facts/extension';
import { INITIATIVES } from '../../../../lib/facts/initiatives';
import { rule } from '../../support';
import { type Given, pairsOf } from './pairs';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const VM = `${GROUP}/providers/Microsoft.Compute/virtualMachines/web`;
const EXTENSION = {
  name: 'ct',
  publisher: CHANGE_TRACKING_EXTENSION.publisher,
  type: CHANGE_TRACKING_EXTENSION.type.linux,
};
const SET = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.virtualMachines.id}`;

const RULE: Given = [
  'azurerm_monitor_data_collection_rule.x',
  undefined,
  { ...rule({}), name: 'dcr', resource_group_name: 'rg' },
];
const ASSOCIATION: Given = [
  'azurerm_monitor_data_collection_rule_association.x',
  undefined,
  { name: 'tie', target_resource_id: VM, data_collection_rule_id: '/dcr' },
];
const ON_MACHINES: readonly Given[] = [
  ['azurerm_virtual_machine_extension.x', undefined, { ...EXTENSION, virtual_machine_id: VM }],
  ['azurerm_virtual_machine_scale_set_extension.x', undefined, { ...EXTENSION, virtual_machine_scale_set_id: VM }],
  ['azurerm_arc_machine_extension.x', undefined, { ...EXTENSION, arc_machine_id: VM }],
];
const ASSIGNMENT: Given = [
  'azurerm_subscription_policy_assignment.x',
  undefined,
  { name: 'assigned', subscription_id: '/subscriptions/s', policy_definition_id: SET },
];

const ROWS: Rows = Object.fromEntries(
  ['rules', 'associations', 'extensions', 'workspaces', 'solutions', 'assignments', 'exemptions'].map((file) => [
    file,
    [],
  ]),
);

interface Setting {
  readonly rows?: Rows;
  readonly cutOff?: readonly string[];
  /** Machines that Azure has, and that the code names. */
  readonly existing?: readonly string[];
  readonly named?: readonly string[];
  readonly unmade?: readonly string[];
  readonly namesakes?: readonly string[];
}

function drift(given: readonly Given[], setting: Setting = {}) {
  const { rows = ROWS, cutOff, existing = [], named = [], unmade = [], namesakes = [] } = setting;
  return missingDrift(
    { ...pairsOf(...given), namesakes },
    {
      rows,
      inventory: { incomplete: new Set(cutOff) },
      machines: existing.map((id) => ({ id })),
    } as unknown as Exported,
    {
      machines: new Map(named.map((id) => [id, 'x'])),
      unmade: new Map(unmade.map((address) => [address, 'x'])),
    } as unknown as Code,
  );
}

const missing = (address: string, subject: string) => ({
  ...{ kind: 'missing', address, id: undefined, subject },
  ...{ wanted: subject, there: 'nothing of this name' },
});

test.each<[subject: string, given: Given]>([
  ['rule dcr', RULE],
  ['association tie', ASSOCIATION],
  ...ON_MACHINES.map((one): [string, Given] => ['extension ct', one]),
  ['workspace law', ['azurerm_log_analytics_workspace.x', undefined, { name: 'law', resource_group_name: 'rg' }]],
  [
    'solution ChangeTracking',
    [
      'azurerm_log_analytics_solution.x',
      undefined,
      { solution_name: 'ChangeTracking', workspace_resource_id: `${GROUP}/law` },
    ],
  ],
  ['assignment assigned', ASSIGNMENT],
  [
    'exemption spared',
    ['azurerm_resource_group_policy_exemption.x', undefined, { name: 'spared', resource_group_id: GROUP }],
  ],
])('%s is missing', (subject, given) => {
  expect(drift([given])).toEqual({ items: [missing(given[0], subject)], notCompared: [] });
});

test('what exists, is of something else, or is part of a scale set is not missing', () => {
  const [address, , after] = RULE;
  const others: readonly Given[] = [
    [address, after, after],
    ['azurerm_monitor_data_collection_rule.cpu', undefined, { name: 'cpu', resource_group_name: 'rg' }],
    ['azurerm_resource_group.x', undefined, { name: 'rg' }],
    [
      'azurerm_linux_virtual_machine_scale_set.x',
      undefined,
      { id: VM, name: 'set', resource_group_name: 'rg', extension: [EXTENSION] },
    ],
  ];
  expect(drift(others)).toEqual({ items: [], notCompared: [] });
});

test('a resource whose name another subscription has too is not said to be missing', () => {
  expect(drift([RULE], { namesakes: [RULE[0]] })).toEqual({ items: [], notCompared: [] });
});

test('a machine that does not exist hides nothing else', () => {
  const setting = { named: [VM.toLowerCase()], unmade: ['azurerm_linux_virtual_machine.Web'] };
  expect(drift([RULE], setting).items).toHaveLength(1);
});

test.each(ON_MACHINES.concat([ASSOCIATION]))(
  '%s of a machine that does not exist is not listed as well',
  (...given) => {
    const [address, , after] = given;
    const id = VM.toLowerCase();
    const of = (target: string): Given => [
      address,
      undefined,
      Object.fromEntries(Object.entries(after).map(([key, value]) => [key, value === VM ? target : value])),
    ];
    expect(drift([given], { named: [id] }).items).toEqual([]);
    expect(drift([given], { named: [id], existing: [id] }).items).toHaveLength(1);
    expect(
      drift([of('${azurerm_linux_virtual_machine.Web.id}')], { unmade: ['azurerm_linux_virtual_machine.Web'] }),
    ).toEqual({
      items: [],
      notCompared: [],
    });
  },
);

test.each<[what: string, setting: Setting]>([
  ['missing', { rows: { ...ROWS, rules: undefined } as Rows }],
  ['cut off', { cutOff: ['rules'] }],
])('with a file that is %s, it is not known what is missing', (_, setting) => {
  expect(drift([RULE], setting)).toEqual({
    items: [],
    notCompared: ['rules: the file is missing or cut off, so it is not known whether all of the code exist'],
  });
  expect(drift([ASSIGNMENT], setting).items).toHaveLength(1);
});

test.each<[what: string, given: Given, more: Attributes]>([
  ['a group that is not known', RULE, { resource_group_name: '${azurerm_resource_group.x.name}' }],
  ['no group', RULE, { resource_group_name: undefined }],
  ['a scope that is not known', ASSIGNMENT, { subscription_id: '${data.azurerm_subscription.x.id}' }],
])('a resource with %s is not compared', (_, [address, , after], more) => {
  expect(drift([[address, undefined, { ...after, ...more }]])).toEqual({
    items: [],
    notCompared: [`${address}: what makes up its id ${OPEN}`],
  });
});

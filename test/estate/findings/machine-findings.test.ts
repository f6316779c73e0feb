import { INITIATIVES } from '../../../lib/facts/initiatives';
import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

const GROUP = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute';
const vm = (name: string) => `${GROUP}/virtualMachines/${name}`;
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';
const EXTENSION = 'azurerm_virtual_machine_extension';
const [A, X, AGENT, VM] = [
  `${ASSOCIATION}.a`,
  `${EXTENSION}.x`,
  `${EXTENSION}.agent`,
  'azurerm_linux_virtual_machine.web',
];
const [OURS, PERF] = ['/rules/ct', '/rules/perf'];

const RULE = same('azurerm_monitor_data_collection_rule.ct', { ...rule(linux()), id: OURS });
const association = (data_collection_rule_id: string, machine = 'web') => ({
  target_resource_id: vm(machine),
  data_collection_rule_id,
});
const extension = (machine = 'web') => ({
  publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
  type: 'ChangeTracking-Linux',
  virtual_machine_id: vm(machine),
  type_handler_version: '2.35',
});
const agent = { ...extension(), publisher: 'Microsoft.Azure.Monitor', type: 'AzureMonitorLinuxAgent' };
const [ASSOCIATED, EXTENDED] = [same(A, association(OURS)), same(X, extension())];
const [FOLLOWED, INSTALLED] = [
  { address: A, before: association(OURS) },
  { address: X, before: extension() },
];
const unknownMachine = { target_resource_id: true, virtual_machine_id: true };
const POLICY = same('azurerm_subscription_policy_assignment.own', {
  id: '/assignments/own',
  policy_definition_id: `/policySetDefinitions/${INITIATIVES.virtualMachines.id}`,
  subscription_id: '/subscriptions/s',
  identity: [{ type: 'UserAssigned', identity_ids: ['/identities/own'] }],
  parameters: JSON.stringify({ dcrResourceId: { value: '/rules/Assigned' } }),
});
const NOT_TOLD = 'whether that rule is of change tracking is not in the input';

/** Findings without the type of the resources. */
const found = (...changes: readonly PlannedChange[]) =>
  reviewed(plan(...changes)).map((line) => line.replace(/@azurerm_\w+\./, '@'));

describe('a machine', () => {
  test.each<[string, PlannedChange[], ...string[]]>([
    [
      'that loses all it has',
      [INSTALLED, { address: AGENT, before: agent }, FOLLOWED],
      'machine-dropped@a virtual machine web: has extension, association, agent -> keeps nothing',
    ],
    [
      'that loses its agent and its extension',
      [{ address: AGENT, before: agent }, INSTALLED, ASSOCIATED],
      'machine-dropped@x virtual machine web: has extension, association, agent -> keeps association',
    ],
    [
      'that loses its agent',
      [{ address: AGENT, before: agent }, EXTENDED, ASSOCIATED],
      'machine-dropped@agent virtual machine web: has extension, association, agent -> keeps extension, association',
    ],
    [
      'that is destroyed',
      [{ address: VM, before: { id: vm('web') } }, FOLLOWED],
      'machine-removed@web virtual machine web: had association -> destroyed',
    ],
    [
      'that is destroyed, of a scale set',
      [
        {
          address: 'azurerm_linux_virtual_machine_scale_set.set',
          before: { id: `${GROUP}/virtualMachineScaleSets/set` },
        },
        { address: A, before: { ...association(OURS), target_resource_id: `${GROUP}/virtualMachineScaleSets/set` } },
      ],
      'machine-removed@set scale set set: had association -> destroyed',
    ],
    [
      'whose association cannot be told',
      [{ ...ASSOCIATED, unknown: unknownMachine }],
      'unknown-until-apply@a machine: web -> known only at apply',
    ],
    [
      'whose extension cannot be told',
      [ASSOCIATED, { ...EXTENDED, unknown: unknownMachine }],
      'unknown-until-apply@x machine: web -> known only at apply',
    ],
    ['with an agent only, that loses it', [{ address: AGENT, before: agent }]],
    [
      'that follows a rule in other letters, no more',
      [{ address: A, before: association(OURS.toUpperCase()) }],
      'machine-dropped@a virtual machine web: has association -> keeps nothing',
    ],
    [
      'that follows the rule of an assignment, no more',
      [POLICY, { address: A, before: association('/rules/assigned') }],
      'machine-dropped@a virtual machine web: has association -> keeps nothing',
    ],
  ])('%s is found as such', (_what, changes, ...wanted) => {
    expect(found(RULE, ...changes)).toEqual(wanted);
  });

  test('whose resource Terraform forgets is not destroyed', () => {
    const document = plan(RULE, { address: VM, before: { id: vm('web') } }, FOLLOWED);
    const changes = document['resource_changes'] as { change: { actions: string[] } }[];
    if (changes[1]) changes[1].change.actions = ['forget'];
    expect(reviewed(document)[0]).toBe(`machine-dropped@${A} virtual machine web: has association -> keeps nothing`);
  });

  describe('that follows another rule', () => {
    const repointed = (was: string, becomes: string) =>
      `association-repointed@a virtual machine web: follows rule ${was} -> follows rule ${becomes}; ${NOT_TOLD}`;
    const noLonger = (address: string, was: string) =>
      `unknown-until-apply@${address} virtual machine web: follows rule ${was} -> no longer does; ${NOT_TOLD}`;
    const moves = (was: string, becomes: string) => ({
      address: A,
      before: association(was),
      after: association(becomes),
    });
    const B = `${ASSOCIATION}.b`;

    test.each<[string, PlannedChange[], ...string[]]>([
      ['of which nothing else is known', [moves('/rules/other', PERF)], repointed('other', 'perf')],
      ['of which nothing else is known, in other letters', [moves(PERF, '/rules/PERF')]],
      [
        'of which nothing else is known, at an association that cannot be told',
        [{ ...moves('/rules/other', PERF), unknown: unknownMachine }],
        'unknown-until-apply@a machine: web -> known only at apply',
      ],
      ['of which nothing else is known, than ours', [moves(OURS, PERF)], repointed('ct', 'perf')],
      ['than ours', [EXTENDED, moves(OURS, PERF)], repointed('ct', 'perf')],
      ['than one outside of the input', [EXTENDED, moves('/rules/other', PERF)], repointed('other', 'perf')],
      [
        'that is known only at apply',
        [EXTENDED, { ...moves(PERF, ''), unknown: { data_collection_rule_id: true } }],
        repointed('perf', 'known only at apply'),
      ],
      [
        'by its second association',
        [EXTENDED, { address: A, before: association('/rules/other') }, { ...moves(PERF, '/rules/OTHER'), address: B }],
        noLonger('b', 'perf'),
      ],
      [
        'than ours, which it had before',
        [FOLLOWED, same(B, association(PERF))],
        'machine-dropped@a virtual machine web: has association -> keeps nothing',
      ],
      ['too, no more', [ASSOCIATED, { address: B, before: association(PERF) }]],
      ['too, from now on', [EXTENDED, { address: A, after: association(PERF) }]],
      [
        'no more',
        [EXTENDED, { address: A, before: association(PERF) }],
        'machine-dropped@a virtual machine web: has extension, association -> keeps extension',
      ],
    ])('%s is found as such', (_what, changes, ...wanted) => {
      expect(found(RULE, ...changes)).toEqual(wanted);
    });
  });
});

describe('machines that are new', () => {
  const names = Array.from({ length: 12 }, (_, index) => `m${index}`);
  const associated = (count: number): PlannedChange[] =>
    names.slice(0, count).map((name) => ({ address: `${A}["${name}"]`, after: association(OURS, name) }));
  const onboarded = (what: string) => `machine-added@a ${what}`;

  test.each<[string, PlannedChange[], ...string[]]>([
    [
      'are all named if they are ten',
      associated(10),
      onboarded('10 machines: not onboarded -> onboarded: m0, m1, m2, m3, m4, m5, m6, m7, m8, m9'),
    ],
    [
      'are counted if they are more',
      associated(12),
      onboarded('12 machines: not onboarded -> onboarded: m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 2 more'),
    ],
    [
      'follow a rule with their extension',
      [{ address: X, after: extension() }, ...associated(1), { address: `${X}0`, after: extension('m0') }],
      'extension-added@x 1 machine: no extension -> extension installed: web',
      onboarded('1 machine: not onboarded -> onboarded: m0'),
    ],
    [
      'cannot be told',
      [{ address: A, after: association(OURS), unknown: unknownMachine }],
      onboarded('1 machine: not onboarded -> onboarded: known only at apply'),
    ],
    ['have an extension that cannot be told', [{ address: X, after: extension(), unknown: unknownMachine }]],
    [
      'follow ours where they followed another',
      [
        same('azurerm_monitor_data_collection_rule.perf', { id: PERF, data_sources: [{ performance_counter: [{}] }] }),
        { address: A, before: association(PERF), after: association(OURS), unknown: unknownMachine },
      ],
      'unknown-until-apply@a machine: web -> known only at apply',
    ],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found(RULE, ...changes)).toEqual(wanted);
  });
});

describe('machines of a collection that cannot be seen', () => {
  const stack = (machines: unknown) => ({
    resource: {
      azurerm_monitor_data_collection_rule: { ct: rule(linux()) },
      [ASSOCIATION]: {
        a: {
          for_each: machines,
          target_resource_id: '${each.value}',
          data_collection_rule_id: '${azurerm_monitor_data_collection_rule.ct.id}',
        },
      },
    },
  });
  const open = stack('${var.machines}');

  test('are the same on both sides', () => {
    expect(reviewed(open, open)).toEqual([]);
  });

  test('are not dropped where they can be seen from now on', () => {
    expect(reviewed(stack({ web: vm('web') }), open)).toEqual([
      `unknown-until-apply@${A}[*] machines: other than now -> known only at apply`,
      `machine-added@${A} 1 machine: not onboarded -> onboarded: web`,
    ]);
  });
});

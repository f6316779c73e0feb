import { check, review } from '../../../lib/estate';
import { type PlannedChange, plan } from '../support';

const VM = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web';
const ARC = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/web';
const PUBLISHER = 'Microsoft.Azure.ChangeTrackingAndInventory';

const of = (key: string, kind: 'virtual_machine' | 'arc_machine', more: object): PlannedChange => ({
  address: `azurerm_${kind}_extension.${key}`,
  after: {
    ...{ publisher: PUBLISHER, type: 'ChangeTracking-Linux' },
    ...(kind === 'arc_machine' ? { arc_machine_id: ARC } : { virtual_machine_id: VM }),
    ...more,
  },
});
const agent = { publisher: 'Microsoft.Azure.Monitor', type: 'AzureMonitorLinuxAgent' };

/** What a check finds of one kind. */
const found = (kind: string, ...changes: readonly PlannedChange[]) =>
  check(plan(...changes))
    .findings.filter(({ id }) => id === kind)
    .map(({ subject, becomes }) => `${subject}: ${becomes}`);

describe('two extensions of a machine', () => {
  const one = of('one', 'virtual_machine', {});
  const two = (more: object) => of('two', 'virtual_machine', more);
  const hidden = { virtual_machine_id: true };
  const twice = (name: string) => `virtual machine web: has ${name} from azurerm_virtual_machine_extension.one too`;

  test.each<[string, PlannedChange[], ...string[]]>([
    [
      'of change tracking',
      [one, two({ virtual_machine_id: VM.replace('Compute', 'compute') })],
      twice('ChangeTracking-Linux'),
    ],
    ['of the agent', [of('one', 'virtual_machine', agent), two(agent)], twice('AzureMonitorLinuxAgent')],
    ['of different kinds', [one, two(agent)]],
    ['for different systems', [one, two({ type: 'ChangeTracking-Windows' })]],
    ['for different machines', [one, two({ virtual_machine_id: `${VM}2` })]],
    ['at two addresses', [of('one', 'virtual_machine', { id: '/e/ct' }), two({ id: '/e/ct' })]],
    ['for machines that cannot be seen', [one, two({})].map((change) => ({ ...change, unknown: hidden }))],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found('extension-duplicate', ...changes)).toEqual(wanted);
  });

  test('of which one was for another machine', () => {
    const after = { ...two({}).after };
    const { findings } = review(
      plan({ ...one, before: { ...one.after } }, { ...two({}), before: { ...after, virtual_machine_id: `${VM}2` } }),
    );
    expect(findings.find(({ id }) => id === 'extension-duplicate')?.was).toBe('one extension');
  });
});

test.each<[string, 'virtual_machine' | 'arc_machine', unknown, ...string[]]>([
  ['three numbers', 'virtual_machine', '2.35.0', 'extension of web: 2.35.0'],
  ['one number', 'virtual_machine', '2', 'extension of web: 2'],
  ['a number with two digits', 'virtual_machine', '12.35'],
  ['an expression', 'virtual_machine', '${var.version}'],
  ['no value', 'virtual_machine', null],
  ['four numbers', 'arc_machine', '2.35.0.0'],
])('a version of %s for a %s', (_what, kind, type_handler_version, ...wanted) => {
  expect(found('version-malformed', of('one', kind, { type_handler_version }))).toEqual(wanted);
  expect(found('version-malformed', of('one', kind, { ...agent, type_handler_version }))).toEqual(wanted);
});

test.each<[string, 'virtual_machine' | 'arc_machine', unknown, boolean, ...string[]]>([
  ['2.35', 'arc_machine', '2.35', true, 'extension of web: 2.35, upgraded by Azure'],
  ['2.35 that stays', 'arc_machine', '2.35', false],
  ['2.0.1', 'arc_machine', '2.0.1', true, 'extension of web: 2.0.1, upgraded by Azure'],
  ['2', 'arc_machine', '2', true],
  ['12.0.0', 'arc_machine', '12.0.0', true],
  ['a variable', 'arc_machine', '${var.version}', true],
  ['no value', 'arc_machine', null, true],
  ['2.35', 'virtual_machine', '2.35', true],
])('a pin to %s for a %s', (_what, kind, type_handler_version, automatic_upgrade_enabled, ...wanted) => {
  const one = of('one', kind, { type_handler_version, automatic_upgrade_enabled });
  expect(found('pin-ignored', one)).toEqual(wanted);
});

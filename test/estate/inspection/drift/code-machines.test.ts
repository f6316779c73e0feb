import { codeOf } from '../../../../lib/estate/inspection/drift/code-machines';
import type { Action, Input } from '../../../../lib/estate/model/input';
import type { Inventory } from '../../../../lib/estate/model/inventory';
import { readInput } from '../../../../lib/estate/read/documents';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const machineId = (name: string, group = GROUP) => `${group}/providers/Microsoft.Compute/virtualMachines/${name}`;
const inventoryOf = (...ids: readonly string[]) =>
  ({
    machines: ids.map((id) => ({ id: id.toLowerCase(), name: id.split('/').at(-1) })),
  }) as unknown as Inventory;

const VM = 'azurerm_linux_virtual_machine';
const EXTENSION = 'azurerm_virtual_machine_extension';
const TYPE = { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', type: 'ChangeTracking-Linux' };
const extended = (id: string) => ({ name: 'ct', virtual_machine_id: id, ...TYPE });

/** Machines that code makes, and the extension of one of them. */
const code = (resource: object) => readInput({ resource });
const made = (attributes: object) =>
  code({ [VM]: { web: attributes }, [EXTENSION]: { ct: extended(`\${${VM}.web.id}`) } });

test('a machine that the code makes is found by its name and group, in whatever case', () => {
  const found = codeOf(made({ name: 'Web', resource_group_name: 'RG' }), inventoryOf(machineId('WEB'), machineId('x')));
  expect([...found.machines]).toEqual([[machineId('web').toLowerCase(), `${VM}.web`]]);
  expect([...found.unmade]).toEqual([]);
  expect(found.notCompared).toEqual([]);
  const extension = found.input.changes.find(({ type }) => type === EXTENSION);
  expect(extension?.after?.['virtual_machine_id']).toBe(machineId('web').toLowerCase());
});

test('a machine that Azure does not have is not made yet', () => {
  const found = codeOf(
    made({ name: 'web', resource_group_name: 'rg' }),
    inventoryOf(machineId('x'), machineId('web', `${GROUP}-2`)),
  );
  expect([...found.unmade]).toEqual([[`${VM}.web`, 'web']]);
  expect([...found.machines]).toEqual([]);
  expect(found.notCompared).toEqual([`${EXTENSION}.ct: its machine is known only at apply`]);
});

test.each<[string, object, readonly string[]]>([
  [
    'of two machines of its name in groups of its name',
    { name: 'web', resource_group_name: 'rg' },
    [machineId('web'), machineId('web', GROUP.replace('01/', '02/'))],
  ],
  ['whose name cannot be seen', { name: '${var.name}', resource_group_name: 'rg' }, [machineId('web')]],
  ['whose group cannot be seen', { name: 'web', resource_group_name: '${var.group}' }, [machineId('web')]],
])('it is not known which is meant %s', (_, attributes, ids) => {
  const { machines, unmade } = codeOf(made(attributes), inventoryOf(...ids));
  expect([[...machines], [...unmade]]).toEqual([[], []]);
});

test('a machine with an id in the code has that id, whether Azure has it or not', () => {
  const web = `${VM}.web`;
  const id = machineId('Web');
  const state = made({ id, name: 'Web', resource_group_name: 'rg' });
  for (const there of [inventoryOf(id), inventoryOf()]) {
    const { machines, unmade, input } = codeOf(state, there);
    expect([...machines]).toEqual([[id.toLowerCase(), web]]);
    expect([...unmade]).toEqual([]);
    expect(input.changes.map(({ address, importing }) => [address, importing])).toEqual([
      [web, { id }],
      [`${EXTENSION}.ct`, undefined],
    ]);
  }
});

test('what Terraform removes or forgets is not wanted, and what it imports keeps its import', () => {
  const change = (name: string, action: Action, more: object) => ({
    ...{ address: `x.${name}`, type: 'azurerm_resource_group', action, replacedFor: [] },
    ...more,
  });
  const after = { name: 'rg', id: '/rg' };
  const plan: Input = {
    ...code({}),
    kind: 'plan',
    changes: [
      change('removed', 'delete', { before: after }),
      change('forgotten', 'forget', { before: after, after }),
      change('imported', 'update', { before: after, after, importing: { id: '/RG' } }),
      change('changed', 'update', { before: after, after }),
      change('new', 'create', { after: { name: 'rg' } }),
    ],
  };
  const { changes } = codeOf(plan, inventoryOf()).input;
  expect(changes.map(({ address, importing }) => [address, importing?.id])).toEqual([
    ['x.imported', '/RG'],
    ['x.changed', '/rg'],
    ['x.new', undefined],
  ]);
});

test('a machine that is named has the first address that names it', () => {
  const id = machineId('web');
  const found = codeOf(code({ [EXTENSION]: { a: extended(id), b: extended(id.toUpperCase()) } }), inventoryOf(id));
  expect([...found.machines]).toEqual([[id.toLowerCase(), `${EXTENSION}.a`]]);
});

test('what the code does not show is named', () => {
  const input = readInput({ module: { inner: { source: './x' } }, resource: { [VM]: {} } });
  expect(codeOf(input, inventoryOf()).notCompared).toEqual([
    'module.inner: what the module creates is not in the configuration: review a plan to see it',
  ]);
});

import { describeStack } from '../../../lib/estate';
import { file, linux, plan, rule } from '../support';

const PROVIDERS = '/subscriptions/s/resourceGroups/rg/providers';
const vm = (name: string) => `${PROVIDERS}/Microsoft.Compute/virtualMachines/${name}`;
const arc = (name: string) => `${PROVIDERS}/Microsoft.HybridCompute/machines/${name}`;

const RULE = { azurerm_monitor_data_collection_rule: { ct: rule(linux(file('/etc/hosts'))) } };
const extension = (virtual_machine_id: string, more: object) => ({
  ...{ virtual_machine_id, publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', type: 'ChangeTracking-Linux' },
  ...more,
});
const machinesIn = (resource: object) =>
  describeStack({ resource: { ...RULE, ...resource } }).filter((line) => line.startsWith('machines'));

test('machines are counted by kind, each once, with those that are known later', () => {
  const associated = [vm('a'), vm('A'), arc('a'), undefined, undefined].map((id, index) => ({
    address: `azurerm_monitor_data_collection_rule_association.a${index}`,
    after: { data_collection_rule_id: '/rule', ...(id !== undefined && { target_resource_id: id }) },
    unknown: { target_resource_id: id === undefined },
  }));
  expect(describeStack(plan(...associated))).toEqual([
    'machines 1 virtual machine, 1 Arc server, 2 associations of machines known only at apply',
  ]);
  expect(machinesIn({})).toEqual([]);
});

test('the versions of the extension are those there are, each once', () => {
  const fixed = { automatic_upgrade_enabled: false };
  const extensions = [
    extension(vm('a'), { ...fixed, type_handler_version: '2.35' }),
    extension(vm('b'), { ...fixed, type_handler_version: '2.20' }),
    extension(vm('c'), { ...fixed, type_handler_version: '2.35' }),
    extension(vm('d'), { automatic_upgrade_enabled: true, type_handler_version: '2.20' }),
    extension(vm('e'), { ...fixed, type_handler_version: '${var.version}' }),
  ];
  const blocks = Object.fromEntries(extensions.map((one, index) => [`e${index}`, one]));
  expect(machinesIn({ azurerm_virtual_machine_extension: blocks })).toEqual([
    'machines 5 virtual machines; extension ${var.version}, 2.20, 2.35, kept up to date by Azure',
  ]);
});

test.each([
  ['everything is off', '{"enableFiles":false}', 'Linux    nothing'],
  ['there are none', null, 'Linux    no settings'],
])('settings in which %s are said', (_what, settings, line) => {
  expect(describeStack({ resource: { azurerm_monitor_data_collection_rule: { ct: rule(settings) } } })[0]).toBe(line);
});

import { describe as described } from '../../../lib/estate';
import { linux, rule } from '../support';

const ARC = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machines';
const RULE = 'azurerm_monitor_data_collection_rule';
const association = (name: string, rule: string) => ({
  target_resource_id: `${ARC}/${name}`,
  data_collection_rule_id: rule,
});
const extension = (name: string, more: object) => ({
  ...{ arc_machine_id: `${ARC}/${name}`, publisher: 'Microsoft.Azure.ChangeTrackingAndInventory' },
  ...{ type: 'ChangeTracking-Linux', ...more },
});
const machinesIn = (associations: object, extensions: object = {}) =>
  described({
    resource: {
      [RULE]: { ct: rule(linux()), perf: { name: 'perf', data_sources: {} } },
      azurerm_monitor_data_collection_rule_association: associations,
      azurerm_arc_machine_extension: extensions,
    },
  }).machines.map(({ count, version }) => `${count}: ${version}`);

test('machines of a rule of the input that is of something else are not counted, those of a rule elsewhere are', () => {
  expect(
    machinesIn({
      ours: association('a', `\${${RULE}.ct.id}`),
      other: association('b', `\${${RULE}.perf.id}`),
      elsewhere: association('c', '/subscriptions/s/rule'),
      again: association('C', '/subscriptions/s/rule'),
    }),
  ).toEqual(['2: not here']);
});

test('machines are counted by the version of their extension', () => {
  expect(
    machinesIn(
      { a: association('a', `\${${RULE}.ct.id}`) },
      {
        a: extension('a', { type_handler_version: '2.35', automatic_upgrade_enabled: false }),
        b: extension('b', { type_handler_version: '2.35', automatic_upgrade_enabled: false }),
        c: extension('c', { automatic_upgrade_enabled: true, type_handler_version: '2.35' }),
        d: extension('d', { automatic_upgrade_enabled: false }),
        e: extension('e', { automatic_upgrade_enabled: false, type_handler_version: '${var.version}' }),
      },
    ),
  ).toEqual(['2: 2.35', '1: kept up to date by Azure', '1: newest when installed', '1: ${var.version}']);
});

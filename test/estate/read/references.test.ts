import { collectConfiguration, modulePath, referencedId, withoutKeys } from '../../../lib/estate/read/references';

test.each([
  ['azurerm_x.a', 'azurerm_x.a'],
  ['module.a["k.\\"]"].module.b[0].azurerm_x.a["z"]', 'module.a.module.b.azurerm_x.a'],
])('%s without its keys', (address, without) => {
  expect(withoutKeys(address)).toBe(without);
});

test.each([
  ['azurerm_x.a', ''],
  ['module.a.azurerm_x.a', 'module.a.'],
  ['module.a["k.\\"]"].module.b-c[10].azurerm_x.a["z"]', 'module.a["k.\\"]"].module.b-c[10].'],
])('the modules of %s', (address, modules) => {
  expect(modulePath(address)).toBe(modules);
});

const through = (reference: string) => ({ references: [reference] });
const RULE = 'azurerm_monitor_data_collection_rule';
const CONFIGURATION = collectConfiguration({
  resources: [
    { type: RULE, address: `${RULE}.ct`, expressions: { name: {} } },
    { type: 'azurerm_subnet', address: 'azurerm_subnet.a', expressions: {} },
  ],
  module_calls: {
    rules: {
      expressions: { own: through(`${RULE}.ct.id`), passed: through('var.given') },
      module: {
        resources: [{ type: RULE, address: `${RULE}.inner`, expressions: { name: {} } }],
        outputs: { id: { expression: through(`${RULE}.inner.id`) } },
        module_calls: { deep: { expressions: { own: through('var.own') }, module: {} } },
      },
    },
  },
});

test('the configuration has the resources that are read, and calls, in all of its modules', () => {
  expect([...CONFIGURATION.resources.keys()]).toEqual([`${RULE}.ct`, `module.rules.${RULE}.inner`]);
  expect([...CONFIGURATION.calls.keys()]).toEqual(['module.rules.', 'module.rules.module.deep.']);
});

test.each<[argument: string, reference: string | string[], path: string, id: string | undefined]>([
  ['data_collection_rule_id', `${RULE}.ct.id`, '', `\${${RULE}.ct.id}`],
  ['data_collection_rule_id', [`${RULE}.ct.id`, `${RULE}.ct`], 'module.a.', `\${module.a.${RULE}.ct.id}`],
  ['data_collection_rule_id', [`${RULE}.ct`, `${RULE}.ct[0].id`, `${RULE}.ct[0]`], '', `\${${RULE}.ct[0].id}`],
  ['data_collection_rule_id', [`${RULE}.ct.id`, 'var.other'], '', undefined],
  ['data_collection_rule_id', [`${RULE}.ct.id`, `${RULE}.c`], '', undefined],
  ['data_collection_rule_id', [], '', undefined],
  ['data_collection_rule_id', `${RULE}.ct.name`, '', undefined],
  ['data_collection_rule_id', 'azurerm_resource_group.a.id', '', undefined],
  ['data_collection_rule_id', 'azapi_resource.a.id', '', '${azapi_resource.a.id}'],
  ['data_collection_rule_id', 'data.azurerm_monitor_data_collection_rule.a.id', '', undefined],
  ['name', `${RULE}.ct.id`, '', undefined],
  [
    'data_collection_endpoint_id',
    'azurerm_monitor_data_collection_endpoint.a.id',
    '',
    '${azurerm_monitor_data_collection_endpoint.a.id}',
  ],
  ['linked_resource_id', 'azurerm_subnet.a.id', '', '${azurerm_subnet.a.id}'],
  ['private_connection_resource_id', 'azurerm_subnet.a.id', '', '${azurerm_subnet.a.id}'],
  ...['target_resource_id', 'virtual_machine_id', 'virtual_machine_scale_set_id', 'arc_machine_id'].flatMap(
    (argument): [string, string, string, string | undefined][] => [
      [argument, 'azurerm_linux_virtual_machine.a.id', '', '${azurerm_linux_virtual_machine.a.id}'],
      [argument, 'azurerm_x_scale_set.a.id', '', '${azurerm_x_scale_set.a.id}'],
      [argument, 'azurerm_resource_group.a.id', '', undefined],
    ],
  ),
  ...['workspace_id', 'workspace_resource_id', 'log_analytics_workspace_id', 'source_id', 'scopes'].flatMap(
    (argument): [string, string, string, string | undefined][] => [
      [argument, 'azurerm_log_analytics_workspace.a.id', '', '${azurerm_log_analytics_workspace.a.id}'],
      [argument, 'azurerm_resource_group.a.id', '', undefined],
    ],
  ),
  ['action_groups', 'azurerm_monitor_action_group.a.id', '', '${azurerm_monitor_action_group.a.id}'],
  ['action_groups', 'azurerm_resource_group.a.id', '', undefined],
  ['storage_account_id', 'azurerm_storage_account.a.id', '', '${azurerm_storage_account.a.id}'],
  ['storage_account_ids', 'azurerm_storage_account.a.id', '', '${azurerm_storage_account.a.id}'],
  ['storage_account_id', 'azurerm_resource_group.a.id', '', undefined],
  ['write_access_id', 'azurerm_log_analytics_cluster.a.id', '', '${azurerm_log_analytics_cluster.a.id}'],
  ['write_access_id', 'azurerm_resource_group.a.id', '', undefined],
  ['policy_assignment_id', 'azurerm_resource_policy_assignment.a.id', '', '${azurerm_resource_policy_assignment.a.id}'],
  ['policy_assignment_id', 'azurerm_policy_definition.a.id', '', undefined],
  ['policy_definition_id', 'azurerm_policy_definition.a.id', '', '${azurerm_policy_definition.a.id}'],
  ['policy_definition_id', 'azurerm_resource_policy_assignment.a.id', '', undefined],
  ['principal_id', 'azurerm_x.a.identity[0].principal_id', '', '${azurerm_x.a.identity[0].principal_id}'],
  ['parent_id', 'azurerm_resource_group.a.id', '', '${azurerm_resource_group.a.id}'],
  ['resource_id', 'azurerm_resource_group.a.id', '', '${azurerm_resource_group.a.id}'],
  ['scope', 'azurerm_resource_group.a.id', '', '${azurerm_resource_group.a.id}'],
  ['allowed_copy_scope', 'azurerm_resource_group.a.id', '', undefined],
  ['scope', 'var.own', 'module.rules.', `\${${RULE}.ct.id}`],
  ['scope', 'var.own', 'module.rules["k"].', `\${${RULE}.ct.id}`],
  ['scope', 'var.own', 'module.rules[0].module.deep[1].', `\${${RULE}.ct.id}`],
  ['scope', 'var.none', 'module.rules.', undefined],
  ['scope', 'var.passed', 'module.rules.', undefined],
  ['scope', ['module.rules.id', 'module.rules'], '', `\${module.rules.${RULE}.inner.id}`],
  ['scope', ['module.rules["a \\"b"].id', 'module.rules'], '', `\${module.rules["a \\"b"].${RULE}.inner.id}`],
  ['scope', 'module.rules.none', '', undefined],
])('%s that refers to %j in %p', (argument, reference, path, id) => {
  const references = Array.isArray(reference) ? reference : [reference];
  expect(referencedId(argument, { references }, path, CONFIGURATION)).toBe(id);
});

test('a reference that goes around in circles has no id', () => {
  const outputs = { id: { expression: through('var.x') } };
  const circle = collectConfiguration({
    module_calls: { a: { expressions: { x: through('module.a.id') }, module: { outputs } } },
  });
  expect(referencedId('scope', through('module.a.id'), '', circle)).toBeUndefined();
});

import { isMachine, isRelevant, readAttributes } from '../../../lib/estate/model/input';

const MACHINES = [
  'azurerm_virtual_machine',
  'azurerm_linux_virtual_machine',
  'azurerm_windows_virtual_machine',
  'azurerm_virtual_machine_scale_set',
  'azurerm_linux_virtual_machine_scale_set',
  'azurerm_windows_virtual_machine_scale_set',
  'azurerm_orchestrated_virtual_machine_scale_set',
  'azurerm_arc_machine',
];
const OTHERS = [
  ...['', '_table', '_x'].map((end) => `azurerm_log_analytics_workspace${end}`),
  ...['solution', 'linked_service', 'linked_storage_account', 'cluster'].map((end) => `azurerm_log_analytics_${end}`),
  ...['rule', 'rule_association', 'endpoint'].map((end) => `azurerm_monitor_data_collection_${end}`),
  ...['private_link_scope', 'private_link_scoped_service', 'action_group', 'diagnostic_setting', 'metric_alert'].map(
    (end) => `azurerm_monitor_${end}`,
  ),
  'azurerm_monitor_scheduled_query_rules_alert_v2',
  'azurerm_monitor_scheduled_query_rules_alert',
  'azurerm_monitor_alert_processing_rule_suppression',
  'azurerm_application_insights_workbook',
  ...['account', 'account_network_rules', 'account_customer_managed_key', 'container', 'management_policy', 'blob'].map(
    (end) => `azurerm_storage_${end}`,
  ),
  ...['role_assignment', 'user_assigned_identity', 'management_lock', 'private_endpoint', 'policy_definition'].map(
    (end) => `azurerm_${end}`,
  ),
  ...['policy_set_definition', 'management_group_policy_set_definition', 'subscription_policy_set_definition'].map(
    (end) => `azurerm_${end}`,
  ),
  ...['virtual_machine', 'virtual_machine_scale_set', 'arc_machine', 'linux_virtual_machine'].map(
    (machine) => `azurerm_${machine}_extension`,
  ),
  ...['management_group', 'subscription', 'resource_group', 'resource', 'tenant'].flatMap((scope) =>
    ['assignment', 'remediation', 'exemption'].map((end) => `azurerm_${scope}_policy_${end}`),
  ),
];
const IRRELEVANT = [
  'azurerm_log_analytics_workspace_x',
  'azurerm_log_analytics_cluster',
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_scheduled_query_rules_alert',
  'azurerm_storage_blob',
  'azurerm_subscription_policy_set_definition',
  'azurerm_linux_virtual_machine_extension',
  ...['assignment', 'remediation', 'exemption'].map((end) => `azurerm_tenant_policy_${end}`),
];

test('types that have to do with change tracking are known', () => {
  expect(OTHERS.filter((type) => !isRelevant(type))).toEqual(IRRELEVANT);
  expect(MACHINES.filter((type) => !isRelevant(type) || !isMachine(type))).toEqual([]);
  expect(OTHERS.filter(isMachine)).toEqual([]);
  expect([isRelevant('xazurerm_arc_machine'), isRelevant('azurerm_arc_machinex')]).toEqual([false, false]);
});

test('of machines only some arguments are read, of others all', () => {
  const read = { id: '/id', name: 'a', location: 'b', resource_group_name: 'c', identity: [], extension: [] };
  const attributes = { ...read, admin_password: 'secret' };
  expect(readAttributes('azurerm_linux_virtual_machine', attributes)).toEqual(read);
  expect(readAttributes('azurerm_arc_machine', { name: 'a' })).toEqual({ name: 'a' });
  expect(readAttributes('azurerm_storage_account', attributes)).toBe(attributes);
});

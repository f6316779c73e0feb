import type { Estate } from '../../../lib/estate/model/estate';
import type { ResourceChange } from '../../../lib/estate/model/input';
import { UNKNOWN } from '../../../lib/estate/model/value';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { rule } from '../support';

const change = (type: string, after: object, more: Partial<ResourceChange> = {}): ResourceChange => ({
  ...{ address: `${type}.x`, type, action: 'create', after: { ...after }, replacedFor: [], ...more },
});

const TYPES: readonly (readonly [part: keyof Estate, type: string, attributes: object, other?: object])[] = [
  ['rules', 'azurerm_monitor_data_collection_rule', rule({}), {}],
  ['associations', 'azurerm_monitor_data_collection_rule_association', { data_collection_rule_id: '/r' }],
  ['endpointAssociations', 'azurerm_monitor_data_collection_rule_association', { data_collection_endpoint_id: '/e' }],
  ['remediations', 'azurerm_resource_policy_remediation', {}],
  ['exemptions', 'azurerm_subscription_policy_exemption', {}],
  ['workspaces', 'azurerm_log_analytics_workspace', {}],
  ['tables', 'azurerm_log_analytics_workspace_table', { name: 'ConfigurationChange' }, { name: 'Heartbeat' }],
  ['clusterLinks', 'azurerm_log_analytics_linked_service', { write_access_id: '/c' }, {}],
  ['storageLinks', 'azurerm_log_analytics_linked_storage_account', { data_source_type: 'Query' }, {}],
  ['solutions', 'azurerm_log_analytics_solution', { solution_name: 'ChangeTracking' }, { solution_name: 'Updates' }],
  ['containers', 'azurerm_storage_container', { name: 'changetrackingblob' }, { name: 'logs' }],
  ['roles', 'azurerm_role_assignment', {}],
  ['machines', 'azurerm_windows_virtual_machine', {}],
  ['machines', 'azurerm_orchestrated_virtual_machine_scale_set', {}],
  ['machines', 'azurerm_arc_machine', {}],
  ['identities', 'azurerm_user_assigned_identity', {}],
  ['actionGroups', 'azurerm_monitor_action_group', {}],
  ['suppressions', 'azurerm_monitor_alert_processing_rule_suppression', {}],
  ['locks', 'azurerm_management_lock', {}],
  ['privateEndpoints', 'azurerm_private_endpoint', {}],
  ['privateLinkScopes', 'azurerm_monitor_private_link_scope', {}],
  ['privateLinks', 'azurerm_monitor_private_link_scoped_service', {}],
  ['endpoints', 'azurerm_monitor_data_collection_endpoint', {}],
  [
    'alerts',
    'azurerm_monitor_scheduled_query_rules_alert_v2',
    { criteria: [{ query: 'ConfigurationChange' }] },
    { criteria: [{ query: 'Heartbeat' }] },
  ],
  [
    'workbooks',
    'azurerm_application_insights_workbook',
    { data_json: 'ConfigurationChange' },
    { data_json: 'Heartbeat' },
  ],
];

/** The parts of an estate that have something. */
const partsOf = (estate: Estate) =>
  Object.entries(estate).flatMap(([part, value]) => (Array.isArray(value) && value.length > 0 ? [part] : []));

test.each(TYPES.map(([part, type, ...attributes]) => ({ part, type, attributes })))(
  '$part are of type $type',
  ({ part, type, attributes: [own, other] }) => {
    const parts = (kind: string, attributes: object) => partsOf(estateOf([change(kind, attributes)], 'after'));
    expect([parts(type, own), parts(type, other ?? own), parts(`${type}_other`, own)]).toEqual([
      ...[[part], other === undefined ? [part] : [], []],
    ]);
  },
);

const AGENT = { publisher: 'Microsoft.Azure.Monitor', type: 'AzureMonitorLinuxAgent' };
const TRACKING = { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', type: 'ChangeTracking-Linux' };

test('extensions are resources, or inside of a scale set', () => {
  const type = 'azurerm_orchestrated_virtual_machine_scale_set';
  const extension = [
    { name: 'agent', ...AGENT, auto_upgrade_minor_version_enabled: false },
    { ...TRACKING, auto_upgrade_minor_version: true, auto_upgrade_minor_version_enabled: false },
    UNKNOWN,
  ];
  const own = change('azurerm_virtual_machine_extension', { ...TRACKING, virtual_machine_id: '/vm' });
  const { agents, extensions } = estateOf([change(type, { id: '/ss', extension }), own], 'after');
  expect(agents).toMatchObject([
    {
      ...{ address: `${type}.x`, id: '/ss/extensions/agent', type: 'azurerm_virtual_machine_scale_set_extension' },
      ...{ machine: '/ss', minorUpgrade: false },
    },
  ]);
  expect(extensions.map(({ id, machine, minorUpgrade }) => [id, machine, minorUpgrade])).toEqual([
    ['${azurerm_virtual_machine_extension.x.id}', '/vm', extensions[0]?.minorUpgrade],
    ['/ss/extensions/1', '/ss', true],
  ]);
});

describe('the sides of a change', () => {
  const TYPE = 'azurerm_log_analytics_workspace';
  const [was, becomes] = [{ id: '/Was' }, { id: '/Becomes' }];
  const ids = (changes: readonly ResourceChange[]) =>
    (['before', 'after'] as const).map((side) => estateOf(changes, side).workspaces.map(({ id }) => id));

  test.each<[more: Partial<ResourceChange>, before: string[], after: string[]]>([
    [{ action: 'update', before: was, after: becomes }, ['/Was'], ['/Becomes']],
    [{ action: 'delete', before: was, after: undefined } as Partial<ResourceChange>, ['/Was'], []],
    [{ action: 'create', after: becomes }, [], ['/Becomes']],
    [{ action: 'forget', before: was, after: undefined } as Partial<ResourceChange>, ['/Was'], ['/Was']],
    [{ after: { id: UNKNOWN } }, [], [`\${${TYPE}.x.id}`]],
  ])('%p', (more, before, after) => {
    expect(ids([change(TYPE, {}, more)])).toEqual([before, after]);
  });

  test('have what is imported to another address once', () => {
    const forgotten = {
      ...change(TYPE, {}),
      action: 'forget',
      before: was,
      after: undefined,
    } as unknown as ResourceChange;
    const imported = (id: string, type = TYPE): ResourceChange => ({
      ...change(type, becomes),
      ...{ address: `${type}.y`, importing: { id } },
    });
    expect(ids([forgotten, imported('/WAS')])).toEqual([[], ['/Becomes']]);
    expect(ids([forgotten, imported('/other')])).toEqual([['/Was'], ['/Was', '/Becomes']]);
    expect(ids([forgotten, imported('/was', 'azurerm_arc_machine')])).toEqual([['/Was'], ['/Was']]);
    const without = { ...forgotten, before: {} };
    expect(ids([without, { ...imported('x'), importing: {} }])[0]).toEqual([`\${${TYPE}.x.id}`]);
  });

  test('know the id of an import afterwards, and resources by address and id', () => {
    const changes = [change(TYPE, becomes, { before: was, importing: { id: '/Was' } })];
    const [before, after] = [estateOf(changes, 'before'), estateOf(changes, 'after')];
    const resource = { address: `${TYPE}.x`, type: TYPE };
    expect(before.workspaces).toEqual([{ ...resource, id: '/Was', attributes: was }]);
    expect(after.workspaces).toEqual([{ ...resource, id: '/Becomes', attributes: becomes, importId: '/Was' }]);
    expect([...after.resources]).toEqual([[`${TYPE}.x`, after.workspaces[0]]]);
    expect([...after.byId]).toEqual([['/becomes', after.workspaces[0]]]);
  });
});

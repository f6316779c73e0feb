import type { Action, ResourceChange } from '../../../../lib/estate/model/input';
import { type Attributes, UNKNOWN, UNSTATED } from '../../../../lib/estate/model/value';
import { isRead, normalize, normalizeAll } from '../../../../lib/estate/read/dialects/normalize';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const TYPE = 'Microsoft.OperationalInsights/workspaces@2023-09-01';
const ID = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;

const change = (type: string, action: Action, before?: Attributes, after?: Attributes): ResourceChange => ({
  ...{ address: `${type}.x`, type, action, replacedFor: ['name'] },
  ...(before && { before }),
  ...(after && { after }),
});
const azapi = (retentionInDays: number, more = {}) => ({
  ...{ type: TYPE, name: 'log', parent_id: GROUP, resource_id: ID, body: { properties: { retentionInDays } } },
  ...more,
});
const shared = { id: ID, name: 'log', resource_group_name: 'rg' };
const whole = (retention_in_days: number) => ({ ...shared, retention_in_days });
const left = {
  ...{ location: UNSTATED, tags: UNSTATED, identity: UNSTATED, sku: UNSTATED, daily_quota_gb: UNSTATED },
  ...{ local_authentication_enabled: UNSTATED, internet_ingestion_enabled: UNSTATED },
  ...{ internet_query_enabled: UNSTATED, cmk_for_query_forced: UNSTATED },
};
const part = (retention_in_days: number) => ({ ...whole(retention_in_days), ...left });
const WORKSPACE = 'azurerm_log_analytics_workspace';

describe('a resource of azapi', () => {
  const normalized = (type: string, action: Action, before?: Attributes, after?: Attributes) =>
    normalize(change(`azapi_${type}`, action, before, after));

  test.each<[action: Action, before: Attributes | undefined, after: Attributes | undefined, found: object]>([
    ['create', undefined, azapi(9), { after: whole(9) }],
    ['update', azapi(9), azapi(8), { before: whole(9), after: whole(8) }],
    ['update', azapi(9), azapi(9, { type: `${TYPE}-preview` }), { before: whole(9), after: whole(9) }],
    ['delete', azapi(9), undefined, { before: whole(9) }],
    ['update', azapi(9, { type: 'A.B/c@1' }), azapi(9), { after: whole(9) }],
  ])('is what it manages: %s', (action, before, after, found) => {
    const own = { address: 'azapi_resource.x', type: WORKSPACE, action, replacedFor: ['name'] };
    expect(normalized('resource', action, before, after)).toEqual({ changes: [{ ...own, ...found }] });
  });

  test('of another type is another resource', () => {
    const endpoint = azapi(9, { type: 'Microsoft.Insights/dataCollectionEndpoints@2023-03-11' });
    expect(normalized('resource', 'replace', azapi(9), endpoint)).toEqual({
      changes: [
        {
          address: 'azapi_resource.x (before)',
          type: WORKSPACE,
          action: 'delete',
          replacedFor: ['name'],
          before: whole(9),
        },
        {
          address: 'azapi_resource.x',
          type: 'azurerm_monitor_data_collection_endpoint',
          action: 'create',
          replacedFor: ['name'],
          after: shared,
        },
      ],
    });
  });

  test.each<[attributes: Attributes | undefined, unread: string]>([
    [undefined, 'azapi_resource'],
    [azapi(9, { type: UNKNOWN }), 'azapi_resource'],
    [azapi(9, { type: 'A.B/c@1' }), 'azapi_resource A.B/c'],
    [azapi(9, { type: 'A.B/c' }), 'azapi_resource A.B/c'],
  ])('that is not read has its kind (%#)', (attributes, unread) => {
    expect(normalized('resource', 'create', undefined, attributes)).toEqual({ changes: [], unread });
    expect(normalized('resource', 'delete', attributes)).toEqual({ changes: [], unread });
  });

  const own = { address: 'azapi_update_resource.x', type: WORKSPACE };
  const earlier = { ...left, retention_in_days: UNSTATED, resource_group_name: UNSTATED, id: ID, name: 'log' };
  test.each<[action: Action, before: Attributes | undefined, after: Attributes | undefined, found: object]>([
    ['create', undefined, azapi(9), { action: 'update', before: earlier, after: part(9), replacedFor: [] }],
    ['replace', azapi(9), azapi(8), { action: 'update', before: part(9), after: part(8), replacedFor: [] }],
    ['delete', azapi(9), undefined, { action: 'forget', before: part(9), replacedFor: ['name'] }],
  ])('that is updated exists before and after: %s', (action, before, after, found) => {
    expect(normalized('update_resource', action, before, after)).toEqual({ changes: [{ ...own, ...found }] });
  });

  const DELETE = azapi(9, { method: 'DELETE' });
  test('that an action deletes is gone', () => {
    const address = 'azapi_resource_action.x';
    expect(normalized('resource_action', 'create', undefined, DELETE)).toEqual({
      changes: [{ address, type: WORKSPACE, action: 'delete', before: earlier, replacedFor: ['name'] }],
    });
  });

  test.each<[before: Attributes | undefined, after: Attributes | undefined]>([
    [DELETE, DELETE],
    [DELETE, undefined],
    [undefined, azapi(9, { method: 'POST' })],
  ])('that was deleted before, or is only asked, stays as it is (%#)', (before, after) => {
    expect(normalized('resource_action', 'update', before, after)).toEqual({ changes: [] });
  });
});

describe('a machine', () => {
  const MACHINE = 'azurerm_linux_virtual_machine';
  test.each<[type: string, action: Action, after: Attributes, isOfInterest: boolean]>([
    [MACHINE, 'none', { identity: [] }, false],
    [MACHINE, 'none', {}, false],
    [MACHINE, 'update', {}, true],
    [MACHINE, 'none', { identity: [{}] }, true],
    [`${MACHINE}_scale_set`, 'none', { extension: [{}] }, true],
    [`${MACHINE}_scale_set`, 'none', {}, false],
    ['azurerm_arc_machine', 'none', {}, false],
    [WORKSPACE, 'none', {}, true],
  ])('%s with action %s and %j', (type, action, after, isOfInterest) => {
    const own = change(type, action, {}, after);
    expect(normalize(own)).toEqual({ changes: isOfInterest ? [own] : [] });
  });
});

test('arguments of earlier versions of the provider have their names of today', () => {
  const account = (before: Attributes | undefined, after?: Attributes) =>
    normalize(change('azurerm_storage_account', 'update', before, after)).changes[0];
  expect(account({ enable_https_traffic_only: false, name: 'a' }, { allow_blob_public_access: true })).toMatchObject({
    before: { https_traffic_only_enabled: false, name: 'a' },
    after: { allow_nested_items_to_be_public: true },
  });
  const both = { https_traffic_only_enabled: true, enable_https_traffic_only: false };
  expect(account(both)).toEqual(change('azurerm_storage_account', 'update', both));
  expect(account(undefined, { enable_https_traffic_only: false, https_traffic_only_enabled: null })?.after).toEqual({
    https_traffic_only_enabled: false,
  });
});

test.each([
  [WORKSPACE, true],
  ['azapi_resource', true],
  ['azurerm_subscription_template_deployment', true],
  ['azurerm_subnet', false],
])('whether %s may be of change tracking: %p', (type, read) => {
  expect(isRead(type)).toBe(read);
});

test('kinds that are not read are counted, and what is hidden is a gap', () => {
  const deployment = change('azurerm_resource_group_template_deployment', 'create', undefined, {
    template_content: UNKNOWN,
  });
  const changes = [change(WORKSPACE, 'create', undefined, {}), change('azurerm_subnet', 'create'), deployment];
  const earlier = { address: 'plan', what: 'partial' };
  expect(normalizeAll(changes, [earlier], ['azurerm_subnet', 'azurerm_key_vault'])).toEqual({
    changes: [changes[0]],
    gaps: [earlier, { address: deployment.address, what: 'a template that is known only at apply' }],
    unread: new Map([
      ['azurerm_subnet', 2],
      ['azurerm_key_vault', 1],
    ]),
  });
});

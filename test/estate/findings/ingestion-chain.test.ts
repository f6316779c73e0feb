import { check } from '../../../lib/estate';
import { ZONES } from '../losses/private-pieces';
import { linux, type PlannedChange, plan, rule } from '../support';

const [OPEN, CLOSED] = ['/w/open', '/w/closed'];
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';
const VM = '/providers/Microsoft.Compute/virtualMachines';
const ARC = '/providers/Microsoft.HybridCompute/machines';

const made = (address: string, after: object): PlannedChange => ({ address, after: { ...after } });
const workspace = (id: string, internet_ingestion_enabled: boolean) =>
  made(`azurerm_log_analytics_workspace.${id.slice(3)}`, { id, name: id.slice(3), internet_ingestion_enabled });
const ruleTo = (...ids: readonly string[]) =>
  made('azurerm_monitor_data_collection_rule.ct', {
    ...rule(linux()),
    id: '/rules/ct',
    data_collection_endpoint_id: '/endpoints/own',
    destinations: [
      { log_analytics: ids.map((workspace_resource_id, index) => ({ name: `d${index}`, workspace_resource_id })) },
    ],
  });
const scope = made('azurerm_monitor_private_link_scope.own', { id: '/scopes/own', name: 'ampls' });
const link = (key: string, linked_resource_id?: string) =>
  made(`azurerm_monitor_private_link_scoped_service.${key}`, { name: key, linked_resource_id });
const hidden = (change: PlannedChange, ...names: readonly string[]): PlannedChange => ({
  ...change,
  unknown: Object.fromEntries(names.map((name) => [name, true])),
});
const endpoint = (location?: string, name = 'own') =>
  made(`azurerm_monitor_data_collection_endpoint.${name}`, { id: `/endpoints/${name}`, name, location });
const follows = (key: string, machine: string, ruleId = '/Rules/ct') =>
  made(`${ASSOCIATION}.${key}`, { target_resource_id: machine, data_collection_rule_id: ruleId });
const configured = (key: string, machine: string, name = 'own') =>
  made(`${ASSOCIATION}.${key}`, { target_resource_id: machine, data_collection_endpoint_id: `/Endpoints/${name}` });
const closed = [workspace(OPEN, true), workspace(CLOSED, false)];

/** What a check finds of one kind. */
const found = (kind: string, changes: readonly PlannedChange[]) =>
  check(plan(...changes))
    .findings.filter(({ id }) => id === kind)
    .map(({ subject, becomes }) => `${subject}: ${becomes}`);

test.each<[string, PlannedChange[], ...string[]]>([
  [
    'a closed workspace',
    [ruleTo(CLOSED)],
    'rule dcr-ct: names no endpoint, and its workspace accepts data from private networks only',
  ],
  [
    'an open workspace and a closed one',
    [ruleTo(OPEN, CLOSED)],
    'rule dcr-ct: names no endpoint, and its workspace accepts data from private networks only',
  ],
  ['an open workspace', [ruleTo(OPEN)]],
])('a rule without an endpoint writes to %s', (_what, [own], ...wanted) => {
  const without = { ...own, after: { ...own?.after, data_collection_endpoint_id: '' } } as PlannedChange;
  expect(found('ingestion-endpoint-missing', [without, ...closed])).toEqual(wanted);
  expect(found('ingestion-endpoint-missing', [hidden(without, 'data_collection_endpoint_id'), ...closed])).toEqual([]);
});

describe('links to a scope', () => {
  const missing = (name: string) => `${name}: not linked to a private link scope`;

  test.each<[string, PlannedChange[], ...string[]]>([
    ['that are of something else', [ruleTo(CLOSED), scope, link('a', '/w/other')], missing('closed')],
    ['that are there without the scope', [ruleTo(CLOSED), link('a', '/W/closed')]],
    ['of a scope without links', [ruleTo(CLOSED), scope], missing('closed')],
    ['that may be in another input', [ruleTo(CLOSED)]],
    ['of which one cannot be seen', [ruleTo(CLOSED), link('a', '/w/other'), hidden(link('b'), 'linked_resource_id')]],
    [
      'without the endpoints of the rule and of its machines',
      [
        ...[ruleTo(CLOSED), scope, link('a', CLOSED), endpoint(), endpoint(undefined, 'vm'), follows('a', `${VM}/a`)],
        configured('b', `${VM}/A`, 'vm'),
      ],
      ...[missing('own'), missing('vm')],
    ],
    [
      'without the endpoint of a machine that follows something else',
      [
        ...[ruleTo(CLOSED), scope, link('a', CLOSED), endpoint(undefined, 'vm'), follows('a', `${VM}/a`, '/rules/b')],
        configured('b', `${VM}/a`, 'vm'),
      ],
    ],
  ])('%s are found as such', (_what, changes, ...wanted) => {
    expect(found('private-link-missing', [...changes, ...closed])).toEqual(wanted);
  });
});

const privateEndpoint = (name: string, target: string, more: object = {}) =>
  made(`azurerm_private_endpoint.${name}`, {
    id: `/pe/${name}`,
    name,
    private_service_connection: [{ private_connection_resource_id: target }],
    ...more,
  });
const inZones = (...private_dns_zone_ids: readonly unknown[]) => ({
  private_dns_zone_group: [{ private_dns_zone_ids }],
});

describe('a scope without a private endpoint', () => {
  const second = { ...workspace('/w/second', false) };
  const unreachable = 'scope ampls: has no private endpoint';

  test.each<[string, PlannedChange[], ...string[]]>([
    ['is found', [scope, link('a', CLOSED)], unreachable],
    ['is found if one of two closed workspaces is linked', [scope, link('a', CLOSED), second], unreachable],
    ['is no fault if an open workspace is linked', [scope, link('a', OPEN)]],
    ['is no fault if nobody sees what is linked', [scope, hidden(link('a'), 'linked_resource_id')]],
    [
      'may have one that cannot be seen',
      [scope, link('a', CLOSED), hidden(privateEndpoint('pe', '/scopes/own'), 'private_service_connection')],
    ],
    ['has one', [scope, link('a', CLOSED), privateEndpoint('pe', '/Scopes/own')]],
    [
      'has none beside one of something else',
      [scope, link('a', CLOSED), privateEndpoint('pe', '/scopes/other')],
      unreachable,
    ],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found('private-scope-unreachable', [...changes, ...closed])).toEqual(wanted);
  });
});

describe('the zones of a private endpoint', () => {
  const four = ZONES.slice(1);

  test.each<[string, object, PlannedChange[], ...string[]]>([
    ['are not all', inZones(...four), [], 'zones of pe: without privatelink.monitor.azure.com'],
    ['are all, in other letters', inZones(...ZONES.map((zone) => zone.toUpperCase())), []],
    ['may be all with one in a variable', inZones(...four, '${var.zone}'), []],
    [
      'are not all with one in a variable',
      inZones(...four.slice(1), '${var.zone}'),
      [],
      'zones of pe: without privatelink.monitor.azure.com, privatelink.oms.opinsights.azure.com',
    ],
    ['are registered by others beside an open workspace', {}, []],
    [
      'are none beside a closed workspace',
      {},
      closed,
      `zones of pe: without ${ZONES.map((id) => id.split('/').at(-1)).join(', ')}`,
    ],
  ])('%s', (_what, zones, more, ...wanted) => {
    const changes = [scope, workspace(OPEN, true), privateEndpoint('pe', '/scopes/own', zones), ...more];
    expect(found('private-zones-incomplete', changes)).toEqual(wanted);
  });

  test('are not looked at where it leads elsewhere', () => {
    expect(found('private-zones-incomplete', [privateEndpoint('pe', '/accounts/content', inZones(...four))])).toEqual(
      [],
    );
  });
});

describe('the endpoint of a machine', () => {
  const none = 'has no endpoint, and the workspace of its rule is private';
  const elsewhere = 'is in northeurope, and its endpoint in West Europe, and the workspace of its rule is private';
  const vm = (location?: string) => made('azurerm_linux_virtual_machine.a', { id: `${VM}/a`, name: 'a', location });
  const server = (more: object) => made('azurerm_arc_machine.a', { id: `${ARC}/a`, name: 'a', ...more });
  const arc = (more: object) =>
    made('azurerm_arc_machine_extension.a', {
      ...{
        arc_machine_id: `${ARC}/a`,
        publisher: 'Microsoft.Azure.ChangeTrackingAndInventory',
        type: 'ChangeTracking-Linux',
      },
      ...more,
    });
  const own = [follows('a', `${VM}/a`), configured('b', `${VM}/A`), endpoint('West Europe')];

  test.each<[string, PlannedChange[], ...string[]]>([
    ['is missing', [follows('a', `${VM}/a`)], `machine a: ${none}`],
    [
      'is missing for several by one resource',
      [follows('a["a"]', `${VM}/a`), follows('a["b"]', `${VM}/b`)],
      `2 machines: ${none}`,
    ],
    [
      'is missing for several by several resources',
      [follows('a', `${VM}/a`), follows('b', `${VM}/b`)],
      ...[`machine a: ${none}`, `machine b: ${none}`],
    ],
    ['is missing for a machine of something else', [follows('a', `${VM}/a`, '/rules/b')]],
    ['is missing for a machine that cannot be seen', [hidden(follows('a', ''), 'target_resource_id')]],
    [
      'may be in an association of a machine that cannot be seen',
      [follows('a', `${VM}/a`), hidden(configured('b', ''), 'target_resource_id')],
    ],
    ['is there', own],
    ['is in the same location', [...own, vm('westeurope')]],
    ['is in another location', [...own, vm('northeurope')], `machine a: ${elsewhere}`],
    ['is in another location than a variable says', [...own, vm('${var.location}')]],
    [
      'is in another location than the extension of the machine',
      [
        ...[follows('a', `${ARC}/a`), configured('b', `${ARC}/a`), endpoint('West Europe')],
        ...[arc({ location: 'northeurope' }), server({})],
      ],
      `machine a: ${elsewhere}`,
    ],
    ['is in a location that cannot be seen', [...own.slice(0, 2), endpoint('${var.location}'), vm('northeurope')]],
    ['is in a location that is not stated', [...own.slice(0, 2), endpoint(), vm('northeurope')]],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found('machine-endpoint-missing', [...changes, ruleTo(CLOSED), ...closed])).toEqual(wanted);
  });
});

describe('a second scope', () => {
  const NETWORK = '/networks/hub';
  const subnet = (name: string) => ({ subnet_id: `${NETWORK}/Subnets/${name}` });
  const taken = (name: string) => `private endpoint two: belongs to the scope two, and ${name} has that of own already`;
  const SECOND = '/providers/Microsoft.Insights/privateLinkScopes/two';
  const REFERENCE = '${data.azurerm_monitor_private_link_scope.two.id}';
  const scopes = [scope, made('azurerm_monitor_private_link_scope.two', { name: 'two' })];

  test.each<[string, object, string, object, string[]]>([
    ['in the same network', subnet('one'), SECOND, subnet('other'), [taken('hub')]],
    ['in the same zone', inZones('/zones/a'), SECOND, inZones('/zones/b', '/Zones/a'), [taken('a')]],
    [
      'in other zones of the same network',
      { ...subnet('one'), ...inZones('/zones/a') },
      SECOND,
      { ...subnet('one'), ...inZones('/zones/b') },
      [taken('hub')],
    ],
    ['in another network', subnet('one'), SECOND, { subnet_id: '/networks/other/subnets/one' }, []],
    ['in a network that is not stated', {}, SECOND, {}, []],
    ['in a network in a variable', { subnet_id: '${var.subnet}' }, SECOND, { subnet_id: '${var.subnet}' }, []],
    ['that may be the first one', subnet('one'), REFERENCE, subnet('one'), []],
    ['that is the first one', subnet('one'), '/Scopes/own', subnet('one'), []],
    [
      'that the input makes',
      subnet('one'),
      '${azurerm_monitor_private_link_scope.two.id}',
      subnet('one'),
      [taken('hub').replace('scope two', 'scope azurerm_monitor_private_link_scope.two')],
    ],
    ['that is none', subnet('one'), '/accounts/content', subnet('one'), []],
  ])('%s is found as such', (_what, first, target, second, wanted) => {
    const changes = [...scopes, privateEndpoint('one', '/scopes/own', first), privateEndpoint('two', target, second)];
    expect(found('private-scope-second', changes)).toEqual(wanted);
  });
});

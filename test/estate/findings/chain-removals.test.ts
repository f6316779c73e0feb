import { linux, type PlannedChange, plan, reviewed, rule, same } from '../support';

type Sides = Omit<PlannedChange, 'address'>;

const DCR = 'azurerm_monitor_data_collection_rule.ct';
const ENDPOINT = 'azurerm_monitor_data_collection_endpoint.own';
const LINK = 'azurerm_monitor_private_link_scoped_service.own';
const PRIVATE = 'azurerm_private_endpoint.own';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';

const ruleWith = (data_collection_endpoint_id?: unknown) => ({
  ...rule(linux()),
  id: '/rules/ct',
  data_collection_endpoint_id,
});
const found = (...changes: readonly PlannedChange[]) => linksOf(plan(...changes));
const linksOf = (document: unknown) =>
  reviewed(document).flatMap((line) => (line.startsWith('private-link-removed') ? line.replace(/.*?@\S* /, '') : []));

/** A plan whose only change of a resource at an address has other actions. */
function acting(address: string, actions: readonly string[], ...changes: readonly PlannedChange[]) {
  const document = plan(...changes);
  for (const one of document['resource_changes'] as { address: string; change: Record<string, unknown> }[])
    if (one.address === address) one.change['actions'] = actions;
  return document;
}

describe('an endpoint that is destroyed', () => {
  const destroyed = { address: ENDPOINT, before: { id: '/endpoints/own', name: 'dce' } };
  const lost = 'data collection endpoint dce: leads to the workspace -> destroyed';

  test.each<[string, PlannedChange, ...string[]]>([
    ['is that of a rule', same(DCR, ruleWith('/Endpoints/own')), lost],
    [
      'is that of a machine',
      same(`${ASSOCIATION}.web`, { target_resource_id: '/vm/web', data_collection_endpoint_id: '/endpoints/own' }),
      lost,
    ],
    ['is used by nothing', same(DCR, ruleWith('/endpoints/other'))],
  ])('%s', (_what, user, ...wanted) => {
    expect(found(destroyed, user)).toEqual(wanted);
  });

  test('is none if it is replaced', () => {
    const replaced = { ...destroyed, after: destroyed.before };
    expect(linksOf(acting(ENDPOINT, ['delete', 'create'], replaced, same(DCR, ruleWith('/endpoints/own'))))).toEqual(
      [],
    );
  });
});

describe('a link to a scope', () => {
  const WORKSPACE = 'azurerm_log_analytics_workspace.ct';
  const workspace = { id: '/w/ct', name: 'ct' };
  const link = (linked_resource_id: unknown) => ({ name: 'own', linked_resource_id });
  const own = { address: LINK, before: link('/W/ct') };
  const lost = 'link of ct: in a private link scope -> removed';

  test.each<[string, PlannedChange[], ...string[]]>([
    ['that is removed', [own, same(WORKSPACE, workspace)], lost],
    ['that another one replaces', [own, { address: `${LINK}2`, after: link('/w/ct') }, same(WORKSPACE, workspace)]],
    ['that is of something else from now on', [{ ...own, after: link('/w/b') }, same(WORKSPACE, workspace)], lost],
    ['that is removed with its workspace', [own, { address: WORKSPACE, before: workspace }]],
    [
      'beside one that cannot be seen',
      [
        own,
        { address: `${LINK}2`, after: link(null), unknown: { linked_resource_id: true } },
        same(WORKSPACE, workspace),
      ],
    ],
    ['beside one in a variable', [own, { address: `${LINK}2`, after: link('${var.id}') }, same(WORKSPACE, workspace)]],
  ])('%s is found as such', (_what, changes, ...wanted) => {
    expect(found(...changes)).toEqual(wanted);
  });

  test('of which Terraform only lets go is kept', () => {
    expect(linksOf(acting(LINK, ['forget'], own, same(WORKSPACE, workspace)))).toEqual([]);
  });
});

describe('the endpoint of machines', () => {
  const endpointOf = (key: string, name: string) => ({
    address: `${ASSOCIATION}.${key}`,
    before: { target_resource_id: `/vm/${name}`, data_collection_endpoint_id: '/endpoints/own' },
  });
  const following = (name: string) =>
    same(`${ASSOCIATION}.${name}`, { target_resource_id: `/VM/${name}`, data_collection_rule_id: '/rules/ct' });
  const lost = (machines: string) => `${machines}: configured through an endpoint -> without an endpoint`;
  const both = [endpointOf('e["a"]', 'a'), endpointOf('e["b"]', 'b')];

  test.each<[string, PlannedChange[], ...string[]]>([
    ['is removed from one', [endpointOf('e', 'a'), following('a')], lost('machine a')],
    ['is removed from several by one resource', [...both, following('a'), following('b')], lost('2 machines')],
    [
      'is removed from several by several resources',
      [endpointOf('e', 'a'), endpointOf('f', 'b'), following('a'), following('b')],
      ...[lost('machine a'), lost('machine b')],
    ],
    ['is removed from one that follows no rule', [endpointOf('e', 'a'), following('b')]],
    [
      'is removed beside one of a machine that cannot be seen',
      [
        endpointOf('e', 'a'),
        {
          address: `${ASSOCIATION}.f`,
          after: { data_collection_endpoint_id: '/endpoints/own' },
          unknown: { target_resource_id: true },
        },
        following('a'),
      ],
    ],
  ])('%s', (_what, changes, ...wanted) => {
    expect(found(...changes)).toEqual(wanted);
  });
});

describe('the endpoint of a rule', () => {
  test.each<[string, Sides, ...string[]]>([
    [
      'that is left out',
      { before: ruleWith('/endpoints/own'), after: ruleWith() },
      'endpoint of the rule dcr-ct: own -> none',
    ],
    [
      'that is emptied',
      { before: ruleWith('/endpoints/own'), after: ruleWith('') },
      'endpoint of the rule dcr-ct: own -> none',
    ],
    ['that was never there', { before: ruleWith(''), after: ruleWith() }],
    [
      'that cannot be seen',
      { before: ruleWith('/endpoints/own'), after: ruleWith(), unknown: { data_collection_endpoint_id: true } },
    ],
    ['of a rule that is destroyed', { before: ruleWith('/endpoints/own') }],
    ['of a rule that is new', { after: ruleWith() }],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    expect(found({ address: DCR, ...sides })).toEqual(wanted);
  });
});

describe('the zones of a private endpoint of a scope', () => {
  const scope = same('azurerm_monitor_private_link_scope.own', { id: '/scopes/own', name: 'ampls' });
  const endpoint = (...private_dns_zone_ids: readonly unknown[]) => ({
    id: '/endpoints/pe',
    name: 'pe',
    private_service_connection: [{ private_connection_resource_id: '/scopes/own' }],
    private_dns_zone_group: [{ private_dns_zone_ids }],
  });
  const all = endpoint('/zones/a', '/zones/b', '/zones/c');
  const open = (ids: unknown) => ({ private_dns_zone_group: [{ private_dns_zone_ids: ids }] });

  test.each<[string, Sides, ...string[]]>([
    ['that are fewer', { before: all, after: endpoint('/Zones/b') }, 'zones of pe: registered -> without a, c'],
    ['that are all gone', { before: all, after: endpoint() }, 'zones of pe: registered -> without a, b, c'],
    ['that are more', { before: endpoint('/zones/a'), after: all }],
    ['that cannot be seen', { before: all, after: endpoint(), unknown: open(true) }],
    ['of which one cannot be seen', { before: all, after: endpoint('/zones/a', null), unknown: open([false, true]) }],
    ['of which one is in a variable', { before: all, after: endpoint('/zones/a', '${var.zone}') }],
    ['that could not be seen', { before: all, after: endpoint('/zones/a'), beforeSensitive: open(true) }],
    ['that are destroyed with it', { before: all }],
  ])('%s are found as such', (_what, sides, ...wanted) => {
    expect(found(scope, { address: PRIVATE, ...sides })).toEqual(wanted);
  });

  test('are found where they are a resource of their own', () => {
    const without = { ...all, private_dns_zone_group: null };
    expect(found(scope, { address: PRIVATE, before: all }, same(`${PRIVATE}2`, without))).toEqual([
      'zones of pe: registered -> without a, b, c',
    ]);
  });
});

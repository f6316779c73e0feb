import { readFileSync } from 'node:fs';

const PAGE = readFileSync('docs/interfaces.md', 'utf8');
const CONSTRUCTS = ['Workspace', 'ChangeTrackingRule', 'ContentStorage', 'PrivateIngestion'];

/** The inputs of the interfaces in the sources that the page names. A module may have more of an interface than another. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  lock: ['kind', 'name'],
  role_assignments: [
    'role_definition_id_or_name',
    'principal_id',
    'description',
    'skip_service_principal_aad_check',
    'condition',
    'condition_version',
    'delegated_managed_identity_resource_id',
    'principal_type',
  ],
  diagnostic_settings: [
    'name',
    'log_categories',
    'log_groups',
    'metric_categories',
    'log_analytics_destination_type',
    'workspace_resource_id',
    'storage_account_resource_id',
    'event_hub_authorization_rule_resource_id',
    'event_hub_name',
    'marketplace_partner_resource_id',
  ],
  private_endpoints: [
    'name',
    'role_assignments',
    'lock',
    'tags',
    'subnet_resource_id',
    'subresource_name',
    'private_dns_zone_group_name',
    'private_dns_zone_resource_ids',
    'application_security_group_associations',
    'private_service_connection_name',
    'network_interface_name',
    'location',
    'inherit_tags',
    'inherit_lock',
    'resource_group_name',
    'ip_configurations',
  ],
  customer_managed_key: ['key_vault_resource_id', 'key_name', 'key_version', 'user_assigned_identity_resource_id'],
};
const WITHOUT_TABLE = ['managed_identities', 'tags', 'enable_telemetry'];

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const codeIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const rowsIn = (text = '') => (text.match(/^\| .*$/gm) ?? []).slice(2).map(cellsOf);
const snake = (path: string) => path.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const [introduction, ...sections] = PAGE.split(/^## /m);
const tables = sections
  .map((section) => [section.split('\n', 1)[0] ?? '', rowsIn(section)] as const)
  .filter(([, rows]) => rows.length > 0);
const rows = tables.flatMap(([, all]) => all);

/** The props of a construct in the reference, without the keys of maps. */
function propsOf(construct: string): string[] {
  const page = readFileSync(`docs/props/${construct}.md`, 'utf8');
  return [...page.matchAll(/^\| <a [^>]*><\/a>`([^`]+)`/gm)].map(([, path = '']) => path.replaceAll('.<key>', ''));
}

test('the page has every interface, and a row for every input of the modules', () => {
  const inputs = tables.map(([name, all]) => [name, all.flatMap(([input]) => codeIn(input)).sort()]);
  expect(Object.fromEntries(inputs)).toEqual(
    Object.fromEntries(Object.entries(INPUTS).map(([name, all]) => [name, [...all].sort()])),
  );
  const listed = rowsIn(introduction).flatMap(([name]) => codeIn(name));
  expect(listed).toEqual([...Object.keys(INPUTS), ...WITHOUT_TABLE]);
});

test.each(CONSTRUCTS)('the page says which interfaces %s has', (construct) => {
  const column = CONSTRUCTS.indexOf(construct) + 1;
  const props = propsOf(construct).filter((path) => !path.includes('.'));
  const named = rowsIn(introduction).map((cells) => [codeIn(cells[0])[0] ?? '', codeIn(cells[column])] as const);
  expect(named.flatMap(([, found]) => found).filter((prop) => !props.includes(prop))).toEqual([]);
  const unnamed = named.filter(([name, found]) => props.some((prop) => snake(prop) === name && !found.includes(prop)));
  expect(unnamed).toEqual([]);
});

test('the tables name every prop of the interfaces, and no other', () => {
  const roots = rowsIn(introduction).flatMap((cells) => cells.slice(1).flatMap(codeIn));
  const inside = CONSTRUCTS.flatMap(propsOf).filter(
    (path) => path.includes('.') && roots.includes(path.split('.')[0] ?? ''),
  );
  const named = rows.flatMap(([, here]) => codeIn(here));
  expect([...named].sort()).toEqual([...new Set(inside)].sort());
});

test('a row without a reason has an input and props of the same name', () => {
  const bare = rows.filter(([, , reason]) => reason === '');
  expect(bare.length).toBeGreaterThan(0);
  for (const [input, here] of bare) {
    const names = codeIn(here).map((path) => snake(path.slice(path.indexOf('.') + 1)));
    expect([input, new Set(names)]).toEqual([input, new Set(codeIn(input))]);
    expect(names).not.toEqual([]);
  }
});

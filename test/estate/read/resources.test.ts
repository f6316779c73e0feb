import type { Resource, Rule } from '../../../lib/estate/model/estate';
import { SENSITIVE, UNKNOWN } from '../../../lib/estate/model/value';
import {
  changeTrackingPolicies,
  contentAccounts,
  hiddenRules,
  isClusterLink,
  isQueryLink,
  mayBeOurs,
  readAssignment,
  readAssociation,
  readEndpointAssociation,
  readExtension,
  readRule,
  referencesOf,
} from '../../../lib/estate/read/resources';
import { AZURE_MONITOR_AGENT } from '../../../lib/facts/extension';
import { INITIATIVES } from '../../../lib/facts/initiatives';
import { CONTENT_CONTAINER } from '../../../lib/facts/rule';

const resource = (attributes: object, more: Partial<Resource> = {}): Resource => ({
  ...{ address: 'a', type: 't', id: '/id', attributes: { ...attributes }, ...more },
});
const ruleOf = (extension: unknown, more = {}) => readRule(resource({ data_sources: [{ extension }], ...more }))[0];

describe('a data source', () => {
  test.each<[source: unknown, os: string | undefined]>([
    [{ extension_name: 'ChangeTracking-Linux' }, 'linux'],
    [{ extension_name: 'changetracking-windows' }, 'windows'],
    [{ extension_name: 'MyChangeTracking' }, undefined],
    [{ extension_name: 'Misspelt-LINUX', streams: ['Microsoft-ConfigurationData'] }, 'linux'],
    [{ extension_name: 'Misspelt', streams: ['Microsoft-Other'] }, undefined],
    [{ extension_name: '', streams: ['Microsoft-ConfigurationData'] }, undefined],
    [{ extension_name: UNKNOWN, streams: ['Microsoft-ConfigurationData'] }, undefined],
    [{ extension_name: 'ChangeTracking-${var.os}' }, undefined],
    [UNKNOWN, undefined],
  ])('%p is one of change tracking of %s', (source, os) => {
    expect(ruleOf([source])?.sources.map((one) => one.os)).toEqual(os === undefined ? undefined : [os]);
  });

  test.each<[json: unknown, read: object]>([
    ['{"enableFiles":true}', { text: '{"enableFiles":true}', json: { enableFiles: true } }],
    [{ enableFiles: true }, { json: { enableFiles: true } }],
    ['[]', { json: [], settings: undefined }],
    ['not JSON', { json: undefined, settings: undefined }],
    ['{"a":${x}}', { json: UNKNOWN, settings: UNKNOWN }],
    [SENSITIVE, { json: SENSITIVE, settings: SENSITIVE }],
    [undefined, { json: undefined, settings: undefined }],
  ])('has the settings %p', (extension_json, read) => {
    const source = { extension_name: 'ChangeTracking-Linux', extension_json, streams: ['s', UNKNOWN] };
    expect(ruleOf([source])?.sources[0]).toMatchObject({
      ...{ os: 'linux', name: '', extensionName: 'ChangeTracking-Linux', streams: ['s', '${known only at apply}'] },
      ...read,
    });
  });
});

test('a rule has flows and destinations, as far as they can be seen', () => {
  const ours = { extension_name: 'ChangeTracking-Linux', name: 'ct' };
  const more = {
    data_flow: [{ streams: ['s'], destinations: UNKNOWN }, UNKNOWN, {}],
    destinations: [
      {
        log_analytics: [
          { name: 'log', workspace_resource_id: '/w' },
          { name: SENSITIVE },
          { workspace_resource_id: SENSITIVE },
        ],
      },
    ],
  };
  expect(ruleOf([ours, { extension_name: UNKNOWN }], more)).toMatchObject({
    unnamed: true,
    flows: [
      { streams: ['s'], destinations: ['${known only at apply}'] },
      { streams: ['${known only at apply}'], destinations: ['${known only at apply}'] },
      { streams: [], destinations: [] },
    ],
    destinations: [
      { name: 'log', workspaceId: '/w' },
      { name: '${sensitive}', workspaceId: UNKNOWN },
      { name: '', workspaceId: SENSITIVE },
    ],
  });
  expect(ruleOf([ours])).toMatchObject({ unnamed: false, flows: [], destinations: [] });
});

test.each<[sources: unknown, may: boolean]>([
  [UNKNOWN, true],
  [[{ syslog: [{ name: SENSITIVE }] }], true],
  [[{ extension: [{ extension_name: '${x}' }] }], true],
  [[{ extension: [{ extension_name: 'Other' }] }], false],
  [undefined, false],
])('data sources %p may be of change tracking: %p', (sources, may) => {
  expect(mayBeOurs(sources)).toBe(may);
  const type = 'azurerm_monitor_data_collection_rule';
  const hidden = resource({ data_sources: sources }, { type });
  const resources = new Map([
    ['a', hidden],
    ['b', resource({ data_sources: UNKNOWN }, { address: 'b', type: 'azurerm_other' })],
    ['c', resource({ data_sources: UNKNOWN }, { address: 'c', type })],
  ]);
  const rules = [{ address: 'c' } as Rule];
  expect(hiddenRules({ rules, resources })).toEqual(may ? [hidden] : []);
});

test.each<[attributes: object, type: string, read: object]>([
  [{ virtual_machine_id: '/vm' }, 'azurerm_virtual_machine_extension', { machine: '/vm' }],
  [{ virtual_machine_scale_set_id: '/ss' }, 'azurerm_x', { machine: '/ss' }],
  [{ arc_machine_id: '/arc' }, 'azurerm_x', { machine: '/arc' }],
  [{}, 'azurerm_x', { machine: UNKNOWN, version: undefined, automaticUpgrade: undefined, minorUpgrade: undefined }],
  [{ type_handler_version: '1.0' }, 'azurerm_x', { version: '1.0' }],
  [{ type_handler_version: SENSITIVE }, 'azurerm_x', { version: SENSITIVE }],
  [
    { automatic_upgrade_enabled: true, auto_upgrade_minor_version: false },
    'azurerm_arc_machine_extension',
    { automaticUpgrade: true, minorUpgrade: false },
  ],
])('an extension with %p of %s', (attributes, type, read) => {
  const own = { publisher: 'Microsoft.Azure.Monitor', type: 'AzureMonitorLinuxAgent', ...attributes };
  expect(readExtension(resource(own, { type }), AZURE_MONITOR_AGENT)).toMatchObject([{ os: 'linux', ...read }]);
  expect(readExtension(resource({ ...own, type: 'Other' }, { type }), AZURE_MONITOR_AGENT)).toEqual([]);
});

test.each<[attributes: object, rule: unknown, endpoint: unknown]>([
  [{ data_collection_rule_id: '/r' }, '/r', undefined],
  [{ data_collection_rule_id: SENSITIVE }, SENSITIVE, undefined],
  [{}, UNKNOWN, undefined],
  [{ data_collection_rule_id: null, data_collection_endpoint_id: '/e' }, undefined, '/e'],
  [{ data_collection_endpoint_id: '/e' }, undefined, '/e'],
  [{ data_collection_rule_id: '/r', data_collection_endpoint_id: '' }, '/r', undefined],
  [{ data_collection_rule_id: '/r', data_collection_endpoint_id: UNKNOWN }, '/r', undefined],
  [{ name: 'configurationAccessEndpoint' }, undefined, UNKNOWN],
  [{ name: 'configurationAccessEndpoint', data_collection_endpoint_id: SENSITIVE }, undefined, SENSITIVE],
])('an association with %p is with a rule or an endpoint', (attributes, rule, endpoint) => {
  const association = resource({ target_resource_id: '/vm', ...attributes });
  expect([
    readAssociation(association).map(({ machine, ruleId }) => [machine, ruleId]),
    readEndpointAssociation(association).map(({ machine, endpointId }) => [machine, endpointId]),
  ]).toEqual([rule === undefined ? [] : [['/vm', rule]], endpoint === undefined ? [] : [['/vm', endpoint]]]);
});

const INITIATIVE = `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.scaleSets.id}`;
const MEMBER = `/providers/x/${Object.values(INITIATIVES.arcServers.members)[0]?.definitionId}`;

describe('an assignment', () => {
  test.each<[definition: unknown, initiative: string | undefined, isOurs: boolean]>([
    [INITIATIVE, 'scaleSets', true],
    [INITIATIVE.toUpperCase(), 'scaleSets', true],
    [MEMBER, 'arcServers', true],
    ['/Own', undefined, true],
    ['/other', undefined, false],
    [UNKNOWN, undefined, false],
  ])('of %p is of %s', (policy_definition_id, initiative, isOurs) => {
    const found = readAssignment(resource({ policy_definition_id }), [resource({}, { id: '/own' })]);
    expect(found.map((one) => one.initiative)).toEqual(isOurs ? [initiative] : []);
  });

  test.each<[attributes: object, scope: unknown]>([
    [{ management_group_id: '/mg', resource_id: '/r' }, '/mg'],
    [{ subscription_id: '/s' }, '/s'],
    [{ resource_group_id: '/rg' }, '/rg'],
    [{ resource_id: '/r' }, '/r'],
    [{ resource_id: SENSITIVE }, SENSITIVE],
    [{}, UNKNOWN],
  ])('with %p has its scope', (attributes, scope) => {
    expect(readAssignment(resource({ policy_definition_id: INITIATIVE, ...attributes }), [])[0]?.scope).toBe(scope);
  });

  test.each<[given: unknown, parameters: unknown]>([
    ['{"effect":{"value":"Audit"},"none":1}', { effect: 'Audit', none: undefined }],
    [{ effect: { value: UNKNOWN } }, { effect: UNKNOWN }],
    ['', {}],
    [null, {}],
    [undefined, {}],
    ['not JSON', UNKNOWN],
    ['{"a":${x}}', UNKNOWN],
    [SENSITIVE, SENSITIVE],
  ])('has the parameters %p', (parameters, read) => {
    const found = readAssignment(resource({ policy_definition_id: INITIATIVE, parameters }), []);
    expect(found[0]?.parameters).toEqual(read);
  });
});

test('policies and sets of change tracking', () => {
  const publisher = 'Microsoft.Azure.ChangeTrackingAndInventory';
  const policies = [
    resource({ policy_rule: `"${publisher}"` }, { id: '/Text' }),
    resource({ policy_rule: { if: publisher } }, { id: '/object' }),
    resource({ metadata: '{"category":"ChangeTrackingAndInventory"}' }, { id: '/category' }),
    resource({ policy_rule: 'other', metadata: UNKNOWN }, { id: '/other' }),
  ];
  const set = (...ids: unknown[]) =>
    resource({ policy_definition_reference: ids.map((policy_definition_id) => ({ policy_definition_id })) });
  const sets = [set('/other', '/TEXT'), set(MEMBER.toUpperCase()), set('/other', UNKNOWN), set()];
  expect(sets.map(referencesOf)).toEqual([['/other', '/TEXT'], [MEMBER.toUpperCase()], ['/other'], []]);
  expect(changeTrackingPolicies(policies, sets)).toEqual([...policies.slice(0, 3), sets[0], sets[1]]);
});

test('accounts of content are those that rules upload to, or that have the container', () => {
  const account = (name: string, id = `/Accounts/${name}`) =>
    resource({ name }, { id, type: 'azurerm_storage_account' });
  const container = (attributes: object, type = 'azurerm_storage_container') =>
    resource({ name: CONTENT_CONTAINER, ...attributes }, { type });
  const accounts = ['linked', 'byid', 'byname', 'other', 'otherkind'].map((name) => account(name));
  const source = (settings: unknown) => ({ sources: [{ settings }] }) as unknown as Rule;
  const rules = [
    source({ upload: { storageAccountId: '/accounts/LINKED' } }),
    ...[source({}), source(undefined), source(UNKNOWN)],
  ];
  const resources = [
    ...accounts,
    container({ storage_account_id: '/accounts/byid' }),
    container({ storage_account_name: 'byname' }),
    container({ storage_account_name: 'other', name: 'logs' }),
    container({ storage_account_name: 'otherkind' }, 'azurerm_other'),
    account('', ''),
    resource({ name: 'linked' }, { id: '/accounts/linked' }),
  ];
  expect(contentAccounts(resources, rules)).toEqual(accounts.slice(0, 3));
});

test.each<[attributes: object, cluster: boolean, query: boolean]>([
  [{ write_access_id: '/c', data_source_type: 'query' }, true, true],
  [{ write_access_id: UNKNOWN, data_source_type: UNKNOWN }, true, true],
  [{ write_access_id: '', data_source_type: 'Alerts' }, false, true],
  [{ data_source_type: 'CustomLogs' }, false, false],
  [{ data_source_type: '${each.key}' }, false, true],
  [{}, false, false],
])('a link with %p', (attributes, cluster, query) => {
  expect([isClusterLink(resource(attributes)), isQueryLink(resource(attributes))]).toEqual([cluster, query]);
});

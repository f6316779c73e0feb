import { App, Testing } from 'cdktf';
import { LandingZone } from '../../../examples/landing-zone/main';
import { Rollout } from '../../../examples/rollout/main';
import { describe as described, describeStack, formatDescription } from '../../../lib/estate';
import { file, linux, plan, rule } from '../support';

const landingZone: unknown = JSON.parse(
  Testing.synth(new LandingZone(Testing.stubVersion(new App({ stackTraces: false })), 'landing-zone')),
);

describe('the short form', () => {
  test('describes in a few lines what a stack tracks', () => {
    expect(describeStack(landingZone)).toEqual(
      expect.arrayContaining([
        'Windows  2 files, 8 registry keys, services every 10 minutes, software every 30 minutes, inventory every 10 hours, content of 1 file uploaded',
        'Linux    3 files, services every 5 minutes, software every 5 minutes, inventory every 10 hours, content of 1 file uploaded',
        'to       workspace log-landing-zone (westeurope), kept 90 days; content in stlandingzonecontent',
        'policy   virtual machines below management group landing-zones',
      ]),
    );
  });

  test('tells the rings of a rollout apart', () => {
    const rollout = JSON.parse(Testing.synth(new Rollout(Testing.stubVersion(new App({ stackTraces: false })), 'r')));
    const below = 'virtual machines below subscription 00000000-0000-0000-0000-000000000001';
    expect(describeStack(rollout)).toEqual(
      expect.arrayContaining([
        `policy   ${below} in northeurope, uksouth`,
        `policy   ${below} in all but northeurope, uksouth, not enforced`,
      ]),
    );
    expect(described(rollout).scopes.map(({ locations, enforcement }) => [locations, enforcement])).toEqual([
      ['northeurope, uksouth', 'enforced'],
      ['all but northeurope, uksouth', 'report only'],
      ['all', 'as the policy says'],
    ]);
  });

  test('reports an input without change tracking', () => {
    expect(describeStack({ resource: {} })).toEqual(['nothing of change tracking']);
  });

  test('says what is known only at apply', () => {
    const settings = '${jsonencode(var.settings)}';
    const stack = { resource: { azurerm_monitor_data_collection_rule: { ct: rule(settings) } } };
    expect(describeStack(stack)[0]).toBe('Linux    settings known only at apply');
  });
});

describe('the long form', () => {
  const { roles, machines, scopes, items } = described(landingZone);

  test('lists what is watched and what is disabled', () => {
    expect(
      items.filter(({ os, kind, watched }) => os === 'Windows' && kind === 'registry key' && watched),
    ).toHaveLength(8);
    expect(items).toContainEqual(
      expect.objectContaining({ os: 'Linux', path: '/etc/*.conf', watched: true, recurse: true, uploaded: false }),
    );
  });

  test('says why each role is needed', () => {
    const purpose = (address: RegExp) => roles.find((role) => address.test(role.address))?.purpose;
    expect(purpose(/VirtualMachines_Contributor_/)).toBe("attach the agent's identity to machines");
    expect(purpose(/ArcServers_AzureConnectedMachine/)).toBe(
      'install the Azure Monitor Agent, install the change tracking extension',
    );
    expect(purpose(/ScaleSets_MonitoringContributor/)).toBe('associate machines with the rule');
    expect(purpose(/ContentStorage_Writer/)).toBe('upload the content of changed files');
    expect(purpose(/AgentIdentityOperator/)).toBe("assign the agent's identity");
  });

  test('counts machines by kind and version of the extension', () => {
    expect([...machines].sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'Arc server', count: 1, version: '2.35.0.0' },
      { kind: 'virtual machine', count: 2, version: '2.35' },
    ]);
  });

  test('names scopes and effects', () => {
    expect(scopes.map(({ machines: target, scope, effect }) => `${target}: ${scope}, ${effect}`)).toContain(
      'Arc servers: management group landing-zones, DeployIfNotExists',
    );
  });

  test('is a set of tables', () => {
    const after = rule(linux(file('/etc/hosts')));
    const text = formatDescription(described(plan({ address: 'azurerm_monitor_data_collection_rule.ct', after })));
    expect(text).toBe(`Kinds of data
  System  Kind       Collected
  Linux   files      every 15 minutes
  Linux   services   every 5 minutes
  Linux   software   every 5 minutes
  Linux   inventory  every 10 hours

Files and registry keys
  System  Kind  Path        Folders below  Content
  Linux   file  /etc/hosts  no             -

Where it goes
  Workspace  Location          Kept
  log-ct     not in the input  not in the input
`);
  });
});

describe('what is described is true', () => {
  const scope = '/subscriptions/00000000-0000-0000-0000-000000000001';
  const initiative = '/providers/Microsoft.Authorization/policySetDefinitions/92a36f05-ebc9-4bba-9128-b47ad2ea3354';
  const stack = (resource: object) => described({ resource });

  test('of a rule without settings', () => {
    const { types } = stack({ azurerm_monitor_data_collection_rule: { ct: rule(null as unknown as string) } });
    expect(types).toEqual([expect.objectContaining({ type: 'settings', state: 'none' })]);
  });

  test('of a rule that is hidden as a whole', () => {
    const change = { address: 'azurerm_monitor_data_collection_rule.ct', after: { name: 'dcr-ct', data_sources: [] } };
    const types = (hidden: object) => described(plan({ ...change, ...hidden })).types;
    const shared = { rule: change.address, os: 'not known', type: `data sources of ${change.address}` };
    expect(types({ unknown: { data_sources: true } })).toEqual([{ ...shared, state: 'known only at apply' }]);
    expect(types({ afterSensitive: { data_sources: true } })).toEqual([{ ...shared, state: 'sensitive' }]);
  });

  test('of resources of other kinds, ten of which are named', () => {
    const numbers = Array.from({ length: 11 }, (_, index) => index);
    const kinds = Object.fromEntries(numbers.map((index) => [`azurerm_kind_${index}`, { a: {}, b: {} }]));
    const { azurerm_kind_10: _, ...ten } = kinds;
    const text = (resource: object) => formatDescription(stack(resource)).split('\n').at(-2);
    expect(text(ten)).toMatch(/^Not read: 20 resources of other kinds: azurerm_kind_0 \(2\), .*azurerm_kind_9 \(2\)$/);
    expect(text(kinds)).toMatch(/^Not read: 22 resources of other kinds: azurerm_kind_0 \(2\), .*, \.\.\.$/);
    expect(formatDescription(stack({}))).toBe('nothing of change tracking in this input\n');
  });

  test('of tables that keep data for another time than their workspace', () => {
    const ct = {
      ...rule(linux()),
      destinations: { log_analytics: { name: 'ct', workspace_resource_id: '${azurerm_log_analytics_workspace.w.id}' } },
    };
    const { destinations } = stack({
      azurerm_log_analytics_workspace: { w: { name: 'log', location: 'westeurope', retention_in_days: 90 } },
      azurerm_log_analytics_workspace_table: {
        t: {
          name: 'ConfigurationChange',
          workspace_id: '${azurerm_log_analytics_workspace.w.id}',
          retention_in_days: 30,
          total_retention_in_days: 365,
        },
      },
      azurerm_monitor_data_collection_rule: { ct },
    });
    expect(destinations.map(({ retention }) => retention)).toEqual([
      '90 days; ConfigurationChange 30 days, 365 days in all',
    ]);
  });

  test('of an assignment with exclusions, exemptions, overrides and no enforcement', () => {
    const { scopes } = stack({
      azurerm_subscription_policy_assignment: {
        vm: {
          subscription_id: scope,
          policy_definition_id: initiative,
          parameters: '{}',
          enforce: false,
          not_scopes: [`${scope}/resourceGroups/rg-lab`],
          overrides: [{ value: 'AuditIfNotExists', selectors: [{ in: ['AddUserAssignedManagedIdentity_VM'] }] }],
        },
      },
      azurerm_resource_group_policy_exemption: {
        e: {
          resource_group_id: `${scope}/resourceGroups/rg-old`,
          policy_assignment_id: '${azurerm_subscription_policy_assignment.vm.id}',
          expires_on: '2027-01-31T00:00:00Z',
        },
      },
    });
    expect(scopes.map(({ without, effect }) => [without, effect])).toEqual([
      [
        'resource group rg-lab, resource group rg-old exempted until 2027-01-31T00:00:00Z',
        'DeployIfNotExists, AddUserAssignedManagedIdentity_VM AuditIfNotExists, not enforced, reports only',
      ],
    ]);
  });

  test.each([
    [{}, 'enforced'],
    [{ enforce: false }, 'report only'],
    [{ parameters: JSON.stringify({ effect: { value: 'AuditIfNotExists' } }) }, 'report only'],
    [{ parameters: JSON.stringify({ effect: { value: 'Disabled' } }) }, 'off'],
  ])('of an assignment with %j, which is %s', (more, enforcement) => {
    const assigned = { subscription_id: scope, policy_definition_id: initiative, ...more };
    const { scopes } = stack({ azurerm_subscription_policy_assignment: { vm: assigned } });
    expect(scopes[0]?.enforcement).toBe(enforcement);
  });

  test('of content that may hold secrets, with or without a storage', () => {
    const files = [
      file('/etc/shadow', { uploadContent: true }),
      file('/etc/hosts', { uploadContent: true }),
      file('/etc/gshadow'),
    ];
    const { items } = stack({ azurerm_monitor_data_collection_rule: { ct: rule(linux(...files)) } });
    expect(items.map(({ path, secrets }) => [path, secrets])).toEqual([
      ['/etc/shadow', 'password hashes'],
      ['/etc/hosts', undefined],
      ['/etc/gshadow', undefined],
    ]);
  });

  test('of machines that are associated with another rule', () => {
    const { machines } = stack({
      azurerm_monitor_data_collection_rule: { perf: { name: 'perf', data_sources: {} } },
      azurerm_monitor_data_collection_rule_association: {
        a: { target_resource_id: '/vm/a', data_collection_rule_id: '${azurerm_monitor_data_collection_rule.perf.id}' },
      },
    });
    expect(machines).toEqual([]);
  });
});

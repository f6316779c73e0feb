import { adoptEstate } from '../../../lib/estate/adopt/adopt-estate';
import { appFiles } from '../../../lib/estate/adopt/app-files';
import { readInput } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { allOf, type WrittenStack } from '../../support/written-app';
import {
  assignment,
  GROUP,
  IDENTITY,
  MANAGEMENT_GROUP,
  machine,
  machineId,
  PRINCIPAL,
  type Row,
  rule,
  SUBSCRIPTION,
  solution,
  source,
  table,
  WORKSPACE,
  workspace,
} from './estates';

export function written(document: unknown) {
  const input = readInput(document);
  const options = { rule: undefined, sameState: false };
  const adopted = adoptEstate(estateOf(input.changes, 'after'), input, options);
  return { adopted, files: appFiles(adopted, 'cdktf', '1.0.0') };
}

const WHOLE = { enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true };
const linuxOnly = rule({}, [source('linux', WHOLE)]);
const builtIn = { bringYourOwnUserAssignedManagedIdentity: false };
const oneIdentity = {
  bringYourOwnUserAssignedManagedIdentity: true,
  restrictBringYourOwnUserAssignedIdentityToSubscription: false,
  userAssignedIdentityResourceId: IDENTITY,
};
const namedIdentity = {
  bringYourOwnUserAssignedManagedIdentity: true,
  restrictBringYourOwnUserAssignedIdentityToSubscription: true,
  userAssignedManagedIdentityName: 'id-agents',
  userAssignedManagedIdentityResourceGroup: 'rg-ids',
};
const VM_ROLES = [
  ...(['contributor', 'userAccessAdministrator', 'virtualMachineContributor'] as const),
  ...(['monitoringContributor', 'logAnalyticsContributor'] as const),
];
const ARC_ROLES = [
  ...(['azureConnectedMachineResourceAdministrator', 'monitoringContributor', 'logAnalyticsContributor'] as const),
];
const NAME = 'a1b2c3d4e5f60718293a4b5c';
const READS = `${NAME}: its identity gains Reader on the rule`;
const KEEPS = `${NAME}: 'DeployAMAWindowsHybridVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsHybridVM', 'DCRAWindowsHybridVMChangeTrackingAndInventory' keep their effect, although the rule has no settings for their operating system: remove them from memberEffects to disable them`;
const GAINS = `${NAME}: every member gains a non-compliance message`;
const AMA_LINUX = `the extension 'AzureMonitorLinuxAgent' changes the version from 1.15 to 1.29`;
const DEPLOYER = IDENTITY.replace('id-agents', 'id-deployer');

const LOWER_CASE = '/providers/microsoft.authorization/policysetdefinitions/53448c70-089b-4f52-8f38-89196d7f2de1';

export interface Case {
  readonly rows: readonly Row[];
  /** Imports of the app, beside that of the rule. */
  readonly imports: number;
  /** What changes beside the settings. */
  readonly changes?: readonly string[];
  readonly left?: readonly string[];
  /** What the stack must be like. */
  readonly has?: (stack: WrittenStack) => void;
}

export const CASES: Readonly<Record<string, Case>> = {
  'machines of three kinds and two operating systems': {
    rows: [
      ...[workspace(), solution(), rule()],
      ...machine('virtual_machine', 'web', 'linux'),
      ...machine('virtual_machine_scale_set', 'set', 'windows'),
      ...machine('arc_machine', 'srv', 'linux'),
    ],
    imports: 11,
    changes: [
      `web: ${AMA_LINUX}`,
      "set: the extension 'ChangeTracking-Windows' is provisioned after AzureMonitorWindowsAgent",
    ],
  },
  'versions that are pinned': {
    rows: [
      linuxOnly,
      ...machine('virtual_machine', 'web', 'linux', {
        agent: false,
        extension: {
          automatic_upgrade_enabled: false,
          auto_upgrade_minor_version: false,
          type_handler_version: '2.30',
        },
      }),
      ...machine('virtual_machine', 'old', 'linux', {
        agent: false,
        extension: { automatic_upgrade_enabled: false, auto_upgrade_minor_version: true, type_handler_version: '2.3' },
      }),
      ...machine('arc_machine', 'srv', 'linux', {
        agent: false,
        extension: { automatic_upgrade_enabled: false, type_handler_version: '2.30.1.0' },
      }),
    ],
    imports: 6,
    changes: [
      "old: the extension 'ChangeTracking-Linux' changes the version from 2.3 to 2.20, changes automatic upgrade from false to true",
    ],
    has: (stack) => {
      const members = Object.values((stack['locals'] ?? {}) as Record<string, Record<string, { version: string }>>);
      expect(members.map((one) => Object.values(one).map(({ version }) => version))).toEqual([
        ['2.30.1.0'],
        ['2.20', '2.30'],
      ]);
    },
  },
  'an agent with an identity of its own, and arguments that the constructs do not have': {
    rows: [
      linuxOnly,
      ...machine('virtual_machine', 'web', 'linux', {
        agent: {
          type_handler_version: '1.29',
          settings: JSON.stringify({
            authentication: { managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': IDENTITY } },
          }),
        },
        extension: { tags: { a: 'b' }, settings: '{}', auto_upgrade_minor_version: false },
        association: { description: 'by hand' },
      }),
      ...machine('arc_machine', 'srv', 'linux', {
        agent: { settings: '{"proxy":{"mode":"none"}}', automatic_upgrade_enabled: false },
      }),
    ],
    imports: 6,
    changes: [
      "web: the extension 'ChangeTracking-Linux' changes the upgrade of the minor version from false to true, loses tags",
      "web: the association loses its description 'by hand'",
      "srv: the extension 'AzureMonitorLinuxAgent' changes automatic upgrade from false to true, loses its settings",
    ],
    has: (stack) => expect(JSON.stringify(stack)).toContain('mi_res_id'),
  },
  'machines whose agents or extensions belong to something else': {
    rows: [
      linuxOnly,
      ...machine('virtual_machine', 'a', 'linux', { agent: false }),
      ...machine('virtual_machine', 'b', 'linux', { extension: false, agent: { type_handler_version: '1.29' } }),
      ...machine('virtual_machine', 'c', 'linux', { extension: false, agent: false }),
      ...machine('arc_machine', 'd', 'linux', { extension: { location: null }, agent: { location: null } }),
      ...machine('virtual_machine_scale_set', 'e', 'linux', { agent: { name: 'AMA' } }),
    ],
    imports: 4,
    left: [
      `azurerm_monitor_data_collection_rule_association.ct["${machineId('virtual_machine', 'c')}"]: the operating system of '${machineId('virtual_machine', 'c')}' is not in the input: add its extensions to the input, or add it by hand`,
      `azurerm_monitor_data_collection_rule_association.ct["${machineId('arc_machine', 'd')}"]: the location of the Arc server '${machineId('arc_machine', 'd')}' is not in the input: add the server to the input, or add it by hand`,
      `azurerm_monitor_data_collection_rule_association.ct["${machineId('virtual_machine_scale_set', 'e')}"]: the agent of '${machineId('virtual_machine_scale_set', 'e')}' is named 'AMA': Machines provisions the extension of a scale set after an agent that is named like its type`,
    ],
  },
  'machines of one name, and two associations of one machine': {
    rows: [
      linuxOnly,
      ...['rg-ops', 'rg-b'].flatMap((group) =>
        machine('virtual_machine', 'web', 'linux', {
          agent: false,
          id: machineId('virtual_machine', 'web', `${SUBSCRIPTION}/resourceGroups/${group}`),
        }),
      ),
      ...machine('virtual_machine', 'web', 'linux', {
        agent: false,
        id: machineId(
          'virtual_machine',
          'web',
          '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-b',
        ),
      }),
      ...machine('arc_machine', 'WEB', 'linux', { agent: false }),
      [
        'azurerm_monitor_data_collection_rule_association.second',
        {
          id: `${machineId('arc_machine', 'web')}/providers/Microsoft.Insights/dataCollectionRuleAssociations/second`,
          ...{ name: 'second', target_resource_id: machineId('arc_machine', 'web') },
          data_collection_rule_id: rule()[1]['id'],
        },
      ],
    ],
    imports: 8,
    left: [
      'azurerm_monitor_data_collection_rule_association.second: its machine has another association with the rule, so this one stays as it is: it may be removed',
    ],
  },
  'a kind, an endpoint and tags of the rule': {
    rows: [
      rule(
        {
          kind: 'Linux',
          tags: { Owner: "it's" },
          data_collection_endpoint_id: `${GROUP}/providers/Microsoft.Insights/dataCollectionEndpoints/dce`,
        },
        [source('linux', WHOLE)],
      ),
    ],
    imports: 0,
    has: (stack) =>
      expect(allOf(stack, 'azurerm_monitor_data_collection_rule')).toMatchObject([
        {
          kind: 'Linux',
          tags: { Owner: "it's" },
          data_collection_endpoint_id: `${GROUP}/providers/Microsoft.Insights/dataCollectionEndpoints/dce`,
        },
      ]),
  },
  'texts that Terraform would evaluate': {
    rows: [
      workspace({ tags: { a: '${b}' } }),
      solution(),
      rule({ tags: { a: '%{if b}', c: '${d}' }, description: '${e}' }, [source('linux', WHOLE)]),
      ...assignment('arcServers', { roles: ARC_ROLES, more: { display_name: '${f}', description: '${g}' } }),
    ],
    imports: 6,
    changes: [
      'log-ops: the tags are removed: set them on workspace.resource to keep them',
      "ct-dcr1234: the description becomes 'Data collection rule for CT.'",
      'ct-dcr1234: the tags are removed: some cannot be expressed',
      `${NAME}: gains the display name 'Enable ChangeTracking and Inventory for Arc-enabled virtual machines'`,
      `${NAME}: loses its description: it cannot be seen`,
      ...[GAINS, READS],
    ],
    left: [KEEPS],
  },
  'texts that Terraform would read as directives': {
    rows: [
      rule({ tags: { a: '%{if b}' }, description: 'at 50%{x' }, [source('linux', WHOLE), source('windows', WHOLE)]),
      ...assignment('arcServers', { roles: ARC_ROLES, more: { description: '%{g}' } }),
    ],
    imports: 4,
    changes: [GAINS, READS],
    has: (stack) => {
      expect(allOf(stack, 'azurerm_monitor_data_collection_rule')).toMatchObject([
        { tags: { a: '%%{if b}' }, description: 'at 50%%{x' },
      ]);
      expect(allOf(stack, 'azurerm_subscription_policy_assignment')).toMatchObject([{ description: '%%{g}' }]);
    },
  },
  'a rule that also collects other data': {
    rows: [
      rule({
        description: '',
        identity: [{ type: 'SystemAssigned' }],
        stream_declaration: [{ stream_name: 'Custom-X' }],
        data_sources: [
          {
            extension: [{ ...source('linux', WHOLE), name: 'mine', streams: ['Microsoft-ConfigurationChange'] }],
            performance_counter: [{ name: 'cpu', streams: ['Microsoft-Perf'] }],
          },
        ],
        destinations: [
          {
            log_analytics: [
              { name: 'a', workspace_resource_id: WORKSPACE },
              { name: 'b', workspace_resource_id: `${WORKSPACE}2` },
            ],
            azure_monitor_metrics: [{ name: 'metrics' }],
          },
        ],
        data_flow: [
          { streams: ['Microsoft-ConfigurationChange'], destinations: ['a', 'b'], transform_kql: 'source | take 1' },
          { streams: ['Microsoft-Perf'], destinations: ['metrics'] },
        ],
      }),
    ],
    imports: 0,
    changes: [
      '1 data sources of kind performance_counter are removed: move them to a rule of their own first',
      "the data source 'mine' is named 'CTDataSource-Linux'",
      "the destination 'a' is named 'Microsoft-CT-Dest'",
      "the destination 'b' is removed: a rule of this library has one workspace",
      'the destination of kind azure_monitor_metrics is removed',
      'the transformation is removed: Azure supports none in these rules',
      'the data flow gains Microsoft-ConfigurationChangeV2, Microsoft-ConfigurationData',
      'the data flow loses Microsoft-Perf',
      '2 data flows become one',
      "the data source 'mine' has the streams Microsoft-ConfigurationChange, Microsoft-ConfigurationChangeV2, Microsoft-ConfigurationData",
      "the description becomes 'Data collection rule for CT.'",
      'the stream declarations are removed',
      'the identity of the rule is removed: set it on rule.resource if something uses it',
    ].map((text) => `ct-dcr1234: ${text}`),
  },
  'a workspace with options of its own, its solution and a table': {
    rows: [
      workspace({
        ...{ sku: 'CapacityReservation', reservation_capacity_in_gb_per_day: 100, retention_in_days: 120 },
        ...{ daily_quota_gb: 5, internet_query_enabled: false, internet_ingestion_enabled: false },
        ...{ local_authentication_enabled: true, allow_resource_only_permissions: false, cmk_for_query_forced: true },
        ...{ tags: { a: 'b' }, identity: [{ type: 'SystemAssigned' }] },
      }),
      ...[solution(), table(), linuxOnly],
    ],
    imports: 2,
    changes: [
      'log-ops: the identities are removed: set them on workspace.resource to keep them',
      'log-ops: allow_resource_only_permissions is false, which the construct does not have: set it on workspace.resource, or it becomes true',
      'ChangeTracking: the solution has the tags of the workspace',
      'log-ops: the app creates the table ConfigurationChange over the existing one: the provider cannot import tables, and no data is lost',
    ],
    has: (stack) => {
      expect(allOf(stack, 'azurerm_log_analytics_workspace')).toMatchObject([
        {
          ...{ sku: 'CapacityReservation', reservation_capacity_in_gb_per_day: 100, retention_in_days: 120 },
          ...{ daily_quota_gb: 5, internet_query_enabled: false, internet_ingestion_enabled: false },
          ...{ local_authentication_enabled: true, cmk_for_query_forced: true },
        },
      ]);
      expect(allOf(stack, 'azurerm_log_analytics_workspace_table')).toMatchObject([
        { name: 'ConfigurationChange', retention_in_days: 90, total_retention_in_days: 365 },
      ]);
    },
  },
  'an assignment at a subscription': {
    rows: [rule(), ...assignment('virtualMachines', { parameters: builtIn, roles: VM_ROLES })],
    imports: 6,
    changes: [GAINS, READS],
  },
  'an assignment at a management group': {
    rows: [
      rule(),
      ...assignment('virtualMachines', { scope: MANAGEMENT_GROUP, parameters: namedIdentity, roles: VM_ROLES }),
    ],
    imports: 6,
    changes: [GAINS, READS],
  },
  'an assignment at a resource group, with one identity for the agents': {
    rows: [rule(), ...assignment('scaleSets', { scope: GROUP, parameters: oneIdentity, roles: VM_ROLES })],
    imports: 6,
    changes: [GAINS, READS],
  },
  'assignments whose identity has too few roles, or one of its own': {
    rows: [
      rule(),
      ['azurerm_user_assigned_identity.d', { id: DEPLOYER, name: 'id-deployer', principal_id: PRINCIPAL }],
      ...assignment('arcServers', {
        scope: `${SUBSCRIPTION}/resourceGroups/rg-other`,
        roles: ARC_ROLES.slice(0, 1),
        more: { identity: [{ type: 'UserAssigned', identity_ids: [DEPLOYER] }], display_name: '' },
      }),
    ],
    imports: 2,
    changes: [
      "gains the display name 'Enable ChangeTracking and Inventory for Arc-enabled virtual machines'",
      'every member gains a non-compliance message',
      "its identity gains 'Monitoring Contributor', 'Log Analytics Contributor'",
      'its identity gains Reader on the rule',
    ].map((text) => `${NAME}: ${text}`),
  },
  'overrides, parameters and messages of an assignment': {
    rows: [
      rule(),
      ...assignment('virtualMachines', {
        parameters: { ...builtIn, listOfApplicableLocations: ['westeurope'], effect: 'deployIfNotExists', later: 1 },
        roles: VM_ROLES.slice(2),
        more: {
          overrides: [
            {
              value: 'disabled',
              selectors: [
                {
                  kind: 'policyDefinitionReferenceId',
                  in: ['DeployAMAWindowsVMWithUAIChangeTrackingAndInventory', 'AddUserAssignedManagedIdentity_VM'],
                },
              ],
            },
          ],
          non_compliance_message: [
            { content: 'all' },
            { content: 'install it', policy_definition_reference_id: 'deploychangetrackingextensionlinuxvm' },
          ],
        },
      }),
    ],
    imports: 4,
    changes: [
      "'DeployAMALinuxVMWithUAIChangeTrackingAndInventory', 'DeployChangeTrackingExtensionWindowsVM', 'DCRAWindowsVMChangeTrackingAndInventory' and 1 more gain a non-compliance message",
      '1 non-compliance messages of the whole assignment or of disabled members are removed',
      "loses the parameters 'later'",
      'its identity gains Reader on the rule',
    ].map((text) => `${NAME}: ${text}`),
    has: (stack) =>
      expect(allOf(stack, 'azurerm_subscription_policy_assignment')).toMatchObject([
        {
          overrides: [
            {
              value: 'Disabled',
              selectors: [
                { in: ['AddUserAssignedManagedIdentity_VM', 'DeployAMAWindowsVMWithUAIChangeTrackingAndInventory'] },
              ],
            },
          ],
        },
      ]),
  },
  'an assignment that is narrowed, of a rule with one operating system': {
    rows: [
      linuxOnly,
      ...assignment('arcServers', {
        roles: ARC_ROLES,
        more: {
          ...{ enforce: false, not_scopes: [GROUP], description: 'it\'s\na `text` */ "here"' },
          resource_selectors: [
            { name: 'r', selectors: [{ kind: 'resourceLocation', in: ['westeurope'], not_in: [] }] },
            { name: 's', selectors: [{ kind: 'resourceLocation', in: null, not_in: ['northeurope'] }] },
          ],
        },
      }),
    ],
    imports: 4,
    changes: [GAINS, READS],
    left: [KEEPS],
    // Members of Windows keep their effect: nothing is overridden.
    has: (stack) =>
      expect(allOf(stack, 'azurerm_subscription_policy_assignment')).toMatchObject([
        {
          overrides: [],
          ...{ enforce: false, not_scopes: [GROUP], description: 'it\'s\na `text` */ "here"' },
          resource_selectors: [
            { name: 'r', selectors: [{ kind: 'resourceLocation', in: ['westeurope'] }] },
            { name: 's', selectors: [{ kind: 'resourceLocation', not_in: ['northeurope'] }] },
          ],
        },
      ]),
  },
  'an assignment whose definition is spelled in lower case': {
    rows: [
      rule(),
      ...assignment('arcServers', {
        roles: ARC_ROLES,
        more: { policy_definition_id: LOWER_CASE },
        parameters: { dcrResourceId: String(rule()[1]['id']).toLowerCase() },
      }),
    ],
    imports: 4,
    changes: [
      GAINS,
      `${NAME}: spells the id of the rule as Azure does: policy gives new machines associations of another name`,
      READS,
    ],
    has: (stack) =>
      expect(allOf(stack, 'azurerm_subscription_policy_assignment')).toMatchObject([
        { policy_definition_id: LOWER_CASE },
      ]),
  },
  'assignments that cannot be expressed': {
    rows: [
      rule(),
      ...Object.entries({
        version: { overrides: [{ value: '2.*.*', selectors: [] }] },
        other: {
          overrides: [{ value: 'Audit', selectors: [{ in: ['DCRALinuxHybridVMChangeTrackingAndInventory'] }] }],
        },
        selector: { resource_selectors: [{ name: 'r', selectors: [{ kind: 'resourceWithoutLocation', in: ['x'] }] }] },
        foreign: { identity: [{ type: 'UserAssigned', identity_ids: [DEPLOYER] }] },
      }).map(([name, more]): Row => {
        const [[address, attributes] = ['', {}]] = assignment('arcServers', { name, more });
        return [`${address}_${name}`, attributes];
      }),
      ...assignment('virtualMachines', {
        name: 'nobody',
        parameters: { bringYourOwnUserAssignedManagedIdentity: true },
      }),
      ...assignment('scaleSets', {
        name: 'half',
        parameters: { bringYourOwnUserAssignedManagedIdentity: true, userAssignedManagedIdentityName: 'id-agents' },
      }),
    ],
    imports: 0,
    left: [
      "version: it overrides something else than an effect, with '2.*.*': the provider would turn it into an effect",
      "other: it overrides 'DCRALinuxHybridVMChangeTrackingAndInventory' with 'Audit', which is no effect of that member",
      'selector: it selects resources by resourceWithoutLocation',
      `foreign: the principal of its identity '${DEPLOYER}' is not in the input: add the identity to the input`,
      'nobody, half: its parameters name no identity for the agents, so it attaches none: correct them first',
    ],
  },
};

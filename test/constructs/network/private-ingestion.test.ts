import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import type {
  ChangeTrackingOptions,
  NewWorkspace,
} from '../../../lib/constructs/change-tracking/change-tracking-props';
import { FoundMachines } from '../../../lib/constructs/machines/found-machines';
import { Machines } from '../../../lib/constructs/machines/machines';
import { PrivateIngestion } from '../../../lib/constructs/network/private-ingestion';
import type { PrivateIngestionProps } from '../../../lib/constructs/network/private-ingestion-props';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { Workspace } from '../../../lib/constructs/workspace/workspace';
import { MONITOR_ZONES } from '../../../lib/facts/private-link';
import { messageOf, newStack, synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-hub/subnets/endpoints`;
const SCOPE = `${GROUP}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
const zone = (name: string) => `${GROUP}/Microsoft.Network/privateDnsZones/${name}`;
const endpoint = (name: string) => `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/${name}`;
const machine = (name: string) => `${GROUP}/Microsoft.Compute/virtualMachines/${name}`;
const ZONES = MONITOR_ZONES.AzureCloud.map(zone);
const PRIVATE = { subnetId: SUBNET, privateDnsZoneIds: ZONES };

const LINUX = { windows: false } as const;

const WORKSPACE = 'azurerm_log_analytics_workspace';
const ENDPOINT = 'azurerm_monitor_data_collection_endpoint';
const LINK = 'azurerm_monitor_private_link_scoped_service';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';

const workspaceOf = (stack: TerraformStack, internetIngestionEnabled?: boolean) =>
  new Workspace(stack, 'Workspace', {
    name: 'log-test',
    resourceGroupName: 'rg-test',
    location: 'westeurope',
    internetIngestionEnabled,
  });

function ingestion(props: Partial<PrivateIngestionProps>) {
  return synthesize((stack) => {
    new PrivateIngestion(stack, 'Private', { workspace: workspaceOf(stack), privateEndpoint: PRIVATE, ...props });
  });
}

const problemsOf = (props: object) =>
  messageOf(
    () =>
      new PrivateIngestion(newStack(), 'Private', {
        workspace: workspaceOf(newStack()),
        ...props,
      } as unknown as PrivateIngestionProps),
  );

/** The whole pattern with a closed workspace and machines in two locations. */
function pattern(options: Partial<ChangeTrackingOptions & NewWorkspace> = {}) {
  return (stack: TerraformStack) =>
    new ChangeTracking(stack, 'ChangeTracking', {
      location: 'westeurope',
      workspace: { internetIngestionEnabled: false },
      settings: LINUX,
      privateIngestion: { machineLocations: ['westeurope', 'northeurope'], privateEndpoint: PRIVATE },
      machines: {
        virtualMachines: {
          web01: { id: machine('web01'), os: 'linux', location: 'westeurope' },
          db01: { id: machine('db01'), os: 'linux', location: 'northeurope' },
        },
      },
      ...options,
    });
}

describe('PrivateIngestion', () => {
  test('creates an endpoint for data and one for each location of machines, none of them public', () => {
    const { all } = ingestion({ machineLocations: ['westeurope', 'northeurope'] });
    expect(all(ENDPOINT).map(({ name, location }) => [name, location])).toEqual([
      ['dce-change-tracking-ingestion-westeurope', 'westeurope'],
      ['dce-change-tracking-northeurope', 'northeurope'],
      ['dce-change-tracking-westeurope', 'westeurope'],
    ]);
    expect(all(ENDPOINT).every((one) => one['public_network_access_enabled'] === false)).toBe(true);
  });

  test('links the workspace and every endpoint to a scope that leaves queries open, with all zones', () => {
    const { all, only } = ingestion({});
    expect(only('azurerm_monitor_private_link_scope')).toMatchObject({
      name: 'ampls-change-tracking',
      ingestion_access_mode: 'Open',
      query_access_mode: 'Open',
    });
    expect(all(LINK).map((one) => String(one['linked_resource_id']).split('.')[0])).toEqual([
      `\${${ENDPOINT}`,
      `\${${ENDPOINT}`,
      `\${${WORKSPACE}`,
    ]);
    expect(only('azurerm_private_endpoint')).toMatchObject({
      subnet_id: SUBNET,
      private_service_connection: { subresource_names: ['azuremonitor'], is_manual_connection: false },
      private_dns_zone_group: { private_dns_zone_ids: ZONES },
    });
  });

  test('uses an existing scope and existing endpoints, and links only what is not linked yet', () => {
    const { all } = ingestion({
      privateEndpoint: undefined,
      privateLinkScope: { privateLinkScopeId: SCOPE },
      ingestionEndpoint: { endpointId: endpoint('dce-ingestion'), link: false },
      existingEndpoints: { westeurope: { endpointId: endpoint('dce-west') } },
      linkWorkspace: false,
    });
    expect([ENDPOINT, 'azurerm_monitor_private_link_scope', 'azurerm_private_endpoint'].flatMap(all)).toEqual([]);
    expect(all(LINK)).toEqual([
      expect.objectContaining({
        name: 'westeurope-dce-west',
        resource_group_name: 'rg-hub',
        scope_name: 'ampls-hub',
        linked_resource_id: endpoint('dce-west'),
      }),
    ]);
  });

  test('keeps the zones that a policy adds if none are named', () => {
    const { only } = ingestion({ privateEndpoint: { subnetId: SUBNET } });
    expect(only('azurerm_private_endpoint')['lifecycle']).toMatchObject({ ignore_changes: ['private_dns_zone_group'] });
  });

  test('refuses every wrong prop at once', () => {
    const props = {
      machineLocations: ['West Europe', 'northeurope', 'northeurope'],
      existingEndpoints: { northeurope: { endpointId: 'dce' } },
      privateLinkScope: { name: 'ampls.', queryAccessMode: 'Closed' },
      privateEndpoint: { subnetId: SUBNET, privateDnsZoneIds: [...ZONES.slice(2), zone('privatelink.example.com')] },
    };
    expect(problemsOf(props).split('\n').slice(1)).toEqual([
      "  [test/Private] machineLocations[0] must be a location's name in lower case without spaces, such as 'westeurope', got 'West Europe'; write 'westeurope'",
      "  [test/Private] machineLocations[1] names 'northeurope', which has an endpoint in existingEndpoints: remove one",
      "  [test/Private] machineLocations[2] names 'northeurope', which has an endpoint in existingEndpoints: remove one",
      "  [test/Private] machineLocations repeats 'northeurope'",
      "  [test/Private] existingEndpoints.northeurope.endpointId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionEndpoints/<name>', got 'dce'; copy the complete id from the resource",
      "  [test/Private] privateLinkScope.name must be 1 to 255 letters, digits, periods, underscores, hyphens and parentheses, ending in a letter, digit, underscore or hyphen, got 'ampls.'",
      "  [test/Private] privateLinkScope.queryAccessMode must be one of 'Open', 'PrivateOnly', got 'Closed'",
      `  [test/Private] privateEndpoint.privateDnsZoneIds names 'privatelink.example.com', which is no zone of Azure Monitor: they are ${MONITOR_ZONES.AzureCloud.join(', ')}`,
      '  [test/Private] privateEndpoint.privateDnsZoneIds leaves out privatelink.monitor.azure.com, privatelink.oms.opinsights.azure.com: agents need every zone; add them, or omit the prop',
    ]);
  });

  test('needs a private endpoint for a new scope', () => {
    expect(problemsOf({})).toContain(
      'privateEndpoint is missing: without one, no network reaches a new private link scope',
    );
  });

  test('needs the locations of machines written out', () => {
    const stack = newStack();
    const location = new TerraformVariable(stack, 'location', {}).stringValue;
    const workspace = Workspace.fromWorkspaceId(stack, 'Logs', {
      workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/log-hub`,
      location,
      addSolution: false,
    });
    const message = messageOf(() => new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE }));
    expect(message).toContain(
      'workspace.location is known only at apply: list the locations of the machines in machineLocations',
    );
  });

  test('refuses a provider that would link in another subscription than that of the scope', () => {
    const act = () =>
      synthesize(
        (stack) => {
          const privateLinkScope = { privateLinkScopeId: SCOPE };
          new PrivateIngestion(stack, 'Private', { workspace: workspaceOf(stack), privateLinkScope });
        },
        { features: [{}], subscriptionId: '00000000-0000-0000-0000-000000000002' },
      );
    expect(messageOf(act)).toContain(`but it belongs to '${SCOPE}': use a provider with that subscription`);
  });
});

describe('a closed workspace', () => {
  test('is warned of if nothing in the stack links it', () => {
    const { annotations } = synthesize((stack) => workspaceOf(stack, false));
    expect(annotations).toEqual([
      {
        level: 'warn',
        message:
          'internetIngestionEnabled is false: machines report only through a private link scope and a data collection endpoint, and nothing in this stack links the workspace to a scope; add a PrivateIngestion [ingestion-private]',
      },
    ]);
  });

  test('has no warning if the whole pattern has every link', () => {
    const { annotations, all, only } = synthesize(pattern());
    expect(annotations).toEqual([]);
    expect(only('azurerm_monitor_data_collection_rule')['data_collection_endpoint_id']).toMatch(/Ingestion.*\.id}$/);
    expect(all(ASSOCIATION).map(({ name }) => name)).toEqual(['change-tracking', 'configurationAccessEndpoint']);
  });

  test('refuses a rule of the stack that sends data over the internet', () => {
    const message = messageOf(() =>
      synthesize((stack) => {
        const workspace = workspaceOf(stack, false);
        new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE });
        new ChangeTrackingRule(stack, 'Rule', { workspace });
      }),
    );
    expect(message).toMatch(
      /_rule\.Rule_\w+, rule dcr-change-tracking: names no endpoint, and its workspace accepts data from private networks only\. Set data_collection_endpoint_id/,
    );
  });

  test('is warned of by the link that is missing', () => {
    const { annotations } = synthesize((stack) => {
      const workspace = workspaceOf(stack, false);
      const privateIngestion = new PrivateIngestion(stack, 'Private', {
        workspace,
        privateEndpoint: { subnetId: SUBNET },
      });
      const rule = new ChangeTrackingRule(stack, 'Rule', { workspace, privateIngestion, settings: LINUX });
      new Machines(stack, 'Machines', { rule, virtualMachines: { web01: { id: machine('web01'), os: 'linux' } } });
    });
    expect(annotations.map(({ level, message }) => [level, message.split('. ')[0]])).toEqual([
      ['warn', expect.stringContaining('without privatelink.monitor.azure.com, privatelink.oms.opinsights.azure.com')],
      ['warn', expect.stringContaining('machine web01: has no endpoint, and the workspace of its rule is private')],
    ]);
    expect(annotations.every(({ message }) => message.endsWith('[ingestion-private]'))).toBe(true);
  });

  test('counts a link that is written by hand', () => {
    const { annotations } = synthesize((stack) => {
      const workspace = workspaceOf(stack, false);
      new MonitorPrivateLinkScopedService(stack, 'Link', {
        name: 'log-test',
        resourceGroupName: 'rg-hub',
        scopeName: 'ampls-hub',
        linkedResourceId: workspace.workspaceId,
      });
    });
    expect(annotations).toEqual([]);
  });

  test('refuses a second private link scope in the same network', () => {
    const message = messageOf(() =>
      synthesize((stack) => {
        const workspace = workspaceOf(stack);
        new PrivateIngestion(stack, 'Private', { workspace, privateEndpoint: PRIVATE });
        new PrivateIngestion(stack, 'Second', {
          workspace,
          endpointPrefix: 'dce-second',
          privateLinkScope: { name: 'ampls-second' },
          privateEndpoint: { subnetId: `${SUBNET}-second` },
        });
      }),
    );
    expect(message).toMatch(
      /private endpoint pe-ampls-second: belongs to the scope \S+, and vnet-hub has that of \S+ already\. Link everything to one scope/,
    );
  });
});

describe('machines with private ingestion', () => {
  const located = (location: string | undefined) =>
    pattern({
      machines: { virtualMachines: { web01: { id: machine('web01'), os: 'linux', location } } },
    });

  test('need a location that has an endpoint', () => {
    expect(messageOf(() => located(undefined)(newStack()))).toContain(
      'machines.virtualMachines.web01.location is missing: privateIngestion has endpoints by the location of machines',
    );
    expect(messageOf(() => located('uksouth')(newStack()))).toContain(
      "machines.virtualMachines.web01.location is 'uksouth', and privateIngestion has endpoints in 'westeurope', 'northeurope' only",
    );
  });

  test('are associated with the endpoint of their location before they follow the rule', () => {
    const { json, all } = synthesize(pattern());
    const [members] = Object.values(json['locals'] as Record<string, Record<string, { endpoint: string }>>);
    expect(members?.['web01']?.endpoint).toMatch(/Westeurope/);
    expect(members?.['db01']?.endpoint).toMatch(/Northeurope/);
    const rule = all(ASSOCIATION).find(({ name }) => name === 'change-tracking');
    expect(rule?.['depends_on']).toContainEqual(expect.stringContaining('EndpointAssociation'));
  });

  test('that Terraform finds fail the plan where there is no endpoint', () => {
    const { all } = synthesize((stack) => {
      const privateIngestion = PrivateIngestion.fromEndpointIds(stack, 'Hub', {
        ingestionEndpointId: endpoint('dce-ingestion'),
        configurationEndpointIds: { westeurope: endpoint('dce-west') },
      });
      const rule = ChangeTrackingRule.fromRuleId(stack, 'Rule', {
        ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr`,
        location: 'westeurope',
      });
      const requiredTags = { changeTracking: 'linux' };
      new FoundMachines(stack, 'Found', { rule, privateIngestion, kind: 'virtualMachines', os: 'linux', requiredTags });
    });
    const [association] = all(ASSOCIATION).filter(({ name }) => name === 'configurationAccessEndpoint');
    expect(association).toMatchObject({
      data_collection_endpoint_id: expect.stringMatching(
        /^\$\{lookup\(local\.\w+, lower\(replace\(each\.value\.location/,
      ),
      lifecycle: {
        precondition: [
          {
            condition: expect.stringMatching(/^\$\{contains\(keys\(local\.\w+\)/),
            error_message:
              "[test/Found] privateIngestion has no endpoint in '${each.value.location}', the location of '${each.value.id}'. It has some in westeurope: add the location to machineLocations.",
          },
        ],
      },
    });
  });
});

import { type TerraformStack, TerraformVariable } from 'cdktf';
import { ChangeTracking } from '../../../lib/constructs/change-tracking/change-tracking';
import type {
  ChangeTrackingOptions,
  NewWorkspace,
} from '../../../lib/constructs/change-tracking/change-tracking-props';
import { FoundMachines } from '../../../lib/constructs/machines/found-machines';
import { PrivateIngestion } from '../../../lib/constructs/network/private-ingestion';
import type { PrivateIngestionProps } from '../../../lib/constructs/network/private-ingestion-props';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { MONITOR_ZONES } from '../../../lib/facts/private-link';
import { GROUP, machine, PRIVATE, SUBNET, workspaceOf, zone } from '../../support/private-network';
import { addressesIn, messageOf, newStack, refusalsOf, resolvedIn, synthesize } from '../../support/synth';

const SCOPE = `${GROUP}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
const endpoint = (name: string) => `${GROUP}/Microsoft.Insights/dataCollectionEndpoints/${name}`;
const ZONES = MONITOR_ZONES.AzureCloud.map(zone);

const LINUX = { windows: false } as const;

const WORKSPACE = 'azurerm_log_analytics_workspace';
const ENDPOINT = 'azurerm_monitor_data_collection_endpoint';
const LINK = 'azurerm_monitor_private_link_scoped_service';
const ASSOCIATION = 'azurerm_monitor_data_collection_rule_association';

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

  test('has these addresses, which do not change', () => {
    const made = addressesIn(ingestion({ machineLocations: ['northeurope'] })).map((address) =>
      address.replace(/_[\dA-F]{8}$/, ''),
    );
    expect(made.filter((address) => !address.includes('.Workspace'))).toEqual([
      `${ENDPOINT}.Private_Ingestion`,
      `${ENDPOINT}.Private_Northeurope`,
      'azurerm_monitor_private_link_scope.Private',
      `${LINK}.Private_Links_Ingestion`,
      `${LINK}.Private_Links_Northeurope`,
      `${LINK}.Private_Links_Workspace`,
      'azurerm_private_endpoint.Private_PrivateEndpoint',
      'terraform_data.Private_Endpoint_Unchanged',
      'terraform_data.Private_IngestionEndpoint_Unchanged',
      'terraform_data.Private_NortheuropeEndpoint_Unchanged',
    ]);
  });

  test('is in the resource group of its workspace or in another one, with its tags, names and modes', () => {
    const types = [ENDPOINT, 'azurerm_monitor_private_link_scope', LINK, 'azurerm_private_endpoint'];
    const groupsOf = (props: Partial<PrivateIngestionProps>) => {
      const { all } = ingestion(props);
      return new Set(types.flatMap(all).map((one) => one['resource_group_name']));
    };
    expect(groupsOf({})).toEqual(new Set(['rg-test']));
    expect(groupsOf({ resourceGroupName: 'rg-private' })).toEqual(new Set(['rg-private']));

    const { only, all } = ingestion({
      tags: { team: 'network' },
      endpointPrefix: 'dce-hub',
      privateLinkScope: { name: 'ampls-new', ingestionAccessMode: 'PrivateOnly', queryAccessMode: 'PrivateOnly' },
      privateEndpoint: { ...PRIVATE, name: 'pe-hub', location: 'northeurope' },
    });
    expect(all(ENDPOINT).map(({ name, tags }) => [name, tags])).toEqual([
      ['dce-hub-ingestion-westeurope', { team: 'network' }],
      ['dce-hub-westeurope', { team: 'network' }],
    ]);
    expect(only('azurerm_monitor_private_link_scope')).toMatchObject({
      name: 'ampls-new',
      ingestion_access_mode: 'PrivateOnly',
      query_access_mode: 'PrivateOnly',
      tags: { team: 'network' },
    });
    expect(only('azurerm_private_endpoint')).toMatchObject({
      name: 'pe-hub',
      location: 'northeurope',
      tags: { team: 'network' },
    });
  });

  test('refuses a plan that would replace an endpoint under its name', () => {
    const { only, all } = ingestion({});
    const remedy =
      'that replaces the endpoint, whose link has the same name. Set another endpointPrefix together with it.';
    expect(all(ENDPOINT).flatMap(refusalsOf)).toEqual([
      `resourceGroupName of the data collection endpoint 'dce-change-tracking-ingestion-westeurope' cannot change from '…' to 'rg-test': ${remedy}`,
      `resourceGroupName of the data collection endpoint 'dce-change-tracking-westeurope' cannot change from '…' to 'rg-test': ${remedy}`,
    ]);
    expect(all(ENDPOINT).map((one) => one['lifecycle'])).toEqual(
      Array(2).fill(expect.objectContaining({ create_before_destroy: true })),
    );
    const why =
      'that replaces the endpoint, and the new one is created before the old one is destroyed. Set another privateEndpoint.name together with it.';
    expect(refusalsOf(only('azurerm_private_endpoint'))).toEqual([
      `privateEndpoint.subnetId of the private endpoint 'pe-ampls-change-tracking' cannot change from '…' to '${SUBNET}': ${why}`,
      `privateEndpoint.location of the private endpoint 'pe-ampls-change-tracking' cannot change from '…' to 'westeurope': ${why}`,
    ]);
    expect(all('terraform_data')).toContainEqual(
      expect.objectContaining({
        input: { resourceGroupName: 'rg-test' },
        triggers_replace: { name: 'dce-change-tracking-westeurope' },
      }),
    );
  });

  test('has the ids of its endpoints by location, and is complete with its links and its private endpoint', () => {
    const existing = endpoint('dce-north');
    const stack = newStack();
    const workspace = workspaceOf(stack);
    const made = new PrivateIngestion(stack, 'Private', {
      workspace,
      privateEndpoint: PRIVATE,
      machineLocations: ['westeurope'],
      existingEndpoints: { northeurope: { endpointId: existing } },
    });
    const { configurationEndpoints, configurationEndpointIds, ingestionEndpoint, ingestionEndpointId } = made;
    expect(Object.keys(configurationEndpoints)).toEqual(['westeurope']);
    expect(Object.keys(configurationEndpointIds)).toEqual(['westeurope', 'northeurope']);
    expect(configurationEndpointIds['northeurope']).toBe(existing);
    expect(resolvedIn(stack, configurationEndpointIds['westeurope'] ?? '')).toMatch(
      /^\$\{azurerm_monitor_data_collection_endpoint\.Private_Westeurope_\w+\.id\}$/,
    );
    expect(resolvedIn(stack, ingestionEndpointId)).toMatch(
      /^\$\{azurerm_monitor_data_collection_endpoint\.Private_Ingestion_\w+\.id\}$/,
    );
    expect(ingestionEndpoint?.locationInput).toBe('westeurope');
    expect(made.links.map(({ node }) => node.id)).toEqual(['Workspace', 'Ingestion', 'Westeurope', 'Northeurope']);
    expect(made.dependables).toEqual([...made.links, made.privateEndpoint]);
  });

  test('links an endpoint that serves several purposes once, in the scope that it creates', () => {
    const shared = { endpointId: endpoint('dce-hub') };
    const { all } = ingestion({ ingestionEndpoint: shared, existingEndpoints: { westeurope: shared } });
    expect(all(LINK)).toEqual([
      expect.objectContaining({
        name: 'ingestion-dce-hub',
        resource_group_name: 'rg-test',
        scope_name: expect.stringMatching(/^\$\{azurerm_monitor_private_link_scope\.Private_\w+\.name\}$/),
        linked_resource_id: shared.endpointId,
      }),
      expect.objectContaining({
        name: expect.stringMatching(/^\$\{element\(split\("\/", azurerm_log_analytics_workspace\.\w+\.id\), 8\)\}$/),
      }),
    ]);
  });

  test('connects the private endpoint to the scope after everything is linked to it', () => {
    const created = ingestion({}).only('azurerm_private_endpoint');
    expect(created).toMatchObject({
      name: 'pe-ampls-change-tracking',
      location: 'westeurope',
      private_service_connection: {
        name: 'azuremonitor',
        private_connection_resource_id: expect.stringMatching(
          /^\$\{azurerm_monitor_private_link_scope\.Private_\w+\.id\}$/,
        ),
      },
      depends_on: Array(3).fill(expect.stringContaining(`${LINK}.Private_Links_`)),
    });
    const existing = ingestion({ privateLinkScope: { privateLinkScopeId: SCOPE } }).only('azurerm_private_endpoint');
    expect(existing).toMatchObject({
      name: 'pe-ampls-hub',
      private_service_connection: { private_connection_resource_id: SCOPE },
    });
  });

  test('leaves ids that are known only later to Terraform, also if it creates nothing', () => {
    const checked = (linkWorkspace: boolean, endpointId: string) =>
      synthesize((stack) => {
        new TerraformVariable(stack, 'id', {});
        new PrivateIngestion(stack, 'Private', {
          workspace: workspaceOf(stack),
          privateLinkScope: { privateLinkScopeId: SCOPE },
          ingestionEndpoint: { endpointId, link: false },
          existingEndpoints: { westeurope: { endpointId: endpoint('dce-west'), link: false } },
          linkWorkspace,
        });
      });
    const wrong =
      "[test/Private] ingestionEndpoint.endpointId must have the form '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Insights/dataCollectionEndpoints/<name>'";
    expect(checked(true, '${var.id}').all(LINK).flatMap(refusalsOf)).toEqual([wrong]);
    expect(checked(false, '${var.id}').all('terraform_data').flatMap(refusalsOf)).toEqual([wrong]);
    const addresses = addressesIn(checked(false, endpoint('dce-hub')));
    expect(addresses.filter((address) => address.includes('.Private'))).toEqual([]);
  });

  test('refuses endpoints and links that are there already, with what to set', () => {
    const twice = (second: Partial<PrivateIngestionProps>) =>
      messageOf(() =>
        synthesize((stack) => {
          const workspace = workspaceOf(stack);
          const existingEndpoints = { northeurope: { endpointId: endpoint('dce-north') } };
          const props = { workspace, privateLinkScope: { privateLinkScopeId: SCOPE }, existingEndpoints };
          new PrivateIngestion(stack, 'Private', props);
          new PrivateIngestion(stack, 'Second', { ...props, linkWorkspace: false, ...second });
        }),
      );
    expect(twice({ existingEndpoints: {} })).toContain(
      "'test/Second/Westeurope' is the same azurerm_monitor_data_collection_endpoint in Azure as 'test/Private/Westeurope', named 'dce-change-tracking-westeurope': set another endpointPrefix on one of them",
    );
    expect(twice({ endpointPrefix: 'dce-second' })).toContain(
      "'test/Second/Links/Northeurope' is the same azurerm_monitor_private_link_scoped_service in Azure as 'test/Private/Links/Northeurope', named 'northeurope-dce-north': set linkWorkspace or link to false on the second",
    );
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

describe('machines with private ingestion', () => {
  test('has no warning if the whole pattern has every link', () => {
    const { annotations, all, only } = synthesize(pattern());
    expect(annotations).toEqual([]);
    expect(only('azurerm_monitor_data_collection_rule')['data_collection_endpoint_id']).toMatch(/Ingestion.*\.id}$/);
    expect(all(ASSOCIATION).map(({ name }) => name)).toEqual(['change-tracking', 'configurationAccessEndpoint']);
  });

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
    const [members] = Object.values(json['locals'] as object);
    expect(members).toEqual({
      web01: { id: machine('web01'), endpoint: expect.stringContaining('Westeurope') },
      db01: { id: machine('db01'), endpoint: expect.stringContaining('Northeurope') },
    });
    expect(all(ASSOCIATION).find(({ name }) => name === 'configurationAccessEndpoint')).toMatchObject({
      target_resource_id: '${each.value.id}',
      data_collection_endpoint_id: '${each.value.endpoint}',
    });
    const rule = all(ASSOCIATION).find(({ name }) => name === 'change-tracking');
    expect(rule?.['depends_on']).toContainEqual(expect.stringContaining('EndpointAssociation'));
  });

  test.each([
    [{ westeurope: endpoint('dce-west'), northeurope: endpoint('dce-north') }, 'some in westeurope, northeurope'],
    [{}, 'none'],
  ])('that Terraform finds fail the plan where there is no endpoint: %j', (endpoints, which) => {
    const { all, json } = synthesize((stack) => {
      const privateIngestion = PrivateIngestion.fromEndpointIds(stack, 'Hub', {
        ingestionEndpointId: endpoint('dce-ingestion'),
        configurationEndpointIds: endpoints,
      });
      const rule = ChangeTrackingRule.fromRuleId(stack, 'Rule', {
        ruleId: `${GROUP}/Microsoft.Insights/dataCollectionRules/dcr`,
        location: 'westeurope',
      });
      const requiredTags = { changeTracking: 'linux' };
      new FoundMachines(stack, 'Found', { rule, privateIngestion, kind: 'virtualMachines', os: 'linux', requiredTags });
    });
    expect(Object.values(json['locals'] as object)).toContainEqual(endpoints);
    const [association] = all(ASSOCIATION).filter(({ name }) => name === 'configurationAccessEndpoint');
    expect(association).toMatchObject({
      data_collection_endpoint_id: expect.stringMatching(
        /^\$\{lookup\(local\.\w+, lower\(replace\(each\.value\.location/,
      ),
      lifecycle: {
        precondition: [
          {
            condition: expect.stringMatching(/^\$\{contains\(keys\(local\.\w+\)/),
            error_message: `[test/Found] privateIngestion has no endpoint in '\${each.value.location}', the location of '\${each.value.id}'. It has ${which}: add the location to machineLocations.`,
          },
        ],
      },
    });
  });
});

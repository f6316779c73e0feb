import { INITIATIVES } from '../../../lib/facts/initiatives';
import { ROLES } from '../../../lib/facts/roles';
import { STREAMS } from '../../../lib/facts/rule';
import { SUBSCRIPTION, virtualMachine } from './azure';

/** An estate that somebody wrote by hand, with names of their own. */
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-monitoring`;
export const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/ct-dcr1234`;
const WORKSPACE = `${SUBSCRIPTION}/resourceGroups/rg-servers/providers/Microsoft.OperationalInsights/workspaces/law-ops`;
export const MACHINES = ['web01', 'web02'] as const;
/** An assignment as the portal names it. */
export const ASSIGNMENT = `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/a1b2c3d4e5f60718293a4b5c`;

/** The definitions of the roles of its identity. */
const ROLES_OF_ASSIGNMENT = [
  'azureConnectedMachineResourceAdministrator',
  'logAnalyticsContributor',
  'monitoringContributor',
] as const;

const TYPES = [
  ['ama', 'AzureMonitorLinuxAgent', 'Microsoft.Azure.Monitor', '1.29'],
  ['ct', 'ChangeTracking-Linux', 'Microsoft.Azure.ChangeTrackingAndInventory', '2.20'],
] as const;

/** The configuration, in JSON. */
export function handWritten(): string {
  const home = { resource_group_name: 'rg-monitoring', location: 'westeurope' };
  const extensions = MACHINES.flatMap((machine) =>
    TYPES.map(([key, type, publisher, version]) => [
      `${machine}_${key}`,
      {
        name: key === 'ct' ? 'CT' : type,
        virtual_machine_id: virtualMachine(machine),
        publisher,
        type,
        type_handler_version: version,
        auto_upgrade_minor_version: true,
        automatic_upgrade_enabled: true,
        ...(key === 'ct' && { depends_on: [`azurerm_virtual_machine_extension.${machine}_ama`] }),
      },
    ]),
  );
  return JSON.stringify({
    terraform: { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' } } },
    provider: { azurerm: { features: {}, subscription_id: SUBSCRIPTION.split('/')[2] } },
    resource: {
      azurerm_log_analytics_workspace: { law: { name: 'law-ops', sku: 'PerGB2018', retention_in_days: 30, ...home } },
      azurerm_log_analytics_solution: {
        ct: {
          solution_name: 'ChangeTracking',
          workspace_name: 'law-ops',
          workspace_resource_id: '${azurerm_log_analytics_workspace.law.id}',
          plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
          ...home,
        },
      },
      azurerm_monitor_data_collection_rule: {
        dcr: {
          name: 'ct-dcr1234',
          ...home,
          data_sources: {
            extension: [
              {
                name: 'CTDataSource-Linux',
                extension_name: 'ChangeTracking-Linux',
                streams: STREAMS,
                extension_json: '{"enableFiles":true,"enableInventory":true}',
              },
            ],
          },
          destinations: {
            log_analytics: [{ name: 'law', workspace_resource_id: '${azurerm_log_analytics_workspace.law.id}' }],
          },
          data_flow: [{ streams: STREAMS, destinations: ['law'] }],
          depends_on: ['azurerm_log_analytics_solution.ct'],
        },
      },
      azurerm_subscription_policy_assignment: {
        arc: {
          name: ASSIGNMENT.split('/').at(-1),
          subscription_id: SUBSCRIPTION,
          location: 'westeurope',
          policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES.arcServers.id}`,
          parameters: '{"dcrResourceId":{"value":"${azurerm_monitor_data_collection_rule.dcr.id}"}}',
          identity: { type: 'SystemAssigned' },
        },
      },
      azurerm_resource_group_policy_exemption: {
        legacy: {
          name: 'legacy-servers',
          resource_group_id: `${SUBSCRIPTION}/resourceGroups/rg-legacy`,
          policy_assignment_id: '${azurerm_subscription_policy_assignment.arc.id}',
          exemption_category: 'Waiver',
          expires_on: '2030-01-01T00:00:00Z',
        },
      },
      azurerm_role_assignment: Object.fromEntries(
        ROLES_OF_ASSIGNMENT.map((role, index) => [
          `arc${index}`,
          {
            name: `11111111-0000-4000-8000-00000000000${index}`,
            scope: SUBSCRIPTION,
            role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`,
            principal_id: '${azurerm_subscription_policy_assignment.arc.identity[0].principal_id}',
            principal_type: 'ServicePrincipal',
          },
        ]),
      ),
      azurerm_virtual_machine_extension: Object.fromEntries(extensions),
      azurerm_monitor_data_collection_rule_association: Object.fromEntries(
        MACHINES.map((machine) => [
          machine,
          {
            name: 'ct-abcdefghijklm',
            target_resource_id: virtualMachine(machine),
            data_collection_rule_id: '${azurerm_monitor_data_collection_rule.dcr.id}',
            depends_on: [`azurerm_virtual_machine_extension.${machine}_ct`],
          },
        ]),
      ),
    },
  });
}

/** A rule as the modules of landing zones write it. */
export function azapiRule(): string {
  return JSON.stringify({
    terraform: { required_providers: { azapi: { source: 'Azure/azapi', version: '2.12.0' } } },
    resource: {
      azapi_resource: {
        dcr: {
          type: 'Microsoft.Insights/dataCollectionRules@2023-03-11',
          name: 'ct-dcr1234',
          parent_id: GROUP,
          location: 'westeurope',
          body: {
            properties: {
              dataSources: {
                extensions: [
                  {
                    name: 'CTDataSource-Linux',
                    extensionName: 'ChangeTracking-Linux',
                    streams: STREAMS,
                    extensionSettings: { enableFiles: true },
                  },
                ],
              },
              destinations: {
                logAnalytics: [
                  {
                    name: 'law',
                    workspaceResourceId: WORKSPACE,
                  },
                ],
              },
              dataFlows: [{ streams: STREAMS, destinations: ['law'] }],
            },
          },
        },
      },
    },
  });
}

import { INITIATIVES } from '../../../lib/facts/initiatives';
import { ROLES } from '../../../lib/facts/roles';
import { STREAMS } from '../../../lib/facts/rule';
import { arcServer, identity, SUBSCRIPTION, scaleSet } from './azure';
import { GROUP, RULE } from './hand-written';

const SET = scaleSet('set01');
const SERVER = arcServer('srv01');
const SCOPE = `${SUBSCRIPTION}/resourceGroups/rg-servers`;
const DEPLOYER_ROLES = ['virtualMachineContributor', 'monitoringContributor', 'logAnalyticsContributor'] as const;
const DEFINITIONS = '/providers/Microsoft.Authorization/policySetDefinitions';
const CHANGE_TRACKING = 'Microsoft.Azure.ChangeTrackingAndInventory';
const MONITOR = 'Microsoft.Azure.Monitor';

/** An estate with a scale set, an Arc server and assignments that use identities, with names and options of their own. */
export function handWrittenPolicy(): string {
  const home = { resource_group_name: 'rg-monitoring', location: 'westeurope' };
  const source = (os: string) => ({
    name: `CTDataSource-${os}`,
    extension_name: `ChangeTracking-${os}`,
    streams: STREAMS,
    extension_json: '{"enableFiles":true,"enableInventory":true,"enableServices":true}',
  });
  const values = (given: object) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries({ dcrResourceId: '${azurerm_monitor_data_collection_rule.dcr.id}', ...given }).map(
          ([name, value]) => [name, { value }],
        ),
      ),
    );
  const role = (name: keyof typeof ROLES, index: number, principal: string) => ({
    name: `22222222-0000-4000-8000-00000000000${index}`,
    scope: SCOPE,
    role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[name].id}`,
    principal_id: principal,
    principal_type: 'ServicePrincipal',
  });
  return JSON.stringify({
    terraform: { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' } } },
    provider: { azurerm: { features: {}, subscription_id: SUBSCRIPTION.split('/')[2] } },
    resource: {
      azurerm_user_assigned_identity: {
        deployer: { name: 'id-deployer', ...home },
        agents: { name: 'id-agents', ...home },
      },
      azurerm_monitor_data_collection_rule: {
        dcr: {
          ...{ name: RULE.split('/').at(-1), description: 'Data collection rule for CT.', ...home },
          data_sources: { extension: [source('Windows'), source('Linux')] },
          destinations: {
            log_analytics: [
              {
                name: 'Microsoft-CT-Dest',
                workspace_resource_id: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/law-ops`,
              },
            ],
          },
          data_flow: [{ streams: STREAMS, destinations: ['Microsoft-CT-Dest'] }],
        },
      },
      azurerm_resource_group_policy_assignment: {
        vm: {
          name: 'vm-by-hand',
          resource_group_id: SCOPE,
          location: 'westeurope',
          display_name: 'By hand',
          policy_definition_id: `${DEFINITIONS}/${INITIATIVES.virtualMachines.id}`,
          parameters: values({
            bringYourOwnUserAssignedManagedIdentity: true,
            restrictBringYourOwnUserAssignedIdentityToSubscription: false,
            userAssignedIdentityResourceId: '${azurerm_user_assigned_identity.agents.id}',
            effect: 'DeployIfNotExists',
          }),
          overrides: [{ value: 'Disabled', selectors: [{ in: ['AddUserAssignedManagedIdentity_VM'] }] }],
          non_compliance_message: [
            {
              content: 'Install it',
              policy_definition_reference_id: 'DeployChangeTrackingExtensionLinuxVM',
            },
          ],
          identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.deployer.id}'] },
        },
        vmss: {
          name: 'vmss-by-hand',
          resource_group_id: SCOPE,
          location: 'westeurope',
          policy_definition_id: `${DEFINITIONS}/${INITIATIVES.scaleSets.id}`,
          enforce: false,
          parameters: values({ bringYourOwnUserAssignedManagedIdentity: false }),
          identity: { type: 'SystemAssigned' },
        },
      },
      azurerm_role_assignment: Object.fromEntries(
        DEPLOYER_ROLES.map((name, index) => [
          `vm${index}`,
          role(name, index, '${azurerm_user_assigned_identity.deployer.principal_id}'),
        ]),
      ),
      azurerm_virtual_machine_scale_set_extension: {
        ama: {
          ...{ name: 'AzureMonitorWindowsAgent', virtual_machine_scale_set_id: SET, publisher: MONITOR },
          ...{ type: 'AzureMonitorWindowsAgent', type_handler_version: '1.10' },
          ...{ auto_upgrade_minor_version: true, automatic_upgrade_enabled: true },
          settings: JSON.stringify({
            authentication: {
              managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': identity('id-agents') },
            },
          }),
        },
        ct: {
          ...{ name: 'CT', virtual_machine_scale_set_id: SET, publisher: CHANGE_TRACKING },
          ...{ type: 'ChangeTracking-Windows', type_handler_version: '2.30' },
          ...{ auto_upgrade_minor_version: false, automatic_upgrade_enabled: false },
          provision_after_extensions: ['AzureMonitorWindowsAgent'],
          depends_on: ['azurerm_virtual_machine_scale_set_extension.ama'],
        },
      },
      azurerm_arc_machine_extension: {
        ct: {
          ...{ name: 'ChangeTracking-Linux', arc_machine_id: SERVER, location: 'northeurope' },
          ...{ publisher: CHANGE_TRACKING, type: 'ChangeTracking-Linux', automatic_upgrade_enabled: true },
          tags: { Owner: 'us' },
        },
      },
      azurerm_monitor_data_collection_rule_association: {
        set: {
          ...{ name: 'by-hand', target_resource_id: SET, description: 'by hand' },
          data_collection_rule_id: '${azurerm_monitor_data_collection_rule.dcr.id}',
          depends_on: ['azurerm_virtual_machine_scale_set_extension.ct'],
        },
        server: {
          ...{ name: 'change-tracking', target_resource_id: SERVER },
          data_collection_rule_id: '${azurerm_monitor_data_collection_rule.dcr.id}',
          depends_on: ['azurerm_arc_machine_extension.ct'],
        },
      },
    },
  });
}

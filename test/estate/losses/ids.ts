import { INITIATIVES, type InitiativeName } from '../../../lib/facts/initiatives';
import { ROLES } from '../../../lib/facts/roles';

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-00000000000a';
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-inventory`;
export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/landing-zones';

export const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-inventory`;
export const OTHER_WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-other`;
export const RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-inventory`;
export const OTHER_RULE = `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/dcr-performance`;
export const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stinventory`;
export const ACTION_GROUP = `${GROUP}/providers/Microsoft.Insights/actionGroups/ag-inventory`;
export const AGENT_IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agents`;

export const machine = (name: string) => `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`;
export const server = (name: string) => `${GROUP}/providers/Microsoft.HybridCompute/machines/${name}`;
export const assignment = (scope: string, name: string) =>
  `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`;
export const initiative = (name: InitiativeName) =>
  `/providers/Microsoft.Authorization/policySetDefinitions/${INITIATIVES[name].id}`;
export const role = (name: keyof typeof ROLES) =>
  `/providers/Microsoft.Authorization/roleDefinitions/${ROLES[name].id}`;

/** The id of what belongs to a parent or scope, as Azure forms it. */
export function idOf(type: string, name: string, parent: string): string {
  const parts = type.split('/');
  const owner = parts.slice(0, -1).join('/');
  return parts.length > 2 && parent.includes(`/${owner.split('/')[0]}/`)
    ? `${parent}/${parts.at(-1)}/${name}`
    : `${parent}/providers/${type}/${name}`;
}

import { textProblems } from '../core/checks';
import { matches } from '../core/expressions';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';
import { propProblems } from '../core/text-rules';
import { type NameKind, nameProblems } from './names';

const GUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const GROUP = `/subscriptions/${GUID}/resourceGroups/[-\\w._()]{0,89}[-\\w_()]`;

const MANAGEMENT_GROUP = '/providers/Microsoft\\.Management/managementGroups/[\\w().-]{1,90}';
const SUBSCRIPTION = `/subscriptions/${GUID}`;
const RESOURCE = `${GROUP.replace('resourceGroups', 'resource[Gg]roups')}(/providers/[^/\\s]+(/[^/\\s]+/[^/\\s]+)+)?`;
/** The places where policy can be assigned. */
const ASSIGNED = `(${MANAGEMENT_GROUP}|${SUBSCRIPTION}|${RESOURCE})`;
/** An assignment of an assignment, which the pattern above takes for one at a resource. */
const NESTED_ASSIGNMENT = /\/policyAssignments\/.*\/policyAssignments\//i;
const AUTHORIZATION = '/providers/Microsoft\\.Authorization';

interface IdForm {
  readonly what: string;
  readonly form: string;
  readonly pattern: RegExp;
  /** Rule of the last name, if the provider or Azure checks it in an id too. */
  readonly name?: NameKind;
}

/**
 * Resource ids in the case the provider requires. It refuses a lower-cased id, such as the portal and Resource Graph
 * print, at plan.
 */
const ID_FORMS = {
  subscription: {
    what: 'a subscription',
    form: '/subscriptions/<guid>',
    pattern: new RegExp(`^${SUBSCRIPTION}$`),
  },
  resourceGroup: {
    what: 'a resource group',
    form: '/subscriptions/<guid>/resourceGroups/<name>',
    pattern: new RegExp(`^${GROUP}$`),
  },
  managementGroup: {
    what: 'a management group',
    form: '/providers/Microsoft.Management/managementGroups/<name>',
    pattern: new RegExp(`^${MANAGEMENT_GROUP}$`),
  },
  workspace: resource('a Log Analytics workspace', 'Microsoft.OperationalInsights/workspaces', 'workspace'),
  dataCollectionRule: resource('a data collection rule', 'Microsoft.Insights/dataCollectionRules'),
  dataCollectionEndpoint: resource('a data collection endpoint', 'Microsoft.Insights/dataCollectionEndpoints'),
  privateLinkScope: resource('a private link scope of Azure Monitor', 'Microsoft.Insights/privateLinkScopes'),
  actionGroup: resource('an action group', 'Microsoft.Insights/actionGroups'),
  storageAccount: resource('a storage account', 'Microsoft.Storage/storageAccounts', 'storageAccount'),
  userAssignedIdentity: resource('a user-assigned identity', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  keyVault: resource('a key vault', 'Microsoft.KeyVault/vaults'),
  cluster: resource('a dedicated cluster of Log Analytics', 'Microsoft.OperationalInsights/clusters'),
  eventHubRule: {
    what: 'an authorization rule of an event hubs namespace',
    form: '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.EventHub/namespaces/<namespace>/authorizationRules/<name>',
    pattern: new RegExp(
      `^${GROUP}/providers/Microsoft\\.EventHub/namespaces/[^/\\s]+/(eventhubs/[^/\\s]+/)?authorizationRules/[^/\\s]+$`,
    ),
  },
  roleDefinition: {
    what: 'a role definition',
    form: '/subscriptions/<guid>/providers/Microsoft.Authorization/roleDefinitions/<guid>',
    pattern: new RegExp(
      `^(${MANAGEMENT_GROUP}|${SUBSCRIPTION})?/providers/Microsoft\\.Authorization/roleDefinitions/${GUID}$`,
    ),
  },
  virtualMachine: resource('a virtual machine', 'Microsoft.Compute/virtualMachines'),
  scaleSet: resource('a scale set', 'Microsoft.Compute/virtualMachineScaleSets'),
  arcServer: resource('an Arc server', 'Microsoft.HybridCompute/machines'),
  subnet: {
    what: 'a subnet',
    form: '/subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<name>',
    pattern: new RegExp(`^${GROUP}/providers/Microsoft\\.Network/virtualNetworks/[^/\\s]+/subnets/[^/\\s]+$`),
  },
  privateDnsZone: resource('a private DNS zone', 'Microsoft.Network/privateDnsZones'),
  policyAssignment: {
    what: 'an assignment of policy',
    form: '<scope>/providers/Microsoft.Authorization/policyAssignments/<name>',
    pattern: new RegExp(`^${ASSIGNED}${AUTHORIZATION}/policyAssignments/[^/]+$`),
  },
  policySet: {
    what: 'an initiative',
    form: '<scope>/providers/Microsoft.Authorization/policySetDefinitions/<name>',
    pattern: new RegExp(`^(${MANAGEMENT_GROUP}|${SUBSCRIPTION})?${AUTHORIZATION}/policySetDefinitions/[^/]+$`),
  },
} as const satisfies Record<string, IdForm>;

export type IdKind = keyof typeof ID_FORMS;

function resource(what: string, type: string, name?: NameKind): IdForm {
  return {
    what,
    name,
    form: `/subscriptions/<guid>/resourceGroups/<group>/providers/${type}/<name>`,
    pattern: new RegExp(`^${GROUP}/providers/${type.replace('.', '\\.')}/[^/\\s]+$`),
  };
}

/** Problems of a resource id: its form or, if only that is wrong, its case. */
export function idProblems(path: Path, kind: IdKind, value: string): Problem[] {
  const { what, form, pattern, name }: IdForm = ID_FORMS[kind];
  const wrong = textProblems(path, value);
  const must = `must have the form '${form}'`;
  if (wrong.length > 0) return wrong;
  if (!isKnown(value)) {
    const right = (expression: string) => matches(pattern, expression);
    return [{ path, message: must, later: { value, right, isId: true } }];
  }
  if (pattern.test(value) && !NESTED_ASSIGNMENT.test(value))
    return name === undefined ? [] : lastNameProblems(path, kind, name, value);
  const other = idKindOf(value);
  if (other !== undefined && other !== kind)
    return [{ path, message: `must be the id of ${what}, got that of ${idWords(other)}, '${value}'` }];
  const onlyCase = !NESTED_ASSIGNMENT.test(value) && new RegExp(pattern.source, 'i').test(value);
  const hint = onlyCase
    ? '; the provider compares the case of every fixed part, so correct the case'
    : '; copy the complete id from the resource';
  return [{ path, message: `${must}, got '${value}'${hint}` }];
}

function lastNameProblems(path: Path, kind: IdKind, rule: NameKind, id: string): Problem[] {
  return nameProblems([], rule, id.slice(id.lastIndexOf('/') + 1)).map(({ message }) => ({
    path,
    message: `cannot be the id of ${idWords(kind)}, '${id}': its name ${message}; copy the complete id from the resource`,
  }));
}

/** The kind of resource in words, with its article. */
export function idWords(kind: IdKind): string {
  return ID_FORMS[kind].what;
}

/** The kind of resource that an id names, ignoring case. */
export function idKindOf(value: string): IdKind | undefined {
  return (Object.keys(ID_FORMS) as IdKind[]).find((kind) => new RegExp(ID_FORMS[kind].pattern.source, 'i').test(value));
}

/**
 * An id with its fixed segments in the case that the provider requires. Services return ids in any case. Names keep the case
 * that they have; an id of no known kind stays as it is.
 */
export function canonicalId(id: string): string {
  const kind = idKindOf(id);
  if (kind === undefined) return id;
  const fixed = ID_FORMS[kind].form.split('/');
  const segments = id.split('/');
  if (fixed.length !== segments.length) return id;
  return fixed.map((part, index) => (part.startsWith('<') ? segments[index] : part)).join('/');
}

const PRINCIPAL = { must: new RegExp(`^${GUID}$`), message: 'must be the object id of a principal, a GUID' };

/** Problems of the object id of a principal. */
export function principalProblems(path: Path, value: string): Problem[] {
  const wrong = textProblems(path, value);
  return wrong.length > 0 ? wrong : propProblems(path, value, [PRINCIPAL]);
}

/** Part `index` of a resource id that is known at synth, counted from the first slash. */
export function idSegment(id: string, index: number): string {
  return id.split('/')[index] ?? '';
}

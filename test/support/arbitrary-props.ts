import fc from 'fast-check';
import type { Shape } from '../../lib/core/shapes';
import { likelySettings } from './arbitrary-settings';
import { type Making, notOfShape, ofShape, placesOf, valueAt, withValue } from './arbitrary-shapes';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-a`;
const resource = (type: string) => `${GROUP}/providers/${type}/name1`;
const MACHINES: Readonly<Record<string, string>> = {
  virtualMachines: resource('Microsoft.Compute/virtualMachines'),
  scaleSets: resource('Microsoft.Compute/virtualMachineScaleSets'),
  arcServers: resource('Microsoft.HybridCompute/machines'),
};
const GUID = '00000000-0000-0000-0000-000000000007';
const ROLES = [1, 2, 3, 4].map(
  (index) => `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/${GUID.slice(0, -1)}${index}`,
);

/** Values that are right under a key, wherever it is. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  actionGroupId: [resource('Microsoft.Insights/actionGroups')],
  arcExtensionVersion: ['2.35', '2.38.0.0'],
  assignmentId: [`${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/ct-vm`],
  atLeast: [1],
  blobEndpoint: ['https://name1.blob.core.windows.net/'],
  definitionId: [`${SUBSCRIPTION}/providers/Microsoft.Authorization/policySetDefinitions/ct-vm-pinned`],
  configurationEndpointIds: [resource('Microsoft.Insights/dataCollectionEndpoints')],
  emails: ['operations@example.com'],
  endpointId: [resource('Microsoft.Insights/dataCollectionEndpoints')],
  expiresOn: ['2099-01-31T00:00:00Z', 'never'],
  extensionVersion: ['2.35', '2.38'],
  failureThreshold: [0.1, 1],
  identityId: [resource('Microsoft.ManagedIdentity/userAssignedIdentities')],
  ingestionEndpointId: [resource('Microsoft.Insights/dataCollectionEndpoints')],
  ipRanges: ['203.0.113.0/24', '198.51.100.7'],
  location: ['westeurope', 'northeurope'],
  locationFilters: ['westeurope', 'northeurope'],
  in: ['westeurope', 'northeurope'],
  notIn: ['westeurope', 'northeurope'],
  machineLocations: ['westeurope', 'northeurope'],
  minimumVersion: ['2.20', '2.35'],
  managementGroupId: ['corp', '/providers/Microsoft.Management/managementGroups/corp'],
  notScopes: [`${SUBSCRIPTION}/resourceGroups/rg-b`, `${SUBSCRIPTION}/resourceGroups/rg-c`],
  objectId: [GUID],
  of: [1],
  parallelDeployments: [1, 30],
  principalId: [GUID],
  privateDnsZoneIds: [`${GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`],
  privateLinkScopeId: [resource('Microsoft.Insights/privateLinkScopes')],
  query: ['ConfigurationChange | summarize Changes = count() by Computer'],
  resourceGroupId: [GROUP],
  resourceId: [MACHINES['virtualMachines'], MACHINES['arcServers']],
  retentionInDays: [30, 90, 730],
  ruleId: [resource('Microsoft.Insights/dataCollectionRules')],
  severity: [0, 4],
  silentMinutes: [5, 60],
  softDeleteDays: [7, 14, 365],
  storageAccountId: [resource('Microsoft.Storage/storageAccounts')],
  subnetId: [`${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers`],
  subnetIds: [`${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/servers`],
  subscriptionId: [SUBSCRIPTION, '00000000-0000-0000-0000-000000000001'],
  totalRetentionInDays: [730, 1095, 4383],
  uri: ['https://example.com/hook'],
  versions: ['2.*.*', '1.*.*-preview'],
  workspaceId: [resource('Microsoft.OperationalInsights/workspaces')],
  writers: [GUID],
};

/** Texts and numbers that are of the right type and mostly wrong, or at the edge of what is right. */
const ODD = [
  '',
  ' ',
  'undefined',
  'x',
  'X'.repeat(600),
  'West Europe',
  '${name}',
  'ä'.repeat(60),
  '*',
  '-',
  0,
  -1,
  0.5,
  1e9,
];

/** Maps whose keys have a meaning. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  configurationEndpointIds: ['westeurope', 'northeurope'],
  existingEndpoints: ['westeurope', 'northeurope'],
};

const VALID: Making = {
  isComplete: false,
  keys: (path) => KEYS[String(path.at(-1))],
  leaf(path, shape) {
    const key = String(path.at(-1));
    if (key === 'settings') return likelySettings;
    if (shape === 'any' || shape === 'instance') return fc.constant(undefined);
    // A role that is not in the stack is the only thing that an adoption leaves alone.
    if (key === 'id' && path[0] === 'existing') return fc.constantFrom(...ROLES);
    if (key === 'id') return fc.constant(MACHINES[String(path.at(-2))]);
    const known = VALUES[path.includes('versions') ? 'versions' : key];
    if (known !== undefined) return fc.constantFrom(...known);
    return shape === 'text' ? fc.constantFrom('name1', 'name2') : fc.constantFrom(1, 10, 50, 100);
  },
};

/** Props of a shape that are valid, but for values that do not fit each other. */
export function validPropsOf(shape: Shape): fc.Arbitrary<unknown> {
  return ofShape(shape, VALID);
}

/** A value that Terraform knows only at apply. The test puts a variable with the same value in its place. */
export class Later {
  constructor(readonly value: unknown) {}
}

/**
 * Props of a shape: mostly valid, some with one value that is odd, some with one of another type, and some with one that
 * is known only at apply.
 */
export function propsOf(shape: Shape): fc.Arbitrary<unknown> {
  const valid = validPropsOf(shape);
  const places = valid.chain((props) => fc.tuple(fc.constant(props), fc.constantFrom(...placesOf(props, shape))));
  const odd = places.chain(([props, place]) => {
    const values = ODD.filter((value) => typeof value === (place.shape === 'number' ? 'number' : 'string'));
    const isLeaf = place.shape === 'text' || place.shape === 'number';
    return fc.constantFrom(...(isLeaf ? values : [undefined])).map((value) => withValue(props, place.path, value));
  });
  const wrong = places.chain(([props, place]) =>
    notOfShape(place.shape).map((value) => withValue(props, place.path, value)),
  );
  const later = places.map(([props, { path }]) => withValue(props, path, new Later(finalForm(valueAt(props, path)))));
  return fc.oneof(
    { weight: 8, arbitrary: valid },
    { weight: 3, arbitrary: odd },
    { weight: 1, arbitrary: wrong },
    { weight: 3, arbitrary: later },
  );
}

/** Mostly valid props in which one list or map is known only at apply: one variant for each list and map. */
export function propsWithLater(shape: Shape): fc.Arbitrary<unknown[]> {
  return ofShape(shape, { ...VALID, absent: 1 }).map((props) =>
    placesOf(props, shape)
      .filter((place) => typeof place.shape === 'object' && ('list' in place.shape || 'map' in place.shape))
      .map(({ path }) => withValue(props, path, new Later(valueAt(props, path)))),
  );
}

/** The form that the provider accepts. The library converts shorter ones only if it knows them. */
const FINAL_FORMS = new Map<unknown, string>([
  ['never', '2099-12-31T00:00:00Z'],
  ['corp', '/providers/Microsoft.Management/managementGroups/corp'],
  ['00000000-0000-0000-0000-000000000001', SUBSCRIPTION],
]);

function finalForm(value: unknown): unknown {
  return FINAL_FORMS.get(value) ?? value;
}

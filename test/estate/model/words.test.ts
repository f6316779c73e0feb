import type { Assignment, Resource } from '../../../lib/estate/model/estate';
import { SENSITIVE, UNKNOWN } from '../../../lib/estate/model/value';
import {
  assignmentTarget,
  counted,
  diagnosedName,
  effectWords,
  enforcementOf,
  every,
  idName,
  isQuiet,
  locationOf,
  machineKind,
  placesOf,
  retentionOf,
  scopeName,
} from '../../../lib/estate/model/words';

const resource = (attributes: object): Resource => ({
  address: 'a',
  type: 't',
  id: '/id',
  attributes: { ...attributes },
});
const assignment = (attributes: object, parameters: unknown = {}, more: Partial<Assignment> = {}): Assignment => ({
  ...resource(attributes),
  ...{ scope: '/s', parameters: parameters as Assignment['parameters'], initiative: 'virtualMachines' },
  ...more,
});
const custom = { initiative: undefined } as unknown as Partial<Assignment>;

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
])('%d is counted as %s', (count, words) => {
  expect(counted(count, 'file')).toBe(words);
});

test.each([
  [1, 'every 1 second'],
  [90, 'every 90 seconds'],
  [60, 'every 1 minute'],
  [2700, 'every 45 minutes'],
  [3600, 'every 1 hour'],
  [36000, 'every 10 hours'],
])('%d seconds are %s', (seconds, words) => {
  expect(every(seconds)).toBe(words);
});

test.each<[id: unknown, name: string]>([
  ['/a/b', 'b'],
  ['/a/', 'none'],
  ['', 'none'],
  [undefined, 'none'],
  [SENSITIVE, 'sensitive'],
  ['${azurerm_x.a.id}', 'azurerm_x.a'],
  ['${azurerm_x.a.id}/b', '${azurerm_x.a.id}/b'],
  ['x${azurerm_x.a.id}', 'x${azurerm_x.a.id}'],
  ['${lower(azurerm_x.a.id)}', '${lower(azurerm_x.a.id)}'],
])('the id %p is called %s', (id, name) => {
  expect(idName(id)).toBe(name);
});

test.each([
  ['/storageAccounts/st/blobservices/default', 'st'],
  ['/dataCollectionRules/dcr', 'dcr'],
  ['/storageAccounts/st/blobServices/defaults', 'defaults'],
  [UNKNOWN, 'known only at apply'],
  [undefined, 'none'],
])('the diagnostic setting of %p is that of %s', (id, name) => {
  expect(diagnosedName({ attributes: { target_resource_id: id } })).toBe(name);
});

test.each([
  ['/rg/providers/microsoft.compute/virtualmachines/a', 'virtual machine'],
  ['/rg/providers/Microsoft.Compute/virtualMachineScaleSets/a', 'scale set'],
  ['/rg/providers/Microsoft.HybridCompute/machines/a', 'Arc server'],
  ['/rg/providers/Microsoft.Other/machines/a', 'machine'],
])('%s is a %s', (id, kind) => {
  expect(machineKind(id)).toBe(kind);
});

test('what an assignment is about', () => {
  expect([assignmentTarget({ initiative: 'arcServers' }), assignmentTarget({})]).toEqual([
    ...['Arc servers', 'machines of a custom policy'],
  ]);
  expect([effectWords({ initiative: 'arcServers' }), effectWords({})]).toEqual([
    ...['DeployIfNotExists', 'as the policy says'],
  ]);
});

const selector = (...selectors: unknown[]) => ({ selectors });
test.each<[attributes: object, parameters: unknown, places: string | undefined]>([
  [{}, {}, undefined],
  [{}, { listOfApplicableLocations: ['a', 'b', 1] }, 'a, b'],
  [{}, { listOfApplicableLocations: UNKNOWN }, 'locations known only at apply'],
  [{}, SENSITIVE, 'locations sensitive'],
  [{ resource_selectors: [selector({ kind: 'resourceLocation', in: ['a', 'b'] })] }, {}, 'a, b'],
  [{ resource_selectors: [selector({ kind: 'resourceLocation', not_in: ['a', 'b'] })] }, {}, 'all but a, b'],
  [{ resource_selectors: [selector({ kind: 'resourceType', in: ['a'] })] }, {}, undefined],
  [
    {
      resource_selectors: [
        selector({ kind: 'resourceLocation', in: ['a'] }),
        selector({ kind: 'resourceLocation', in: ['b'] }),
      ],
    },
    {},
    'a or b',
  ],
])('an assignment with %p and %p is for some places', (attributes, parameters, places) => {
  expect(placesOf(assignment(attributes, parameters))).toBe(places);
});

test.each<[attributes: object, parameters: unknown, more: Partial<Assignment>, words: string]>([
  [{}, {}, {}, 'enforced'],
  [{ enforce: true }, { effect: 'DeployIfNotExists' }, {}, 'enforced'],
  [{ enforce: false }, SENSITIVE, {}, 'report only'],
  [{ enforce: UNKNOWN }, {}, {}, 'enforcement known only at apply'],
  [{}, { effect: SENSITIVE }, {}, 'enforcement sensitive'],
  [{}, {}, custom, 'as the policy says'],
  [{}, { effect: 'AuditIfNotExists' }, custom, 'report only'],
  [{}, { effect: 'audit' }, {}, 'report only'],
  [{}, { effect: 'NoAudit' }, {}, 'enforced'],
  [{}, { effect: 'disabled' }, {}, 'off'],
  [{}, { effect: 'Manual' }, {}, 'off'],
  [{}, { effect: 'Disabled later' }, {}, 'enforced'],
  [{}, { effect: 'NotDisabled' }, {}, 'enforced'],
])('an assignment with %p and %p (%p) is %s', (attributes, parameters, more, words) => {
  expect(enforcementOf(assignment(attributes, parameters, more))).toBe(words);
  expect(isQuiet(words)).toBe(words === 'report only' || words === 'off');
});

test.each<[scope: unknown, name: string]>([
  ['/', 'the root of the tenant'],
  ['/providers/Microsoft.Management/managementgroups/mg', 'management group mg'],
  ['/Subscriptions/s', 'subscription s'],
  ['/subscriptions/s/ResourceGroups/rg', 'resource group rg'],
  ['/subscriptions/s/resourceGroups/rg/providers/a/b/c', 'c'],
  [UNKNOWN, 'known only at apply'],
  ['/providers/Microsoft.Management/managementGroups/corp/providers/x', 'x'],
  ['/providers/a/subscriptions/b', 'b'],
])('the scope %p is %s', (scope, name) => {
  expect(scopeName(scope)).toBe(name);
});

test.each<[attributes: object, location: string, retention: number | undefined]>([
  [{ location: 'westeurope', retention_in_days: '30' }, 'westeurope', 30],
  [{ location: SENSITIVE }, 'sensitive', undefined],
  [{}, 'no location', undefined],
])('a resource with %p', (attributes, location, retention) => {
  expect([locationOf(resource(attributes)), retentionOf(resource(attributes))]).toEqual([location, retention]);
});

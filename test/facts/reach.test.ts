import { isWithin, type Reach, sharedReach } from '../../lib/facts/reach';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = { kind: 'resourceGroup', id: `${SUBSCRIPTION}/resourceGroups/web` } as const;
const CORP = { kind: 'managementGroup', id: '/providers/Microsoft.Management/managementGroups/corp' } as const;
const SANDBOX = { kind: 'managementGroup', id: '/providers/Microsoft.Management/managementGroups/sandbox' } as const;
const LATER = '${azurerm_resource_group.web.id}';
const LIST = '#{TfToken[TOKEN.1]}';

const reach = (given: Partial<Reach> = {}): Reach => ({
  kind: 'virtualMachines',
  os: ['windows', 'linux'],
  at: { kind: 'subscription', id: SUBSCRIPTION },
  notScopes: [],
  locations: ['westeurope', 'northeurope'],
  resourceSelectors: undefined,
  ...given,
});

const both = ['northeurope', 'westeurope'];
const certain = { certainty: 'certain', locations: both } as const;

test.each<[string, Partial<Reach>, Partial<Reach>, ReturnType<typeof sharedReach>]>([
  ['the same scope', {}, {}, certain],
  [
    'the same scope in another case',
    { at: { ...GROUP, id: GROUP.id.toUpperCase() }, notScopes: [LATER] },
    { at: GROUP },
    certain,
  ],
  ['a scope and one in it', {}, { at: GROUP }, certain],
  ['a scope that is known later, twice', { at: { ...GROUP, id: LATER } }, { at: { ...GROUP, id: LATER } }, certain],
  ['a management group and a subscription', { at: CORP }, {}, { certainty: 'likely', locations: both }],
  ['two management groups', { at: CORP }, { at: SANDBOX }, undefined],
  ['two subscriptions', {}, { at: { kind: 'subscription', id: `${SUBSCRIPTION}0` } }, undefined],
  ['machines of another kind', {}, { kind: 'arcServers' }, undefined],
  ['one operating system of both', { os: ['windows'] }, {}, certain],
  ['both operating systems of one', {}, { os: ['linux'] }, certain],
  ['another operating system', { os: ['windows'] }, { os: ['linux'] }, undefined],
  ['a scope that is excluded', { notScopes: [GROUP.id.toLowerCase()] }, { at: GROUP }, undefined],
  ['a scope below one that is excluded', { at: CORP, notScopes: [SUBSCRIPTION] }, { at: GROUP }, undefined],
  ['a scope beside one that is excluded', { notScopes: [`${GROUP.id}2`] }, { at: GROUP }, certain],
  ['a scope beside one of two that are excluded', { notScopes: [`${GROUP.id}2`, GROUP.id] }, { at: GROUP }, undefined],
  ['a scope that may be excluded', { notScopes: [LATER] }, { at: GROUP }, undefined],
  ['a scope that may be in a list of excluded ones', { notScopes: [LIST] }, { at: GROUP }, undefined],
  [
    'the same scope in another case, less what may be in it',
    { at: { ...GROUP, id: GROUP.id.toUpperCase() }, notScopes: [LATER] },
    { at: GROUP, notScopes: [LIST] },
    certain,
  ],
  [
    'one location of both',
    { locations: ['westeurope', 'eastus'] },
    {},
    { certainty: 'certain', locations: ['westeurope'] },
  ],
  ['other locations', { locations: ['eastus'] }, {}, undefined],
  ['any location', { locations: undefined }, {}, certain],
  ['a location that the initiative refuses', { locations: ['mars'] }, { locations: ['mars'] }, undefined],
  ['a location that is known later', { locations: ['westeurope', LATER] }, {}, undefined],
  ['locations that are known later', {}, { locations: [LIST] }, undefined],
  ['locations that are known later, in another scope', { at: CORP, locations: [LATER] }, { at: SANDBOX }, undefined],
])('assignments of %s', (_, one, other, shared) => {
  expect(sharedReach(reach(one), reach(other))).toEqual(shared);
  expect(sharedReach(reach(other), reach(one))).toEqual(shared);
});

const location = (...names: string[]) => ({ kind: 'resourceLocation', in: names });
const TYPE = 'microsoft.compute/virtualmachines';

test.each<[string, NonNullable<Reach['resourceSelectors']>, string[] | undefined]>([
  ['none', [], both],
  ['a location', [{ selectors: [location('WestEurope')] }], ['westeurope']],
  ['two locations', [{ selectors: [location('westeurope', 'northeurope')] }], both],
  [
    'a location in each of two',
    [{ selectors: [location('westeurope')] }, { selectors: [location('northeurope')] }],
    both,
  ],
  ['two locations at once', [{ selectors: [location('westeurope'), location('northeurope')] }], undefined],
  ['all but a location', [{ selectors: [{ kind: 'resourceLocation', notIn: ['westeurope'] }] }], ['northeurope']],
  [
    'a location and the type',
    [{ selectors: [location('westeurope'), { kind: 'resourceType', in: [TYPE] }] }],
    ['westeurope'],
  ],
  ['another type', [{ selectors: [{ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'] }] }], undefined],
  ['all but the type', [{ selectors: [{ kind: 'resourceType', notIn: [TYPE] }] }], undefined],
  ['nothing of the location', [{ selectors: [{ kind: 'resourceLocation' }] }], both],
  ['a location that is known later', [{ selectors: [location('westeurope', LATER)] }], undefined],
  ['locations that are known later', [{ selectors: [{ kind: 'resourceLocation', notIn: [LIST] }] }], undefined],
])('an assignment with a selector of %s', (_, resourceSelectors, locations) => {
  const shared = sharedReach(reach({ resourceSelectors }), reach());
  expect(shared?.locations).toEqual(locations);
});

test.each([
  [GROUP.id, SUBSCRIPTION, true],
  [SUBSCRIPTION.toUpperCase(), SUBSCRIPTION, true],
  [`${SUBSCRIPTION}0`, SUBSCRIPTION, false],
  [SUBSCRIPTION, GROUP.id, false],
  [LATER, LATER, true],
  [`${LATER}/providers/x`, LATER, false],
  [`${SUBSCRIPTION}/resourceGroups/\${var.name}`, SUBSCRIPTION, false],
])('whether %s is in %s: %s', (id, scope, expected) => {
  expect(isWithin(id, scope)).toBe(expected);
});

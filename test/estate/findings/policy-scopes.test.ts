import { INITIATIVES } from '../../../lib/facts/initiatives';
import { type PlannedChange, plan, reviewed } from '../support';

const ADDRESS = 'azurerm_subscription_policy_assignment.own';
const SUBSCRIPTION = '/subscriptions/s';
const group = (name: string) => `${SUBSCRIPTION}/resourceGroups/${name}`;
const assigned = (more: object, policy_definition_id = `/policySetDefinitions/${INITIATIVES.arcServers.id}`) => ({
  id: '/assignments/own',
  policy_definition_id,
  subscription_id: SUBSCRIPTION,
  identity: [{ type: 'UserAssigned', identity_ids: ['/identities/own'] }],
  ...more,
});
const found = (before: object, after: object, more: Omit<PlannedChange, 'address'> = {}, policy?: string) =>
  reviewed(
    plan({ address: ADDRESS, before: assigned(before, policy), after: assigned(after, policy), ...more }, OWN),
  ).map((line) => line.replace(`@${ADDRESS}`, ''));

/** A policy of one's own, which stays as it is. */
const own = { id: '/policies/own', name: 'own', policy_rule: '{"a":"Microsoft.Azure.ChangeTrackingAndInventory"}' };
const OWN = { address: 'azurerm_policy_definition.own', before: own, after: own };

const locations = (...list: readonly string[]) => ({
  parameters: JSON.stringify({ listOfApplicableLocations: { value: list } }),
});
const selecting = (...selectors: readonly object[]) => ({ resource_selectors: [{ name: 'ring', selectors }] });
const LOCATION = { kind: 'resourceLocation' };

describe('an assignment', () => {
  test.each<[string, object, object, ...string[]]>([
    [
      'at another subscription',
      {},
      { subscription_id: '/subscriptions/t' },
      'scope-changed Arc servers: below subscription s -> below subscription t',
    ],
    [
      'at a part of its scope',
      {},
      { subscription_id: null, resource_group_id: group('a') },
      'scope-changed Arc servers: below subscription s -> below resource group a',
    ],
    ['at a scope around its own', { subscription_id: null, resource_group_id: group('a') }, {}],
    [
      'without another group',
      { not_scopes: [group('A')] },
      { not_scopes: [group('a'), group('b')] },
      'scope-narrowed resource group b: covered -> left out',
    ],
    [
      'of some locations',
      {},
      locations('westeurope', 'eastus'),
      'scope-narrowed locations of machines: all -> westeurope, eastus',
    ],
    ['of no location', {}, locations(), 'scope-narrowed locations of machines: all -> none'],
    [
      'of fewer locations',
      locations('westeurope', 'eastus', 'northeurope'),
      locations('westeurope'),
      'scope-narrowed locations of machines: eastus, northeurope -> left out',
    ],
    ['of more locations', locations('westeurope'), locations('westeurope', 'eastus')],
    ['of every location', locations('westeurope'), {}],
    [
      'with a selector',
      {},
      selecting({ ...LOCATION, in: ['westeurope', 'eastus'] }),
      'scope-narrowed resource selectors: everything -> resourceLocation westeurope, resourceLocation eastus',
    ],
    ['without selectors', selecting({ ...LOCATION, in: ['westeurope'] }), {}],
    [
      'with a selector that excludes more',
      selecting({ ...LOCATION, not_in: ['westeurope'] }),
      selecting({ ...LOCATION, not_in: ['westeurope', 'eastus', 'northeurope'] }),
      'scope-narrowed resource selectors: more -> resourceLocation not eastus, resourceLocation not northeurope',
    ],
    [
      'with a selector that excludes less',
      selecting({ ...LOCATION, not_in: ['westeurope', 'eastus'] }),
      selecting({ ...LOCATION, not_in: ['westeurope'] }),
    ],
    [
      'with a selector that selects less',
      selecting({ ...LOCATION, in: ['westeurope', 'eastus', 'northeurope'] }),
      selecting({ ...LOCATION, in: ['westeurope'] }),
      'scope-narrowed resource selectors: resourceLocation eastus, resourceLocation northeurope -> left out',
    ],
  ])('%s is found to cover what it does', (_what, before, after, ...wanted) => {
    expect(found(before, after)).toEqual(wanted);
  });

  test.each<[string, object, object, object, string]>([
    ['scope', {}, {}, { subscription_id: true }, 'scope: below subscription s'],
    ['excluded scopes', { not_scopes: [] }, {}, { not_scopes: true }, 'not_scopes: none'],
    [
      'excluded scope',
      { not_scopes: [group('a'), group('b')] },
      { not_scopes: [group('a'), null] },
      { not_scopes: [false, true] },
      'not_scopes: 2',
    ],
    ['selectors', {}, {}, { resource_selectors: true }, 'resource_selectors: none'],
    [
      'locations of a selector',
      {},
      selecting({ ...LOCATION, in: null }),
      { resource_selectors: [{ selectors: [{ in: true }] }] },
      'resource_selectors: none',
    ],
    ['overrides', { overrides: [{ value: 'Disabled' }] }, {}, { overrides: true }, 'overrides: 1'],
  ])('whose %s cannot be seen is found as such', (_what, before, after, unknown, wanted) => {
    expect(found(before, after, { unknown })).toEqual([`unknown-until-apply ${wanted} -> known only at apply`]);
  });

  const configuration = (locationsNow: unknown) => ({
    resource: {
      azurerm_subscription_policy_assignment: {
        own: assigned({ parameters: JSON.stringify({ listOfApplicableLocations: { value: locationsNow } }) }),
      },
    },
  });
  test.each([
    ['all', undefined, '${var.all}', []],
    ['2', ['westeurope', 'eastus'], '${var.all}', []],
    ['2', ['westeurope', 'eastus'], ['westeurope', '${var.other}'], []],
    ['all', undefined, ['${var.one}'], ['scope-narrowed locations of machines: all -> ${var.one}']],
  ])('of %s locations may be of others if they cannot be seen', (was, before, after, more) => {
    expect(
      reviewed(configuration(after), configuration(before)).map((line) => line.replace(`@${ADDRESS}`, '')),
    ).toEqual([...more, `unknown-until-apply locations of machines: ${was} -> known only at apply`]);
    expect(reviewed(configuration(after), configuration(after))).toEqual([]);
  });

  test('of a policy of its own takes an empty list for every location', () => {
    const narrowed = 'scope-narrowed locations of machines: all -> westeurope';
    expect(found(locations('westeurope'), locations(), {}, own.id)).toEqual([]);
    expect(found({}, locations(), {}, own.id)).toEqual([]);
    expect(found(locations(), locations('westeurope'), {}, own.id)).toEqual([narrowed]);
  });
});

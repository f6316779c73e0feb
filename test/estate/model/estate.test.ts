import { exemptionScope, parameter } from '../../../lib/estate/model/estate';
import { UNKNOWN } from '../../../lib/estate/model/value';

const RESOURCE = { address: 'a', type: 't', id: '/id' };

test.each<[attributes: object, scope: unknown]>([
  [{ resource_id: null, resource_group_id: '/rg' }, '/rg'],
  [{ resource_id: '/r' }, '/r'],
  [{ subscription_id: UNKNOWN }, UNKNOWN],
  [{ management_group_id: '/mg' }, '/mg'],
  [{}, undefined],
])('an exemption with %p has its scope', (attributes, scope) => {
  expect(exemptionScope({ ...RESOURCE, attributes: { ...attributes } })).toBe(scope);
});

test('a parameter of an assignment is hidden with all of them', () => {
  const assignment = { ...RESOURCE, attributes: {}, scope: '/s' };
  expect(parameter({ ...assignment, parameters: { effect: 'Audit' } }, 'effect')).toBe('Audit');
  expect(parameter({ ...assignment, parameters: UNKNOWN }, 'effect')).toBe(UNKNOWN);
});

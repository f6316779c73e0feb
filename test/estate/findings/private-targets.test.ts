import { privateTargets, zonesOf } from '../../../lib/estate/findings/private-targets';
import type { Resource } from '../../../lib/estate/model/estate';
import { UNKNOWN } from '../../../lib/estate/model/value';

const endpoint = (attributes: Resource['attributes']): Resource => ({
  address: 'azurerm_private_endpoint.own',
  type: 'azurerm_private_endpoint',
  id: '/endpoints/own',
  attributes,
});
const to = (private_connection_resource_id: unknown) => ({ private_connection_resource_id });
const zones = (private_dns_zone_ids: unknown) => ({ private_dns_zone_ids });

test.each<[string, unknown, string[] | undefined]>([
  ['ids', [to('/A'), to('/b')], ['/a', '/b']],
  ['no id', [to(null), to('/b')], ['/b']],
  ['nothing', undefined, []],
  ['what cannot be seen', UNKNOWN, undefined],
  ['an id and one that cannot be seen', [to('/a'), to(UNKNOWN)], undefined],
])('an endpoint leads to %s', (_what, private_service_connection, wanted) => {
  expect(privateTargets(endpoint({ private_service_connection }))).toEqual(wanted);
});

test.each<[string, unknown, string[] | undefined]>([
  ['ids', [zones(['/A', '/b']), zones(['/c'])], ['/A', '/b', '/c']],
  ['an id and one that cannot be seen', [zones(['/a', UNKNOWN])], ['/a', '${known only at apply}']],
  ['nothing', undefined, []],
  ['what cannot be seen', UNKNOWN, undefined],
  ['ids and a list that cannot be seen', [zones(['/a']), zones(UNKNOWN)], undefined],
])('an endpoint is registered in %s', (_what, private_dns_zone_group, wanted) => {
  expect(zonesOf(endpoint({ private_dns_zone_group }))).toEqual(wanted);
});

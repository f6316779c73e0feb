import type { Resource } from '../model/estate';
import { blocks, idKey, isHidden, member, openText, UNKNOWN } from '../model/value';

/** Ids, in lower case, of what a private endpoint leads to; `undefined` if one cannot be seen. */
export function privateTargets({ attributes }: Resource): string[] | undefined {
  const connections = attributes['private_service_connection'];
  const ids = blocks(connections).map((one) => member(one, 'private_connection_resource_id'));
  return isHidden(connections) || ids.some(isHidden) ? undefined : ids.map(idKey).filter((id) => id !== '');
}

/** Ids of the zones that a private endpoint is registered in; `undefined` if they cannot be seen. */
export function zonesOf({ attributes }: Resource): string[] | undefined {
  const groups = attributes['private_dns_zone_group'];
  const ids = blocks(groups).map((group) => member(group, 'private_dns_zone_ids'));
  if (isHidden(groups) || ids.some(isHidden)) return undefined;
  return ids.flat().map((id) => (typeof id === 'string' ? id : openText(UNKNOWN)));
}

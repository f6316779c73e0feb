import { literalThen, namedProblems } from '../../core/checks';
import { matches } from '../../core/expressions';
import { isKnown } from '../../core/known';
import { certain, type Path, type Problem } from '../../core/problems';
import { laterProblem } from '../../core/text-rules';
import { idProblems, idSegment } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { BLOB_ZONE_PREFIX } from '../../facts/storage';
import { tagProblems } from '../../facts/tags';
import type { PrivateEndpoints } from '../interfaces/private-endpoints-props';
import { blobEndpointName } from './blob-endpoint-name';

/** Problems of the private endpoints of an account. */
export function blobEndpointsProblems(
  all: Path,
  accountName: string,
  endpoints: PrivateEndpoints | undefined,
): Problem[] {
  return namedProblems(all, endpoints, (path, endpoint, key) => [
    ...idProblems([...path, 'subnetResourceId'], 'subnet', endpoint.subnetResourceId),
    ...zonesProblems([...path, 'privateDnsZoneResourceIds'], endpoint.privateDnsZoneResourceIds),
    ...nameProblems([...path, 'name'], 'privateEndpoint', blobEndpointName(accountName, key, endpoint)),
    ...(endpoint.location === undefined ? [] : locationProblems([...path, 'location'], endpoint.location)),
    ...(endpoint.resourceGroupName === undefined
      ? []
      : nameProblems([...path, 'resourceGroupName'], 'resourceGroup', endpoint.resourceGroupName)),
    ...tagProblems([...path, 'tags'], endpoint.tags),
  ]);
}

/** Problems of the zones of a private endpoint of an account. */
export function zonesProblems(path: Path, zones: readonly string[] = []): Problem[] {
  return literalThen(path, zones, (all, ids) => ids.flatMap((id, index) => zoneProblems([...all, index], id)));
}

const BLOB_ZONE = new RegExp(`/${BLOB_ZONE_PREFIX.replaceAll('.', '\\.')}[^/]*$`);

/** Names of blobs are looked up in one zone only. */
function zoneProblems(path: Path, id: string): Problem[] {
  const wrong = idProblems(path, 'privateDnsZone', id);
  const must = 'must be a zone privatelink.blob.core.windows.net, or that of another cloud';
  if (certain(wrong).length > 0) return wrong;
  if (!isKnown(id)) return [...wrong, laterProblem(path, id, must, (one) => matches(BLOB_ZONE, one))];
  return BLOB_ZONE.test(id) ? [] : [{ path, message: `${must}, got '${idSegment(id, 8)}'` }];
}

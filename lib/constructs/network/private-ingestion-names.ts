import { idSegment } from '../../facts/ids';
import type { MonitorPrivateEndpoint, PrivateIngestionProps } from './private-ingestion-props';

const ENDPOINT_PREFIX = 'dce-change-tracking';
const SCOPE = 'ampls-change-tracking';

/** Locations of the machines that get new endpoints. */
export function machineLocationsOf(props: PrivateIngestionProps): readonly string[] {
  const { machineLocations, existingEndpoints = {}, workspace } = props;
  return machineLocations ?? (Object.hasOwn(existingEndpoints, workspace.location) ? [] : [workspace.location]);
}

/** Name of a new endpoint: with the location in it, one in another location is created beside it. */
export function endpointName({ endpointPrefix }: PrivateIngestionProps, location: string, purpose = ''): string {
  return `${endpointPrefix ?? ENDPOINT_PREFIX}${purpose}-${location}`;
}

/** Name of the private link scope, which is in its id if it exists already. */
export function scopeName({ privateLinkScope: scope = {} }: PrivateIngestionProps): string {
  return scope.privateLinkScopeId === undefined ? (scope.name ?? SCOPE) : idSegment(scope.privateLinkScopeId, 8);
}

/** Name of the private endpoint of a scope. */
export function privateEndpointName({ name }: MonitorPrivateEndpoint, scope: string): string {
  return name ?? `pe-${scope}`;
}

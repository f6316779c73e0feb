import { literalThen, missingProblems, oneOfProblems, repeatProblems } from '../../core/checks';
import { isKnown } from '../../core/known';
import { at, certain, type Path, type Problem, phrase } from '../../core/problems';
import { NOT_EMPTY } from '../../core/shape-problems';
import { propProblems } from '../../core/text-rules';
import { idProblems, idSegment } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { ACCESS_MODES, ALL_MONITOR_ZONES, MONITOR_ZONES, missingZones } from '../../facts/private-link';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems } from '../../facts/warnings';
import { endpointName, machineLocationsOf, privateEndpointName, scopeName } from './private-ingestion-names';
import type { PrivateIngestionProps, PrivateIngestionReference } from './private-ingestion-props';

/** Problems of the props of private ingestion. */
export function privateIngestionProblems(props: PrivateIngestionProps): Problem[] {
  const missing = missingProblems(props, 'workspace');
  if (missing.length > 0) return missing;
  const { workspace, resourceGroupName, ingestionEndpoint, endpointPrefix } = props;
  return [
    ...idProblems(['workspace', 'workspaceId'], 'workspace', workspace.workspaceId),
    ...locationProblems(['workspace', 'location'], workspace.location),
    ...nameProblems(['workspace', 'resourceGroupName'], 'resourceGroup', workspace.resourceGroupName),
    ...(resourceGroupName === undefined ? [] : nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName)),
    ...machineLocationProblems(props),
    ...literalThen(['existingEndpoints'], props.existingEndpoints ?? {}, (path, endpoints) =>
      Object.entries(endpoints).flatMap(([location, { endpointId }]) => [
        ...locationProblems([...path, location], location),
        ...idProblems([...path, location, 'endpointId'], 'dataCollectionEndpoint', endpointId),
      ]),
    ),
    ...(ingestionEndpoint === undefined
      ? []
      : idProblems(['ingestionEndpoint', 'endpointId'], 'dataCollectionEndpoint', ingestionEndpoint.endpointId)),
    ...(endpointPrefix === undefined ? [] : propProblems(['endpointPrefix'], endpointPrefix, [NOT_EMPTY])),
    ...nameProblems(['endpointPrefix'], 'dataCollectionRule', endpointName(props, 'location')),
    ...scopeProblems(props),
    ...privateEndpointProblems(props),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
}

/** Problems of a reference to endpoints that exist. */
export function privateIngestionReferenceProblems(reference: PrivateIngestionReference): Problem[] {
  const path = ['configurationEndpointIds'];
  return [
    ...idProblems(['ingestionEndpointId'], 'dataCollectionEndpoint', reference.ingestionEndpointId),
    ...literalThen(path, reference.configurationEndpointIds, (_, ids) =>
      Object.entries(ids).flatMap(([location, id]) => [
        ...locationProblems([...path, location], location),
        ...idProblems([...path, location], 'dataCollectionEndpoint', id),
      ]),
    ),
  ];
}

/** A location becomes part of addresses in the state, so it is known. */
function machineLocationProblems(props: PrivateIngestionProps): Problem[] {
  const { machineLocations, existingEndpoints = {} } = props;
  const path = ['machineLocations'];
  if (machineLocations === undefined) {
    return machineLocationsOf(props).every(isKnown)
      ? []
      : [
          {
            path: ['workspace', 'location'],
            message: phrase`is known only at apply: list the locations of the machines in ${at('machineLocations')}`,
          },
        ];
  }
  if (machineLocations.length + Object.keys(existingEndpoints).length === 0)
    return [{ path, message: 'must name at least one location, got none: no machine would get its configuration' }];
  return literalThen(path, machineLocations, (_, locations) => [
    ...locations.flatMap((location, index) => [
      ...(isKnown(location)
        ? locationProblems([...path, index], location)
        : [{ path: [...path, index], message: 'must be written out: it becomes part of an address in the state' }]),
      ...(Object.hasOwn(existingEndpoints, location)
        ? [
            {
              path: [...path, index],
              message: phrase`names '${location}', which has an endpoint in ${at('existingEndpoints')}: remove one`,
            },
          ]
        : []),
    ]),
    ...repeatProblems(path, locations),
  ]);
}

function scopeProblems({ privateLinkScope: scope = {} }: PrivateIngestionProps): Problem[] {
  const path = ['privateLinkScope'];
  if (scope.privateLinkScopeId !== undefined)
    return idProblems([...path, 'privateLinkScopeId'], 'privateLinkScope', scope.privateLinkScopeId);
  const { name, ingestionAccessMode, queryAccessMode } = scope;
  return [
    ...(name === undefined ? [] : nameProblems([...path, 'name'], 'privateLinkScope', name)),
    ...oneOfProblems([...path, 'ingestionAccessMode'], ingestionAccessMode ?? 'Open', ACCESS_MODES),
    ...oneOfProblems([...path, 'queryAccessMode'], queryAccessMode ?? 'Open', ACCESS_MODES),
  ];
}

function privateEndpointProblems(props: PrivateIngestionProps): Problem[] {
  const { privateEndpoint: endpoint, privateLinkScope } = props;
  const path = ['privateEndpoint'];
  if (endpoint === undefined) {
    return privateLinkScope?.privateLinkScopeId !== undefined
      ? []
      : [{ path, message: 'is missing: without one, no network reaches a new private link scope' }];
  }
  const { subnetId, location, privateDnsZoneIds } = endpoint;
  const scope = scopeProblems(props).length > 0 ? 'scope' : scopeName(props);
  return [
    ...idProblems([...path, 'subnetId'], 'subnet', subnetId),
    ...(location === undefined ? [] : locationProblems([...path, 'location'], location)),
    ...nameProblems([...path, 'name'], 'privateEndpoint', privateEndpointName(endpoint, scope)),
    ...(privateDnsZoneIds === undefined
      ? []
      : literalThen([...path, 'privateDnsZoneIds'], privateDnsZoneIds, zoneListProblems)),
  ];
}

/** An agent looks names up in every zone. In a zone that Terraform knows only later, no name is missed here. */
function zoneListProblems(path: Path, ids: readonly string[]): Problem[] {
  const forms = ids.flatMap((id, index) => idProblems([...path, index], 'privateDnsZone', id));
  if (certain(forms).length > 0) return forms;
  const names = ids.filter(isKnown).map((id) => idSegment(id, 8).toLowerCase());
  const foreign = [...new Set(names)].filter((name) => !ALL_MONITOR_ZONES.includes(name));
  const missing = missingZones(names);
  const zones = MONITOR_ZONES.AzureCloud.join(', ');
  return [
    ...forms,
    ...foreign.map((name) => ({
      path,
      message: `names '${name}', which is no zone of Azure Monitor: they are ${zones}`,
    })),
    ...repeatProblems(path, names),
    ...(missing.length > ids.length - names.length
      ? [{ path, message: `leaves out ${missing.join(', ')}: agents need every zone; add them, or omit the prop` }]
      : []),
  ];
}

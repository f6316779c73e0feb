import { MonitorDataCollectionRuleAssociation } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule-association';
import { type MapTerraformIterator, TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { ENDPOINT_ASSOCIATION } from '../../facts/private-link';
import { inStackOf } from '../kit/dependencies';
import { completeHcl } from '../kit/hcl-output';
import { later } from '../kit/later';
import type { IPrivateIngestion } from '../network/private-ingestion-props';

interface EndpointAssociation {
  /** The machines, with `id` and either `endpoint` or, if Terraform finds them, `location`. */
  readonly each: MapTerraformIterator;
  readonly privateIngestion: IPrivateIngestion;
  readonly isFound: boolean;
}

/** Associates machines with the endpoint of their location, from which agents get their configuration. */
export function associateEndpoint(
  scope: Construct,
  id: string,
  { each, privateIngestion, isFound }: EndpointAssociation,
): MonitorDataCollectionRuleAssociation {
  return new MonitorDataCollectionRuleAssociation(scope, id, {
    forEach: each,
    name: ENDPOINT_ASSOCIATION,
    targetResourceId: each.getString('id'),
    dependsOn: inStackOf(scope, privateIngestion.dependables),
    ...(isFound
      ? endpointOfLocation(scope, privateIngestion)
      : { dataCollectionEndpointId: each.getString('endpoint') }),
  });
}

/** Where a machine is becomes known when Terraform finds it. */
function endpointOfLocation(scope: Construct, { configurationEndpointIds: ids }: IPrivateIngestion) {
  completeHcl(scope);
  const endpoints = new TerraformLocal(scope, 'Endpoints', { ...ids });
  const map = () => `local.${endpoints.friendlyUniqueId}`;
  const location = 'lower(replace(each.value.location, " ", ""))';
  const known = Object.keys(ids);
  const places = known.length === 0 ? 'none' : `some in ${known.join(', ')}`;
  return {
    dataCollectionEndpointId: later(() => `\${lookup(${map()}, ${location}, null)}`),
    lifecycle: {
      precondition: [
        {
          condition: later(() => `\${contains(keys(${map()}), ${location})}`),
          errorMessage: later(
            () =>
              `[${scope.node.scope?.node.path}] privateIngestion has no endpoint in '\${each.value.location}', the location of '\${each.value.id}'. It has ${places}: add the location to machineLocations.`,
          ),
        },
      ],
    },
  };
}

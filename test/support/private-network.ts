import type { TerraformStack } from 'cdktf';
import { Workspace } from '../../lib/constructs/workspace/workspace';
import { MONITOR_ZONES } from '../../lib/facts/private-link';

export const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers';
export const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-hub/subnets/endpoints`;

export const zone = (name: string) => `${GROUP}/Microsoft.Network/privateDnsZones/${name}`;
export const machine = (name: string) => `${GROUP}/Microsoft.Compute/virtualMachines/${name}`;

/** An endpoint that agents reach, with every zone that they look names up in. */
export const PRIVATE = { subnetId: SUBNET, privateDnsZoneIds: MONITOR_ZONES.AzureCloud.map(zone) };

export function workspaceOf(stack: TerraformStack, internetIngestionEnabled?: boolean): Workspace {
  return new Workspace(stack, 'Workspace', {
    name: 'log-test',
    resourceGroupName: 'rg-test',
    location: 'westeurope',
    internetIngestionEnabled,
  });
}

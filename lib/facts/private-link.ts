/**
 * Private links of Azure Monitor: what an agent needs in a network whose traffic stays private.
 *
 * Sources: MicrosoftDocs/azure-monitor-docs `fundamentals/private-link-vm.md` for endpoints and associations,
 * `fundamentals/private-link-design.md` for scopes, `fundamentals/private-link-configure.md` for the zones of the public
 * cloud; MicrosoftDocs/azure-docs `private-link/private-endpoint-dns.md` for those of US Government, which has no row for
 * China; all as of 2026-09.
 */

/** Name of the association of a machine with an endpoint. A machine has one, and the provider allows no other name. */
export const ENDPOINT_ASSOCIATION = 'configurationAccessEndpoint';

/** What a private endpoint connects to in a private link scope. */
export const MONITOR_SUBRESOURCE = 'azuremonitor';

/** What a private link scope lets networks reach that are connected to it. */
export const ACCESS_MODES = ['Open', 'PrivateOnly'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** The DNS zones of a private endpoint of Azure Monitor, by cloud. Agents need all of one cloud. */
export const MONITOR_ZONES = {
  AzureCloud: [
    'privatelink.monitor.azure.com',
    'privatelink.oms.opinsights.azure.com',
    'privatelink.ods.opinsights.azure.com',
    'privatelink.agentsvc.azure-automation.net',
    'privatelink.blob.core.windows.net',
  ],
  AzureUSGovernment: [
    'privatelink.monitor.azure.us',
    'privatelink.adx.monitor.azure.us',
    'privatelink.oms.opinsights.azure.us',
    'privatelink.ods.opinsights.azure.us',
    'privatelink.agentsvc.azure-automation.us',
    'privatelink.blob.core.usgovcloudapi.net',
  ],
} as const;

/** Every zone of every cloud. */
export const ALL_MONITOR_ZONES: readonly string[] = Object.values(MONITOR_ZONES).flat();

/** The zones that names leave out: of US Government if one of them is of it, and of the public cloud otherwise. */
export function missingZones(names: readonly string[]): string[] {
  const given = new Set(names.map((name) => name.toLowerCase()));
  const isGovernment = MONITOR_ZONES.AzureUSGovernment.some((zone) => given.has(zone));
  return MONITOR_ZONES[isGovernment ? 'AzureUSGovernment' : 'AzureCloud'].filter((zone) => !given.has(zone));
}

/**
 * Regions.
 *
 * Workspace regions: MicrosoftDocs/azure-docs
 * `azure-change-tracking-inventory/change-tracking-inventory-support-matrix.md`, 2025-12-03. The list is only what the
 * documentation names; no source shows that the service refuses others.
 *
 * Machine locations: parameter `listOfApplicableLocations` of the three built-in initiatives, Azure/azure-policy
 * f4a50bac, 2026-04-29. Azure Policy refuses any other value.
 */

/** A region in which a Log Analytics workspace may receive Change Tracking data. */
export interface WorkspaceRegion {
  readonly displayName: string;
  readonly geography: string;
  readonly cloud: 'AzureCloud' | 'AzureUSGovernment';
}

export const WORKSPACE_REGIONS = {
  eastasia: { displayName: 'East Asia', geography: 'Asia Pacific', cloud: 'AzureCloud' },
  southeastasia: { displayName: 'Southeast Asia', geography: 'Asia Pacific', cloud: 'AzureCloud' },
  australiaeast: { displayName: 'Australia East', geography: 'Australia', cloud: 'AzureCloud' },
  australiasoutheast: { displayName: 'Australia Southeast', geography: 'Australia', cloud: 'AzureCloud' },
  brazilsouth: { displayName: 'Brazil South', geography: 'Brazil', cloud: 'AzureCloud' },
  canadacentral: { displayName: 'Canada Central', geography: 'Canada', cloud: 'AzureCloud' },
  northeurope: { displayName: 'North Europe', geography: 'Europe', cloud: 'AzureCloud' },
  westeurope: { displayName: 'West Europe', geography: 'Europe', cloud: 'AzureCloud' },
  francecentral: { displayName: 'France Central', geography: 'France', cloud: 'AzureCloud' },
  germanywestcentral: { displayName: 'Germany West Central', geography: 'Germany', cloud: 'AzureCloud' },
  centralindia: { displayName: 'Central India', geography: 'India', cloud: 'AzureCloud' },
  italynorth: { displayName: 'Italy North', geography: 'Italy', cloud: 'AzureCloud' },
  japaneast: { displayName: 'Japan East', geography: 'Japan', cloud: 'AzureCloud' },
  koreacentral: { displayName: 'Korea Central', geography: 'Korea', cloud: 'AzureCloud' },
  norwayeast: { displayName: 'Norway East', geography: 'Norway', cloud: 'AzureCloud' },
  spaincentral: { displayName: 'Spain Central', geography: 'Spain', cloud: 'AzureCloud' },
  swedencentral: { displayName: 'Sweden Central', geography: 'Sweden', cloud: 'AzureCloud' },
  switzerlandnorth: { displayName: 'Switzerland North', geography: 'Switzerland', cloud: 'AzureCloud' },
  uaenorth: { displayName: 'UAE North', geography: 'United Arab Emirates', cloud: 'AzureCloud' },
  uksouth: { displayName: 'UK South', geography: 'United Kingdom', cloud: 'AzureCloud' },
  usgovvirginia: { displayName: 'US Gov Virginia', geography: 'US Gov', cloud: 'AzureUSGovernment' },
  usgovarizona: { displayName: 'US Gov Arizona', geography: 'US Gov', cloud: 'AzureUSGovernment' },
  eastus: { displayName: 'East US', geography: 'US', cloud: 'AzureCloud' },
  eastus2: { displayName: 'East US 2', geography: 'US', cloud: 'AzureCloud' },
  westus: { displayName: 'West US', geography: 'US', cloud: 'AzureCloud' },
  westus2: { displayName: 'West US 2', geography: 'US', cloud: 'AzureCloud' },
  northcentralus: { displayName: 'North Central US', geography: 'US', cloud: 'AzureCloud' },
  centralus: { displayName: 'Central US', geography: 'US', cloud: 'AzureCloud' },
  southcentralus: { displayName: 'South Central US', geography: 'US', cloud: 'AzureCloud' },
  westcentralus: { displayName: 'West Central US', geography: 'US', cloud: 'AzureCloud' },
} as const satisfies Record<string, WorkspaceRegion>;

export type WorkspaceRegionName = keyof typeof WORKSPACE_REGIONS;

/** The locations of the initiatives for virtual machines and for Arc servers, which are the same. */
const MOST_LOCATIONS = [
  'australiacentral',
  'australiacentral2',
  'australiaeast',
  'australiasoutheast',
  'brazilsouth',
  'brazilsoutheast',
  'canadacentral',
  'canadaeast',
  'centralindia',
  'centralus',
  'centraluseuap',
  'eastasia',
  'eastus',
  'eastus2',
  'eastus2euap',
  'francecentral',
  'francesouth',
  'germanynorth',
  'germanywestcentral',
  'israelcentral',
  'italynorth',
  'japaneast',
  'japanwest',
  'jioindiacentral',
  'jioindiawest',
  'koreacentral',
  'koreasouth',
  'malaysiasouth',
  'mexicocentral',
  'northcentralus',
  'northeurope',
  'norwayeast',
  'norwaywest',
  'polandcentral',
  'qatarcentral',
  'southafricanorth',
  'southafricawest',
  'southcentralus',
  'southeastasia',
  'southindia',
  'spaincentral',
  'swedencentral',
  'swedensouth',
  'switzerlandnorth',
  'switzerlandwest',
  'taiwannorth',
  'taiwannorthwest',
  'uaecentral',
  'uaenorth',
  'uksouth',
  'ukwest',
  'westcentralus',
  'westeurope',
  'westindia',
  'westus',
  'westus2',
  'westus3',
] as const;

/** Machine locations the built-in initiatives accept, by initiative. */
export const MACHINE_LOCATIONS = {
  virtualMachines: MOST_LOCATIONS,
  scaleSets: [
    'australiaeast',
    'australiasoutheast',
    'brazilsouth',
    'canadacentral',
    'centralindia',
    'centralus',
    'eastasia',
    'eastus',
    'eastus2',
    'eastus2euap',
    'francecentral',
    'japaneast',
    'koreacentral',
    'northcentralus',
    'northeurope',
    'norwayeast',
    'southcentralus',
    'southeastasia',
    'switzerlandnorth',
    'uaenorth',
    'uksouth',
    'westcentralus',
    'westeurope',
    'westus',
    'westus2',
  ],
  arcServers: MOST_LOCATIONS,
} as const satisfies Record<string, readonly string[]>;

export type MachineLocation = (typeof MACHINE_LOCATIONS)['virtualMachines'][number];

/** Name of a location in lower case, without spaces. Editors complete those known here; Azure may have newer ones. */
export type Location = MachineLocation | WorkspaceRegionName | (string & {});

/**
 * Documented workspace regions nearest to locations that have none. This library chose them from the map; no Microsoft
 * source names them. The reader decides in which region to keep the data.
 */
export const NEAREST_WORKSPACE_REGIONS = {
  australiacentral: ['australiaeast', 'australiasoutheast'],
  australiacentral2: ['australiaeast', 'australiasoutheast'],
  brazilsoutheast: ['brazilsouth'],
  canadaeast: ['canadacentral'],
  francesouth: ['francecentral'],
  germanynorth: ['germanywestcentral'],
  israelcentral: ['uaenorth', 'italynorth'],
  japanwest: ['japaneast'],
  jioindiacentral: ['centralindia'],
  jioindiawest: ['centralindia'],
  koreasouth: ['koreacentral'],
  malaysiasouth: ['southeastasia'],
  malaysiawest: ['southeastasia'],
  indonesiacentral: ['southeastasia'],
  mexicocentral: ['southcentralus'],
  chilecentral: ['brazilsouth'],
  newzealandnorth: ['australiaeast'],
  norwaywest: ['norwayeast'],
  polandcentral: ['germanywestcentral', 'swedencentral'],
  austriaeast: ['germanywestcentral', 'italynorth'],
  belgiumcentral: ['westeurope', 'francecentral'],
  denmarkeast: ['swedencentral', 'northeurope'],
  qatarcentral: ['uaenorth'],
  southafricanorth: ['uaenorth', 'westeurope'],
  southafricawest: ['uaenorth', 'westeurope'],
  southindia: ['centralindia'],
  swedensouth: ['swedencentral'],
  switzerlandwest: ['switzerlandnorth'],
  taiwannorth: ['eastasia', 'japaneast'],
  taiwannorthwest: ['eastasia', 'japaneast'],
  uaecentral: ['uaenorth'],
  ukwest: ['uksouth'],
  westindia: ['centralindia'],
  westus3: ['westus2', 'southcentralus'],
} as const satisfies Record<string, readonly WorkspaceRegionName[]>;

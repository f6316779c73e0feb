/**
 * Azure's clouds, as far as change tracking needs them.
 *
 * Environments and storage domains: azurerm 4.55.0 with the SDK in it. Initiatives: Azure/azure-policy f4a50bac, 2026-04-29, whose
 * folder for Azure Government has none of change tracking; no folder for China was found. Extension: Microsoft's support
 * matrix, 2025-12-03, which names two regions of Azure Government, adds that onboarding is supported in the portal only, and
 * names no region of China. Whether policies can install the extension in Azure Government is not documented.
 *
 * Built-in roles have the same GUIDs in Azure Government: its definitions name those of `roles.ts`.
 */
export interface Cloud {
  readonly label: string;
  /** Values of the provider's argument `environment`. */
  readonly environments: readonly string[];
  /** How the names of its locations begin; the public cloud has all others. */
  readonly locationPrefixes: readonly string[];
  /** Domain of the endpoints of storage accounts, after the name of the service. */
  readonly storageDomain: string;
  /** Whether the initiatives and audits of change tracking are built into it. */
  readonly hasBuiltInPolicies: boolean;
  readonly extension: 'offered' | 'undocumented' | 'not offered';
}

export const CLOUDS = {
  public: {
    label: 'the public cloud',
    environments: ['public'],
    locationPrefixes: [],
    storageDomain: 'core.windows.net',
    hasBuiltInPolicies: true,
    extension: 'offered',
  },
  usGovernment: {
    label: 'Azure Government',
    environments: ['usgovernment', 'usgovernmentl4', 'usgovernmentl5', 'dod'],
    locationPrefixes: ['usgov', 'usdod'],
    storageDomain: 'core.usgovcloudapi.net',
    hasBuiltInPolicies: false,
    extension: 'undocumented',
  },
  china: {
    label: 'Azure China',
    environments: ['china'],
    locationPrefixes: ['china'],
    storageDomain: 'core.chinacloudapi.cn',
    hasBuiltInPolicies: false,
    extension: 'not offered',
  },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof CLOUDS;

const CLOUD_NAMES = Object.keys(CLOUDS) as CloudName[];

/** The cloud of an environment of the provider, which ignores case. */
export function cloudOfEnvironment(environment: string): CloudName | undefined {
  return CLOUD_NAMES.find((name) => {
    const { environments }: Cloud = CLOUDS[name];
    return environments.includes(environment.toLowerCase());
  });
}

/** The cloud of an endpoint of a storage account, if its host has the domain of one. */
export function cloudOfStorage(endpoint: string): CloudName | undefined {
  const host = /^https:\/\/([^/:]+)/.exec(endpoint.toLowerCase())?.[1];
  return CLOUD_NAMES.find((name) => host?.endsWith(`.${CLOUDS[name].storageDomain}`));
}

/** Locations of the clouds that meet a condition, by the beginnings of their names. */
export function locationsWhere(condition: (cloud: Cloud) => boolean): RegExp {
  const prefixes = Object.values<Cloud>(CLOUDS)
    .filter(condition)
    .flatMap(({ locationPrefixes }) => locationPrefixes);
  return new RegExp(`^(${prefixes.join('|')})`);
}

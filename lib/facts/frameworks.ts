/**
 * The names of the modules of an app, by framework, and the versions that a new app gets. A test compares them with the
 * manifests of the two packages.
 */
export const FRAMEWORKS = {
  cdktf: {
    library: 'cdktf-azure-change-tracking',
    framework: 'cdktf',
    provider: '@cdktf/provider-azurerm',
    versions: { framework: '^0.21.0', provider: '^14.4.0', constructs: '^10.4.2' },
  },
  cdktn: {
    library: 'cdktn-azure-change-tracking',
    framework: 'cdktn',
    provider: '@cdktn/provider-azurerm',
    versions: { framework: '>=0.23.0 <1.0.0', provider: '^16.1.0', constructs: '^10.6.0' },
  },
} as const;

export type FrameworkName = keyof typeof FRAMEWORKS;

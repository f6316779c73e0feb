/**
 * The keys of the agent's settings and the wrong spellings found in published rules.
 *
 * No schema of the format is published. Sources: Azure/Enterprise-Scale dbd9bd21 `dataCollectionRule-CT.json`,
 * MicrosoftDocs/azure-docs `change-tracking-data-collection-rule-creation.md`, 2024-11-15, and a rule made by the portal
 * for the upload. That the agent matches keys without regard to case is inferred from its being written in Go.
 */

const FILE = [
  'name',
  'description',
  'enabled',
  'recurse',
  'pathType',
  'uploadContent',
  'checksum',
  'maxContentsReturnable',
  'maxOutputSize',
  'groupTag',
] as const;

const SETTINGS = [
  'enableFiles',
  'enableSoftware',
  'enableRegistry',
  'enableServices',
  'enableInventory',
  'fileSettings',
  'softwareSettings',
  'inventorySettings',
  'servicesSettings',
  'enableUpload',
] as const;

/** Keys of each block of the agent's settings. */
export const AGENT_KEYS = {
  windows: [...SETTINGS, 'registrySettings'],
  linux: SETTINGS,
  registrySettings: ['registryCollectionFrequency', 'registryInfo'],
  registryInfo: ['name', 'groupTag', 'enabled', 'recurse', 'description', 'keyName', 'valueName'],
  fileSettings: ['fileCollectionFrequency', 'fileInfo', 'uploadSetting'],
  windowsFileInfo: [...FILE, 'path'],
  linuxFileInfo: [...FILE, 'destinationPath', 'links', 'useSudo', 'type'],
  uploadSetting: ['storageAccountResourceId', 'blobEndpoint', 'managedIdentity'],
  softwareSettings: ['softwareCollectionFrequency'],
  inventorySettings: ['inventoryCollectionFrequency'],
  servicesSettings: ['serviceCollectionFrequency'],
} as const satisfies Record<string, readonly string[]>;

/**
 * Wrong keys that are too far from the right one to be guessed: of the Bicep landing zone module
 * (Azure/bicep-registry-modules 9f9ea1a1), of Microsoft's first conversion script (AzureMonitorCommunity d747e490), of a
 * public rule, and of the other operating system.
 */
export const MISSPELT_AGENT_KEYS: Readonly<Record<string, string>> = {
  serviceSettings: 'servicesSettings',
  registrySettingsObjectList: 'registrySettings',
  recursive: 'recurse',
  destinationPath: 'path',
  path: 'destinationPath',
};

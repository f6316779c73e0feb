/**
 * The keys of the agent's settings and the wrong spellings found in published rules.
 *
 * No schema of the format is published. Sources: Azure/Enterprise-Scale dbd9bd21 `dataCollectionRule-CT.json`,
 * MicrosoftDocs/azure-docs `change-tracking-data-collection-rule-creation.md`, 2024-11-15, and a rule made by the portal
 * for the upload. That the agent matches keys without regard to case is inferred from its being written in Go.
 */

/**
 * One key of an entry: of a file or of a registry key.
 *
 * - `place`: what the entry watches; `label`: its name, by default the place.
 * - `text`, `flag` and `choice` with what settings without them mean; of a choice that is the first word.
 * - `fixed`: values that the format requires in every entry and users cannot set.
 *
 * `setting` is the name in settings if it is not the key. A flag that is `needed` decides what is collected. A flag that
 * is `leftOutIfFalse` is only written as true.
 */
export type EntryField =
  | { readonly kind: 'place'; readonly setting?: string }
  | { readonly kind: 'label'; readonly setting?: string }
  | { readonly kind: 'text'; readonly default: string; readonly setting?: string }
  | {
      readonly kind: 'flag';
      readonly default: boolean;
      readonly setting?: string;
      readonly needed?: true;
      readonly leftOutIfFalse?: true;
    }
  | { readonly kind: 'choice'; readonly words: readonly [string, ...string[]]; readonly setting?: string }
  | { readonly kind: 'fixed'; readonly value: string | number | boolean };

const name = { kind: 'label' } as const;
const description = { kind: 'text', default: '' } as const;
const enabled = { kind: 'flag', default: true, needed: true } as const;
const recurse = { kind: 'flag', default: false } as const;
const pathType = { kind: 'choice', words: ['File', 'Folder'] } as const;
const uploadContent = { kind: 'flag', default: false, leftOutIfFalse: true } as const;
const groupTag = { kind: 'text', default: 'Custom' } as const;
const checksum = { kind: 'fixed', value: 'Sha256' } as const;

/**
 * The keys of each kind of entry, in the order in which they are written. Defaults, rendering, reading and the known
 * keys of an entry are made from this table.
 */
export const ENTRY_FIELDS = {
  windowsFile: {
    name,
    description,
    path: { kind: 'place' },
    pathType,
    recurse,
    uploadContent,
    checksum,
    maxContentsReturnable: { kind: 'fixed', value: 5000000 },
    maxOutputSize: { kind: 'fixed', value: 500000 },
    groupTag,
    enabled,
  },
  linuxFile: {
    name,
    destinationPath: { kind: 'place', setting: 'path' },
    pathType,
    recurse,
    links: { kind: 'choice', words: ['Follow', 'Ignore', 'Manage'] },
    groupTag,
    useSudo: { kind: 'flag', default: true },
    enabled,
    description,
    uploadContent,
    checksum,
    maxContentsReturnable: { kind: 'fixed', value: 0 },
    maxOutputSize: { kind: 'fixed', value: 5000000 },
  },
  // Every known rule has `recurse: true`, although the service does not look into subkeys.
  registryKey: {
    name,
    groupTag,
    enabled,
    recurse: { kind: 'fixed', value: true },
    description,
    keyName: { kind: 'place', setting: 'key' },
    valueName: { kind: 'fixed', value: '' },
  },
} as const satisfies Record<string, Readonly<Record<string, EntryField>>>;

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
  registryInfo: Object.keys(ENTRY_FIELDS.registryKey),
  fileSettings: ['fileCollectionFrequency', 'fileInfo', 'uploadSetting'],
  windowsFileInfo: Object.keys(ENTRY_FIELDS.windowsFile),
  linuxFileInfo: [...Object.keys(ENTRY_FIELDS.linuxFile), 'type'],
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

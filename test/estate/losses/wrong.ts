import { granted, initiativePieces } from './healthy';
import { GROUP, SUBSCRIPTION } from './ids';
import type { Row } from './row';

const AZURERM = 'rule/data_sources/0/extension';
const ARM = 'rule/body/properties/dataSources/extensions';
const LINUX_FILES = 'fileSettings/fileInfo';

/** A value of the settings of an operating system, in both forms. */
const settings = (os: 'windows' | 'linux', path: string, to: unknown) => {
  const place = os === 'windows' ? 0 : 1;
  return {
    azurerm: { [`${AZURERM}/${place}/extension_json/${path}`]: to },
    arm: { [`${ARM}/${place}/extensionSettings/${path}`]: to },
  };
};
const pathOf = (destinationPath: string) =>
  settings('linux', `${LINUX_FILES}/1`, (file: object) => ({ ...file, destinationPath }));
const withFile = (path: string, more: object = {}) =>
  settings('windows', 'fileSettings/fileInfo/0', (file: object) => ({ ...file, path, ...more }));
const withoutUpload = (files: readonly object[]) => files.map((file) => ({ ...file, uploadContent: false }));
const disabled = (entries: readonly object[]) => entries.map((entry) => ({ ...entry, enabled: false }));

/** The extension of one machine pinned to a version, in both forms. */
const pinned = (key: string, version: string) => ({
  azurerm: { [`${key}/type_handler_version`]: version, [`${key}/auto_upgrade_minor_version`]: false },
  arm: {
    [`${key}/body/properties/typeHandlerVersion`]: version,
    [`${key}/body/properties/autoUpgradeMinorVersion`]: false,
  },
});

/** What is wrong as it is, and what a check of the estate finds of it. */
export const WRONG: readonly Row[] = [
  {
    change: 'a path covers a whole folder of the system',
    by: 'check',
    finds: { 'path-broad': 'attention' },
    ...pathOf('/usr/bin'),
  },
  {
    change: 'a path holds a pattern of a shell',
    by: 'check',
    finds: { 'path-literal': 'attention' },
    ...pathOf('/etc/{hosts,resolv.conf}'),
  },
  {
    change: 'a path of files ends like that of a folder',
    by: 'check',
    finds: { 'path-folder': 'attention' },
    ...pathOf('/etc/nginx/'),
  },
  {
    change: 'a path depends on the user',
    by: 'check',
    finds: { 'path-of-user': 'attention' },
    ...withFile('%APPDATA%\\app.config'),
  },
  {
    change: 'the content of a link is uploaded',
    by: 'check',
    finds: { 'upload-links': 'attention' },
    ...settings('linux', `${LINUX_FILES}/0/links`, 'Manage'),
  },
  {
    change: 'storage is linked and nothing is uploaded',
    by: 'check',
    finds: { 'upload-nothing': 'attention' },
    azurerm: {
      ...settings('linux', LINUX_FILES, withoutUpload).azurerm,
      ...settings('windows', 'fileSettings/fileInfo', withoutUpload).azurerm,
    },
    arm: {
      ...settings('linux', LINUX_FILES, withoutUpload).arm,
      ...settings('windows', 'fileSettings/fileInfo', withoutUpload).arm,
    },
  },
  {
    change: 'content is to be uploaded and no storage is linked',
    by: 'check',
    finds: { 'upload-unlinked': 'blocking' },
    azurerm: {
      ...settings('linux', 'fileSettings/uploadSetting', undefined).azurerm,
      ...settings('linux', 'enableUpload', undefined).azurerm,
    },
    arm: {
      ...settings('linux', 'fileSettings/uploadSetting', undefined).arm,
      ...settings('linux', 'enableUpload', undefined).arm,
    },
  },
  {
    change: 'the content of a folder with secrets is uploaded',
    by: 'check',
    finds: { 'upload-covers-secrets': 'attention', 'alert-unwatched': 'attention' },
    ...settings('linux', `${LINUX_FILES}/0`, (file: object) => ({
      ...file,
      destinationPath: '/etc/ssh/.*',
    })),
  },
  {
    change: 'a registry key with a password is watched',
    by: 'check',
    finds: { 'registry-sensitive': 'attention' },
    ...settings(
      'windows',
      'registrySettings/registryInfo/0/keyName',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon',
    ),
  },
  {
    change: 'every file of Windows is disabled',
    by: 'check',
    finds: { 'windows-files-empty': 'attention' },
    ...settings('windows', 'fileSettings/fileInfo', disabled),
  },
  {
    change: 'every registry key is disabled',
    by: 'check',
    finds: { 'windows-registry-empty': 'attention' },
    ...settings('windows', 'registrySettings/registryInfo', disabled),
  },
  {
    change: 'every file of Linux is disabled',
    by: 'check',
    finds: { 'linux-files-empty': 'attention', 'alert-unwatched': 'attention' },
    ...settings('linux', LINUX_FILES, disabled),
  },
  {
    change: 'every kind of data of Linux is off',
    by: 'check',
    finds: { 'source-idle': 'blocking', 'alert-unwatched': 'attention' },
    azurerm: Object.fromEntries(
      ['enableFiles', 'enableServices', 'enableSoftware'].map((key) => [`${AZURERM}/1/extension_json/${key}`, false]),
    ),
    arm: Object.fromEntries(
      ['enableFiles', 'enableServices', 'enableSoftware'].map((key) => [`${ARM}/1/extensionSettings/${key}`, false]),
    ),
  },
  {
    change: 'the pinned extension has known issues',
    by: 'check',
    finds: { 'extension-known-issue': 'attention' },
    ...pinned('extension_web', '2.24'),
  },
  {
    change: 'the pinned extension has no release note',
    by: 'check',
    finds: { 'extension-unlisted': 'attention' },
    ...pinned('extension_web', '2.99'),
  },
  {
    change: 'the pinned extension does not track the registry reliably',
    by: 'check',
    finds: { 'extension-unreliable': 'attention' },
    ...pinned('extension_app', '2.27'),
  },
  {
    change: 'the pinned extension does not know variables in paths',
    by: 'check',
    finds: {
      'extension-ignores': 'blocking',
      'extension-known-issue': 'attention',
      'extension-unreliable': 'attention',
    },
    azurerm: {
      ...pinned('extension_app', '2.22').azurerm,
      [`${AZURERM}/0/extension_json/fileSettings/fileInfo/0/path`]: '%windir%\\win.ini',
    },
    arm: {
      ...pinned('extension_app', '2.22').arm,
      [`${ARM}/0/extensionSettings/fileSettings/fileInfo/0/path`]: '%windir%\\win.ini',
    },
  },
  {
    change: 'the content storage is named without its slash',
    by: 'check',
    finds: { 'upload-target': 'blocking' },
    ...settings('linux', 'fileSettings/uploadSetting/blobEndpoint', 'https://stinventory.blob.core.windows.net'),
  },
  {
    change: 'the content storage is open to all networks',
    by: 'check',
    finds: { 'network-open': 'attention' },
    azurerm: { 'account/network_rules/0/default_action': 'Allow' },
    arm: { 'account/body/properties/networkAcls/defaultAction': 'Allow' },
  },
  {
    change: 'two ranges of the content storage are all addresses',
    by: 'check',
    finds: { 'network-open': 'attention' },
    azurerm: { 'account/network_rules/0/ip_rules': ['0.0.0.0/1', '128.0.0.0/1'] },
    arm: {
      'account/body/properties/networkAcls/ipRules': [{ value: '0.0.0.0/1' }, { value: '128.0.0.0/1' }],
    },
  },
  {
    change: 'deleted content is kept for two days',
    by: 'check',
    finds: { 'soft-delete-short': 'attention' },
    azurerm: { 'account/blob_properties/0/delete_retention_policy/0/days': 2 },
    arm: { 'blobs/body/properties/deleteRetentionPolicy/days': 2 },
  },
  {
    change: 'a machine follows a rule without its operating system',
    by: 'check',
    finds: { 'machine-unserved': 'blocking' },
    azurerm: { [`${AZURERM}/0`]: undefined },
    arm: { [`${ARM}/0`]: undefined },
  },
  {
    change: 'the selectors of an assignment take machines of another kind only',
    by: 'check',
    finds: { 'selector-excludes-machines': 'blocking' },
    azurerm: {
      'assignment_vm/resource_selectors': [
        {
          name: 'kinds',
          selectors: [{ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'], not_in: null }],
        },
      ],
    },
    arm: {
      'assignment_vm/body/properties/resourceSelectors': [
        { name: 'kinds', selectors: [{ kind: 'resourceType', in: ['Microsoft.HybridCompute/machines'] }] },
      ],
    },
  },
  {
    change: 'an assignment is pinned to all previews',
    by: 'check',
    finds: { 'definition-version-ends': 'attention' },
    arm: { 'assignment_vm/body/properties/definitionVersion': '1.*.*-preview' },
  },
  {
    change: 'no identity may write content',
    by: 'check',
    finds: { 'upload-no-writer': 'attention' },
    azurerm: { role_content: undefined },
    arm: { role_content: undefined },
  },
  {
    change: 'an initiative that attaches an identity is assigned at a resource group',
    by: 'check',
    finds: { 'identity-scope': 'attention' },
    adds: initiativePieces('group', 'virtualMachines', GROUP),
  },
  {
    change: 'an initiative at a resource group whose identity has roles at the subscription',
    by: 'check',
    // A template does not say which principal its identities have.
    only: ['azurerm', 'azapi'],
    finds: {},
    adds: {
      ...initiativePieces('group', 'virtualMachines', GROUP),
      role_above: granted('above', SUBSCRIPTION, 'contributor', 'ct-group'),
    },
  },
  {
    change: 'nothing attaches the identity of the agents',
    by: 'check',
    finds: { 'identity-unattached': 'attention' },
    azurerm: {
      'assignment_vm/overrides': [
        {
          value: 'Disabled',
          selectors: [{ kind: 'policyDefinitionReferenceId', in: ['AddUserAssignedManagedIdentity_VM'], not_in: null }],
        },
      ],
    },
    arm: {
      'assignment_vm/body/properties/overrides': [
        {
          kind: 'policyEffect',
          value: 'Disabled',
          selectors: [{ kind: 'policyDefinitionReferenceId', in: ['AddUserAssignedManagedIdentity_VM'] }],
        },
      ],
    },
  },
  {
    change: 'the workspace has no ChangeTracking solution',
    by: 'check',
    finds: { 'solution-missing': 'attention' },
    azurerm: { solution: undefined },
    arm: { solution: undefined },
  },
];

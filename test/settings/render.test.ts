import { readFileSync } from 'node:fs';
import { Expression, rewrittenExpression } from '../../lib/core/expressions';
import { AGENT_LINUX_PATH, CANONICAL_LINUX_PATH, CANONICAL_REGISTRY_KEY } from '../../lib/settings/path-forms';
import { renderSettings } from '../../lib/settings/render';
import { resolveSettings } from '../../lib/settings/resolve';
import type { ChangeTrackingSettings } from '../../lib/settings/types';
import { UPLOAD } from '../support/agent-settings';
import { describeWithShared } from '../support/skip';

const render = (settings?: ChangeTrackingSettings, upload?: typeof UPLOAD) =>
  renderSettings(resolveSettings(settings, upload));

const FLAGS = { enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true };

describe('renderSettings', () => {
  test('says by default what Microsoft says on Linux', () => {
    expect(render().linux).toEqual({
      ...FLAGS,
      enableRegistry: false,
      fileSettings: {
        fileCollectionFrequency: 900,
        fileInfo: [
          {
            name: 'ChangeTrackingLinuxPath_default',
            enabled: true,
            destinationPath: '/etc/.*.conf',
            useSudo: true,
            recurse: true,
            maxContentsReturnable: 5000000,
            pathType: 'File',
            type: 'File',
            links: 'Follow',
            maxOutputSize: 500000,
            groupTag: 'Recommended',
          },
        ],
      },
      softwareSettings: { softwareCollectionFrequency: 300 },
      inventorySettings: { inventoryCollectionFrequency: 36000 },
      servicesSettings: { serviceCollectionFrequency: 300 },
    });
  });

  test('says by default what Microsoft says on Windows: no file, and 17 registry keys, disabled', () => {
    const { registrySettings, ...rest } = render().windows as { registrySettings: { registryInfo: object[] } };
    expect(rest).toEqual({
      ...FLAGS,
      enableRegistry: true,
      fileSettings: { fileCollectionFrequency: 2700 },
      softwareSettings: { softwareCollectionFrequency: 1800 },
      inventorySettings: { inventoryCollectionFrequency: 36000 },
      servicesSettings: { serviceCollectionFrequency: 1800 },
    });
    expect(registrySettings).toMatchObject({ registryCollectionFrequency: 3000 });
    expect(registrySettings.registryInfo.length).toBe(17);
    expect(registrySettings.registryInfo[15]).toEqual({
      name: 'Registry_16',
      groupTag: 'Recommended',
      enabled: false,
      recurse: true,
      description: '',
      keyName: 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls',
      valueName: '',
    });
  });

  test('enables a preset that is named or given by its key, and appends other keys in full notation', () => {
    const registryKeys = [
      'knownDlls',
      { key: 'HKLM\\software\\microsoft\\windows nt\\currentversion\\winlogon\\notify\\' },
      { key: 'HKLM:\\SOFTWARE\\Contoso\\Agent', name: 'Agent', enabled: false },
    ] as const;
    const { registryInfo } = (
      render({ windows: { registryKeys } }).windows as { registrySettings: { registryInfo: Record<string, unknown>[] } }
    ).registrySettings;
    expect(registryInfo.filter(({ enabled }) => enabled).map(({ name }) => name)).toEqual([
      'Registry_16',
      'Registry_17',
    ]);
    expect(registryInfo.slice(17)).toEqual([
      {
        name: 'Agent',
        groupTag: 'Custom',
        enabled: false,
        recurse: true,
        description: '',
        keyName: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Agent',
        valueName: '',
      },
    ]);
  });

  test('writes a Windows file with the keys the portal writes', () => {
    const files = [{ path: '%windir%\\System32\\drivers\\etc\\*', uploadContent: true, groupTag: 'Network' }];
    expect(render({ windows: { files } }).windows?.['fileSettings']).toEqual({
      fileCollectionFrequency: 2700,
      fileInfo: [
        {
          name: '%windir%\\System32\\drivers\\etc\\*',
          description: '',
          path: '%windir%\\System32\\drivers\\etc\\*',
          pathType: 'File',
          recurse: false,
          uploadContent: true,
          checksum: 'Sha256',
          maxContentsReturnable: 5000000,
          maxOutputSize: 500000,
          groupTag: 'Network',
          enabled: true,
        },
      ],
    });
  });

  test('writes a wildcard of a Linux path the way the agent wants it, in the last segment only', () => {
    const files = [{ path: '/srv/app-1.2/x*.log*' }, { path: '/etc/.*.conf' }, { path: '/etc/cron.*' }];
    expect(render({ linux: { files } }).linux).toMatchObject({
      fileSettings: {
        fileInfo: [
          { destinationPath: '/srv/app-1.2/x.*.log.*' },
          { destinationPath: '/etc/.*.conf' },
          { destinationPath: '/etc/cron..*' },
        ],
      },
    });
  });

  test.each([
    [{ name: 'Configuration' }],
    [{ groupTag: 'Custom' }],
    [{ description: 'all of it' }],
    [{ path: '/srv/*.conf', name: 'ChangeTrackingLinuxPath_default', groupTag: 'Recommended' }],
  ])("writes Microsoft's own entry with the values of any other if it has %j", (own) => {
    const { fileSettings } = render({ linux: { files: [{ path: '/etc/*.conf', ...own }] } }).linux as {
      fileSettings: { fileInfo: unknown };
    };
    expect(fileSettings.fileInfo).toEqual([expect.objectContaining({ checksum: 'Sha256' })]);
  });

  test('leaves the conversion of a text that is known only later to Terraform', () => {
    const later = '${TfToken[TOKEN.7]}';
    const { windows, linux } = render({
      windows: { files: false, registryKeys: [{ key: later }] },
      linux: { files: [{ path: later, description: later }] },
    });
    const key = new Expression(rewrittenExpression(later, CANONICAL_REGISTRY_KEY));
    expect(windows?.['registrySettings']).toMatchObject({
      registryInfo: expect.arrayContaining([expect.objectContaining({ name: key, keyName: key })]),
    });
    expect(linux).toMatchObject({
      fileSettings: {
        fileInfo: [
          {
            name: new Expression(rewrittenExpression(later, CANONICAL_LINUX_PATH)),
            description: new Expression(later),
            destinationPath: new Expression(rewrittenExpression(later, [...CANONICAL_LINUX_PATH, ...AGENT_LINUX_PATH])),
          },
        ],
      },
    });
  });

  test('switches a kind of data off with its flag and keeps its frequency', () => {
    const { windows, linux } = render({
      windows: { files: false, registryKeys: false, services: false, software: false, inventory: false },
      linux: { files: false, services: false },
    });
    expect(windows).toMatchObject({
      enableFiles: false,
      enableSoftware: false,
      enableRegistry: false,
      enableServices: false,
      enableInventory: false,
      servicesSettings: { serviceCollectionFrequency: 1800 },
    });
    expect(windows?.['fileSettings']).toEqual({ fileCollectionFrequency: 2700 });
    expect(windows?.['registrySettings']).toEqual(render().windows?.['registrySettings']);
    expect(linux).toMatchObject({ enableFiles: false, enableServices: false, enableSoftware: true });
    expect(linux?.['fileSettings']).toEqual({ fileCollectionFrequency: 900 });
  });

  test('changes the two frequencies that may be changed', () => {
    const { windows } = render({ windows: { fileFrequencySec: 1800, services: { frequencySec: 600 } } });
    expect(windows).toMatchObject({
      fileSettings: { fileCollectionFrequency: 1800 },
      servicesSettings: { serviceCollectionFrequency: 600 },
    });
  });

  test('leaves out an operating system that is false', () => {
    expect(Object.keys(render({ windows: false }))).toEqual(['linux']);
    expect(Object.keys(render({ linux: false }))).toEqual(['windows']);
  });

  test('names the content storage in both, and says so in the last key', () => {
    const { windows, linux } = render({}, UPLOAD);
    const uploadSetting = {
      storageAccountResourceId: UPLOAD.storageAccountId,
      blobEndpoint: UPLOAD.blobEndpoint,
      managedIdentity: '',
    };
    expect(windows?.['fileSettings']).toEqual({ fileCollectionFrequency: 2700, uploadSetting });
    expect(linux).toMatchObject({ fileSettings: { uploadSetting }, enableUpload: true });
    expect(Object.keys(windows ?? {})).toEqual([
      'enableFiles',
      'enableSoftware',
      'enableRegistry',
      'enableServices',
      'enableInventory',
      'registrySettings',
      'fileSettings',
      'softwareSettings',
      'inventorySettings',
      'servicesSettings',
      'enableUpload',
    ]);
  });
});

describeWithShared('reference', 'renderSettings, against published rules', (folder) => {
  const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));

  test("is by default Microsoft's own rule", () => {
    const [windows, linux] = read('microsoft-ct-dcr.json').dataSources.extensions;
    expect(render()).toEqual({ windows: windows.extensionSettings, linux: linux.extensionSettings });
  });

  test('with content upload is a rule made by the portal', () => {
    const files = [
      { path: '/etc/*.conf', uploadContent: true },
      { path: '/home/app/log/*.log', name: 'AppLogs', recurse: true, uploadContent: true },
    ];
    const rule = read('portal-content-upload-settings.json');
    expect(render({ linux: { files } }, UPLOAD)).toEqual({
      windows: rule['ChangeTracking-Windows'],
      linux: rule['ChangeTracking-Linux'],
    });
  });
});

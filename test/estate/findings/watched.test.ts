import { file, linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const ACCOUNT =
  '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stcontent';

type Settings = Readonly<Record<string, unknown>>;

/** The faults that another version of the settings brings to a rule. */
function brought(settings: Settings, os = 'Linux', was: Settings = linux(file('/etc/hosts'))): string[] {
  const base = os === 'Linux' ? rule(was) : rule(windows(), os);
  const changes =
    /^(item-(added|removed|changed)|upload-st|cosmetic|data-type|frequency-changed|key-ignored|item-disabled)/;
  return reviewed(plan({ address: ADDRESS, before: base, after: rule(settings, os) }))
    .map((line) => line.replace(`@${ADDRESS}`, ''))
    .filter((line) => !changes.test(line));
}

/** Settings with a place to upload content to. */
function uploading(target: Settings, ...entries: readonly Settings[]): Settings {
  const uploadSetting = {
    storageAccountResourceId: ACCOUNT,
    blobEndpoint: 'https://stcontent.blob.core.windows.net/',
    ...target,
  };
  const settings = linux(...entries);
  return { ...settings, enableUpload: true, fileSettings: { ...(settings['fileSettings'] as object), uploadSetting } };
}
const sent = (path: string, more: Settings = {}) => file(path, { uploadContent: true, ...more });

function windows(...keys: readonly string[]): Settings {
  const { fileSettings: _, ...settings } = linux();
  return {
    ...settings,
    enableRegistry: true,
    fileSettings: {
      fileCollectionFrequency: 2700,
      fileInfo: [{ name: 'a', path: 'C:\\a.ini', enabled: true, recurse: false }],
    },
    servicesSettings: { serviceCollectionFrequency: 1800 },
    softwareSettings: { softwareCollectionFrequency: 1800 },
    registrySettings: {
      registryCollectionFrequency: 3600,
      registryInfo: keys.map((name) => ({ name, enabled: true, recurse: false, keyName: name })),
    },
  };
}

const all = { enableFiles: false, enableSoftware: false, enableServices: false };
const often = { servicesSettings: { serviceCollectionFrequency: 60 } };

describe('settings that a change makes wrong', () => {
  test.each<[string, Settings, ...(string | RegExp)[]]>([
    ['in nothing', linux(file('/etc/hosts'), file('/etc/fstab'))],
    ['by a path', linux(file('etc/fstab')), /^item-unsupported Linux file etc\/fstab: not in the rule -> must /],
    ['by a path of a file that is off', linux(file('/etc/hosts'), file('etc/fstab', { enabled: false }))],
    [
      'by an expression in a path',
      linux(file('/etc/hosts'), file('${var.path}')),
      'unknown-until-apply Linux settings, fileSettings.fileInfo[1].destinationPath: known -> known only at apply',
    ],
    [
      'by an upload without storage',
      linux(file('/etc/hosts'), sent('/etc/fstab')),
      'upload-unlinked Linux file /etc/fstab: not to be uploaded -> to be uploaded to no storage',
    ],
    ['by an upload without storage that is off', linux(file('/etc/hosts'), sent('/etc/fstab', { enabled: false }))],
    ['by no upload', uploading({}, sent('/etc/hosts'))],
    [
      'by the id of the storage',
      uploading({ storageAccountResourceId: '/accounts/x' }, sent('/etc/hosts')),
      /^upload-target Linux upload settings: name the content storage -> storageAccountResourceId/,
    ],
    [
      'by the address of the storage',
      uploading({ blobEndpoint: 'http://x' }, sent('/etc/hosts')),
      /^upload-target Linux upload settings: name the content storage -> blobEndpoint/,
    ],
    ['by an expression for the id', uploading({ storageAccountResourceId: '${var.id}' }, sent('/etc/hosts'))],
    ['by an expression for the address', uploading({ blobEndpoint: '${var.endpoint}' }, sent('/etc/hosts'))],
    [
      'by a frequency',
      { ...linux(file('/etc/hosts')), ...often },
      /^frequency-out-of-range Linux services: in range -> must be 300 to 36000 seconds/,
    ],
    ['by a frequency of what is off', { ...linux(file('/etc/hosts')), ...often, enableServices: false }],
    [
      'by nothing that is on',
      { ...linux(), ...all },
      'source-idle Linux settings: collect data -> every kind of data is off',
    ],
    ['by inventory, which is no data of its own', { ...linux(), ...all, enableServices: true }],
    [
      'by a secret that is uploaded',
      uploading({}, sent('/etc/shadow')),
      /^upload-sensitive Linux file \/etc\/shadow: not in the rule -> /,
    ],
    [
      'by a folder of secrets',
      uploading({}, sent('/etc/', { pathType: 'Folder', recurse: true })),
      /^path-broad Linux file \/etc\/: not in the rule -> /,
      /^upload-covers-secrets Linux file \/etc\/: not in the rule -> /,
    ],
    [
      'by a pattern of secrets',
      uploading({}, sent('/etc/*')),
      /^upload-covers-secrets Linux file \/etc\/\*: not in the rule -> /,
    ],
    ['by a secret that is only watched', uploading({}, sent('/etc/hosts'), file('/etc/shadow'))],
    [
      'by content of which nothing is uploaded',
      uploading({}, file('/etc/hosts')),
      /^upload-nothing content: in order -> /,
    ],
  ])('%s are found', (_what, settings, ...wanted) => {
    const found = brought(settings);
    expect(found).toEqual(wanted.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));
  });

  test.each<[string, Settings, ...RegExp[]]>([
    ['by no key', windows('HKEY_LOCAL_MACHINE\\Software\\Contoso')],
    [
      'by a key',
      windows('HKEY_LOCAL_MACHINE\\SAM'),
      /^item-unsupported Windows registry key HKEY_LOCAL_MACHINE\\SAM: not in the rule -> /,
    ],
    [
      'by a key of secrets',
      windows('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon'),
      /^registry-sensitive Windows registry key HKEY_LOCAL_MACHINE\\.*: not in the rule -> /,
    ],
  ])('of Windows %s are found', (_what, settings, ...wanted) => {
    expect(brought(settings, 'Windows')).toEqual(wanted.map((one) => expect.stringMatching(one)));
  });
});

test('content of which nothing is uploaded is found where one of two systems has a place for it', () => {
  const [on, off] = [rule(uploading({}, file('/etc/hosts'))), rule(windows(), 'Windows')].map(
    (one) => (one['data_sources'] as [{ extension: object[] }])[0].extension,
  );
  const after = { ...rule(linux()), data_sources: [{ extension: [...(on ?? []), ...(off ?? [])] }] };
  expect(reviewed(plan({ address: ADDRESS, after }))).toContainEqual(
    expect.stringMatching(/^upload-nothing@\S+ content: not there -> /),
  );
});

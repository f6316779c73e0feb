/**
 * The agent's settings as strictly as published rules let one write them down: every key known, none missing, none
 * besides.
 */
const text = { type: 'string' };
const flag = { type: 'boolean' };
const label = { type: 'string', minLength: 1 };

function block(properties: Record<string, unknown>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

const uploadSetting = block({
  storageAccountResourceId: label,
  blobEndpoint: { type: 'string', pattern: '^https://.+/$' },
  managedIdentity: { const: '' },
});

const file = {
  name: label,
  description: text,
  enabled: flag,
  recurse: flag,
  pathType: { enum: ['File', 'Folder'] },
  uploadContent: { const: true },
  checksum: { const: 'Sha256' },
  maxContentsReturnable: { enum: [0, 5000000] },
  maxOutputSize: { enum: [500000, 5000000] },
  groupTag: text,
};

const windowsFile = block({ ...file, path: { type: 'string', pattern: '^([A-Za-z]:|%[^%]+%)\\\\[^/]+$' } }, [
  'uploadContent',
]);

const linuxFile = block(
  {
    ...file,
    destinationPath: { type: 'string', pattern: '^/([^*]*/)*([^*/]|\\.\\*)*$' },
    links: { enum: ['Follow', 'Ignore', 'Manage'] },
    useSudo: flag,
    type: { const: 'File' },
  },
  ['uploadContent', 'checksum', 'description', 'type'],
);

const registryKey = block({
  name: label,
  groupTag: text,
  enabled: flag,
  recurse: { const: true },
  description: text,
  keyName: { type: 'string', pattern: '^HKEY_LOCAL_MACHINE(\\\\[^\\\\]+)+$' },
  valueName: { const: '' },
});

const settings = (fileInfo: object, fileFrequency: object, frequency: object, rest: Record<string, unknown>) =>
  block(
    {
      enableFiles: flag,
      enableSoftware: flag,
      enableRegistry: flag,
      enableServices: flag,
      enableInventory: flag,
      fileSettings: block(
        {
          fileCollectionFrequency: fileFrequency,
          fileInfo: { type: 'array', items: fileInfo, minItems: 1 },
          uploadSetting,
        },
        ['fileInfo', 'uploadSetting'],
      ),
      softwareSettings: block({ softwareCollectionFrequency: { enum: [300, 1800] } }),
      inventorySettings: block({ inventoryCollectionFrequency: { const: 36000 } }),
      servicesSettings: block({ serviceCollectionFrequency: frequency }),
      enableUpload: { const: true },
      ...rest,
    },
    ['enableUpload'],
  );

export const AGENT_FORMAT = {
  windows: settings(
    windowsFile,
    { type: 'integer', minimum: 1800, maximum: 2700 },
    { type: 'integer', minimum: 600, maximum: 1800 },
    {
      registrySettings: block({
        registryCollectionFrequency: { const: 3000 },
        registryInfo: { type: 'array', items: registryKey, minItems: 17 },
      }),
    },
  ),
  linux: settings(linuxFile, { const: 900 }, { const: 300 }, { enableRegistry: { const: false } }),
};

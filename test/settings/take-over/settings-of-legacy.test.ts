import fc from 'fast-check';
import { shown, textOf } from '../../../lib/core/problems';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import { isLegacyExport, settingsOfLegacy } from '../../../lib/settings/take-over/settings-of-legacy';
import { mutated } from '../../support/arbitrary-settings';
import { legacySource as source } from '../../support/legacy-source';

const HOSTS = source('ChangeTrackingCustomPath', 'hosts', {
  enabled: true,
  path: '%windir%\\System32\\Drivers\\etc\\hosts',
  pathType: 'File',
  recurse: false,
  checksum: 'MD5',
  groupTag: 'Security',
  maxContentsReturnable: 0,
  maxOutputSize: 0,
});

const NETWORKS = source('ChangeTrackingLinuxPath', 'ChangeTrackingLinuxPath_networks', {
  destinationPath: '/etc/networks/*.*',
  useSudo: 'true',
  enabled: 'True',
  type: 'Directory',
  links: 'ignore',
  recurse: 'on',
});

const KNOWN_DLLS = source('ChangeTrackingDefaultRegistry', 'ChangeTrackingDefaultRegistry_16', {
  enabled: 'true',
  keyName: 'HKEY_LOCAL_MACHINE\\\\System\\\\CurrentControlSet\\\\Control\\\\Session Manager\\\\KnownDlls',
  valueName: '',
  recurse: true,
  groupTag: '',
});

const SERVICES = source('ChangeTrackingServices', 'ChangeTrackingServices_CollectionFrequency', {
  ListType: 'BlackList',
  CollectionTimeInterval: '900',
  ServiceName: null,
});

const DAEMONS_OFF = source('ChangeTrackingDataTypeConfiguration', 'ChangeTrackingDataTypeConfiguration_Daemons', {
  DataTypeId: 'Daemons',
  Enabled: 'false',
});

const SOURCES = [HOSTS, NETWORKS, KNOWN_DLLS, SERVICES, DAEMONS_OFF];

const SETTINGS = {
  windows: {
    files: [{ path: '%windir%\\System32\\Drivers\\etc\\hosts', name: 'hosts', groupTag: 'Security' }],
    registryKeys: ['knownDlls'],
    services: { frequencySec: 900 },
  },
  linux: {
    files: [
      {
        path: '/etc/networks/*.*',
        name: 'ChangeTrackingLinuxPath_networks',
        pathType: 'Folder',
        recurse: true,
        links: 'Ignore',
      },
    ],
    services: false,
  },
};

/** The same keys in the case of PowerShell. */
function pascal(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(pascal);
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), pascal(value)]),
  );
}

function template(...resources: unknown[]) {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources,
  };
}

/** The report of taking over data sources, as sentences. */
function report(...sources: unknown[]) {
  const { settings, repaired, changes, lost } = settingsOfLegacy(sources);
  return { settings, repaired: repaired.map(textOf), changes: changes.map(textOf), lost: lost.map(textOf) };
}

describe('settingsOfLegacy reads', () => {
  const inTemplate = SOURCES.map(({ kind, name, properties }) => ({
    type: 'Microsoft.OperationalInsights/workspaces/dataSources',
    apiVersion: '2020-08-01',
    name: `[concat(parameters('workspace'), '/${name}')]`,
    kind,
    properties,
  }));
  const nested = {
    type: 'Microsoft.OperationalInsights/workspaces',
    name: 'law',
    properties: {},
    resources: SOURCES.map(({ kind, name, properties }) => ({ type: 'dataSources', name, kind, properties })),
  };

  test.each<[string, unknown]>([
    ['a list of the REST API', { value: SOURCES }],
    ['one list for each kind', SOURCES.map((one) => ({ value: [one] }))],
    ['a bare array', SOURCES],
    ['objects of PowerShell', pascal(SOURCES)],
    [
      'keys and kinds in another case',
      JSON.parse(
        JSON.stringify(SOURCES)
          .replaceAll('ChangeTracking', 'changetracking')
          .replaceAll('"name":"changetracking', '"name":"ChangeTracking'),
      ),
    ],
    ['a response with its content as text', { StatusCode: 200, Content: JSON.stringify({ value: SOURCES }) }],
    ['a response with its body', { body: { value: SOURCES } }],
    ['a response with its data', { Data: SOURCES }],
    ['properties as text', SOURCES.map((one) => ({ ...one, properties: JSON.stringify(one.properties) }))],
    ['resources of a template', template(...inTemplate)],
    ['resources nested in the workspace', template(nested)],
    [
      'a nested deployment',
      template({ type: 'Microsoft.Resources/deployments', properties: { template: template(nested) } }),
    ],
    ['the same item in two documents', [SOURCES, { value: SOURCES }]],
  ])('%s', (_, document) => {
    expect(isLegacyExport(document)).toBe(true);
    expect(settingsOfLegacy(document)).toMatchObject({ settings: SETTINGS, lost: [], absentKinds: [] });
  });

  test('one item, and says which kinds the document does not hold', () => {
    expect(settingsOfLegacy(SERVICES)).toMatchObject({
      settings: { windows: { services: { frequencySec: 900 } }, linux: { files: [] } },
      absentKinds: [
        'ChangeTrackingCustomPath',
        'ChangeTrackingLinuxPath',
        'ChangeTrackingDefaultRegistry',
        'ChangeTrackingDataTypeConfiguration',
      ],
    });
  });

  test('nothing in documents of another kind', () => {
    for (const document of [
      undefined,
      null,
      'text',
      1,
      [],
      {},
      { value: [] },
      { kind: 'WindowsEvent', properties: {} },
    ]) {
      expect(isLegacyExport(document)).toBe(false);
      expect(settingsOfLegacy(document)).toMatchObject({ settings: undefined, changes: [], lost: [], repaired: [] });
    }
  });

  test('documents as deep as responses are, and no deeper', () => {
    const wrapped = (value: unknown, levels: number, wrap: (inner: unknown) => unknown) =>
      Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), value);
    for (const wrap of [(inner: unknown) => [inner], (inner: unknown) => ({ value: inner })]) {
      expect(isLegacyExport(wrapped(HOSTS, 12, wrap))).toBe(true);
      expect(isLegacyExport(wrapped(HOSTS, 13, wrap))).toBe(false);
      expect(isLegacyExport(wrapped(JSON.stringify(HOSTS), 11, wrap))).toBe(true);
      expect(isLegacyExport(wrapped(JSON.stringify(HOSTS), 12, wrap))).toBe(false);
    }
  });

  test.each([
    ["[concat(parameters('law'), '/own')]", 'own'],
    ["[concat(parameters('law'),'own' ) ]", 'own'],
    ['law/own', 'own'],
    ['', 'ChangeTrackingCustomPath'],
    ["[variables('own')]", 'ChangeTrackingCustomPath'],
  ])('the name %j as %s', (name, own) => {
    const file = { ...HOSTS, name, properties: { path: 'C:\\a.ini', enabled: true, owner: undefined } };
    expect(report({ Content: `\n ${JSON.stringify([file])}` }).settings?.windows).toEqual({
      files: [{ path: 'C:\\a.ini', name: own }],
    });
    expect(report(file).lost).toEqual([]);
  });

  test('the same item of two workspaces as two', () => {
    const other = { ...HOSTS, id: HOSTS.id.replace('workspaces/law', 'workspaces/other') };
    expect(report(HOSTS, { ...HOSTS, id: HOSTS.id.toUpperCase() }).lost).toEqual([]);
    expect(report(HOSTS, { ...other, name: 'again' })).toMatchObject({
      changes: report(HOSTS).changes,
      lost: [
        'ChangeTrackingCustomPath.again cannot be taken over: another entry watches the same, and settings list it once',
      ],
    });
    expect(report(HOSTS, other).lost).toEqual([
      'ChangeTrackingCustomPath.hosts cannot be taken over: another entry watches the same, and settings list it once',
    ]);
  });

  test('any document without an error, as settings that pass the checks', () => {
    fc.assert(
      fc.property(mutated(mutated(fc.constant({ value: SOURCES }))), (document) => {
        const { settings, changes, lost, repaired } = settingsOfLegacy(document);
        if (settings !== undefined) expect(settingsProblems(settings)).toEqual([]);
        for (const { message } of [...changes, ...lost, ...repaired]) expect(message).toMatch(/^\S/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('settingsOfLegacy reports', () => {
  test('every value that the rule has otherwise', () => {
    expect(report(...SOURCES)).toMatchObject({
      repaired: [
        "ChangeTrackingDefaultRegistry.ChangeTrackingDefaultRegistry_16.keyName has the wrong form, got 'HKEY_LOCAL_MACHINE\\\\System\\\\CurrentControlSet\\\\Control\\\\Session Manager\\\\KnownDlls'; it is 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls' now",
      ],
      changes: [
        "ChangeTrackingCustomPath.hosts.checksum was 'MD5', becomes 'Sha256'",
        'ChangeTrackingCustomPath.hosts.maxContentsReturnable was 0, becomes 5000000',
        'ChangeTrackingCustomPath.hosts.maxOutputSize was 0, becomes 500000',
        "ChangeTrackingDefaultRegistry.ChangeTrackingDefaultRegistry_16.name was 'ChangeTrackingDefaultRegistry_16', becomes 'Registry_16'",
        "ChangeTrackingDefaultRegistry.ChangeTrackingDefaultRegistry_16.groupTag was '', becomes 'Recommended'",
        "ChangeTrackingLinuxPath.ChangeTrackingLinuxPath_networks.destinationPath was '/etc/networks/*.*', becomes '/etc/networks/.*..*'",
      ],
    });
  });

  test('keys and values as the data source writes them, but for the case of a checksum', () => {
    const file = (name: string, properties: object) =>
      source('ChangeTrackingCustomPath', name, { path: `C:\\${name}.ini`, ...properties });
    const key = source('ChangeTrackingRegistry', 'k', { keyName: 'hkey_local_machine\\Own', enabled: true });
    const sources = [file('a', { enabled: true, Checksum: 'Md5' }), file('b', { checksum: 'SHA256' }), key];
    expect(report(...sources).changes).toEqual([
      "ChangeTrackingCustomPath.a.Checksum was 'Md5', becomes 'Sha256'",
      'ChangeTrackingCustomPath.b.enabled is absent, becomes true',
      "ChangeTrackingRegistry.k.keyName was 'hkey_local_machine\\Own', becomes 'HKEY_LOCAL_MACHINE\\Own'",
    ]);
  });

  test('the first preset by its name', () => {
    const keyName = 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\Scripts\\Startup';
    const key = source('ChangeTrackingDefaultRegistry', 'startup', { keyName, enabled: true });
    expect(report(key).settings?.windows).toEqual({ registryKeys: ['startupScripts'] });
  });

  test('a page that is missing, and properties that PowerShell cut off', () => {
    const cutOff = source('ChangeTrackingCustomPath', 'a', '@{enabled=True; path=C:\\a.ini}');
    expect(report({ value: [SERVICES], nextLink: 'https://management.azure.com/next' }, cutOff).lost).toEqual([
      'nextLink cannot be taken over: the list goes on in another page: export that as well, and pass both',
      'ChangeTrackingCustomPath.a cannot be taken over: PowerShell wrote it as text: use ConvertTo-Json -Depth 20',
    ]);
    expect(isLegacyExport(cutOff)).toBe(true);
  });

  test('a kind that is an expression or not known', () => {
    const open = {
      type: 'Microsoft.OperationalInsights/workspaces/dataSources',
      name: "[concat(variables('workspace'), '/', variables('name'))]",
      kind: "[variables('kind')]",
      properties: { path: 'C:\\a.ini' },
    };
    expect(report(template(open), source('ChangeTrackingMagic', 'magic', {})).lost).toEqual([
      'dataSources cannot be taken over: its kind is an expression',
      "magic cannot be taken over: its kind is not known, got 'ChangeTrackingMagic'",
    ]);
  });

  test('neither resources of another type nor data sources of other solutions', () => {
    const properties = {};
    const kind = "[variables('kind')]";
    const others = [
      { type: 'Microsoft.Compute/virtualMachines', name: 'vm', kind, properties },
      { type: 'dataSourcesOfOthers', name: 'x', kind, properties },
      { type: 'Microsoft.OperationalInsights/workspaces/dataSources', name: 'e', kind: 'WindowsEvent', properties },
    ];
    expect(report(...others).lost).toEqual([]);
    expect(isLegacyExport({ value: others, nextLink: 'https://management.azure.com/next' })).toBe(false);
    expect(report({ value: [SERVICES], nextLink: '' }).lost).toEqual([]);
    expect(report({ type: 'datasources', kind, properties }, { kind: 'ChangeTrackingMagic', properties }).lost).toEqual(
      [
        'dataSources cannot be taken over: its kind is an expression',
        "dataSources cannot be taken over: its kind is not known, got 'ChangeTrackingMagic'",
      ],
    );
  });

  test('properties that are none', () => {
    const wrong = ['path', '{', 7].map((properties, index) =>
      source('ChangeTrackingCustomPath', `p${index}`, properties),
    );
    expect(report(...wrong).lost).toEqual(
      [0, 1, 2].map(
        (index) => `ChangeTrackingCustomPath.p${index} cannot be taken over: its properties are not an object`,
      ),
    );
  });

  test.each([
    [{ pathType: 'File', type: 'Directory' }, undefined, []],
    [{ type: 'Directory', pathType: 'File' }, undefined, []],
    [{ type: 'Directory' }, 'Folder', []],
    [{ enabled: ' True ' }, undefined, []],
    [{ type: 'Directory2' }, undefined, ["type cannot be taken over: it has the wrong type, got 'Directory2'"]],
    [{ type: 'subdirectory' }, undefined, ["type cannot be taken over: it has the wrong type, got 'subdirectory'"]],
  ])('of %j the type of path %s', (properties, pathType, lost) => {
    const given = source('ChangeTrackingLinuxPath', 'f', { destinationPath: '/srv/f', enabled: true, ...properties });
    const found = report(given);
    expect(found.settings).toEqual({
      windows: undefined,
      linux: { files: [{ path: '/srv/f', name: 'f', ...(pathType && { pathType }) }] },
    });
    expect(found.lost).toEqual(lost.map((text) => `ChangeTrackingLinuxPath.f.${text}`));
  });

  test('a name that is an expression', () => {
    const file = source('ChangeTrackingCustomPath', "[parameters('name')]", { path: 'C:\\a.ini', enabled: true });
    expect(report(file).settings?.windows).toEqual({
      files: [{ path: 'C:\\a.ini', name: 'ChangeTrackingCustomPath' }],
    });
  });

  test('what the checks of this library refuse, with the reason', () => {
    const exe = source('ChangeTrackingCustomPath', 'exe', { path: 'C:\\a.exe', enabled: true });
    const wildcard = source('ChangeTrackingLinuxPath', 'homes', { destinationPath: '/home/*/.ssh/id', enabled: true });
    const hive = source('ChangeTrackingRegistry', 'user', { keyName: 'HKEY_CURRENT_USER\\Own', enabled: true });
    expect(report(exe, wildcard, hive)).toEqual({
      settings: { linux: { files: [] } },
      repaired: [],
      changes: [],
      lost: [
        "ChangeTrackingCustomPath.exe cannot be taken over: it must not be an '.exe': the service does not support them (Microsoft's support matrix), got 'C:\\a.exe'",
        "ChangeTrackingRegistry.user cannot be taken over: it must begin with 'HKEY_LOCAL_MACHINE\\' or 'HKLM\\': no other hive is tracked (Microsoft's support matrix), got 'HKEY_CURRENT_USER\\Own'",
        "ChangeTrackingLinuxPath.homes cannot be taken over: it may contain '*' only in its last segment (Microsoft's support matrix), got '/home/*/.ssh/id'",
      ],
    });
  });

  test('values that no setting has', () => {
    const selection = source('ChangeTrackingServices', 's', { ListType: 'WhiteList', ServiceName: 'W32Time' });
    const recursion = source('ChangeTrackingDataTypeConfiguration', 'r', {
      DataTypeId: 'FileRecursive',
      Enabled: 'false',
    });
    const file = source('ChangeTrackingCustomPath', 'f', {
      path: 'C:\\a.ini',
      enabled: "[parameters('on')]",
      owner: 'me',
    });
    const key = source('ChangeTrackingRegistry', 'k', { keyName: 'HKLM\\Own', valueName: 'Shell', enabled: true });
    const flag = source('ChangeTrackingLinuxPath', 'c', { destinationPath: '/srv/c', useSudo: 'constructor' });
    expect(report(selection, recursion, file, key, flag).lost).toEqual([
      'ChangeTrackingDataTypeConfiguration.r cannot be taken over: recursion is set on each file: check recurse',
      'ChangeTrackingServices.s.ListType cannot be taken over: the service has no selection of single services: all are watched',
      'ChangeTrackingServices.s.ServiceName cannot be taken over: the service has no selection of single services: all are watched',
      'ChangeTrackingCustomPath.f.enabled cannot be taken over: it is an expression',
      'ChangeTrackingCustomPath.f.owner cannot be taken over: a rule has no such property',
      'ChangeTrackingRegistry.k.valueName cannot be taken over: settings watch all values of a key, and no known rule selects one',
      "ChangeTrackingLinuxPath.c.useSudo cannot be taken over: it has the wrong type, got 'constructor'",
    ]);
  });

  test('data sources that contradict each other, and those that set no kind of data', () => {
    const type = (name: string, properties: object) => source('ChangeTrackingDataTypeConfiguration', name, properties);
    const sources = [
      type('on', { DataTypeId: 'Daemons', Enabled: 'true' }),
      type('off', { DataTypeId: 'daemons', Enabled: 'false' }),
      type('again', { DataTypeId: 'Daemons', Enabled: true }),
      type('recursive', { DataTypeId: 'FileRecursive', Enabled: 'true' }),
      type('flag', { DataTypeId: 'Files', Enabled: 'often' }),
      type('unknown', { DataTypeId: 'Cookies', Enabled: 'true' }),
      SERVICES,
      source('ChangeTrackingServices', 'second', { CollectionTimeInterval: 600 }),
    ];
    expect(report(...sources)).toEqual({
      settings: { windows: { services: { frequencySec: 900 } }, linux: { files: [] } },
      repaired: [],
      changes: [],
      lost: [
        'ChangeTrackingDataTypeConfiguration.off.Enabled cannot be taken over: another data source of the same kind of data has the opposite',
        'ChangeTrackingDataTypeConfiguration.flag.Enabled cannot be taken over: it is no flag; the kind of data is on',
        'ChangeTrackingDataTypeConfiguration.unknown cannot be taken over: there is no such kind of data',
        'ChangeTrackingServices.second cannot be taken over: another data source sets the frequency of services',
      ],
    });
    expect(settingsOfLegacy(sources).lost.map(({ value }) => value)).toEqual([false, 'often', 'Cookies', undefined]);
  });

  test('selections of services, but none that selects all of them', () => {
    const services = (properties: object) =>
      report(source('ChangeTrackingServices', 's', { CollectionTimeInterval: 600, ...properties })).lost;
    const all = { ListType: 'Black List', ServiceName: '', LastUpdatedBy: 'me', lastUpdateTime: 'now' };
    expect(services(all)).toEqual([]);
    const selected = 'cannot be taken over: the service has no selection of single services: all are watched';
    expect(services({ ListType: 'BlackListed' })).toEqual([`ChangeTrackingServices.s.ListType ${selected}`]);
    expect(services({ ListType: 'NoBlackList' })).toEqual([`ChangeTrackingServices.s.ListType ${selected}`]);
    expect(services({ ServiceName: 'BlackList' })).toEqual([`ChangeTrackingServices.s.ServiceName ${selected}`]);
    expect(services({ notLastUpdate: 1 })).toEqual([`ChangeTrackingServices.s.notLastUpdate ${selected}`]);
  });

  test('an entry with an empty path', () => {
    expect(report(source('ChangeTrackingCustomPath', 'e', { path: '', enabled: true })).lost).toEqual([
      'ChangeTrackingCustomPath.e cannot be taken over: it has no path, so it watches nothing',
    ]);
  });

  test.each([
    ['often', 'it is no number of seconds; settings have 1800'],
    [[900], 'it is no number of seconds; settings have 1800'],
    [' ', 'it is no number of seconds; settings have 1800'],
  ])('a frequency of services such as %j', (CollectionTimeInterval, reason) => {
    const { settings, lost } = report(source('ChangeTrackingServices', 's', { CollectionTimeInterval }));
    expect(settings).toEqual({ linux: { files: [] } });
    expect(lost).toEqual([`ChangeTrackingServices.s.CollectionTimeInterval cannot be taken over: ${reason}`]);
  });

  test.each([() => 7, [], {}])('a text of another type: %p', (groupTag) => {
    const file = source('ChangeTrackingCustomPath', 'f', { path: 'C:\\f.ini', enabled: true, groupTag });
    expect(report(file).lost).toEqual([
      `ChangeTrackingCustomPath.f.groupTag cannot be taken over: it has the wrong type, got ${shown(groupTag)}`,
    ]);
  });
});

describe("settingsOfLegacy avoids the defects of Microsoft's scripts:", () => {
  test('a data type that is off stays off (they read Enabled beside properties)', () => {
    const off = ['Files', 'Software', 'Inventory', 'Registry', 'WindowsServices'].map((DataTypeId) =>
      source('ChangeTrackingDataTypeConfiguration', DataTypeId, { DataTypeId, Enabled: 'False' }),
    );
    const [files, software, inventory, registry, services] = off;
    expect(report(files, inventory).settings).toEqual({
      windows: { files: false, inventory: false },
      linux: { files: false, inventory: false },
    });
    expect(report(software, services).settings).toEqual({
      windows: { services: false, software: false },
      linux: { files: [], software: false },
    });
    expect(report(registry).settings).toEqual({ windows: { registryKeys: false }, linux: { files: [] } });
  });

  test('registry keys are in the rule (they write registrySettingsObjectList)', () => {
    const own = source('ChangeTrackingCustomRegistry', 'own', { keyName: 'HKLM\\SOFTWARE\\Own', enabled: 'true' });
    expect(report(own, KNOWN_DLLS).settings).toMatchObject({
      windows: {
        registryKeys: [{ key: 'HKLM\\SOFTWARE\\Own', name: 'own', groupTag: 'Recommended' }, 'knownDlls'],
      },
    });
  });

  test('a limit of 0 uploads nothing (they write 5000000 as if content had been wanted)', () => {
    const upload = source('ChangeTrackingCustomPath', 'up', {
      path: 'C:\\b.ini',
      enabled: true,
      maxContentsReturnable: '5000000',
    });
    const files = (options?: { contentStorage: boolean }) =>
      settingsOfLegacy([HOSTS, upload], options).settings?.windows;
    expect(files({ contentStorage: true })).toMatchObject({
      files: [{ name: 'hosts' }, { path: 'C:\\b.ini', name: 'up', uploadContent: true }],
    });
    expect(files({ contentStorage: true })).not.toMatchObject({ files: [{ uploadContent: true }, {}] });
    expect(files()).toEqual({
      files: [{ ...SETTINGS.windows.files[0] }, { path: 'C:\\b.ini', name: 'up' }],
    });
    expect(settingsOfLegacy([upload]).lost.map(({ value }) => value)).toEqual([5000000]);
    expect(report(HOSTS, upload).lost).toEqual([
      'ChangeTrackingCustomPath.up.maxContentsReturnable cannot be taken over: its content is uploaded to a content storage only: link one to the rule, and set uploadContent on the entry',
    ]);
  });

  test('the output of Linux files is not cut to 5 bytes', () => {
    const file = source('ChangeTrackingLinuxPath', 'f', { destinationPath: '/srv/a', enabled: true, maxOutputSize: 0 });
    expect(report(file).changes).toEqual(['ChangeTrackingLinuxPath.f.maxOutputSize was 0, becomes 5000000']);
  });

  test('no kind is dropped without a word', () => {
    const path = source('ChangeTrackingPath', 'p', { path: 'C:\\p.ini', enabled: true });
    const linux = source('LinuxChangeTrackingPath', 'l', { destinationPath: '/srv/l', enabled: true });
    const registry = source('ChangeTrackingRegistry', 'r', { keyName: 'HKLM\\SOFTWARE\\R', enabled: true });
    const location = source('ChangeTrackingContentLocation', 'c', { ContentLocationDescription: 'x' });
    const unknown = source('LinuxChangeTrackingPath', 'u', { collection: 'Enabled' });
    const { settings, lost } = report(path, linux, registry, location, unknown);
    expect(settings).toEqual({
      windows: {
        files: [{ path: 'C:\\p.ini', name: 'p' }],
        registryKeys: [{ key: 'HKLM\\SOFTWARE\\R', name: 'r', groupTag: 'Recommended' }],
      },
      linux: { files: [{ path: '/srv/l', name: 'l' }] },
    });
    expect(lost).toEqual([
      'LinuxChangeTrackingPath.u.collection cannot be taken over: a rule has no such property',
      'LinuxChangeTrackingPath.u cannot be taken over: it has no destinationPath, so it watches nothing',
      'ChangeTrackingContentLocation.c cannot be taken over: its properties are not documented; give the storage account to the rule as content storage, with its roles',
    ]);
  });

  test('paths such as c:\\users are kept (their clean-up of escapes throws)', () => {
    const users = source('ChangeTrackingCustomPath', 'users', { path: 'c:\\users\\public\\a.ini', enabled: true });
    expect(report(users).settings).toMatchObject({
      windows: { files: [{ path: 'c:\\users\\public\\a.ini', name: 'users' }] },
    });
  });

  test('names keep their hyphens, and no two entries share a name', () => {
    const one = source('ChangeTrackingCustomPath', 'web-config', { path: 'C:\\a.ini', enabled: true });
    const other = source('ChangeTrackingPath', 'web-config', { path: 'C:\\b.ini', enabled: true });
    expect(report(one, other)).toMatchObject({
      settings: { windows: { files: [{ path: 'C:\\a.ini', name: 'web-config' }, { path: 'C:\\b.ini' }] } },
      changes: ["ChangeTrackingPath['web-config'].name was 'web-config', becomes 'C:\\b.ini'"],
    });
  });

  test.each([
    [12, { frequencySec: 600 }, ['ChangeTrackingServices.s.CollectionTimeInterval was 12, becomes 600']],
    [3600, undefined, ['ChangeTrackingServices.s.CollectionTimeInterval was 3600, becomes 1800']],
    [700, { frequencySec: 700 }, []],
  ])(
    'services every %s seconds come into the range of the service, with a word',
    (CollectionTimeInterval, expected, changes) => {
      const found = report(source('ChangeTrackingServices', 's', { ListType: 'Blacklist', CollectionTimeInterval }));
      expect(found).toMatchObject({ changes, lost: [] });
      expect(found.settings?.windows).toEqual(expected && { services: expected });
    },
  );

  test('services are compared every 1800 seconds if no data source says otherwise (they write 600)', () => {
    expect(report(HOSTS).settings?.windows).not.toHaveProperty('services');
  });

  test('a wildcard of Linux gets the form of the agent, in its last segment', () => {
    const file = source('ChangeTrackingLinuxPath', 'f', {
      destinationPath: '/home/a/*',
      enabled: true,
      pathType: 'Folder',
    });
    expect(report(file)).toMatchObject({
      settings: { linux: { files: [{ path: '/home/a/*', name: 'f', pathType: 'Folder' }] } },
      changes: ["ChangeTrackingLinuxPath.f.destinationPath was '/home/a/*', becomes '/home/a/.*'"],
    });
  });
});

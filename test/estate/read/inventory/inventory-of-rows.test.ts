import { inventoryOf, type Rows } from '../../../../lib/estate/read/inventory/inventory-of-rows';
import { azureRule } from '../../../support/exported-forms';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/RG';
const VM = `${GROUP}/providers/Microsoft.Compute/virtualMachines/VM`;
const SCALE_SET = `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/SS`;
const ARC = `${GROUP}/providers/Microsoft.HybridCompute/machines/Arc`;
const read = (rows: Rows) => inventoryOf(rows, new Set(), []);

describe('a machine', () => {
  const machine = {
    ...{ id: VM.toLowerCase(), name: 'vm', kind: 'virtualMachine', os: undefined, location: '', isOn: undefined },
    ...{ hasSystemIdentity: false, identities: [], upgradeMode: undefined },
  };

  test.each<[row: object, own: object]>([
    [{}, {}],
    [
      { name: 'Own', location: 'West Europe' },
      { name: 'Own', location: 'westeurope' },
    ],
    [{ osType: 'Linux' }, { os: 'linux' }],
    [{ properties: { storageProfile: { osDisk: { osType: 'Windows' } } } }, { os: 'windows' }],
    [
      { properties: { virtualMachineProfile: { storageProfile: { osDisk: { osType: 'Windows' } } } } },
      { os: 'windows' },
    ],
    [{ osType: 'Plan9' }, {}],
    [{ powerState: 'PowerState/running', arcStatus: 'Disconnected' }, { isOn: true }],
    [{ powerState: 'PowerState/deallocated' }, { isOn: false }],
    [{ properties: { extended: { instanceView: { powerState: { code: 'PowerState/running' } } } } }, { isOn: true }],
    [{ arcStatus: 'Connected' }, { isOn: true }],
    [{ properties: { status: 'Disconnected' } }, { isOn: false }],
    [{ identity: { type: 'SystemAssigned, UserAssigned' } }, { hasSystemIdentity: true }],
    [{ identity: { type: 'UserAssigned', userAssignedIdentities: { '/Id': {} } } }, { identities: ['/id'] }],
    [{ identity: { type: 'UserAssigned', userAssignedIdentities: ['/Id', 1] } }, { identities: ['/id'] }],
    [{ upgradeMode: 'Manual' }, { upgradeMode: 'Manual' }],
    [{ properties: { upgradePolicy: { mode: 'Rolling' } } }, { upgradeMode: 'Rolling' }],
    [{ id: SCALE_SET }, { id: SCALE_SET.toLowerCase(), name: 'ss', kind: 'scaleSet' }],
    [{ id: ARC }, { id: ARC.toLowerCase(), name: 'arc', kind: 'arcServer' }],
  ])('with %j', (row, own) => {
    expect(read({ machines: [{ id: VM, ...row }] }).machines).toEqual([{ ...machine, ...own }]);
  });

  test('counts once', () => {
    expect(read({ machines: [{ id: VM }, { id: VM.toLowerCase() }] }).machines).toHaveLength(1);
  });
});

describe('an extension', () => {
  const AGENT = { publisher: 'Microsoft.Azure.Monitor', extensionType: 'AzureMonitorLinuxAgent' };
  const former = {
    ...{ kind: 'former', os: undefined, state: undefined, version: undefined },
    ...{ isUpgraded: undefined, identityId: undefined },
  };
  const settings = {
    authentication: { managedIdentity: { 'identifier-name': 'mi_res_id', 'identifier-value': '/Id' } },
  };

  test.each<[row: object, own: object]>([
    [{}, {}],
    [AGENT, { kind: 'agent', os: 'linux' }],
    [
      { properties: { publisher: AGENT.publisher, type: 'AzureMonitorWindowsAgent' } },
      { kind: 'agent', os: 'windows' },
    ],
    [
      { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', typePropertiesType: 'ChangeTracking-Windows' },
      { kind: 'changeTracking', os: 'windows' },
    ],
    [
      { provisioningState: 'Failed', typeHandlerVersion: '1.0' },
      { state: 'Failed', version: '1.0' },
    ],
    ...[true, 'true', 'True', '1', 1].map((value): [object, object] => [
      { enableAutomaticUpgrade: value },
      { isUpgraded: true },
    ]),
    ...[false, 'false', '0', 0].map((value): [object, object] => [
      { enableAutomaticUpgrade: value },
      { isUpgraded: false },
    ]),
    [{ enableAutomaticUpgrade: 'maybe' }, {}],
    [{ settings }, { identityId: '/id' }],
    [{ settings: JSON.stringify(settings) }, { identityId: '/id' }],
    [{ settings: 'not JSON' }, {}],
    [
      { settings: { authentication: { managedIdentity: { 'identifier-name': 'other', 'identifier-value': '/Id' } } } },
      {},
    ],
    [{ settings: { authentication: { managedIdentity: { 'identifier-name': 'mi_res_id' } } } }, {}],
  ])('with %j', (row, own) => {
    const { extensions } = read({ machines: [{ id: VM }], extensions: [{ id: `${VM}/extensions/E`, ...row }] });
    expect(extensions).toEqual(new Map([[VM.toLowerCase(), [{ ...former, ...own }]]]));
  });

  test('of a scale set is in its model', () => {
    const scaleSetExtensions = [
      { name: 'a', properties: { publisher: AGENT.publisher, type: AGENT.extensionType, typeHandlerVersion: '1.0' } },
    ];
    const machines = [{ id: SCALE_SET, scaleSetExtensions }];
    const own = { ...former, kind: 'agent', os: 'linux', version: '1.0' };
    expect(read({ machines, extensions: [] }).extensions).toEqual(new Map([[SCALE_SET.toLowerCase(), [own]]]));
    expect(read({ machines }).extensions).toBeUndefined();
  });
});

test('associations, solutions and workspaces', () => {
  const id = `${VM}/providers/Microsoft.Insights/dataCollectionRuleAssociations/A`;
  const found = read({
    machines: [{ id: VM }],
    associations: [
      { id, dataCollectionRuleId: '/Rule' },
      { id: `${id}2`, properties: { dataCollectionEndpointId: '/Endpoint' } },
    ],
    solutions: [
      { id: '/s', workspaceResourceId: '/W' },
      { id: '/t', properties: { workspaceResourceId: '/V' } },
    ],
    workspaces: [
      { id: '/W', name: 'W', location: 'WestEurope', publicIngestion: 'Disabled', dataIngestionStatus: 'OverQuota' },
      {
        id: '/V',
        properties: {
          publicNetworkAccessForIngestion: 'Disabled',
          workspaceCapping: { dataIngestionStatus: 'OverQuota' },
        },
      },
      { id: '/U', publicIngestion: 'Enabled', dataIngestionStatus: 'RespectQuota' },
    ],
  });
  expect(found.associations).toEqual(
    new Map([
      [
        VM.toLowerCase(),
        [
          { ruleId: '/rule', endpointId: undefined },
          { ruleId: undefined, endpointId: '/endpoint' },
        ],
      ],
    ]),
  );
  expect(found.solutions).toEqual(new Set(['/w', '/v']));
  expect([...(found.workspaces?.values() ?? [])]).toEqual([
    { id: '/w', name: 'W', location: 'westeurope', isClosed: true, isOverQuota: true },
    { id: '/v', name: '', location: '', isClosed: true, isOverQuota: true },
    { id: '/u', name: '', location: '', isClosed: false, isOverQuota: false },
  ]);
});

test('a rule has its systems and workspaces, and one of something else has none', () => {
  const rule = azureRule({ 'ChangeTracking-Linux': {}, 'ChangeTracking-Windows': {} });
  const other = {
    id: `${GROUP}/providers/Microsoft.Insights/dataCollectionRules/Other`,
    properties: { dataSources: {} },
  };
  const { rules } = read({ machines: [], rules: [rule, other] });
  expect([...(rules?.values() ?? [])]).toEqual([
    {
      ...{ id: rule.id.toLowerCase(), name: 'dcr-CT', location: 'westeurope', systems: ['linux', 'windows'] },
      workspaceIds: [rule.properties.destinations.logAnalytics[0]?.workspaceResourceId.toLowerCase()],
    },
    { id: other.id.toLowerCase(), name: 'other', location: '', systems: [], workspaceIds: [] },
  ]);
});

test('the newest row of the inventory of each machine', () => {
  const row = (LastRow: unknown, Kind: unknown = 'Data:Files', ResourceId: unknown = VM) => ({
    LastRow,
    Kind,
    ResourceId,
  });
  const day = (date: number) => Date.UTC(2026, 10, date);
  const { reported, newest } = read({
    machines: [{ id: VM }],
    reporting: [
      row('2026-11-02T00:00:00Z'),
      row('2026-11-03T00:00:00Z'),
      row('2026-11-01T00:00:00Z'),
      row('2026-11-05T00:00:00Z', 'Change:Files'),
      row('soon'),
      row('2026-11-09T00:00:00Z', 'Data:Files', ''),
      row('2026-11-04T00:00:00Z', 'Data:Files', `${VM}2`),
    ],
  });
  expect(reported).toEqual(
    new Map([
      [VM.toLowerCase(), day(3)],
      [`${VM.toLowerCase()}2`, day(4)],
    ]),
  );
  expect(newest).toBe(day(5));
  expect(read({ machines: [], reporting: [] })).toMatchObject({ reported: new Map(), newest: undefined });
});

test('files about other machines only are left out', () => {
  const other = `${GROUP}/providers/Microsoft.Compute/virtualMachines/Other`;
  const rows: Rows = {
    machines: [{ id: VM }],
    extensions: [{ id: `${other}/extensions/E` }],
    associations: [{ id: `${other}/providers/Microsoft.Insights/dataCollectionRuleAssociations/A` }],
    reporting: [{ ResourceId: other, Kind: 'Data:Files', LastRow: '2026-11-01T00:00:00Z' }],
  };
  const found = inventoryOf(rows, new Set(['rules']), ['a gap']);
  expect(found).toMatchObject({ extensions: undefined, associations: undefined, reported: undefined });
  expect(found.incomplete).toEqual(new Set(['rules']));
  expect(found.gaps).toEqual([
    'a gap',
    ...['extensions', 'associations', 'reporting'].map(
      (file) => `no row of the ${file} file is about a machine of the export: it is of another tenant`,
    ),
  ]);
});

test('of files that are not there nothing is known', () => {
  expect(read({})).toEqual({ machines: [], incomplete: new Set(), gaps: [] });
});

import { check, describe as described, review } from '../../../lib/estate';
import { SENSITIVE, UnusableInput } from '../../../lib/estate/model/value';
import { isState, readState } from '../../../lib/estate/read/state';
import { rule } from '../support';

const LINUX = {
  enableFiles: true,
  enableSoftware: true,
  enableRegistry: false,
  enableServices: true,
  enableInventory: true,
  fileSettings: {
    fileCollectionFrequency: 900,
    fileInfo: [{ name: 'a', destinationPath: 'relative.conf', enabled: true, recurse: false }],
  },
  softwareSettings: { softwareCollectionFrequency: 300 },
  inventorySettings: { inventoryCollectionFrequency: 36000 },
  servicesSettings: { serviceCollectionFrequency: 300 },
};
const TYPE = 'azurerm_monitor_data_collection_rule';
const VALUES = { id: '/rules/ct', ...rule(LINUX) };

/** What `terraform show -json` prints of a state. */
const shown = {
  format_version: '1.0',
  terraform_version: '1.11.4',
  values: {
    root_module: {
      resources: [{ address: 'azurerm_subnet.x', mode: 'managed', type: 'azurerm_subnet', values: {} }],
      child_modules: [
        {
          address: 'module.ct',
          resources: [
            { address: `module.ct.${TYPE}.rule["a"]`, mode: 'managed', type: TYPE, values: VALUES },
            { address: `module.ct.data.${TYPE}.other`, mode: 'data', type: TYPE, values: VALUES },
          ],
        },
      ],
    },
  },
};

/** The file Terraform keeps. */
const stored = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: 'x',
  outputs: {},
  resources: [
    {
      mode: 'managed',
      type: TYPE,
      name: 'rule',
      module: 'module.ct',
      instances: [
        { index_key: 'a', attributes: VALUES, sensitive_attributes: [] },
        { index_key: 'a', deposed: '0badc0de', attributes: { ...VALUES, id: '/rules/old' } },
      ],
    },
    { mode: 'managed', type: 'azurerm_subnet', name: 'x', instances: [{ attributes: {} }] },
  ],
};

describe.each(Object.entries({ shown, stored }))('a state, %s', (_, state) => {
  test('is checked as it is', () => {
    const { findings, unread } = check(state);
    expect(findings.map(({ id, address }) => `${id}@${address}`)).toEqual([
      `item-unsupported@module.ct.${TYPE}.rule["a"]`,
    ]);
    expect([...unread]).toEqual([['azurerm_subnet', 1]]);
  });

  test('is described', () => {
    expect(described(state).items.map(({ path }) => path)).toEqual(['relative.conf']);
  });

  test('holds no change to review', () => {
    expect(() => review(state)).toThrow('a state holds no change: check it, describe it, or review a plan');
  });
});

test('what a state marks as sensitive is never shown', () => {
  const [first] = stored.resources;
  const [instance] = first?.instances ?? [];
  const secret = { ...instance, sensitive_attributes: [[{ type: 'get_attr', value: 'data_sources' }]] };
  const state = { ...stored, resources: [{ ...first, instances: [secret] }] };
  expect(JSON.stringify([check(state).findings, described(state)])).not.toContain('relative.conf');
});

test('a body of azapi in the file of a state is read without the type that it is kept with', () => {
  const settings = { extensionName: 'ChangeTracking-Linux', name: 'ct', streams: [], extensionSettings: LINUX };
  const state = {
    ...stored,
    resources: [
      {
        mode: 'managed',
        type: 'azapi_resource',
        name: 'rule',
        instances: [
          {
            attributes: {
              type: 'Microsoft.Insights/dataCollectionRules@2023-03-11',
              name: 'dcr-ct',
              body: { type: ['object', {}], value: { properties: { dataSources: { extensions: [settings] } } } },
            },
          },
        ],
      },
    ],
  };
  expect(described(state).items.map(({ path }) => path)).toEqual(['relative.conf']);
});

describe('the resources of a state', () => {
  const WORKSPACE = 'azurerm_log_analytics_workspace';
  const attributes = { name: 'log', tags: { a: 'b' } };
  const found = (address: string, own: object = attributes) => ({
    ...{ address, type: WORKSPACE, action: 'none', replacedFor: [] },
    ...{ before: own, after: own },
  });

  test('of the file have the keys of their instances, and hide what is sensitive', () => {
    const instances = [
      { attributes },
      { index_key: 1, attributes },
      { index_key: 'a"b', attributes, sensitive_attributes: [[{ type: 'get_attr', value: 'tags' }, { value: 'a' }]] },
      { index_key: 2, attributes, sensitive_attributes: ['name', [{ type: 'index', value: 1 }], [], {}] },
      { index_key: 3, attributes, sensitive_attributes: 'name' },
      { index_key: 4, attributes: null },
      { index_key: 5, attributes, deposed: 'x' },
    ];
    const resource = { mode: 'managed', type: WORKSPACE, name: 'log', instances };
    const resources = [resource, { ...resource, mode: 'data' }, { instances }];
    const { changes, kind, gaps, unread } = readState({ ...stored, resources });
    expect(changes).toEqual([
      found(`${WORKSPACE}.log`),
      found(`${WORKSPACE}.log[1]`),
      found(`${WORKSPACE}.log["a\\"b"]`, { name: 'log', tags: SENSITIVE }),
      found(`${WORKSPACE}.log[2]`, { name: SENSITIVE, tags: { a: 'b' } }),
      found(`${WORKSPACE}.log[3]`),
    ]);
    expect([kind, gaps, unread]).toEqual(['state', [], new Map()]);
  });

  test('as they are printed are those of all modules, and hide what is sensitive', () => {
    const resource = { address: `${WORKSPACE}.log`, mode: 'managed', type: WORKSPACE, values: attributes };
    const inner = { resources: [{ ...resource, address: `module.a.${WORKSPACE}.log` }] };
    const root_module = {
      resources: [
        { ...resource, sensitive_values: { tags: { a: true } } },
        { ...resource, mode: 'data' },
        { ...resource, deposed_key: 'x' },
        { ...resource, values: null },
        { mode: 'managed', values: {} },
      ],
      child_modules: [inner, { child_modules: [inner] }],
    };
    const { changes, unread } = readState({ format_version: '1.0', values: { root_module } });
    expect(changes).toEqual([
      found(`${WORKSPACE}.log`, { name: 'log', tags: { a: SENSITIVE } }),
      found(`module.a.${WORKSPACE}.log`),
      found(`module.a.${WORKSPACE}.log`),
    ]);
    expect(unread).toEqual(new Map([['', 1]]));
  });

  test.each<[document: object, reason: string]>([
    [{ format_version: '2.0', values: {} }, 'states of format 2.0 are not known here, only 1.x'],
    [{ format_version: 1, values: {} }, 'states of format none are not known here, only 1.x'],
    [
      { format_version: `2${'0'.repeat(30)}`, values: {} },
      `states of format 2${'0'.repeat(19)} are not known here, only 1.x`,
    ],
    [{ ...stored, version: 3 }, 'states of version 3 are not known here, only 4'],
    [{ ...stored, version: undefined }, 'states of version undefined are not known here, only 4'],
  ])('of another format are refused (%#)', (state, reason) => {
    expect(() => readState({ ...state })).toThrow(new UnusableInput(reason));
  });

  test.each<[document: unknown, is: boolean]>([
    [shown, true],
    [stored, true],
    [{ format_version: '1.0' }, true],
    [{ format_version: '1.0', terraform_version: '1.11.4', checks: [] }, true],
    [{ format_version: '1.0', other: [] }, false],
    [{ format_version: '1.0', values: {}, resource_changes: [] }, false],
    [{ values: {} }, false],
    [{ ...stored, resources: {} }, false],
    [{ ...stored, lineage: 'x', serial: undefined }, true],
    [{ serial: 1, resources: [] }, false],
    [{ lineage: 'x', resources: [] }, false],
    [[], false],
    [null, false],
  ])('whether a document is a state (%#): %p', (document, is) => {
    expect(isState(document)).toBe(is);
  });
});

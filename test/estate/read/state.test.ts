import { check, describe as described, review } from '../../../lib/estate';
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

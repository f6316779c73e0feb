import { UNSTATED, UnusableInput } from '../../../../lib/estate/model/value';
import { withSettings } from '../../../../lib/estate/read/exports/exported-settings';

const read = (content: unknown) =>
  withSettings({
    type: 'microsoft.insights/datacollectionrules',
    id: '/r',
    name: 'r',
    parentId: '/',
    content,
    partial: false,
  });
const ASK = "export the rule with: az rest --method get --url '<id of the rule>?api-version=2023-03-11'";

const settings = (extensionSettings: unknown) => {
  const extensions = [{ extensionName: 'ChangeTracking-Linux', ExtensionSettings: extensionSettings }, 'text'];
  return read({ kind: 'Linux', Properties: { description: 'd', DataSources: { syslog: [], Extensions: extensions } } });
};

test.each<[given: unknown, wanted: unknown]>([
  [{ enableFiles: true }, { enableFiles: true }],
  ['{"enableFiles":true}', { enableFiles: true }],
  ['null', null],
  ['not JSON', 'not JSON'],
  [[{ Key: 'enableFiles', Value: true }], { enableFiles: true }],
  [[{ Key: 1 }], [{ Key: 1 }]],
  [[], []],
])('settings %j are an object as far as they can be', (given, wanted) => {
  expect(settings(given)).toEqual({
    resource: {
      ...{ type: 'microsoft.insights/datacollectionrules', id: '/r', name: 'r', parentId: '/', partial: false },
      content: {
        kind: 'Linux',
        properties: {
          description: 'd',
          dataSources: {
            syslog: [],
            extensions: [{ extensionName: 'ChangeTracking-Linux', extensionSettings: wanted }, 'text'],
          },
        },
      },
    },
  });
});

test('settings that are missing in all extensions of change tracking are said', () => {
  const extension = (extensionName: string, more = {}) => ({ extensionName, ...more });
  const of = (...extensions: object[]) => read({ properties: { dataSources: { extensions } } });
  const gap = `the settings of the extension are missing in this export; ${ASK}`;
  const missing = of(extension('changetracking-Linux', { extensionSettings: null }), extension('Other'));
  expect(missing.gap).toBe(gap);
  expect(missing.resource.content).toEqual({
    properties: {
      dataSources: {
        extensions: [
          { extensionName: 'changetracking-Linux', extensionSettings: UNSTATED },
          { extensionName: 'Other', extensionSettings: undefined },
        ],
      },
    },
  });
  expect(
    of(extension('ChangeTracking-Linux'), extension('ChangeTracking-Windows', { extensionSettings: {} })).gap,
  ).toBe(undefined);
  expect(of(extension('Other')).gap).toBeUndefined();
});

test.each<[content: unknown, gap: string | undefined]>([
  [{}, `the properties are missing in this export; ${ASK}`],
  [{ properties: 'text' }, `the properties are missing in this export; ${ASK}`],
  [{ properties: {} }, undefined],
  [{ properties: { dataSources: { extensions: {} } } }, undefined],
  [{ properties: { dataSources: [] } }, undefined],
])('a rule with %j stays as it is', (content, gap) => {
  const { resource, gap: found } = read(content);
  expect([resource.content, found]).toEqual([content, gap]);
});

test.each<[text: string, cut: boolean]>([
  ['System.Object[]', true],
  ['System.Object', true],
  ['System.Collections.Hashtable', true],
  ['System.Collections.Generic.List`1[System.String]', true],
  ['System.Management.Automation.PSCustomObject', true],
  ['Microsoft.Azure.PowerShell.Cmdlets.Monitor.Models.Extension', true],
  ['Microsoft.Azure.Management.Monitor.Models.Extension', true],
  ['@{a=1;\nb=2}', true],
  ['a System.Object[]', false],
  ['System.Object[] a', false],
  ['System.Other', false],
  ['Microsoft.Azure.Monitor', false],
  ['@{a=1', false],
])('%j is cut off: %p', (text, cut) => {
  const reading = () => read({ properties: { dataFlows: [{ streams: text }] } });
  if (cut)
    expect(reading).toThrow(
      new UnusableInput('PowerShell has cut the rule off: write it again with ConvertTo-Json -Depth 20'),
    );
  else expect(reading).not.toThrow();
});
